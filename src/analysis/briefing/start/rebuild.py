"""One press for the whole job: the steps of `make brief` in this kernel, with a bar while they go on."""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import ipywidgets as widgets

from analysis.briefing.start.part import Part
from analysis.briefing.steps import BRIEF, STEPS
from analysis.files import WriteError
from analysis.labels.words import fill, label
from analysis.problems import DataError, StepError
from analysis.project import Project


class Rebuild:
    """The button, its bar, and what came of each step; `after` is called once all is done."""

    def __init__(self, project: Project, lang: str, after: Callable[[], None]) -> None:
        self._project, self._lang, self._after = project, lang, after
        hint = label("rebuild", "hint")[lang]
        self.button = widgets.Button(description=label("rebuild", "press")[lang], icon="refresh", tooltip=hint)
        self.progress = widgets.FloatProgress(min=0, max=len(BRIEF), layout={"width": "24em"})
        self.now, self.said = widgets.Label(hint), widgets.HTML()
        self.button.on_click(self.run)

    @property
    def part(self) -> Part:
        """To be shown; in a page, how to do the same without it."""
        row = widgets.HBox([self.button, self.progress, self.now])
        return Part(widgets.VBox([row, self.said]), f"<p>{escape(label('rebuild', 'hint')[self._lang])}</p>")

    def run(self, _button: Any = None) -> None:
        """Do every step in turn, and stop at the first that fails."""
        self.button.disabled, self.progress.bar_style, self.progress.value, self.said.value = True, "", 0, ""
        told = []
        try:
            for step in BRIEF:
                self._name(step)
                told.append(STEPS[step](self._project, self._lang, self._bar))
                self.progress.value = len(told)
            self._end("success", label("rebuild", "done")[self._lang], "\n".join(told))
            self._after()
        except (DataError, StepError, WriteError) as error:
            facts = {lang: {"step": label("steps", BRIEF[len(told)])[lang]} for lang in ("zh", "en")}
            self._end("danger", fill("rebuild", "stopped", facts)[self._lang], str(error))
        finally:
            self.button.disabled = False

    def _name(self, step: str, count: str = "") -> None:
        self.now.value = f"{label('steps', step)[self._lang]}{count}"

    def _bar(self, items: Iterable[Any], length: int, name: str) -> list[Any]:
        """All of `items`; the bar goes on by one step in `length` parts."""
        taken, before = [], self.progress.value
        for item in items:
            taken.append(item)
            self.progress.value = before + len(taken) / max(length, len(taken))
            self._name(name, f" {len(taken)}/{length}")
        return taken

    def _end(self, style: str, head: str, text: str) -> None:
        self.progress.bar_style, self.now.value = style, ""
        self.said.value = f'<p>{escape(head)}</p><pre style="white-space: pre-wrap">{escape(text)}</pre>'
