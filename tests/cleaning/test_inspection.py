"""Inspection: the verb of a rectified hazard is a caveat, and the shares are made within one record."""

from typing import Any

import pytest

from analysis.cleaning import inspection
from analysis.cleaning.observations import build_observations
from rows import OFFICER, codes, mention, mentions, of, themed, units

VERBS = {"URGED", "ON_THE_SPOT", "ORDERED", "RECTIFIED"}
RECORD = [
    mention("50家", "units_inspected"),
    mention("80处", "hazards_found"),
    mention("60处", "hazards_rectified", wording="督促整改"),
    mention("10家", "units_penalised"),
    mention("5家", "premises_sealed"),
]


@pytest.mark.parametrize(
    ("verb", "caveat"),
    [
        ("督促整改", "URGED"),
        ("当场整改", "ON_THE_SPOT"),
        ("责令整改", "ORDERED"),
        ("责令限期整改", "ORDERED"),
        ("整改", "RECTIFIED"),
    ],
)
def test_each_verb_has_its_caveat(verb: str, caveat: str) -> None:
    found = inspection.clean(themed(mention("60处", "hazards_rectified", wording=verb)))
    assert codes(found, "hazards_rectified") & VERBS == {caveat}


def test_no_other_metric_has_a_verb() -> None:
    found = inspection.clean(
        themed(mention("60处", "hazards_rectified", wording="整改"), *RECORD[:2])
    )
    assert [bool(VERBS & set(said.split(";"))) for said in found["caveats"]] == [True, False, False]


@pytest.mark.parametrize(
    ("metric", "value", "per", "measure"),
    [
        ("hazards_rectified_share", 75, "share", "%"),
        ("units_penalised_share", 20, "share", "%"),
        ("premises_sealed_share", 10, "share", "%"),
        ("hazards_per_100_inspected", 160, "100_inspected", "处"),
    ],
)
def test_shares_of_one_record(metric: str, value: float, per: str, measure: str) -> None:
    (row,) = of(build_observations(mentions(*RECORD), units()), metric).to_dict("records")
    assert (row["value"], row["per"], row["measure"]) == (value, per, measure)


def test_a_share_keeps_the_verb_of_its_numerator() -> None:
    found = build_observations(mentions(*RECORD), units())
    assert codes(found, "hazards_rectified_share") & VERBS == {"URGED"}
    assert codes(found, "units_penalised_share") & VERBS == set()


def test_verbs_are_not_added_up() -> None:
    rows = [
        mention("80处", "hazards_found"),
        mention("60处", "hazards_rectified", wording="督促整改"),
        mention("20处", "hazards_rectified", wording="当场整改"),
    ]
    found = of(build_observations(mentions(*rows), units()), "hazards_rectified_share")
    by_verb = {
        (VERBS & set(row["caveats"].split(";"))).pop(): row["value"]
        for row in found.to_dict("records")
    }
    assert by_verb == {"URGED": 75, "ON_THE_SPOT": 25}


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        pytest.param({}, 0, id="no window, no rate"),
        pytest.param({"window": "年均"}, 1, id="yearly"),
        pytest.param({"window": "年均", **OFFICER}, 0, id="an officer has no residents"),
    ],
)
def test_premises_per_residents(changes: dict[str, Any], count: int) -> None:
    found = build_observations(mentions(mention("500家", "units_inspected", **changes)), units())
    assert len(of(found, "units_inspected_per_1000_residents")) == count


def test_nothing_reported_derives_nothing() -> None:
    assert inspection.derive(themed(mention("3份", "correction_notices_issued")), units()).empty


@pytest.mark.parametrize(
    ("rectified", "window", "marked"),
    [
        pytest.param("81处", "", True, id="one more than found"),
        pytest.param("80处", "", False, id="all of them"),
        pytest.param("80余处", "", True, id="more than all, whatever the words leave open"),
        pytest.param("近85处", "", False, id="perhaps not more"),
        pytest.param("81处", "2023年", False, id="of another window"),
    ],
)
def test_more_rectified_than_found_is_marked_and_kept(
    rectified: str, window: str, marked: bool
) -> None:
    more = mention(rectified, "hazards_rectified", wording="督促整改", window=window)
    found = build_observations(mentions(*RECORD[:2], more), units())
    both = ("hazards_found", "hazards_rectified")
    assert {
        metric: "RECTIFIED_ABOVE_FOUND" in codes(found, metric) for metric in both
    } == dict.fromkeys(both, marked)
    others = found[~found["metric"].isin(both)]
    assert not others["caveats"].str.contains("RECTIFIED_ABOVE_FOUND").any()
