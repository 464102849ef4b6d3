"""Briefing: frames and Axes -> data/clean, figures, executed notebooks."""
