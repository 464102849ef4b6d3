"""Comparing: observations -> what may be said of them together. No input or output."""
