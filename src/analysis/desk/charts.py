"""Charts and slides as a notebook has them: `an.chart`, `an.save`, `an.to_slide`."""

import contextlib
import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.deck import deck as decks
from analysis.briefing.figures import show_foot
from analysis.comparability.selection import is_published
from analysis.dataset import Dataset
from analysis.exhibits.registry import build, data_of, registry
from analysis.exhibits.spec import Exhibit, what_is_needed
from analysis.labels.words import Names, units_of
from analysis.problems import DataError, stop
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.style import Theme

# --- The charts as a notebook has them: each draws the project's data unless given rows.


class Charts:
    """The charts by name; `dataset` gives the clean data of the project at hand."""

    def __init__(self, dataset: Callable[[], Dataset]) -> None:
        self._dataset = dataset

    def __getattr__(self, name: str) -> Callable[..., Axes]:
        if name not in CHARTS:
            raise AttributeError(f"there is no chart {name!r}: use one of {', '.join(CHARTS)}")
        return self._with_defaults(name)

    def __dir__(self) -> list[str]:
        return list(CHARTS)

    def _with_defaults(self, name: str) -> Callable[..., Axes]:
        """Draw the chart of the project's rows unless others are given, with its foot.

        The project's own rows are drawn as context where they are refused: the chart
        says so on its face. Rows that are given are not, unless that is asked for.
        """

        @functools.wraps(CHARTS[name])
        def chart(
            data: pd.DataFrame | None = None,
            *,
            names: Names | None = None,
            lang: str = "zh",
            ax: Axes | None = None,
            **options: Any,
        ) -> Axes:
            # **options stands for `context` alone, which a few charts take; as for any function,
            # another word is a TypeError.
            if unknown := set(options) - ({"context"} if registry()[name].takes_context else set()):
                raise TypeError(f"{name}() got an unexpected keyword argument {min(unknown)!r}")
            dataset = self._dataset()
            known = dataset.names if names is None else names
            if data is None:
                exhibit = build(
                    name, data_of(name, dataset), known, **({"context": True} | options)
                )
            else:
                exhibit = self._of_selection(build_given(name, data, known, **options), known)
            drawn = draw_exhibit(exhibit, Theme(units_of(known), lang), ax)
            figure = drawn.get_figure(root=True)
            # None where Axes were handed in that had been taken off their figure.
            if isinstance(figure, Figure):
                show_foot(figure, dataset.reports)
            return drawn

        # For help() and Tab: wraps() takes the signature over, where the rows have no default.
        first, *others = inspect.signature(CHARTS[name]).parameters.values()
        kept = [first.replace(default=None), *others]
        signature = inspect.Signature(kept, return_annotation=Axes)
        chart.__signature__ = signature  # type: ignore[attr-defined]
        return chart

    def _of_selection(self, exhibit: Exhibit, names: Names) -> Exhibit:
        """Return the exhibit with the units it shows, where the project has others to show."""
        dataset = self._dataset()
        with contextlib.suppress(DataError):  # no clean tables: nothing to tell a selection from
            every = build(exhibit.id, data_of(exhibit.id, dataset), dataset.names, context=True)
            some = _own_units(exhibit.rows, names)
            if some and set(some) < set(_own_units(every.rows, names)):
                return replace(exhibit, units=tuple(some))
        return exhibit


def build_given(name: str, data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return the chart `name` of rows that were given.

    DataError where they are none, or none that it can show.
    """
    place, needed = f"chart {name}", what_is_needed(name).en.rstrip(".")
    if not isinstance(data, pd.DataFrame):
        stop(
            place,
            f"{data!r} is no table of rows",
            "pass rows, such as an.observations().query(...)",
        )
    if data.empty:
        stop(
            place,
            "no row was selected",
            "check what the rows were filtered by, or pass none to draw all",
        )
    try:
        exhibit = build(name, data, names, context=context)
    except KeyError as error:
        stop(place, f"the rows lack the column {error}", needed)
    if exhibit.empty:
        stop(place, f"it can draw none of the {len(data)} rows given", needed)
    return exhibit


def _own_units(rows: pd.DataFrame, names: Names) -> list[str]:
    """The project's units that `rows` are of, in their order; what others published is of none."""
    if "unit" not in rows:
        return []
    own = set(rows.loc[~is_published(rows), "unit"] if "basis" in rows else rows["unit"])
    return [unit for unit in units_of(names) if unit in own]


# --- Slides as a notebook puts them into a deck.


class Placing:
    """What puts slides into decks; `project` gives whose they are."""

    def __init__(self, project: Callable[[], Project]) -> None:
        self._project = project

    def to_slide(
        self,
        what: Axes | str,
        deck: str | Path | None = None,
        *,
        lang: str = "zh",
        chart: Exhibit | None = None,
    ) -> Path:
        """Write a chart's slide into a deck, in the place of its namesake or at the end.

        Return the deck.

        The chart is PowerPoint's own, with its data sheet, where it has the kind; else our picture.
        The other slides stay as they are; a deck that is not there is begun.

        Parameters
        ----------
        what : what one of our charts returned, or the name of a slide
        deck : a .pptx; this project's figures/briefing.pptx (briefing.LANG.pptx) where it is None
        lang : zh, en or both
        chart : what is on the Axes, where you drew it yourself

        >>> import analysis as an
        >>> an.to_slide("hazard")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        analysis.problems.StepError: There is no slide 'hazard'. Remedy: use one of opening, ...

        """
        path = Path(deck) if deck is not None else self._project().deck(lang)
        decks.to_slide(Dataset(self._project()), what, path, lang, chart)
        return path
