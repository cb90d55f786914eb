"""A form: commit, faults at the field, drafts that survive."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import ComposeResult

from tabletop.decisions.form import Entries, Entry, Form, PickOne, SetLevel, WriteText
from tabletop.tui.base import TabletopApp, TabletopScreen
from tabletop.tui.fields.form_view import FormView, packed, unpacked
from tests.tui.frames import SMALL, frame
from tests.tui.keys import press, write
from tests.tui.samples import CHOICES

FORM: Form = (PickOne("answer", CHOICES), WriteText("because", "rationale", 60), SetLevel("sure"))


class Sheet(TabletopScreen[None]):
    """A form alone on a screen; it remembers what was submitted and kept."""

    def __init__(self, form: Form, draft: str = "") -> None:
        super().__init__()
        self.submitted: list[Entries] = []
        self.kept: list[str] = []
        self.edited = 0
        self.form = FormView(form, draft=draft, keep=self.kept.append)

    def compose_body(self) -> ComposeResult:
        """The form."""
        yield self.form

    def on_mount(self) -> None:
        """Ready."""
        self.form.start()

    @on(FormView.Submitted)
    def take(self, event: FormView.Submitted) -> None:
        """Remember."""
        assert event.control is self.form
        self.submitted.append(event.entries)

    @on(FormView.Edited)
    def note(self, event: FormView.Edited) -> None:
        """Count."""
        assert event.control is self.form
        self.edited += 1


async def test_enter_leads_to_what_is_missing_and_then_submits() -> None:
    """One press of Enter after each field is enough; nothing is submitted before all is there."""
    app, sheet = TabletopApp[None](), Sheet(FORM)
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(sheet)
        await press(pilot, "1", "enter")
        assert "! This decision wants a sentence of reasons." in frame(app)
        await write(pilot, "His job.")
        await press(pilot, "enter", "7")
        assert sheet.submitted == []
        await press(pilot, "enter")
        assert sheet.submitted == [{"answer": "minister", "because": "His job.", "sure": 70}]
        assert sheet.edited > 0


async def test_ctrl_s_commits_from_a_text_of_several_lines() -> None:
    """There Enter is a new line, and the key bar says what commits."""
    app, sheet = TabletopApp[None](), Sheet((WriteText("answer", "answer", 60, lines=4),))
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(sheet)
        await press(pilot, "a", "enter", "b")
        assert "enter new line   ctrl+s commit" in frame(app)
        await press(pilot, "ctrl+s")
        assert sheet.submitted == [{"answer": "a\nb"}]


async def test_a_draft_is_kept_on_the_way_and_forgotten_when_done() -> None:
    """It is kept when the screen goes away; after `done` nothing brings it back."""
    app, sheet = TabletopApp[None](), Sheet(FORM)
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(sheet)
        await press(pilot, "2")
        await app.pop_screen()
        assert unpacked(sheet.kept[-1]) == {"answer": "ministry"}
        again = Sheet(FORM, sheet.kept[-1])
        await app.push_screen(again)
        await pilot.pause()
        assert again.form.entries == {"answer": "ministry"}
        await press(pilot, "x")
        again.form.done()
        await app.pop_screen()
        assert again.kept[-1] == ""


@pytest.mark.parametrize(
    ("fault", "name", "where"), [("wrong_total", "", 0), ("reason_missing", "", 1), ("out_of_range", "sure", 2)]
)
async def test_a_fault_from_the_session_is_said_at_its_field(fault: str, name: str, where: int) -> None:
    """By name where one is given, at the reason where the reason is missing, else at the first field."""
    app, sheet = TabletopApp[None](), Sheet(FORM)
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(sheet)
        sheet.form.report(fault, name)
        await pilot.pause()
        views = list(sheet.form._views.values())  # noqa: SLF001 - which field has the focus
        assert views[where].target.has_focus


async def test_a_full_form_starts_at_its_first_field() -> None:
    """And an empty form has nothing to start or to report at."""
    draft = packed({"answer": "ministry", "because": "x", "sure": 20})
    app, sheet, empty = TabletopApp[None](), Sheet(FORM, draft), Sheet(())
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(sheet)
        await pilot.pause()
        sheet.form.start()
        await pilot.pause()
        assert sheet.form._views["answer"].target.has_focus  # noqa: SLF001
        await app.push_screen(empty)
        empty.form.start()
        empty.form.report("missing")
        empty.form.action_commit()
        await pilot.pause()
        assert empty.submitted == [{}]


@pytest.mark.parametrize(
    ("draft", "entries"),
    [
        ("", {}),
        ("{", {}),
        ("[1]", {}),
        ('{"a": "x", "b": 3, "c": ["x"], "d": {"x": 3, "y": "z"}, "e": null, "f": true}',
         {"a": "x", "b": 3, "c": ("x",), "d": {"x": 3}}),
    ],
)  # fmt: skip
def test_what_a_draft_holds(draft: str, entries: dict[str, Entry]) -> None:
    """A spoiled draft is no error: what can be read is read."""
    assert unpacked(draft) == entries
    assert unpacked(packed(entries)) == entries
