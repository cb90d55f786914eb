"""Every key of the console: which key, its words, when it works, what it does.

Invariant: one line here is all a key needs; the key bar, the help and the guard against pressing it at the wrong time
are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from tabletop.exercise.views import FacilitatorView
from tabletop.language.catalogue import N_
from tabletop.tui.facilitator import corrections, flow, looking, noting, planning, ruling, turns
from tabletop.tui.facilitator.desk import Desk

When = Callable[[FacilitatorView], bool]


def _playing(view: FacilitatorView) -> bool:
    return view.scene.phase in {"running", "paused"}


def _running(view: FacilitatorView) -> bool:
    return view.scene.phase == "running"


def _paused(view: FacilitatorView) -> bool:
    return view.scene.phase == "paused"


def _always(_view: FacilitatorView) -> bool:
    return True


def _asked(view: FacilitatorView) -> bool:
    return _playing(view) and bool(view.scene.open_decisions())


def _to_rule(view: FacilitatorView) -> bool:
    return _playing(view) and any(one.status != "ruled" for one in view.scene.decisions)


def _can_come(view: FacilitatorView) -> bool:
    return _running(view) and bool(view.contingencies or any(one.held for one in view.coming))


def _more_planned(view: FacilitatorView) -> bool:
    return _playing(view) and bool(view.coming)


def _talking(view: FacilitatorView) -> bool:
    return _playing(view) and view.scene.inject is not None


def _undoable(view: FacilitatorView) -> bool:
    return view.undo is not None


def _correctable(view: FacilitatorView) -> bool:
    return bool(view.steps)


@dataclass(frozen=True, slots=True)
class Act:
    """One key."""

    key: str
    words: str
    tooltip: str
    when: When
    do: Callable[[Desk], None]
    shown: bool = True


ACTS: Final[Mapping[str, Act]] = {
    "answer": Act("d", N_("answer"), N_("Take a team’s answer, the next one that is missing."), _asked, turns.take),
    "resume": Act("p", N_("resume"), N_("Let time run again."), _paused, flow.resume),
    "pause": Act("p", N_("pause"), N_("Stop time. Anybody may ask for it."), _running, flow.pause),
    "rule": Act(
        "r", N_("rule"), N_("Rule on a decision: accept what the script says, or say your own."), _to_rule, ruling.rule
    ),
    "note": Act("n", N_("note"), N_("Write a note, with or without a team."), _always, noting.note),
    "undo": Act("u", N_("undo"), N_("Take back the latest step; it says which, and asks."), _undoable, flow.undo),
    "corrections": Act(
        "z",
        N_("correct"),
        N_("Correct one of the latest steps: an answer, a ruling, a release. The old entry stays, struck through."),
        _correctable,
        corrections.correct,
        shown=False,
    ),
    "reserve": Act(
        "c", N_("bring in"), N_("Bring in a contingency, a template, or what is on hold."), _can_come, flow.bring_in
    ),
    "blank": Act("b", N_("blank room"), N_("Blank the room’s screen, or show it again."), _playing, flow.blank),
    "park": Act("k", N_("park"), N_("Put a question aside for the hot wash."), _always, noting.park),
    "skip": Act("s", N_("skip"), N_("Leave an inject out."), _more_planned, flow.skip),
    "hold": Act("h", N_("hold"), N_("Put an inject on hold; c brings it back."), _more_planned, flow.hold),
    "ad_hoc": Act("a", N_("write inject"), N_("Write an inject on the spot."), _running, flow.ad_hoc, shown=False),
    "longer": Act(
        "plus,equals_sign", N_("+1 min"), N_("A minute more for this talk."), _talking, flow.longer, shown=False
    ),
    "shorter": Act("minus", N_("−1 min"), N_("A minute less for this talk."), _talking, flow.shorter, shown=False),
    "hand_over": Act(
        "t", N_("hand over"), N_("Give the keyboard to a team, behind a blank screen."), _always, looking.hand_over
    ),
    "room": Act("v", N_("room view"), N_("What the room may see, with nothing secret."), _always, looking.room),
    "plan": Act(
        "e",
        N_("plan"),
        N_("Change what comes: texts, readers, order, times; by hand or by the clock; teams that join or merge."),
        _always,
        planning.plan,
    ),
    "team": Act("w", N_("team view"), N_("What a team sees."), _always, looking.team, shown=False),
    "cards": Act("i", N_("cards"), N_("The dated facts opened so far."), _always, looking.cards, shown=False),
    "log": Act(
        "l", N_("log"), N_("What happened, the latest last; what was undone is struck through."), _always, looking.log
    ),
    "end": Act("x", N_("ENDEX"), N_("End the exercise; it asks first."), _playing, flow.end, shown=False),
}
"""By name, in the order of the key bar."""

BINDINGS: Final = [
    Binding(act.key, f"act('{name}')", act.words, id=f"console.{name}", show=act.shown, tooltip=act.tooltip)
    for name, act in ACTS.items()
]
