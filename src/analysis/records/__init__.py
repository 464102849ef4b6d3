"""Records: data/raw -> checked cards, ledgers and the register of units; proof of phrases, proposals and reviews."""
