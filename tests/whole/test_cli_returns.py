"""`analysis form` and `analysis take`.

Asked, filled in by two invented units, taken, and set side by side.
"""

import csv
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import analysis as an
from analysis.project import VARIABLE, Project
from commands import DONE as ENDED
from commands import WRONG_DATA, WRONG_USE, run
from forms import DONE, END, FOUND, RECTIFIED, START, address, fill

BOTH = ("jia", "yi")


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of `analysis new`, with a second invented unit."""
    run("new", tmp_path / "mine")
    made = Project(tmp_path / "mine")
    with made.units.open("a", encoding="utf-8") as table:
        table.write("yi,乙县大队,Yi,brigade,,invented,\n")
    monkeypatch.setenv(VARIABLE, str(made.root))
    return made


@pytest.fixture
def form(mine: Project, tmp_path: Path) -> bytes:
    """The form for both units, not filled in."""
    asked = ["form", tmp_path / "form.xlsx", *(word for unit in BOTH for word in ("--unit", unit))]
    assert run(*asked).exit_code == ENDED
    return (tmp_path / "form.xlsx").read_bytes()


@pytest.fixture
def back(form: bytes, tmp_path: Path) -> Path:
    """The form, filled in by both."""
    jia = {"hazards_rectified": RECTIFIED | {"denominator": 40, "note": "=1+1;台账"}}
    yi = {"hazards_found": FOUND | {"number": 20}, "hazards_rectified": RECTIFIED | {"number": 19}}
    yi["people_trained"] = {"number": 300, **DONE, "accepted": "否 no", "note": "按人数"}
    content = fill(yi, content=fill(jia, content=form), block=1)
    path = tmp_path / "back.xlsx"
    path.write_bytes(content)
    book = load_workbook(path)
    book["填报"]["B4"] = END
    note = book["填报"][address("hazards_rectified", "note").partition("!")[2]]
    note.data_type = "s"
    book.save(path)
    return path


def raw(project: Project) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted(project.raw.rglob("*"))
        if path.is_file()
    }


def taken(back: Path, *words: str) -> pd.DataFrame:
    """Observations after the return is taken and the tables are built."""
    assert run("take", back, *words).exit_code == ENDED
    assert run("build").exit_code == ENDED
    return an.observations()


def test_two_units_can_be_set_side_by_side(back: Path) -> None:
    rows = taken(back).query(
        "metric == 'hazards_rectified_share' and unit in @BOTH and report != 'example'"
    )
    assert dict(zip(rows["unit"], rows["value"], strict=True)) == {"jia": 77.5, "yi": 95.0}
    alike = (
        rows[["per", "window_start", "window_end", "window_basis"]]
        .drop_duplicates()
        .to_dict("records")
    )
    assert alike == [
        {
            "per": "share",
            "window_start": pd.Timestamp(START),
            "window_end": pd.Timestamp(END),
            "window_basis": "stated",
        }
    ]
    assert set(rows["caveats"]) == {"SUBMITTED;ON_THE_SPOT"}


def test_every_number_leads_back_to_its_cell(back: Path) -> None:
    rows = taken(back).query("basis == 'submitted'")
    assert rows["start"].isna().all()
    assert rows["relation"].eq("eq").all()
    found = set(zip(rows["unit"], rows["metric"], rows["phrase"], rows["cell"], strict=True))
    assert found == {
        ("jia", "hazards_rectified", "31", address("hazards_rectified", "number")),
        ("jia", "hazards_found", "40", address("hazards_rectified", "denominator")),
        ("yi", "hazards_found", "20", address("hazards_found", "number", 1)),
        ("yi", "hazards_rectified", "19", address("hazards_rectified", "number", 1)),
    }


def test_evidence_gives_the_cell(back: Path) -> None:
    rows = taken(back, "--report", "half")
    (share,) = rows.query("metric == 'hazards_rectified_share' and report == 'half-yi'").to_dict(
        "records"
    )
    said = an.evidence(pd.Series(share))
    assert said["cell"].tolist() == [
        address(name, "number", 1) for name in ("hazards_found", "hazards_rectified")
    ]
    assert set(said["published"]) == {END.isoformat()}
    (own,) = rows.query(
        "basis == 'submitted' and metric == 'hazards_found' and unit == 'jia'"
    ).to_dict("records")
    assert an.evidence(pd.Series(own))["cell"].tolist() == [
        address("hazards_rectified", "denominator")
    ]


def test_a_declined_definition_is_told_kept_and_left_out(back: Path, mine: Project) -> None:
    said = run("take", back, "--report", "half")
    assert f"declined: {address('people_trained', 'number', 1)} (people_trained)" in said.output
    with mine.returned("half-yi").open(encoding="utf-8") as file:
        (row,) = [row for row in csv.DictReader(file) if row["definition"] == "declined"]
    assert (row["phrase"], row["note"]) == ("300", "按人数")
    run("build")
    assert an.observations().query("unit == 'yi' and metric == 'people_trained'").empty


def test_a_note_that_looks_like_a_formula_is_guarded(back: Path, mine: Project) -> None:
    run("take", back, "--report", "half")
    assert "'=1+1;台账" in mine.returned("half-jia").read_text(encoding="utf-8")


def test_coverage_tells_what_was_submitted(back: Path) -> None:
    taken(back)
    state = an.coverage().query("unit == 'yi'").set_index("metric")["state"]
    assert (state["hazards_found"], state["people_trained"]) == ("exact", "not_reported")


def test_check_counts_returns_apart(back: Path) -> None:
    run("take", back)
    said = run("check").output
    assert "1 reports, 11 numbers" in said
    assert "2 returns of units, 4 numbers" in said


def test_the_charts_take_submitted_numbers(back: Path) -> None:
    taken(back)
    assert {"SUBMITTED"} <= set(";".join(an.observations()["caveats"]).split(";"))
    assert an.chart.windows() is not None
    assert an.chart.hazards() is not None


def test_one_units_return_has_the_id_that_is_asked_for(
    form: bytes, tmp_path: Path, mine: Project
) -> None:
    path = tmp_path / "one.xlsx"
    path.write_bytes(fill({"hazards_found": FOUND}, content=form))
    assert run("take", path, "--report", "jia-2024").exit_code == ENDED
    assert list(mine.reports()) == ["example", "jia-2024"]
    assert 'published = ""' in mine.card("jia-2024").read_text(encoding="utf-8")


def test_a_number_beyond_the_plausible_is_kept_and_marked(form: bytes, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    path.write_bytes(
        fill({"counties_covered_by_publicity": FOUND | {"number": 3001}}, content=form)
    )
    (row,) = taken(path).query("metric == 'counties_covered_by_publicity'").to_dict("records")
    assert (row["value"], "PLAUSIBILITY" in row["caveats"]) == (3001, True)


def test_a_return_can_not_be_taken_twice(back: Path, mine: Project, tmp_path: Path) -> None:
    run("take", back, "--report", "half")
    before = raw(mine)
    said = run("take", back, "--report", "again")
    assert said.exit_code == WRONG_DATA
    assert "it was taken before, as half-jia, half-yi. Remedy:" in said.stderr
    resaved = tmp_path / "resaved.xlsx"
    book = load_workbook(back)
    book.properties.creator = "somebody else"
    book.save(resaved)
    said = run("take", resaved, "--report", "again")
    assert "its answers are those of half-jia already" in said.stderr
    assert raw(mine) == before


def test_what_has_to_be_mended_leaves_the_project_untouched(
    form: bytes, tmp_path: Path, mine: Project
) -> None:
    path, before = tmp_path / "bad.xlsx", raw(mine)
    path.write_bytes(
        fill(
            {"hazards_found": FOUND | {"number": "近千"}, "persons_detained": {"number": 1}},
            content=form,
        )
    )
    said = run("take", path)
    assert said.exit_code == WRONG_DATA
    assert (
        f"bad.xlsx {address('hazards_found', 'number')}: '近千' leaves open how many. Remedy:"
        in said.stderr
    )
    assert said.stderr.rstrip().endswith("4 problems; nothing was written.")
    assert raw(mine) == before


@pytest.mark.parametrize("report", ["../away", "Jia", "reference", "comparators", "a b", "-x"])
def test_an_id_that_is_no_folder_of_a_report_is_refused(
    form: bytes, tmp_path: Path, mine: Project, report: str
) -> None:
    path, before = tmp_path / "one.xlsx", raw(mine)
    path.write_bytes(fill({"hazards_found": FOUND}, content=form))
    said = run("take", path, f"--report={report}")
    assert said.exit_code == WRONG_DATA
    assert f"--report: '{report}' can't be an id. Remedy:" in said.stderr
    assert raw(mine) == before


def test_a_taken_id_is_refused(form: bytes, tmp_path: Path, mine: Project) -> None:
    path = tmp_path / "one.xlsx"
    path.write_bytes(fill({"hazards_found": FOUND}, content=form))
    assert (
        "'example' is taken. Remedy: name another one"
        in run("take", path, "--report", "example").stderr
    )
    assert not mine.returned("example").exists()


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        pytest.param(
            ["form", "out.csv"],
            "a workbook's name ends in .xlsx. Remedy: name it out.xlsx",
            WRONG_DATA,
            id="csv",
        ),
        pytest.param(
            ["form", "o.xlsx", "--unit", "yia"], "did you mean 'yi'?", WRONG_DATA, id="unknown unit"
        ),
        pytest.param(
            ["take", "nowhere.xlsx"], "'nowhere.xlsx' does not exist", WRONG_USE, id="no file"
        ),
    ],
)
def test_wrong_use(
    mine: Project, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str, code: int
) -> None:
    monkeypatch.chdir(mine.root)
    said = run(*words)
    assert (said.exit_code, "Traceback" in said.output) == (code, False)
    assert told in said.stderr
    assert list(mine.root.glob("o*.*")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("31", "近31", "is no number in a cell of a form", id="number"),
        pytest.param("填报!", "填报", "is no number in a cell of a form", id="cell"),
        pytest.param("2024-06-30", "2024-06-31", "day", id="day"),
        pytest.param("hazards_found", "hazard_found", "did you mean 'hazards_found'", id="metric"),
        pytest.param("phrase", "value", "the header is", id="header"),
    ],
)
def test_a_return_that_was_mended_by_hand_is_checked(
    back: Path, mine: Project, old: str, new: str, told: str
) -> None:
    run("take", back, "--report", "half")
    path = mine.returned("half-jia")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    said = run("build")
    assert said.exit_code == WRONG_DATA
    assert "data/raw/half-jia/return.csv row " in said.stderr
    assert told in said.stderr


def test_a_return_in_another_encoding_is_refused(back: Path, mine: Project) -> None:
    run("take", back, "--report", "half")
    mine.returned("half-jia").write_bytes("填报".encode("gb18030"))
    assert "data/raw/half-jia/return.csv: byte 0 is not UTF-8. Remedy:" in run("check").stderr
