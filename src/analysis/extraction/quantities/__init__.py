"""Quantities: the words of a number -> its value, relation, bounds and measure, read whole or refused."""
