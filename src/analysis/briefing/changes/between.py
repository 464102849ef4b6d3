"""From two names of builds to what is told of them."""

from analysis.briefing.changes.builds import build_of, now
from analysis.briefing.changes.differences import differences
from analysis.briefing.changes.markdown import markdown
from analysis.briefing.sources import names
from analysis.problems import Problems
from analysis.project import Project
from analysis.reading.raw import read_raw


def between(project: Project, before: str, after: str, lang: str) -> str:
    """What changed from the build `before` to `after`, as Markdown; an empty `after` is data/clean as it is.

    Raises DataError for a build that is not there or can't be read.
    """
    # Only names are taken from data/raw, so what is wrong there need not stop a look at the past.
    called = names(read_raw(project, Problems()))
    builds = build_of(project, before), build_of(project, after) if after else now(project)
    return markdown(differences(*builds, called), lang)
