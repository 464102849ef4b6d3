"""The foot of a picture: source and notes, within the figure and clear of all that is drawn."""

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.figures import save_figure
from analysis.exhibits.spec import NO_WORDS, Exhibit
from analysis.renderers.mpl.charts import CHARTS
from analysis.vocabulary import Label
from chart_artists import artists, figure_of, hits, inside, place, texts
from charts_drawn import LANGS, laid_out, real, real_chart


class Seen:
    """What stands in a figure while it is saved."""

    def __init__(self) -> None:
        self.foot = ""
        self.out: list[str] = []
        self.met: list[str] = []

    def look(self, figure: Figure) -> None:
        """Note where the foot stands, and what it meets; the second picture is like the first."""
        if self.foot:
            return
        ax = laid_out(figure.axes[0])
        (foot,) = [text for text in figure.texts if text.get_gid() == "foot"]
        self.foot, own, whole = foot.get_text(), place(foot), figure.bbox
        if own.x0 < whole.x0 or own.x1 > whole.x1 or own.y0 < whole.y0 or own.y1 > whole.y1:
            self.out.append(self.foot)
        self.met += [
            text.get_text()
            for text in texts(ax)
            if text is not foot and hits(place(text), own, by=0)
        ]
        self.met += [
            "a panel"
            for one in inside(ax)
            if one.axison and hits(one.get_window_extent(), own, by=0)
        ]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Figures are looked at instead of being written."""
    looked = Seen()
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_args, **_options: looked.look(figure))
    return looked


def saved(ax: Axes, folder: Path, **options: Any) -> None:
    """A chart saved, and its figure as it was before."""
    save_figure(ax, folder, real().reports, **options)
    assert (
        artists(ax, "foot")
        == [text for text in figure_of(ax).texts if text.get_gid() == "foot"]
        == []
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_the_foot_meets_nothing(seen: Seen, tmp_path: Path, chart: str, lang: str) -> None:
    saved(real_chart(chart, lang), tmp_path)
    assert seen.out == []
    assert seen.met == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ("资料来源：", "注：", "不能用于排名")), ("en", ("Sources: ", "Notes: "))],
)
def test_the_foot_says_source_and_notes(
    seen: Seen, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    saved(real_chart("fine_waiver", lang), tmp_path)
    assert all(word in seen.foot for word in words)


def test_a_figure_keeps_its_room_after_the_foot_is_gone(tmp_path: Path) -> None:
    ax = real_chart("honours", "en")
    before = ax.get_position().bounds
    saved(ax, tmp_path)
    assert ax.get_position().bounds == pytest.approx(before)


@pytest.mark.parametrize("layout", ["constrained", "tight", "none"])
def test_a_figure_of_ones_own_may_have_any_layout(tmp_path: Path, layout: str) -> None:
    figure, ax = plt.subplots(layout=layout)
    plt.close(figure)
    ax.plot([1, 2])
    rows = real().observations.head(1)
    made = Exhibit(
        "mine", Label("我", "I"), NO_WORDS, (), rows, description=Label("两点", "Two points")
    )
    save_figure(ax, tmp_path, real().reports, chart=made)
    assert (tmp_path / "mine.png").is_file()
