"""Times as planners write them, read as seconds from STARTEX or as a time of the clock.

Invariant: a text that is not understood gives None; nothing is ever taken for a time because it holds digits.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel.table import Value

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_NOON: Final = 12
_LONGEST: Final = 60
_SIGNS: Final = str.maketrans(
    {"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{PRIME}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)

_CLOCK: Final = r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?"
_SIGNED: Final = re.compile(
    rf"(?:(?:startex|t|h)\s*)?([+-])\s*(?:(\d{{1,3}})\s+)?{_CLOCK}(?:\s*(?:h|hrs?|hours?|min))?"
)
_OFFSETS: Final = re.compile(r"(?:([djhtm])\s*([+-])\s*(\d{1,5})\s*)+")
_OFFSET: Final = re.compile(r"([djhtm])\s*([+-])\s*(\d{1,5})")
_AFTER: Final = re.compile(
    r"(?:(?:startex|start|t)\s*)?([+-]?)\s*(\d{1,5})\s*(d|days?|h|hrs?|hours?|m|min|mins|minutes?|')\.?"
)
_MIXED: Final = re.compile(r"(?:t\s*)?([+-]?)\s*(\d{1,3})\s*(?:h|hrs?|hours?)\s*(\d{1,2})\s*(?:m|min|mins|minutes?)?")
_PLAIN: Final = re.compile(r"(?:(?:startex|t)\s*)?([+-]?)\s*(\d{1,5})")
_TIME: Final = re.compile(rf"{_CLOCK}\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:h|hrs?|hours|uhr|z|utc|local)?")
_MILITARY: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)\s*(?:h|hrs?|hours|z|l)?")
_GROUP: Final = re.compile(r"(\d{2})([01]\d|2[0-3])([0-5]\d)\s*[a-z]\s*([a-z]{3})\s*(\d{2}|\d{4})")
_DATED: Final = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}})[t ]+{_CLOCK}(?:\.\d+)?\s*(?:z|[+-]\d{{2}}:?\d{{2}})?")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIALS: Final = range(20_000, 80_000)
"""Numbers of days since 1900 that a spreadsheet shows as a date of our time."""
_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's date has no zone


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: `seconds` from STARTEX, or since midnight of `day` where it is a time of the clock."""

    seconds: int
    clock: bool = False
    day: dt.date | None = None
    serial: bool = False
    """Whether it stood there as the bare number that a spreadsheet counts days with."""


def moment(value: Value, *, hours: bool = False) -> Moment | None:
    """The time in a cell; with `hours`, a lone `T+2` means hours (OpenAEV). None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dt.timedelta):
        return Moment(int(value.total_seconds()))
    if isinstance(value, dt.datetime):
        return _dated(value)
    if isinstance(value, dt.date):
        return Moment(0, clock=True, day=value)
    if isinstance(value, dt.time):
        return Moment(value.hour * _HOUR + value.minute * _MINUTE + value.second, clock=True)
    if isinstance(value, int | float):
        return _number(value)
    if len(value) > _LONGEST:
        return None
    return _text(" ".join(value.casefold().translate(_SIGNS).split()), hours=hours)


def start_time(text: str) -> int | None:
    """A time of the clock, in seconds since midnight; None where it is none."""
    found = moment(text)
    return found.seconds if found is not None and found.clock and found.seconds < _DAY else None


def clock(seconds: int) -> str:
    """A time of the clock: `09:30`."""
    return f"{seconds // _HOUR % 24:02}:{seconds // _MINUTE % _MINUTE:02}"


def _dated(value: dt.datetime) -> Moment:
    return Moment(value.hour * _HOUR + value.minute * _MINUTE + value.second, clock=True, day=value.date())


def _number(value: float) -> Moment | None:
    """Minutes; what cannot be minutes is the number with which a spreadsheet counts days."""
    if int(value) in _SERIALS:
        found = _EPOCH + dt.timedelta(seconds=round(value * _DAY))
        return Moment(_dated(found).seconds, clock=True, day=found.date(), serial=True)
    if 0 < value < 1:
        return Moment(round(value * _DAY / _MINUTE) * _MINUTE, clock=True, serial=True)
    if float(value).is_integer() and abs(value) < _SERIALS.start:
        return Moment(int(value) * _MINUTE)
    return None


def _text(text: str, *, hours: bool) -> Moment | None:
    if text in {"startex", "start", "start of exercise", "t", "t0", "h-hour", "d-day"}:
        return Moment(0)
    for pattern, read in (
        (_SIGNED, _signed),
        (_MIXED, _mixed),
        (_AFTER, _after),
        (_TIME, _time),
        (_MILITARY, _military),
        (_GROUP, _group),
        (_DATED, _iso),
    ):
        match = pattern.fullmatch(text)
        if match is not None:
            return read(match)
    if _OFFSETS.fullmatch(text):
        return _offsets(_OFFSET.findall(text), hours=hours)
    match = _PLAIN.fullmatch(text)
    return Moment(_sign(match[1]) * int(match[2]) * _MINUTE) if match else None


def _sign(sign: str) -> int:
    return -1 if sign == "-" else 1


def _signed(match: re.Match[str]) -> Moment | None:
    hours, minutes, seconds = int(match[3]), int(match[4]), int(match[5] or 0)
    if minutes >= _MINUTE or seconds >= _MINUTE:
        return None
    return Moment(_sign(match[1]) * (int(match[2] or 0) * _DAY + hours * _HOUR + minutes * _MINUTE + seconds))


def _mixed(match: re.Match[str]) -> Moment:
    return Moment(_sign(match[1]) * (int(match[2]) * _HOUR + int(match[3]) * _MINUTE))


def _after(match: re.Match[str]) -> Moment:
    unit = {"d": _DAY, "h": _HOUR}.get(match[3][0], _MINUTE)
    return Moment(_sign(match[1]) * int(match[2]) * unit)


def _offsets(found: list[tuple[str, str, str]], *, hours: bool) -> Moment:
    """`D+2 H+3 M+45`, `J+2 T+3`; a lone `T+20` is minutes from STARTEX, where nothing says that T is for hours."""
    units = {"d": _DAY, "j": _DAY, "h": _HOUR, "m": _MINUTE}
    units["t"] = _HOUR if hours or len(found) > 1 else _MINUTE
    return Moment(sum(_sign(sign) * int(count) * units[unit] for unit, sign, count in found))


def _time(match: re.Match[str]) -> Moment | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % _NOON + (_NOON if match[4][0] == "p" else 0)
    valid = hour <= _DAY // _HOUR and minute < _MINUTE and second < _MINUTE
    return Moment(hour * _HOUR + minute * _MINUTE + second, clock=True) if valid else None


def _military(match: re.Match[str]) -> Moment:
    return Moment(int(match[1]) * _HOUR + int(match[2]) * _MINUTE, clock=True)


def _group(match: re.Match[str]) -> Moment | None:
    if match[4] not in _MONTHS:
        return None
    year = int(match[5]) if len(match[5]) > 2 else 2000 + int(match[5])  # noqa: PLR2004 - two digits of a year
    return _on(year, _MONTHS.index(match[4]) + 1, int(match[1]), int(match[2]) * _HOUR + int(match[3]) * _MINUTE)


def _iso(match: re.Match[str]) -> Moment | None:
    seconds = int(match[4]) * _HOUR + int(match[5]) * _MINUTE + int(match[6] or 0)
    return _on(int(match[1]), int(match[2]), int(match[3]), seconds) if seconds <= _DAY else None


def _on(year: int, month: int, day: int, seconds: int) -> Moment | None:
    try:
        return Moment(seconds, clock=True, day=dt.date(year, month, day))
    except ValueError:
        return None
