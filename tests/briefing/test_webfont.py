"""The font embedded in the site and the notebook pages holds every character of the page."""

import base64
import io
import re

from fontTools.ttLib import TTFont

from analysis.briefing.html import font_face

TEXT = "检查单位 Units inspected: 1,046 (42.7%)"


def test_embedded_font_holds_digits_latin_and_chinese() -> None:
    face = font_face(TEXT)
    encoded = re.search(r"base64,([^)]+)\)", face)
    assert encoded is not None
    characters = TTFont(io.BytesIO(base64.b64decode(encoded[1]))).getBestCmap()
    assert {ord(character) for character in TEXT} <= set(characters)


def test_embedded_font_is_not_kept_from_ascii() -> None:
    assert "unicode-range" not in font_face(TEXT)


def test_a_text_of_digits_alone_is_embedded_too() -> None:
    assert "@font-face" in font_face("2025")
