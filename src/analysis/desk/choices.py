"""What an analyst names, units and metrics, as the ids that the project knows them by."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from analysis.labels.words import Names
from analysis.problems import DataError, Problems
from analysis.vocabulary import Label, metrics

Chosen = str | Sequence[str] | None
NEAREST = 3


def choose_units(chosen: Chosen, names: Names, aliases: Mapping[str, str]) -> list[str] | None:
    """Return the ids of the units chosen by id, by another id, or by name; None for all.

    Raises
    ------
    DataError
        With each that is no unit, and the nearest names.

    Examples
    --------
    >>> names = {"suining": Label("遂宁支队", "Suining")}
    >>> choose_units("遂宁支队", names, {"suining-brigade": "suining"})
    ['suining']

    """
    known = {name: label for name, label in names.items() if "/" not in name}
    return _choose("unit", chosen, _ids_by_name(known, aliases))


def choose_metrics(chosen: Chosen) -> list[str] | None:
    """Return the ids of the metrics chosen by id or by label; None for all.

    Raises
    ------
    DataError
        With each that is no metric, and the nearest names.

    Examples
    --------
    >>> choose_metrics(["发现隐患", "fires"])
    ['hazards_found', 'fires']

    """
    labels = {name: metric.label for name, metric in metrics().items()}
    return _choose("metric", chosen, _ids_by_name(labels, {}))


def _ids_by_name(labels: Mapping[str, Label], aliases: Mapping[str, str]) -> dict[str, str]:
    """Return ids by all that they may be called; the first of two of one name stands."""
    found: dict[str, str] = {}
    for name, label in labels.items():
        for word in (name, label.zh, label.en, label.en.lower()):
            found.setdefault(word, name)
    for alias, name in aliases.items():
        if name in labels:
            found.setdefault(alias, name)
    return found


def _choose(what: str, chosen: Chosen, ids: Mapping[str, str]) -> list[str] | None:
    if chosen is None:
        return None
    given = [chosen] if isinstance(chosen, str) else list(chosen)
    problems = Problems()
    for word in given:
        if word not in ids:
            problems.add(f"{what} {word!r}", f"there is no such {what}", _remedy(word, ids))
    if not given:
        problems.add(f"the {what}s", "none is chosen", "name one or more, or leave it out for all")
    if problems:
        raise DataError(problems)
    return list(dict.fromkeys(ids[word] for word in given))


def _remedy(word: str, ids: Iterable[str]) -> str:
    """Return the nearest names; some of them where none is near."""
    known = list(ids)
    near = get_close_matches(str(word), known, n=NEAREST, cutoff=0.4) or known[:NEAREST]
    return f"use an id or a name, such as {', '.join(near)}"
