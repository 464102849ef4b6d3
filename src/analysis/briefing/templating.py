"""Templates of pages: every text that is filled in is escaped, and a name that is not given is an error."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("analysis.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def filled(template: str, **facts: Any) -> Markup:
    """The template with its {{ … }} filled."""
    return Markup(_environment().get_template(template).render(**facts))  # noqa: S704 (escaped by the template)


def macro(template: str, name: str, *facts: Any) -> Markup:
    """What the macro `name` of a template makes of `facts`."""
    return Markup(getattr(_environment().get_template(template).module, name)(*facts))  # noqa: S704


def asset(name: str) -> str:
    """A style sheet or script that lies beside the templates."""
    return files("analysis.briefing").joinpath("templates", name).read_text(encoding="utf-8")
