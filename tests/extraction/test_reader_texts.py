"""How well the reader reads texts it was not made on, and the five reports."""

from pathlib import Path

import pytest

from analysis.project import Project
from analysis.records.evaluation import marked_numbers, score_reader
from marked_texts import LEVELS, marked_texts

PROJECT = Project(Path(__file__).resolve().parents[2])
FLOORS = {
    "recall": 0.97,
    "precision": 0.95,
    "value": 0.98,
    "relation": 0.95,
    "measure": 0.97,
    "metric": 0.9,
}
OF_ACTORS = {"actor": 0.95, "window": 0.9}
CELLS = [("news", name) for name in FLOORS] + [("fire", name) for name in FLOORS | OF_ACTORS]
OF_FIVE = {"precision": 0.95, "metric": 0.95, "actor": 0.95, "window": 0.9}
RIGHT, STATISTICS, OTHERS, MISTAKEN = 61, 63, 132, 2


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    """The scores of all texts of each folder; the metric is scored where one is marked."""
    found = {}
    for folder in ("fire", "news"):
        gold, texts = marked_texts(folder)
        every, counted = (
            score_reader(gold, texts, LEVELS)[0],
            score_reader(gold[gold["metric"] != ""], texts, LEVELS)[0],
        )
        found[folder] = every.iloc[-1].to_dict() | {"metric": counted["metric"].iloc[-1]}
    return found


@pytest.mark.parametrize(("folder", "name"), CELLS)
def test_invented_texts_are_read_as_well_as_is_asked(
    scores: dict[str, dict[str, float]], folder: str, name: str
) -> None:
    assert scores[folder][name] >= (FLOORS | OF_ACTORS)[name]


def test_the_marks_are_read_as_they_are_written() -> None:
    fire, texts = marked_texts("fire")
    news, more = marked_texts("news")
    assert (len(texts), len(fire), len(more), len(news)) == (149, 1130, 149, 976)
    for gold, of in ((fire, texts), (news, more)):
        cut = [
            of[report][start:end]
            for report, start, end in gold[["report", "start", "end"]].to_numpy()
        ]
        assert cut == gold["phrase"].tolist()
        assert set(gold["role"]) == {
            "statistic",
            "slogan",
            "date",
            "ordinal",
            "identifier",
            "other",
        }
        assert ((gold["value"] != "") == (gold["role"] == "statistic")).all()


def test_the_five_reports_are_read_as_well_as_is_asked(shared: Path) -> None:
    gold, texts, levels = marked_numbers(
        PROJECT, shared / "gold" / "mentions.csv", shared / "reports"
    )
    table, confusion = score_reader(gold, texts, levels)
    every = table.iloc[-1]
    assert (every["statistics"], confusion.drop(index="statistic").to_numpy().sum()) == (
        STATISTICS,
        OTHERS,
    )
    assert round(every["right"] * STATISTICS) >= RIGHT
    assert {name: every[name] for name in OF_FIVE if every[name] < OF_FIVE[name]} == {}
    assert confusion.drop(index="statistic")["statistic"].sum() <= MISTAKEN
