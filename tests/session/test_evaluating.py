"""Beside a session: written is what the own log has, pinned to when it was begun; the session's is only read."""

from __future__ import annotations

from tabletop.evaluation.commands import NoteObservation, WithdrawEntry
from tabletop.evaluation.events import EvaluationTakenUp
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.exercise import commands as ask
from tabletop.exercise.setup import Setup
from tabletop.session.port import NotSaved, Saved
from tabletop.storage.port import NotSavedBecause
from tests.beside import Chair, observer
from tests.harbour import TEAMS

SETUP = Setup(mode="facilitated", teams=TEAMS, seed=3)
NOTE = NoteObservation("They ask.", "strength", "PORT")


def test_saved_is_what_the_log_has() -> None:
    """A full disk refuses, changes nothing and tells nobody; with room it works again, and a resend is answered."""
    chair = Chair()
    told: list[int] = []
    stop = chair.sheet.watch(lambda: told.append(1))
    chair.store.failing = NotSavedBecause.NO_ROOM
    pin = chair.sheet.pin()

    assert chair.sheet.send(NOTE, pin) == NotSaved("no_room")
    assert (chair.sheet.view().notes, told) == ((), [])
    chair.store.failing = None
    once = chair.sheet.send(NOTE, pin, "the-id")
    assert isinstance(once, Saved)
    assert chair.sheet.send(NOTE, pin, "the-id") == once
    assert (len(chair.store.records), told) == (2, [1])
    assert chair.sheet.send(NoteObservation(""), pin) == Declined(Ground.EMPTY_TEXT)
    stop()
    stop()
    chair.sheet.send(WithdrawEntry(2), pin)
    assert told == [1]


def test_pinned_to_when_it_was_begun() -> None:
    """However long somebody types, and whatever happens meanwhile."""
    chair = Chair()
    chair.begun()
    pin = chair.sheet.begin("note")
    chair.table.clock.pass_minutes(3)
    chair.play(ask.PauseExercise())

    assert chair.sheet.begin("other") != pin
    assert (pin.exercise, pin.inject) == (240_000, "radar-out")
    chair.sheet.keep_draft("note", "They d")
    assert chair.sheet.begin("note") == pin
    chair.sheet.send(NOTE, chair.sheet.begin("note"))
    chair.sheet.keep_draft("note", "")
    assert chair.sheet.view().notes[0].pin == pin
    assert chair.sheet.begin("note").exercise == 420_000


def test_a_draft_is_kept_with_its_moment() -> None:
    """Text and moment survive the program; a full disk is said; what is no draft counts as none."""
    chair = Chair()
    chair.begun()
    assert chair.sheet.keep_draft("note", "Two\nlines") is None
    kept = dict(chair.drafts.kept)
    again = Chair()
    again.drafts.kept = kept

    assert again.sheet.draft("note") == "Two\nlines"
    assert again.sheet.begin("note") == chair.sheet.pin()
    again.drafts.failing = NotSavedBecause.READ_ONLY
    assert again.sheet.keep_draft("note", "More") == NotSaved("read_only")
    again.drafts.kept = {"note": "no moment"}
    assert again.sheet.draft("note") == ""


def test_an_observer_only_looks() -> None:
    """The room and the tasks, and no way to write."""
    sheet, table = observer()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    told: list[int] = []
    sheet.watch(lambda: told.append(1))

    assert sheet.poll()
    assert not sheet.poll()
    view = sheet.view()
    assert (view.role, view.label, view.notes, view.latest, view.rates, told) == ("observer", "", (), 0, False, [1])
    assert [one.id for one in view.objectives] == ["share", "calm"]
    assert view.scene.inject is not None
    assert (sheet.read_only, sheet.place, sheet.fault, sheet.draft("x"), sheet.keep_draft("x", "y")) == (
        True,
        "",
        None,
        "",
        None,
    )
    assert sheet.send(NOTE, sheet.begin("x")) == Declined(Ground.ONLY_LOOKING)
    sheet.close()


def test_looking_back_goes_from_inject_to_inject() -> None:
    """Each with the questions it asks; behind the last one stands the present, and goes on."""
    chair = Chair()
    chair.begun()
    chair.play(ask.ReleaseAdHocInject("Fog", "Thicker."), ask.TakeNote("note", "x"))
    seen: list[tuple[str, int]] = []
    while chair.sheet.look_back(-1):
        scene = chair.sheet.view().scene
        seen.append((scene.inject.title if scene.inject else "", len(scene.decisions)))

    assert [title for title, _ in seen] == ["Fog", "The radar is dark"]
    assert all(asked for _, asked in seen)
    assert chair.sheet.view().back
    assert chair.sheet.pin().inject == "radar-out"
    while chair.sheet.look_back(1):
        pass
    assert not chair.sheet.view().back
    chair.play(ask.ReleaseAdHocInject("Rain", "Now."))
    assert chair.sheet.look_back(-1)
    chair.sheet.look_back(1)
    assert chair.sheet.view().scene.inject is not None


def test_nothing_to_look_back_to() -> None:
    """Before the first inject there is only the present."""
    chair = Chair()

    assert not chair.sheet.look_back(-1)
    assert not chair.sheet.look_back(1)


def test_the_handbook_is_a_choice() -> None:
    """Without it there is no line of the author's; taking up says which it was."""
    with_it, without = Chair(handbook=True), Chair()
    for chair in (with_it, without):
        chair.begun()

    assert with_it.sheet.view().handbook is not None
    assert without.sheet.view().handbook is None
    with_it.sheet.taken_up(0, {})
    event = with_it.store.records[-1].event
    assert isinstance(event, EvaluationTakenUp)
    assert event.handbook


def test_both_logs_are_let_go_of() -> None:
    """Closing closes the evaluator's log and the look at the session's."""
    chair = Chair()
    chair.sheet.close()

    assert chair.store.closed
    assert chair.watched.closed
