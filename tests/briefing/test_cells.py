"""The fields of an observation in words.

Every column and every closed word has them, in both languages.
"""

import math
from typing import Any

import pandas as pd
import pytest

from analysis.briefing.cells import (
    LABELLED,
    LISTED,
    caveat_sentences,
    describe_fields,
    describe_verdict,
)
from analysis.labels.words import label
from analysis.vocabulary import Label, caveats, reasons, table_fields

DESCRIBED = {
    (table, name): field
    for table in ("observations", "comparators", "comparator_sources")
    for name, field in table_fields()[table].items()
    if name != "address_kind"
}
CLOSED = [(name, value) for (_, name), field in DESCRIBED.items() for value in field.values]
NAMES = {"north": Label("北支队", "North")}


@pytest.mark.parametrize("name", sorted({name for _, name in DESCRIBED}))
def test_every_column_has_a_name(name: str) -> None:
    assert label("columns", name)["zh"] != label("columns", name)["en"]


@pytest.mark.parametrize(("name", "value"), sorted(set(CLOSED)))
def test_every_word_of_a_closed_list_is_said_in_both_languages(name: str, value: str) -> None:
    assert name in LABELLED or name in LISTED
    said = [describe_fields({name: value}, [name], {}, lang)[0] for lang in ("zh", "en")]
    assert value not in said or said[1] == value
    assert said[0] != said[1]


CELLS: list[tuple[str, Any, object]] = [
    ("unit", "north", "北支队"),
    ("unit", "nowhere", "nowhere"),
    ("phrase", "", None),
    ("start", pd.NA, None),
    ("window_start", pd.NaT, None),
    ("value", math.nan, None),
    ("low", 0.0, 0.0),
    ("strict_high", math.inf, "无上限"),
    ("per", "fortnight", "fortnight"),
]


@pytest.mark.parametrize(
    ("field", "value", "expected"), CELLS, ids=[f"{field} {value}" for field, value, _ in CELLS]
)
def test_a_field_in_words(field: str, value: object, expected: object) -> None:
    assert describe_fields({field: value}, [field], NAMES, "zh") == [expected]


def test_an_older_code_is_told_as_it_stands() -> None:
    assert caveat_sentences("STOCK;MOONLIT", "zh") == f"{caveats()['STOCK'].zh}；MOONLIT"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_verdict_names_its_reasons_and_its_caveats(lang: str) -> None:
    refused, cautioned = (
        describe_verdict("REFUSE", "WINDOW", lang),
        describe_verdict("ALLOW_WITH_CAVEAT", "HEDGED", lang),
    )
    assert reasons()["WINDOW"][lang] in refused
    assert caveats()["HEDGED"][lang] in cautioned
    assert len({refused, cautioned, describe_verdict("ALLOW", "", lang)}) == 3
