"""Slides as a notebook puts them into a deck."""

from collections.abc import Callable
from pathlib import Path

from matplotlib.axes import Axes

from analysis.briefing.deck import deck as decks
from analysis.dataset import Dataset
from analysis.exhibits.spec import Exhibit
from analysis.project import Project


class Placing:
    """What puts slides into decks; `project` gives whose they are."""

    def __init__(self, project: Callable[[], Project]) -> None:
        self._project = project

    def to_slide(
        self, what: Axes | str, deck: str | Path | None = None, *, lang: str = "zh", chart: Exhibit | None = None
    ) -> Path:
        """Write a chart's slide into a deck, in the place of its namesake or at the end; return the deck.

        The chart is PowerPoint's own, with its data sheet, where it has the kind; else our picture. The other slides
        stay as they are; a deck that is not there is begun.

        Parameters
        ----------
        what : what one of our charts returned, or the name of a slide
        deck : a .pptx; this project's figures/briefing.pptx (briefing.LANG.pptx) where it is None
        lang : zh, en or both
        chart : what is on the Axes, where you drew it yourself

        >>> import analysis as an
        >>> an.to_slide("hazard")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        analysis.problems.StepError: There is no slide 'hazard'. Remedy: use one of opening, coverage, ...

        """
        path = Path(deck) if deck is not None else self._project().deck(lang)
        decks.to_slide(Dataset(self._project()), what, path, lang, chart)
        return path
