"""The deck keeps to the schema of its format, so that PowerPoint opens it without repair."""

from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from analysis.briefing.deck import deck as decks
from decks import LANGS, built, dataset, opened

# Office itself writes c15:dlblFieldTable and c15:showDataLabelsRange side by side, where the
# schema asks for one.
AS_OFFICE_WRITES_IT = ("Choice allows at most 1 occurrence(s), found 2", "/dLbls[1]/dLbl[")


def faults(path: Path) -> list[str]:
    """What the validator finds, but for what Office writes itself."""
    said, place = AS_OFFICE_WRITES_IT
    found = validate_pptx(path).errors
    return [
        f"{fault.part_uri} {fault.path}: {fault.description}"
        for fault in found
        if not (fault.description == said and place in str(fault.path))
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_deck_keeps_to_the_schema(lang: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(built(lang))
    assert faults(tmp_path / "deck.pptx") == []


def test_so_does_a_deck_with_a_slide_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(built("zh"))
    for name in ("hazards", "training_reach"):
        decks.to_slide(dataset(), name, tmp_path / "deck.pptx", "en")
    assert faults(tmp_path / "deck.pptx") == []


def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    deck = opened(built("zh"))
    space = next(
        shape.chart._chartSpace
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    )
    space.append(space[0])  # what comes first, last
    deck.save(str(tmp_path / "deck.pptx"))
    assert faults(tmp_path / "deck.pptx") != []
