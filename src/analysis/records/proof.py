"""Proof of a ledger against the report's text: checksum, and every phrase whole at its offset."""

import pandas as pd

from analysis.documents.documents import BLOCK, block_sums, first_change, text_checksum
from analysis.extraction.quantities.whole import WholeNumbers
from analysis.problems import Problems
from analysis.records.cards import Card
from analysis.records.ledgers import CONFIRMED

REACH = 40
SENTENCE_ENDS = "。！？；\n"


def prove_ledger(
    ledger: pd.DataFrame, card: Card, text: str, place: str, problems: Problems
) -> int:
    """How many phrases of `ledger` stand whole at their offsets in `text`.

    What does not is added to `problems`.
    """
    if not card.sha256:
        problems.add(
            card.place,
            "it has no checksum of the text yet",
            f"write these lines in it:\n{seal_lines(text)}",
        )
    elif text_checksum(text) != card.sha256 or len(text) != card.characters:
        problems.add(
            card.place,
            _locate_difference(card, text),
            f"put the original text back, or write\n{seal_lines(text)}",
        )
    # The proof goes on where the checksum differs: most phrases may still stand where they did.
    proved, whole = 0, WholeNumbers(text)
    for line in ledger.to_dict("records"):
        start, phrase = int(line["start"]), str(line["phrase"])
        here = f"{place} row {line['row']}"
        if text[start : start + len(phrase)] != phrase:
            problems.add(here, f"{phrase!r} is not at {start}", nearest_phrase(text, phrase, start))
        elif line["status"] == CONFIRMED and (cut := whole.cut(start, phrase)) is not None:
            # 300 of 300余户: at its place, but it states another number than the report.
            problems.add(here, cut.what(phrase), cut.remedy)
        else:
            proved += 1
        for name in ("wording", "window_phrase", "window_inherited"):
            if str(line[name]) and str(line[name]) not in text:
                problems.add(
                    here,
                    f"{name} '{line[name]}' is not in the text",
                    "copy the words as they are printed",
                )
    return proved


def seal_lines(text: str) -> str:
    """The lines of a card by which a text is recognised.

    >>> seal_lines("abc").splitlines()[1]
    'characters = 3'
    """
    return (
        f'sha256 = "{text_checksum(text)}"\ncharacters = {len(text)}\nblock_sums = '
        f'"{block_sums(text)}"'
    )


def _locate_difference(card: Card, text: str) -> str:
    """Where the text first differs from the card's, as near as its block checksums tell."""
    at = first_change(text, card.block_sums)
    # All blocks are the same: then it is the card's checksum that was mistyped.
    if at is None:
        return "the sha256 is not that of the text"
    line = text.count("\n", 0, at) + 1
    return (
        "the text is not the one read for this card (sha256 differs): first change between "
        f"characters {at} and "
        f"{at + BLOCK} (line {line}); {len(text)} characters, not {card.characters}"
    )


def places_of(text: str, phrase: str) -> list[int]:
    """Every offset at which the phrase stands, overlapping ones too.

    >>> places_of("检查3家，复查3家", "3家")
    [2, 7]
    """
    return [at for at in range(len(text)) if text.startswith(phrase, at)]


def nearest_phrase(text: str, phrase: str, start: int) -> str:
    """Where the phrase stands instead of at `start`: the nearest place, as a remedy.

    >>> nearest_phrase("检查3家，复查3家", "3家", 6)
    "the nearest '3家' starts at 7"
    """
    found = places_of(text, phrase)
    if not found:
        return "copy the phrase as it is printed"
    return f"the nearest {phrase!r} starts at {min(found, key=lambda at: abs(at - start))}"


def text_around(text: str, start: int, phrase: str, reach: int = REACH) -> tuple[str, str]:
    """Return what stands before and after a phrase in its sentence, up to `reach` characters.

    >>> text_around("前一句。检查单位3家。后一句。", 8, "3家")
    ('检查单位', '。')
    """
    end = start + len(phrase)
    left, right = 0, len(text)
    for mark in SENTENCE_ENDS:
        # rfind gives -1 where the mark is not there, and + 1 makes it the text's start.
        left = max(left, text.rfind(mark, 0, start) + 1)
        at = text.find(mark, end)
        if at >= 0:
            right = min(right, at + 1)
    before, after = text[max(left, start - reach) : start], text[end : min(right, end + reach)]
    return before.lstrip(), after.rstrip()


def sentence_around(text: str, start: int, phrase: str) -> str:
    """The sentence of `text` around a phrase, at most REACH characters to either side.

    >>> sentence_around("前一句。检查单位3家。后一句。", 8, "3家")
    '检查单位3家。'
    """
    before, after = text_around(text, start, phrase)
    return f"{before}{text[start : start + len(phrase)]}{after}".strip()
