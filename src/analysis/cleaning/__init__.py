"""Cleaning: mentions -> observations, `DataFrame -> DataFrame`, one module per theme.

No input or output.
"""
