"""Words where a number belongs: why they are none, and what to type instead."""

from analysis.reading.quantities import read_quantity
from analysis.reading.stated import PhraseError

WHERE_UNKNOWN = "type a whole number in ones; 0 for none; leave the cell empty where it is not known"
SHOWN = 20


def not_a_number(text: str) -> tuple[str, str]:
    """What is wrong with `text` in a cell for a number, and the remedy.

    >>> not_a_number("近千")
    ("'近千' leaves open how many", 'give the exact number, or leave the cell empty')
    >>> not_a_number("1,200")[1]
    'type 1200 as a number, digits alone'
    >>> not_a_number("不详")[0]
    "'不详' is no number"
    """
    said = f"{text[:SHOWN]!r}"
    try:
        quantity = read_quantity(text)
    except PhraseError:
        return f"{said} is no number", WHERE_UNKNOWN
    if quantity.relation != "eq":
        return f"{said} leaves open how many", "give the exact number, or leave the cell empty"
    if quantity.low < 0 or quantity.low != int(quantity.low):
        return f"{said} is no whole number", WHERE_UNKNOWN
    return f"{said} is text, not a number", f"type {int(quantity.low)} as a number, digits alone"
