from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.vocabulary import (
    Label,
    Terms,
    UnknownTermError,
    ask_words,
    caveats,
    denominators,
    exclusions,
    fields,
    levels,
    measure_nouns,
    measures,
    methods,
    metrics,
    questions,
    reasons,
    series,
    states,
    table_fields,
    themes,
    units,
    verdict_words,
)

LISTS = (
    *(
        ask_words,
        caveats,
        denominators,
        exclusions,
        fields,
        levels,
        measures,
        methods,
        metrics,
        measure_nouns,
    ),
    *(questions, reasons, series, states, table_fields, themes, verdict_words),
)
LABELLED = (
    ask_words,
    caveats,
    denominators,
    exclusions,
    levels,
    methods,
    reasons,
    series,
    states,
    themes,
    verdict_words,
)


def name(terms: object) -> str:
    return getattr(terms, "__name__", "")


@pytest.mark.parametrize("terms", LISTS, ids=name)
def test_an_unknown_word_names_the_file_to_edit(terms: Callable[[], Terms[object]]) -> None:
    with pytest.raises(UnknownTermError) as caught:
        terms()["不在其中"]
    assert f"'不在其中' is unknown. The list is {terms().source}" in str(caught.value)
    root = Path(analysis.__file__).parents[2]
    assert (root / terms().source).is_file()


@pytest.mark.parametrize(
    ("terms", "word", "near"),
    [
        (metrics, "hazard_found", "hazards_found"),
        (themes, "fine_waivers", "fine_waiver"),
        (caveats, "HEGDED", "HEDGED"),
        (levels, "officier", "officer"),
    ],
    ids=["metric", "theme", "caveat", "level"],
)
def test_an_unknown_word_is_told_the_near_one(
    terms: Callable[[], Terms[object]], word: str, near: str
) -> None:
    with pytest.raises(
        UnknownTermError, match=f"{terms().word} '{word}' is unknown; did you mean '{near}'"
    ):
        terms()[word]


def test_a_list_is_a_mapping_that_cannot_be_written() -> None:
    colours = Terms("colour", "colours.toml", {"red": 1, "blue": 2})
    assert (list(colours), len(colours), "red" in colours, "rot" in colours) == (
        ["red", "blue"],
        2,
        True,
        False,
    )
    with pytest.raises(TypeError):
        colours["green"] = 3  # type: ignore[index]


@pytest.mark.parametrize("terms", LISTS, ids=name)
def test_every_list_loads_once_and_holds_something(terms: Callable[[], Terms[object]]) -> None:
    assert len(terms()) > 0
    assert terms() is terms()


def labels() -> list[object]:
    lists = [pytest.param(list(terms().values()), id=name(terms)) for terms in LABELLED]
    lists.append(pytest.param([metric.label for metric in metrics().values()], id="metrics"))
    lists.append(
        pytest.param([metric.definition for metric in metrics().values()], id="definitions")
    )
    return [*lists, pytest.param([field.description for field in fields().values()], id="fields")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("entries", labels())
def test_labels_are_there_and_unique(entries: list[Label], lang: str) -> None:
    words = [label[lang].strip().casefold() for label in entries]
    assert all(words)
    assert sorted(words) == sorted(set(words))


def test_codes_that_lists_give_each_other_exist() -> None:
    codes = [measure.caveat for measure in measures().values()] + [
        level.caveat for level in levels().values()
    ]
    assert {code for code in codes if code} <= set(caveats())
    assert set(measure_nouns().values()) <= set(measures())
    assert set(fields()["actor_level"].values) == set(levels())


@pytest.mark.parametrize(
    ("column", "dtype"),
    [("phrase", "str"), ("low", "float64"), ("start", "Int64"), ("window_start", "datetime64[s]")],
)
def test_a_column_knows_the_type_that_holds_it(column: str, dtype: str) -> None:
    assert fields()[column].dtype == dtype


def test_only_ranks_of_units_are_units() -> None:
    assert [key for key, level in levels().items() if level.unit] == [
        "national",
        "corps",
        "detachment",
        "brigade",
    ]
    assert all(level.caveat for level in levels().values() if not level.unit)


def test_a_unit_without_residents_has_none_not_nought() -> None:
    table = pd.DataFrame(
        [("jia", "甲市支队", "Jia", "detachment", None), ("yi", "乙县大队", "Yi", "brigade", 9.0)],
        columns=["unit", "zh", "en", "level", "residents_2020"],
    )
    read = units(table)
    assert (read["jia"].residents, read["yi"].residents) == (None, 9)
    with pytest.raises(
        UnknownTermError,
        match=r"unit 'jai' is unknown; did you mean 'jia'.*data/raw/reference/units\.csv",
    ):
        read["jai"]
