"""Which charts a change touches: each is drawn of both builds, and what a reader sees of it compared.

Why drawn: a list of what each chart shows would go stale, and a chart may
choose from its rows, so that a changed number need not change it.
"""

import io
from collections.abc import Mapping

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from analysis.briefing.clean_data import KEPT
from analysis.briefing.sources import caveat_codes, window_line
from analysis.cleaning.comparators import TABLE as COMPARATORS
from analysis.exhibits.registry import build, charts, data_of
from analysis.labels.names import Names, units_of
from analysis.renderers.mpl.draw import draw
from analysis.renderers.style import HEIGHT, WIDTH, Theme
from analysis.tables import to_csv
from analysis.vocabulary import Label, UnknownTermError

Tables = Mapping[str, pd.DataFrame]
DRAWN_IN = "zh"


def touched(before: Tables, after: Tables, names: Names) -> dict[str, Label]:
    """Titles, as they now are, by name of the charts whose picture, description or foot differs.

    `before` and `after` are tables by name, `names` what units and actors are
    called. A chart that can't be drawn of rows of an older vocabulary is
    touched where its rows differ.
    """
    if all(before[table].equals(after[table]) for table in after):
        return {}
    old, new = (_reporting(tables, names) for tables in (before, after))
    found = {}
    for name in charts():
        was, now = _rows(name, before), _rows(name, after)
        if old == new and was.equals(now):
            continue
        title, seen = _seen(name, now, new)
        if seen != _seen(name, was, old)[1]:
            found[name] = title
    return found


def _reporting(tables: Tables, names: Names) -> Names:
    """What the units that have a report, and their actors, are called."""
    units = set(tables["coverage"]["unit"])
    return {key: label for key, label in names.items() if key.split("/")[0] in units}


def _rows(name: str, tables: Tables) -> pd.DataFrame:
    """What the chart draws; all observations where they are of a vocabulary that it does not know."""
    try:
        return data_of(name, _Build(tables))
    except UnknownTermError:
        return tables[KEPT]


class _Build:
    """The tables of a build, as exhibits take them."""

    def __init__(self, tables: Tables) -> None:
        self.observations, self.coverage = tables[KEPT], tables["coverage"]
        self.comparators = tables[COMPARATORS]


def _seen(name: str, rows: pd.DataFrame, names: Names) -> tuple[Label, tuple[object, ...]]:
    """The chart's title, and all that a reader sees: picture, alt text, window, notes, the reports that are cited."""
    figure = Figure(figsize=(WIDTH, HEIGHT))
    try:
        what = build(name, rows, names, context=True)
        draw(what, Theme(units_of(names), DRAWN_IN), figure.subplots())
    except UnknownTermError:
        return Label(name, name), (to_csv(rows),)
    cited = sorted(set(what.rows.filter(["report", "reports"]).to_numpy().ravel()))
    foot = (window_line(what.rows), *caveat_codes(what.rows, what.caveats), *cited)
    return what.title, (_picture(figure), what.alt, *foot)


def _picture(figure: Figure) -> bytes:
    """The figure as SVG, the same from run to run."""
    picture = io.BytesIO()
    with plt.rc_context({"svg.fonttype": "none"}):
        figure.savefig(picture, format="svg", metadata={"Date": None})
    return picture.getvalue()
