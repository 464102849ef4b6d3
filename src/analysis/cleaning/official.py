"""The statistical office's tables as observations of basis `official`, one per printed number."""

import pandas as pd

from analysis.published.official import OfficialTables
from analysis.published.official_rules import METRICS, NATION, RATE, sound_residents
from analysis.vocabulary import metrics, table_fields

TABLE, BASIS = "official", "official"
CODE = "YEARBOOK"  # the caveat that every row carries
# How often each of a region's words stands in the register: the nation's, and the provinces'.
NATIONAL, PROVINCIAL = "national", "corps"


def clean_official(tables: OfficialTables) -> pd.DataFrame:
    """Return the table official: provinces and the nation, year by year.

    Columns are those of observations, then residents (where they are sound), what the region
    is called, and a note. The printed rate is no observation: nobody knows its divisor.

    Parameters
    ----------
    tables : OfficialTables
        What read_official returns.

    """
    nation = tables.totals.assign(province_code=NATION)
    rows = pd.concat([tables.counts, nation], ignore_index=True)
    rows = rows[rows["metric"].isin(set(METRICS) - {RATE})]
    rows = rows.merge(tables.provinces.drop(columns="row"), on="province_code", how="left")
    keys = ["province_code", "year"]
    rows = rows.merge(sound_residents(tables.residents)[[*keys, "residents"]], on=keys, how="left")
    made = rows.assign(
        report=rows["source"],
        actor=rows["unit"],
        actor_level=(rows["province_code"] == NATION).map({True: NATIONAL, False: PROVINCIAL}),
        theme=rows["metric"].map(lambda name: metrics()[name].theme),
        measure=rows["metric"].map(lambda name: metrics()[name].measures[0]),
        wording="",
        relation="eq",
        per="total",
        window_start=pd.to_datetime(rows["year"].astype("str") + "-01-01"),
        window_end=pd.to_datetime(rows["year"].astype("str") + "-12-31"),
        window_basis="stated",
        basis=BASIS,
        cell="",
        start=pd.Series(pd.NA, index=rows.index, dtype="Int64"),
        phrase=rows["printed"],
        caveats=CODE,
        unit_zh=rows["zh"],
        unit_en=rows["en"],
        note=rows["note"].fillna(""),
        **dict.fromkeys(("low", "high", "strict_low", "strict_high"), rows["value"]),
    )
    dtypes = {name: field.dtype for name, field in table_fields()[TABLE].items()}
    ordered = made.sort_values(["metric", "province_code", "year"], kind="stable")
    return ordered[list(dtypes)].astype(dtypes).reset_index(drop=True)
