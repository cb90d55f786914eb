"""An index over a log that is being read: what stands where, who it is about, where one can step to.

Invariant: it only grows, record by record, and holds places, not sentences: a line is worded when somebody looks at it.
So it can be filled in a thread while a screen reads what is there already.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, get_args

from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.moments import Actor
from tabletop.exercise.texts import filled
from tabletop.reports.striking import among_earlier, stands_again, struck_by
from tabletop.reports.timeline import Entry, Kind, Layer, kind_of, layer_of, matching
from tabletop.reports.timeline import entry as entry_of
from tabletop.reports.wording import Wording
from tabletop.session.port import Past
from tabletop.tui.review.deciding import Deciding
from tabletop.tui.review.gauges import Gauges
from tabletop.tui.review.remarks import Remark, Remarks, Rows, Spot, beside
from tabletop.tui.review.signs import Sign, sign_of

Stop = Literal["inject", "decision", "move", "change"]
"""What one can step by, besides single records and whole steps."""
PLAY: Final = ""
"""The lane that belongs to no team."""
_STOPS: Final[dict[str, Stop]] = {
    "inject-released": "inject",
    "ad-hoc-inject-released": "inject",
    "decision-opened": "decision",
    "moves-revealed": "decision",
    "outcome-ruled": "decision",
    "move-started": "move",
    "indicator-changed": "change",
}
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)


class Only(NamedTuple):
    """What is shown of the log; what is empty does not sift."""

    team: str = ""
    move: str = ""
    kind: str = ""
    text: str = ""
    layers: frozenset[Layer] = frozenset(LAYERS)

    @property
    def narrow(self) -> bool:
        """Whether anything but a layer is left out."""
        return bool(self.team or self.move or self.kind or self.text)


Lane = dict[Sign, list[int]]
"""The records whose signs stand on a lane, ascending, by what they are today."""


class Chronicle:
    """What stands where in the records taken in so far."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._wording = Wording(past.latest)
        self.count = 0
        """How many records have been taken in."""
        teams = (PLAY, *past.latest.scenario.teams)  # those, too, that join on the way
        self.lanes: dict[str, Lane] = {team: {sign: [] for sign in Sign} for team in teams}
        """By team; what is about nobody in particular under `PLAY`."""
        self.gauges = Gauges()
        self.deciding = Deciding()
        self.remarks = Remarks()
        self.marks: frozenset[int] = frozenset()
        """The records that the reviewer marked."""
        self.moves: list[str] = []
        """The moves that began, in order."""
        self.struck: set[int] = set()
        """Records that were taken back."""
        self.replaced: set[int] = set()
        """Answers that a later one replaced."""
        self._command = ""
        self._kinds: list[Kind] = []
        self._teams: list[str] = []
        self._in_moves: list[str] = []
        self._ends: list[int] = []
        self._stops: dict[Stop, list[int]] = {stop: [] for stop in get_args(Stop)}
        self._answers: dict[tuple[str, str], int] = {}

    # taking in

    def take(self, upto: int) -> None:
        """Take in the records up to number `upto`."""
        records, times = self._past.records, self._past.times
        for place in range(self.count, upto):
            self._add(records[place], times[place])
            self.count = place + 1

    def _add(self, recorded: Recorded, time: int) -> None:
        event, number = recorded.event, recorded.number
        if recorded.command != self._command:
            self._command = recorded.command
            if number > 1:
                self._ends.append(number - 1)
        stop = _STOPS.get(event.type)
        if stop is not None:
            self._stops[stop].append(number)
        self._take_meaning(number, time, event)
        team = self._wording.team_of(recorded)
        self._kinds.append(kind_of(recorded))
        self._teams.append(team)
        self._in_moves.append(self.moves[-1] if self.moves else "")
        sign = sign_of(event)
        if sign is not None:
            self._lane(team, sign)[sign].append(number)
        self._wording.learn(recorded)

    def _take_meaning(self, number: int, time: int, event: Event) -> None:
        """What an event says about others before it."""
        match event.type:
            case "indicator-changed":
                self.gauges.moved_by(number, time, event)
            case "move-started":
                self.moves.append(event.move)
            case "decision-opened":
                self.deciding.put(event.decision, number)
            case "answer-submitted":
                earlier = self._answers.get((event.decision, event.team))
                if earlier is not None and earlier not in self.struck:
                    self.replaced.add(earlier)
                    self._cross_out(earlier)
                self._answers[event.decision, event.team] = number
                self.deciding.answered(event.decision, event.team, number)
            case "step-undone":
                self.gauges.taken_back(number, time, event.number)
            case "correction-made":
                self.gauges.corrected(number, time, event.levels)
        for back in among_earlier(stands_again(event), number):
            self.struck.discard(back)
            self._cross_out(back, again=True)
        for gone in among_earlier(struck_by(event), number):
            self.struck.add(gone)
            self._cross_out(gone)

    def _lane(self, team: str, sign: Sign) -> Lane:
        return self.lanes[PLAY] if sign is Sign.PAUSE or team not in self.lanes else self.lanes[team]

    def _cross_out(self, number: int, *, again: bool = False) -> None:
        """A record's sign becomes the one for what was taken back; `again` puts its own back."""
        sign = sign_of(self._past.records[number - 1].event)
        if sign is not None:
            lane = self._lane(self._teams[number - 1], sign)
            old, new = (Sign.TAKEN_BACK, sign) if again else (sign, Sign.TAKEN_BACK)
            place = bisect_left(lane[old], number)
            if old is not new and lane[old][place : place + 1] == [number]:
                del lane[old][place]
                insort(lane[new], number)

    # asking

    def step_end(self, number: int) -> int:
        """The last record of the step that record `number` belongs to: what people saw was always a whole step."""
        place = bisect_left(self._ends, number)
        return self._ends[place] if place < len(self._ends) else max(1, self.count)

    def step_start(self, number: int) -> int:
        """The first record of the step that record `number` belongs to."""
        place = bisect_left(self._ends, number)
        return self._ends[place - 1] + 1 if place else 1

    def next_step(self, number: int, by: int) -> int | None:
        """The end of the next or previous step; None when there is none."""
        if by < 0:
            return beside(self._ends, number, by)
        here = self.step_end(number)
        return beside(self._ends, here, by) or (self.count if self.count > here else None)

    def next_stop(self, stop: Stop, number: int, by: int) -> int | None:
        """The next or previous record of that sort; None when there is none."""
        return beside(self._stops[stop], number, by)

    def stops(self, stop: Stop) -> tuple[int, ...]:
        """All records of that sort."""
        return tuple(self._stops[stop])

    def rows(self) -> Sequence[Spot]:
        """Everything there is to list: the records, and what people put down about each behind it."""
        return Rows(self.count, self.remarks.spots) if self.remarks.spots else range(1, self.count + 1)

    def remark(self, spot: Spot) -> Remark | None:
        """What stands there if it is no record."""
        return None if spot == int(spot) else self.remarks.at(spot)

    def time(self, spot: Spot) -> int:
        """Exercise time of a row, in milliseconds."""
        remark = self.remark(spot)
        return remark.entry.time if remark else self._past.times[int(spot) - 1]

    def took(self, number: int) -> int | None:
        """How long a team took for the answer that record `number` is, in milliseconds; None for any other record."""
        since = self.deciding.since(number)
        return None if since is None else self._past.times[number - 1] - self._past.times[since - 1]

    def at_time(self, time: int) -> int:
        """The last record at or before an exercise time in milliseconds; the first one where there is none."""
        return max(1, self.upto(time))

    def upto(self, time: int) -> int:
        """How many records there are up to an exercise time."""
        return bisect_right(self._past.times, time, hi=self.count)

    def entry(self, spot: Spot) -> Entry:
        """One row, worded."""
        remark = self.remark(spot)
        if remark:
            return remark.entry
        place = int(spot) - 1
        gone = spot in self.struck
        recorded, time = self._past.records[place], self._past.times[place]
        return entry_of(self._wording, recorded, time, self._in_moves[place], struck=gone)

    def mark(self, spot: Spot) -> str:
        """The sign of a row on its lane, an inject’s number; empty where it makes none."""
        remark, number = self.remark(spot), int(spot)
        if remark:
            return remark.sign.value
        sign = sign_of(self._past.records[number - 1].event)
        if sign is None:
            return ""
        if number in self.struck or number in self.replaced:
            return Sign.TAKEN_BACK.value
        return str(bisect_right(self.lanes[PLAY][Sign.INJECT], number)) if sign is Sign.INJECT else sign.value

    def inject_at(self, number: int) -> str:
        """The line of the inject that had come last at record `number`; empty before the first."""
        released = beside(self._stops["inject"], number + 1, -1)
        return self.entry(released).text if released else ""

    def move_title(self, move: str) -> str:
        """A move's title."""
        found = self._past.latest.move_of(move)
        return filled(self._past.latest, found.title) if found else move

    def actor(self, number: int) -> Actor:
        """Who did it."""
        return self._past.records[number - 1].actor

    def why(self, number: int) -> str:
        """The reason of a record; of a change without one the ruling that brought it."""
        detail = self.entry(number).detail
        if detail or self._past.records[number - 1].event.type != "indicator-changed":
            return detail
        for earlier in range(number - 1, self.step_start(number) - 1, -1):
            if self._past.records[earlier - 1].event.type == "outcome-ruled":
                ruling = self.entry(earlier)
                return "\n".join(part for part in (ruling.text, ruling.detail) if part)
        return ""

    def cause_of(self, number: int) -> str:
        """What a change, a fact or a later consequence follows from, in words; empty for any other record."""
        event = self._past.records[number - 1].event
        match event:
            case happened.IndicatorChanged() | happened.FlagSet():
                return self.cause(event.cause)
            case _:
                return ""

    def cause(self, name: str) -> str:
        """The title of an inject, or a decision's question."""
        return self._wording.cause(name)

    def fitting(self, only: Only, first: int, last: int) -> Iterator[Spot]:
        """The rows of the records from `first` to `last` that fit, in order."""
        kinds = frozenset(kind for kind in get_args(Kind) if layer_of(kind) in only.layers)
        kinds = kinds & {only.kind} if only.kind else kinds
        for number in range(first, last + 1):
            place = number - 1
            if (
                self._kinds[place] in kinds
                and (not only.team or self._teams[place] == only.team)
                and (not only.move or self._in_moves[place] == only.move)
                and (not only.text or any(matching([self.entry(number)], text=only.text)))
            ):
                yield number
            if "note" in kinds and self.remarks.spots and (not only.move or self._in_moves[place] == only.move):
                for spot, remark in self.remarks.between(number, number):
                    if any(matching([remark.entry], team=only.team, text=only.text)):
                        yield spot
