"""Which tests one process runs, where several share the work."""

from xdist.scheduler import LoadFileScheduling

TOGETHER = {
    "test_deck_": "decks",
    "test_workbook": "workbooks",
    "test_notebooks": "books",
    "test_browser_site": "books",
}


class Together(LoadFileScheduling):  # type: ignore[misc]
    """A file is run by one process, and so are files that build the same thing: it is built once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return next(
            (group for start, group in TOGETHER.items() if file.startswith(f"tests/whole/{start}")),
            file,
        )
