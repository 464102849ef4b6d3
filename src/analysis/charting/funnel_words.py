"""What the funnel says above its points: how far units scatter, how many lie beyond, and why it is refused."""

from math import sqrt

import pandas as pd

from analysis.charting.labels import LANGUAGES, fill, label, metric_name
from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.guards import FEWEST_UNITS
from analysis.comparing.scatter import Scatter
from analysis.comparing.verdicts import REFUSE, Verdict
from analysis.vocabulary import Label, questions, reasons


def headings(rows: pd.DataFrame, found: Scatter, asked: Verdict) -> tuple[Label, Label]:
    """Title and subtitle of the funnel of `rows`."""
    beyond = int(found.signals.str.endswith("998").sum())
    facts = {
        lang: {
            "n": len(rows),
            "verb": metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang),
            "times": f"{sqrt(found.dispersion.phi):.3g}" if found.dispersion else "",  # phi compares variances
            "k": beyond,
            "least": FEWEST_UNITS,
        }
        for lang in LANGUAGES
    }
    subtitle = label("funnel", "subtitle_few" if found.goal is None else "subtitle")
    return fill("funnel", _key(found), facts), refusal(asked, subtitle)


def _key(found: Scatter) -> str:
    """Which title fits: limits that allow for overdispersion, limits of chance alone, none."""
    if found.goal is None:
        return "title_few"
    if found.dispersion is None:
        return "title_unknown"
    return "title" if found.wider else "title_chance"


def refusal(asked: Verdict, otherwise: Label) -> Label:
    """`otherwise`, after why the rows are not comparable where the verdict refuses them."""
    if asked.kind != REFUSE:
        return otherwise
    opening, why = questions()["compare"].refused, [reasons()[code] for code in asked.reasons if code in reasons()]
    return Label(
        f"{opening.zh}（{'、'.join(reason.zh for reason in why)}）。{otherwise.zh}",
        f"{opening.en.capitalize()} ({', '.join(reason.en for reason in why)}). {otherwise.en}",
    )
