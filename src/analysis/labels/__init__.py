"""Words in both languages.

What is said on charts and slides, numbers as people write them, names of units.
"""
