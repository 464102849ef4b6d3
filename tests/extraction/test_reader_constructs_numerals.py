"""Numerals, ranges, shares, lists, zeros and damage in running text."""

from math import inf

import pytest

from analysis.extraction.reader import read_text

SAID = ["value", "relation", "low", "high", "measure", "role"]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "measure"),
    [
        pytest.param("烧毁房屋一百五十四间。", "一百五十四间", 154, "间", id="Han numerals"),
        pytest.param("罚款四十三万五千元。", "四十三万五千元", 435_000, "元", id="Han numerals with ten thousand"),
        pytest.param("罚款壹拾伍万元。", "壹拾伍万元", 150_000, "元", id="formal Han numerals"),
        pytest.param("失踪廿一人。", "廿一人", 21, "人", id="the short twenty"),
        pytest.param("缴获毒品五点五公斤。", "五点五公斤", 5.5, "公斤", id="a Han decimal"),
        pytest.param("填筑沙袋十二点五万只。", "十二点五万只", 125_000, "只", id="a Han decimal of ten thousands"),
        pytest.param("检查单位３１６家。", "３１６家", 316, "家", id="full-width digits"),
        pytest.param("受伤２7人。", "２7人", 27, "人", id="digits of mixed width"),
        pytest.param("受伤1,326人。", "1,326人", 1326, "人", id="a thousands comma"),
        pytest.param("受伤１，３２６人。", "１，３２６人", 1326, "人", id="a full-width thousands comma"),
        pytest.param("罚款1,520,000元。", "1,520,000元", 1_520_000, "元", id="two thousands commas"),
        pytest.param("转移群众12.5万人。", "12.5万人", 125_000, "人", id="a decimal of ten thousands"),
        pytest.param("直接财产损失1.07亿元。", "1.07亿元", 107_000_000, "元", id="a decimal of hundred millions"),
        pytest.param("罚款8万元。", "8万元", 80_000, "元", id="ten thousand yuan in yuan"),
        pytest.param("出动310人次。", "310人次", 310, "人次", id="attendances"),
        pytest.param("营救310人（次）。", "310人（次）", 310, "人次", id="people or attendances"),
        pytest.param("培训群众460场次。", "460场次", 460, "场次", id="sessions"),
        pytest.param("出动车辆2870台次。", "2870台次", 2870, "台次", id="machine turnouts"),
        pytest.param("配发装备9200件套。", "9200件套", 9200, "件套", id="sets"),
        pytest.param("发现隐患7,730处(项)。", "7,730处(项)", 7730, "处", id="another measure in brackets"),
        pytest.param("整改率百分之九十五。", "百分之九十五", 95, "%", id="per cent in words"),
        pytest.param("事故发生率为千分之三。", "千分之三", 3, "‰", id="per mille in words"),
        pytest.param("伤者中四成需要手术。", "四成", 40, "%", id="tenths"),
        pytest.param("高层建筑火灾占四分之一。", "四分之一", 25, "%", id="a fraction"),
        pytest.param("救出的11人中半数为学生。", "半数", 50, "%", id="half"),
        pytest.param("报案量同比翻一番。", "一番", 2, "倍", id="doubled"),
        pytest.param("地质灾害翻了两番。", "两番", 4, "倍", id="doubled twice"),
        pytest.param("火灾同比上升12.3%。", "12.3%", 12.3, "%", id="a change"),
        pytest.param("电动自行车火灾增长2倍。", "2倍", 2, "倍", id="times"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_printed(text: str, phrase: str, value: float, measure: str) -> None:
    read = read_text(text).set_index("phrase")
    assert read.loc[phrase, SAID].tolist() == [value, "eq", value, value, measure, "statistic"]


def test_a_third_is_a_share() -> None:
    read = read_text("伤者中约三分之一是儿童。").iloc[0]
    assert read[["phrase", "relation", "measure", "role"]].tolist() == [
        "约三分之一",
        "approx",
        "%",
        "statistic",
    ]
    assert read["value"] == pytest.approx(100 / 3)


@pytest.mark.parametrize(
    ("text", "phrase", "low", "high", "measure"),
    [
        pytest.param("每天检查5-10家商户。", "5-10家", 5, 10, "家", id="a hyphen"),
        pytest.param("每天检查5至10家商户。", "5至10家", 5, 10, "家", id="to"),
        pytest.param("每班入井80～100人。", "80～100人", 80, 100, "人", id="a wave"),
        pytest.param("转移3000—5000人。", "3000—5000人", 3000, 5000, "人", id="a dash"),
        pytest.param("抽查显示，10%至20%的灭火器过期。", "10%至20%", 10, 20, "%", id="shares"),
        pytest.param(
            "预计赔付3亿至5亿元。",
            "3亿至5亿元",
            300_000_000,
            500_000_000,
            "元",
            id="both with their magnitude",
        ),
        pytest.param(
            "查处电动自行车3至5千辆。", "3至5千辆", 3000, 5000, "辆", id="one magnitude for both"
        ),
        pytest.param(
            "每户补助1000元至3000元。", "1000元至3000元", 1000, 3000, "元", id="a measure twice"
        ),
        pytest.param(
            "参加演练的有三四十人。", "三四十人", 30, 40, "人", id="two digits side by side"
        ),
        pytest.param("出动特警两三百名。", "两三百名", 200, 300, "名", id="two or three hundred"),
    ],
)
def test_a_range_is_as_printed(
    text: str, phrase: str, low: float, high: float, measure: str
) -> None:
    read = read_text(text).set_index("phrase")
    assert read.loc[phrase, SAID].tolist() == [low, "range", low, high, measure, "statistic"]


@pytest.mark.parametrize(
    ("text", "phrases", "metrics"),
    [
        pytest.param(
            "三地火灾死亡人数分别为12人、8人和3人。", ["12人", "8人", "3人"], ["fire_deaths"] * 3, id="respectively"
        ),
        pytest.param("火灾亡3人、伤5人。", ["3人", "5人"], ["fire_deaths", "fire_injuries"], id="dead and hurt"),
        pytest.param(
            "火灾致亡3人、伤5人。", ["3人", "5人"], ["fire_deaths", "fire_injuries"], id="caused dead and hurt",
            marks=pytest.mark.xfail(strict=True, reason="致…N人…伤 takes the 伤 of the next number"),
        ),
        pytest.param("火灾造成3死5伤。", ["3", "5"], ["fire_deaths", "fire_injuries"], id="dead and hurt, no measure"),
        pytest.param("检查单位120家，其中商场15家。", ["120家", "15家"], ["units_inspected"] * 2, id="a sub-total"),
        pytest.param(
            "罚款15894元，收缴赌资4766元。", ["15894元", "4766元"], ["fines_amount_yuan", ""], id="fines and stakes"
        ),
    ],
)  # fmt: skip
def test_each_of_a_list_counts_its_own(text: str, phrases: list[str], metrics: list[str]) -> None:
    read = read_text(text)
    read = read[read["role"] == "statistic"]
    assert (read["phrase"].tolist(), read["metric"].tolist()) == (phrases, metrics)


def test_dead_and_hurt_without_a_measure_are_people() -> None:
    assert read_text("火灾造成3死5伤。")["measure"].tolist() == ["人", "人"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("全年零事故。", "零事故", id="no accident"),
        pytest.param("起火商场无伤亡。", "无伤亡", id="no casualty"),
        pytest.param("大火未造成人员伤亡。", "未造成", id="caused none"),
        pytest.param("辖区未发生较大火灾。", "未发生", id="did not happen"),
        pytest.param("全年没有人员死亡。", "没有人员死亡", id="nobody died"),
    ],
)
def test_none_in_words_is_a_zero_without_a_measure(text: str, phrase: str) -> None:
    read = read_text(text).iloc[0]
    assert read["phrase"].startswith(phrase)
    assert read[SAID].tolist() == [0, "eq", 0, 0, "", "statistic"]


def test_a_zero_in_digits_keeps_its_measure() -> None:
    assert read_text("火灾死亡0人。").iloc[0][["phrase", "value", "measure"]].tolist() == [
        "0人",
        0,
        "人",
    ]


@pytest.mark.parametrize(
    ("text", "phrases", "values"),
    [
        pytest.param("起火造成1\n5人受伤。", ["1\n5人"], [15], id="a line break in a number"),
        pytest.param("下发责令改正通\n知书23份。", ["23份"], [23], id="a line break in a word"),
        pytest.param("检查单位 12 家，发现隐患 30 处。", ["12 家", "30 处"], [12, 30], id="spaces round digits"),
        pytest.param("发放传单1 300份。", ["1 300份"], [1300], id="a space in a number"),
        pytest.param("受灾1, 204户。", ["1, 204户"], [1204], id="a space behind the thousands comma"),
        pytest.param("检查单位12家,发现隐患30处.", ["12家", "30处"], [12, 30], id="half-width punctuation"),
        pytest.param("地区　检查单位\n城东　210家\n城西　185家\n", ["210家", "185家"], [210, 185], id="columns"),
        pytest.param(
            "某晚报　阅读：8,412　评论（57）\n大火造成3人受伤。\n责任编辑：Y012\n扫码关注，抢购灭火器热线400-800-0199",
            ["3人"], [3], id="a web page's own lines",
        ),
    ],
)  # fmt: skip
def test_damage_is_read_through(text: str, phrases: list[str], values: list[float]) -> None:
    read = read_text(text)
    read = read[read["role"] == "statistic"]
    assert (read["phrase"].tolist(), read["value"].tolist()) == (phrases, values)


def test_a_metric_is_known_through_a_line_break() -> None:
    read = read_text("下发责令改正通\n知书23份。").iloc[0]
    assert read["metric"] == "correction_notices_issued"


def test_an_hour_and_a_half_is_a_duration() -> None:
    read = read_text("救援持续了一个半小时。").iloc[0]
    assert read[["value", "measure", "role"]].tolist() == [1.5, "小时", "other"]


def test_more_than_half_is_a_bound() -> None:
    read = read_text("全镇一半以上农田被淹。").iloc[0]
    assert read[[*SAID[:4], "strict_high", "measure"]].tolist() == [50, "ge", 50, 60, inf, "%"]
