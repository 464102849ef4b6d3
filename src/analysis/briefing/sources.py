"""Sources: the lines that cite reports and caveats, and the words behind a number."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.cleaning import caveats as codes
from analysis.comparability.selection import is_published
from analysis.comparability.wording import window_words
from analysis.dataset import Report, read_table
from analysis.documents.documents import read_document
from analysis.labels.words import in_singular
from analysis.project import Project
from analysis.records.proof import sentence_around
from analysis.vocabulary import Label, UnknownTermError, caveats, metrics

# --- Lines derived from the rows drawn, so they can't go stale: source, window, caveats.

PRESS, ASKED, OFFICIAL = "SELF_SELECTED", "SUBMITTED", "OFFICIAL"
FEW, CITED_MOST = 3, 6
BASES = {"printed": Label("", ""), "inferred": Label("，推断", ", inferred")}
PUBLISHED = Label(
    "{units}家单位公开的{reports}份报道（见 data/clean/comparator_sources.csv{when}）",
    "{reports} published reports of {units} units (data/clean/comparator_sources.csv{when})",
)
MANY = Label("{whose}的{reports}份{kind}，{listed}", "{reports} {kind} of {whose}, {listed}")
KINDS = {False: Label("报道", "reports"), True: Label("填报表", "returns")}
BOTH_KINDS = Label("报道和填报表", "reports and returns")
KIND = {False: Label("报道", "report"), True: Label("填报表", "return")}
UNITS = Label("{n}家单位", "{n} units")
CENSUS = Label("2020年人口普查", "census of 2020")


def source_line(
    rows: pd.DataFrame, reports: Mapping[str, Report], *, listed: Label | None = None
) -> Label:
    """The reports that `rows` come from: unit, title or publisher, date and how it is known.

    Comparators as a whole.

    More than CITED_MOST are told by their number where `listed` says where each of them is told.
    Raises UnknownTermError for a report that is not one of `reports`.
    """
    others = is_published(rows) if "basis" in rows else pd.Series(data=False, index=rows.index)
    found = reports_in(rows[~others])
    if unknown := found - set(reports):
        raise UnknownTermError(
            f"report '{min(unknown)}' has no card in this project. Remedy: draw rows of its "
            "own reports"
        )
    census = (
        [CENSUS]
        if "caveats" in rows and rows["caveats"].fillna("").str.contains("CENSUS_2020").any()
        else []
    )
    own = [known for report, known in reports.items() if report in found]
    parts = [*_cite_reports(own, listed), *_cite_comparators(rows[others]), *census]
    if not parts:
        return Label("", "")
    return Label(
        "资料来源：" + "；".join(part.zh for part in parts),
        "Sources: " + "; ".join(part.en for part in parts),
    )


def reports_in(rows: pd.DataFrame) -> set[str]:
    """Ids of the reports that `rows` come from: of observations, or of a coverage."""
    if "report" in rows:
        # a row that adds up several reports names all of them
        return {report for cell in set(rows["report"]) for report in cell.split(";")}
    return {
        report
        for cell in rows.get("reports", pd.Series(dtype="str"))
        for report in cell.split(";")
        if report
    }


def _cite_reports(reports: Sequence[Report], listed: Label | None) -> list[Label]:
    """Return each own report as a citation; many in one, where each is `listed` elsewhere."""
    if listed is None or len(reports) <= CITED_MOST:
        return [cite_report(report) for report in reports]
    units = {report.unit.id: report.unit.label for report in reports}
    whose = UNITS if len(units) > 1 else reports[0].unit.label
    kinds = {report.returned for report in reports}
    kind = BOTH_KINDS if len(kinds) > 1 else KINDS[kinds.pop()]
    facts = {
        lang: {
            "whose": whose[lang].format(n=len(units)),
            "kind": kind[lang],
            "listed": listed[lang],
        }
        for lang in ("zh", "en")
    }
    return [
        Label(*(MANY[lang].format(reports=len(reports), **said) for lang, said in facts.items()))
    ]


def _cite_comparators(rows: pd.DataFrame) -> list[Label]:
    """Comparators as one citation.

    How many reports, of how many units, of which years, and where each is listed.
    """
    if rows.empty:
        return []
    years = [day.year for name in ("window_start", "window_end") for day in rows[name].dropna()]
    span = f"{min(years)}–{max(years)}" if years else ""
    facts = {"reports": rows["report"].nunique(), "units": rows["unit"].nunique()}
    when = Label(f"，{span}年", f", {span}") if span else Label("", "")
    return [
        Label(
            *(
                in_singular(PUBLISHED[lang].format(when=when[lang], **facts))
                for lang in ("zh", "en")
            )
        )
    ]


def cite_report(report: Report) -> Label:
    """One report as a citation."""
    said = BASES.get(report.published_basis, BASES["printed"])
    zh = f"{report.published}{said.zh}" if report.published else "日期不详"
    en = f"{report.published}{said.en}" if report.published else "date unknown"
    title = f"《{report.title}》" if report.title else ""
    by, kind = report.publisher, KIND[report.returned]
    return Label(
        f"{report.unit.label.zh}{title or kind.zh}（{by + '，' if by else ''}{zh}）",
        f"{report.unit.label.en} {title or kind.en} ({by + ', ' if by else ''}{en})",
    )


def caveat_codes(
    rows: pd.DataFrame,
    told: Sequence[str] | None = None,
    reports: Mapping[str, Report] | None = None,
) -> list[str]:
    """Codes to tell beside `rows`: those `told`, else all that they carry.

    Last how the numbers came.

    Reports are what units chose to publish; what all of them were asked for is as they returned it,
    and the national authority's figures are as it published them. Rows that carry no caveats (a
    coverage) came as the `reports` did that they are of.
    """
    carried = rows["caveats"].fillna("") if "caveats" in rows else pd.Series(dtype="str")
    own = list(told) if told is not None else codes.caveats_of(rows) if len(carried) else []
    last = next(
        (code for code in (ASKED, OFFICIAL) if len(carried) and carried.str.contains(code).all()),
        PRESS,
    )
    if "caveats" not in rows and reports and (found := reports_in(rows) & set(reports)):
        last = ASKED if all(reports[report].returned for report in found) else PRESS
    return [*(code for code in own if code != last), last]


def caveat_line(told: Sequence[str]) -> Label:
    """The caveats as one line."""
    texts = [caveats()[code] for code in told]
    return Label(
        "注：" + "；".join(text.zh for text in texts),
        "Notes: " + "; ".join(text.en for text in texts),
    )


def window_line(rows: pd.DataFrame) -> Label:
    """The windows of `rows`, each once; their number where there are many."""
    if "window_basis" not in rows:
        return Label("各报道所及时段不一", "windows differ by report")
    keys = ["window_start", "window_end", "per"]
    texts = [window_words(*key) for key in rows[keys].drop_duplicates().itertuples(index=False)]
    once = list(dict.fromkeys(texts))
    if len(once) > FEW:
        return Label(f"{len(once)}种时段，各行自有", f"{len(once)} windows, each row its own")
    return Label("；".join(text.zh for text in once), "; ".join(text.en for text in once))


# --- The words behind a number: report, offset or cell, phrase, and the sentence where the text is
# present.

COLUMNS = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]
PARTS = " ÷ "


def evidence_of(
    row: pd.Series,
    every: pd.DataFrame,
    cited: Mapping[str, tuple[str, str]],
    project: Project,
    reports: Path | None,
) -> pd.DataFrame:
    """Columns COLUMNS of the rows of `every` behind one observation.

    A derived one gives the rows it was made of.

    `cited` gives each report's title and day of publication.
    """
    rows = rows_behind(row, every)
    places = rows[["report", "start", "phrase"]].itertuples(index=False)
    said = [
        _sentence_around(project, report, start, phrase, reports)
        for report, start, phrase in places
    ]
    found: pd.DataFrame = rows.assign(
        title=[cited[report][0] for report in rows["report"]],
        published=[cited[report][1] for report in rows["report"]],
        sentence=pd.Series(said, index=rows.index, dtype="str"),
    )
    return found[COLUMNS].reset_index(drop=True)


def rows_behind(row: "pd.Series | Mapping[Any, Any]", every: pd.DataFrame) -> pd.DataFrame:
    """The rows of `every` that one observation was read from.

    Itself, or those that a derived one was made of.
    """
    metric = metrics()[str(row["metric"])]
    wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
    phrases = str(row["phrase"]).split(PARTS)
    same = (
        (every["report"] == row["report"])
        & (every["actor"] == row["actor"])
        & every["metric"].isin(wanted)
    )
    here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
    rows: pd.DataFrame = every[same & every["phrase"].isin(phrases) & (metric.derived | here)]
    return rows


def published_sources(project: Project) -> dict[str, tuple[str, str]]:
    """Title and day of publication of each source of comparators."""
    sources = read_table(project, "comparator_sources")[["report", "title", "published"]]
    return {report: (title, day) for report, title, day in sources.itertuples(index=False)}


def report_texts(project: Project) -> Callable[[str], str | None]:
    """The reports' texts by id, each read once; None where one is not present."""

    @cache
    def text(report: str) -> str | None:
        path = project.text(report)
        return read_document(path, project.shown(path)) if path else None

    return text


def _sentence_around(
    project: Project, report: str, start: int, phrase: str, reports: Path | None
) -> str:
    """The sentence around a phrase, empty where the text is not present."""
    path = project.text(report, reports)
    return sentence_around(read_document(path, str(path)), int(start), phrase) if path else ""
