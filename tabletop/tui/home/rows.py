"""The rows of the home screen: which sections there are, what is in them, what can be done with each.

Invariant: nothing that arrives later moves a row that is on the screen already: sessions are still being looked for
while their rows are kept free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.language.topics import topic
from tabletop.tui.home.shelf import Act, Line, ScenarioLine, SessionLine, Shelf, UnreadableLine

LATEST: Final = 3
"""Sessions shown above the scenarios; the rest stand below them."""

DIFFICULTIES: Final = {"1": N_("introductory"), "2": N_("intermediate"), "3": N_("demanding")}
STATES: Final = {"unfinished": N_("unfinished"), "debrief": N_("debrief open"), "finished": N_("finished")}
_ORDER: Final = {"unfinished": 0, "debrief": 1, "finished": 1}

ACTS: Final[dict[Act, str]] = {
    "practise": N_("practise alone"),
    "facilitate": N_("facilitate"),
    "resume": N_("resume"),
    "review": N_("review"),
}
"""What is done, in the words of the key bar."""


class Section(NamedTuple):
    """A heading and what stands under it."""

    code: Literal["opened", "latest", "scenarios", "earlier"]
    title: str
    rows: tuple[Line, ...] = ()
    looking: int = 0
    """How many rows are kept free while the files are looked for."""
    note: str = ""
    """A sentence instead of rows, or above them."""


def acts(line: Line | None) -> tuple[Act, ...]:
    """What can be done with a line, the natural thing first."""
    match line:
        case ScenarioLine(fault=""):
            return ("practise", "facilitate") if line.solo else ("facilitate", "practise")
        case SessionLine(state="unfinished"):
            return ("resume", "review")
        case SessionLine(state="debrief"):
            return ("review", "resume")
        case SessionLine():
            return ("review",)
        case _:
            return ()


def difficulty(line: ScenarioLine) -> str:
    """How demanding, as a word."""
    return _(DIFFICULTIES[line.difficulty]) if line.difficulty in DIFFICULTIES else line.difficulty


def state(line: SessionLine) -> str:
    """How far a session is, as a word."""
    return _(STATES[line.state])


def minutes(line: ScenarioLine) -> str:
    """`90 min`; empty when the file does not say."""
    return f"{line.minutes} {_('min')}" if line.minutes else ""


def people(line: ScenarioLine) -> str:
    """`8–24 people`, `1 person`."""
    if not line.players:
        return ""
    return f"{line.players.replace('-', '–')} {n_('person', 'people', 1 if line.players == '1' else 2)}"


def led(line: SessionLine) -> str:
    """Who led it."""
    return _("alone") if line.mode == "solo" else _("facilitated")


def _words(line: Line) -> Iterator[str]:
    """Everything somebody might look for a line by."""
    yield line.path
    match line:
        case ScenarioLine():
            yield from (line.title, line.id, line.summary, minutes(line), people(line), difficulty(line))
            yield label(f"scenario.{line.kind}")
            yield from (topic(one) for one in line.themes)
            yield from line.themes
            yield from line.content_notes
        case SessionLine():
            yield from (line.title, led(line), state(line), line.started)
            if line.rehearsal:
                yield _("rehearsal")
            if line.forked_at:
                yield _("what if")
        case UnreadableLine():
            yield line.why


def fits(line: Line, needle: str) -> bool:
    """Whether every word typed occurs somewhere in a line."""
    haystack = "\n".join(_words(line)).casefold()
    return all(word in haystack for word in needle.casefold().split())


def _ordered(found: Sequence[SessionLine | UnreadableLine]) -> list[SessionLine | UnreadableLine]:
    """The unfinished first, the unreadable last, otherwise as they came: the newest first."""
    return sorted(found, key=lambda one: _ORDER[one.state] if isinstance(one, SessionLine) else len(_ORDER))


def sections(shelf: Shelf, needle: str = "") -> tuple[Section, ...]:
    """What the screen shows of what is known so far."""
    found: list[Section] = []
    played = _ordered(shelf.sessions or ())
    if shelf.opened:
        found.append(Section("opened", _("Opened"), _fitting(shelf.opened, needle)))
    if shelf.logs or played:
        looking = min(LATEST, shelf.logs) if shelf.sessions is None else 0
        found.append(Section("latest", _("Your latest sessions"), _fitting(played[:LATEST], needle), looking))
    elif not shelf.opened:
        hint = _("New here? Press enter for a short one, alone.")
        found.append(Section("latest", _("Nothing has been played here yet"), note=hint))
    found.append(_scenarios(shelf, needle))
    if played[LATEST:]:
        found.append(Section("earlier", _("Earlier sessions"), _fitting(played[LATEST:], needle)))
    if needle:
        return tuple(one for one in found if one.rows)
    return tuple(found)


def _scenarios(shelf: Shelf, needle: str) -> Section:
    if shelf.scenarios is None:
        return Section("scenarios", _("Scenarios"), looking=1)
    rows = _fitting(shelf.scenarios, needle)
    note = "" if rows else _("There are no scenarios here. Press o to open a file or a folder.")
    return Section("scenarios", _("Scenarios"), rows, note=note)


def _fitting(lines: Sequence[Line], needle: str) -> tuple[Line, ...]:
    return tuple(line for line in lines if fits(line, needle)) if needle else tuple(lines)


def rows(found: Sequence[Section]) -> tuple[Line, ...]:
    """All rows under each other."""
    return tuple(line for section in found for line in section.rows)


def first_place(shelf: Shelf, found: Sequence[Line]) -> int | None:
    """Where the cursor stands before anybody moved it; None while that is not known yet.

    On an unfinished session; when nothing was ever played, on the scenario that one person can try at once.
    """
    if shelf.scenarios is None or (shelf.sessions is None and shelf.logs):
        return None
    for index, line in enumerate(found):
        if isinstance(line, SessionLine) and line.state == "unfinished":
            return index
    good = [(not line.solo, index) for index, line in enumerate(found) if isinstance(line, ScenarioLine) and acts(line)]
    if not good:
        return 0 if found else None
    return min(good)[1] if not shelf.sessions else min(index for _alone, index in good)
