"""Words where a number belongs: why they are none, and what to type instead."""

from collections.abc import Sequence

from analysis.reading.quantities import read_quantity
from analysis.reading.stated import PhraseError

WHERE_UNKNOWN = "type a whole number in ones; 0 for none; leave the cell empty where it is not known"
SHOWN = 20
SHARES = ("%", "‰")


COUNT_WANTED = "type how many there were, and in the denominator's cell, where there is one, of how many"


def not_a_number(text: str, measures: Sequence[str] = ()) -> tuple[str, str]:
    """What is wrong with `text` in a cell for a number, and the remedy; `measures` are what the cell is counted in.

    >>> not_a_number("近千")
    ("'近千' leaves open how many", 'give the exact number, or leave the cell empty')
    >>> not_a_number("1,200")[1]
    'type 1200 as a number, digits alone'
    >>> not_a_number("不详")[0]
    "'不详' is no number"
    >>> not_a_number("93%")[0]
    "'93%' is a share, and this asks for a count"
    >>> not_a_number("30人次", ("家",))
    ("'30人次' counts 人次, and this asks for 家", 'give the number in 家, or leave the cell empty')
    """
    said = f"{text[:SHOWN]!r}"
    try:
        quantity = read_quantity(text)
    except PhraseError:
        return f"{said} is no number", WHERE_UNKNOWN
    if quantity.measure in SHARES:
        return f"{said} is a share, and this asks for a count", COUNT_WANTED
    if quantity.measure and measures and quantity.measure not in measures:
        return f"{said} counts {quantity.measure}, and this asks for {measures[0]}", (
            f"give the number in {measures[0]}, or leave the cell empty"
        )
    if quantity.relation != "eq":
        return f"{said} leaves open how many", "give the exact number, or leave the cell empty"
    if quantity.low < 0 or quantity.low != int(quantity.low):
        return f"{said} is no whole number", WHERE_UNKNOWN
    return f"{said} is text, not a number", f"type {int(quantity.low)} as a number, digits alone"
