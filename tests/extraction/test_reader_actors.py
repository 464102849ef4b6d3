"""Who did it: the report's own unit, a part of it, or one officer."""

import pytest

from analysis.extraction.reader import read_text

LEAD = "甲市消防救援支队今年检查单位900家。"


def levels(text: str) -> dict[str, str]:
    """The level of each statistic's actor."""
    read = read_text(text)
    read = read[read["role"] == "statistic"]
    return dict(zip(read["phrase"], read["actor_level"], strict=True))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("甲省消防救援总队检查单位3家。", "corps", id="corps"),
        pytest.param("甲市消防救援支队检查单位3家。", "detachment", id="detachment"),
        pytest.param("甲县消防救援大队检查单位3家。", "brigade", id="brigade"),
        pytest.param("检查单位3家。", "", id="nobody named"),
        pytest.param("全市检查单位3家。", "", id="a whole area, nobody named"),
    ],
)
def test_the_own_unit_acts_where_no_one_else_is_named(text: str, level: str) -> None:
    assert levels(text) == {"3家": level}


@pytest.mark.parametrize(
    ("words", "level"),
    [
        pytest.param("他检查单位3家。", "officer", id="he"),
        pytest.param("今年以来，她检查单位3家。", "officer", id="she, behind a window"),
        pytest.param("监督员王某检查单位3家。", "officer", id="a role and a surname"),
        pytest.param("防火参谋老陈检查单位3家。", "officer", id="a role and a by-name"),
        pytest.param("一名监督员检查单位3家。", "officer", id="a role alone"),
        pytest.param("监督员王某、李某检查单位3家。", "sub_unit", id="a group"),
        pytest.param("城东大队检查单位3家。", "sub_unit", id="a part by its name"),
        pytest.param("各大队检查单位3家。", "sub_unit", id="all parts"),
        pytest.param("支队检查单位3家。", "detachment", id="the unit by its short name"),
        pytest.param("全市检查单位3家。", "detachment", id="its whole area"),
        pytest.param("他们检查单位3家。", "detachment", id="they, after the unit"),
        pytest.param("其他场所检查单位3家。", "detachment", id="the others: no he"),
        pytest.param("他人举报后检查单位3家。", "detachment", id="another person: no he"),
    ],
)
def test_the_subject_of_the_sentence_acts(words: str, level: str) -> None:
    assert levels(LEAD + words) == {"900家": "detachment", "3家": level}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("女监督员小周检查单位3家。", id="a word before the role"),
        pytest.param("支队监督员王某检查单位3家。", id="the unit before the role"),
        pytest.param("针对举报，监督员检查单位3家。", id="a role alone, behind a clause"),
    ],
)
def test_an_officer_may_be_told_in_more_words(words: str) -> None:
    assert levels(LEAD + words)["3家"] == "officer"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("支队所属滨江大队检查单位3家。", id="a part by its whole"),
        pytest.param("该站检查单位3家。", id="the said station"),
        pytest.param("其中，城东大队检查单位3家。", id="of these"),
    ],
)
def test_a_part_may_be_told_in_more_words(words: str) -> None:
    assert levels("甲市消防救援支队城东站获奖。" + words)["3家"] == "sub_unit"


def test_a_detachment_in_a_corps_report_is_a_part() -> None:
    text = "甲省消防救援总队检查单位900家。其中，北岭支队检查单位30家；南坪支队检查单位20家。全省罚款5万元。"
    assert levels(text) == {
        "900家": "corps",
        "30家": "sub_unit",
        "20家": "sub_unit",
        "5万元": "corps",
    }


def test_a_subject_holds_until_the_next_within_its_paragraph() -> None:
    text = f"{LEAD}他检查单位3家，发现隐患5处。整改4处。支队罚款2万元。\n今年查封7家。"
    assert levels(text) == {
        "900家": "detachment", "3家": "officer", "5处": "officer", "4处": "officer", "2万元": "detachment",
        "7家": "detachment",
    }  # fmt: skip


def test_an_officer_is_never_named() -> None:
    read = read_text(LEAD + "监督员王某检查单位3家。")
    assert read["actor"].tolist()[-1] == "监督员"
    assert (
        not read.drop(columns="phrase")
        .astype("str")
        .apply(lambda column: column.str.contains("王某"))
        .any(axis=None)
    )


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param("甲市消防救援支队获奖", id="at the start"),
        pytest.param("据甲市消防救援支队介绍", id="as told by it"),
        pytest.param("记者从甲市消防救援支队获悉", id="as heard from it"),
    ],
)
def test_the_actor_is_told_by_its_own_words(lead: str) -> None:
    read = read_text(f"{lead}，支队检查单位3家。城东大队检查单位5家。").set_index("phrase")
    assert read["actor"].to_dict() == {"3家": "甲市消防救援支队", "5家": "城东大队"}
