"""The guard of charts: refused rows raise, or bear 不可比 on their face."""

import pandas as pd
import pytest

from analysis.comparability.verdict import admit_rows, verdict_on_all
from analysis.problems import DataError
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label, questions
from chart_artists import artists, inside
from charts_drawn import LANGS, SHARES, SOUTH, drawing, observed, real_chart
from judged import NEAR, NEXT, OFFICER, OUTSIDE, ask, frame, row, south
from rows import mention

PANELLED = ("fine_waiver", "training_reach", "publicity")
CONTEXT = ("training_context", "publicity_context")
MARK = Label("不可比", "not comparable")
WHOLE_YEAR = {"window": "2023年"}
DETACHMENT = {**SOUTH, "actor_level": "detachment"}
TWO = {
    "fine_waiver": ("30户", "businesses_fine_waived"),
    "training_reach": ("90场", "training_sessions"),
    "publicity": ("12场次", "publicity_performances"),
}


def two(chart: str, **others: object) -> pd.DataFrame:
    """What two units say of one metric in 2023, the second with `others` changed."""
    return observed(
        mention(*TWO[chart], **WHOLE_YEAR),
        mention(*TWO[chart], **(DETACHMENT | WHOLE_YEAR | others)),
    )


def test_refused_rows_raise_with_reason_and_remedy() -> None:
    with pytest.raises(DataError) as caught:
        admit_rows(ask("compare", row(), south(**NEXT)))
    said = str(caught.value)
    assert "Not comparable: the windows differ" in said
    assert "Ask North, South for hazards found" in said
    assert "Remedy: ask for what the sentence names, or draw it with context=True" in said


def test_refused_rows_asked_for_as_context_say_so() -> None:
    assert admit_rows(ask("compare", row(), south(**NEXT)), context=True) == MARK


@pytest.mark.parametrize("question", questions())
def test_the_words_are_those_of_comparing_whatever_was_asked(question: str) -> None:
    verdict = ask(question, row(**NEXT), south(**OFFICER))
    assert admit_rows(verdict, context=True) == MARK


@pytest.mark.parametrize("context", [True, False])
@pytest.mark.parametrize(
    "other", [south(), south(**NEAR), south(**OUTSIDE)], ids=["like", "hedged", "comparator"]
)
def test_rows_that_may_stand_together_bear_no_mark(other: pd.Series, context: bool) -> None:
    assert admit_rows(ask("compare", row(), other), context=context) is None


def test_all_rows_of_a_scale_are_asked_about() -> None:
    assert verdict_on_all(frame(row(), south())).reasons == ("EXPOSURE",)
    assert verdict_on_all(frame(row(), south(), row(unit="west", actor_level="corps"))).reasons == (
        "SUBJECT_LEVEL",
    )


@pytest.mark.parametrize(
    "rows", [frame(row()), frame(row(window_basis="inferred")), frame(row()).iloc[:0]]
)
def test_one_row_or_none_is_set_against_nothing(rows: pd.DataFrame) -> None:
    assert verdict_on_all(rows).kind == "ALLOW"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", PANELLED)
def test_a_panel_of_refused_rows_says_so_on_its_face_and_in_its_alt_text(
    chart: str, lang: str
) -> None:
    ax = drawing(chart, two(chart, window="2022年"), lang=lang)
    assert [text.get_text() for text in artists(ax, "not comparable")] == [MARK[lang]]
    assert MARK[lang] in exhibit_of(ax).alt[lang]


@pytest.mark.parametrize("chart", PANELLED)
def test_a_panel_of_rows_that_may_be_compared_bears_no_mark(chart: str) -> None:
    ax = drawing(chart, two(chart))
    assert artists(ax, "not comparable") == []
    assert MARK.zh not in exhibit_of(ax).alt.zh


def test_only_the_panel_whose_rows_are_refused_bears_it() -> None:
    rows = pd.concat(
        [two("publicity", window="2022年"), observed(mention("50万人", "subscribers"))],
        ignore_index=True,
    )
    marked = [panel.get_title(loc="left") for panel in inside(drawing("publicity", rows)) if panel.texts and
              any(text.get_gid() == "not comparable" for text in panel.texts)]  # fmt: skip
    assert marked == ["宣传演出"]


@pytest.mark.parametrize(
    "chart", sorted(set(CHARTS) - {"coverage", "trend_national", *SHARES, *CONTEXT})
)
def test_of_the_five_reports_no_panel_sets_refused_rows_on_one_scale(chart: str) -> None:
    assert artists(real_chart(chart, "zh"), "not comparable") == []
