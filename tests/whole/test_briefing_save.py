"""The figures contract: four files a chart, all or none, and the same bytes each time."""

import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from PIL import Image

from analysis.briefing.figures import save_figure
from analysis.renderers.mpl.draw import exhibit_of
from analysis.tables import from_csv
from analysis.vocabulary import caveats, fields
from charts_drawn import LANGS, ROOT, drawing, real, real_chart

KINDS = {"png", "svg", "csv", "json"}
Saved = Callable[..., dict[str, Path]]
DTYPES = {name: field.dtype for name, field in fields().items()}
both = pytest.mark.parametrize("lang", LANGS)
HASH = """
import hashlib, sys
from pathlib import Path
import analysis as an
for path in an.save(an.chart.fine_waiver()):
    print(path.suffix, hashlib.sha256(path.read_bytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """The files of a chart of the five reports by kind, saved once for all tests."""

    @cache
    def paths(chart: str, lang: str = "zh") -> dict[str, Path]:
        folder = tmp_path_factory.mktemp("figures")
        found = save_figure(real_chart(chart, lang), folder, real().reports)
        assert sorted(found) == sorted(folder.iterdir())
        return {path.suffix.removeprefix("."): path for path in found}

    return paths


def told(paths: dict[str, Path]) -> dict[str, Any]:
    """What the .json says."""
    said: dict[str, Any] = json.loads(paths["json"].read_text(encoding="utf-8"))
    return said


@pytest.mark.parametrize(("lang", "stem"), [("zh", "fine_waiver"), ("en", "fine_waiver.en")])
def test_four_files_named_by_chart_and_language(saved: Saved, lang: str, stem: str) -> None:
    assert {path.name for path in saved("fine_waiver", lang).values()} == {
        f"{stem}.{kind}" for kind in KINDS
    }


@both
def test_the_picture_is_16_by_9_at_200_dots_an_inch(saved: Saved, lang: str) -> None:
    with Image.open(saved("fine_waiver", lang)["png"]) as picture:
        assert picture.width / picture.height == pytest.approx(16 / 9, rel=1e-3)
        assert picture.info["dpi"] == pytest.approx((200, 200), rel=1e-3)
        assert picture.width == pytest.approx(200 * 13.333, abs=1)
        assert "Software" not in picture.info


def test_outlines_hold_no_text_date_or_picture(saved: Saved) -> None:
    written = saved("coverage")["svg"].read_text(encoding="utf-8")
    tags = [element.tag.rpartition("}")[2] for element in ET.fromstring(written).iter()]  # noqa: S314 (our own file)
    assert "text" not in tags
    assert "date" not in tags
    assert "image" not in tags
    assert "path" in tags


@pytest.mark.parametrize("chart", ["fine_waiver", "hazards", "bounds"])
def test_the_table_is_the_rows_drawn(saved: Saved, chart: str) -> None:
    rows = from_csv(saved(chart)["csv"].read_bytes(), DTYPES)
    pd.testing.assert_frame_equal(
        rows, pd.DataFrame(exhibit_of(real_chart(chart, "zh")).rows).reset_index(drop=True)
    )


def test_the_description_says_all_that_must_be_said(saved: Saved) -> None:
    said = told(saved("fine_waiver"))
    assert set(said) == {"name", "title", "source", "window", "caveats", "alt", "rows"}
    assert said["rows"] == 1
    for key in ("title", "source", "window", "alt"):
        assert set(said[key]) == {"zh", "en"}
        assert all(said[key].values())


@pytest.mark.parametrize("chart", ["coverage", "fine_waiver", "hazards"])
def test_that_figures_are_self_selected_is_said_always(saved: Saved, chart: str) -> None:
    codes = [caveat["code"] for caveat in told(saved(chart))["caveats"]]
    assert codes[-1] == "SELF_SELECTED"
    assert len(codes) == len(set(codes))
    assert all(
        caveat["zh"] == caveats()[caveat["code"]].zh for caveat in told(saved(chart))["caveats"]
    )


def test_caveats_are_those_of_the_rows(saved: Saved) -> None:
    codes = {caveat["code"] for caveat in told(saved("fine_waiver"))["caveats"]}
    assert codes == {"HEDGED", "WINDOW_INFERRED", "WAIVED_OR_REDUCED", "SELF_SELECTED"}


def test_a_second_drawing_gives_the_same_bytes(saved: Saved, tmp_path: Path) -> None:
    again = drawing("fine_waiver", real().observations, real().names)
    for path in save_figure(again, tmp_path, real().reports):
        assert path.read_bytes() == saved("fine_waiver")[path.suffix.removeprefix(".")].read_bytes()


def test_another_process_gives_the_same_bytes(saved: Saved, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    known = {"ANALYSIS_PROJECT": str(tmp_path), "MPLBACKEND": "agg", "PYTHONHASHSEED": "1"}
    run = [sys.executable, "-c", HASH]
    done = subprocess.run(run, env=os.environ | known, capture_output=True, text=True, check=True)
    here = [
        f".{kind} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for kind, path in saved("fine_waiver").items()
    ]
    assert sorted(done.stdout.splitlines()) == sorted(here)
    assert done.stderr == ""


def test_the_figure_is_left_as_it_was(tmp_path: Path) -> None:
    figure, given = plt.subplots(figsize=(6, 4))
    plt.close(figure)
    ax = drawing("fine_waiver", real().observations, real().names, ax=given)
    save_figure(ax, tmp_path, real().reports)
    assert tuple(figure.get_size_inches()) == (6, 4)
    assert figure.texts == []
    assert figure.get_dpi() != 200


def test_a_chart_in_a_small_figure_is_saved_at_full_size(tmp_path: Path) -> None:
    figure, given = plt.subplots(figsize=(6, 4))
    plt.close(figure)
    png, *_ = save_figure(
        drawing("hazards", real().observations, real().names, ax=given), tmp_path, real().reports
    )
    with Image.open(png) as picture:
        assert picture.width > 2600
