"""What `an.start()` gives: the parts of the start notebook, which know of one another."""

from functools import cached_property

from IPython.display import HTML, DisplayHandle, display

from analysis.briefing.contents import books, pictures, told
from analysis.briefing.gallery import passed_over, without_content
from analysis.briefing.material import Material, material
from analysis.briefing.start.browse import Browse
from analysis.briefing.start.drawing import Drawing
from analysis.briefing.start.part import Part
from analysis.briefing.start.rebuild import Rebuild
from analysis.briefing.templating import asset, macro
from analysis.labels.words import label
from analysis.project import Project


class Contents:
    """What there is: a sentence, and the notebooks with small pictures of their charts."""

    def __init__(self, project: Project, lang: str) -> None:
        self._project, self._lang = project, lang
        self._handle: DisplayHandle | None = None

    def _repr_html_(self) -> str:
        """The cards, under their style."""
        found = [(book, pictures(self._project, book.charts, self._lang)) for book in books(self._project)]
        drawn = any(picture.png for _, small in found for picture in small)
        read = material(self._project)
        blank = passed_over(without_content(read.dataset))[self._lang]
        note = blank if drawn else label("contents", "no_figures")[self._lang]
        sentence = told(read.observations, self._lang)
        cards = macro("contents.html.j2", "contents", sentence, found, note, self._lang)
        return f"<style>{asset('contents.css')}</style>{cards}"

    def _ipython_display_(self) -> None:
        self._handle = display(HTML(self._repr_html_()), display_id=True)

    def refresh(self) -> None:
        """Show what there is now, in the place where it was shown before."""
        if self._handle is not None:
            self._handle.update(HTML(self._repr_html_()))


class Start:
    """The parts of the start notebook: contents, rebuild, numbers, charts; each is made when it is first shown."""

    def __init__(self, project: Project, lang: str) -> None:
        self._project, self._lang = project, lang
        self.contents = Contents(project, lang)

    @cached_property
    def rebuild(self) -> Part:
        """The button that does the whole job, with a bar while it goes on."""
        return Rebuild(self._project, self._lang, self._refresh).part

    @cached_property
    def _browse(self) -> Browse:
        return Browse(self._material(), self._lang)

    @property
    def numbers(self) -> Part:
        """Every number, filtered by unit, theme and year; each opens to its words."""
        return self._browse.part

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self._material, self._lang)

    @property
    def charts(self) -> Part:
        """Every chart, in both languages, of all units or of some; saved as it is drawn."""
        return self._drawing.part

    def _material(self) -> Material:
        return material(self._project)

    def _refresh(self) -> None:
        """After a rebuild: show what is there now, in the parts that are shown."""
        self.contents.refresh()
        if "_browse" in vars(self):
            self._browse.show(self._material())
        if "_drawing" in vars(self):
            self._drawing.show()
