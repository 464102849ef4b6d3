"""A deck as a file: the same bytes from the same input, without the times of writing."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from analysis.spreadsheets import EPOCH

if TYPE_CHECKING:
    from pptx.presentation import Presentation

OURS, TITLE_MOST = "analysis", 200
LANGUAGE = {"zh": "zh-CN", "en": "en-US", "both": "zh-CN"}


def describe(deck: "Presentation", lang: str) -> None:
    """Say in the file's properties what the deck is; the same each time."""
    about = deck.core_properties
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None]
    about.title, about.language = next(iter(titles), "")[:TITLE_MOST], LANGUAGE[lang]
    about.author = about.last_modified_by = OURS
    about.created = about.modified = datetime(*EPOCH)  # noqa: DTZ001  (the format has no zone)
    about.revision = 1


def to_bytes(deck: "Presentation") -> bytes:
    """The deck as a .pptx, its parts without times of their own."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for part in source.namelist():
            target.writestr(zipfile.ZipInfo(part, EPOCH), source.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
