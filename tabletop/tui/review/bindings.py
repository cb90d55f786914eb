"""The keys of the review. Arrows go record by record, brackets inject by inject; nothing here changes anything.

Invariant: every key has a sentence for the help; those with a word stand in the key bar while they work.
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from tabletop.language.catalogue import N_

_SPEED: Final = (
    N_("As fast as it was."),
    N_("Twice as fast."),
    N_("Five times as fast."),
    N_("Ten times as fast."),
    N_("Thirty times as fast."),
    N_("Sixty times as fast: a minute in a second."),
    N_("120 times as fast."),
    N_("300 times as fast."),
    N_("600 times as fast: ten minutes in a second."),
)

KEYS: Final[list[BindingType]] = [
    Binding("right", "event(1)", N_("event"), show=False, tooltip=N_("The next event in the list.")),
    Binding("left", "event(-1)", N_("event"), show=False, tooltip=N_("The event before.")),
    Binding("right_square_bracket", "stop('inject',1)", N_("inject"), show=False, tooltip=N_("The next inject.")),
    Binding("left_square_bracket", "stop('inject',-1)", N_("inject"), show=False, tooltip=N_("The inject before.")),
    Binding(
        "space", "play", N_("play"), show=False, id="review.play", tooltip=N_("Play from here, or pause the playing.")
    ),
    *(
        Binding(str(key), f"speed({key})", N_("speed"), show=False, tooltip=_SPEED[key - 1])
        for key in range(1, len(_SPEED) + 1)
    ),
    Binding(
        "v",
        "eyes",
        N_("view as"),
        id="review.eyes",
        tooltip=N_("Look through other eyes: the room, a team, the facilitator."),
    ),
    Binding("slash", "find", N_("find"), id="review.find", tooltip=N_("Show only events with these words.")),
    Binding("m", "mark", N_("mark"), id="review.mark", tooltip=N_("Mark this event, or take its mark away.")),
    Binding(
        "f",
        "fork",
        N_("fork"),
        id="review.fork",
        tooltip=N_("Go on from here as a new session; this one stays as it is."),
    ),
    Binding(
        "tab", "pane", N_("pane"), id="review.pane", tooltip=N_("Events, what was seen, indicators: one after another.")
    ),
    Binding(
        "b", "beside", N_("beside"), id="review.beside", tooltip=N_("What the facilitator saw, beside what others saw.")
    ),
    Binding("n", "note", N_("note"), id="review.note", tooltip=N_("Write a note on this event, kept beside the log.")),
    Binding("M", "marks", N_("my marks"), id="review.marks", tooltip=N_("Your marks and notes, to go to one.")),
    Binding(
        "s",
        "only",
        N_("show only"),
        id="review.only",
        tooltip=N_("Show only one team, one move, or one sort of event."),
    ),
    Binding("g", "go", N_("go to"), id="review.go", tooltip=N_("Go to a time (28:14) or a record (212).")),
    Binding("enter", "whole", N_("in full"), id="review.whole", tooltip=N_("Read the selected event in full.")),
    Binding(
        "o",
        "layer('observed')",
        N_("observed"),
        show=False,
        tooltip=N_("What was seen and said: show it, or leave it out."),
    ),
    Binding(
        "a",
        "layer('adjudicated')",
        N_("adjudicated"),
        show=False,
        tooltip=N_("Rulings and changes: show, or leave out."),
    ),
    Binding(
        "i", "layer('interpreted')", N_("interpreted"), show=False, tooltip=N_("Notes and ratings: show, or leave out.")
    ),
    Binding(
        "plus,ctrl+right", "step(1)", N_("step"), show=False, tooltip=N_("The next step, as people saw it happen.")
    ),
    Binding("minus,ctrl+left,backspace", "step(-1)", N_("step"), show=False, tooltip=N_("The step before.")),
    Binding("full_stop", "stop('decision',1)", N_("decision"), show=False, tooltip=N_("The next question or ruling.")),
    Binding("comma", "stop('decision',-1)", N_("decision"), show=False, tooltip=N_("The question or ruling before.")),
    Binding("greater_than_sign", "stop('move',1)", N_("to a move"), show=False, tooltip=N_("The next move.")),
    Binding("less_than_sign", "stop('move',-1)", N_("to a move"), show=False, tooltip=N_("The move before.")),
    Binding(
        "c", "stop('change',1)", N_("cause"), show=False, tooltip=N_("The next change of an indicator, and its cause.")
    ),
    Binding("C", "stop('change',-1)", N_("cause"), show=False, tooltip=N_("The change before, and its cause.")),
    Binding("shift+right", "scrub(1)", N_("minute"), show=False, tooltip=N_("A minute on.")),
    Binding("shift+left", "scrub(-1)", N_("minute"), show=False, tooltip=N_("A minute back.")),
    Binding("shift+down", "scrub(5)", N_("five minutes"), show=False, tooltip=N_("Five minutes on.")),
    Binding("shift+up", "scrub(-5)", N_("five minutes"), show=False, tooltip=N_("Five minutes back.")),
    Binding(
        "w", "silences", N_("silences"), show=False, tooltip=N_("Long silences: shortened, or as long as they were.")
    ),
    Binding("home", "edge(-1)", N_("start"), show=False, tooltip=N_("To the beginning.")),
    Binding("end", "edge(1)", N_("end"), show=False, tooltip=N_("To the end; of a running session, and stay there.")),
    Binding("escape", "back", N_("back"), id="review.back", tooltip=N_("Pause; show everything again; then leave.")),
]
