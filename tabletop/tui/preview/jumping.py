"""Going somewhere else: which inject, and how: by a usual way there, or with a state set by hand.

Invariant: Esc changes nothing at any step; what is set by hand is shown as it will be, before anything is played.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static
from typing_extensions import override

from tabletop.authoring.previewing.acts import Jump
from tabletop.authoring.previewing.jumping import Place, Settable
from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.keybar import Hint

How = Literal["here", "usual", "by-hand"]
_STEP: Final = 5
_FULL: Final = 100


class Titles(PickRows):
    """The rows under a filter: no numbers, because what is typed goes into the filter."""

    def render(self) -> RenderResult:
        """Cursor, row."""
        lines: list[Content] = []
        for index, row in enumerate(self.rows):
            here = index == self.cursor
            lead = Content.styled("▸ " if here else "  ", "bold $live")
            lines.append(Content.assemble(lead, row.stylize_before("bold") if here else row))
        return Content("\n").join(lines)


class Where(Dialog[int]):
    """Every inject, with a filter; the result is its place in the list that was given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, priority=True, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, priority=True, tooltip=N_("Go to the row below.")),
        Binding("enter", "pick", N_("choose"), priority=True, tooltip=N_("Choose the row.")),
    ]

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__(Content(_("Where to?")))
        self._places = tuple(places)
        self._found = list(range(len(self._places)))
        self._list = Titles(self._lines())
        self._list.can_focus = False

    @override
    def compose_body(self) -> ComposeResult:
        yield Input(placeholder=_("type a part of a title, an id or a move"), compact=True)
        yield self._list
        yield Static("", id="nothing")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def _lines(self) -> list[Content]:
        lines: list[Content] = []
        for index in self._found:
            place = self._places[index]
            kind = "" if place.planned else f"  {_('held back')}"
            lines.append(
                Content.assemble(
                    foreign_line(place.title), ("  ", ""), foreign_line(place.move, "$quiet"), (kind, "$quiet")
                )
            )
        return lines

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keep what has every word that was typed."""
        words = event.value.casefold().split()
        self._found = [
            index
            for index, one in enumerate(self._places)
            if all(word in f"{one.title} {one.inject} {one.move}".casefold() for word in words)
        ]
        self._list.cursor = 0
        self._list.show(self._lines())
        nothing = "" if self._found else _("No inject has that; delete a letter, or press Esc.")
        self.query_one("#nothing", Static).update(Content.styled(nothing, "$quiet"))

    def action_move(self, by: int) -> None:
        """Up and down, while one types."""
        self._list.action_move(by)

    def action_pick(self) -> None:
        """Enter."""
        if self._found:
            self.dismiss(self._found[self._list.cursor])

    @on(PickRows.Picked)
    def picked(self, event: PickRows.Picked) -> None:
        """The mouse."""
        self.dismiss(self._found[event.index])


class Ways(Dialog[How]):
    """How to get there."""

    def __init__(self, place: Place) -> None:
        super().__init__(told(_("To “$title”"), title=foreign_line(place.title)))
        self._ways: tuple[tuple[How, str], ...] = (
            *((("here", _("show it now, from where you stand")),) if place.next_here else ()),
            ("usual", _("by a usual way there, found among plays drawn by chance")),
            ("by-hand", _("with a state set by hand …")),
        )

    @override
    def compose_body(self) -> ComposeResult:
        yield PickRows([Content(words) for _way, words in self._ways])

    @on(PickRows.Picked)
    def answer(self, event: PickRows.Picked) -> None:
        """That way."""
        self.dismiss(self._ways[event.index][0])


@dataclass(slots=True)
class _Row:
    """Something that can be set: a level, or one of some values."""

    id: str
    kind: Literal["level", "flag", "result"]
    name: str
    values: tuple[tuple[str, str], ...]
    """(value, words); of no use for a level."""
    at: int
    """The level, or which of the values."""


class Settings(Widget, can_focus=True):
    """Rows of levels, flags and results, set with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("Go to the row below.")),
        Binding("left,minus", "turn(-1)", N_("less"), show=False, tooltip=N_("Less, or the value before.")),
        Binding("right,plus,space", "turn(1)", N_("more"), show=False, tooltip=N_("More, or the next value.")),
    ]
    DEFAULT_CSS = "Settings { height: auto; width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }"

    cursor: reactive[int] = reactive(0)
    """The row the arrows are on."""

    def __init__(self, settable: Settable) -> None:
        super().__init__()
        yes_no = (("no", _("no")), ("yes", _("yes")))
        self.rows = [_Row(one, "level", name, (), level) for one, name, level in settable.indicators]
        self.rows += [_Row(one, "flag", one, yes_no, int(on)) for one, on in settable.flags]
        for one, question, results, now in settable.results:
            values = (("", _("still open")), *results)
            at = next((index for index, (value, _words) in enumerate(values) if value == now), 0)
            self.rows.append(_Row(one, "result", question, values, at))

    def render(self) -> RenderResult:
        """Value first, so that it stands in a column; then what it is of."""
        lines: list[Content] = []
        for index, row in enumerate(self.rows):
            here = index == self.cursor
            value = str(row.at) if row.kind == "level" else row.values[row.at][1]
            said = foreign_line(value, "bold" if here or row.at else "$quiet", limit=26)
            flag = (_("flag "), "$quiet") if row.kind == "flag" else ""
            lines.append(
                Content.assemble(
                    ("▸ " if here else "  ", "bold $live"),
                    said.pad_right(max(0, 28 - said.cell_length)),
                    flag,
                    foreign_line(row.name, "" if here else "$quiet", limit=80),
                )
            )
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One line per row."""
        return len(self.rows)

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, self.virtual_region.y + self.cursor, 1, 1), animate=False)

    def action_turn(self, by: int) -> None:
        """A step of a level, or another value."""
        if not self.rows:
            return
        row = self.rows[self.cursor]
        if row.kind == "level":
            row.at = max(0, min(_FULL, row.at + by * _STEP))
        else:
            row.at = (row.at + by) % len(row.values)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """A number is tens of a level."""
        if event.key.isdigit() and self.rows and self.rows[self.cursor].kind == "level":
            event.stop()
            self.rows[self.cursor].at = int(event.key) * 10
            self.refresh()

    def key_hints(self) -> tuple[Hint, ...]:
        """Arrows."""
        return (Hint("↑↓", _("row")), Hint("← →", _("set")))


class SetByHand(Dialog[Jump]):
    """The state before an inject, to be set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", N_("go there"), tooltip=N_("Play on from the inject, with this state."))
    ]

    def __init__(self, place: Place, settable: Settable) -> None:
        super().__init__(told(_("Before “$title”"), title=foreign_line(place.title)))
        self._inject = place.inject
        self._settings = Settings(settable)

    @override
    def compose_body(self) -> ComposeResult:
        if not self._settings.rows:
            yield Static(Content(_("This scenario has nothing that could be set: no indicators, no flags.")))
        yield self._settings

    def on_mount(self) -> None:
        """Set at once."""
        self._settings.focus()

    def action_go(self) -> None:
        """Enter."""
        rows = self._settings.rows
        facts = tuple(
            (row.id, row.values[row.at][0])
            for row in rows
            if row.kind != "level" and row.values[row.at][0] not in {"", "no"}
        )
        self.dismiss(Jump(self._inject, tuple((row.id, row.at) for row in rows if row.kind == "level"), facts))
