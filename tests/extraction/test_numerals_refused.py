import pytest

from analysis.extraction.quantities.numerals import NumeralError, read_numeral


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("第三", id="an ordinal"),
        pytest.param("几十", id="some tens"),
        pytest.param("5家", id="a measure behind"),
        pytest.param("1 000", id="a space"),
        pytest.param("-5", id="a sign"),
        pytest.param("1,0000", id="comma before four digits"),
        pytest.param("1,00", id="comma before two digits"),
        pytest.param(",100", id="comma first"),
        pytest.param("1..2", id="two points"),
        pytest.param("1.5.2", id="two fractions"),
        pytest.param("三点五点五", id="two points in words"),
        pytest.param("七八十", id="seven or eight tens"),
        pytest.param("两三千", id="two or three thousand"),
        pytest.param("百百", id="one magnitude twice"),
        pytest.param("三百五百", id="one magnitude twice, with digits"),
        pytest.param("十百", id="magnitudes that rise"),
        pytest.param("3万4万", id="ten thousand twice"),
        pytest.param("1万20000", id="a rest as large as what it follows"),
        pytest.param("1亿20000万", id="ten thousands as large as what they follow"),
        pytest.param("亿万", id="magnitudes without a number"),
        pytest.param("万千", id="magnitudes without a number, falling"),
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(NumeralError):
        read_numeral(text)


def test_the_refusal_quotes_the_words() -> None:
    with pytest.raises(NumeralError, match="七八十"):
        read_numeral("七八十")
