"""The list of the home screen: headings, rows in columns, a cursor.

Invariant: a row is known by its place, never by an id made from foreign text; the cursor keeps to its line when others
arrive.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _
from tabletop.language.forms import closing, opening
from tabletop.tui.home.details import KEYS
from tabletop.tui.home.rows import ACTS, Section, acts, difficulty, led, minutes, people, rows, state
from tabletop.tui.home.shelf import Line, ScenarioLine, SessionLine, UnreadableLine
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint

_LEAD: Final = 2
_WIDE: Final = 70
_PAGE: Final = 10
_TITLE: Final = 12
"""A title is never shorter than this, whatever stands beside it."""


def row_content(line: Line, width: int, *, here: bool) -> Content:
    """One row: cursor, title, and what matters in columns at the right."""
    columns = _columns(line, wide=width >= _WIDE)
    right = Content("  ").join(columns)
    room = max(_TITLE, width - _LEAD - right.cell_length - 2)
    title = _title(line)
    if title.cell_length > room:
        title = title.truncate(room, ellipsis=True)
    gap = " " * max(1, width - _LEAD - title.cell_length - right.cell_length)
    mark = ("▸ ", "bold $live") if here else ("! ", "bold $error") if _broken(line) else ("  ", "")
    return Content.assemble(mark, title.stylize_before("bold") if here else title, gap, right)


def _broken(line: Line) -> bool:
    return isinstance(line, UnreadableLine) or (isinstance(line, ScenarioLine) and bool(line.fault))


def _title(line: Line) -> Content:
    title = foreign_line(PurePath(line.path).name if isinstance(line, UnreadableLine) else line.title)
    if isinstance(line, SessionLine) and line.forked_at:
        return Content.assemble(title, (" · ", "$quiet"), (_("what if"), "$quiet"))
    return title


def _column(text: str, width: int, style: str = "$quiet") -> Content:
    said = foreign_line(text, style)
    said = said.truncate(width, ellipsis=True) if said.cell_length > width else said
    return said.pad_right(width - said.cell_length)


def _columns(line: Line, *, wide: bool) -> list[Content]:
    match line:
        case ScenarioLine(fault=""):
            found = [_column(minutes(line), 7), _column(people(line), 12)]
            return [*found, _column(difficulty(line), 12)] if wide else found
        case ScenarioLine():
            return [Content.styled(_("cannot be used as it is"), "$error")]
        case SessionLine():
            style = "bold $live" if line.state == "unfinished" else "$quiet"
            found = [_column(state(line), 12, style), _column(line.started, 16)]
            who = _("rehearsal") if line.rehearsal else led(line)
            return [found[0], _column(who, 11), found[1]] if wide else found
        case UnreadableLine():
            return [Content.styled(_("cannot be read"), "$error")]


class Frame(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What the list scrolls in. It has no keys of its own: they would hide the screen's."""


class Listing(Widget, can_focus=True):
    """All sections under each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("Go to the row below.")),
        Binding("pageup", f"move(-{_PAGE})", N_("page up"), show=False),
        Binding("pagedown", f"move({_PAGE})", N_("page down"), show=False),
        Binding("home", "move(-9999)", N_("first"), show=False, tooltip=N_("Go to the first row.")),
        Binding("end", "move(9999)", N_("last"), show=False, tooltip=N_("Go to the last row.")),
    ]
    DEFAULT_CSS = "Listing { height: auto; width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }"

    cursor: reactive[int | None] = reactive[int | None](None)
    """The row the arrows are on; None until there is one."""

    class Moved(Message):
        """The cursor is on another line, or the line under it changed: look at `line`."""

    def __init__(self, found: Sequence[Section]) -> None:
        super().__init__()
        self._sections = tuple(found)
        self._rows = rows(found)
        self.needle = ""

    @property
    def rows(self) -> tuple[Line, ...]:
        """All rows."""
        return self._rows

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return None if self.cursor is None or self.cursor >= len(self._rows) else self._rows[self.cursor]

    def show(self, found: Sequence[Section], needle: str, cursor: int | None) -> None:
        """Put other rows here. The cursor keeps to its line, or goes to `cursor` when that one is gone."""
        kept = self.line
        self._sections, self._rows, self.needle = tuple(found), rows(found), needle
        place = next((i for i, one in enumerate(self._rows) if kept and one.path == kept.path), cursor)
        self.cursor = None if place is None or not self._rows else min(place, len(self._rows) - 1)
        self.refresh(layout=True)
        self._tell()

    def _tell(self) -> None:
        self.call_after_refresh(self._reveal)
        self.post_message(self.Moved())
        self.screen.refresh_bindings()

    def key_hints(self) -> tuple[Hint, ...]:
        """What can be done here: the natural thing by Enter, the rest by its own key."""
        offered = enumerate(acts(self.line))
        return tuple(Hint(key, _(ACTS[act]), key) for i, act in offered for key in ("enter" if i == 0 else KEYS[act],))

    # drawing

    def _lines(self) -> list[tuple[Content, int | None]]:
        """Every line, and which row it is."""
        found: list[tuple[Content, int | None]] = []
        index = 0
        for section in self._sections:
            if found:
                found.append((Content(""), None))
            found.append((Content.styled(f"  {section.title}", "$quiet"), None))
            if section.note:
                found.append((Content(f"  {section.note}"), None))
            for line in section.rows:
                found.append((row_content(line, self.size.width, here=index == self.cursor), index))
                index += 1
            found += [(Content.styled("  …", "$quiet"), None)] * section.looking
        return found or [(self._nothing(), None)]

    def _nothing(self) -> Content:
        typed = foreign_line(self.needle, limit=40)
        return Content.assemble(
            "  ", _("Nothing here has"), " ", opening(), typed, closing(), ". ", _("Esc shows everything again.")
        )

    def render(self) -> RenderResult:
        """All lines; the view around scrolls."""
        return Content("\n").join(content for content, _row in self._lines())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One line each."""
        return len(self._lines())

    def _reveal(self) -> None:
        if self.cursor is None or not isinstance(self.parent, Widget):
            return
        places = [row for _content, row in self._lines()]
        place = places.index(self.cursor) if self.cursor in places else 0
        top = place - 2 if self.cursor == 0 else place
        self.parent.scroll_to_region(Region(0, max(0, top), 1, place - max(0, top) + 1), animate=False)

    # moving

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        if self._rows:
            start = self.cursor if self.cursor is not None else -1 if by > 0 else len(self._rows)
            self.go(start + by)

    def go(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(len(self._rows) - 1, index))
        self._tell()

    def on_click(self, event: events.Click) -> None:
        """The mouse puts the cursor somewhere."""
        lines = self._lines()
        row = lines[event.y][1] if 0 <= event.y < len(lines) else None
        if row is not None:
            event.stop()
            self.go(row)
