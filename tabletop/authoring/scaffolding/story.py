"""The second half of a scaffold: what happens, what is asked, where it can end, and the talk afterwards.

Three things to decide, one of each usual kind (one for each further move): a choice, a text, and a vote, or a second
choice for somebody alone. Each option helps one gauge and hurts another, so that none is simply better.

Invariant: every gauge is moved, every flag is read, every inject can happen, every ending can be reached.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.scaffolding.asking import FIRST, WAIT, Gauges, agreed, choice, direction, step, text
from tabletop.authoring.scaffolding.blocks import gap, remark
from tabletop.authoring.scaffolding.opening import Data, gauge_ids, team_ids, todo
from tabletop.authoring.scaffolding.wishes import Wishes, gauges_of
from tabletop.language.catalogue import _
from tabletop.scenario.writing import Written

_BRIEFING: Final = 14
_DEBRIEF: Final = 20
_BOTH: Final = 2


def story(wishes: Wishes) -> Data:
    """From the prologue on."""
    return {
        **gap("prologue"),
        **remark(_("How we got here; read out at the start, in at most 150 words.")),
        "prologue": todo(_("where we are, what everybody knows, and why it matters tonight")),
        **gap("moves"),
        **remark(_("A move is a stretch of play; its injects come in this order, and ask for its decisions.")),
        "moves": moves(wishes),
        **gap("endings"),
        **remark(_("The first that fits. Described and contrasted, never won or lost; the last one always fits.")),
        "endings": _endings(wishes),
        **gap("debrief"),
        **remark(_("The talk afterwards: out of role first, then what happened, then what it means.")),
        "debrief": _debrief(wishes),
        **gap("evaluation"),
        **remark(_("What an evaluator beside the table looks for, under each objective.")),
        "evaluation": {
            "first": {
                "target": todo(_("what good looks like")),
                "tasks": [todo(_("something one can see or hear them do"))],
            }
        },
    }


def minutes_each(wishes: Wishes) -> int:
    """Planned minutes of each inject in the line of play."""
    play = wishes.length if wishes.solo else wishes.length - _BRIEFING - max(_DEBRIEF, wishes.length // 5)
    return max(2, min(15, play // _injects(wishes)))


def _injects(wishes: Wishes) -> int:
    return 3 + max(0, wishes.moves - _BOTH)


def moves(wishes: Wishes) -> list[Written]:
    """The moves: the opening, as many more as wanted, and the last."""
    gauges = Gauges(gauge_ids(wishes), tuple(one.good for one in gauges_of(wishes)))
    each = minutes_each(wishes)
    first = ([_first(wishes, each), _held_back()], [choice(wishes, gauges)])
    last = ([_turn(each), _last(each)], [text(wishes, gauges), direction(wishes, gauges)])
    if wishes.moves == 1:
        injects, decisions = [first[0][0], *last[0], first[0][1]], [*first[1], *last[1]]
        return [_move("only", _("a name for this stretch of time"), 3 * each, injects, decisions)]
    made: list[Written] = [_move("opening", _("a name for the first stretch of time"), each, *first)]
    for number in range(2, wishes.moves):
        injects, decisions = [_further(number, each)], [step(wishes, number, gauges)]
        made.append(_move(f"move-{number}", _("a name for this stretch of time"), each, injects, decisions))
    return [*made, _move("turning", _("a name for the last stretch of time"), 2 * each, *last)]


def _move(name: str, title: str, minutes: int, injects: list[Data], decisions: list[Data]) -> Data:
    return {
        "id": name,
        "title": todo(title),
        "minutes": minutes,
        "injects": injects,
        **remark(_("What the injects above ask for, by `id`.")),
        "decisions": decisions,
    }


def _inject(name: str, kind: str, minutes: int, ask: list[str], *, at: int | None = None) -> Data:
    kinds = _("news, intelligence, diplomatic, military, incident, social, order, legal or call.")
    return {
        "id": name,
        "title": todo(_("a title for {name}").replace("{name}", name)),
        **(remark(kinds) if name == "first-news" else {}),
        "kind": kind,
        "from": todo(_("who says so, inside the story")),
        **({"at": f"+{at} min"} if at is not None else {}),
        "minutes": minutes,
        "text": {
            "everyone": todo(_("what all are told, in at most 120 words (who reports what, and what is not known)"))
        },
        **({"ask": ask} if ask else {}),
    }


def _notes(*, explain: bool = False) -> Data:
    about = _("Only the facilitator sees this. Write it for somebody who leads for the first time.")
    return {
        **(remark(about) if explain else {}),
        "facilitator": {
            "purpose": todo(_("why this inject is here")),
            "probes": [_("What do you know, and how do you know it?"), _("Who else has to be told, and by whom?")],
            "if_stuck": _("Ask each table for one sentence it would say aloud now."),
            "watch_for": todo(_("a trap to notice")),
        },
    }


def _first(wishes: Wishes, minutes: int) -> Data:
    made = _inject("first-news", "call", minutes, [FIRST], at=0)
    text: Data = {
        "everyone": todo(_("what all are told, in at most 120 words (who reports what, and what is not known)"))
    }
    if not wishes.solo:
        told_alone = _("what only this team is told, in a sentence")
        text |= {
            **remark(_("What one team is told in addition; nobody else sees it.")),
            team_ids(wishes)[-1]: todo(told_alone),
        }
    return {**made, "text": text, "cards": ["fact-one"], "ask": [FIRST], **_notes(explain=True)}


def _held_back() -> Data:
    made = _inject("held-back", "diplomatic", 5, [])
    return {
        **remark(_("Held back: offered to the facilitator when the first step was to wait.")),
        **made,
        "contingency": True,
        "when": {FIRST: WAIT},
    }


def _turn(minutes: int) -> Data:
    return {**_inject("turning-point", "news", minutes, ["statement"], at=0), **_notes()}


def _last(minutes: int) -> Data:
    return {**_inject("last-word", "order", minutes, ["direction"], at=minutes), **_notes()}


def _further(number: int, minutes: int) -> Data:
    return {**_inject(f"news-{number}", "incident", minutes, [f"step-{number}"], at=0), **_notes()}


def _endings(wishes: Wishes) -> list[Written]:
    gauge = gauge_ids(wishes)[0]
    return [
        {
            "id": "together",
            "title": todo(_("a title for {name}").replace("{name}", "together")),
            **remark(_("By what a decision came to.")),
            "when": {"direction": agreed(wishes)},
            "text": todo(_("what it is like, in two or three sentences")),
        },
        {
            "id": "shifted",
            "title": todo(_("a title for {name}").replace("{name}", "shifted")),
            **remark(_("By where a gauge stands: below, above, at least, at most, between … and ….")),
            "when": {gauge: "above 49"},
            "text": todo(_("what it is like")),
        },
        {
            "id": "open",
            "title": todo(_("a title for {name}").replace("{name}", "open")),
            "otherwise": True,
            "text": todo(_("what it is like when nothing above fits")),
        },
    ]


def _debrief(wishes: Wishes) -> Data:
    return {
        "defuse": _("Leave your role. One word on how you feel."),
        "describe": _("What happened, in the order in which you learned it?"),
        "interpret": todo(_("a question about one decision of this story")),
        "reveal": _("What did the others know that you did not?"),
        "generalise": _("Where does this exercise mislead? What was too easy?"),
        "apply": _("What will you read, ask or do before next week?"),
        **({"reflection": [_("Which of your answers would you give again?")]} if wishes.solo else {}),
    }
