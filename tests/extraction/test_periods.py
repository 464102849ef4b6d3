"""Which words of time govern a number."""

import pytest

from analysis.extraction.windows.periods import Periods

HOSTILE = {
    "no end of a sentence": "字" * 100_000,
    "since": "以来" * 50_000,
    "during": "期间，" * 30_000,
    "until": "截至" * 50_000,
    "months to": "7月至" * 30_000,
    "quotes": "“" * 100_000,
    "digits": "2" * 100_000,
    "introductions": "以下简称" * 25_000,
    "years": "2023年" * 20_000,
}


def governing(text: str, number: str, *, standing: bool = False) -> tuple[str, bool]:
    """What governs `number`, which stands once in `text`."""
    start = text.index(number)
    return Periods(text).governing(start, start + len(number), standing=standing)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        pytest.param("江湾大队查4家。", "4家", "", id="none said"),
        pytest.param("4月查9家，去年查5家。", "5家", "去年", id="the nearest before"),
        pytest.param(
            "4月查9家，日均3家，罚2家。", "2家", "4月", id="a rate governs its clause alone"
        ),
        pytest.param("4月查9家，日均3家。", "3家", "日均", id="a rate comes first in its clause"),
        pytest.param(
            "4月接警9起，单日最高3起，救2人。", "2人", "4月", id="a spell governs its clause alone"
        ),
        pytest.param(
            "前10个月火灾9起，其中10月份3起；农村2起。",
            "2起",
            "前10个月",
            id="a part's time stays there",
        ),
        pytest.param(
            "前10个月火灾9起，其中10月份3起；农村2起。",
            "3起",
            "10月份",
            id="a part has its own time",
        ),
        pytest.param(
            "4月火灾9起，较去年同期减少3起。", "3起", "4月", id="compared with another time"
        ),
        pytest.param(
            "4月火灾9起，与去年3月的8起相比持平。", "8起", "去年3月", id="the number compared with"
        ),
        pytest.param(
            "4月罚款9万元，相当于去年全年的七成。", "七成", "4月", id="a share of another time's"
        ),
        pytest.param("全员已于6月16日领4枚。", "4枚", "6月16日", id="before it, in its clause"),
        pytest.param("全员领4枚证于6月16日。", "4枚", "6月16日", id="a day behind it"),
        pytest.param(
            "各队忙于备战迎检，全员一心向前。全员领4枚证，于6月16日返回。",
            "4枚",
            "",
            id="a day behind its clause",
        ),
        pytest.param(
            "“敲门行动”开展以来，查4家。", "4家", "“敲门行动”开展以来", id="a campaign in quotes"
        ),
    ],
)
def test_words_of_the_own_sentence(text: str, number: str, words: str) -> None:
    assert governing(text, number) == (words, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "今年以来江湾大队全力备战迎检。查4家。", "今年以来", id="of the first sentence"
        ),
        pytest.param(
            "行动自3月2日启动，截至4月30日已结束。查4家。",
            "截至4月30日",
            id="until rather than from",
        ),
        pytest.param(
            "江湾大队全年全力备战迎检不停歇。查4家。",
            "",
            id="the whole of a year does not reach on",
        ),
        pytest.param(
            "较去年同期江湾大队更加忙碌不停歇。查4家。", "", id="a time compared with does not"
        ),
    ],
)
def test_words_of_the_lead_are_inherited(text: str, words: str) -> None:
    assert governing(text, "4家") == (words, bool(words))


def test_a_standing_figure_inherits_nothing() -> None:
    assert governing("今年以来江湾大队全力备战迎检。有车4辆。", "4辆", standing=True) == ("", False)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_looked_at_once(text: str) -> None:
    told = Periods(text)
    assert [told.governing(place, place + 1, standing=True) for place in range(0, len(text), 10)]
