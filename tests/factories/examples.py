"""How many examples a property is tried on."""

from hypothesis import settings

USUAL = 100  # hypothesis's own number


def examples(count: int) -> settings:
    """Return settings for `count` examples, or for as many fewer as the profile in force asks of every property."""
    return settings(max_examples=max(3, count * settings().max_examples // USUAL))
