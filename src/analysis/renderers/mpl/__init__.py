"""Exhibits as matplotlib pictures, by seaborn's contract: `ax=None` in, the Axes out."""
