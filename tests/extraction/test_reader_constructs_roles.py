"""Numbers that are no statistics.

Names of programmes, slogans, codes, ranks, dates, idioms, names of places.
"""

import pytest

from analysis.extraction.reader import read_text
from analysis.vocabulary import metrics

NAMED = {
    "a code of digits": ("推行“1234”工作法，检查单位3家。", "1234", "slogan"),
    "a programme of Han digits": ("开展“三个一”活动，检查单位3家。", "三个", "slogan"),
    "points of a programme": ("聚焦四个方面，检查单位3家。", "四个", "slogan"),
    "two things paired": ("落实“双随机、一公开”，检查单位3家。", "一", "slogan"),
    "a plan by its number": ("“十四五”以来，检查单位3家。", "十四五", "slogan"),
    "an event by its day": ("“12·9”救援中，疏散单位3家。", "12", "identifier"),
    "an edition": ("在第十五届比武中，检查单位3家。", "十五届", "ordinal"),
    "a batch": ("公布第8批名单，检查单位3家。", "8批", "ordinal"),
    "a class of merit": ("荣立二等功，检查单位3家。", "二等功", "ordinal"),
    "a prize": ("荣获一等奖，检查单位3家。", "一", "ordinal"),
    "a rank": ("位列全省第2位，检查单位3家。", "2位", "ordinal"),
    "among the first": ("总分排名前三，检查单位3家。", "三", "ordinal"),
    "an alarm number": ("拨打119报警，检查单位3家。", "119", "identifier"),
    "a hot line": ("拨打96119举报，检查单位3家。", "96119", "identifier"),
    "a telephone": ("举报电话0371-5550123，检查单位3家。", "0371", "identifier"),
    "a plate": ("执法车云A·8119应急出动，检查单位3家。", "8119", "identifier"),
    "a motorway": ("事发G15高速，检查单位3家。", "15", "identifier"),
    "a network": ("配备4G图传设备，检查单位3家。", "4", "identifier"),
    "an age": ("他今年34岁，检查单位3家。", "34岁", "other"),
    "a floor": ("住户在28楼，检查单位3家。", "28楼", "other"),
    "storeys": ("起火的是6层居民楼，检查单位3家。", "6层", "other"),
    "a duration": ("扑救用时40分钟，检查单位3家。", "40分钟", "other"),
    "a distance": ("着火点在5公里外，检查单位3家。", "5公里", "other"),
    "a year": ("2023年，检查单位3家。", "2023年", "date"),
    "a year in Han digits": ("二〇二三年，检查单位3家。", "二〇二三年", "date"),
    "a day": ("6月16日，检查单位3家。", "16日", "date"),
    "a time": ("8时许，检查单位3家。", "8时许", "date"),
    "an anniversary": ("建站103周年之际，检查单位3家。", "103周年", "date"),
    "a weekday": ("星期五，检查单位3家。", "五", "date"),
}
PASSED_OVER = {
    "a province": "四川籍消防员检查单位3家。",
    "a village": "三元里街道检查单位3家。",
    "a district": "千山区大队检查单位3家。",
    "a city": "六盘水市大队检查单位3家。",
    "a school by its place": "七里河小学附近检查单位3家。",
    "a station by its place": "五棵松站附近检查单位3家。",
    "a port": "九江支队检查单位3家。",
    "in short": "统一部署，检查单位3家。",
    "in case": "万一起火，检查单位3家可互助。",
    "by all means": "千方百计检查单位3家。",
    "as a rule": "一律从严，检查单位3家。",
    "an article": "一名监督员检查单位3家。",
    "an article of a law": "依据《消防法》第六十条，检查单位3家。",
    "a law's own fine": "可处五百元以上三千元以下罚款，检查单位3家。",
    "a room": "住在302宿舍，检查单位3家。",
    "a road": "在318国道旁检查单位3家。",
    "a title": "播放《守护2小时》，检查单位3家。",
    "a building's size": "厂房建筑面积3200平方米，检查单位3家。",
    "a target": "培训覆盖率力争达到95%，检查单位3家。",
    "a promise": "计划培训骨干200名，检查单位3家。",
    "a response": "启动二级响应，检查单位3家。",
    "each time": "每季度一次学习，检查单位3家。",
    "a no wanted": "确保零事故，检查单位3家。",
    "a page's number": "（下转第5版）检查单位3家。",
    "a speed": "限速40公里/小时路段，检查单位3家。",
    "a temperature": "室温31℃，检查单位3家。",
}
NOT_YET = {
    "a site's readers": "浏览量：3.5万次\n检查单位3家。",
}


@pytest.mark.parametrize(("text", "phrase", "role"), NAMED.values(), ids=NAMED)
def test_a_number_that_counts_nothing_has_its_role(text: str, phrase: str, role: str) -> None:
    read = read_text(text)
    assert read.loc[read["role"] == "statistic", "phrase"].tolist() == ["3家"]
    at = text.index(phrase)
    here = read[(read["start"] < at + len(phrase)) & (read["end"] > at)]
    assert set(here["role"]) == {role}
    assert here[["theme", "metric", "actor", "window_phrase"]].eq("").all(axis=None)


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(text, id=name) for name, text in PASSED_OVER.items()),
        *(
            pytest.param(text, id=name, marks=pytest.mark.xfail(strict=True))
            for name, text in NOT_YET.items()
        ),
    ],
)
def test_no_statistic_is_made_of_what_counts_nothing(text: str) -> None:
    read = read_text(text)
    assert read.loc[read["role"] == "statistic", "phrase"].tolist() == ["3家"]
    assert read.loc[read["phrase"] == "3家", "metric"].tolist() == ["units_inspected"]


EXEMPT = [
    "检查中对{n}家企业免于处罚。",
    "{n}家企业免予行政处罚。",
    "{n}家企业依法不予处罚。",
    "对{n}家企业首违不罚。",
    "免除处罚企业{n}家。",
]


@pytest.mark.parametrize("sentence", EXEMPT)
def test_who_is_exempt_is_not_penalised(sentence: str) -> None:
    (row,) = read_text(sentence.format(n=3140)).query("phrase == '3140家'").to_dict("records")
    assert row["metric"] == "businesses_fine_waived"


@pytest.mark.parametrize(
    ("sentence", "phrase", "other"),
    [
        ("处罚单位20家、免于处罚30家。", "20家", "units_penalised"),
        ("未整改隐患20处。", "20处", ""),
        ("免于拘留3人。", "3人", ""),
        ("未查封场所5家。", "5家", ""),
    ],
)
def test_what_was_not_done_is_not_counted_as_done(sentence: str, phrase: str, other: str) -> None:
    (row,) = read_text(sentence).query("phrase == @phrase").to_dict("records")
    done = {"hazards_rectified", "persons_detained", "premises_sealed", "units_penalised"}
    assert row["metric"] == other if other else row["metric"] not in done


MERITS = [
    ("5名指战员荣立一等功。", "5名", "people_merit_class1"),
    ("荣立个人二等功7人。", "7人", "merit_class2_recipients"),
    ("12人次荣立三等功。", "12人次", "people_merit_class3"),
    ("记个人三等功23人。", "23人", "people_merit_class3"),
    ("荣立集体一等功1次。", "1次", "collectives_merit_class1"),
    ("4个集体荣立二等功。", "4个", "collectives_merit_class2"),
    ("3个队站荣立集体三等功。", "3个", "collectives_merit_class3"),
    ("15个集体和个人荣立三等功。", "15个", "merit_class3_collectives_and_people"),
]


@pytest.mark.parametrize(("sentence", "phrase", "metric"), MERITS)
def test_merits_are_of_people_or_of_collectives_by_class(
    sentence: str, phrase: str, metric: str
) -> None:
    (row,) = read_text(sentence).query("phrase == @phrase").to_dict("records")
    assert row["metric"] == metric


VERBS = [
    "责令限期改正",
    "责令改正",
    "责令立即改正",
    "限期整改",
    "督促改正",
    "当场改正",
    "责令限期整改",
    "督促整改",
    "消除",
    "销号",
]


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_of_rectifying_is_read_and_can_be_confirmed(verb: str) -> None:
    (row,) = read_text(f"{verb}火灾隐患632处。").to_dict("records")
    assert (row["metric"], row["wording"]) == ("hazards_rectified", verb)
    assert verb in metrics()["hazards_rectified"].verbs
