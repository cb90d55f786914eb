"""What a scaffold asks: a choice, a text, and a vote, or a second choice for somebody alone.

Invariant: each option helps one gauge and hurts another, so that none is simply better; together they move every gauge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.scaffolding.blocks import remark
from tabletop.authoring.scaffolding.opening import Data, team_ids, todo
from tabletop.authoring.scaffolding.wishes import Wishes
from tabletop.decisions.base import EACH_TEAM
from tabletop.language.catalogue import _
from tabletop.scenario.writing import Written

FIRST: Final = "first-step"
WAIT: Final = "wait"


@dataclass(frozen=True, slots=True)
class Gauges:
    """Indicators by number, and how to move them."""

    ids: tuple[str, ...]
    good: tuple[str, ...]

    def moved(self, number: int, better: int, worse: int) -> Data:
        """Effects on the two gauges of decision `number`; positive points are for the better, whatever that is."""
        first, second = (2 * number) % len(self.ids), (2 * number + 1) % len(self.ids)
        return {
            self.ids[first]: self._effect(first, better, _("why this changes, in a sentence one can dispute")),
            self.ids[second]: self._effect(second, worse, _("what it costs, and why")),
        }

    def _effect(self, which: int, by: int, why: str) -> Data:
        signed = by if self.good[which] == "up" else -by
        return {"by": f"+{signed}" if signed > 0 else signed, "why": todo(why)}


def _option(effects: Mapping[str, Written], label: str) -> Data:
    return {
        "label": todo(label),
        "outcome": todo(_("what happens then, as players are told")),
        "effects": dict(effects),
    }


def _readings(wishes: Wishes, *, explain: bool = False) -> Data:
    """For somebody alone, in place of a talk: how two experts see it."""
    if not wishes.solo:
        return {}
    readings: Data = {"one-reading": todo(_("how one expert sees it")), "another": todo(_("how another sees it"))}
    about = _("Shown after committing: two readings, never a right answer.")
    return {**(remark(about) if explain else {}), "readings": readings}


def choice(wishes: Wishes, gauges: Gauges) -> Data:
    """The first thing to decide."""
    return {
        **remark(_("One answer of two to nine. Each option helps something and costs something.")),
        "id": FIRST,
        "type": "choice",
        **remark(_("A team, several, or `each team`.")),
        "by": EACH_TEAM,
        "question": todo(_("What do you do first?")),
        **remark(_("Whether a sentence of reasons goes with it: required, optional or none.")),
        "rationale": "required",
        "options": {
            "act": _option(gauges.moved(0, 6, -4), _("do something that can be seen")),
            WAIT: _option(gauges.moved(0, -3, 5), _("wait, and say nothing")),
        },
        **_readings(wishes, explain=True),
    }


def _two_ways(wishes: Wishes, name: str, question: str, ways: Data) -> Data:
    """A choice between two."""
    return {
        "id": name,
        "type": "choice",
        "by": EACH_TEAM,
        "question": todo(question),
        "options": ways,
        **_readings(wishes),
    }


def step(wishes: Wishes, number: int, gauges: Gauges) -> Data:
    """What is decided in a further move."""
    ways: Data = {
        "one-way": _option(gauges.moved(number, 5, -4), _("one way")),
        "other-way": _option(gauges.moved(number, -4, 5), _("the other way")),
    }
    return _two_ways(wishes, f"step-{number}", _("what has to be decided now?"), ways)


def text(wishes: Wishes, gauges: Gauges) -> Data:
    """What one team writes."""
    return {
        **remark(_("A text; afterwards the facilitator marks which of these lines are true of it.")),
        "id": "statement",
        "type": "open-text",
        "by": team_ids(wishes)[0],
        "question": todo(_("two sentences for whom?")),
        "max_words": 50,
        "rubric": {
            "known": _option(gauges.moved(1, -3, 5), _("says only what is known")),
            "bold": _option(gauges.moved(1, 6, -5), _("says more than is known")),
        },
        **_readings(wishes),
    }


def direction(wishes: Wishes, gauges: Gauges) -> Data:
    """The last thing to decide: a vote; where there is nobody to vote with, a choice."""
    if wishes.single:
        ways: Data = {
            "go-on": _option(gauges.moved(2, 5, -4), _("go on")),
            "turn-back": _option(gauges.moved(2, -4, 5), _("turn back")),
        }
        return _two_ways(wishes, "direction", _("go on, or turn back?"), ways)
    return {
        **remark(_("A vote: for, against or abstain. `rule` says when it passes.")),
        "id": "direction",
        "type": "vote",
        "by": EACH_TEAM,
        "question": todo(_("what is put to the vote, as a sentence one can be for or against")),
        "rule": "majority",
        "outcomes": {
            "passes": {"outcome": todo(_("what happens if it passes")), "effects": gauges.moved(2, 5, -4)},
            "fails": {"outcome": todo(_("what happens if it fails")), "effects": gauges.moved(2, -4, 5)},
        },
    }


def agreed(wishes: Wishes) -> str:
    """The result of the last decision that leads to the first ending."""
    return "go-on" if wishes.single else "passes"
