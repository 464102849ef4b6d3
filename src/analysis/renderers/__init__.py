"""Renderers: one exhibit set in a file format.

They place and colour what it says, and work nothing out.
"""
