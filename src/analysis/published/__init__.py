"""Published: what other units published (comparators), as records.

Loaded and checked, cleaned in `cleaning`.
"""
