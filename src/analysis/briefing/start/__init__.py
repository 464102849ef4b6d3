"""The start notebook's parts: what there is, rebuild all, numbers to look through, charts to save."""

from analysis.briefing.start.start import Start

__all__ = ["Start"]
