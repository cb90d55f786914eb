"""The records of a log as lines a person can read, filter and jump among.

Invariant: one entry for every record, in order; nothing is judged and nothing is left out. What was taken back is
marked as struck, never removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.state import State
from tabletop.language.catalogue import _
from tabletop.reports.striking import struck_numbers
from tabletop.reports.wording import Wording

Layer = Literal["observed", "adjudicated", "interpreted"]
Kind = Literal["flow", "inject", "decision", "answer", "ruling", "change", "note", "program"]

_KINDS: dict[str, Kind] = {
    "session-opened": "program",
    "session-resumed": "program",
    "clock-jumped": "program",
    "session-closed": "program",
    "inject-released": "inject",
    "ad-hoc-inject-released": "inject",
    "inject-skipped": "inject",
    "inject-passed-over": "inject",
    "inject-held": "inject",
    "inject-replanned": "inject",
    "inject-edited": "inject",
    "inject-effects-written": "inject",
    "inject-readdressed": "inject",
    "inject-moved": "inject",
    "decision-opened": "decision",
    "decision-closed": "decision",
    "moves-revealed": "decision",
    "answer-submitted": "answer",
    "rubric-marked": "ruling",
    "outcome-ruled": "ruling",
    "indicator-changed": "change",
    "flag-set": "change",
    "consequence-scheduled": "change",
    "consequence-arrived": "change",
    "note-taken": "note",
}
_ADJUDICATED = frozenset({"ruling", "change"})
_UMPIRES = frozenset({"weigh", "throw", "turn", "judge"})
"""What the chair does as umpire."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, readable."""

    number: int
    wall: int
    """Milliseconds since 1970, UTC."""
    time: int
    """Exercise time in milliseconds."""
    move: str
    """The move's id; empty before STARTEX."""
    kind: Kind
    layer: Layer
    team: str
    """The team it is about; empty for none."""
    what: str
    """The inject, decision or indicator it is about; empty for none."""
    text: str
    """One line."""
    detail: str
    """Reasons, rationale, whole texts; may be empty and may have several lines."""
    struck: bool
    """Whether it was taken back later."""
    type: str = ""
    """The public name of the event in the log."""


def kind_of(recorded: Recorded) -> Kind:
    """The sort of entry a record makes."""
    event = recorded.event
    if isinstance(event, happened.InterventionMade):
        umpire = event.team is None and event.intervention.act in _UMPIRES
        return "ruling" if umpire else "answer" if event.team else "decision"
    return _KINDS.get(event.type, "flow")


def layer_of(kind: Kind) -> Layer:
    """What was seen, what was ruled, or what somebody thinks of it."""
    if kind == "note":
        return "interpreted"
    return "adjudicated" if kind in _ADJUDICATED else "observed"


def entry(wording: Wording, recorded: Recorded, time: int, move: str, *, struck: bool) -> Entry:
    """One record as a line: its exercise time, the move it fell in, and whether it was taken back, are the caller's."""
    kind = kind_of(recorded)
    text, detail = wording.line(recorded)
    return Entry(
        number=recorded.number,
        wall=recorded.at.wall,
        time=time,
        move=move,
        kind=kind,
        layer=layer_of(kind),
        team=wording.team_of(recorded),
        what=wording.subject_of(recorded),
        text=text,
        detail=detail,
        struck=struck,
        type=recorded.event.type,
    )


def entries(records: Sequence[Recorded], times: Sequence[int], state: State) -> Iterator[Entry]:
    """Entries for all `records`; `times` are their exercise times, `state` any state of the same session."""
    struck = struck_numbers(records)
    wording = Wording(state)
    move = ""
    for recorded, time in zip(records, times, strict=True):
        if recorded.event.type == "move-started":
            move = recorded.event.move
        wording.learn(recorded)
        yield entry(wording, recorded, time, move, struck=recorded.number in struck)


def clock(milliseconds: int) -> str:
    """`41:10`, or `1:02:05` from an hour on; a minus sign in front of what is over."""
    sign = "-" if milliseconds < 0 else ""
    minutes, seconds = divmod(abs(milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes:02}:{seconds:02}"


def matching(
    found: Iterable[Entry], *, team: str = "", move: str = "", kind: str = "", text: str = ""
) -> Iterator[Entry]:
    """Those entries that fit every filter that is not empty."""
    needle = text.casefold()
    for entry in found:
        if team and entry.team != team:
            continue
        if move and entry.move != move:
            continue
        if kind and entry.kind != kind:
            continue
        if needle and needle not in f"{entry.text}\n{entry.detail}".casefold():
            continue
        yield entry


def heading(entry: Entry) -> str:
    """An entry in one line: number, time, text, and that it was taken back."""
    taken_back = f" {_('(taken back)')}" if entry.struck else ""
    return f"{entry.number:>5}  {clock(entry.time):>8}  {entry.text}{taken_back}"
