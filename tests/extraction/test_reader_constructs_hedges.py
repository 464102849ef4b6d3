"""Hedges in running text: before, after, stacked, apart from the number, and bare magnitudes."""

import re
from math import inf

import pytest

from analysis.extraction.reader import read_text

SAID = ["value", "relation", "low", "high", "strict_low", "strict_high", "measure", "role"]
# Of each: the text with the phrase in brackets, what its words say, and its four bounds.
BOUND = {
    "stacked, apart and full-width": ("火势波及[大约有３０多家]商铺。", 30, "gt", (31, 39, 31, inf), "家"),
    "apart: at least, a verb between": ("爆炸[至少造成１０人]死亡。", 10, "ge", (10, 19, 10, inf), "人"),
    "apart: at least there are": ("据称[至少有61人]遇难。", 61, "ge", (61, 70, 61, inf), "人"),
    "apart: over, a particle between": ("大火使[超过了900户]居民受灾。", 900, "gt", (901, 999, 901, inf), "户"),
    "against each other": ("现场疏散[近百余人]。", 100, "approx", (90, 110, 0, inf), "人"),
    "stacked: about and some": ("疏散群众[约400余人]。", 400, "gt", (401, 499, 401, inf), "人"),
    "about on both sides": ("抢救出货物[约35吨左右]。", 35, "approx", (31.5, 38.5, 0, inf), "吨"),
    "over and at least": ("疏散居民[超过5000人以上]。", 5000, "gt", (5001, 5999, 5001, inf), "人"),
    "stacked, money": ("收缴赌资[约5万余元]。", 50_000, "gt", (50_000, 60_000, 50_000, inf), "元"),
    "and more": ("检查单位[600家以上]。", 600, "ge", (600, 699, 600, inf), "家"),
    "within": ("过火面积控制在[200平方米以内]。", 200, "lt", (180, 200, 0, 200), "平方米"),
    "or so": ("转移群众[80名左右]。", 80, "approx", (72, 88, 0, inf), "名"),
    "thereabouts": ("被困人员[二十人上下]。", 20, "approx", (18, 22, 0, inf), "人"),
    "not up to": ("发现隐患[不到50处]。", 50, "lt", (45, 49, 0, 49), "处"),
    "short of": ("到场队员[不满20人]。", 20, "lt", (18, 19, 0, 19), "人"),
    "fewer than": ("生还者[不足20名]。", 20, "lt", (18, 19, 0, 19), "名"),
    "nearly": ("转移群众[将近600人]。", 600, "lt", (540, 599, 0, 599), "人"),
    "above": ("疏散群众[逾700人]。", 700, "gt", (701, 799, 701, inf), "人"),
    "broke through": ("全年接警[突破5000起]。", 5000, "gt", (5001, 5999, 5001, inf), "起"),
    "as many as, which hedges nothing": ("受骗群众[多达3400人]。", 3400, "eq", (3400, 3400, 3400, 3400), "人"),
    "not only": ("被困者[不止70人]。", 70, "gt", (71, 79, 71, inf), "人"),
    "no fewer, apart": ("雾中[起码有15辆]车相撞。", 15, "ge", (15, 24, 15, inf), "辆"),
    "more or less": ("被埋民房[差不多20间]。", 20, "approx", (18, 22, 0, inf), "间"),
    "some, in the number": ("救出群众[两百来人]。", 200, "approx", (180, 220, 0, inf), "人"),
    "and a bit": ("用去泡沫[12吨有余]。", 12, "gt", (12, 13, 12, inf), "吨"),
    "some behind ten thousand": ("转移群众[3万余人]。", 30_000, "gt", (30_001, 39_999, 30_001, inf), "人"),
    "some before ten thousand": ("转移群众[3余万人]。", 30_000, "gt", (30_001, 39_999, 30_001, inf), "人"),
    "a bare ten thousand, nearly": ("检查单位[近万家]。", 10_000, "lt", (9000, 9999, 0, 9999), "家"),
    "a bare hundred and some": ("清理隐患[百余处]。", 100, "gt", (101, 199, 101, inf), "处"),
    "a bare thousand, up to": ("走访商户[上千户]。", 1000, "ge", (1000, 1999, 1000, inf), "户"),
    "tens": ("发现隐患[数十处]。", 10, "gt", (20, 99, 20, 99), "处"),
    "some hundreds": ("走访商户[几百户]。", 100, "gt", (200, 999, 200, 999), "户"),
    "ten and some": ("查封场所[十几家]。", 10, "gt", (11, 19, 11, 19), "家"),
    "a share and more": ("整改率[90%以上]。", 90, "ge", (90, 100, 90, inf), "%"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "value", "relation", "bounds", "measure"), BOUND.values(), ids=BOUND
)
def test_a_hedge_binds_its_number(
    marked: str, value: float, relation: str, bounds: tuple[float, ...], measure: str
) -> None:
    before, phrase, after = re.split(r"[\[\]]", marked)
    read = read_text(before + phrase + after).set_index("phrase")
    assert read.index.tolist() == [phrase]
    assert read.loc[phrase, SAID].tolist() == [value, relation, *bounds, measure, "statistic"]


def test_not_fewer_than_thousands_is_at_least_the_magnitude() -> None:
    read = read_text("受影响用户不下数千户。").iloc[0]
    assert read[["phrase", "value", "relation", "measure"]].tolist() == [
        "不下数千户",
        1000,
        "ge",
        "户",
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("最近3家店铺被查封。", "3家", id="recently"),
        pytest.param("附近20户村民协助搜寻。", "20户", id="nearby"),
        pytest.param("查获超员7起。", "7起", id="overcrowding"),
        pytest.param("措施不足的5家企业停产。", "5家", id="lacking"),
        pytest.param("余下12名队员归建。", "12名", id="the rest"),
        pytest.param("以上2人均已送医。", "2人", id="the above"),
        pytest.param("将近期排查的64处隐患挂牌。", "64处", id="the near term"),
        pytest.param("左右两侧车道拖离车辆33台。", "33台", id="left and right"),
        pytest.param("按合约40吨饮用水运到。", "40吨", id="a contract"),
    ],
)
def test_a_word_that_only_looks_like_a_hedge_binds_nothing(text: str, phrase: str) -> None:
    read = read_text(text)
    read = read[read["role"] == "statistic"]
    assert read[["phrase", "relation"]].to_numpy().tolist() == [[phrase, "eq"]]
