"""Periods: the words of time of a text, and which of them govern a number.

The nearest before the number governs; 年均 and the like in its own clause come
first; a day named behind it in its clause (已于6月16日) comes last. Only the words
near a number are looked at, so that a text without an end of sentence costs no more.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

# --- What words of time look like in running text: 今年6月1日以来, 1至6月, 春节期间,
# “清患”行动开展以来.

D = "0-9０-９"
HAN = "一二两三四五六七八九十"
S = r"[ \u3000\n]?"
TO = rf"{S}(?:至|到|[-—–~～]{{1,2}}){S}"
APART = rf"(?<![{D}.．])"
SAID_YEAR = r"今年(?!龄)|(?<![失过])去年|(?<![以提])前年|当年|本年|(?<!以)上年(?![龄轻])"
HAN_YEAR = "[二一][〇零○一二三四五六七八九]{3}年"
YEAR = (
    rf"(?:(?:{SAID_YEAR}|{APART}(?:[1１][9９]|[2２][0０])[{D}]{{2}}{S}年|{HAN_YEAR})(?:度(?!假))?)"
)
MONTH = rf"(?:{APART}(?:[1１][0-2０-２]|[0０]?[1-9１-９]){S}月(?:份)?(?![龄饼嫂薪租]))"
CLOCK = rf"(?:[{D}]{{1,2}}时(?:[{D}]{{1,2}}分)?|晚|上午|下午|凌晨|夜间|当天)?"
NUMBERED = "楼院线门库厂店仓栋泵文馆台机车船井令公"
DAY = (
    rf"(?:{APART}(?:[12１２][{D}]|[3３][01０１]|[0０]?[1-9１-９]){S}"
    rf"(?:日(?![均常报游龄内])|号(?![{NUMBERED}])){CLOCK})"
)
DATE = rf"(?:{YEAR}(?:全年)?(?:{S}{MONTH}(?:{S}{DAY})?)?|{MONTH}(?:{S}{DAY})?)"
MOMENT = rf"(?:{DATE}|{DAY})"
COUNT = rf"(?:(?<![第{HAN}])[{HAN}]{{1,3}}|{APART}[{D}]{{1,2}}|半)"
QUARTERS = rf"(?:第?[一二三四1-4](?:(?:{TO}|、)第?[一二三四1-4])?季度|前[一二两三123]个?季度)"
SEASON = rf"(?:[上下]半年|{QUARTERS}|前(?:[{D}]{{1,2}}|[{HAN}]{{1,3}})个月|[春夏秋冬]季)"
FESTIVAL = (
    r"(?:元旦|春节|清明|五一|端午|中秋|国庆|元宵|两会|两节|双节|节日|假日|春运|暑假|寒假|冬春|活动|专项行动|大会|"
    r"“?119”?消防宣传月|假期)"
)
OF_FESTIVAL = rf"(?:期间|以来|当[天日晚]|(?:假期|长假)?[{HAN}{D}]{{1,2}}天|假期|长假)"
RATE = (
    r"(?:平均)?每[年月周日天]|[年月周日]均(?![衡匀])|年(?=阅读量|播放量|浏览量|点击量|度?培训|接待)"
)
NOW = r"(?:目前|(?:记者)?发稿时?|[当昨今][日天晚])"
NAMED = (
    rf"(?:{SAID_YEAR})全年|(?:{YEAR})?{S}同期|全年|[当昨][日天晚]|(?<!最)近日(?![均常])|本月|上月|本周|今[日天](?!头条|说法)|"
    rf"(?<![{HAN}{D}半数几多])年内|这一年|去冬今春|今冬明春|近[数几]?年来?|一个[上下]午"
)
FIRST = (
    f"{D}{HAN}今去前当本上下截单连平每年月周日自从近过最这半第"
    "春夏秋冬元清端中国节假暑寒活专大“昨全同"
)
PERIOD = re.compile(
    rf"(?=[{FIRST}])(?:(?P<rate>{RATE})|"
    rf"(?P<spell>单日|连续{COUNT}年|{APART}[{D}]{{1,2}}小时内)|"
    rf"(?P<until>截[至止]到?{S}(?:{NOW}|(?:{YEAR})?年?[底末]|{MOMENT}[底末]?|[^，。；！？,;\n]{{1,8}}?(?=[，,])))|"
    rf"(?P<between>(?:{MOMENT}起?{TO}(?:{MOMENT}|{DAY})"
    rf"|{APART}[12１２][{D}]{{3}}{TO}(?=[{D}]{{4}}){YEAR})(?:期间)?)|"
    rf"(?P<months>(?:{YEAR}{S})?(?:{APART}[{D}]{{1,2}}{TO}{MONTH}"
    rf"|{MONTH}{S}[{D}]{{1,2}}{TO}{DAY})(?:期间)?)|"
    rf"(?P<since>(?:自|从)?(?:{MOMENT}年?[底末初]?|[本上]月)(?:以来|至今|起(?![火数草诉重降])))|"
    rf"(?P<years>(?:近|过去|最近)(?:{COUNT})(?:年|个月)(?!来|间|以)|"
    rf"(?:近|过去|最近|这)?{COUNT}个?[多余]?(?:年|个月)多?(?:以来|来(?![自访电到临源])|间(?![接隔])))|"
    rf"(?P<season>(?:{YEAR}{S})?{SEASON}(?:以来)?)|"
    rf"(?P<festival>(?:{YEAR}{S})?{FESTIVAL}(?:、?{FESTIVAL})?{OF_FESTIVAL})|"
    rf"(?P<named>{NAMED})|"
    rf"(?P<moment>{DATE}|(?<!月){DAY}))"
)
ANCHOR = re.compile(r"以来|期间")
LONGEST = 22
RUN = re.compile(r"(?:[^，。；！？,;：:\n、“”]|“[^“”\n]{1,14}”){1,22}\Z")
LEADING = re.compile(r".*(?:了|仅|延续|保持|实现|创下|是|在)(?=.)")
EVENT = re.compile(
    r"(?:开展|实施|启动|成立|组建|改制|转隶|改革|转制|挂牌|运行|建成|召开|部署|施行)\Z"
)
COMPARED = ("比", "较", "与", "同", "是", "相当于")
JOINED = ("season", "moment")
NEAR = 10


class Period(NamedTuple):
    """Words of time where they stand.

    `kind` is their form, or `compared` where a number is held against them.
    """

    start: int
    end: int
    phrase: str
    kind: str


def find_periods(text: str) -> list[Period]:
    """All words of time of `text`, in order.

    >>> [(period.phrase, period.kind) for period in find_periods("今年前三季度，日均出动3次")]
    [('今年前三季度', 'season'), ('日均', 'rate')]
    """
    found = [_period_of_match(text, match) for match in PERIOD.finditer(text)]
    return sorted(_with_words(text, found))


def _period_of_match(text: str, match: "re.Match[str]") -> Period:
    """What the pattern found; years since an event take its name."""
    start, end, kind = match.start(), match.end(), match.lastgroup or ""
    if text.endswith(COMPARED, 0, start) or text.startswith("相比", end):
        return Period(start, end, match.group(), "compared")
    if kind == "years" and EVENT.search(text, max(0, start - NEAR), start):
        return Period(*_event_words(text, max(0, start - LONGEST), start, end), "words")
    return Period(start, end, match.group(), kind)


def _event_words(text: str, floor: int, anchor: int, end: int) -> tuple[int, int, str]:
    """Place and words of the event before `anchor`, with what follows up to `end`."""
    run = RUN.search(text, floor, anchor)
    start = run.start() if run else anchor
    cut = LEADING.match(text, start, max(start, anchor - 1))
    start = cut.end() if cut else start
    return start, end, text[start:end]


def _with_words(text: str, found: list[Period]) -> list[Period]:
    """`found`, and the events that 以来 and 期间 name.

    A season or day inside such words is part of them.
    """
    kept: list[Period] = []
    waiting = iter(found)
    following = next(waiting, None)
    for match in ANCHOR.finditer(text):
        while following is not None and following.start < match.start():
            kept.append(following)
            following = next(waiting, None)
        last = kept[-1] if kept else None
        # The pattern has taken 以来 with its date already: 今年6月以来.
        if last and last.end > match.start():
            continue
        floor = max(last.end if last else 0, match.start() - LONGEST)
        start, end, phrase = _event_words(text, floor, match.start(), match.end())
        # 今年冬季清患行动期间: the season before the event's name belongs to it.
        if last and start == last.end and last.kind in JOINED and match.start() - start <= NEAR:
            kept.pop()
            start, phrase = last.start, text[last.start : end]
        # A single character before 以来 is no event's name.
        if end - start > len("以来") + 1:
            kept.append(Period(start, end, phrase, "words"))
    return [*kept, *([following] if following else []), *waiting]


# --- Which words of time govern a number: those of its sentence, else those of the report's lead.

SENTENCE = re.compile(r"[。！？]|\n\s*\n|\n[ \u3000]{2}")
CLAUSE_ENDS = "，。；！？,;!?\n"
SENTENCE_LENGTH, CLAUSE_LENGTH = 1000, 200
INTRODUCED = re.compile(r"以下简称")
LINE_OR_SENTENCE, FIRST_SENTENCE_LENGTH = re.compile(r"[\n。]"), 12
WITHIN = ("同期", "期间", "全年")
OF_CLAUSE = ("rate", "spell")
NO_WINDOW = (*OF_CLAUSE, "compared")
AGAINST, PART = ("比", "较", "与"), "其中"


class Periods:
    """The words of time of one text, asked for the ones that govern a number."""

    def __init__(self, text: str) -> None:
        self.text, self.all = text, find_periods(text)
        self.bounds = [0, *(match.end() for match in SENTENCE.finditer(text))]
        self.starts = [period.start for period in self.all]
        self.lead = self._lead()

    def governing(self, start: int, end: int, *, standing: bool) -> tuple[str, bool]:
        """The words that govern a number at start..end, and whether inherited.

        `standing` ones inherit none.
        """
        floor = max(self._sentence(start)[0], start - SENTENCE_LENGTH)
        clause = max(self.text.rfind(sign, floor, start) for sign in CLAUSE_ENDS) + 1
        own = self._own(floor, clause, start) or self._behind(end)
        if own:
            return own.phrase, False
        return (self.lead.phrase, True) if self.lead and not standing else ("", False)

    def _own(self, floor: int, clause: int, start: int) -> Period | None:
        """What governs from before the number.

        A rate of its clause, else the nearest of its sentence.
        """
        before = self._between(floor, start)
        if before and before[-1].kind == "compared" and self._held_against(before[-1], start):
            return before[-1]
        # 今年以来，日均出动3次: the rate of its own clause, though the season is named too.
        for period in reversed(before):
            if period.kind in OF_CLAUSE and period.start >= clause:
                return period
        for period in reversed(before):
            if period.kind not in NO_WINDOW and not self._of_part(period, clause):
                return period
        return None

    def _held_against(self, period: Period, start: int) -> bool:
        """Tell whether the number is of a time that is compared with (与2022年的2450起相比)."""
        return self.text.endswith(AGAINST, 0, period.start) and self.text[period.end : start] in (
            "",
            "的",
        )

    def _of_part(self, period: Period, clause: int) -> bool:
        """Tell whether the words date a part alone (其中10月份47起), in another clause."""
        return period.start < clause and self.text.endswith(PART, 0, period.start)

    def _behind(self, end: int) -> Period | None:
        """A day named behind the number, in its clause."""
        at = bisect_left(self.starts, end)
        behind = self.all[at] if at < len(self.all) else None
        if behind is None or behind.kind != "moment" or behind.start - end > CLAUSE_LENGTH:
            return None
        between = self.text[end : behind.start]
        return None if any(sign in between for sign in CLAUSE_ENDS) else behind

    def _between(self, floor: int, ceiling: int) -> list[Period]:
        """The words of time that stand whole in floor..ceiling."""
        found = self.all[bisect_left(self.starts, floor) : bisect_left(self.starts, ceiling)]
        return [period for period in found if period.end <= ceiling]

    def _sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence at `place`."""
        after = bisect_right(self.bounds, place)
        return self.bounds[after - 1], self.bounds[after] if after < len(self.bounds) else len(
            self.text
        )

    def _lead(self) -> Period | None:
        """The window of the lead: of the first sentence, or of the one that introduces the unit."""
        introduced = [self._sentence(match.start()) for match in INTRODUCED.finditer(self.text)]
        for floor, ceiling in dict.fromkeys([*introduced, *self._first()]):
            inside = [
                period for period in self._between(floor, ceiling) if period.kind not in NO_WINDOW
            ]
            # 今年以来，截至6月底: the lead's numbers run until then.
            if inside and inside[0].phrase not in WITHIN:
                return min(inside, key=lambda period: period.kind != "until")
        return None

    def _first(self) -> list[tuple[int, int]]:
        """The first sentence that is more than a heading, if there is one."""
        floor = 0
        for match in LINE_OR_SENTENCE.finditer(self.text):
            # Titles end without 。, and a shorter sentence is a motto or a dateline.
            if match.group() == "。" and match.start() - floor >= FIRST_SENTENCE_LENGTH:
                return [(floor, self._sentence(floor)[1])]
            floor = match.end()
        return []
