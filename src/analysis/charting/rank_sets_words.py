"""What the chart of rank sets says above its bars: how many ranks can be told, and how sure that is."""

from collections.abc import Sequence

import pandas as pd

from analysis.charting.labels import LANGUAGES, fill, interval, metric_name
from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.guards import FEWEST_UNITS, MOST_DISPERSION
from analysis.comparing.overdispersion import Dispersion
from analysis.comparing.scatter import too_far
from analysis.vocabulary import Label


def headings(rows: pd.DataFrame, widths: Sequence[int], scatter: Dispersion | None) -> tuple[Label, Label]:
    """Title and subtitle of the rank sets of `rows`: `widths` are the numbers of ranks that each unit may have."""
    several = [width for width in widths if width > 1]
    facts = {
        lang: {
            "n": len(rows),
            "verb": metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang),
            "k": len(widths) - len(several),
            "width": interval(min(several), max(several), lang) if several else "",
            "least": FEWEST_UNITS,
            "phi": f"{scatter.phi:.3g}" if scatter else "",
            "most": f"{MOST_DISPERSION:g}",
        }
        for lang in LANGUAGES
    }
    title, subtitle = _title(widths, several, scatter), _subtitle(widths, scatter)
    return fill("rank_sets", title, facts), fill("rank_sets", subtitle, facts)


def _title(widths: Sequence[int], several: Sequence[int], scatter: Dispersion | None) -> str:
    """Which title fits: how many units have one rank alone, or why none is drawn."""
    if not widths:
        return "title_far" if too_far(scatter) else "title_few"
    if not several:
        return "title_all"
    return "title" if len(several) < len(widths) else "title_open"


def _subtitle(widths: Sequence[int], scatter: Dispersion | None) -> str:
    """Which subtitle fits: 95 % may be said only where units scatter no more than chance has it."""
    if not widths:
        return "subtitle_far" if too_far(scatter) else "subtitle_few"
    if scatter is None:
        return "subtitle_unknown"
    return "subtitle_beyond" if scatter.phi > 1 else "subtitle"
