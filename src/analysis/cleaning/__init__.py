"""Cleaning: mentions -> observations, `DataFrame -> DataFrame`, one module a theme.

No input or output.
"""
