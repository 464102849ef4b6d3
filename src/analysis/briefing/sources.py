"""Sources: the lines that cite reports and caveats, and the words behind a number."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.cleaning import caveats as codes
from analysis.comparability.selection import is_published
from analysis.comparability.windows import SUMMED
from analysis.dataset import Report, read_table
from analysis.documents.documents import read_document
from analysis.exhibits.words import join_labels
from analysis.labels.windows import window_words
from analysis.labels.words import bilingual, in_singular
from analysis.project import Project
from analysis.records.proof import sentence_around
from analysis.vocabulary import Label, UnknownTermError, caveats, metrics

# --- Lines derived from the rows drawn, so they can't go stale: source, window, caveats.

# How numbers came: picked by a unit for its press, returned on a form to all, or from the nation.
PRESS, ASKED, OFFICIAL = "SELF_SELECTED", "SUBMITTED", "OFFICIAL"
FEW, CITED_MOST = 3, 6  # windows, and reports, that a line under a chart has room for
BASES = {"printed": Label("", ""), "inferred": Label("，推断", ", inferred")}
PUBLISHED = Label(
    "{units}家单位公开的{reports}份报道（见 data/clean/comparator_sources.csv{when}）",
    "{reports} published reports of {units} units (data/clean/comparator_sources.csv{when})",
)
MANY = Label("{whose}的{reports}份{kind}，{listed}", "{reports} {kind} of {whose}, {listed}")
# By whether it was returned on a form.
KINDS = {False: Label("报道", "reports"), True: Label("填报表", "returns")}
BOTH_KINDS = Label("报道和填报表", "reports and returns")
KIND = {False: Label("报道", "report"), True: Label("填报表", "return")}
YEARBOOK = "official"  # the basis of a statistical office's figures
OF_YEARBOOK = Label(
    "国家统计局《中国统计年鉴》（{span}年，见 data/raw/official/sources.csv）",
    "National Bureau of Statistics, China Statistical Yearbook ({span}, "
    "data/raw/official/sources.csv)",
)
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
    # A coverage has no basis: it is of the project's own reports alone.
    others = is_published(rows) if "basis" in rows else pd.Series(data=False, index=rows.index)
    official = rows["basis"] == YEARBOOK if "basis" in rows else ~others & others
    found = reports_in(rows[~others & ~official])
    if unknown := found - set(reports):
        raise UnknownTermError(
            f"report '{min(unknown)}' has no card in this project. Remedy: draw rows of its "
            "own reports"
        )
    # Numbers per 1,000 residents divide by the census, which is then a source, too.
    census = (
        [CENSUS]
        if "caveats" in rows and rows["caveats"].fillna("").str.contains("CENSUS_2020").any()
        else []
    )
    own = [known for report, known in reports.items() if report in found]
    parts = [*_cite_reports(own, listed), *_cite_comparators(rows[others])]
    parts += [*_cite_yearbook(rows[official]), *census]
    if not parts:
        return Label("", "")
    cited = join_labels(parts)
    return Label(f"资料来源：{cited.zh}", f"Sources: {cited.en}")


def reports_in(rows: pd.DataFrame) -> set[str]:
    """Ids of the reports that `rows` come from: of observations, or of a coverage."""
    if "report" in rows:
        # a row that adds up several reports names all of them (u1-2026-08;u1-2026-09)
        listed = ";".join(rows["report"])
    else:
        # a cell of a coverage lists its reports (deqing;suining), and is empty where none tells
        listed = ";".join(rows.get("reports", pd.Series(dtype="str")))
    return set(listed.split(";")) - {""}


def _cite_reports(reports: Sequence[Report], listed: Label | None) -> list[Label]:
    """Return each own report as a citation; many in one, where each is `listed` elsewhere."""
    if listed is None or len(reports) <= CITED_MOST:
        return list(map(cite_report, reports))
    units, kinds = set[str](), set[bool]()
    for report in reports:
        units.add(report.unit.id)
        kinds.add(report.returned)
    whose = UNITS if len(units) > 1 else reports[0].unit.label
    kind = BOTH_KINDS if len(kinds) > 1 else KINDS[kinds.pop()]
    return [
        bilingual(
            lambda lang: MANY[lang].format(
                reports=len(reports),
                whose=whose[lang].format(n=len(units)),
                kind=kind[lang],
                listed=listed[lang],
            )
        )
    ]


def _cite_comparators(rows: pd.DataFrame) -> list[Label]:
    """Comparators as one citation.

    How many reports, of how many units, of which years, and where each is listed.
    """
    if rows.empty:
        return []
    days = pd.concat([rows["window_start"], rows["window_end"]]).dropna()
    span = f"{days.min().year}–{days.max().year}" if len(days) else ""
    facts = {"reports": rows["report"].nunique(), "units": rows["unit"].nunique()}
    when = Label(f"，{span}年", f", {span}") if span else Label("", "")
    return [bilingual(lambda lang: in_singular(PUBLISHED[lang].format(when=when[lang], **facts)))]


def _cite_yearbook(rows: pd.DataFrame) -> list[Label]:
    """Return official figures as one citation, with the years that they are of."""
    if rows.empty:
        return []
    years = rows["window_end"].dt.year
    span = f"{years.min()}–{years.max()}" if years.min() < years.max() else f"{years.min()}"
    return [Label(*(OF_YEARBOOK[lang].format(span=span) for lang in ("zh", "en")))]


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
    carries = "caveats" in rows and len(rows)
    own = list(told) if told is not None else codes.caveats_of(rows) if carries else []
    last = _code_of_origin(rows, reports or {})
    others = [code for code in own if code != last]
    return [*others, last]


def _code_of_origin(rows: pd.DataFrame, reports: Mapping[str, Report]) -> str:
    """How the numbers came: rows of mixed origin are told as the weakest, the press."""
    if "caveats" not in rows:
        found = reports_in(rows) & set(reports)
        return ASKED if found and all(reports[report].returned for report in found) else PRESS
    carried = rows["caveats"].fillna("")
    for code in (ASKED, OFFICIAL):
        # Of no rows at all nothing is known, though all() would be true of them.
        if len(carried) and carried.str.contains(code).all():
            return code
    return PRESS


def caveat_line(told: Sequence[str]) -> Label:
    """The caveats as one line."""
    notes = join_labels([caveats()[code] for code in told])
    return Label(f"注：{notes.zh}", f"Notes: {notes.en}")


def window_line(rows: pd.DataFrame) -> Label:
    """The windows of `rows`, each once; their number where there are many."""
    if "window_basis" not in rows:
        return Label("各报道所及时段不一", "windows differ by report")
    keys = ["window_start", "window_end", "per"]
    windows = rows[keys].drop_duplicates().itertuples(index=False)
    # Windows without a date mostly read alike, whatever their numbers are per: told once.
    once = list(dict.fromkeys(starmap(window_words, windows)))
    if len(once) > FEW:
        return Label(f"{len(once)}种时段，各行自有", f"{len(once)} windows, each row its own")
    return join_labels(once)


# --- The words behind a number: report, offset or cell, phrase, and the sentence where the text is
# present.

COLUMNS = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]
PARTS, TERMS = " ÷ ", " + "


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
    titles, days, sentences = [], [], []
    for report, start, phrase in rows[["report", "start", "phrase"]].itertuples(index=False):
        title, day = cited[report]
        titles.append(title)
        days.append(day)
        sentences.append(_sentence_around(project, report, start, phrase, reports))
    found: pd.DataFrame = rows.assign(
        title=titles,
        published=days,
        # Typed, for an empty list alone would give a column of floats.
        sentence=pd.Series(sentences, index=rows.index, dtype="str"),
    )
    return found[COLUMNS].reset_index(drop=True)


def rows_behind(row: "pd.Series | Mapping[Any, Any]", every: pd.DataFrame) -> pd.DataFrame:
    """The rows of `every` that one observation was read from.

    Itself, or those that a derived one or a sum was made of.
    """
    # A share was divided from two numbers, and its phrase joins theirs: 80处 ÷ 100处.
    metric = metrics()[str(row["metric"])]
    wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
    # A sum of several windows names the reports and the words of each: 80处 + 90处.
    added = SUMMED in str(row["caveats"] or "").split(";")
    joined = str(row["phrase"]).split(PARTS)
    phrases = [phrase for part in joined for phrase in (part.split(TERMS) if added else [part])]
    same = (
        every["report"].isin(str(row["report"]).split(";"))
        & (every["actor"] == row["actor"])
        & every["metric"].isin(wanted)
    )
    if added:
        inside = (every["window_start"] >= row["window_start"]) & (
            every["window_end"] <= row["window_end"]
        )
        summed: pd.DataFrame = every[same & inside & every["phrase"].isin(phrases)]
        return summed
    # A comparator and a form's cell have no offset (<NA>): the phrase or the cell tells them.
    here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
    rows: pd.DataFrame = every[same & every["phrase"].isin(phrases) & (metric.derived | here)]
    return rows


def published_sources(project: Project) -> dict[str, tuple[str, str]]:
    """Title and day of publication of each source of comparators."""
    sources = read_table(project, "comparator_sources")[["report", "title", "published"]]
    cited = sources[["title", "published"]].itertuples(index=False, name=None)
    return dict(zip(sources["report"], cited, strict=True))


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
