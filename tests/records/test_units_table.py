from pathlib import Path

import pytest

from analysis.problems import DataError
from analysis.records.register import read_units
from analysis.vocabulary import Terms, Unit

PLACE = "data/raw/reference/units.csv"
HEADER = "unit,zh,en,level,residents_2020\n"
JIA = "jia,甲市支队,Jia,detachment,500000\n"
YI = "yi,乙县大队,Yi,brigade,\n"
DAMAGED = {
    "empty": ("", r" row 1: it lacks the columns unit, zh, en, level, residents_2020\. Remedy: add"),
    "ragged row": (
        HEADER + JIA + "yi,乙,县,Yi,brigade,\n",
        r" row 3: it has 6 cells, not 5\. Remedy: give it 5 cells; quote",
    ),
    "ragged first row": (HEADER + "jia,甲,市,Jia,detachment,5\n" + YI, r" row 2: it has 6 cells, not 5\."),
    "short row": (HEADER + "yi,乙\n", r" row 2: it has 2 cells, not 5\."),
    "open quote": (HEADER + '"jia,甲', r" row 2: it is no well-formed CSV .*Remedy: correct that row's quotes"),
    "columns": ("unit,zh,en\njia,甲,Jia\n", r" row 1: it lacks the columns level, residents_2020\. Remedy: add"),
    "unit twice": (HEADER + JIA + YI + JIA, r" row 4: unit 'jia' stands twice\. Remedy: keep one"),
    "level": (HEADER + JIA.replace("detachment", "squad"), r" row 2: level 'squad' is unknown\."),
    "level of no unit": (HEADER + JIA.replace("detachment", "officer"), r" row 2: level 'officer'"),
    "residents a word": (HEADER + JIA.replace("500000", "many"), r" row 2: residents_2020 'many'"),
    "no residents": (HEADER + JIA.replace("500000", "0"), r" row 2: residents_2020 '0'"),
    "residents below nought": (HEADER + JIA.replace("500000", "-5"), r" row 2: residents_2020 '-5'"),
    "comma": (HEADER + JIA.replace("500000", '"500,000"'), r" row 2: residents_2020 '500,000'"),
    "residents without end": (HEADER + JIA.replace("500000", "inf"), r" row 2: residents_2020 'inf'"),
    "after a blank row": (HEADER + "\n" + JIA.replace("detachment", "squad"), r" row 3: level 'squad'"),
    "neither encoding": (b"\xff\xff", r": byte 0 is not UTF-8\. Remedy"),
}  # fmt: skip


def read(folder: Path, content: str | bytes) -> Terms[Unit]:
    path = folder / "units.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_units(path, PLACE)


def test_a_missing_table_names_the_columns_to_write(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=rf"^{PLACE}: there is no table of units\. Remedy: .*unit, zh, en, level"
    ):
        read_units(tmp_path / "units.csv", PLACE)


@pytest.mark.parametrize(("content", "message"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_table_is_refused_with_its_place(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    with pytest.raises(DataError, match=f"^{PLACE}{message}"):
        read(tmp_path, content)


def test_all_wrong_rows_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(
            tmp_path, HEADER + JIA + JIA.replace("detachment", "squad") + YI.replace(",\n", ",x\n")
        )
    places = {(problem.place, problem.what.split()[0]) for problem in caught.value.problems}
    assert places == {
        (f"{PLACE} row 3", "level"),
        (f"{PLACE} row 3", "unit"),
        (f"{PLACE} row 4", "residents_2020"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_what_spreadsheets_write_is_read(tmp_path: Path, encoding: str, newline: str) -> None:
    units = read(tmp_path, (HEADER + JIA + YI).replace("\n", newline).encode(encoding))
    assert list(units) == ["jia", "yi"]
    assert (units["jia"].label["zh"], units["jia"].level, units["jia"].residents) == (
        "甲市支队",
        "detachment",
        500_000,
    )
    assert units["yi"].residents is None


def test_other_columns_are_let_be_and_their_order_is_free(tmp_path: Path) -> None:
    units = read(
        tmp_path, "area_km2,level,en,unit,zh,residents_2020\n9,corps,Bing,bing,丙省总队,7\n"
    )
    assert (units["bing"].label["en"], units["bing"].level, units["bing"].residents) == (
        "Bing",
        "corps",
        7,
    )


def test_a_unit_whose_id_looks_like_nothing_is_kept(tmp_path: Path) -> None:
    assert "NA" in read(tmp_path, HEADER + JIA.replace("jia", "NA"))


def test_an_unknown_unit_names_the_table(tmp_path: Path) -> None:
    units = read(tmp_path, HEADER + JIA)
    with pytest.raises(
        KeyError, match=rf"unit 'jai' is unknown; did you mean 'jia'\? The list is {PLACE}"
    ):
        units["jai"]
