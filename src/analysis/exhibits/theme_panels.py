"""One metric per panel, the units that report it on lines: fine waivers, training reach, publicity."""

import pandas as pd

from analysis.charting.labels import bilingual
from analysis.vocabulary import Label, denominators, metrics

SHOWN_PER = {"year": "year", "stock": "stock", "1000_residents_year": "year"}


def metric_heading(rows: pd.DataFrame) -> Label:
    """Return what the rows of one metric count, and what it is per where that must be said."""
    name = metrics()[str(rows["metric"].iloc[0])].label
    pers = [denominators()[SHOWN_PER[per]] for per in rows["per"].drop_duplicates() if per in SHOWN_PER]
    return bilingual(lambda lang: " · ".join([name[lang], *(per[lang] for per in pers[:1])]))
