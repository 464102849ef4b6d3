"""Two invented reports, as source lines cite them."""

from dataclasses import replace

from analysis.dataset import Report
from rows import units

UNITS = units()
REPORT = Report("one", UNITS["north"], "冬季检查", "虚构报", "2024-05-20", "printed")
REPORTS = {
    "one": REPORT,
    "two": replace(REPORT, report="two", unit=UNITS["south"], title="培训", publisher=""),
}
