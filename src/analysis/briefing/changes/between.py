"""From two names of builds to what is told of them."""

from analysis.briefing.changes.builds import build_of, now
from analysis.briefing.changes.differences import differences
from analysis.briefing.changes.markdown import markdown
from analysis.dataset import Dataset
from analysis.problems import DataError
from analysis.project import Project


def between(project: Project, before: str, after: str, lang: str) -> str:
    """What changed from the build `before` to `after`, as Markdown; an empty `after` is data/clean as it is.

    Raises DataError for a build that is not there or can't be read.
    """
    try:
        called = Dataset(project).names
    except DataError:  # data/clean is not built: units go by their ids, and the past can still be looked at
        called = {}
    builds = build_of(project, before), build_of(project, after) if after else now(project)
    return markdown(differences(*builds, called), lang)
