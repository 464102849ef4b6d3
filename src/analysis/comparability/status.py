"""The status line of a comparison: across units or over time, how complete, and since when."""

from collections.abc import Sequence

from analysis.comparability.findings import Rows
from analysis.comparability.over_time import is_touched, sorted_by_window
from analysis.comparability.rows import Observation
from analysis.labels.windows import window_tick
from analysis.vocabulary import Label, breaks, verdict_words

WITHIN = ("share", "ratio")  # questions about two numbers of one record
ABLE = {
    "ALLOW": "comparable",
    "ALLOW_WITH_CAVEAT": "cautioned",
    "REFUSE": "not_comparable",
}


def status_of(question: str, kind: str, rows: Rows, expected: int) -> Label:
    """Return the status line of a verdict of `kind` on `rows`, of which `expected` were due.

    Examples
    --------
    >>> status_of("compare", "REFUSE", [], 2)["en"]
    'across units: not comparable; 0 of 2 reported; no window known'

    """
    words = verdict_words()
    scope = "within" if question in WITHIN else "over_time" if _is_one_actor(rows) else "across"
    there = len({row.actor for row in rows}) if scope == "across" else len(rows)
    said = {}
    for lang in ("zh", "en"):
        since = _since_words(rows, lang) if scope == "over_time" else _window_words(rows, lang)
        said[lang] = words["status"][lang].format(
            scope=words[scope][lang],
            able=words[ABLE[kind]][lang],
            complete=words["complete"][lang].format(n=there, of=max(expected, there)),
            since=since,
        )
    return Label(**said)


def _is_one_actor(rows: Rows) -> bool:
    """Whether all rows are one actor's, in several windows."""
    one = len({row.actor for row in rows}) == 1
    return one and len({row.window for row in rows}) > 1


def _window_words(rows: Rows, lang: str) -> str:
    """Return the window that all rows share, or that they share none."""
    words = verdict_words()
    named = {window_tick(*row.span) for row in rows if row.span}
    if not named:
        return words["undated"][lang]
    if len(named) > 1:
        return words["windows"][lang]
    return words["window"][lang].format(window=named.pop())


def _since_words(rows: Rows, lang: str) -> str:
    """Return since when the rows compare: their first day after the last break that refuses."""
    dated = sorted_by_window(rows)
    if not dated:
        return verdict_words()["undated"][lang]
    after = [row for row in dated if not _is_before_break(row, dated)]
    start = (after or dated)[0].span
    return verdict_words()["since"][lang].format(since=f"{start[0]:%Y-%m}" if start else "")


def _is_before_break(row: Observation, rows: Sequence[Observation]) -> bool:
    """Whether a break that refuses lies between `row` and the last of `rows`."""
    last = rows[-1].span
    return any(
        row.span and last and row.span[0].date() < known.start <= last[1].date()
        for known in breaks().values()
        if known.refuses and is_touched(row, known)
    )
