"""A part of the start notebook: live where a kernel runs, a plain table or picture in a page without one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """Widgets, and the HTML that stands for them where they can't live."""

    widget: Any
    html: str

    def _repr_mimebundle_(self, **_asked: Any) -> dict[str, Any]:
        """JupyterLab takes the widgets, a page the HTML."""
        return {**self.widget._repr_mimebundle_(), "text/html": self.html}
