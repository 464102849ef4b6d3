"""One look for every format.

Sizes, ink, a colour and a marker for each unit, and the font of Chinese characters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from analysis.palette import FAINT, INK, OTHERS, PALETTE, PAPER, PUBLISHED, QUIET
from analysis.problems import StepError

WIDTH, HEIGHT = 13.333, 7.5
# One design, Noto Sans SC, from two packages: Matplotlib takes a face of one weight, a page takes
# every weight.
CARRIER, FONT_FILE = "zhplot", "fonts/NotoSansSC-Regular.ttf"
WEIGHTS_CARRIER, WEIGHTS_FILE = "justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
MARKERS = ("o", "s", "^", "D", "v", "P")
ABSENT_HATCH = "////"
SIZES = {"title": 20, "subtitle": 13, "label": 12, "small": 10, "number": 22}

__all__ = [
    "ABSENT_HATCH",
    "FAINT",
    "HEIGHT",
    "INK",
    "MARKERS",
    "OTHERS",
    "PALETTE",
    "PAPER",
    "PUBLISHED",
    "QUIET",
    "SIZES",
    "WIDTH",
    "FontError",
    "Theme",
    "font_file",
    "font_file_of_all_weights",
]


class FontError(StepError):
    """The font that holds Chinese characters is not there."""


def font_file() -> Path:
    """Where the Chinese font lies; FontError where its package is missing."""
    return _carried_by(CARRIER, FONT_FILE)


def font_file_of_all_weights() -> Path:
    """Where the variable font lies that holds every weight of it.

    FontError where its package is missing.
    """
    return _carried_by(WEIGHTS_CARRIER, WEIGHTS_FILE)


def _carried_by(package: str, file: str) -> Path:
    """A file of an installed package."""
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    if path is None or not path.is_file():
        name = package.replace("_", "-")
        raise FontError(f"{file} of the package {name} is missing. Remedy: pip install {name}")
    return path


@dataclass(frozen=True, slots=True)
class Theme:
    """The language of a picture, and the units whose colours it uses, in their order."""

    units: Sequence[str] = ()
    lang: str = "zh"

    @property
    def crowded(self) -> bool:
        """Whether units outnumber colours: then all have one, and names tell them apart."""
        return len(self.units) > len(PALETTE)

    def colour(self, unit: str) -> str:
        """Return the unit's colour by its place among the units: grey from the seventh on."""
        place = self._place(unit)
        return PALETTE[place] if place < len(PALETTE) else OTHERS

    def share_colour(self, unit: str, *, own: bool) -> str:
        """Return the colour of a unit's share.

        Grey where others published it, one for all own where crowded.
        """
        if not own:
            return PUBLISHED
        return PALETTE[0] if self.crowded else self.colour(unit)

    def marker(self, unit: str) -> str:
        """Return the unit's marker, so that units can be told apart in grey."""
        place = self._place(unit)
        return MARKERS[place] if place < len(MARKERS) else "."

    def _place(self, unit: str) -> int:
        """Return the unit's place; that after the last for one that is not known."""
        return list(self.units).index(unit) if unit in self.units else len(PALETTE)
