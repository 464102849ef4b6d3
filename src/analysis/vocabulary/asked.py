"""What the return form asks of a unit: which metrics, and what each of them is a part of."""

from functools import cache

from analysis.vocabulary.lists import Terms, where
from analysis.vocabulary.metrics import FILE, RESIDENTS, Metric, metrics
from analysis.vocabulary.terms import themes

KINDS = ("count", "stock")


@cache
def asked() -> Terms[Metric]:
    """Metrics that the form asks for, in the order of their themes.

    Asked is what is set side by side later (themes with a table), what can be
    counted whole (no shares, nothing per event), and what means one thing (no
    pools of candidates, no people and collectives in one number).

    >>> list(asked())[:3], "exemplar_pool_people" in asked()
    (['units_inspected', 'hazards_found', 'hazards_rectified'], False)
    """
    order = list(themes())
    wanted = sorted(filter(_wanted, metrics().values()), key=lambda metric: order.index(metric.theme))
    return Terms("metric of the form", where(FILE), {metric.id: metric for metric in wanted})


def _wanted(metric: Metric) -> bool:
    one_thing = metric.tier != "candidate_pool" and metric.recipient != "mixed"
    return themes()[metric.theme].table and metric.kind in KINDS and metric.per == "total" and one_thing


def rate_of(metric: str) -> Metric | None:
    """The derived metric whose numerator `metric` is and whose denominator a unit can count too; None without one.

    >>> rate_of("hazards_rectified").denominator
    'hazards_found'
    >>> rate_of("persons_detained") is None
    True
    """
    rates = (rate for rate in metrics().values() if rate.numerator == metric and rate.denominator != RESIDENTS)
    return next(rates, None)
