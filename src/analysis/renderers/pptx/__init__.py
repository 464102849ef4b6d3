"""Exhibits as slides: PowerPoint's own charts and tables, with their data sheets."""
