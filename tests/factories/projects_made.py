"""A small invented project: three units, two reports with their texts, cards and ledgers."""

import csv
from pathlib import Path

from analysis.documents.documents import block_sums, text_checksum
from analysis.project import Project
from analysis.records.ledgers import LEDGER_COLUMNS

Row = tuple[str, ...]
UNITS = """\
unit,zh,en,level,residents_2020
jia,甲市支队,Jia,detachment,500000
yi,乙县大队,Yi,brigade,
bing,丙省总队,Bing,corps,9000000
"""
CARD = """\
unit = "{unit}"
title = "虚构的报道"
publisher = ""
published = "{published}"
published_basis = "inferred"
published_note = ""
notes = ""
sha256 = "{sha256}"
characters = {characters}
block_sums = "{block_sums}"

[actors]
{actors}
"""
PUBLISHED = {"jia": "2023-07-15", "yi": "2022"}
ACTORS = {
    "jia": 'east = { zh = "城东站", en = "East station", level = "sub_unit" }',
    "yi": 'inspector = { zh = "一名监督员", en = "one inspector", level = "officer" }',
}
TEXTS = {
    "jia": "甲市支队这半年\n今年1月1日以来，全市查了单位120家，找出隐患300余处，督促整改280处。\n"
    "年均办班90场，听课近万人次。\n给12户小店免了罚。\n城东站唱戏5场，全年零事故。\n",
    "yi": "乙县大队的一个人\n近三年来，他走了店铺45家，记下隐患60处。\n大队去年查了单位200家。\n",
}


def make_row(text: str, phrase: str, metric: str, actor: str, **cells: str) -> Row:
    """A ledger row in the order of its columns; `cells` fills or overrides any of them by name."""
    start = cells.get("start") or str(text.index(phrase))
    known = (
        {"status": "confirmed"}
        | cells
        | {"start": start, "phrase": phrase, "metric": metric, "actor": actor}
    )
    return tuple(known.get(name, "") for name in LEDGER_COLUMNS)


def make_ledger(path: Path, rows: list[Row]) -> None:
    """Write `rows` under the ledger's header to `path`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([LEDGER_COLUMNS, *rows])


def make_ledgers() -> dict[str, list[Row]]:
    """The rows of the invented project's ledgers, by report."""
    jia, yi, since = TEXTS["jia"], TEXTS["yi"], "今年1月1日以来"
    return {
        "jia": [
            make_row(jia, "120家", "units_inspected", "jia", window_phrase=since),
            make_row(jia, "300余处", "hazards_found", "jia", window_phrase=since),
            make_row(
                jia, "280处", "hazards_rectified", "jia", wording="督促整改", window_phrase=since
            ),
            make_row(jia, "90场", "training_sessions", "jia", window_phrase="年均"),
            make_row(jia, "近万人次", "people_trained", "jia", window_phrase="年均"),
            make_row(jia, "12户", "businesses_fine_waived", "jia", window_inherited=since),
            make_row(jia, "5场", "publicity_performances", "jia/east"),
            make_row(jia, "零事故", "internal_accidents", "jia", window_phrase="全年"),
        ],
        "yi": [
            make_row(yi, "45家", "units_inspected", "yi/inspector", window_phrase="近三年来"),
            make_row(yi, "60处", "hazards_found", "yi/inspector", window_phrase="近三年来"),
            make_row(yi, "200家", "units_inspected", "yi", window_phrase="去年"),
        ],
    }


def make_project(root: Path, ledgers: dict[str, list[Row]]) -> Project:
    """An invented project: three units, two reports with their texts, cards and ledgers."""
    made = Project(root)
    made.units.parent.mkdir(parents=True)
    made.units.write_text(UNITS, encoding="utf-8")
    for report, text in TEXTS.items():
        made.card(report).parent.mkdir()
        (made.raw / report / "report.txt").write_text(text, encoding="utf-8", newline="")
        about = {"unit": report, "published": PUBLISHED[report], "actors": ACTORS[report]}
        sums = {
            "sha256": text_checksum(text),
            "characters": len(text),
            "block_sums": block_sums(text),
        }
        made.card(report).write_text(CARD.format(**about, **sums), encoding="utf-8")
        make_ledger(made.ledger(report), ledgers[report])
    return made
