"""When each row of a foreign list happens: from STARTEX, whatever way it was written, and then within its move.

Invariant: no row gets a time that its cell does not say; what could not be used is said with the row.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel.table import Remarks, Row, as_text
from tabletop.authoring.msel.times import Moment, clock, moment

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_HALF: Final = _DAY // 2
LONGEST: Final = 1440
"""Minutes of a move, and of a time within one."""
_USUAL: Final = 15
"""Minutes of a last move of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What came of the times: minutes within the move by row number, and the minutes of every move."""

    at: dict[int, int]
    minutes: dict[str, int]
    start: int | None = None
    """The time of the clock that was taken for STARTEX."""


def timed(
    rows: Sequence[tuple[Row, str]],
    column: int | None,
    start: int | None,
    remarks: Remarks,
    *,
    hours: bool = False,
    within: bool = False,
) -> Timed:
    """Read the times of rows with their moves; `start` is STARTEX in seconds since midnight.

    With `hours`, a lone `T+2` means hours; with `within`, times count from the start of each move.
    """
    found = _read(rows, column, remarks, hours=hours) if column is not None else {}
    begin = _begin(found, start, column, remarks)
    seconds = _from_start(rows, found, begin, column, remarks)
    at: dict[int, int] = {}
    lengths: dict[str, int] = {}
    moves = dict.fromkeys(move for _row, move in rows)
    for part in [[one for one in rows if one[1] == move] for move in moves] if within else [rows]:
        when, long = _in_moves(part, seconds, column, remarks)
        at |= when
        lengths |= long
    return Timed(at, lengths, begin % _DAY if begin is not None else None)


def _read(rows: Sequence[tuple[Row, str]], column: int, remarks: Remarks, *, hours: bool) -> dict[int, Moment]:
    found: dict[int, Moment] = {}
    for row, _move in rows:
        value = row[column]
        if not as_text(value).strip():
            continue
        when = moment(value, hours=hours)
        if when is None:
            remarks.add("no-time", row.number, column, found=as_text(value))
            continue
        if when.serial:
            shown = as_text(dt.datetime.combine(when.day, dt.time()) if when.day else "")[:10]
            remarks.add(
                "serial", row.number, column, found=as_text(value), done=f"{shown} {clock(when.seconds)}".strip()
            )
        found[row.number] = when
    return found


def _begin(found: Mapping[int, Moment], start: int | None, column: int | None, remarks: Remarks) -> int | None:
    """STARTEX in seconds: since midnight, or since the beginning of dates where there are dates."""
    clocks = {number: one for number, one in found.items() if one.clock}
    if not clocks:
        return None
    days = [one.day.toordinal() for one in clocks.values() if one.day is not None]
    if start is not None:
        return (min(days) if days else 0) * _DAY + start
    day = min(days, default=0)
    number, first = next(iter(clocks.items()))
    begin = _absolute(first, day)
    if days:
        number, begin = min(((at, _absolute(one, day)) for at, one in clocks.items()), key=lambda one: one[1])
    else:
        early = {at: (one.seconds - begin + _HALF) % _DAY - _HALF for at, one in clocks.items()}
        number = min(early, key=early.__getitem__)
        begin += early[number]
        if 0 < begin < _HOUR:  # ten past midnight is ten minutes in
            remarks.add("from-zero", number, column, done=clock(begin))
            return 0
    if begin:
        remarks.add("no-start", number, column, done=clock(begin % _DAY))
    return begin


def _absolute(one: Moment, day: int) -> int:
    return (one.day.toordinal() if one.day is not None else day) * _DAY + one.seconds


def _from_start(
    rows: Sequence[tuple[Row, str]],
    found: Mapping[int, Moment],
    begin: int | None,
    column: int | None,
    remarks: Remarks,
) -> dict[int, int]:
    """Seconds from STARTEX. A time of the clock that jumps back by half a day or more belongs to the next day."""
    seconds: dict[int, int] = {}
    later = 0
    before: int | None = None
    for row, _move in rows:
        one = found.get(row.number)
        if one is None:
            continue
        if not one.clock or begin is None:
            seconds[row.number] = one.seconds
            continue
        value = _absolute(one, begin // _DAY) - begin + later
        if one.day is None and before is not None and value < before - _HALF:
            later += _DAY
            value += _DAY
            remarks.add("next-day", row.number, column, found=clock(one.seconds))
        before = value
        seconds[row.number] = value
    return seconds


def _in_moves(
    rows: Sequence[tuple[Row, str]], seconds: Mapping[int, int], column: int | None, remarks: Remarks
) -> tuple[dict[int, int], dict[str, int]]:
    """Minutes from the start of each row's move; and how long every move is."""
    moves = list(dict.fromkeys(move for _row, move in rows))
    times = {
        move: [(row, seconds[row.number]) for row, other in rows if other == move and row.number in seconds]
        for move in moves
    }
    starts = _starts(moves, times, remarks)
    at: dict[int, int] = {}
    for move in moves:
        _backwards(times[move], column, remarks)
        for row, value in times[move]:
            minutes = (value - starts[move]) // _MINUTE
            if value < 0:
                remarks.add("before-start", row.number, column, found=row.text(column or 0))
            elif minutes > LONGEST:
                remarks.add("too-late", row.number, column, found=row.text(column or 0))
            else:
                at[row.number] = max(minutes, 0)
    ends = {move: starts[after] for move, after in itertools.pairwise(moves)}
    lengths: dict[str, int] = {}
    for move in moves:
        last = max((value for _row, value in times[move]), default=starts[move])
        length = (ends.get(move, 0) - starts[move]) // _MINUTE
        wanted = (
            length
            if length > 0 and length * _MINUTE >= last - starts[move]
            else (last - starts[move]) // _MINUTE + _USUAL
        )
        lengths[move] = max(1, min(LONGEST, wanted))
    return at, lengths


def _starts(moves: Iterable[str], times: Mapping[str, list[tuple[Row, int]]], remarks: Remarks) -> dict[str, int]:
    """Where each move starts, from STARTEX. A move that begins before the last one ended counts from its own start."""
    starts: dict[str, int] = {}
    reached, first = 0, True
    for move in moves:
        values = [value for _row, value in times[move] if value >= 0]
        if first or not values:
            starts[move] = 0 if first else reached
        elif min(values) < reached:
            starts[move] = 0
            remarks.add("own-start", times[move][0][0].number, None, found=move)
        else:
            starts[move] = min(values)
        first = False
        reached = max([reached, *values])
    return starts


def _backwards(found: Sequence[tuple[Row, int]], column: int | None, remarks: Remarks) -> None:
    latest: int | None = None
    for row, value in found:
        if latest is not None and value < latest and value >= 0:
            remarks.add("backwards", row.number, column, found=row.text(column or 0))
        latest = value if latest is None else max(latest, value)
