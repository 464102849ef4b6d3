"""A change is not the thing that changed: two deaths fewer are not two deaths."""

import pytest

from analysis.extraction.reader import read_text


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("接处警4213起，同比增加35起。", "35起", id="more than a year before"),
        pytest.param("发生火灾634起，同比减少44起。", "44起", id="fewer than a year before"),
        pytest.param("发生火灾17起，环比增加3起。", "3起", id="more than a month before"),
        pytest.param("火灾起数同比下降12.3%。", "12.3%", id="a share less"),
        pytest.param("罚款64.5万元，是去年的1.8倍。", "1.8倍", id="times as much"),
        pytest.param("火灾亡人数减少2人。", "2人", id="deaths fewer"),
        pytest.param("全市火灾减少310起。", "310起", id="fires fewer"),
        pytest.param("发生火灾634起，与上年同期相比减少121起。", "121起", id="compared"),
        pytest.param("发生火灾13起，较去年同期减少9起。", "9起", id="against last year"),
        pytest.param("检查单位2156家，较去年同期增加318家。", "318家", id="premises more"),
    ],
)
def test_a_change_has_no_metric(text: str, phrase: str) -> None:
    read = read_text(text).set_index("phrase")
    assert read.loc[phrase, ["role", "metric"]].tolist() == ["statistic", ""]


@pytest.mark.parametrize(
    ("text", "phrase", "metric"),
    [
        pytest.param("火灾由去年的50起降至47起。", "47起", "fires", id="down to"),
        pytest.param("罚款增至9万元。", "9万元", "fines_amount_yuan", id="up to"),
    ],
)
def test_what_a_change_leads_to_keeps_its_metric(text: str, phrase: str, metric: str) -> None:
    assert read_text(text).set_index("phrase").loc[phrase, "metric"] == metric
