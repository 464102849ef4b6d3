"""The command line: `analysis`, also `python -m analysis`."""
