"""Returns: the form that units fill in, read and validated, and all of data/raw read with it."""
