"""Quantities: the words of a number -> value, relation, bounds and measure, whole or refused."""
