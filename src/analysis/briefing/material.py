"""What the desk and the site are made of.

A project's numbers in words, each with the words behind it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.clean_data import KEPT
from analysis.briefing.html import readable_table
from analysis.briefing.sources import cite_report, published_sources, report_texts, rows_behind
from analysis.comparability.selection import without_own_press
from analysis.dataset import Dataset, Report
from analysis.labels.words import Names, fill_label, label, name_of
from analysis.project import Project
from analysis.records.proof import text_around
from analysis.vocabulary import Label, themes

# --- Numbers to look through: what each is told with, and what is left of them by unit, theme and
# year.

UNDATED = "undated"
FILTERS = ("unit", "theme", "year")
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a number.

    The report as a citation, the place in it, the phrase, and its sentence around it.
    """

    report: str
    place: str
    before: str
    phrase: str
    after: str
    present: bool


@dataclass(frozen=True, slots=True)
class NumberInWords:
    """One observation in words.

    The cells of readable(), what it is filtered and sorted by, and the words behind it.
    """

    unit: str
    theme: str
    years: tuple[str, ...]
    cells: tuple[str, ...]
    low: float
    day: str
    behind: tuple[Behind, ...]


def years_of_window(row: pd.Series) -> tuple[str, ...]:
    """The years that a row's window states.

    All of them where both its ends are known, else the year of the one.

    >>> start, end = pd.Timestamp("2021-06-01"), pd.Timestamp("2022-01-31")
    >>> years_of_window(pd.Series({"window_start": start, "window_end": end}))
    ('2021', '2022')
    >>> years_of_window(pd.Series({"window_start": pd.NaT, "window_end": pd.NaT}))
    ('undated',)
    """
    days = _days_of_window(row)
    return tuple(map(str, range(min(days).year, max(days).year + 1))) if days else (UNDATED,)


def _days_of_window(row: pd.Series) -> list[pd.Timestamp]:
    """The ends of a row's window that are known."""
    return [day for day in (row["window_start"], row["window_end"]) if pd.notna(day)]


def filter_rows(rows: pd.DataFrame, unit: str, theme: str, year: str) -> pd.DataFrame:
    """The rows of one unit, theme and year; "" is any."""
    kept = rows[
        ((rows["unit"] == unit) | (unit == "")) & ((rows["theme"] == theme) | (theme == ""))
    ]
    within = [year in ("", *years_of_window(row)) for _, row in kept.iterrows()]
    return kept.loc[within]


def filter_choices(rows: pd.DataFrame, names: Names, lang: str) -> dict[str, list[Choice]]:
    """Return the choices of each filter as (words, value): first all, then what `rows` hold."""
    occurring, held = set[str](), set(rows["theme"])
    for _, row in rows.iterrows():
        occurring.update(years_of_window(row))
    units = [(name_of(unit, names, lang), unit) for unit in rows["unit"].drop_duplicates()]
    told_of = [(theme[lang], name) for name, theme in themes().items() if name in held]
    dated = sorted(occurring - {UNDATED})
    years = list(zip(dated, dated, strict=True))
    # Many reports date nothing; what they tell would be out of reach of a filter by years alone.
    if UNDATED in occurring:
        years.append((label("filters", UNDATED)[lang], UNDATED))
    every = (label("filters", "all")[lang], "")
    return {"unit": [every, *units], "theme": [every, *told_of], "year": [every, *years]}


# --- What the desk and the site are made of: a project's numbers in words, each with the words
# behind it.

COMPARATOR = "comparator"


@dataclass(frozen=True)
class ProjectMaterial:
    """A project as it stands: its clean observations, and all that is needed to tell of them.

    `names` are of its own units, `called` of those that other units' figures name
    too; `citations` are of its reports and of the comparators' sources.
    """

    dataset: Dataset
    observations: pd.DataFrame
    comparators: pd.DataFrame
    reports: Mapping[str, Report]
    names: Names
    called: Names
    citations: Mapping[str, Label]
    text: Callable[[str], str | None]

    @property
    def project(self) -> Project:
        """The project."""
        return self.dataset.project

    def numbers(self, rows: pd.DataFrame, lang: str) -> list[NumberInWords]:
        """Each of `rows` (columns of observations) in words of `lang`."""
        cells = readable_table(rows, self.called, lang).itertuples(index=False, name=None)
        told = []
        for (_, row), said in zip(rows.iterrows(), cells, strict=True):
            # Both ends in a row sort as text: by the first day, then by the last.
            day = "".join(f"{day:%Y-%m-%d}" for day in _days_of_window(row))
            told.append(
                NumberInWords(
                    unit=str(row["unit"]),
                    theme=str(row["theme"]),
                    years=years_of_window(row),
                    cells=tuple(map(str, said)),
                    low=float(row["low"]),
                    day=day,
                    behind=tuple(self._behind(row, lang)),
                )
            )
        return told

    def _behind(self, row: pd.Series, lang: str) -> Iterator[Behind]:
        """The words behind a row, quoted in their sentence only where they stand in the text."""
        every = self.comparators if row["basis"] == COMPARATOR else self.observations
        for found in rows_behind(row, every).to_dict("records"):
            report, phrase = found["report"], found["phrase"]
            start = None if pd.isna(found["start"]) else int(found["start"])
            text = None if start is None else self.text(report)
            # A text may have been replaced since: a phrase that moved is quoted without a sentence.
            stands = text is not None and text.startswith(phrase, start)
            before, after = (
                text_around(text, start or 0, phrase) if text is not None and stands else ("", "")
            )
            place = _phrase_place(found["cell"], start, lang)
            yield Behind(self.citations[report][lang], place, before, phrase, after, stands)


def _phrase_place(cell: str, start: int | None, lang: str) -> str:
    """Where a phrase stands: its cell on a return form, or its offset in a text.

    Not known of a comparator's.
    """
    if not cell and start is None:
        return ""
    facts = {"cell": cell, "start": start}
    return fill_label("evidence", "cell" if cell else "offset", {"zh": facts, "en": facts})[lang]


def read_material(project: Project) -> ProjectMaterial:
    """Read what data/clean holds of a project; DataError where it is not built."""
    dataset = Dataset(project)
    cited = published_sources(project)
    citations = {report: _cite_comparator(*said) for report, said in cited.items()}
    citations |= {report: cite_report(known) for report, known in dataset.reports.items()}
    return ProjectMaterial(
        dataset=dataset,
        observations=dataset.table(KEPT),
        comparators=without_own_press(dataset.table("comparators")),
        reports=dataset.reports,
        names=dataset.names,
        called=dataset.all_names,
        citations=citations,
        text=report_texts(project),
    )


def _cite_comparator(title: str, day: str) -> Label:
    """A comparator's source as a citation."""
    return Label(f"{title}（{day}）", f"{title} ({day})")
