"""How well the reader reads: its numbers held against those that people marked.

A statistic is found where the reader's overlaps it; value, relation and measure
are right where they are equal. What it adds is counted against its precision.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.problems import stop
from analysis.project import Project
from analysis.reading.cards import read_cards
from analysis.reading.characters import plain
from analysis.reading.documents import read_document
from analysis.reading.encodings import decode
from analysis.reading.reader import read_text

GOLD = ["report", "start", "end", "value", "relation", "measure", "role", "metric", "actor", "window_phrase"]
INHERITED = "window_inherited"
WRITTEN = {"start": r"[0-9]+", "end": r"[0-9]+", "value": r"(?:[0-9]+(?:\.[0-9]+)?)?"}
PARTS = ("officer", "sub_unit")
SCORES = ("value", "relation", "measure", "metric", "actor", "window")
CLOSE = 1e-9


def marked_numbers(project: Project, path: Path, folder: Path) -> tuple[pd.DataFrame, dict[str, str], dict[str, str]]:
    """The marked numbers of the CSV at `path`, the texts in `folder` that they are of, and the levels of their actors.

    When a report appeared, and the level of an actor beside the unit, come from
    the project's cards. Raises DataError naming the column that lacks, the row
    whose number is none, or where no text is there.
    """
    place = str(path)
    gold = pd.read_csv(io.StringIO(decode(path.read_bytes(), place, gb18030=True)), dtype="str", keep_default_na=False)
    lacking = [name for name in (*GOLD, INHERITED) if name not in gold]
    if lacking:
        stop(place, f"it lacks the columns {', '.join(lacking)}", "give it a row a number, as docs/reader.md shows")
    for name, form in WRITTEN.items():
        if not (fits := gold[name].str.fullmatch(form)).all():
            row = int((~fits).to_numpy().argmax())
            stop(f"{place} row {row + 2}", f"{name} {gold[name].iloc[row]!r} is no number", "write it in digits")
    places = {report: project.text(report, folder) for report in gold["report"].unique()}
    texts = {report: read_document(found, str(found)) for report, found in places.items() if found is not None}
    if not texts:
        stop(str(folder), "it has the text of none of these reports", "name a folder of texts, ID.txt")
    cards = read_cards(project)
    levels = {f"{card.unit.id}/{name}": actor.level for card in cards.values() for name, actor in card.actors.items()}
    when = {report: card.published for report, card in cards.items()}
    dated = gold.assign(published=gold["report"].map(when).fillna(""))
    return dated.astype({"start": "int64", "end": "int64"}), texts, levels


def score(gold: pd.DataFrame, texts: Mapping[str, str], levels: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Scores by report with a last row for all, and the confusion of roles (gold by row, read by column).

    `gold` has the columns GOLD and window_inherited, a row a number; `texts`
    the reports' texts by id; `levels` the levels of actors beside the units.
    Shares run from 0 to 1; metric, actor and window are of the statistics found.
    """
    marked = {str(report): rows for report, rows in gold.groupby("report") if report in texts}
    held = [_held(report, rows, texts[report], levels) for report, rows in marked.items()]
    pairs = pd.concat([found for found, _ in held], ignore_index=True)
    added = pd.concat([extra for _, extra in held], ignore_index=True)
    confusion = pd.crosstab(pairs["role"], pairs["read_role"])
    statistics = pairs[pairs["role"] == "statistic"]
    tables = [
        _scores(str(report), rows, added[added["report"] == report]) for report, rows in statistics.groupby("report")
    ]
    return pd.DataFrame([*tables, _scores("all", statistics, added)]), confusion


def _held(report: str, gold: pd.DataFrame, text: str, levels: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each marked number with what was read of it, and the statistics read where none is marked."""
    published = gold["published"].iloc[0] if "published" in gold else None
    # Plain rows: a text has few numbers, and one frame cut out for each of them costs more than reading the text.
    read = read_text(text, published=published).to_dict("records")
    counted = [row for row in read if row["role"] == "statistic"]
    marked = gold.to_dict("records")
    pairs = [_pair(line, counted if line["role"] == "statistic" else read, read, levels) for line in marked]
    statistics = [line for line in marked if line["role"] == "statistic"]
    added = [row["phrase"] for row in counted if not any(_overlap(line, row) for line in statistics)]
    return pd.DataFrame(pairs), pd.DataFrame({"phrase": added, "report": report}, dtype="str")


def _overlap(line: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    """Whether a marked number and one that was read share a character."""
    return bool(row["start"] < line["end"] and row["end"] > line["start"])


def _nearest(line: Mapping[Any, Any], read: Sequence[Mapping[Any, Any]]) -> Mapping[Any, Any] | None:
    """What was read at a marked number's place and begins and ends nearest to it; None where nothing was read."""
    here = [row for row in read if _overlap(line, row)]
    ends = ("start", "end")
    return min(here, key=lambda row: sum(abs(row[name] - line[name]) for name in ends), default=None)


def _pair(
    line: Mapping[Any, Any],
    counted: Sequence[Mapping[Any, Any]],
    read: Sequence[Mapping[Any, Any]],
    levels: Mapping[str, str],
) -> dict[str, object]:
    """A marked number, and whether each thing read of it is right; absent where nothing was read."""
    said, any_role = _nearest(line, counted), _nearest(line, read)
    row = {"report": line["report"], "role": line["role"], "found": said is not None}
    row["read_role"] = any_role["role"] if any_role else "not read"
    if said is None:
        return row | dict.fromkeys(SCORES, False)
    level = levels.get(str(line["actor"]), "")
    window = plain(str(line["window_phrase"]) or str(line[INHERITED]))
    return row | {
        "value": abs(said["value"] - float(str(line["value"] or "nan"))) <= CLOSE * max(1.0, said["value"]),
        "relation": said["relation"] == line["relation"],
        "measure": said["measure"] == line["measure"],
        "metric": said["metric"] == line["metric"],
        "actor": said["actor_level"] == level if level else said["actor_level"] not in PARTS,
        "window": plain(said["window_phrase"]) == window,
    }


def _scores(report: str, statistics: pd.DataFrame, added: pd.DataFrame) -> dict[str, object]:
    """One row of the table of scores."""
    found = statistics[statistics["found"]]
    right = found[["value", "relation", "measure"]].astype("bool").all(axis=1)
    read = len(found) + len(added)
    return {
        "report": report,
        "statistics": len(statistics),
        "recall": len(found) / max(len(statistics), 1),
        "precision": len(found) / read if read else 1.0,
        "right": right.sum() / max(len(statistics), 1),
        **{name: found[name].astype("bool").mean() if len(found) else 0.0 for name in SCORES},
    }
