"""Measure the house: calls that cross rooms while one chart is drawn, and the size of drawing.

    python .ci/measure_house.py

Room hops are counted on a loaded dataset; calls into the base (vocabulary, labels and the
modules beside the rooms) are not. Tokens leave out comments and docstrings.
"""

import ast
import io
import sys
import tokenize
from collections import Counter
from pathlib import Path
from types import FrameType

import analysis as an

ROOT = Path(an.__file__).parent
BASE = ("vocabulary", "labels")
DRAWING = ("exhibits", "renderers")
QUIET = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
Hop = tuple[str, str, str]


def room_of(frame: FrameType | None) -> str:
    """Return the room whose code runs in `frame`, empty where it is none of ours."""
    if frame is None:
        return ""
    path = Path(frame.f_code.co_filename)
    return path.relative_to(ROOT).parts[0] if path.is_relative_to(ROOT) else ""


def caller_of(frame: FrameType) -> str:
    """Return the nearest room that led to `frame`."""
    outer = frame.f_back
    while outer is not None and not room_of(outer):
        outer = outer.f_back
    return room_of(outer)


def count_hops() -> Counter[Hop]:
    """Return the calls from one room into another while `an.chart.hazards()` is drawn."""
    an.chart.hazards()  # loads the dataset
    hops: Counter[Hop] = Counter()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event != "call" or not (room := room_of(frame)):
            return
        caller = caller_of(frame)
        rooms = {room, caller}
        outside = any(name in BASE or name == "__init__.py" for name in rooms)
        if caller and room != caller and not outside and not _is_base_module(rooms):
            hops[caller, room, frame.f_code.co_name] += 1

    sys.setprofile(watch)
    an.chart.hazards()
    sys.setprofile(None)
    return hops


def _is_base_module(rooms: set[str]) -> bool:
    """Whether one is a module beside the rooms; dataset.py is a room of its own."""
    return any(name.endswith(".py") and name != "dataset.py" for name in rooms)


def count_tokens(path: Path) -> int:
    """Return the tokens of a module without comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    told = set()
    for node in ast.walk(ast.parse(text)):
        holds = isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        if holds and ast.get_docstring(node) is not None:
            told.add(node.body[0].lineno)
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(
        token.type not in QUIET and not (token.type == tokenize.STRING and token.start[0] in told)
        for token in tokens
    )


def main() -> None:
    """Print both measures."""
    hops = count_hops()
    sizes = {room: sum(map(count_tokens, (ROOT / room).rglob("*.py"))) for room in DRAWING}
    print("room hops of an.chart.hazards():", hops.total())
    for (caller, room, name), count in hops.most_common():
        print(f"  {count:3} {caller} -> {room}.{name}")
    print("tokens:", sizes, "in all", sum(sizes.values()))


if __name__ == "__main__":
    main()
