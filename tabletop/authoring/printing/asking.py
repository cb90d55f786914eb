"""How each sort of decision is asked and settled, in words for somebody who has no program to do it.

Invariant: total over mechanics; only what a participant may hear stands here: nothing of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.base import EACH_TEAM
from tabletop.decisions.confidence import HIGHEST, likelihood
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.kinds import Decision
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label

_RULES: Final = {
    "plurality": N_("Most votes win."),
    "majority": N_("More than half of the votes cast are needed."),
    "two-thirds": N_("Two thirds of the votes cast are needed."),
    "unanimity": N_("All must agree; one vote against is enough to stop it."),
}


def kind_words(decision: Decision) -> str:
    """What sort of decision it is."""
    straw = isinstance(decision, Vote) and decision.straw_poll
    return label("type.straw-poll" if straw else f"type.{decision.type}")


def by_whom(order: PrintOrder, decision: Decision) -> str:
    """Who decides."""
    return _("every team") if EACH_TEAM in decision.by else order.teams(order.seats(decision))


def how(order: PrintOrder, decision: Decision) -> str:
    """How it is answered, in a sentence or two."""
    return " ".join([*_own(decision), *_beside(order, decision)])


def _own(decision: Decision) -> Iterator[str]:
    match decision:
        case MultiChoice(pick=(least, most)):
            wanted = str(least) if least == most else f"{least}–{most}"
            yield said(N_("Pick $n."), n=wanted)
        case Allocation():
            yield said(N_("Share out $points points in steps of $step."), points=decision.points, step=decision.step)
        case OpenText():
            yield said(N_("At most $n words."), n=decision.max_words)
        case Vote():
            yield from _voting(decision)
        case Consensus():
            yield said(N_("A text under silence for $n minutes. There is no vote."), n=decision.silence)
        case Sealed():
            yield _("Each team writes its move down, unseen. All are opened at the same time.")
            if decision.predict:
                yield _("Each team also writes down what it expects of the others.")
        case Negotiation():
            yield n_("The parties talk for $n minute.", "The parties talk for $n minutes.", decision.minutes).replace(
                "$n", str(decision.minutes)
            )
        case _:
            yield from _plain(decision)


def _plain(decision: Decision) -> Iterator[str]:
    match decision.type:
        case "choice":
            yield _("Pick one.")
        case "ranking":
            yield _("Put all of them in order, the most important first.")
        case "confidence":
            yield _("A number from 0 to 100, in percent, with its word.")
        case "matrix":
            yield _("One team argues, the others give reasons for or against, then two dice are thrown.")


def _voting(decision: Vote) -> Iterator[str]:
    if decision.straw_poll:
        yield _("A show of hands that decides nothing.")
        return
    yield _(_RULES[decision.rule])
    yield _("A tie passes.") if decision.tie == "passes" else _("A tie fails.")
    yield _("Whoever abstains does not count.")
    if decision.secret:
        yield _("On paper; only the totals are read out.")


def _beside(order: PrintOrder, decision: Decision) -> Iterator[str]:
    if decision.type in {"consensus", "matrix", "negotiation"}:
        return
    if decision.rationale == "required":
        yield _("With a reason, in one sentence.")
    elif decision.rationale == "optional":
        yield _("A reason in one sentence, if there is one.")
    if decision.confidence is not None:
        yield said(N_("And in percent: “$question”"), question=order.fill(decision.confidence))


def estimates() -> str:
    """The words of likelihood with their numbers."""
    found: dict[str, list[int]] = {}
    for percent in range(HIGHEST + 1):
        found.setdefault(likelihood(percent), []).append(percent)
    ranges = (
        (label(f"likelihood.{word}"), f"{low[0]}" if len(low) == 1 else f"{low[0]}–{low[-1]}")
        for word, low in found.items()
    )
    return " · ".join(f"{numbers} % {word}" for word, numbers in ranges)
