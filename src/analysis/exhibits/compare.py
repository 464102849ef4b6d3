"""Units side by side, a panel per metric: what may be compared, who is silent, who is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.comparison import Comparison, LeftOut, compare_units
from analysis.comparability.person_years import rates_per_person_year
from analysis.comparability.rows import PERSON_YEARS
from analysis.comparability.windows import Days, Window, latest_window, parse_window, rows_of_window
from analysis.exhibits.data.estimates import are_told_apart, estimate_shares
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, nothing_to_show
from analysis.exhibits.theme_panels import DotLine, DotRange, metric_heading
from analysis.exhibits.words import describe_rows, unit_label
from analysis.labels.windows import window_tick
from analysis.labels.words import LANGUAGES, Names, bilingual, fill_label, label, units_of
from analysis.vocabulary import Label, Metric, Terms, Unit, metrics, reasons

NAME = "compare"
PANELS = 4  # metrics that are shown where none are chosen
BY_NAME = 24  # units that are shown one by one; more are shown as a distribution
OWN_MOST = 6  # own units that are named among many
LISTED = 3  # names that a line below a panel spells out
RESIDENTS = "residents_2020"  # the column that rows may carry
SEPARATOR = Label("、", ", ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePanel(DotRange):
    """One metric of several units, the greatest first.

    `estimates` are the 95 % intervals of the lines, where there are any. `status` says whether
    the numbers compare and how complete they are, `notes` who is silent and who was left out,
    and why. `named` are the units to be named where all are too many.
    """

    estimates: pd.DataFrame | None
    status: Label
    notes: tuple[Label, ...]
    named: tuple[str, ...]

    @property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """Return lower and upper end of each unit's interval."""
        if self.estimates is None:
            return {}
        ends = self.estimates[["unit", "lower", "upper"]].itertuples(index=False, name=None)
        return {unit: (lower, upper) for unit, lower, upper in ends}

    @property
    def crowded(self) -> bool:
        """Whether there are too many units to name each."""
        return len(self.lines) > BY_NAME

    def ends(self) -> tuple[list[Label], list[Label]]:
        """Return the units with most and those with fewest, each with its number."""
        lines = list(self.lines)
        return _named_numbers(lines[:LISTED]), _named_numbers(lines[: -LISTED - 1 : -1])

    def own(self) -> list[Label]:
        """Return the units to be named beside the extreme ones, each with its number."""
        between = self.lines[LISTED:-LISTED]
        return _named_numbers([line for line in between if line.unit in self.named])


def _named_numbers(lines: Sequence[DotLine]) -> list[Label]:
    """Return the name and the number of each line."""
    numbers = [(line.who, line.number) for line in lines if line.number is not None]
    return [_with_number(who, number) for who, number in numbers]


def _with_number(who: Label, number: Number) -> Label:
    return bilingual(lambda lang: f"{who[lang]} {number.text[lang]}")


def build_compare(
    data: pd.DataFrame,
    names: Names,
    *,
    units: Sequence[str] | None = None,
    wanted: Sequence[str] | None = None,
    window: Window | None = None,
    rates: bool = False,
) -> Exhibit:
    """Return units side by side in one window, a part per metric, the greatest number first.

    Windows that follow one another are added up where they fill the window. What may not be
    compared is named, with the reason, and not drawn.

    Parameters
    ----------
    data : DataFrame
        Observations; with a column residents_2020, rates are taken of sums too.
    names : mapping of str to Label
        What units are called, by id; ids are shown where it is empty.
    units : sequence of str, optional
        Ids of the units; all of `data` where it is None.
    wanted : sequence of str, optional
        Ids of the metrics; those that most units report where it is None.
    window : str or tuple of two dates, optional
        2026, 2026-08, 2026Q3, or first and last day; the longest that most units report.
    rates : bool
        Show counts per 1,000 person-years, of units whose residents `data` carry.

    """
    shown = units_of_rows(data, names) if units is None else list(units)
    own = data[data["unit"].isin(shown)]
    days = latest_window(own) if window is None else parse_window(window)
    if days is None:
        return nothing_to_show(NAME, data)
    known = known_units(own, names)
    rows = rows_of_window(own, days, known)
    if rates and known is not None:
        shares = rows[rows["per"] == "share"]
        rows = pd.concat([rates_per_person_year(rows, known), shares], ignore_index=True)
    chosen = _metrics_shown(rows) if wanted is None else list(wanted)
    compared = [compare_units(rows, name, shown, names) for name in chosen]
    drawn = [one for one in compared if len(one.rows) > (wanted is None)]
    if not drawn:
        return nothing_to_show(NAME, data)
    parts = tuple(_panel(one, rows, shown, names) for one in drawn)
    kept = pd.concat([one.rows for one in drawn], ignore_index=True)
    return Exhibit(
        id=NAME,
        title=_title(drawn, parts, days),
        subtitle=_subtitle(drawn, parts),
        parts=parts,
        rows=kept,
        chosen_from=own,
        description=describe_rows(kept, names),
    )


def units_of_rows(data: pd.DataFrame, names: Names) -> list[str]:
    """Return the project's units, or those of the rows where there are no names."""
    known = units_of(names)
    return known or data["unit"].drop_duplicates().tolist()


def known_units(rows: pd.DataFrame, names: Names) -> Terms[Unit] | None:
    """Return the units of `rows` with their residents; None where the rows don't carry them."""
    if RESIDENTS not in rows:
        return None
    found = {}
    whole = rows[rows["actor"] == rows["unit"]].drop_duplicates("unit")
    for unit, level, count in whole[["unit", "actor_level", RESIDENTS]].itertuples(index=False):
        residents = None if pd.isna(count) else int(count)
        found[unit] = Unit(unit, unit_label(unit, names), level, residents)
    return Terms("unit", "the rows", found)


def _metrics_shown(rows: pd.DataFrame) -> list[str]:
    """Return the metrics that most units report: counts, and the share that most report."""
    whole = rows[rows["actor"] == rows["unit"]]
    reporting = whole.groupby("metric")["unit"].nunique()
    often = [name for name in metrics() if reporting.get(name, 0) > 1]
    most = sorted(often, key=lambda name: -reporting[name])
    shares = [name for name in most if metrics()[name].per == "share"][:1]
    counts = [name for name in most if name not in shares][: PANELS - len(shares)]
    return [name for name in metrics() if name in {*counts, *shares}]


# --- A panel: the lines, and what is said below them.


def _panel(
    compared: Comparison, window_rows: pd.DataFrame, units: Sequence[str], names: Names
) -> ComparePanel:
    rows = compared.rows
    numbers = numbers_of(rows, names)
    order = tuple(number.unit for number in numbers)
    metric = metrics()[compared.metric]
    estimates = estimate_shares(rows, window_rows) if metric.per == "share" else None
    return ComparePanel(
        heading=metric_heading(rows),
        lines=tuple(DotLine(one.unit, one.actor, one.who, one) for one in numbers),
        silent=tuple(DotLine(unit, unit, unit_label(unit, names)) for unit in compared.silent),
        units=(*order, *(unit for unit in units if unit not in order)),
        absent="none",
        derived=metric.derived,
        estimates=estimates,
        status=compared.status,
        notes=tuple(_notes(compared, names)),
        named=_units_to_name(order, names),
    )


def _units_to_name(order: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the units to name where all are too many: the extreme ones, and the project's own."""
    own = [unit for unit in order if unit in names]
    extremes = [*order[:LISTED], *order[-LISTED:]]
    few = own if len(own) <= OWN_MOST else []
    return tuple(dict.fromkeys([*extremes, *few]))


def _notes(compared: Comparison, names: Names) -> list[Label]:
    """Return who reports nothing, and who was left out for which reasons."""
    notes = []
    if compared.silent:
        listed = list_units([unit_label(unit, names) for unit in compared.silent])
        notes.append(fill_label(NAME, "silent", _each_language(names=listed)))
    for why, left in _by_reason(compared.left_out).items():
        listed = list_units([unit_label(one.unit, names) for one in left])
        notes.append(fill_label(NAME, "left_out", _each_language(names=listed, why=why)))
    return notes


def _by_reason(left_out: Sequence[LeftOut]) -> dict[Label, list[LeftOut]]:
    """Return those left out by what keeps them out, in words."""
    groups: dict[Label, list[LeftOut]] = {}
    for one in left_out:
        known = [reasons()[code] for code in one.verdict.reasons if code in reasons()]
        why = _join_labels(known)
        groups.setdefault(why, []).append(one)
    return groups


def list_units(named: Sequence[Label], most: int = LISTED) -> Label:
    """Return names one after another; of many the first, and how many there are."""
    listed = _join_labels(named[:most])
    if len(named) <= most:
        return listed
    facts = {lang: {"names": listed[lang], "n": len(named)} for lang in LANGUAGES}
    return fill_label(NAME, "and_more", facts)


def _join_labels(labels: Sequence[Label]) -> Label:
    return bilingual(lambda lang: SEPARATOR[lang].join(one[lang] for one in labels))


def _each_language(**facts: Label) -> dict[str, dict[str, object]]:
    return {lang: {key: text[lang] for key, text in facts.items()} for lang in LANGUAGES}


# --- What is found: the title, and how the picture is read.


def _title(drawn: Sequence[Comparison], parts: Sequence[ComparePanel], days: Days) -> Label:
    """Return the finding: of one metric in full, of several that of a count and that of a share."""
    if len(drawn) == 1:
        finding = _finding(drawn[0], parts[0])
    else:
        rated = [at for at, one in enumerate(drawn) if metrics()[one.metric].per == "share"]
        second = next((at for at in rated if at), 1)
        told = [_finding(drawn[at], parts[at], short="short_") for at in (0, second)]
        finding = Label("；".join(one.zh for one in told), "; ".join(one.en for one in told))
    window = window_tick(*days)
    return fill_label(
        NAME, "title", {lang: {"window": window, "finding": finding[lang]} for lang in LANGUAGES}
    )


def _finding(compared: Comparison, part: ComparePanel, *, short: str = "") -> Label:
    """Return who has most and fewest, as far as the numbers bear it."""
    numbers = [line.number for line in part.lines if line.number is not None]
    key = _finding_key(numbers, metrics()[compared.metric], part)
    facts = {
        lang: {
            "metric": part.heading[lang],
            "top": numbers[0].who[lang],
            "last": numbers[-1].who[lang],
            "most": numbers[0].text[lang],
            "least": numbers[-1].text[lang],
            "n": len(numbers),
        }
        for lang in LANGUAGES
    }
    return fill_label(NAME, short + key, facts)


def _finding_key(numbers: Sequence[Number], metric: Metric, part: ComparePanel) -> str:
    """Return which finding the numbers bear."""
    if len(numbers) == 1:
        return "alone"
    if numbers[0].low == numbers[-1].high and numbers[0].exact:
        return "equal"
    if numbers[0].low <= numbers[-1].high:
        return "close"
    apart = None
    if part.estimates is not None and len(part.estimates) > 1:
        apart = are_told_apart(part.estimates, numbers[0].unit, numbers[-1].unit)
    if apart is not None:
        return "apart" if apart else "alike"
    rate = metric.derived or numbers[0].per == PERSON_YEARS
    return "rate" if rate else "size"


def _subtitle(drawn: Sequence[Comparison], parts: Sequence[ComparePanel]) -> Label:
    """Return how marks are read, and that size is no merit where that must be said."""
    exposed = any("EXPOSURE" in one.verdict.reasons for one in drawn)
    notes = label(NAME, "sizes") if exposed else NO_WORDS
    if any(part.crowded for part in parts):
        marks = label(NAME, "distribution")
    else:
        intervals = label(NAME, "intervals") if any(p.intervals for p in parts) else NO_WORDS
        marks = bilingual(lambda lang: label(NAME, "marks")[lang] + intervals[lang])
    return bilingual(lambda lang: marks[lang] + notes[lang])
