"""What is decided step by step, in three lines each; and the chances of two dice.

Invariant: the steps come to the same results as the program's own course of that proceeding.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.printing.consequences import change
from tabletop.authoring.printing.order import said
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix_odds import chance
from tabletop.documents.document import Table, plain
from tabletop.language.catalogue import N_, _

_STEPS: Final = {
    "consensus": (
        N_(
            "Read the draft out; words in [brackets] are contested. Seats propose other words, you say which you take"
            " up, and read it out anew."
        ),
        N_(
            "Say: “This text is under silence until …”, and give the time. A pause of the exercise stops it. Whoever"
            " objects says so before then, and says why. To say nothing is to agree."
        ),
        N_(
            "Nobody objected: it is adopted. Somebody did: open it again with the smallest change that would help, or"
            " close without a text. Reservations are written beside a text that is adopted all the same."
        ),
    ),
    "matrix": (
        N_(
            "The team says what it does, what comes of it, and up to three reasons. Every other table gives one reason"
            " for or against, in one sentence."
        ),
        N_(
            "Say which reasons count. Count those for, take away those against, add what the situation adds: that is"
            " the net. Read the chance from the table out loud."
        ),
        N_(
            "Throw two dice once, and add the net. $target or more: it carries. Three or more off is clear, less is"
            " narrow. You may rule without dice, if you say why."
        ),
    ),
    "negotiation": (
        N_(
            "Read the clauses out. All talk together, or you let two talk alone. Say when time is half over, and when"
            " two minutes are left."
        ),
        N_(
            "Clause by clause, each party accepts, accepts with a reservation, or proposes other words, which all have"
            " to accept anew. Deals beside the table are told to you, and to all if they are open."
        ),
        N_(
            "Every party accepted every clause and signs: it is signed, with reservations if there are any. Somebody"
            " walks away, or time is over first: there is no agreement by all."
        ),
    ),
    "sealed": (
        N_(
            "Give out slips. Each team writes its move, and what it expects of the others where that is asked, and"
            " folds the slip. Tables do not talk."
        ),
        N_("When all slips are in, open them at the same time and read them out."),
        N_("Go down the table from the top. The first row that fits counts."),
    ),
}
_NETS: Final = range(-5, 6)


def procedure(decision: Decision) -> tuple[str, ...]:
    """The steps of what is decided step by step; empty where one answer is all."""
    target = str(getattr(decision, "target", ""))
    return tuple(said(step, target=target) for step in _STEPS.get(decision.type, ()))


def odds(target: int) -> Table:
    """The chance of two dice to reach the target, for each net."""
    head = (_("Net"), *map(change, _NETS))
    chances = tuple(plain(f"{chance(net, target)} %") for net in _NETS)
    caption = said(N_("Chance to reach $target with two dice"), target=target)
    return Table(caption, head, ((plain(_("Chance")), *chances),))
