"""What the simulations share.

The seed, the number of draws, and the table that docs/estimates.md quotes.
"""

import numpy as np

SEED, DRAWS = 20240601, 10_000


def random() -> np.random.Generator:
    """Random numbers from the seed: each row of a table starts anew, so that rows can be added."""
    return np.random.default_rng(SEED)


def share(part: float) -> str:
    """A share of draws in per cent.

    >>> share(0.9534)
    '95.3 %'
    """
    return f"{part:.1%}".replace("%", " %")


def markdown(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown.

    >>> print(markdown(("n", "covered"), [("20", "95.3 %")]))
    | n | covered |
    |---|---|
    | 20 | 95.3 % |
    """
    first, *others = [f"| {' | '.join(line)} |" for line in (header, *rows)]
    return "\n".join([first, "|---" * len(header) + "|", *others])
