"""The comparators of the repository.

Each read to its recorded value, each rule applied, and the numbers add up.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.briefing.clean_data import comparator_tables, sound_register
from analysis.cleaning.comparators import SHARE, both_given
from analysis.problems import Problems
from analysis.project import Project
from analysis.published.comparators import Comparators, read_comparators, unit_id
from analysis.vocabulary import metrics
from charts_drawn import ROOT

DOCS = (ROOT / "docs" / "comparators.md").read_text(encoding="utf-8")
WORDS = DOCS.replace("\n", " ")
# By hand, from figures.csv: what is not a fire unit's, and the pairs of found and rectified that
# give no share.
OUTSIDE = {
    "police": 48,
    "government": 13,
    "volunteers": 8,
    "township": 6,
    "subdistrict": 5,
    "association": 3,
}
UNSHARED = {
    "police": ["shaanxi2014", "wuhan2011", "xiantao2011", "yiwu2018"],
    "government": ["jiangjin", "xiantao2011"],
    "association": ["ningxia_assoc2013"],
    "part": ["chengdu2024"] * 4,
    "rectified_above_found": ["hainan2021", "qiandongnan", "x10_guizhou2016", "xinxiang2019"],
    "unlike_measures": ["beijing2012", "fengtai2015"],
    "inside": ["changzhou2011", "x15_zhengzhou2018", "zhengzhou2018b"],
}
# What each note or name says of whose the figures are; none of these may stand among the fire
# units'.
NOT_FIRE = re.compile(
    r"police|township|association|volunteer|subdistrict|all departments|all levels|government|公安机关"
)
OTHER_BODIES = {
    "beijing-fire-bodies-and-police-stations",
    "daying-county",
    "henan-fire-police-and-townships",
    "nanwan-subdistrict",
    "ningxia-fire-association",
    "shanghai-police",
    "xiantao-all-departments",
    "xiantao-brigade-and-police-stations",
    "zhejiang-governments-and-departments",
}
SPRING = {"x01_china2009": 2009, "x02_china2010": 2010, "nat_sf2015": 2015, "x04_china2016": 2016}


@cache
def found() -> tuple[Comparators, tuple[str, ...]]:
    problems = Problems()
    project = Project(ROOT)
    known = sound_register(project)
    read = read_comparators(
        project.comparators, project.shown(project.comparators), problems, known
    )
    return read, tuple(map(str, problems))


@cache
def tables() -> dict[str, pd.DataFrame]:
    problems = Problems()
    made = comparator_tables(Project(ROOT), problems)
    problems.raise_if_any()
    return made


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of data/raw/comparators as they stand there."""
    with (Project(ROOT).comparators / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shared_rows() -> pd.DataFrame:
    return tables()["comparators"].query("metric == @SHARE")


def others() -> pd.DataFrame:
    """What other units published."""
    return tables()["comparators"].query("own_unit == ''")


def test_every_phrase_is_read_to_the_recorded_value() -> None:
    read, problems = found()
    assert problems == ()
    recorded = [(float(row["value"]), row["relation"]) for row in rows("figures.csv")]
    assert list(read.mentions[["value", "relation"]].itertuples(index=False, name=None)) == recorded
    assert (
        len(recorded),
        len(read.sources),
        len({row["unit_en"] for row in rows("figures.csv")}),
    ) == (709, 154, 101)


def test_the_tables_are_those_handed_over(shared: Path) -> None:
    for name in ("figures.csv", "sources.csv"):
        assert (Project(ROOT).comparators / name).read_bytes() == (
            shared / "comparators" / name
        ).read_bytes()


def test_each_figure_is_in_one_table_and_no_other() -> None:
    printed = tables()["comparators"][
        ~tables()["comparators"]["metric"].map(lambda name: metrics()[name].derived)
    ]
    outside = tables()["comparators_left_out"].query("metric != @SHARE")
    assert sorted([*printed["row"], *outside["row"]]) == list(range(2, 711))
    assert outside["exclusion"].value_counts().to_dict() == OUTSIDE


def test_no_fire_unit_is_told_to_be_another_body() -> None:
    table, sources = tables()["comparators"], tables()["comparator_sources"].set_index("report")
    told = (
        table[["unit_zh", "unit_en", "counted", "note"]].agg(" ".join, axis=1)
        + " "
        + table["report"].map(sources["title"])
    )
    assert table[told.str.contains(NOT_FIRE)]["report"].unique().tolist() == []


def test_found_and_rectified_add_up() -> None:
    read, _ = found()
    both = both_given(read.mentions.assign(row=read.mentions["start"]).merge(read.known, on="row"))
    unshared = tables()["comparators_left_out"].query("metric == @SHARE")
    by_unit = both["unit"].nunique(), int((both["unit"] == "china").sum())
    assert (
        f"{len(both)} times a source gives hazards found and hazards rectified together: {by_unit[0]} units"
        in WORDS
    )
    assert (len(both), by_unit[1]) == (87, 12)
    assert {code: sorted(own["report"]) for code, own in unshared.groupby("exclusion")} == UNSHARED
    assert len(shared_rows()) == len(both) - len(unshared) == 67
    assert sorted([*shared_rows()["row"], *unshared["row"]]) == sorted(both["row"])


def test_the_nations_figures_are_not_called_self_selected() -> None:
    table = tables()["comparators"]
    nation = table["unit_zh"].isin(["全国", "国家消防救援局"])
    assert nation.sum() > 100
    assert table["caveats"].str.contains("OFFICIAL").equals(nation)
    assert (table["caveats"].str.contains("SELF_SELECTED") != nation).all()


def test_what_remains_is_as_the_docs_say() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", DOCS, flags=re.MULTILINE))
    assert told == {code: str(len(reports)) for code, reports in UNSHARED.items()}
    shares = others().query("metric == @SHARE")
    by_verb = shares["wording"].value_counts().to_dict()
    assert by_verb == {"督促整改": 34, "整改": 18, "当场整改": 10, "责令整改": 4}
    assert (
        f"{len(shares)} of them of {shares['unit'].nunique()} other units: "
        + ", ".join(f"{verb} {count}" for verb, count in by_verb.items())
        in WORDS
    )


def test_no_share_of_a_combined_figure_or_above_the_whole() -> None:
    combined = tables()["comparators"].query("metric == 'hazards_found_and_rectified'")
    shared = shared_rows()
    assert len(combined) == 7
    alone = set(combined["report"]) - set(
        tables()["comparators"].query("metric == 'hazards_found'")["report"]
    )
    assert len(alone) == 7
    assert not set(combined["report"]) & set(shared["report"])
    assert shared["high"].le(100).all()
    # 5132 of 5132, each printed
    assert shared.query("low == 100")["report"].tolist() == ["gaoyou2014"]


@pytest.mark.parametrize("code", ["RECTIFIED_ABOVE_FOUND", "PLAUSIBILITY"])
def test_which_reports_are_marked(code: str) -> None:
    marked = {
        "RECTIFIED_ABOVE_FOUND": set(UNSHARED["rectified_above_found"]),
        "PLAUSIBILITY": {
            "ningbo2012",
            "hohhot2012",
            "x08_zhejiang2011",
            "x13_changzhou2011",
            "nanchong_night",
        },
    }
    table = tables()["comparators"]
    own = table[
        table["metric"].isin(["hazards_found", "hazards_rectified"])
        & table["caveats"].str.contains(code)
    ]
    assert set(own["report"]) == marked[code]
    assert len(own) == 2 * len(marked[code])


def test_series_hold_like_with_like() -> None:
    table = tables()["comparators"]
    spring = table.query("series == 'spring_festival_week' and metric == @SHARE")
    assert dict(zip(spring["report"], spring["window_end"].dt.year, strict=True)) == SPRING
    assert set(spring["wording"]) == {"督促整改"}
    fires = table[table["metric"].eq("fires") & table["series"].ne("")]
    years = {name: sorted(own["window_end"].dt.year) for name, own in fires.groupby("series")}
    assert years == {
        "fires_to_2019": [2017, 2019],
        "fires_2018_preliminary": [2018],
        "fires_from_2021": [2021, 2024, 2025],
        "fires_from_2021_part": [2022, 2023, 2023],
    }
    incidents = table.query("series == 'national_incidents'")
    assert sorted(incidents["window_end"].dt.year) == [2021, 2023, 2024, 2025]
    whole = ["fires_to_2019", "fires_2018_preliminary", "fires_from_2021", "national_incidents"]
    ends = table[table["series"].isin(whole)][["window_start", "window_end"]]
    assert all(
        (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        for start, end in ends.itertuples(index=False)
    )


def test_no_national_fires_of_2020_or_later_are_without_a_series() -> None:
    table = tables()["comparators"].query("unit == 'china' and metric in ('fires', 'fire_deaths')")
    late = table[table["window_end"].dt.year > 2019]
    assert len(late) == 12
    assert set(late["series"]) == {"fires_from_2021", "fires_from_2021_part"}
    assert not table.drop(late.index)["series"].str.startswith("fires_from").any()


@pytest.mark.parametrize(
    ("report", "holder"),
    [
        ("zhengzhou2018b", "zhengzhou2018a"),
        ("nat2022h1", "nat2022q3"),
        ("nat2023h1", "nat2023"),
        ("changzhou2011", "x13_changzhou2011"),
        ("x15_zhengzhou2018", "zhengzhou2018a"),
    ],
)
def test_what_lies_inside_what(report: str, holder: str) -> None:
    table = tables()["comparators"]
    assert set(table.query("report == @report")["inside"]) == {holder}
    assert set(table.query("report == @holder")["inside"]) == {""}


def test_quanzhous_summer_lies_inside_its_half_year() -> None:
    own = tables()["comparators"].query("report == 'quanzhou2015'")
    summer = own[own["window_end"].isna()]
    assert set(summer["inside"]) == {"quanzhou2015"}
    assert set(own.drop(summer.index)["inside"]) == {""}
    assert set(summer["metric"]) & {"hazards_found", SHARE} == {"hazards_found", SHARE}


def test_what_is_out_is_judged_inside_too() -> None:
    judged = {
        (row["source_id"], row["unit_en"], row["of"])
        for row in rows("judgements.csv")
        if row["judgement"] == "inside"
    }
    assert ("harbin2015", "", "harbin2016") in judged
    assert ("xiantao2011", "Xiantao brigade and police stations", "xiantao2011") in judged


def test_a_mirror_is_never_linked() -> None:
    sources = tables()["comparator_sources"]
    assert (sources["address"] != "").eq(sources["address_kind"] == "original").all()
    assert sources["address_kind"].value_counts().to_dict() == {
        "mirror": 91,
        "original": 57,
        "none": 6,
    }
    hosts = set(re.findall(r"seen on a mirror \(([\w.:-]+)\)", "\n".join(sources["note"])))
    paths = [
        *(ROOT / "data").rglob("comparator*.csv"),
        *(ROOT / "data" / "raw" / "comparators").iterdir(),
    ]
    linked = set(
        re.findall(r"//([\w.:-]+)", "\n".join(path.read_text(encoding="utf-8") for path in paths))
    )
    assert len(hosts) > 50
    assert hosts & linked == set()


def test_no_unit_of_a_report_has_a_comparator_among_its_rows() -> None:
    observations = pd.read_csv(Project(ROOT).clean / "observations.csv", dtype="str")
    assert not set(observations["basis"]) & {"comparator"}
    assert not set(observations["report"]) & set(tables()["comparators"]["report"])
    assert not set(observations["unit"]) & set(others()["unit"])


def place_of(name: str) -> str:
    """What is left of a unit's Chinese name without its rank: the place."""
    return re.sub(
        "公安|消防|救援|总队|支队|大队|局|自治区|维吾尔|壮族|回族|[省市县区]$", "", name
    ).rstrip("省市县区")


def test_no_own_unit_is_among_the_others_by_its_name_either() -> None:
    with Project(ROOT).units.open(encoding="utf-8", newline="") as file:
        own = {place_of(row["zh"]) for row in csv.DictReader(file)}
    assert own == {"遂宁", "德清", "衡阳", "西藏", "新疆"}
    assert not own & set(others()["unit_zh"].map(place_of))
    told = tables()["comparators"].query("own_unit != ''")
    assert dict(zip(told["unit_zh"].map(place_of), told["own_unit"], strict=True)) == {
        "衡阳": "hengyang",
        "遂宁": "suining",
        "西藏": "tibet",
    }


def test_no_unit_is_two_by_two_names() -> None:
    names = others()[["unit", "actor_level", "unit_zh"]].drop_duplicates()
    places = (
        names.assign(place=names["unit_zh"].map(place_of))
        .groupby(["actor_level", "place"])["unit"]
        .nunique()
    )
    assert places[places > 1].index.tolist() == []
    assert {"guangxi", "hainan", "hubei", "changzhou", "zhengzhou", "chengdu"} <= set(names["unit"])
    nation = others().query("actor_level == 'national'")
    assert set(nation.loc[nation["unit_zh"].isin(["全国", "国家消防救援局"]), "unit"]) == {"china"}


def test_the_docs_count_names_units_and_other_bodies() -> None:
    known = sound_register(Project(ROOT))
    ids = {known.resolve(unit_id(row["unit_en"])) for row in rows("figures.csv")}
    units = ids & set(known.units)
    assert ids - units == OTHER_BODIES
    said = f"709 figures under 101 names ({len(units)} fire units, {len(units & known.own)} of them the project's own"
    assert f"{said}, and {len(ids - units)} other bodies)" in WORDS


def test_phrases_are_short() -> None:
    assert max(len(row["phrase"]) for row in rows("figures.csv")) <= 20
