"""How an exhibit looks in one language: the colour and marker of each unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.charting.style import MARKERS, OTHERS, PALETTE


@dataclass(frozen=True, slots=True)
class Theme:
    """The language of a picture, and the units whose colours it uses, in their order."""

    units: Sequence[str] = ()
    lang: str = "zh"

    @property
    def crowded(self) -> bool:
        """Whether there are more units than colours: then all have one, and names tell them apart."""
        return len(self.units) > len(PALETTE)

    def colour(self, unit: str) -> str:
        """Return the unit's colour by its place among the units: grey from the seventh on."""
        place = self._place(unit)
        return PALETTE[place] if place < len(PALETTE) else OTHERS

    def marker(self, unit: str) -> str:
        """Return the unit's marker, so that units can be told apart in grey."""
        place = self._place(unit)
        return MARKERS[place] if place < len(MARKERS) else "."

    def _place(self, unit: str) -> int:
        """Return the unit's place; that after the last for one that is not known."""
        return list(self.units).index(unit) if unit in self.units else len(PALETTE)
