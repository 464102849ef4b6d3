"""Web pages: the article as a browser shows it, every number whole."""

import pytest

from analysis.documents.formats import read_html
from analysis.problems import DataError

MENU = "<ul class=nav>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(12)) + "</ul>"
MORE = (
    "<div class=related><h3>相关阅读</h3>"
    + "<a href=/a>某地查了900家单位找出隐患一堆</a><br>" * 8
    + "</div>"
)
FOOT = "<div class=footer>版权所有 备案号99887766</div>"
LINES = [
    f"第{n}季度，甲市支队查了单位{n}20家，找出隐患{n}00余处，办班{n}场，听课近万人次。"
    for n in range(1, 8)
]
NOT_SEEN = "<script>9</script><style>9</style><!--9--><template>9</template><noscript>9</noscript>"
SHOWN = {
    "inline": ("查了<b>5</b>0家，<a href=x>30</a>0<span>余</span>处", "查了50家，300余处"),
    "break": ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
    "blocks": (
        "<h1>题</h1><p>甲</p><div>乙<p>丙</div><ul><li>3家<li>5户</ul>",
        "题\n甲\n乙\n丙\n3家\n5户",
    ),
    "table": ("<table><tr><td>单位<td>120家<tr><th>隐患<th>3处</table>", "单位\t120家\n隐患\t3处"),
    "blanks": ("<p>  甲\n  乙&nbsp;丙　丁  </p>", "甲 乙\xa0丙　丁"),
    "unseen": (
        f"甲{NOT_SEEN}<select><option>9</select><p hidden>9</p><p style='DISPLAY : none'>9</p>乙",
        "甲乙",
    ),
    "ruby": ("<ruby>遂<rp>(</rp><rt>sui</rt></ruby>宁", "遂宁"),
    "entities": ("5&nbsp;&lt;&#19971;&gt;&nosuch;", "5\xa0<七>&nosuch;"),
    "a DTD": ("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;甲", "&x;甲"),
    "XHTML": ("<?xml version='1.0' encoding='gb2312'?><html><body><p>甲</p></body></html>", "甲"),
    "frames": ("<frameset><frame src=a></frameset>", ""),
    "nothing": ("  ", ""),
    "only a comment": ("<!-- 9家 -->", ""),
    "a comment without end": ("<!-- 9家", ""),
}


def page(article: str) -> bytes:
    head = "<!doctype html><html><head><title>题</title><script>var n = '脚本'</script></head>"
    return f"{head}<body>{MENU}{article}{MORE}{FOOT}</body></html>".encode()


@pytest.mark.parametrize(("html", "text"), SHOWN.values(), ids=SHOWN)
def test_what_can_be_seen_is_the_text(html: str, text: str) -> None:
    assert read_html(html.encode(), "a.html").removeprefix("]>\n").removeprefix("]>") == text


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(
            "<div class=TRS_Editor>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>",
            id="p",
        ),
        pytest.param("<div id=zoom>" + "<br>".join(LINES) + "</div>", id="br"),
        pytest.param(
            "<div class=con>" + "".join(f"<div>{line}</div>" for line in LINES) + "</div>", id="div"
        ),
        pytest.param(
            "<article>" + "".join(f"<p><span>{line}</span></p>" for line in LINES) + "</article>",
            id="span",
        ),
    ],
)
def test_the_article_is_read_and_the_page_around_it_is_not(article: str) -> None:
    assert read_html(page(article), "a.html") == "\n".join(LINES)


def test_nothing_within_the_article_is_lost() -> None:
    inner = f"<h1>一年小记</h1><p>{LINES[0]}</p><ul><li>查<b>12</b>0家</li></ul><p>3户。</p>{f'<p>{LINES[1]}</p>' * 2}"
    table = "<table><tr><td>单位</td><td>120家</td></tr></table>"
    text = read_html(page(f"<div class=article>{inner}{table}<p>{LINES[2]}</p></div>"), "a.html")
    wanted = ["一年小记", LINES[0], "查120家", "3户。", LINES[1], LINES[1], "单位\t120家", LINES[2]]
    assert text == "\n".join(wanted)


@pytest.mark.parametrize("article", ["", "<div>查3家。</div>"], ids=["none", "three words"])
def test_where_no_article_is_found_all_that_can_be_seen_is_read(article: str) -> None:
    lines = read_html(page(article), "a.html").split("\n")
    assert {"栏目0", "栏目11", "相关阅读", "版权所有 备案号99887766"} <= set(lines)
    assert ("查3家。" in lines) == bool(article)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_a_page_too_deep_is_refused_and_not_cut(tag: str) -> None:
    assert read_html(f"<body>{'<div>' * 200}查3家".encode(), "a.html") == "查3家"
    with pytest.raises(
        DataError, match=r"^a\.html: its tags are nested too deeply.*Remedy: save .*\.txt"
    ):
        read_html(f"<body>{f'<{tag}>' * 3_000}查3家".encode(), "a.html")


def test_the_same_bytes_give_the_same_text() -> None:
    content = page("<div id=zoom>" + "<br>".join(LINES) + "</div>")
    assert {read_html(content, "a.html") for _ in range(3)} == {"\n".join(LINES)}
