"""Texts that a pattern which backtracks would take for ever to read.

Run, it prints what four times the text costs.
"""

import sys
from time import process_time

from analysis.extraction import read_text

HOSTILE = {
    "digits": "9", "near": "近", "one": "一", "thousands": "1,", "opening quotes": "“", "titles": "《",
    "line breaks": "\n", "spaces": " ", "ranges": "至1", "none": "无", "both": "双", "points": "1.",
    "magnitudes": "亿", "brackets": "（次）", "dates": "1月", "he": "，他", "since": "以来", "units": "支队",
    "numbers in a clause": "3家", "times and numbers": "今年3家", "lists": "3家、", "shares": "三分之", "some": "几",
    "a trigger": "检查", "codes": "1·", "letters": "a1", "traditional": "個",
}  # fmt: skip
LESS, MORE = 10_000, 40_000


def seconds(text: str) -> float:
    """Processor time to read `text`, the least of three."""
    spent = []
    for _ in range(3):
        start = process_time()
        read_text(text)
        spent.append(process_time() - start)
    return min(spent)


if __name__ == "__main__":
    for name, part in HOSTILE.items():
        seconds(part * 100)
        shorter, longer = (seconds((part * size)[:size]) for size in (LESS, MORE))
        sys.stdout.write(f"{longer / shorter:5.1f}  {name}\n")
