"""Which words of time govern a number: those of its sentence, else those of the report's lead.

The nearest before the number governs; 年均 and the like in its own clause come
first; a day named behind it in its clause (已于6月16日) comes last.
"""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import NamedTuple

D = "0-9０-９"
HAN = "一二两三四五六七八九十"
S = r"[ \u3000\n]?"
YEAR = rf"(?:今年|去年|前年|当年|本年度?|[{D}]{{4}}{S}年(?:度)?|[二一][〇零一二三四五六七八九]{{3}}年)"
MONTH = rf"[{D}]{{1,2}}{S}月(?:份)?"
DAY = rf"[{D}]{{1,2}}{S}[日号](?:[{D}]{{1,2}}时(?:[{D}]{{1,2}}分)?|晚|上午|下午|凌晨|夜间|当天)?"
MOMENT = rf"(?:{YEAR}{S}(?:{S}{MONTH})?(?:{S}{DAY})?|{MONTH}(?:{S}{DAY})?|{DAY})"
SEASON = (
    r"(?:上半年|下半年|第?[一二三四]季度|前[一二三123]{1}季度|前[0-9一二三四五六七八九十]{1,2}个月|夏季|冬季|春季|秋季)"
)
FESTIVAL = (
    r"(?:元旦|春节|清明|五一|端午|中秋|国庆|元宵|两会|两节|双节|节日|假日|春运|暑假|寒假|冬春|活动|专项行动|大会|"
    r"“?119”?消防宣传月|假期)"
)
RATE = r"年均|月均|日均|周均|每年|每月|每日|每天|年(?=阅读量|播放量|浏览量|点击量|度?培训|接待)"
PERIOD = re.compile(
    rf"(?P<rate>{RATE})|"
    rf"(?P<until>(?:截至|截止)(?:到)?{S}(?:目前|发稿时?|当日|(?:{YEAR})?(?:底|末)|{MOMENT}(?:底|末)?|[^，。；！？,;\n]{{1,8}}?(?=，|,)))|"
    rf"(?P<between>{MOMENT}{S}(?:至|到|-|—|~|～){S}(?:{MOMENT}|[{D}]{{1,2}}{S}[月日])(?:期间)?)|"
    rf"(?P<months>(?:{YEAR}{S})?(?:[{D}]{{1,2}}{S}(?:至|到|-|—|~|～){S}{MONTH}))|"
    rf"(?P<since>(?:自|从)?(?:{YEAR}(?:{S}{MONTH})?(?:{S}{DAY})?|{MONTH}(?:{S}{DAY})?)(?:以来|至今|起(?!火)))|"
    rf"(?P<years>(?:近|过去|最近)(?:[{HAN}]|[{D}]{{1,2}})年(?!来|间|以)|(?:近|过去|最近|这)?(?:[{HAN}]|[{D}]{{1,2}})(?:个)?(?:多)?(?:年|月|个月)(?:多)?(?:以来|来|间))|"
    rf"(?P<season>(?:{YEAR}{S})?{SEASON}(?:[^，。、；\n]{{1,8}}?期间)?(?:以来)?)|"
    rf"(?P<festival>(?:{YEAR}{S})?(?:{FESTIVAL})(?:、?(?:{FESTIVAL}))?(?:假期|长假)?(?:期间|以来|假期|长假))|"
    rf"(?P<moment>{YEAR}(?:全年|同期)?(?:{S}{MONTH})?(?:{S}{DAY})?|{MONTH}(?:{S}{DAY})?|(?<![0-9月]){DAY})|"
    r"(?P<named>全年|当日|当天|当晚|昨日|昨天|昨晚|(?:上年)?同期|近日|本月|本周|今天|今日|过去一年|一年来|年内|这一年|去冬今春|今冬明春|上月|上年|近[数几]年)|"
    r"(?P<words>(?:“[^“”，。\n]{1,12}”[^，。；！？,;：:\n、“”]{0,12}?|[^，。；！？,;：:\n、“”]{2,20}?)(?:以来|(?:半|[一二两三四五六七八九十])(?:年|个月)来|期间))"
)
LEADING = re.compile(r".*(?:了|仅|延续|保持|实现|创下|是|在)(?=.)")
BY_SINCE = re.compile(r"以来|来$|至今|起$")
SENTENCE = re.compile(r"[。！？]|\n\s*\n|\n[ \u3000]{2}")
CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
INTRODUCED = re.compile(r"以下简称")
# A run of characters is entered at its start alone, so that a text without a full stop is passed over once.
FIRST_SENTENCE = re.compile(r"(?<![^\n。])[^\n。]{12,}+。")
COMPARED = ("比", "较", "与", "同", "是", "相当于")
PLACE = attrgetter("start")
WITHIN = ("同期", "期间", "全年", "近日")


class Period(NamedTuple):
    """Words of time where they stand; `kind` is the form they have."""

    start: int
    end: int
    phrase: str
    kind: str


def periods(text: str) -> list[Period]:
    """All words of time of `text`, in order."""
    found = []
    for match in PERIOD.finditer(text):
        if text.endswith(COMPARED, 0, match.start()) or text.startswith("相比", match.end()):
            continue
        kind, start, phrase = match.lastgroup or "", match.start(), match.group()
        if kind == "words":
            cut = LEADING.match(phrase[:-3])
            start += cut.end() if cut else 0
            phrase = text[start : match.end()]
        found.append(Period(start, match.end(), phrase, kind))
    return found


class Periods:
    """The words of time of one text, asked for the ones that govern a number."""

    def __init__(self, text: str) -> None:
        self.text, self.all = text, periods(text)
        self.bounds = [0, *(match.end() for match in SENTENCE.finditer(text))]
        self.clauses = [match.start() for match in CLAUSE_END.finditer(text)]
        self.rates = [period for period in self.all if period.kind == "rate"]
        self.others = [period for period in self.all if period.kind != "rate"]
        self.lead = self._lead()

    def governing(self, start: int, end: int, *, standing: bool) -> tuple[str, bool]:
        """The words that govern a number at start..end, and whether they are inherited; `standing` inherit none."""
        floor, _ = self._sentence(start)
        at = bisect_left(self.clauses, start)
        clause = self.clauses[at - 1] + 1 if at else 0
        if rate := self._last(self.rates, max(floor, clause), start):
            return rate.phrase, False
        if other := self._last(self.others, floor, start):
            return other.phrase, False
        if (day := self._behind(end)) is not None:
            return day.phrase, False
        return (self.lead.phrase, True) if self.lead and not standing else ("", False)

    def _behind(self, end: int) -> Period | None:
        """The day named first behind a number, in its clause."""
        at, behind = bisect_left(self.all, end, key=PLACE), bisect_left(self.clauses, end)
        after = self.clauses[behind] if behind < len(self.clauses) else len(self.text)
        return next((day for day in self.all[at : at + 1] if day.start < after and day.kind == "moment"), None)

    @staticmethod
    def _last(known: list[Period], floor: int, start: int) -> Period | None:
        """The last of the known words of time that stand between floor and start."""
        at = bisect_left(known, start, key=PLACE)
        found = next((period for period in known[max(at - 2, 0) : at][::-1] if period.end <= start), None)
        return found if found and found.start >= floor else None

    def _sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence at `place`."""
        after = bisect_right(self.bounds, place)
        return self.bounds[after - 1], self.bounds[after] if after < len(self.bounds) else len(self.text)

    def _lead(self) -> Period | None:
        """The window of the lead: of the first sentence, or of the one that introduces the unit."""
        first = FIRST_SENTENCE.search(self.text)
        introduced = [match.start() for match in INTRODUCED.finditer(self.text)]
        for place in [*introduced, *([first.start()] if first else [])]:
            floor, ceiling = self._sentence(place)
            at = bisect_left(self.others, floor, key=PLACE)
            first_inside = next((period for period in self.others[at : at + 1] if period.start < ceiling), None)
            if first_inside and first_inside.phrase not in WITHIN:
                return first_inside
        return None
