"""Comparing: cleaned rows of several units -> estimates and limits, `DataFrame -> DataFrame`. No input or output."""
