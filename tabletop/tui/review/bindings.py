"""The keys of the review. Arrows go record by record, brackets inject by inject; nothing here changes anything.

Invariant: every key has a sentence for the help; those with a word stand in the key bar while they work.
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from tabletop.language.catalogue import N_

KEYS: Final[list[BindingType]] = [
    Binding("right", "event(1)", N_("event"), show=False, tooltip=N_("The next event in the list.")),
    Binding("left", "event(-1)", N_("event"), show=False, tooltip=N_("The event before.")),
    Binding("right_square_bracket", "stop('inject',1)", N_("inject"), show=False, tooltip=N_("The next inject.")),
    Binding("left_square_bracket", "stop('inject',-1)", N_("inject"), show=False, tooltip=N_("The inject before.")),
    Binding("full_stop", "stop('decision',1)", N_("decision"), show=False, tooltip=N_("The next question or ruling.")),
    Binding("comma", "stop('decision',-1)", N_("decision"), show=False, tooltip=N_("The question or ruling before.")),
    Binding("greater_than_sign", "stop('move',1)", N_("move"), show=False, tooltip=N_("The next move.")),
    Binding("less_than_sign", "stop('move',-1)", N_("move"), show=False, tooltip=N_("The move before.")),
    Binding(
        "tab", "pane", N_("pane"), id="review.pane", tooltip=N_("Events, what was seen, indicators: one after another.")
    ),
    Binding(
        "v",
        "eyes",
        N_("seen by"),
        id="review.eyes",
        tooltip=N_("Look through other eyes: the room, a team, the facilitator."),
    ),
    Binding("slash", "find", N_("find"), id="review.find", tooltip=N_("Show only events with these words.")),
    Binding(
        "f", "only", N_("filter"), id="review.only", tooltip=N_("Show only one team, one move, or one sort of event.")
    ),
    Binding("g", "go", N_("go to"), id="review.go", tooltip=N_("Go to a time (28:14) or a record (212).")),
    Binding("enter", "whole", N_("in full"), id="review.whole", tooltip=N_("Read the selected event in full.")),
    Binding(
        "space", "step(1)", N_("next step"), id="review.step", tooltip=N_("The next step, as people saw it happen.")
    ),
    Binding("backspace", "step(-1)", N_("step"), show=False, tooltip=N_("The step before.")),
    Binding("home", "edge(-1)", N_("start"), show=False, tooltip=N_("To the beginning.")),
    Binding("end", "edge(1)", N_("end"), show=False, tooltip=N_("To the end.")),
    Binding("escape", "back", N_("back"), id="review.back", tooltip=N_("Show everything again; then leave.")),
]
