"""Words in both languages: what is said on charts and slides, numbers as people write them, names of units."""
