"""Comparability: observations -> may they be compared, with all reasons and a remedy."""
