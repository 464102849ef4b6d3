"""The static site: a folder that needs no server, no network and no Jupyter."""

from analysis.briefing.site.build import build_site

__all__ = ["build_site"]
