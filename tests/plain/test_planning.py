"""Changing what comes, in lines; and waiting for a line while the clock releases injects."""

from __future__ import annotations

import io
import threading
from typing import Final

from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.events import Event
from tabletop.plain.by_clock import Waiting
from tabletop.plain.console import Console
from tabletop.plain.desk import Desk
from tabletop.plain.facilitate import Facilitate
from tabletop.storage.port import NotSavedBecause
from tests.exercise.clockwork import Clockwork, timed
from tests.exercise.playing import rule_all
from tests.harbour import Table, opening
from tests.plain.players import console_of, ended

ENOUGH: Final = 10.0
"""Seconds after which a test that waits for another thread gives up."""


def typed(table: Table, *lines: str) -> tuple[list[Event], str]:
    """What comes of these lines, and what was said."""
    before = len(table.events)
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Facilitate(table.session, console).run)
    return table.events[before:], sink.getvalue()


def begun(**choices: tuple[str, ...]) -> Table:
    """At the first inject, with everything ruled on."""
    table = Table(opening(**choices))  # type: ignore[arg-type]
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    rule_all(table)
    return table


def test_a_text_is_written_anew_line_by_line() -> None:
    """Enter leaves a line as it is, a hyphen takes it out."""
    made, said = typed(begun(), "j 1", "1", "Rumours", "All hear it.", "-")

    assert [(one.part, one.team, one.words.shown) for one in made if isinstance(one, happened.InjectEdited)] == [
        ("title", None, "Rumours"),
        ("text", None, "All hear it."),
        ("text", "PRESS", ""),
    ]
    assert "PRIVATE-PRESS" in said


def test_readers_place_and_time() -> None:
    """Each is one command; what is no number is asked again or said."""
    made, said = typed(
        begun(), "j 2", "2", "9", "1 2", "j 3", "1", "2", "j 4", "1", "12", "j 4", "1", "", "j 4", "1", "soon"
    )

    assert made == [
        happened.InjectReaddressed(inject="ships", to=("PORT", "PILOTS")),
        happened.InjectMoved(inject="whisper", before="tug-back"),
        happened.InjectReplanned(inject="ships", minutes=12),
        happened.InjectReplanned(inject="ships", minutes=None),
    ]
    assert "That is no number of minutes." in said


def test_a_templates_effects_each_with_its_reason() -> None:
    """Points without a reason are asked again; 0 takes an effect out."""
    made, _said = typed(begun(), "j 5", "1", "", "-4", "-4 She was cross.", "", "", "j 5", "1", "", "0", "", "")
    written = [one for one in made if isinstance(one, happened.InjectEffectsWritten)]

    assert [[(one.indicator, one.by, one.why.shown) for one in event.effects] for event in written] == [
        [("trust", -4, "She was cross.")],
        [],
    ]


def test_times_for_all() -> None:
    """Put off, by the clock, by hand again; the list says when."""
    made, said = typed(begun(), "j 6", "x", "j 6", "5", "j 7", "n", "j 7", "y", "l", "j 7")

    assert made == [
        happened.InjectsPostponed(minutes=5),
        happened.ReleaseChanged(by="clock"),
        happened.ReleaseChanged(by="hand"),
    ]
    assert "by hand, 5 min" in said


def test_the_list_says_when_by_the_clock() -> None:
    """In so many minutes; overdue is due."""
    table = timed()
    table.must(ask.ReleaseInject("radar-out"))
    _made, said = typed(table, "l")
    assert "in 06:00" in said
    table.clock.pass_minutes(7)
    _made, said = typed(table, "l")
    assert "due, 5 min" in said


def test_a_team_joins_and_two_go_on_as_one() -> None:
    """Three students more than planned; later two teams at one keyboard, after a clear yes."""
    made, said = typed(
        begun(teams=("PORT", "PILOTS")), "j 8", "1", "3", "j 9", "2", "1", "", "j 9", "2", "1", "y", "j 8"
    )
    joined, merged = made

    assert isinstance(joined, happened.TeamJoined)
    assert (joined.seat.team, joined.seat.people) == ("PRESS", 3)
    assert merged == happened.TeamsMerged(team="PILOTS", into="PORT")
    assert "Every team of this scenario takes part." in said


def test_where_there_is_nothing_it_is_said() -> None:
    """No inject to change, no team to merge."""
    table = begun(teams=("PORT",))
    for inject in ("whisper", "siren", "ships", "tug-back", "nobody", "question"):
        table.do(ask.SkipInject(inject))
    made, said = typed(table, "j 1", "j 2", "j 3", "j 4", "j 5", "j 9", "1")

    assert made == []
    assert said.count("There is none.") == 6


# waiting


def test_a_script_ticks_before_every_line() -> None:
    """What is due comes before the next question, and is read out."""
    table = timed()
    _made, said = typed(table, "p")

    assert [one.id for one in table.state.released] == ["radar-out"]
    assert said.index("By the clock:") < said.index("The radar is dark") < said.index("Paused.")


def test_what_cannot_be_written_is_said_once() -> None:
    """Not before every line; with room it comes."""
    table = timed()
    table.store.failing = NotSavedBecause.NO_ROOM
    _made, said = typed(table, "i", "i", "i")

    assert said.count("no room") <= 1
    assert table.state.released == ()


class Slow(io.StringIO):
    """Somebody who types only after the program has said something more."""

    def __init__(self, lines: list[str], said: threading.Event) -> None:
        super().__init__()
        self._lines = lines
        self._said = said

    @override
    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        assert self._said.wait(ENOUGH)
        return self._lines.pop(0)


class Telling(io.StringIO):
    """A sink that says when the clock was told of."""

    def __init__(self) -> None:
        super().__init__()
        self.told = threading.Event()

    @override
    def write(self, text: str, /) -> int:
        count = super().write(text)
        if "Enter reads it out" in text.replace("\n", " "):
            self.told.set()
        return count


def _waiting(table: Clockwork, line: str) -> tuple[str | None, str]:
    sink = Telling()
    console = Console(Slow([line], sink.told), sink, terminal=True)
    waiting = Waiting(Desk(table.session, console), every=0.001)
    return waiting.read("What now?"), sink.getvalue()


def test_at_a_terminal_the_clock_releases_while_one_thinks() -> None:
    """It is said at once, the question stands again, and Enter reads it out instead of doing what it meant before."""
    line, said = _waiting(timed(), "\n")

    assert line is None
    assert said.count("What now?") == 2
    assert said.index("Enter reads it out") < said.index("The radar of Norway shows nothing.")


def test_a_letter_typed_meanwhile_is_kept() -> None:
    """What was typed on purpose is done, after what came has been read out."""
    line, said = _waiting(timed(), "p\n")

    assert line == "p"
    assert "The radar of Norway shows nothing." in said


def test_where_nothing_comes_a_line_is_a_line() -> None:
    """By hand nothing is said between question and answer."""
    table = timed()
    table.must(live.ChangeRelease("hand"))
    sink = io.StringIO()
    console = Console(io.StringIO("p\n"), sink, terminal=True)

    assert Waiting(Desk(table.session, console)).read("What now?") == "p"
    assert sink.getvalue() == "What now? "
