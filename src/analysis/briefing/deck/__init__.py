"""The deck: slides with PowerPoint's own charts, each with data sheet, sources and words."""
