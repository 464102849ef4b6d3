"""Who did what a number counts.

The report's own unit, a part of it, or one officer, by the grammatical subject.

A subject holds until another takes its place, within its paragraph. People are
never named: an officer is known by role alone.
"""

import re
from typing import NamedTuple

RANKS = {"总队": 3, "支队": 2, "大队": 1, "中队": 0, "消防救援站": 0, "消防站": 0, "消防救援局": 4}
LEVELS = {4: "", 3: "corps", 2: "detachment", 1: "brigade", 0: "sub_unit"}
PLACE = r"[一-鿿]{2,10}?"
UNIT = re.compile(
    rf"(?P<name>{PLACE}(?:消防救援|消防|森林消防|特勤)?(?P<rank>总队|支队|大队|中队|消防救援站|消防站))"
)
INTRODUCED = re.compile(r"[（(]以下(?:简称|称)")
ROLE = (
    "防火监督员|监督员|防火参谋|消防员|消防战士|参谋|指导员|大队长|支队长|站长"
    "|教导员|干事|班长|队员|政委|文员|宣传员"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤老小"
)
OFFICER = re.compile(
    rf"(?:^|[，,；;：:])(?P<role>(?:一名|女|男|支队|大队|中队)?(?:{ROLE}))"
    rf"(?:(?P<name>[{SURNAMES}][一-鿿某]{{1,2}})"
    rf"(?P<more>(?:、|和)[{SURNAMES}][一-鿿]{{1,2}})?|(?<=一名.{{3}})|(?<=一名.{{2}})"
    r"|(?<=监督员)(?=检查|走访|排查|发现|下发|来到|赶到|当场))"
)
PRONOUN = re.compile(
    r"(?:^|[，,；;…])\s*(?P<who>他们|她们|他|她)(?!人|国|乡|杀|律|日|处|山|方|所在|的)"
)
PARTS = re.compile(
    r"(?:^|[，,；;])\s*(?P<who>该(?:站|中队)"
    r"|各(?:支队|大队|站|队站|中队|地市支队|级大队|基层大队|县区大队)"
    r"|[一二两三四五六七八九十0-9]+大?[一-鿿]{0,6}片区)"
)
OWN = re.compile(
    r"(?:^|[，,；;])\s*(?:该|全|本)?(?P<who>总队|支队|大队|全省|全区|全市|全县|全州|队伍|各级)"
)
SEGMENT = re.compile(r"[。！？；;\n]")
EARLY = 26  # characters within which a segment names its subject; further on it is an object
# Words that show the match to be no name: 新建消防站, 配备2个中队, 走进某大队.
NO_NAME = re.compile(
    r"新建|新增|开放|建成|投入|配备|走进|组织|微型|小型|基层|专职|为|个|座|的|检查|参观|全市|全省|全县"
)


class Subject(NamedTuple):
    """Name an actor by its words, with its level.

    The words are empty for the report's own unit where it is not named.
    """

    name: str
    level: str


def own_unit(text: str) -> tuple[str, int]:
    """The unit whose report it is, as the text names it, and its rank.

    The one introduced by 以下简称, else the first.

    >>> own_unit("某市消防救援支队今年检查单位3家。")
    ('某市消防救援支队', 2)
    """
    every = [match for match in UNIT.finditer(text) if RANKS[match["rank"]] > 0]
    # 支队 and 大队 are ranks of the police, too.
    named = [match for match in every if "消防" in match["name"]] or every
    if not named:
        return "", -1
    own = named[0]
    for match in named:
        if INTRODUCED.match(text, match.end()):
            own = match
            break
    # Twice: of 记者从某市消防救援支队 the first takes 记者 away, the second 从.
    return _short_name(_short_name(own["name"])), RANKS[own["rank"]]


def _short_name(name: str) -> str:
    """A unit's name without the words before it: 记者从某市消防救援支队 is 某市消防救援支队."""
    return (
        re.sub(
            r"^.*?(?:从|由|在|对|为|和|与|及|，|获悉|联合|据|称|月|是|记者|以来|期间|今年|去年)",
            "",
            name,
        )
        or name
    )


class Subjects:
    """The subjects of one text, in order: who acts from each place on."""

    def __init__(self, text: str) -> None:
        self.name, self.rank = own_unit(text)
        self.own = Subject(self.name, LEVELS.get(self.rank, ""))
        self.places: list[tuple[int, Subject]] = [(0, self.own)]
        start = 0
        for mark in [*SEGMENT.finditer(text), None]:
            end = mark.start() if mark else len(text)
            if found := self._subject(text[start:end]):
                self.places.append((start, found))
            # A new paragraph is of the report's unit again, until it names another.
            if mark is not None and mark.group() == "\n":
                self.places.append((mark.end(), self.own))
            start = mark.end() if mark else end

    def at(self, place: int) -> Subject:
        """Who acts at `place`."""
        # By hand, for bisect would compare subjects of one place with each other.
        low, high = 0, len(self.places)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.places[middle][0] <= place else (low, middle)
        return self.places[low][1]

    def _subject(self, words: str) -> Subject | None:
        """The subject that a segment names, if it names one early enough to be it."""
        candidates = []
        if (officer := OFFICER.search(words)) is not None and officer.start() <= EARLY:
            # Two who act together (王某和李某) are a part of the unit, not one officer.
            level = "sub_unit" if officer["more"] else "officer"
            candidates.append(
                (officer.start("role"), Subject(officer["role"].removeprefix("一名"), level))
            )
        if (unit := self._unit(words)) is not None:
            candidates.append(unit)
        if (part := PARTS.search(words)) is not None:
            candidates.append((part.start("who"), Subject(part["who"], "sub_unit")))
        if (own := OWN.search(words)) is not None:
            candidates.append((own.start("who"), self.own))
        if (pronoun := PRONOUN.search(words)) is not None:
            if len(pronoun["who"]) == 1:
                candidates.append((pronoun.start("who"), Subject("", "officer")))
            # 他们 behind an officer are his team; else they are anyone (residents, a company).
            elif self.places[-1][1].level == "officer":
                candidates.append((pronoun.start("who"), Subject("", "sub_unit")))
        return min(candidates, default=(0, None), key=lambda pair: pair[0])[1]

    def _unit(self, words: str) -> tuple[int, Subject] | None:
        """A unit that opens the segment or a part of it: the report's own, or one of lower rank."""
        for match in UNIT.finditer(words[: EARLY + 16]):
            if _opens_sentence(words, match.start()):
                break
        else:
            return None
        # 某支队所属甲大队: it is the brigade that acts.
        owned = words.startswith(("所属", "下辖", "辖区"), match.end())
        unit = (UNIT.match(words, match.end()) if owned else None) or match
        rank, name = RANKS[unit["rank"]], _short_name(unit["name"])
        # One of its own rank or above is taken for the report's own unit under another name.
        if rank >= self.rank >= 0:
            return match.start(), self.own
        if self.rank >= 0 and not NO_NAME.search(name):
            part = name.removeprefix("所属").removeprefix("下辖")
            return match.start(), Subject(part, "sub_unit")
        return None


def _opens_sentence(words: str, start: int) -> bool:
    return start <= EARLY and (start == 0 or words[start - 1] in "，,、：: “")
