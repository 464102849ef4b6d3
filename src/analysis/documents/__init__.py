"""Documents: a file -> normalised text, or the cells of a sheet.

Bounded, and read in a process of its own.
"""
