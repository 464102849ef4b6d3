"""Compare fire-and-rescue units from the reports they publish.

    import analysis as an

    an.start()                      # contents, rebuild, a comparison bench, charts to save
    an.observations()               # every number, with words, bounds, window and actor
    an.compare(window="2026Q3")     # units side by side: what may be compared is drawn
    an.change("遂宁支队")            # a unit over time: 同比 or 环比, and whether it is chance
    an.profile("遂宁支队")           # one unit on one page
    an.example_returns()            # invented returns to try these on: compare(rows=...)
    an.verdict("share", a, b)       # may two rows stand together, and why not
    an.verdicts(rows)               # every unit against every other, metric by metric
    an.to_ask(rows)                 # what to ask each unit for
    an.table("inspection")          # one theme side by side
    an.coverage()                   # what the reports tell, and what not
    an.comparators()                # what other units published: context, never own rows
    an.official()                   # a statistical office's figures by province, as context
    an.shares()                     # hazards rectified of found, theirs and others'
    an.reach()                      # people trained per session and per 1,000 residents
    an.luck()                       # how often units that are all the same look unlike
    an.evidence(row)                # the words behind a number
    an.show(rows)                   # rows as a table to read, in Chinese or English
    an.view("deqing")               # a report with its numbers marked
    an.read_text(text)              # every number of a text of yours
    an.read_report(path)            # the same of a file: .txt .md .html .docx .pdf
    an.preview(text)                # that, marked in the text
    ax = an.chart.hazards()         # a chart; seaborn's ax=None
    an.save(ax)                     # figures/hazards.png, .svg, .csv, .json
    an.to_slide(ax)                 # PowerPoint's own chart in figures/briefing.pptx

Names are loaded when first used, so that the import itself costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.desk.desk import (
        change,
        chart,
        comparators,
        compare,
        coverage,
        evidence,
        example_returns,
        luck,
        observations,
        official,
        preview,
        profile,
        reach,
        read_report,
        read_text,
        save,
        shares,
        show,
        start,
        table,
        to_ask,
        to_slide,
        verdict,
        verdicts,
        view,
    )

__all__ = [
    "change",
    "chart",
    "comparators",
    "compare",
    "coverage",
    "evidence",
    "example_returns",
    "luck",
    "observations",
    "official",
    "preview",
    "profile",
    "reach",
    "read_report",
    "read_text",
    "save",
    "shares",
    "show",
    "start",
    "table",
    "to_ask",
    "to_slide",
    "verdict",
    "verdicts",
    "view",
]
__version__ = "0.2.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("analysis.desk.desk"), name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
