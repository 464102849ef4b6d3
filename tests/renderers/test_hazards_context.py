"""What others published, by verb apart, and the reports' own figure in its place.

Context, never a ranking.
"""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.comparability.selection import is_published as published
from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, hits, inside, place, said, stands, text_of
from charts_drawn import LANGS, NAMES, drawing, laid_out, real, real_chart
from records import frame, outside, record
from rows import OFFICER

both = pytest.mark.parametrize("lang", LANGS)
OWN = record(found="246处", rectified="233处")
OTHERS = [outside(record(f"o{n}", f"{200 + n}处", f"{100 + 20 * n}处")) for n in range(5)]
SPOT = [outside(record(f"s{n}", verb="当场整改")) for n in range(3)]
MORE = outside(record("more", rectified="120处"))
HEDGED = outside(record("hedged", "300余处", "近200处"))


def chart(*records: pd.DataFrame, lang: str = "zh") -> Axes:
    """The chart of invented records."""
    return drawing("hazards_context", frame(*records), lang=lang)


def heights(panel: Axes, gid: str) -> list[float]:
    """At which heights the marks named `gid` stand."""
    return [float(mark.get_ydata()[0]) for mark in artists(panel, gid)]


@both
def test_each_verb_has_a_panel_and_the_one_with_most_stands_first(lang: str) -> None:
    panels = inside(chart(*SPOT, *OTHERS, OWN, lang=lang))[1:]
    words = {
        "zh": ["督促整改占比 · 6项", "当场整改占比 · 3项"],
        "en": ["urged to be rectified, % of found · 6"],
    }
    assert [panel.get_title(loc="left") for panel in panels][: len(words[lang])] == words[lang]
    assert [len(artists(panel, "exact")) for panel in panels] == [6, 3]


@both
@pytest.mark.parametrize("name", ["hazards_context", "trend_share"])
def test_what_an_interval_takes_for_granted_is_said(name: str, lang: str) -> None:
    words = {"zh": "看作随机过程", "en": "taken as a random process"}[lang]
    (told,) = [
        text
        for text in said(real_chart(name, lang))
        if text.startswith(label("points", "interval")[lang][:6])
    ]
    assert words in told.replace("\n", "" if lang == "zh" else " ")


def test_of_the_repository_every_share_is_in_the_panel_of_its_verb() -> None:
    panels = inside(real_chart("hazards_context", "zh"))[1:]
    heads = [panel.get_title(loc="left") for panel in panels]
    assert heads == [
        "督促整改占比 · 39项",
        "整改占比 · 18项",
        "当场整改占比 · 10项",
        "责令整改占比 · 4项",
    ]
    assert [len(artists(panel, "interval")) for panel in panels] == [35, 18, 10, 4]


def test_the_own_figure_stands_in_its_place_and_its_interval_behind_the_others() -> None:
    ax = chart(*OTHERS, OWN)
    (band,), (name,) = artists(ax, "own interval"), artists(ax, "own")
    assert "94.7%" in name.get_text()
    assert "(233/246)" in name.get_text()
    assert (band.get_x(), band.get_x() + band.get_width()) == pytest.approx(
        (91.17, 96.89), abs=0.01
    )
    marks = {
        float(mark.get_ydata()[0]): float(mark.get_xdata()[0]) for mark in artists(ax, "exact")
    }
    assert sorted(marks.values(), reverse=True) == [marks[y] for y in sorted(marks)]


def test_an_officers_figure_is_named_as_the_officers() -> None:
    (name,) = artists(chart(*OTHERS, record(**OFFICER)), "own")
    assert name.get_text().startswith("北支队 · 一名监督员")
    assert "一名监督员" in text_of(chart(*OTHERS, record(**OFFICER)), "title")


@pytest.mark.parametrize("own", [[], [OWN, record("south")]], ids=["none", "two"])
def test_only_a_single_own_figure_has_a_band(own: list[pd.DataFrame]) -> None:
    assert artists(chart(*OTHERS, *own), "own interval") == []


def test_the_band_is_in_the_panel_of_its_own_verb_alone() -> None:
    panels = inside(chart(*OTHERS, *SPOT, OWN))[1:]
    assert [len(artists(panel, "own interval")) for panel in panels] == [1, 0]


@both
def test_more_rectified_than_found_is_flagged_beyond_the_whole(lang: str) -> None:
    ax = chart(*OTHERS, MORE, OWN, lang=lang)
    (cross,) = artists(ax, "beyond")
    assert cross.get_xdata()[0] > 100
    assert len(artists(ax, "interval")) == len(OTHERS) + 1
    words = {
        "zh": "整改多于发现，不计占比：1",
        "en": "more rectified than found, no share taken: 1",
    }[lang]
    assert words in said(ax)
    assert words in exhibit_of(ax).alt[lang]
    assert len(exhibit_of(ax).rows) == len(OTHERS) + 2


def test_nothing_stands_at_the_midpoint_of_a_hedge_or_at_0() -> None:
    ax = chart(*OTHERS, HEDGED)
    row = frame(HEDGED).iloc[0]
    (thick,) = artists(ax, "conventional")
    assert list(thick.get_xdata()) == pytest.approx([row["low"], row["high"]])
    assert (row["low"] + row["high"]) / 2 not in stands(ax)
    marks = [mark for gid in ("exact", "conventional", "interval") for mark in artists(ax, gid)]
    assert all(min(mark.get_xdata()) > 0 for mark in marks)


def test_a_report_that_gives_one_part_alone_is_no_mark() -> None:
    found = outside(record("half"))[lambda rows: rows["metric"] == "hazards_found"]
    assert len(artists(chart(*OTHERS, found), "interval")) == len(OTHERS)


@pytest.mark.parametrize(
    ("last", "marked"),
    [
        pytest.param({}, 0, id="all alike"),
        pytest.param({"days": None}, 1, id="one without dates"),
        pytest.param({"actor_level": "corps"}, 1, id="one of another level"),
    ],
)
def test_a_panel_of_refused_rows_says_so_on_its_face(last: dict[str, Any], marked: int) -> None:
    assert len(artists(chart(*OTHERS, outside(record("last", **last))), "not comparable")) == marked


def test_of_the_repository_every_panel_says_that_its_rows_are_not_comparable() -> None:
    ax = real_chart("hazards_context", "en")
    assert [len(artists(panel, "not comparable")) for panel in inside(ax)[1:]] == [1, 1, 1, 1]
    assert "not comparable" in exhibit_of(ax).alt.en


def test_the_ends_and_the_own_are_named_and_no_others() -> None:
    names = [text.get_text() for text in artists(chart(*OTHERS, OWN), "extreme")]
    assert len(names) == 1  # the greatest is the own
    assert names[0].startswith("别家o0")
    assert len(artists(chart(*OTHERS), "extreme")) == 2


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 40])
@pytest.mark.parametrize("beyond", [0, 1, 4])
def test_names_run_into_no_other_whatever_the_number_of_shares(count: int, beyond: int) -> None:
    rows = [outside(record(f"o{n}", "300处", f"{150 + 3 * n}处")) for n in range(count)]
    more = [outside(record(f"m{n}", rectified=f"{120 + n}处")) for n in range(beyond)]
    ax = laid_out(chart(*rows, *more, OWN))
    texts = [text for gid in ("own", "extreme") for text in artists(ax, gid)]
    texts += [text for panel in inside(ax)[1:] for text in panel.texts if text.get_gid() is None]
    boxes = [place(text) for text in texts]
    assert not any(hits(one, other) for at, one in enumerate(boxes) for other in boxes[:at])


@pytest.mark.parametrize(
    ("records", "zh"),
    [
        pytest.param(
            [*OTHERS, OWN],
            "北支队：督促整改94.7%；别家公布的5项在约50–88.3%之间",
            id="one of one's own",
        ),
        pytest.param(
            OTHERS, "督促整改：别家公布5项，在约50–88.3%之间；报道自有0项", id="none of one's own"
        ),
        pytest.param(
            [*OTHERS, OWN, record("south")],
            "督促整改：别家公布5项，在约50–88.3%之间；报道自有2项",
            id="several",
        ),
        pytest.param([OWN], "督促整改：报道有1项，没有别家按此公布的可作参照", id="nobody else's"),
        pytest.param(
            [OWN, *SPOT],
            "督促整改：报道有1项，没有别家按此公布的可作参照",
            id="nobody else's by its verb",
        ),
        pytest.param(
            [MORE], "督促整改：报道有0项，没有别家按此公布的可作参照", id="no share at all"
        ),
        pytest.param([OWN.iloc[:0]], "没有一家同时报道发现与整改的隐患", id="nothing"),
    ],
)
def test_the_title_is_computed(records: list[pd.DataFrame], zh: str) -> None:
    assert text_of(chart(*records), "title") == zh


@both
def test_the_title_of_the_repository_says_where_the_own_figure_lies(lang: str) -> None:
    title, rows = (
        text_of(real_chart("hazards_context", lang), "title"),
        real().rows("hazards_context"),
    )
    others = rows[published(rows) & rows["low"].notna() & (rows["wording"] == "督促整改")]
    span = f"{others['low'].min():.0f}–{others['high'].max():.0f}"  # hedged, so in whole per cent
    assert all(number in title for number in ("94.7", str(len(others)), span))


def test_what_is_told_of_a_verb_counts_its_shares() -> None:
    alt = exhibit_of(chart(*OTHERS, *SPOT, OWN)).alt.zh
    assert "督促整改占比 6项 约50–94.8%" in alt
    assert "当场整改占比 3项 80%" in alt


def test_the_repositorys_rows_of_others_are_self_selected_or_the_nations() -> None:
    rows = real().rows("hazards_context")
    others = rows[published(rows)]
    assert (
        others["caveats"].str.contains("SELF_SELECTED") == (others["actor_level"] != "national")
    ).all()
    assert (
        others["caveats"].str.contains("OFFICIAL") == (others["actor_level"] == "national")
    ).all()
    assert set(NAMES) & set(rows["unit"]) == set()
