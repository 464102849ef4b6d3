"""Records: data/raw -> checked cards, ledgers and the register of units.

Proof of phrases, proposals and reviews.
"""
