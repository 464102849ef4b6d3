"""Words on slides: both languages everywhere, each {…} filled, and what a formula writes."""

import string
import tomllib
from importlib.resources import files

import pytest

from analysis.exhibits.registry import registry, slides
from analysis.labels.slides import NONE, Paired, language_lines, one_line, slide_word
from analysis.renderers.pptx.sheet import bounds_formula
from analysis.renderers.pptx.slides import NATIVE
from analysis.vocabulary import Label
from decks import exhibit

TABLE = tomllib.loads(files("analysis.labels").joinpath("slides.toml").read_text(encoding="utf-8"))
ENTRIES = [(section, key) for section, entries in TABLE.items() for key in entries]
ids = [f"{section}.{key}" for section, key in ENTRIES]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("section", "key"), ENTRIES, ids=ids)
def test_each_entry_says_the_same_in_both_languages(section: str, key: str) -> None:
    entry = TABLE[section][key]
    assert {"zh", "en"} <= set(entry) <= {"zh", "en", "both"}
    assert all(entry.values())
    assert len({frozenset(fields(text)) for text in entry.values()}) == 1


def test_each_slide_says_how_it_is_read() -> None:
    shown = [name for name in slides() if registry()[name].picture and exhibit(name).parts]
    read_otherwise = [name for name in shown if type(exhibit(name).parts[0]) in NATIVE]
    assert len(read_otherwise) >= 5
    assert [name for name in read_otherwise if slide_word(name, "how", facts()) == NONE] == []


def facts() -> dict[str, dict[str, object]]:
    return {lang: {"units": "x"} for lang in ("zh", "en")}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (Label("遂宁支队", "Suining"), "zh", "遂宁支队"),
        (Label("遂宁支队", "Suining"), "en", "Suining"),
        (Label("遂宁支队", "Suining"), "both", "遂宁支队 Suining"),
        (Label("12%", "12%"), "both", "12%"),
        (Paired("80万人", "800,000", "800,000人"), "both", "800,000人"),
        (Paired("80万人", "800,000", "800,000人"), "zh", "80万人"),
    ],
)
def test_a_short_text_stands_on_one_line(text: Label, lang: str, expected: str) -> None:
    assert one_line(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (Label("不可相加", "no sum"), "both", ["不可相加", "no sum"]),
        (Label("不可相加", "no sum"), "en", ["no sum"]),
        (Label("12%", "12%"), "both", ["12%"]),
        (NONE, "both", []),
        (Paired("无", "none", "无 none"), "both", ["无 none"]),
    ],
)
def test_a_sentence_stands_on_a_line_a_language(
    text: Label, lang: str, expected: list[str]
) -> None:
    assert language_lines(text, lang) == expected


@pytest.mark.parametrize(
    ("low", "high", "measure", "zh", "en"),
    [
        (246, 246, "处", 'TEXT({high},"#,##0")&"处"', 'TEXT({high},"#,##0")'),
        (3.2, 3.6, "家", 'TEXT({high},"#,##0.0")&"家"', 'TEXT({high},"#,##0.0")'),
        (94.7, 94.7, "%", 'TEXT({high},"#,##0.0")&"%"', 'TEXT({high},"#,##0.0")&"%"'),
        (98.65, 98.65, "%", 'TEXT({high},"#,##0.00")&"%"', 'TEXT({high},"#,##0.00")&"%"'),
        (700 / 3, 700 / 3, "%", 'TEXT({high},"#,##0.0")&"%"', 'TEXT({high},"#,##0.0")&"%"'),
        (270_000, 299_999, "人", 'ROUNDUP({high},-1)/10000&"万"&"人"', 'TEXT(ROUNDUP({high},-1),"#,##0")'),
        (1.5e8 + 1, 1.6e8 - 1, "次", 'ROUNDUP({high},-4)/100000000&"亿"&"次"', 'ROUNDUP({high},-4)/1000000&" m"'),
        (1_865_000, 1_865_000, "元", '{high}/10000&"万"&"元"', '{high}/1000000&" m"'),
        (80_000, 80_000, "人次", '{high}/10000&"万"&"人次"', 'TEXT({high},"#,##0")'),
        (2.34 / 99, 2.34 / 99, "", "ROUND({high},2)", "ROUND({high},2)"),
    ],
)  # fmt: skip
def test_a_formula_writes_numbers_as_charts_do(
    low: float, high: float, measure: str, zh: str, en: str
) -> None:
    formula = bounds_formula(low, high, measure)
    assert formula.zh.endswith(f'&"–")&{zh}')
    assert formula.en.endswith(f'&"–")&{en}')
    assert formula.zh.startswith('=IF({low}={high},"",')


def test_a_formula_says_that_its_bounds_are_rounded() -> None:
    formula = bounds_formula(270_001, 299_999, "人")
    assert formula.zh.startswith(
        '=IF({low}={high},"","约"&ROUNDDOWN({low},-1)/10000&"万"&"–")&ROUNDUP('
    )
    assert '"~"&TEXT(ROUNDDOWN({low},-1)' in formula.en
