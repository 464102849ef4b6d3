"""What two builds differ in: figures, verdicts and charts, and the lines that say so."""

import io
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from analysis.briefing.cells import Cell, comparator_names, describe_fields, describe_verdict
from analysis.briefing.changes.builds import COMPARED, COVERED, OBSERVED, Build
from analysis.briefing.clean_data import KEPT
from analysis.briefing.sources import caveat_codes, window_line
from analysis.cleaning.comparators import TABLE as COMPARATORS
from analysis.cleaning.official import TABLE as OFFICIAL
from analysis.comparability.matrix import verdict_table
from analysis.comparability.verdict import REFUSE
from analysis.exhibits.registry import build, charts, data_of
from analysis.labels.words import Names, actor_name, label, name_of, units_of
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.style import HEIGHT, WIDTH, Theme
from analysis.tables import to_csv
from analysis.vocabulary import Label, UnknownTermError, metrics

# --- Which charts a change touches: each is drawn of both builds, and what a reader sees of it
# compared.

Tables = Mapping[str, pd.DataFrame]
DRAWN_IN = "zh"


def changed_charts(before: Tables, after: Tables, names: Names) -> dict[str, Label]:
    """Titles, as they now are, by name of the charts whose picture, description or foot differs.

    `before` and `after` are tables by name, `names` what units and actors are
    called. A chart that can't be drawn of rows of an older vocabulary is
    touched where its rows differ.
    """
    # Spares drawing every chart twice where nothing changed, as after most builds.
    if all(before[table].equals(after[table]) for table in after):
        return {}
    old, new = _reporting_names(before, names), _reporting_names(after, names)
    found = {}
    for name in charts():
        was, now = _chart_rows(name, before), _chart_rows(name, after)
        # A unit more or less changes colours and lines, even where the rows are the same.
        if old == new and was.equals(now):
            continue
        title, seen = _visible_content(name, now, new)
        if seen != _visible_content(name, was, old)[1]:
            found[name] = title
    return found


def _reporting_names(tables: Tables, names: Names) -> Names:
    """What the units that have a report, and their actors, are called."""
    units = set(tables["coverage"]["unit"])
    reporting = {}
    for key, called in names.items():
        unit = key.split("/")[0]  # of an actor: UNIT/ACTOR
        if unit in units:
            reporting[key] = called
    return reporting


def _chart_rows(name: str, tables: Tables) -> pd.DataFrame:
    """Return what the chart draws; all observations where it does not know their vocabulary."""
    try:
        return data_of(name, _Build(tables))
    except UnknownTermError:
        return tables[KEPT]


class _Build:
    """The tables of a build, as exhibits take them."""

    def __init__(self, tables: Tables) -> None:
        self.observations, self.coverage = tables[KEPT], tables["coverage"]
        self.comparators, self.official = tables[COMPARATORS], tables[OFFICIAL]


def _visible_content(
    name: str, rows: pd.DataFrame, names: Names
) -> tuple[Label, tuple[object, ...]]:
    """The chart's title, and all that a reader sees.

    Picture, alt text, window, notes, the reports that are cited.
    """
    figure = Figure(figsize=(WIDTH, HEIGHT))
    try:
        what = build(name, rows, names, context=True)
        draw_exhibit(what, Theme(units_of(names), DRAWN_IN), figure.subplots())
    except UnknownTermError:
        return Label(name, name), (to_csv(rows),)
    # Observations name their report in one column, a coverage all of them in another.
    cited = sorted(set(what.rows.filter(["report", "reports"]).to_numpy().ravel()))
    foot = (window_line(what.rows), *caveat_codes(what.rows, what.caveats), *cited)
    return what.title, (_chart_svg(figure), what.alt, *foot)


def _chart_svg(figure: Figure) -> bytes:
    """The figure as SVG, the same from run to run."""
    picture = io.BytesIO()
    # Text as text, not as outlines: quicker to make, and a word that differs is seen as one.
    with plt.rc_context({"svg.fonttype": "none"}):
        figure.savefig(picture, format="svg", metadata={"Date": None})
    return picture.getvalue()


# --- Which figures two builds differ in: added, changed (in which fields), withdrawn. Frames in,
# no input or output.

KINDS = ADDED, CHANGED, WITHDRAWN = ("added", "changed", "withdrawn")
THING = ["report", "actor", "metric", "basis"]
MEANING = [*THING, "wording", "per", "window_start", "window_end", "window_basis"]
PLACE = ["report", "basis", "start", "cell"]
FIGURE_KEYS = ["report", "metric", "basis", "phrase"]
# A figure is looked for by all its fields, then by the first of these that finds it.
PASSES = ([*MEANING, "start", "cell"], [*MEANING, "phrase"], MEANING, PLACE, FIGURE_KEYS)
Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """Hold one figure: what became of it, its row in each build, and the fields that differ.

    A row is None where the build has no such figure.
    """

    kind: str
    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row as it now is; as it was where it is withdrawn."""
        return self.after or self.before or {}


def changed_figures(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """The figures in which `after` differs from `before`, in the order of `after`.

    Those withdrawn come last.

    Both have the columns of observations, and may have more. A figure is the same one where report,
    actor, metric, verb, window and basis are, so that another phrase, or another
    place, is a change; where it stands at the same place, so that another metric,
    actor or window is one; or where the same words say it of the same metric, as
    with a ratio whose window was corrected. Else it is withdrawn, and another added.

    >>> row = dict.fromkeys([*MEANING, *PLACE], "x") | {"phrase": "300余户"}
    >>> was, now = pd.DataFrame([row]), pd.DataFrame([row | {"phrase": "近300户"}])
    >>> [(change.kind, change.fields) for change in changed_figures(was, now)]
    [('changed', ('phrase',))]
    """
    old, new = _figure_rows(before), _figure_rows(after)
    pairs = _pair_rows(old, new, [after.columns.tolist(), *PASSES])
    changes = []
    for place, row in enumerate(new):
        was = old[pairs[place]] if place in pairs else None
        change = _figure_change(was, row)
        if change is not None:
            changes.append(change)
    kept = set(pairs.values())
    gone = [Change(WITHDRAWN, row, None) for place, row in enumerate(old) if place not in kept]
    return changes + gone


def _figure_rows(frame: pd.DataFrame) -> list[Row]:
    """Rows with None for what is empty, so that empty equals empty."""
    cells = frame.astype("object").where(frame.notna(), None)
    return cells.to_dict("records")  # type: ignore[return-value]


def _pair_rows(
    old: Sequence[Row], new: Sequence[Row], passes: Sequence[Sequence[str]]
) -> dict[int, int]:
    """Places of `new` with that in `old` of the same figure.

    The first of `passes` that pairs a row decides.
    """
    pairs: dict[int, int] = {}
    for keys in passes:
        taken = set(pairs.values())
        # Twins (the same number told twice) pair in the order in which they stand.
        waiting: dict[tuple[Any, ...], deque[int]] = defaultdict(deque)
        for place, key in _rows_with_keys(old, keys):
            if place not in taken:
                waiting[key].append(place)
        for place, key in _rows_with_keys(new, keys):
            if place not in pairs and waiting[key]:
                pairs[place] = waiting[key].popleft()
    return pairs


def _rows_with_keys(
    rows: Sequence[Row], keys: Sequence[str]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Place and key of each row that has one: a ratio stands nowhere, so has no place to go by."""
    for place, row in enumerate(rows):
        if keys is not PLACE or row["start"] is not None or row["cell"]:
            yield place, tuple(row[key] for key in keys)


def _figure_change(before: Row | None, after: Row) -> Change | None:
    """What became of a figure that `after` has; None where nothing did."""
    if before is None:
        return Change(ADDED, None, after)
    differing = tuple(name for name in after if before.get(name) != after[name])
    return Change(CHANGED, before, after, differing) if differing else None


# --- Which verdicts turned between two builds.

PAIR = ["metric", "a", "b"]
VERDICT_KEYS = ["kind", "reasons"]
SILENT = (REFUSE, "MISSING_NOT_ZERO")


@dataclass(frozen=True)
class Turn:
    """The verdict on one metric of two units, before and after.

    Its kind and its reasons, codes by semicolons.
    """

    metric: str
    a: str
    b: str
    before: tuple[str, str]
    after: tuple[str, str]


def turned_verdicts(before: Build, after: Build, names: Names) -> list[Turn]:
    """The verdicts on each two units that differ, in kind or in reasons, in the order of `after`.

    Where neither reports a metric, the verdict is SILENT: not reported is not
    zero. So a first report is a turn only where the other unit reports it too.
    """
    old, new = _judge_pairs(before, names), _judge_pairs(after, names)
    turns = []
    for pair in dict.fromkeys([*new, *old]):
        was, now = old.get(pair, SILENT), new.get(pair, SILENT)
        if was != now:
            turns.append(Turn(*pair, was, now))
    return turns


def _judge_pairs(build: Build, names: Names) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Kind and reasons by metric and pair; a metric that is in no list any more can't be judged."""
    rows, units = build.tables[OBSERVED], build.tables[COVERED]["unit"].drop_duplicates().tolist()
    table = verdict_table(rows[rows["metric"].isin(list(metrics()))], among=units, names=names)
    keys = table[PAIR].itertuples(index=False, name=None)
    said = table[VERDICT_KEYS].itertuples(index=False, name=None)
    return dict(zip(keys, said, strict=True))


# --- All that two builds differ in, figures, verdicts and charts, and the lines in which it is
# told.

OURS = ["row"]  # where a comparator stands in our own file: no part of the figure


@dataclass(frozen=True)
class Differences:
    """What the build `after` has other than `before`.

    Figures, verdicts that turned, titles of charts by name, the columns that
    only one has, and what all these units and actors are called.
    """

    before: str
    after: str
    figures: Sequence[Change]
    verdicts: Sequence[Turn]
    charts: dict[str, Label]
    unshared: Sequence[str]
    names: Names


@dataclass(frozen=True)
class ChangeLine:
    """One line, under its section: what became of what.

    Of a changed figure one line per field, with both its contents.
    """

    section: str
    what: str
    of: str
    field: str = ""
    before: Cell = None
    after: Cell = None


def compare_builds(before: Build, after: Build, names: Names) -> Differences:
    """Compare two builds; `names` are what units and actors are called today."""
    unshared = sorted(before.unshared | after.unshared)
    figures: list[Change] = []
    for table in (OBSERVED, COMPARED):
        was = _with_shared_columns(before.tables[table], unshared)
        now = _with_shared_columns(after.tables[table], unshared)
        figures += changed_figures(was, now)
    turns = turned_verdicts(before, after, names)
    charts = changed_charts(before.tables, after.tables, names)
    # A comparator that was withdrawn has its name in the older build alone.
    gone, here = before.tables[COMPARED], after.tables[COMPARED]
    known = {**comparator_names(gone), **comparator_names(here), **names}
    return Differences(before.name, after.name, figures, turns, charts, unshared, known)


def _with_shared_columns(rows: pd.DataFrame, unshared: Sequence[str]) -> pd.DataFrame:
    """`rows`; a column that only one build has is empty in both, so that it makes no difference."""
    kept = rows.drop(columns=OURS, errors="ignore")
    return kept.assign(**dict.fromkeys(kept.columns.intersection(list(unshared))))


def count_differences(found: Differences, lang: str) -> list[str]:
    """How many of each, and what could not be compared."""
    if not (found.figures or found.verdicts or found.charts):
        told = label("changes", "none")[lang]
    else:
        facts = dict.fromkeys(KINDS, 0) | Counter(change.kind for change in found.figures)
        facts |= {"verdicts": len(found.verdicts), "charts": len(found.charts)}
        told = label("changes", "counts")[lang].format(**facts)
    if not found.unshared:
        return [told]
    columns = ("、" if lang == "zh" else ", ").join(found.unshared)
    return [told, label("changes", "unshared")[lang].format(columns=columns)]


def describe_differences(found: Differences, lang: str) -> Iterator[ChangeLine]:
    """What was found, in words of `lang`: the figures, the verdicts, the charts."""
    for change in found.figures:
        yield from _describe_figure(change, found.names, lang)
    for turn in found.verdicts:
        yield _describe_turn(turn, found.names, lang)
    for name, title in found.charts.items():
        yield ChangeLine(label("changes", "charts")[lang], name, title[lang])


def _describe_figure(change: Change, names: Names, lang: str) -> Iterator[ChangeLine]:
    """Each field that differs; of a figure that only one build has its words."""
    heading = label("changes", "figures")[lang], label("changes", change.kind)[lang]
    for field in change.fields or ("phrase",):
        was = _describe_side(change.before, field, names, lang)
        now = _describe_side(change.after, field, names, lang)
        of = _figure_name(change.row, names, lang)
        yield ChangeLine(*heading, of, label("columns", field)[lang], was, now)


def _describe_side(row: Row | None, field: str, names: Names, lang: str) -> Cell:
    """A field of a figure in one build; nothing where that build has no such figure."""
    return describe_fields(row, [field], names, lang)[0] if row else None


def _figure_name(row: Row, names: Names, lang: str) -> str:
    """Whose figure it is, of what, and where it stands; a ratio stands nowhere."""
    who, (metric,) = (
        actor_name(row["unit"], row["actor"], names, lang),
        describe_fields(row, ["metric"], names, lang),
    )
    place = row["cell"] or row["start"]
    return " · ".join(
        (who, str(metric), row["report"] if place is None else f"{row['report']} {place}")
    )


def _describe_turn(turn: Turn, names: Names, lang: str) -> ChangeLine:
    """The metric, the two units, and the verdict on them before and after."""
    what = label("changes", "turned" if turn.before[0] != turn.after[0] else "reasons")[lang]
    units = name_of(turn.a, names, lang), name_of(turn.b, names, lang)
    of = " · ".join((*units, metrics()[turn.metric].label[lang]))
    was, now = describe_verdict(*turn.before, lang), describe_verdict(*turn.after, lang)
    return ChangeLine(
        label("changes", "verdicts")[lang], what, of, label("sheets", "verdicts")[lang], was, now
    )
