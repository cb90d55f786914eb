"""What is decided step by step or under seal, in lines: led for a room, and alone."""

from __future__ import annotations

import pytest

from tabletop.decisions.consensus_course import Amended, BrokeSilence, PutUnderSilence, Reserved
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.state import Phase
from tabletop.plain.facilitate import Facilitate
from tabletop.plain.layout import WIDTH, cells
from tabletop.plain.solo import Solo
from tabletop.storage.port import NotSavedBecause
from tests.harbour import Table
from tests.plain.players import EAGER, Player, Rules, console_of, ended, played_by
from tests.plain.tables import taken_up, told
from tests.plain.talks import TALKS, acts, at, steps, talks, typed

ALONE = ("PILOTS", "PRESS")


def led(rules: Rules = EAGER) -> tuple[Table, Player]:
    """A whole session, led by somebody who follows the suggestions."""
    table = talks()
    console, player = played_by(rules)
    assert ended(Facilitate(table.session, console).run) is None
    return table, player


def alone(rules: Rules = EAGER) -> tuple[Table, Player]:
    """The same, by somebody alone."""
    table = talks("solo", ALONE)
    console, player = played_by(rules)
    assert ended(Solo(table.session, "PORT", console).run) is None
    return table, player


@pytest.mark.parametrize("play", ["led", "alone"])
def test_enter_leads_through_every_mechanic(play: str) -> None:
    """Whoever takes what is offered comes through silence, argument, sealed moves and talks to a finished log."""
    table, player = led() if play == "led" else alone()

    assert Phase.CLOSED is table.state.phase
    assert {"silence", "keep", "adopt", "argue", "throw", "accept", "sign"} <= set(acts(table))
    for words in ("there is no vote here", "Thrown: ", "The moves, revealed:", "Signed: "):
        assert words in player.sink.getvalue()


@pytest.mark.parametrize("play", ["led", "alone"])
def test_every_line_fits(play: str) -> None:
    """72 columns, no control character; the console of the tests sees to it that prompts do not break."""
    _table, player = led() if play == "led" else alone()

    for line in player.sink.getvalue().splitlines():
        assert cells(line) <= WIDTH, line
        assert line.isprintable(), line


def test_the_same_lines_give_the_same_events() -> None:
    """Nothing depends on who types, or when."""
    first, player = led()
    table = talks()
    console, _sink = console_of("".join(f"{line}\n" for line in player.typed))

    assert ended(Facilitate(table.session, console).run) is None
    assert told(first.events) == told(table.events)


def test_any_prefix_leaves_a_session_that_can_be_taken_up() -> None:
    """The input may end at every prompt, in the middle of a form, too."""
    _table, player = led()
    for length in range(0, len(player.typed), 7):
        table = talks()
        console, _sink = console_of("".join(f"{line}\n" for line in player.typed[:length]))
        assert "end-of-input" == ended(Facilitate(table.session, console).run)
        session = taken_up(table)
        again, _player = played_by()

        assert ended(Facilitate(session, again).run) is None
        assert Phase.CLOSED is session.state.phase


def test_any_prefix_alone() -> None:
    """The same for somebody alone."""
    _table, player = alone()
    for length in range(0, len(player.typed), 5):
        table = talks("solo", ALONE)
        console, _sink = console_of("".join(f"{line}\n" for line in player.typed[:length]))
        assert "end-of-input" == ended(Solo(table.session, "PORT", console).run)
        session = taken_up(table)
        again, _player = played_by()

        assert ended(Solo(session, "PORT", again).run) is None
        assert Phase.CLOSED is session.state.phase


def test_amendment_by_changing_some_words() -> None:
    """A draft need not be typed again: old words => new words; the differences are said in words."""
    table = at("agree")
    sink = typed(table, "d 1", "1", "[grave] => deep", "", "Too strong.")

    ((team, what),) = steps(table)
    assert isinstance(what, Amended)
    assert what.why is not None
    assert ("PORT", "We note the fog with deep concern.") == (team, what.text.shown)
    assert "Too strong." == what.why.shown
    again = typed(table, "t")
    assert "It reads now:" in sink.getvalue()
    for words in ("not taken up", "taken out: “[grave]”; put in: “deep”", "Because: Too strong."):
        assert words in " ".join(again.getvalue().split())


@pytest.mark.parametrize(
    ("line", "answer"),
    [("calm => wild", "“calm” does not stand there."), ("o => a", "“o” stands there more than once: take more words.")],
)
def test_unclear_change_of_words(line: str, answer: str) -> None:
    """What is to be changed must stand there, once."""
    assert answer in typed(at("agree"), "d 1", "1", line).getvalue()


def test_unchanged_text_is_not_an_amendment() -> None:
    """Enter takes the text as it reads; the exercise says that nothing has changed."""
    table = at("agree")
    sink = typed(table, "d 1", "1", "", "")

    assert [] == steps(table)
    assert "The text is the same as before." in sink.getvalue()


def test_prefilled_minutes() -> None:
    """The author's minutes are taken by an empty line, and others when they are typed."""
    usual, other = at("agree"), at("agree")
    typed(usual, "", "", "")
    typed(other, "", "", "4")

    assert [PutUnderSilence(minutes=10)] == [what for _team, what in steps(usual)]
    assert [PutUnderSilence(minutes=4)] == [what for _team, what in steps(other)]


def test_minutes_that_are_none_are_asked_again_later() -> None:
    """Words are no minutes; it is said, and nothing happens."""
    table = at("agree")
    sink = typed(table, "", "", "soon")

    assert [] == steps(table)
    assert "That" in sink.getvalue() or "Give" in sink.getvalue()


def test_breaking_silence_asks() -> None:
    """An objection is final: Enter alone does not send it, and its reason is kept for the next try."""
    table = at("agree")
    typed(table, "", "", "")
    sink = typed(table, "d 2", "2", "Never.", "", "d 2", "2", "", "y")

    (_chair, _silence), (team, what) = steps(table)
    assert isinstance(what, BrokeSilence)
    assert ("PILOTS", "Never.") == (team, what.why.shown)
    assert "You typed before: Never." in sink.getvalue()


def test_enter_waits_for_seats_while_the_time_runs() -> None:
    """While silence runs Enter offers a seat that has said nothing; when it is over, the chair's adoption."""
    table = at("agree")
    typed(table, "", "", "")
    during = typed(table, "").getvalue()
    table.clock.pass_minutes(11)
    after = typed(table, "").getvalue()

    assert "Enter takes 4" in during
    assert "Enter takes 1" in after
    assert "01:00 over" in after


def test_reservation_and_footnote() -> None:
    """A number chooses which; the interface has words for both."""
    table = at("agree")
    sink = typed(table, "d 1", "2", "2", "See annex.")

    ((_team, what),) = steps(table)
    assert isinstance(what, Reserved)
    assert ("footnote", "See annex.") == (what.kind, what.text.shown)
    assert "A reservation or a footnote?" in sink.getvalue()
    assert "2  a footnote" in sink.getvalue()


def test_throw_asks_and_is_thrown_once() -> None:
    """A throw is final: Enter does not throw, a second yes finds nothing to throw."""
    table = at("argue")
    typed(table, "", "", "Tow it.", "It moves.", "Tugs are near.", "", "")
    odds = typed(table, "", "2", "")
    assert ["argue"] == acts(table)
    assert "7 or more succeeds; what counts adds 2: 83 percent" in " ".join(odds.getvalue().split())

    thrown = typed(table, "", "2", "y", "y")
    assert ["argue", "throw"] == acts(table)
    assert "has come to its end" in thrown.getvalue()


def test_estimates_are_told_when_they_are_turned() -> None:
    """Cards lie face down for the room until the chair turns them; then they are all told, with what was thrown."""
    table = at("argue")
    typed(table, "d 1", "Tow it.", "It moves.", "Tugs are near.", "", "")
    typed(table, "d 1", "2", "5", "d 2", "2", "7")
    hidden = typed(table, "v").getvalue().partition("What the room sees:")[2]
    turned = typed(table, "", "3", "1", "y").getvalue()

    assert "Estimates:" not in hidden
    assert "Laid an estimate: Norway port authority, Pilots." in " ".join(hidden.split())
    assert "Estimates: Norway port authority 70 percent, Pilots 100 percent." in " ".join(turned.split())
    assert "The estimates together: 85 percent." in turned


def test_go_on_chooses_among_several() -> None:
    """With several such decisions open, g asks which."""
    table = at("agree")
    table.must(ask.ReleaseInject("sheet"))
    sink = typed(table, "g", "2", "1", "", "")

    assert "What do we say together? – consensus under silence" in " ".join(sink.getvalue().split())
    assert ["format"] == acts(table)


def test_nothing_to_go_on_with() -> None:
    """Without such a decision g says so; so does d where no team has anything to do."""
    table = talks()
    table.must(ask.StartExercise())
    assert "No decision is made in steps now" in typed(table, "g").getvalue()
    table.must(ask.ReleaseInject("paper"))
    typed(table, "g", "3", "y")
    assert "No team has anything to do here now." in typed(table, "d").getvalue()
    assert "Nothing more is to be done here but to close it" in typed(table, "g").getvalue()


def test_the_chair_waits_for_the_player() -> None:
    """Alone: letting the chair go on where it waits for the player is answered, not ignored."""
    table = talks("solo", ALONE)
    console, sink = console_of("\n\n4\n\n\n\n2\n")
    ended(Solo(table.session, "PORT", console).run)

    assert ["silence", "keep", "adopt"] == acts(table)
    assert "The time set is still running." in sink.getvalue()
    assert "The chair waits for you." in sink.getvalue()


def test_broken_silence_alone() -> None:
    """Alone: who breaks silence sees the chair give up, and what comes of it."""
    table = talks("solo", ALONE)
    console, sink = console_of("\n\n2\nNo.\ny\n\n")
    ended(Solo(table.session, "PORT", console).run)

    assert ["silence", "break", "give-up"] == acts(table)
    assert "Everybody speaks alone." in sink.getvalue()


def test_back_does_nothing_alone() -> None:
    """B at what one may do leaves everything as it stands."""
    table = talks("solo", ALONE)
    console, sink = console_of("\nb\n1\nb\nx\n")
    ended(Solo(table.session, "PORT", console).run)

    assert [] == steps(table)
    assert "Nothing was done. What came before stands." in sink.getvalue()
    assert "Please type a number from 1 to 3." in sink.getvalue()


def test_the_chair_cannot_save() -> None:
    """Alone: when the log cannot be written, that is said and nobody runs in circles."""
    table = talks("solo", ALONE)
    console, _sink = console_of("\n")
    ended(Solo(table.session, "PORT", console).run)
    table.store.failing = NotSavedBecause.NO_ROOM
    console, sink = console_of("\n\n\n")
    ended(Solo(table.session, "PORT", console).run)
    assert "the disk is full" in sink.getvalue()
    assert [] == steps(table)


def test_undo_names_the_step() -> None:
    """Taking back a step in a proceeding names the decision."""
    table = at("agree")
    typed(table, "", "", "")
    sink = typed(table, "u", "")

    assert "the latest step in “What do we say together?”" in " ".join(sink.getvalue().split())
    assert () == table.state.decisions["agree"].made


def test_hidden_names_come_from_the_scenario() -> None:
    """The scenario of these tests is the harbour's with other moves."""
    assert TALKS.startswith("# A small scenario")
    assert FACILITATOR.team is None
