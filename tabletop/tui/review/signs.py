"""The signs of the timeline, each with its word. No team uses any of them.

Invariant: a sign never stands without a legend that says its word.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from textual.content import Content

from tabletop.exercise.events import Event
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import Layer


class Sign(Enum):
    """What can be marked on a lane, the most telling first: where two fall on one cell, the first is drawn."""

    OVERRIDE = "⚑"
    SPLIT = "◐"
    UNDECIDED = "⊘"
    TAKEN_BACK = "\u2573"  # two crossing strokes, which look too much like a letter to stand here
    CORRECTED = "✂"
    OBJECTION = "!"
    REVEAL = "✦"
    ANSWER = "◉"
    STEP = "⊙"
    INJECT = "1"
    PAUSE = "┃"
    NOTE = "✎"
    ASSESSED = "◎"

    @property
    def weight(self) -> int:
        """0 for the most telling."""
        return _WEIGHTS[self]


_WEIGHTS: Final = {sign: place for place, sign in enumerate(Sign)}
_WORDS: Final = {
    Sign.OVERRIDE: N_("ruling"),
    Sign.SPLIT: N_("split"),
    Sign.UNDECIDED: N_("no decision"),
    Sign.TAKEN_BACK: N_("taken back"),
    Sign.CORRECTED: N_("corrected"),
    Sign.OBJECTION: N_("objection"),
    Sign.REVEAL: N_("reveal"),
    Sign.ANSWER: N_("decision"),
    Sign.STEP: N_("step"),
    Sign.INJECT: N_("inject"),
    Sign.PAUSE: N_("pause"),
    Sign.NOTE: N_("note"),
    Sign.ASSESSED: N_("evaluator"),
}
_LAYERS: Final[dict[Sign, Layer]] = {
    Sign.OVERRIDE: "adjudicated",
    Sign.NOTE: "interpreted",
    Sign.ASSESSED: "interpreted",
}


def word(sign: Sign) -> str:
    """What a sign means."""
    return _(_WORDS[sign])


def layer(sign: Sign) -> Layer:
    """The layer that a sign belongs to: switched off with it."""
    return _LAYERS.get(sign, "observed")


_OF_ANSWERS: Final = {"decided": Sign.ANSWER, "split": Sign.SPLIT, "no-decision": Sign.UNDECIDED}
_OF_EVENTS: Final = {
    "inject-released": Sign.INJECT,
    "ad-hoc-inject-released": Sign.INJECT,
    "exercise-paused": Sign.PAUSE,
    "note-taken": Sign.NOTE,
    "moves-revealed": Sign.REVEAL,
    "step-undone": Sign.TAKEN_BACK,
    "correction-made": Sign.CORRECTED,
}
_OBJECTIONS: Final = frozenset({"break", "walk"})
"""What says no to everybody else."""


def sign_of(event: Event) -> Sign | None:
    """The sign an event makes; None for those that make none."""
    if event.type == "answer-submitted":
        return _OF_ANSWERS[event.status]
    if event.type == "outcome-ruled":
        return Sign.OVERRIDE if event.how in {"amended", "overridden"} else None
    if event.type == "intervention-made":
        return Sign.OBJECTION if event.intervention.act in _OBJECTIONS else Sign.STEP
    return _OF_EVENTS.get(event.type)


DECIDING: Final = "━"
"""The stretch of a lane from a question to the team's answer."""


def legend(used: frozenset[Sign], width: int, *, deciding: bool = False) -> list[Content]:
    """The signs that stand on the lanes, with their words, in as many lines as they need."""
    shown = [(sign.value, word(sign)) for sign in Sign if sign in used]
    shown += [(DECIDING, _("deciding"))] if deciding else []
    parts = [Content.assemble((cell, "bold"), " ", (said, "$quiet")) for cell, said in shown]
    apart = next((gap for gap in (3, 2) if sum(part.cell_length + gap for part in parts) - gap <= width), 2)
    lines: list[Content] = [Content("")]
    for part in parts:
        line = lines[-1]
        if not line.plain:
            lines[-1] = part
        elif line.cell_length + apart + part.cell_length <= width:
            lines[-1] = Content.assemble(line, " " * apart, part)
        else:
            lines.append(part)
    return lines
