"""The five reports, read by hand.

Every statistic of the gold is what the ledgers say, and stands in its text.
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations
from analysis.problems import Problems
from analysis.project import Project
from analysis.returns.raw import Proof, Raw, prove_raw, read_raw

PROJECT = Project(Path(__file__).resolve().parents[2])
PER = {"per_year": "year", "per_incident": "event", "per_area": "area"}
SAME = [
    "phrase",
    "value",
    "relation",
    "measure",
    "theme",
    "metric",
    "actor",
    "window_start",
    "window_end",
    "per",
]
RATES = {
    "suining_inspect_1k": ("suining", "units_inspected_per_1000_residents"),
    "suining_train_reach_1k": ("suining", "attendances_per_1000_residents"),
    "suining_att_per_session": ("suining", "attendances_per_session"),
    "hengyang_aud_per_show": ("hengyang", "audience_per_performance"),
    "deqing_haz_per_100": ("deqing", "hazards_per_100_inspected"),
    "deqing_rectified": ("deqing", "hazards_rectified_share"),
}
BEYOND_THE_VECTORS = {("deqing", "units_penalised_share"), ("deqing", "premises_sealed_share")}


@pytest.fixture(scope="module")
def raw() -> Raw:
    problems = Problems()
    found = read_raw(PROJECT, problems)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def observations(raw: Raw) -> pd.DataFrame:
    return build_observations(raw.mentions, raw.units)


@pytest.fixture(scope="module")
def gold(shared: Path) -> pd.DataFrame:
    """The statistics by report and offset, in our words."""
    table = pd.read_csv(shared / "gold" / "mentions.csv", dtype="str", keep_default_na=False)
    table = table[table["role"] == "statistic"]
    table = table.assign(value=table["value"].astype("float64"), per=table["per"].replace(PER))
    return table.astype({"start": "int64"}).set_index(["report", "start"]).sort_index()


@pytest.fixture(scope="module")
def printed(observations: pd.DataFrame) -> pd.DataFrame:
    """The printed observations by report and offset, dates as the gold writes them."""
    table = observations[observations["basis"] == "printed"]
    days = {
        name: table[name].dt.strftime("%Y-%m-%d").fillna("")
        for name in ("window_start", "window_end")
    }
    return (
        table.assign(**days).astype({"start": "int64"}).set_index(["report", "start"]).sort_index()
    )


def test_all_63_are_there_and_no_more(gold: pd.DataFrame, printed: pd.DataFrame) -> None:
    assert len(gold) == 63
    assert printed.index.tolist() == gold.index.tolist()


@pytest.mark.parametrize("column", SAME)
def test_63_of_63_agree(gold: pd.DataFrame, printed: pd.DataFrame, column: str) -> None:
    ours = printed[column].reindex(gold.index)
    unlike = pd.DataFrame({"ours": ours, "gold": gold[column]})[
        ours.to_numpy() != gold[column].to_numpy()
    ]
    assert unlike.empty, unlike.to_string()


def test_18_of_63_give_no_point(gold: pd.DataFrame, printed: pd.DataFrame) -> None:
    assert (gold["relation"] != "eq").sum() == 18
    assert (printed["low"] < printed["high"]).sum() == 18
    assert ((printed["relation"] == "eq") == (printed["low"] == printed["high"])).all()


def test_measures_and_windows_inferred_are_those_of_the_gold(
    gold: pd.DataFrame, printed: pd.DataFrame
) -> None:
    inherited = gold["window_inherited"] != ""
    assert ((printed["window_basis"] == "inferred") == inherited).all()
    unsaid = (gold["window_phrase"] == "") & ~inherited
    assert ((printed["window_basis"] == "unknown") == unsaid).all()


def test_what_is_derived(observations: pd.DataFrame) -> None:
    derived = observations.loc[observations["basis"] == "derived", ["report", "metric"]]
    assert (
        set(derived.itertuples(index=False, name=None)) == set(RATES.values()) | BEYOND_THE_VECTORS
    )
    assert len(derived) == 8


@pytest.mark.parametrize("name", RATES)
def test_rates_are_those_of_the_vectors(
    shared: Path, observations: pd.DataFrame, name: str
) -> None:
    vectors = pd.read_csv(shared / "vectors" / "hedged_rates.csv").set_index("id")
    low, high, rtol = vectors.loc[[name], ["rate_lo", "rate_hi", "rtol"]].to_numpy()[0]
    found = observations.set_index(["report", "metric"]).loc[[RATES[name]]]
    assert found["low"].tolist() == pytest.approx([low], rel=rtol)
    assert found["high"].tolist() == pytest.approx([high], rel=rtol)
    assert found["value"].isna().tolist() == [low != high]


@pytest.mark.parametrize("report", ["deqing", "hengyang", "suining", "tibet", "xinjiang"])
def test_ledgers_hold_words_and_no_values(report: str) -> None:
    header = PROJECT.ledger(report).read_text(encoding="utf-8").splitlines()[0].split(",")
    assert {"start", "phrase"} <= set(header)
    assert not {"value", "low", "high", "relation"} & set(header)


def test_every_phrase_stands_in_its_text(shared: Path, raw: Raw) -> None:
    problems = Problems()
    proof = prove_raw(PROJECT, raw, problems, shared / "reports")
    assert problems == []
    assert proof == Proof(reports=5, texts=5, phrases=63, of_texts=63, proved=63)


@pytest.mark.parametrize(
    ("at", "proved", "said"),
    [
        pytest.param(
            598, 62, ["characters 576 and 640", "'204 家' is not at 598"], id="in a phrase"
        ),
        pytest.param(0, 63, ["characters 0 and 64"], id="far from any phrase"),
    ],
)
def test_one_changed_character_is_found(
    shared: Path, tmp_path: Path, raw: Raw, at: int, proved: int, said: list[str]
) -> None:
    for path in (shared / "reports").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = tmp_path / "deqing.txt"
    text = changed.read_text(encoding="utf-8-sig")
    changed.write_text(f"{text[:at]}〇{text[at + 1 :]}", encoding="utf-8")
    problems = Problems()
    assert prove_raw(PROJECT, raw, problems, tmp_path).proved == proved
    assert [
        words for words, problem in zip(said, problems, strict=True) if words not in problem.what
    ] == []
    places = ["data/raw/deqing/card.toml", "data/raw/deqing/mentions.csv row 4"]
    assert [problem.place for problem in problems] == places[: len(said)]
