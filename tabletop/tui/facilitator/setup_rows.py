"""The set-up as rows one walks through: numbers are typed, space changes, everything else stays as it is.

Invariant: no key here can make a session that cannot start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _
from tabletop.tui.facilitator.preparing import Preparation
from tabletop.tui.facilitator.words import choices
from tabletop.tui.facilitator.words.choices import Row
from tabletop.tui.widgets.keybar import Hint

_STEP: Final = 5
_TENS: Final = 10
_NUMBERS: Final = frozenset({"people", "table", "minutes"})


def changed(preparation: Preparation, row: Row, by: int) -> Preparation:
    """The row's value, one up or down; for a choice the next one."""
    match row.kind:
        case "people":
            return preparation.seated(preparation.people + by)
        case "table":
            return preparation.at_table(row.place, preparation.tables[row.place].people + by)
        case "inject":
            return preparation.switched(preparation.optional()[row.place].id)
        case "minutes":
            return preparation.lasting(preparation.minutes + by * _STEP)
        case _:
            return switched(preparation, row, by)


def switched(preparation: Preparation, row: Row, by: int = 1) -> Preparation:
    """Space: the next choice; where a row is only a number, nothing."""
    match row.kind:
        case "table":
            return preparation.next_play(row.place)
        case "inject":
            return preparation.switched(preparation.optional()[row.place].id)
        case "record":
            return preparation.next_level(by)
        case "release":
            return replace(preparation, release="hand" if preparation.release == "clock" else "clock")
        case "rehearsal":
            return replace(preparation, rehearsal=not preparation.rehearsal)
        case "names":
            return replace(preparation, fictional=not preparation.fictional)
        case "words":
            return preparation.next_words(by)
        case "people" | "minutes":
            return preparation


def typed(preparation: Preparation, row: Row, digit: int, *, first: bool) -> Preparation:
    """A digit: begins a number, or goes on with it."""
    match row.kind:
        case "people":
            return preparation.seated(digit if first else preparation.people * _TENS + digit)
        case "table":
            people = preparation.tables[row.place].people
            return preparation.at_table(row.place, digit if first else people * _TENS + digit)
        case "minutes":
            return replace(preparation, minutes=digit if first else preparation.minutes * _TENS + digit)
        case _:
            return preparation


class SetupRows(Widget, can_focus=True):
    """All rows; the one under the cursor is explained by whoever listens to `Moved`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("The row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("The row below.")),
        Binding("left", "by(-1)", N_("less"), show=False, tooltip=N_("One less, or the choice before.")),
        Binding("right", "by(1)", N_("more"), show=False, tooltip=N_("One more, or the next choice.")),
        Binding("space", "switch", N_("change"), id="setup.switch", tooltip=N_("The next choice in this row.")),
        Binding("backspace", "clear", N_("clear"), show=False, tooltip=N_("Nobody counted.")),
    ]
    DEFAULT_CSS = "SetupRows { height: auto; width: 100%; }"

    @dataclass
    class Moved(Message):
        """Another row, or another value."""

    cursor: reactive[int] = reactive(0)

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self.preparation = preparation
        self._typing = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows now."""
        return choices.rows(self.preparation)

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        return self.rows[self.cursor]

    def put(self, preparation: Preparation) -> None:
        """Another preparation."""
        self.preparation = preparation
        self.refresh(layout=True)
        self.post_message(self.Moved())

    # drawing

    def _lines(self, width: int) -> list[tuple[int | None, Content]]:
        lines: list[tuple[int | None, Content]] = []
        for index, row in enumerate(self.rows):
            heading = choices.section(row)
            if heading and (row.kind != "inject" or row.place == 0):
                lines += [(None, Content(""))] if lines else []
                lines.append((None, Content.styled(heading, "$quiet")))
            here = index == self.cursor
            words = choices.line(self.preparation, row, width - 2)
            lead = Content.styled("▸ " if here else "  ", "bold $live")
            lines.append((index, Content.assemble(lead, words.stylize_before("bold") if here else words)))
        return lines

    def render(self) -> RenderResult:
        """Headings and rows."""
        return Content("\n").join(line for _index, line in self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One line each."""
        return len(self._lines(width))

    # acting

    def action_move(self, by: int) -> None:
        """Another row."""
        self._finish_number()
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))
        places = [index for index, _line in self._lines(80)]
        if isinstance(self.parent, Widget):
            top = 0 if self.cursor == 0 else places.index(self.cursor)
            self.parent.scroll_to_region(Region(0, self.virtual_region.y + top, 1, 1), animate=False)
        self.post_message(self.Moved())

    def _finish_number(self) -> None:
        if self._typing:
            self._typing = False
            self.put(self.preparation.lasting(self.preparation.minutes))

    def action_by(self, by: int) -> None:
        """More or less."""
        self._finish_number()
        self.put(changed(self.preparation, self.row, by))

    def action_switch(self) -> None:
        """The next choice."""
        self._finish_number()
        self.put(switched(self.preparation, self.row))

    def action_clear(self) -> None:
        """No number."""
        self._typing = False
        self.put(typed(self.preparation, self.row, 0, first=True) if self.row.kind != "minutes" else self.preparation)

    def on_key(self, event: events.Key) -> None:
        """Digits are numbers, where the row is one."""
        if event.key.isdigit() and self.row.kind in _NUMBERS:
            event.stop()
            self.put(typed(self.preparation, self.row, int(event.key), first=not self._typing))
            self._typing = True

    def on_blur(self) -> None:
        """A number is finished."""
        self._finish_number()

    def on_click(self, event: events.Click) -> None:
        """The mouse goes to a row; on the row it changes it."""
        lines = self._lines(self.content_size.width)
        index = lines[event.y][0] if 0 <= event.y < len(lines) else None
        if index is not None:
            event.stop()
            if index == self.cursor:
                self.action_switch()
            self.cursor = index
            self.post_message(self.Moved())

    def finished(self) -> Preparation:
        """What was chosen."""
        self._finish_number()
        return self.preparation

    def key_hints(self) -> tuple[Hint, ...]:
        """What the row takes."""
        numbers = (Hint("0–9", _("how many")),) if self.row.kind in _NUMBERS else ()
        return (Hint("↑ ↓", _("row")), *numbers)
