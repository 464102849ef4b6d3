"""The Chinese font inside a page, in every weight and cut down to the page's own characters: no box on any machine."""

import base64
import io

from fontTools import subset

from analysis.renderers.style import font_file_of_all_weights

FAMILY = "Analysis Sans SC"
# Code keeps its columns: its letters stay monospaced, and only Chinese falls to the embedded face.
STACKS = {
    "ui": f"'{FAMILY}', system-ui, sans-serif",
    "content": f"'{FAMILY}', system-ui, sans-serif",
    "code": f"ui-monospace, 'DejaVu Sans Mono', Consolas, '{FAMILY}', monospace",
}


def style_sheet(text: str) -> str:
    """A style element for a notebook's page: the glyphs of `text`, before the page's own fonts; empty without any."""
    face = font_face(text)
    families = " ".join(f"--jp-{role}-font-family: {stack};" for role, stack in STACKS.items())
    return f"<style>{face}\n:root, body {{ {families} }}</style>" if face else ""


def font_face(text: str) -> str:
    """CSS that embeds the printable glyphs of `text`, digits included, as FAMILY; empty without any."""
    characters = "".join(sorted({character for character in text if character.isprintable()}))
    if not characters:
        return ""
    face = base64.b64encode(_glyphs(characters)).decode()
    source = f"url(data:font/woff;base64,{face}) format('woff')"
    return f"@font-face {{ font-family: '{FAMILY}'; font-weight: 100 900; src: {source}; }}"


def _glyphs(characters: str) -> bytes:
    """A variable WOFF font of `characters` alone."""
    options = subset.Options(flavor="woff", hinting=False, layout_features=[], notdef_outline=True)
    font = subset.load_font(str(font_file_of_all_weights()), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    buffer = io.BytesIO()
    subset.save_font(font, buffer, options)
    font.close()
    return buffer.getvalue()
