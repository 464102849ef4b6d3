"""Why rows are not comparable, as the opening of a subtitle."""

from analysis.comparing.verdicts import REFUSE, Verdict
from analysis.vocabulary import Label, questions, reasons


def explain_refusal(asked: Verdict, subtitle: Label) -> Label:
    """Return `subtitle`, after why the rows are not comparable where the verdict refuses them."""
    if asked.kind != REFUSE:
        return subtitle
    opening, why = questions()["compare"].refused, [reasons()[code] for code in asked.reasons if code in reasons()]
    return Label(
        f"{opening.zh}（{'、'.join(reason.zh for reason in why)}）。{subtitle.zh}",
        f"{opening.en.capitalize()} ({', '.join(reason.en for reason in why)}). {subtitle.en}",
    )
