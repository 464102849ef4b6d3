"""The sentence: why, in both languages, and what to ask which unit for."""

import pytest

from analysis.comparability.wording import unique_items
from analysis.vocabulary import ask_words, caveats, metrics, questions, reasons
from judged import CORPS, LEAD, NEAR, NEXT, OFFICER, OUTSIDE, UNDATED, URGED, ask, row, south, units


def test_a_refusal_in_chinese() -> None:
    assert ask("compare", row(), south(**OFFICER, **NEXT)).sentence_zh == (
        "不可比：主体层级不同（支队、一名人员）；时段不同（2023-01-01至2023-12-31；2024-01-01至2024-12-31）。"
        "请向南支队索取发现隐患（以整个单位计，层级相同）。请向北支队、南支队索取发现隐患（写明起止日期，时段相同）。"
    )


def test_a_refusal_in_english() -> None:
    assert ask("compare", row(), south("units_inspected")).sentence_en == (
        "Not comparable: unlike things are counted (hazards found / units inspected). "
        "Ask North, South for hazards found / units inspected (counted by one definition)."
    )


def test_consent() -> None:
    verdict = ask("compare", row("hazards_rectified_share"), south("hazards_rectified_share"))
    assert verdict.sentence_zh == "可以比较：口径、主体、时段都合。"
    assert verdict.sentence_en == "Comparable: definition, subject and window fit."


def test_consent_with_a_word_of_caution_asks_for_the_exact_number() -> None:
    share = "hazards_rectified_share"
    verdict = ask("compare", row(share, **NEAR), south(share))
    assert (
        verdict.sentence_zh
        == f"可以比较：{caveats()['HEDGED'].zh}。请向北支队索取隐患整改占比（确数）。"
    )


def test_what_is_not_reported_is_asked_of_whoever_does_not_report_it() -> None:
    verdict = ask("compare", row(), None)
    assert "另一方未报道发现隐患，未报道不是零" in verdict.sentence_zh
    assert "Ask the unit that does not report it for hazards found" in verdict.sentence_en


def test_a_share_that_is_defined_but_of_other_things_is_said_to_be_of_those() -> None:
    parts = row("hazards_rectified", 60), row("hazards_found", measure="件")
    assert "（处、件）" in ask("share", *parts).sentence_zh


def test_a_window_from_a_lead_is_said_to_be() -> None:
    assert "时段取自导语" in ask("compare", row(), south(**LEAD)).sentence_zh


def test_self_selection_is_said_of_refused_comparators() -> None:
    verdict = ask("compare", row(**OUTSIDE), south(**OUTSIDE, **NEXT))
    assert verdict.sentence_zh.endswith(f"{caveats()['SELF_SELECTED'].zh}。")
    assert verdict.sentence_en.endswith(f"{caveats()['SELF_SELECTED'].en}.")


def test_a_verb_that_is_not_written_is_said_not_to_be() -> None:
    assert (
        "督促整改、未写"
        in ask("compare", row("hazards_rectified", **URGED), south("hazards_rectified")).sentence_zh
    )


def test_the_unit_that_has_no_dates_is_asked_for_them_alone() -> None:
    assert (
        "请向南支队索取发现隐患（写明起止日期，时段相同）"
        in ask("compare", row(), south(**UNDATED)).sentence_zh
    )


def test_of_many_units_five_are_named_and_all_are_counted() -> None:
    among = [f"u{number}" for number in range(12)]
    verdict = ask("rank", units(3), among=among)
    assert "u3、u4、u5、u6、u7等9家未报道" in verdict.sentence_zh
    assert "至少要10家单位，只有3家" in verdict.sentence_zh
    assert "请向其他同级单位索取发现隐患（凑足10家）" in verdict.sentence_zh
    assert "u8" not in verdict.sentence_zh


def test_a_unit_without_a_name_is_called_by_its_id() -> None:
    assert "Ask north" in ask("compare", row(**NEAR), south(), names={}).sentence_en


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("question", questions())
def test_every_question_opens_its_answer_in_its_own_words(question: str, lang: str) -> None:
    opening = questions()[question].refused[lang]
    said = getattr(ask(question, row(), south(**CORPS, **NEXT)), f"sentence_{lang}")
    assert said.lower().startswith(opening)


def test_openings_differ() -> None:
    openings = [
        label[lang]
        for one in questions().values()
        for label in (one.allowed, one.refused)
        for lang in ("zh", "en")
    ]
    assert unique_items(openings) == openings


@pytest.mark.parametrize("code", reasons())
def test_every_reason_says_every_case_in_both_languages(code: str) -> None:
    cases = reasons()[code].said
    assert cases
    assert all(case[lang] for case in cases.values() for lang in ("zh", "en"))


def test_reasons_and_caveats_share_no_code_and_what_is_asked_for_is_one_of_either() -> None:
    assert not set(reasons()) & set(caveats())
    assert {code.partition(".")[0] for code in ask_words()} <= set(reasons()) | set(caveats())


def test_a_sentence_uses_labels_never_ids() -> None:
    verdict = ask("compare", row("businesses_fine_waived"), south("units_penalised"))
    ids = {name for name in metrics() if "_" in name}
    assert not [name for name in ids if name in verdict.sentence_zh + verdict.sentence_en]
