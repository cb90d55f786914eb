"""The participants' forms, line by line."""

from __future__ import annotations

import pytest

from tabletop.evaluation.feedback import FillForm, FormFilled
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.plain.feedback import Feedback
from tabletop.plain.layout import WIDTH, cells
from tabletop.session.port import Noted
from tabletop.storage.port import NotSavedBecause
from tests.feedback import in_memory
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import console_of, ended


def heard(*lines: str, terminal: bool = False, failing: NotSavedBecause | None = None) -> tuple[str, list[FormFilled]]:
    """What is read out after these lines, and the forms that were kept."""
    session, store = in_memory()
    store.failing = failing
    console, sink = console_of("".join(f"{line}\n" for line in lines), terminal=terminal)
    ended(Feedback(session, console).run)
    return sink.getvalue(), [one.event for one in store.records if isinstance(one.event, FormFilled)]


def test_one_form_after_another() -> None:
    """Numbers, Enter for none, two lines of text; the count is said, and how to pass it on."""
    text, forms = heard("", "5", "4", "", "2", "1", "Maps", "", "", "", "1", "1", "1", "1", "1", "", "", "", "q")

    assert [form.marks for form in forms] == [(5, 4, None, 2, 1), (1, 1, 1, 1, 1)]
    assert [one and one.shown for one in forms[0].texts] == ["Maps", None]
    assert text.count("Your form is handed in. Pass the laptop on.") == 2
    assert "2 forms" in text
    assert all(cells(line) <= WIDTH for line in text.splitlines())


def test_back_and_wrong_numbers() -> None:
    """The letter b goes to the line before, from the first to itself; what is no mark is said and asked again."""
    text, forms = heard("", "b", "7", "x", "3", "b", "4", "5", *[""] * 5, "what", "b", "Time", "", "q")

    assert text.count("Agreement goes from 1 to 5.") == 2
    assert [form.marks[:2] for form in forms] == [(4, 5)]
    assert [one and one.shown for one in forms[0].texts] == [None, "Time"]


def test_an_empty_form_is_none() -> None:
    """Somebody may pass the laptop on."""
    text, forms = heard(*[""] * 9, "q")
    assert forms == []
    assert "Thank you. Pass the laptop on." in text


def test_nobody_reads_anothers_form() -> None:
    """At a terminal what was typed is pushed out of sight before the next one begins."""
    text, _forms = heard("", "5", "", "", "", "", "Secret", "", "", "q", terminal=True)
    assert "\n" * 50 in text[text.index("hands the form in") :]


def test_help_and_too_long_a_text() -> None:
    """? helps anywhere; a text that is too long is asked for again, not cut."""
    text, forms = heard("?", "", "5", "", "", "", "", "x" * 1_500, "Short", "", "", "q")
    assert "q ends the round" in text
    assert "at most 1000 characters" in text
    assert [one and one.shown for one in forms[0].texts] == ["Short", None]


def test_what_cannot_be_saved_is_tried_again() -> None:
    """As long as somebody wants; leaving is one of the answers."""
    text, forms = heard("", "5", "", "", "", "", "", "", "", "", "q", failing=NotSavedBecause.NO_ROOM)
    assert text.count("the disk is full") == 2
    assert forms == []


def test_what_is_declined_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the log refuse a form, its reason is read out and the round goes on."""
    session, _store = in_memory()

    def declined(command: FillForm, command_id: str = "") -> Noted:  # noqa: ARG001 - as the session's
        return Declined(Ground.MARK_OUT_OF_RANGE)

    monkeypatch.setattr(session, "send", declined)
    console, sink = console_of("\n5\n\n\n\n\n\n\n\nq\n")
    ended(Feedback(session, console).run)
    assert "Agreement goes from 1 to 5." in sink.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_hostile_texts(name: str) -> None:
    """Whatever is typed as an answer, nothing raises and nothing of it is repeated."""
    line = "\\" + hostile_line(name).replace("\r", " ")[:900]
    _text, forms = heard("", "5", "", "", "", "", line, "", "", "q")
    assert len(forms) <= 1
