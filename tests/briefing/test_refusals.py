"""What may not be saved.

No source, no title, no alt text, a missing glyph, no figure, nothing known of it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.briefing.figures import FigureError, save_figure
from analysis.exhibits.spec import NO_WORDS, Exhibit
from analysis.files import WriteError
from analysis.renderers.mpl.draw import NotDrawnError, exhibit_of
from analysis.vocabulary import Label, UnknownTermError
from chart_artists import figure_of
from charts_drawn import blank, drawing, observed, real, real_chart
from rows import mention

NO_CHINESE = {"description": Label("", "Two points")}
NO_ENGLISH = {"description": Label("两点", "")}
LACKING = "\U0002a6d6"


def own(**changes: Any) -> Exhibit:
    """A chart of one's own, of two rows of the five reports."""
    rows = real().observations.head(2)
    made = Exhibit(
        "mine", Label("我的", "Mine"), NO_WORDS, (), rows, description=Label("两点", "Two points")
    )
    return replace(made, **changes)


def kept(folder: Path, ax: Axes, **options: Any) -> list[Path]:
    """`ax` saved with the cards of the five reports."""
    return save_figure(ax, folder, real().reports, **options)


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        pytest.param({"rows": pd.DataFrame()}, "source line", id="no rows"),
        pytest.param(
            {"rows": pd.DataFrame({"low": [1.0]})}, "source line", id="rows that name no report"
        ),
        pytest.param(NO_CHINESE, "alt text", id="no alt text in Chinese"),
        pytest.param(NO_ENGLISH, "alt text", id="no alt text in English"),
        pytest.param({"title": Label("", "")}, "title", id="no title"),
    ],
)
def test_a_chart_that_lacks_what_it_must_carry(
    tmp_path: Path, changes: dict[str, Any], lacking: str
) -> None:
    with pytest.raises(FigureError, match=f"mine: .*{lacking}.*Remedy") as refused:
        kept(tmp_path, blank(), chart=own(**changes))
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in str(refused.value)


def test_all_that_is_lacking_is_said_at_once(tmp_path: Path) -> None:
    nothing = own(rows=pd.DataFrame(), title=NO_WORDS, description=NO_WORDS)
    with pytest.raises(FigureError, match=r"source line.*title.*alt text"):
        kept(tmp_path, blank(), chart=nothing)


@pytest.mark.parametrize("known", [0, 1], ids=["the only one", "one of two"])
def test_a_report_without_a_card_is_named(tmp_path: Path, known: int) -> None:
    rows = pd.concat(
        [real().observations.head(known), observed(mention("12户", "businesses_fine_waived"))]
    )
    with pytest.raises((FigureError, UnknownTermError), match=r"'one'.*Remedy"):
        kept(tmp_path, blank(), chart=own(rows=rows))
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_the_font_lacks(tmp_path: Path) -> None:
    ax = drawing("fine_waiver", real().observations, real().names)
    ax.text(0, 0, LACKING)
    with pytest.raises(FigureError, match=r"fine_waiver: Glyph .*missing.*Remedy"):
        kept(tmp_path, ax)
    assert list(tmp_path.iterdir()) == []
    assert figure_of(ax).texts == []


def test_an_axes_that_was_taken_out_of_its_figure(tmp_path: Path) -> None:
    ax = drawing("fine_waiver", real().observations, real().names)
    ax.remove()
    with pytest.raises(FigureError, match=r"fine_waiver: its figure is closed. Remedy"):
        kept(tmp_path, ax)


def test_an_axes_that_none_of_our_charts_drew(tmp_path: Path) -> None:
    with pytest.raises(NotDrawnError, match="Exhibit of your own"):
        kept(tmp_path, blank())


def test_an_unknown_caveat(tmp_path: Path) -> None:
    with pytest.raises(UnknownTermError, match="NONSENSE"):
        kept(tmp_path, blank(), chart=own(caveats=("NONSENSE",)))


def test_a_place_that_cant_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("a file where the folder should be", encoding="utf-8")
    ax = real_chart("fine_waiver", "zh")
    with pytest.raises(WriteError, match="Remedy"):
        kept(tmp_path / "figures", ax)
    assert [path.name for path in tmp_path.iterdir()] == ["figures"]
    assert figure_of(ax).texts == []


def test_old_files_stay_where_one_of_the_new_cant_be_put(tmp_path: Path) -> None:
    (tmp_path / "fine_waiver.png").write_bytes(b"old")
    (tmp_path / "fine_waiver.svg").mkdir()
    with pytest.raises(WriteError, match="Remedy"):
        kept(tmp_path, real_chart("fine_waiver", "zh"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "fine_waiver.png",
        "fine_waiver.svg",
    ]
    assert (tmp_path / "fine_waiver.png").read_bytes() == b"old"


def test_a_chart_of_ones_own_needs_none_of_our_style(tmp_path: Path) -> None:
    with mpl.rc_context():
        mpl.rcdefaults()
        figure, ax = plt.subplots()
        plt.close(figure)
        ax.plot([1, 2])
        first, second = tmp_path / "first", tmp_path / "second"
        for folder in (first, second):
            assert len(kept(folder, ax, chart=own())) == 4
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_what_is_kept_with_our_charts_is_not_touched_by_ones_own(tmp_path: Path) -> None:
    kept(tmp_path, real_chart("fine_waiver", "zh"), chart=own())
    assert exhibit_of(real_chart("fine_waiver", "zh")).id == "fine_waiver"
    assert (tmp_path / "mine.png").is_file()
