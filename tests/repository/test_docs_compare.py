"""The comparison that the READMEs show is what is drawn today, of invented returns."""

from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images

import analysis as an
from brigades import brigade_names, brigade_rows
from chart_artists import figure_of

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ["units_inspected", "hazards_rectified_share"]


def draw_readme(lang: str, path: Path) -> None:
    """Draw four invented brigades' three months as the README shows them."""
    from analysis.exhibits.compare import build_compare
    from analysis.renderers.mpl.draw import draw_exhibit
    from analysis.renderers.style import Theme

    rows = brigade_rows(4, ("2026-08", "2026-09", "2026-10"))
    exhibit = build_compare(rows, brigade_names(4), wanted=SHOWN)
    ax = draw_exhibit(exhibit, Theme([], lang))
    figure_of(ax).savefig(path, dpi=80, metadata={"Software": None})


@pytest.mark.parametrize(("lang", "readme"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_the_comparison_of_each_readme_is_what_is_drawn_today(
    lang: str, readme: str, tmp_path: Path
) -> None:
    assert f"(docs/compare.{lang}.png)" in (ROOT / readme).read_text(encoding="utf-8")
    drawn = tmp_path / f"compare.{lang}.png"
    draw_readme(lang, drawn)
    assert compare_images(str(ROOT / "docs" / drawn.name), str(drawn), tol=2) is None


def test_the_call_that_the_readmes_give_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    rows = brigade_rows(4, ("2026-08", "2026-09", "2026-10"))
    ax = an.compare(metrics=SHOWN, rows=rows)
    assert len(ax.exhibit.rows) == 8
