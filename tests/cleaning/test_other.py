"""The other themes: none said in words is an assertion, not a statistic.

And all modules leave their input alone.
"""

from types import ModuleType

import pytest
from pandas.testing import assert_frame_equal

from analysis.cleaning import fine_waiver, honours, inspection, other, publicity, training
from analysis.cleaning.observations import _rules_of, build_observations
from analysis.vocabulary import themes
from rows import codes, mention, mentions, themed, units

ALL = [inspection, fine_waiver, training, publicity, honours, other]
MIXED = [
    mention("近50家", "units_inspected", window="年均"),
    mention("80处", "hazards_found", window="年均"),
    mention("60处", "hazards_rectified", wording="督促整改", window="年均"),
    mention("12户", "businesses_fine_waived"),
    mention("超过8万人次", "people_trained", window="年均"),
    mention("近千场", "training_sessions", window="年均"),
    mention("近30万", "publicity_participants"),
    mention("20余场次", "publicity_performances"),
    mention("80万人", "subscribers"),
    mention("8个", "exemplar_pool_collectives"),
    mention("零事故", "internal_accidents"),
]


@pytest.mark.parametrize(
    ("phrase", "metric", "said"),
    [
        pytest.param("零事故", "internal_accidents", True, id="zero in words"),
        pytest.param("未发生", "major_fires", True, id="none happened"),
        pytest.param("0起", "internal_accidents", False, id="zero as a figure"),
        pytest.param("3起", "internal_accidents", False, id="a number"),
    ],
)
def test_zero_in_words(phrase: str, metric: str, said: bool) -> None:
    found = build_observations(mentions(mention(phrase, metric)), units())
    assert ("ZERO_IN_WORDS" in codes(found, metric)) == said
    assert found["measure"].tolist() == ["" if said else "起"]


@pytest.mark.parametrize(
    ("phrase", "metric", "stock"),
    [
        ("3支", "staff_service_teams", True),
        ("22处", "red_education_sites", True),
        ("2次", "logistics_drills", False),
    ],
)
def test_stocks(phrase: str, metric: str, stock: bool) -> None:
    found = build_observations(mentions(mention(phrase, metric)), units())
    assert ("STOCK" in codes(found, metric)) == stock


def test_nothing_is_derived() -> None:
    assert other.derive(themed(mention("900人次", "loan_cases", window="年均")), units()).empty


def test_a_theme_is_cleaned_by_the_module_of_its_name_or_by_the_general_one() -> None:
    of_themes = {name: _rules_of(name) for name in themes()}
    assert [
        of_themes[name]
        for name in ("inspection", "fine_waiver", "training", "publicity", "honours")
    ] == ALL[:-1]
    assert list(of_themes.values()).count(other) == len(themes()) - 5


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.__name__.rpartition(".")[2])
def test_the_input_is_left_as_it_is(module: ModuleType) -> None:
    rows = themed(*MIXED)
    before = rows.copy(deep=True)
    module.derive(module.clean(rows), units())
    module.derive(rows, units())
    assert_frame_equal(rows, before)


def test_observing_leaves_the_mentions_as_they_are() -> None:
    given = mentions(*MIXED)
    before = given.copy(deep=True)
    build_observations(given, units())
    assert_frame_equal(given, before)
