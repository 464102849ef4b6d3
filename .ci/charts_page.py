"""Write docs/charts.md from the registry of exhibits.

`python .ci/charts_page.py > docs/charts.md`; a test holds it.
"""

from analysis.exhibits.registry import charts, registry

HEAD = """\
# The charts

`an.chart.NAME()` in a notebook, `analysis figures` for all. Each title states what was found, worked out from the rows; at the foot stand source
and notes. Where rows that may not be compared stand side by side as context, the chart says 不可比 / not comparable on its face; rows of your own that
are refused raise, unless you pass `context=True` (`funnel`, `rank_sets`) or take out what the message names.
Absent is hatched, never 0; a hedge is drawn from bound to bound, never as its middle; no line joins what a break parts.

`ax.exhibit` is what a chart says, as a value: title, rows, caveats, alt text, in both languages. All charts have one look (`renderers/style.py`),
one catalogue of words (`labels/words.toml`) and one list: this page is written from `exhibits/exhibits.toml`.

| chart | its question | use it when | not when |
|---|---|---|---|
"""


def page() -> str:
    """Return the page as text."""
    lines = []
    for name in charts():
        entry = registry()[name]
        lines.append(f"| `{name}` | {entry.question.en} | {entry.use.en} | {entry.avoid.en} |\n")
    return HEAD + "".join(lines)


if __name__ == "__main__":
    print(page(), end="")
