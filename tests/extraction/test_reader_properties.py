"""What holds for any text at all: order, places, bounds, closed lists; and an end is reached."""

import re
from math import isfinite

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.extraction.mentions import readings_of
from analysis.extraction.quantities.quantity import read_quantity
from analysis.extraction.reader import COLUMNS, read_many, read_text
from analysis.vocabulary import measures, metrics
from hostile import HOSTILE, MORE

ROLES = {"statistic", "slogan", "date", "ordinal", "identifier", "other"}
RELATIONS = {"eq", "lt", "gt", "ge", "approx", "range"}
QUICK = [
    "start",
    "end",
    "phrase",
    "value",
    "relation",
    "low",
    "high",
    "strict_low",
    "strict_high",
    "measure",
    "role",
]
RICH = "0123456789０９.,，-~至到近超约逾上余多来以内左右不无未没零双半个点分之成番第“”《》（）()·年月日时 \n　"
SAID = """
检查单位 发现隐患 罚款 死亡 伤 一名 两三 十几 数百 万 亿 千 百 家 处 人次 人（次） 元 万元 % 百分之 三分之一 一半 翻一番
零事故 无人员伤亡 未发生 双双 分别为 其中 至少造成 大约有 不下 将近 今年以来 年均 截至6月底 比去年 他 某支队
監督員檢查單位3餘處 “1234” 12·9 第三届 二等功 96119 云A·8119 34岁 6层 40分钟 四川 统一 ， 。 、 ；
"""
WORDS = [*SAID.split(), "\n\n"]
# A half alone, nobody of a numeral (无百死亡), forms of nought (零多人): no report says them; they
# may be refused.
IN_WORDS = re.compile(r"^半$|无.*死亡|无.*伤亡|^零")
TEXTS = st.text(max_size=60) | st.text(RICH + "一二两三四五六七八九十百千万亿家处人元", max_size=60)
TEXTS |= st.lists(st.sampled_from(WORDS) | st.text(RICH, max_size=3), max_size=20).map("".join)


@given(TEXTS)
@example("　　3家\n \n  5处")
@example("検査1,２３４，567余万家")
@example("至1至1至1家")
@example("检查0死")
@example("0人(次)死")
def test_any_text_is_read_in_order_with_bounds_and_known_words(text: str) -> None:
    read = read_text(text)
    assert read.columns.tolist() == COLUMNS
    last = 0
    for row in read.itertuples():
        assert last <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.phrase
        assert isfinite(row.value)
        assert row.strict_low <= row.low <= row.high <= row.strict_high
        assert row.role in ROLES
        assert row.relation in RELATIONS
        assert row.measure == "" or row.measure in measures()
        assert row.metric == "" or row.role == "statistic"
        assert row.metric == "" or row.measure in ("", *metrics()[row.metric].measures)
        last = row.end


@given(TEXTS)
@example("九\u3000元")
@example("近\t九")
@example("零事故点")
def test_many_are_read_as_each_alone(text: str) -> None:
    read = read_text(text)
    alone = read.loc[read["role"] == "statistic", [*QUICK, "metric"]].to_numpy().tolist()
    together = [mention for number, mention in read_many(["", text]) if number == 1]
    assert [
        [getattr(mention, name) for name in (*QUICK, "metric")] for mention in together
    ] == alone


@given(TEXTS, st.permutations("123456789"))
@example("检查1,234家，第05批，1，234家", list("912345678"))
def test_what_was_read_before_leaves_no_trace(text: str, digits: list[str]) -> None:
    read_many([text.translate(str.maketrans("123456789", "".join(digits)))])
    read = read_many([text])
    readings_of.cache_clear()
    assert read_many([text]) == read


@given(TEXTS)
def test_a_statistic_reads_the_same_by_its_phrase(text: str) -> None:
    for _, mention in read_many([text]):
        if IN_WORDS.search(mention.phrase):
            continue
        alone = read_quantity(mention.phrase)
        assert (alone.value, alone.relation) == (mention.value, mention.relation)
        assert (alone.low, alone.high) == (mention.low, mention.high)
        assert alone.measure in (mention.measure, "")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("发现隐患3餘處。", "3餘處", id="traditional"),
        pytest.param("全年约零事故。", "零事故", id="a hedge before a zero in words"),
        pytest.param("全年零事故%。", "零事故", id="a measure behind a zero in words"),
        pytest.param("队员近双双荣立二等功。", "双双", id="a hedge before both"),
    ],
)
def test_words_that_state_a_number_read_the_same_by_themselves(text: str, phrase: str) -> None:
    found = [mention for _, mention in read_many([text])]
    assert [(mention.phrase, read_quantity(mention.phrase).value) for mention in found] == [
        (phrase, found[0].value)
    ]


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(part: str) -> None:
    text = (part * MORE)[:MORE]
    read = read_text(text)  # a pattern that backtracks without bound would not come back
    assert (read["end"] <= len(text)).all()
    assert read["start"].is_monotonic_increasing


def test_a_text_of_ten_megabytes_is_read_whole() -> None:
    sentence = "今年以来，甲市支队检查单位1200余家，发现隐患近百处，罚款3.5万元。第三届活动中他说：“三个一”很好。\n\n"
    count = 10 * 1024 * 1024 // len(sentence.encode())
    rows = read_many([sentence * count])
    assert len(rows) == 3 * count
    assert rows[-1][1].end <= len(sentence) * count


def test_a_text_cannot_pass_for_a_mark() -> None:
    text = "检查单位\x01甲\x02家\x03和3家。"
    read = read_text(text)
    assert read.loc[read["role"] == "statistic", "phrase"].tolist() == ["3家"]
