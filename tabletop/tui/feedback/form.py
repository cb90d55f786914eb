"""One participant's form: five statements to agree with or not, two questions to answer in a sentence.

Invariant: what is on the form is nowhere but here until it is handed in; anything may be left empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.text import clean
from tabletop.evaluation.feedback import HIGHEST, LOWEST, TEXT_LIMIT, TEXT_LINES, FillForm
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.write_text import Writing
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.widgets.keybar import Hint

_SCALE: Final = range(LOWEST, HIGHEST + 1)
_CELL: Final = 4


class Statement(Horizontal, can_focus=True):
    """A statement, and beside it the scale; a number marks it and goes on to the next line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(mark), f"mark({mark})", show=False) for mark in _SCALE),
        Binding("left", "shift(-1)", N_("less"), show=False, tooltip=N_("Agree less.")),
        Binding("right", "shift(1)", N_("more"), show=False, tooltip=N_("Agree more.")),
        Binding("backspace,delete,0", "mark(0)", N_("clear"), show=False, tooltip=N_("Leave this one empty.")),
        Binding("enter,down", "app.focus_next", N_("next line"), show=False, tooltip=N_("Go to the next line.")),
        Binding("up", "app.focus_previous", N_("line above"), show=False, tooltip=N_("Go to the line above.")),
    ]

    chosen: reactive[int] = reactive(0)
    """The mark; 0 for none."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Pointer, statement, scale."""
        yield Static("", classes="pointer")
        yield Static(foreign(self._text), classes="said")
        yield Static("", classes="scale")

    def on_mount(self) -> None:
        """Draw the scale."""
        self._draw()

    def watch_chosen(self) -> None:
        """Draw the scale anew."""
        if self.is_mounted:
            self._draw()

    def on_focus(self) -> None:
        """A pointer shows where one is, for whoever sees no colour."""
        self.query_one(".pointer", Static).update(Content.styled("▸", "bold $live"))

    def on_blur(self) -> None:
        """Take the pointer away."""
        self.query_one(".pointer", Static).update("")

    def _draw(self) -> None:
        cells = [
            Content.styled(f"[{mark}]".center(_CELL), "bold $live")
            if mark == self.chosen
            else Content(str(mark).center(_CELL))
            for mark in _SCALE
        ]
        self.query_one(".scale", Static).update(Content("").join(cells))

    def action_mark(self, mark: int) -> None:
        """Mark it, and go on; 0 takes the mark away."""
        self.chosen = mark
        if mark:
            self.screen.focus_next()

    def action_shift(self, by: int) -> None:
        """One more, one less; in the middle where nothing is marked yet."""
        self.chosen = max(LOWEST, min(HIGHEST, self.chosen + by)) if self.chosen else (LOWEST + HIGHEST) // 2

    def key_hints(self) -> tuple[Hint, ...]:
        """`1–5 agree`."""
        return (Hint(f"{LOWEST}–{HIGHEST} ← →", _("agree")), Hint("tab", _("next line")), Hint("⌫", _("clear")))


class Answer(Writing):
    """A box for a sentence or two; Enter goes on."""

    def key_hints(self) -> tuple[Hint, ...]:
        """Enter and Tab go on."""
        return (Hint("enter tab", _("next line")),)


class HandIn(Static, can_focus=True):
    """The last line: Enter hands the form in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_in", N_("hand in"), show=False, tooltip=N_("Hand the form in.")),
        Binding("up", "app.focus_previous", N_("line above"), show=False, tooltip=N_("Go to the line above.")),
    ]

    class Asked(Message):
        """Somebody wants to hand the form in."""

    def on_mount(self) -> None:
        """Say what it is."""
        self._draw("  ", "bold")

    def on_focus(self) -> None:
        """A pointer shows where one is."""
        self._draw("▸ ", "bold $live")

    def on_blur(self) -> None:
        """Take the pointer away."""
        self._draw("  ", "bold")

    def _draw(self, pointer: str, style: str) -> None:
        self.update(Content.styled(f"{pointer}{_('Hand the form in')}", style))

    def action_hand_in(self) -> None:
        """Enter."""
        self.post_message(self.Asked())

    def on_click(self) -> None:
        """The mouse, too."""
        self.action_hand_in()

    def key_hints(self) -> tuple[Hint, ...]:
        """Enter hands in."""
        return (Hint("enter", _("hand in")), Hint("↑", _("line above")))


class Form(VerticalScroll, can_focus=False):
    """A whole form. It posts `HandedIn` with what was filled in; how much that is, others judge."""

    @dataclass
    class HandedIn(Message):
        """The form, as it is."""

        filled: FillForm

    def __init__(self, statements: Sequence[str], questions: Sequence[str]) -> None:
        super().__init__()
        self._rows = tuple(Statement(text) for text in statements)
        self._boxes = tuple(Answer(lines=1, placeholder=_("may be left empty")) for _text in questions)
        self._questions = tuple(questions)

    @override
    def compose(self) -> ComposeResult:
        """The ends of the scale, the statements, the questions, the last line."""
        with Horizontal(classes="ends"):
            yield Static(Content.styled(_("How far do you agree?"), "$quiet"), classes="said")
            ends = Content.assemble(
                (label("feedback.lowest"), "$quiet"), "  …  ", (label("feedback.highest"), "$quiet")
            )
            yield Static(ends, classes="between")
        yield from self._rows
        for text, box in zip(self._questions, self._boxes, strict=True):
            yield Static(foreign(text), classes="question")
            yield box
        yield Static("", classes="fault")
        yield HandIn()

    def on_mount(self) -> None:
        """Begin at the first statement."""
        self._rows[0].focus(scroll_visible=False)

    @property
    def filled(self) -> FillForm:
        """What is on it now."""
        marks = [row.chosen or None for row in self._rows]
        texts = [box.text for box in self._boxes]
        return FillForm((marks[0], marks[1], marks[2], marks[3], marks[4]), (texts[0], texts[1]))

    @on(Committed)
    def go_on(self, event: Committed) -> None:
        """Enter in a box goes on to the next line."""
        event.stop()
        self.screen.focus_next()

    @on(HandIn.Asked)
    def hand_in(self, event: HandIn.Asked) -> None:
        """Say what is too long, or post the form."""
        event.stop()
        for box in self._boxes:
            length = len(clean(box.text, limit=len(box.text) + 1, lines=TEXT_LINES))
            if length > TEXT_LIMIT:
                words = told(
                    _("! That is too long: $n characters, at most $most."), n=str(length), most=str(TEXT_LIMIT)
                )
                self.query_one(".fault", Static).update(words)
                box.focus()
                return
        self.query_one(".fault", Static).update("")
        self.post_message(self.HandedIn(self.filled))
