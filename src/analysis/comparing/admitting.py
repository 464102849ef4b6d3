"""The guard of every chart and table that sets rows side by side."""

import pandas as pd

from analysis.comparing.of_two import compare
from analysis.comparing.rows import Names, many
from analysis.comparing.verdicts import REFUSE, Verdict, told
from analysis.problems import stop
from analysis.vocabulary import Label, questions

REMEDY = "ask for what the sentence names, or draw it with context=True: then it says not comparable on its face"


def abreast(rows: pd.DataFrame, *, names: Names | None = None) -> Verdict:
    """The verdict on all `rows` (two or more observations) on one scale: as `compare`, of every one with every other.

    >>> rows = pd.DataFrame(columns=["report"])
    >>> abreast(rows)
    Traceback (most recent call last):
    analysis.problems.DataError: the rows compared: they lack unit, actor, ...
    """
    known = names or {}
    return told("compare", compare(many(rows, known)), known)


def admit(verdict: Verdict, *, context: bool = False, remedy: str = REMEDY) -> Label | None:
    """Let rows through to a chart: None where they may stand together, else the words that the chart bears on its face.

    Raises DataError, with the verdict's sentence and the `remedy`, where they are
    refused and the chart is not asked for as context.

    >>> refused = Verdict(REFUSE, ("WINDOW",), "不可比。", "Not comparable.")
    >>> admit(refused, context=True)["zh"]
    '不可比'
    """
    if verdict.kind != REFUSE:
        return None
    if not context:
        stop("the rows of the chart", verdict.sentence_en.rstrip("."), remedy)
    return questions()["compare"].refused
