r"""The text of a saved web page: the part that holds the article, as a browser shows it.

trafilatura says where the article is, and only that: its own text drops
headings and repeated paragraphs, and puts a line break into 5<b>0</b>家.
"""

import re
from collections.abc import Iterator
from typing import Any

from analysis.problems import stop
from analysis.reading.encodings import decode_page

UNSEEN = {
    "button", "head", "iframe", "noscript", "rp", "rt", "script", "select", "style", "svg", "template", "textarea"
}  # fmt: skip
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "q", "rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
}  # fmt: skip
CELLS = {"td", "th"}
BLOCKS = {"article", "body", "div", "main", "section", "td"}
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
BLANKS, FOLDED = re.compile(r"[ \t\n\r\f]+"), re.compile(r" {2,}")
SHORTEST_ARTICLE = "60"  # characters; its own 250 are meant for words, not for Chinese
SHORTEST_CLUE = 8  # characters of a text that tell where it stands: the words of a menu are shorter


def read_html(content: bytes, place: str) -> str:
    r"""Text of a web page; all that can be seen of it where no article is found. Nothing is fetched or run.

    Raises DataError where the page nests deeper than the parser goes, since the rest would be lost.

    >>> read_html("<nav>首页</nav><p>查了5<b>0</b>家。<br>罚3户。".encode(), "a.html")
    '首页\n查了50家。\n罚3户。'
    """
    from lxml import etree, html

    page = decode_page(content, place)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(page.encode(), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # no tag and no word in it
        return ""
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        stop(place, "its tags are nested too deeply, so a part would be lost", "save the report's text alone as .txt")
    return visible_text(article(tree.body))


def article(body: Any) -> Any:
    """The innermost block that holds all that trafilatura takes for the article; `body` where it finds none."""
    known = "".join(_main_text(body).split())
    texts = [text for text in body.xpath(".//text()") if _tells(text, known)]
    if not texts:
        return body
    first, last = (_path(text) for text in (texts[0], texts[-1]))
    shared = [one for one, other in zip(first, last, strict=False) if one is other]
    block = next((node for node in reversed(shared) if node.tag in BLOCKS), body)
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    # a block of links is a menu or a list of other articles
    return block if linked * 2 < len(block.text_content()) else body


def _main_text(body: Any) -> str:
    """What trafilatura takes for the main text, empty where it finds none."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST_ARTICLE
    page = body.getroottree().getroot()
    return trafilatura.extract(page, include_comments=False, favor_recall=True, config=config) or ""


def _tells(text: str, known: str) -> bool:
    """Whether a piece of text is long enough to tell where it stands, and in the article."""
    clue = "".join(text.split())
    return len(clue) >= SHORTEST_CLUE and clue in known


def _path(text: Any) -> list[Any]:
    """The elements around a piece of text, outermost first."""
    parent = text.getparent()
    holder = parent.getparent() if text.is_tail else parent
    return [*reversed(list(holder.iterancestors())), holder]


def visible_text(root: Any) -> str:
    """What a browser shows of `root`: a line a block, a tab between cells, blanks folded, numbers whole."""
    from lxml import etree

    lines = "".join(_pieces(etree.iterwalk(root, events=("start", "end")), root)).split("\n")
    return "\n".join(filter(None, (FOLDED.sub(" ", line).strip(" \t") for line in lines)))


def _pieces(walk: Any, root: Any) -> Iterator[str]:
    """The pieces of text in document order, newlines and tabs where blocks and cells end."""
    for event, node in walk:
        unseen = node.tag in UNSEEN or node.get("hidden") is not None or HIDDEN.search(node.get("style", ""))
        if event == "start" and unseen:
            walk.skip_subtree()
        elif event == "start":
            yield ("" if node.tag in INLINE or node.tag in CELLS else "\n") + BLANKS.sub(" ", node.text or "")
        if event == "end":
            yield "\t" if node.tag in CELLS else "" if node.tag in INLINE or unseen else "\n"
            yield BLANKS.sub(" ", node.tail or "") if node is not root else ""
