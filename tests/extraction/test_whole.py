"""A phrase is a whole number of its text, or is refused as cut out of one.

By the reader, by check, by accept.
"""

import pytest

from analysis.extraction.quantities.quantity import PhraseError, read_quantity
from analysis.extraction.quantities.whole import WholeNumbers
from analysis.extraction.reader import read_text


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        pytest.param("罚款兩千三百八元。", 2380, "元", id="traditional"),
        pytest.param("捐款肆佰柒拾元。", 470, "元", id="formal"),
        pytest.param("捐款兩百陸拾元。", 260, "元", id="formal and traditional"),
        pytest.param("发放6万3千2百份。", 63_200, "份", id="Arabic digits with magnitudes"),
        pytest.param("发放6 万3 千2 百份。", 63_200, "份", id="the same with blanks"),
        pytest.param("发放3万4000份。", 34_000, "份", id="digits behind a magnitude"),
        pytest.param("发放2千零7份。", 2007, "份", id="a nought among digits"),
        pytest.param("培训三千 八百 二十人。", 3820, "人", id="Han with blanks"),
        pytest.param("投入二万万元。", 200_000_000, "元", id="ten thousand ten thousands"),
        pytest.param("投入三点五千万元。", 35_000_000, "元", id="a Han decimal of ten millions"),
        pytest.param("火灾同比-17.4%。", -17.4, "%", id="a minus"),
        pytest.param("增长负二点五个百分点。", -2.5, "个百分点", id="a minus in words"),
        pytest.param("最低气温零下18℃。", -18, "℃", id="below nought"),
        pytest.param("发生率万分之七。", 0.07, "%", id="of ten thousand"),
        pytest.param("整改率七成五，", 75, "%", id="tenths and hundredths"),
        pytest.param("出动24人/次。", 24, "人次", id="attendances with a slash"),
        pytest.param("检查三千○六家。", 3006, "家", id="a circle for nought"),
        pytest.param("检查206\xa0家。", 206, "家", id="a blank that does not break"),
    ],
)
def test_a_number_is_read_whole(text: str, value: float, measure: str) -> None:
    read = read_text(text)
    assert read["measure"].tolist() == [measure]
    assert read["value"].tolist() == pytest.approx([value])
    assert read_quantity(read["phrase"].iloc[0]).value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("检查1\u200b300家", id="an invisible character in it"),
        pytest.param("检查近\u200b300家", id="an invisible character behind a hedge"),
        pytest.param("检查300\u200b余家", id="an invisible character before 余"),
        pytest.param("检查1٣0家", id="a digit of another script"),
        pytest.param("检查⼆十家", id="a radical that looks like a numeral"),
        pytest.param("检查○5家", id="a circle"),
        pytest.param("检查1O0家", id="a letter that looks like nought"),
        pytest.param("检查5²家", id="a superscript"),
        pytest.param("检查2三家", id="Han behind Arabic"),
        pytest.param("检查4 617,3万元", id="a decimal comma"),
        pytest.param("检查-4家", id="a count below nought"),
        pytest.param("增长.7%", id="a point that may open a decimal"),
        pytest.param("变化±3%", id="plus or minus"),
        pytest.param("检查3万6家", id="one digit behind a magnitude"),
        pytest.param("检查3e4家", id="an exponent"),
        pytest.param("检查3^4", id="a power"),
        pytest.param("占3/7", id="a slash"),
        pytest.param("阅读30w", id="a letter for a magnitude"),
        pytest.param("铅笔三打", id="a dozen"),
        pytest.param("编号3.4.5", id="several points"),
    ],
)
def test_what_can_not_be_read_whole_is_not_read(text: str) -> None:
    assert read_text(text)["phrase"].tolist() == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("统一300家", [300], id="a word that ends with one"),
        pytest.param("队伍3支", [3], id="a word that ends with a formal numeral"),
        pytest.param("队伍三支", [3], id="the same before Han"),
        pytest.param("担负3项任务", [3], id="a word that ends with the minus"),
        pytest.param("①5家", [5], id="a mark of a list"),
        pytest.param("\u200b300家。", [300], id="an invisible character that hides nothing"),
        pytest.param("共12家.30人受伤", [12, 30], id="a point that ends a sentence"),
    ],
)
def test_what_only_looks_joined_is_read(text: str, values: list[float]) -> None:
    read = read_text(text)
    assert read.loc[read["measure"] != "", "value"].tolist() == values


@pytest.mark.parametrize(
    ("text", "phrase", "beside", "whole"),
    [
        pytest.param("减免300余户", "300", "余户", "300余户", id="余"),
        pytest.param("检查近万家", "万家", "近", "近万家", id="a hedge before"),
        pytest.param("检查80家以上", "80家", "以上", "80家以上", id="a hedge behind"),
        pytest.param("检查204 家", "20", "4 家", "204 家", id="a digit behind"),
        pytest.param("检查204 家", "04 家", "2", "204 家", id="a digit before"),
        pytest.param("检查204 家", "204", "家", "204 家", id="its measure"),
        pytest.param("检查三千○五家", "五家", "三千○", "三千○五家", id="a circle"),
        pytest.param(
            "检查1\u200b200家", "200家", "\u200b", "1\u200b200家", id="an invisible character"
        ),
        pytest.param("检查1٢0家", "0家", "٢", "1٢0家", id="another script"),
        pytest.param("同比-22.2%", "22.2%", "-", "-22.2%", id="a minus"),
        pytest.param("每月5至10家", "10家", "5至", "5至10家", id="a range"),
        pytest.param("出动3人/次", "3人", "/次", "3人/次", id="attendances"),
    ],
)
def test_a_part_is_cut_and_the_whole_is_named(
    text: str, phrase: str, beside: str, whole: str
) -> None:
    cut = WholeNumbers(text).cut(text.index(phrase), phrase)
    assert cut is not None
    assert (cut.beside, cut.whole) == (beside, whole)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("减免300余户", "300余户", id="whole"),
        pytest.param("观众近30万群众", "近30万", id="a noun is no measure"),
        pytest.param("观众近30万群众", "近30万群众", id="with the noun"),
        pytest.param("一共有30家", "30家", id="a word before that binds nothing"),
        pytest.param("甲\n12\n5人", "5人", id="two lines may be two cells"),
    ],
)
def test_a_whole_is_not_cut(text: str, phrase: str) -> None:
    assert WholeNumbers(text).cut(text.index(phrase), phrase) is None


@pytest.mark.parametrize("phrase", ["1\u200b200家", "1٢0家", "-3家", "约-5%", "2^5", "3千5家"])
def test_a_phrase_with_what_can_not_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(phrase)
