"""A report to look at: its numbers coloured by theme, their reading on hover and on focus.

All of it is escaped, so that no report can put markup or script into a
notebook; colours lie under the text, so that it is read in light and in dark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from analysis.briefing.cells import describe_metric, describe_quantity, window_words
from analysis.documents.documents import read_document
from analysis.labels.words import Names, fill_label, label, name_of
from analysis.palette import INK, OTHERS, PALETTE, PAPER
from analysis.problems import Problems, stop
from analysis.project import Project
from analysis.records.ledgers import CONFIRMED, PROPOSED, REJECTED, STATUSES, read_ledger
from analysis.returns.raw import Raw
from analysis.vocabulary import Label, metrics, themes

SHADE = "33"  # alpha of a mark's ground: the text's own colour stays readable on it
LINES = {CONFIRMED: "solid", PROPOSED: "dashed", REJECTED: "dotted"}
SHEET = """
.fr-view { line-height: 2; max-width: 60em; white-space: pre-wrap; padding-bottom: 7em; }
.fr-view mark {
  color: inherit; border-radius: 3px; padding: 1px 2px; position: relative; cursor: help;
}
.fr-view mark:focus { outline: 2px solid currentColor; }
.fr-view mark.rejected { text-decoration: line-through; }
.fr-view mark[data-said]:hover::after, .fr-view mark[data-said]:focus::after {
  content: attr(data-said); position: absolute; left: 0; top: 1.9em; z-index: 9;
  width: max-content; max-width: 26em; padding: 4px 8px; border-radius: 3px;
  line-height: 1.5; text-decoration: none; white-space: pre-line;
  border: 1px solid %s; background: %s; color: %s; }
.fr-view .legend { line-height: 2.2; margin-bottom: 0.6em; }
.fr-view .legend mark { margin-right: 0.7em; cursor: default; }
"""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as JupyterLab shows it.

    `rows` of its ledger on its `text`, which is None where it is not present.
    """

    report: str
    text: str | None
    rows: pd.DataFrame
    names: Names
    lang: str = "zh"

    def _repr_html_(self) -> str:
        """The text with its numbers marked, under a legend."""
        style = f"<style>{SHEET % (OTHERS, INK, PAPER)}</style>"
        body = self._marked() if self.text is not None else self._phrases()
        return f'{style}<div class="fr-view" lang="{self.lang}">{self._legend()}{body}</div>'

    def _legend(self) -> str:
        """The themes and statuses that occur."""
        marks = []
        known, found = set(map(_theme_of, self.rows["metric"])), set(self.rows["status"])
        for name, theme in themes().items():
            if name in known:
                words = theme[self.lang]
                marks.append(_mark_words(words, name, CONFIRMED))
        # The reader names no metric where no trigger fits.
        if "" in known:
            marks.append(_mark_words(describe_metric("", self.lang), "", CONFIRMED))
        for name in STATUSES:
            if name in found:
                words = label("statuses", name)[self.lang]
                marks.append(_mark_words(words, "", name))
        return f'<div class="legend">{"".join(marks)}</div>'

    def _marked(self) -> str:
        """The text, each phrase that stands at its offset marked; those that don't are counted."""
        text, pieces, at, astray = self.text or "", [], 0, 0
        for row in self._ordered():
            start, phrase = int(row["start"]), str(row["phrase"])
            # A mark can't begin inside another, and a ledger may be older than the text.
            if start < at or not text.startswith(phrase, start):
                astray += 1
                continue
            # Each piece is escaped by itself: offsets are those of the bare text.
            pieces += [escape(text[at:start]), self._row(row)]
            at = start + len(phrase)
        note = self._note("astray", astray) if astray else ""
        return "".join([note, *pieces, escape(text[at:])])

    def _phrases(self) -> str:
        """What can be shown without the text: that it is absent, and the ledger's phrases."""
        note = self._note("absent" if len(self.rows) else "no_rows", 0)
        return note + " · ".join(map(self._row, self._ordered()))

    def _ordered(self) -> Iterator[pd.Series]:
        for _, row in self.rows.sort_values("start", kind="stable").iterrows():
            yield row

    def _note(self, key: str, number: int) -> str:
        facts = {"report": self.report, "n": number}
        note = fill_label("view", key, {"zh": facts, "en": facts})[self.lang]
        return f"<p><em>{escape(note)}</em></p>"

    def _row(self, row: pd.Series) -> str:
        """One phrase, and what is read in it."""
        colon = "：" if self.lang == "zh" else ": "
        metric = describe_metric(str(row["metric"]), self.lang)
        quantity = describe_quantity(str(row["phrase"]), self.lang)
        told = (
            f"{metric}{colon}{quantity}",
            name_of(str(row["actor"]), self.names, self.lang),
            " ".join(filter(None, (str(row["wording"]), window_words(row)))),
            label("statuses", str(row["status"]))[self.lang],
        )
        return _mark_words(
            str(row["phrase"]),
            _theme_of(str(row["metric"])),
            str(row["status"]),
            "\n".join(filter(None, told)),
        )


def view_of(project: Project, raw: Raw, report: str, folder: Path | None, lang: str) -> ReportView:
    """The view of a report of `project`; DataError where there is no such report."""
    known = raw.cards | raw.waiting
    if report not in known:
        stop(
            project.shown(project.raw / report),
            "there is no such report",
            f"use one of {', '.join(known)}",
        )
    # What is wrong with the ledger `analysis check` says; here what can be read is shown.
    rows = read_ledger(project.ledger(report), project.shown(project.ledger(report)), Problems())
    path = project.text(report, folder)
    return ReportView(
        report,
        read_document(path, project.shown(path)) if path else None,
        rows,
        _view_names(raw),
        lang,
    )


def _view_names(raw: Raw) -> Names:
    """What units and the actors of their reports are called.

    Of what was added and is not built yet, too.
    """
    known = {unit.id: unit.label for unit in raw.units.values()}
    for card in (raw.cards | raw.waiting).values():
        for name, actor in card.actors.items():
            # The bare label: an Actor carries its level too, which no name has.
            known[f"{card.unit.id}/{name}"] = Label(actor.zh, actor.en)
    return known


def preview_of(found: pd.DataFrame, text: str, lang: str) -> ReportView:
    """The view of what the reader `found` (read_text's columns) in `text`.

    Statistics proposed, the rest not taken.
    """
    # As in a ledger: words of the report's lead stand in a column of their own.
    inherited = found["window_basis"] == "inferred"
    rows = found.assign(
        status=(found["role"] == "statistic").map({True: PROPOSED, False: REJECTED}).astype("str"),
        window_inherited=found["window_phrase"].where(inherited, ""),
        window_phrase=found["window_phrase"].where(~inherited, ""),
    )
    return ReportView("", text, rows, {}, lang)


def _theme_of(metric: str) -> str:
    return metrics()[metric].theme if metric in metrics() else ""


def _theme_colour(theme: str) -> str:
    """Return the theme's colour by its place among the themes.

    Grey where colours run out, or for a theme that is not known.
    """
    place = list(themes()).index(theme) if theme in themes() else len(PALETTE)
    return PALETTE[place] if place < len(PALETTE) else OTHERS


def _mark_words(words: str, theme: str, status: str, told: str = "") -> str:
    """`words` marked, with what is `told` of them on hover and on focus."""
    colour = OTHERS if status == REJECTED else _theme_colour(theme)
    ground = f"{colour}{SHADE}" if status == CONFIRMED else "transparent"
    line = f"{'2px' if status == CONFIRMED else '1.5px'} {LINES[status]} {colour}"
    side = "border-bottom" if status == CONFIRMED else "border"
    hover = (
        f' tabindex="0" data-said="{escape(told)}" aria-label="{escape(f"{words}. {told}")}"'
        if told
        else ""
    )
    return (
        f'<mark class="{status}" style="background: {ground}; {side}: '
        f'{line}"{hover}>{escape(words)}</mark>'
    )
