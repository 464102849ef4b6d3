"""Extraction: text -> mentions, each with its quantity, role, metric, actor and window.

`read_many` is the bulk reader: texts -> rows of what their statistics say.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.extraction.reader import read_many, read_report, read_text

__all__ = ["read_many", "read_report", "read_text"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("analysis.extraction.reader"), name)
    raise AttributeError(f"module 'analysis.extraction' has no attribute {name!r}")
