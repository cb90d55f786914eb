"""The timeline: minutes, a lane for everybody, a lane for each team, and where one stands.

Invariant: what it shows of a log does not depend on where one stands, but for the one marked column; so stepping
redraws a line, and only reading further or another filter draws the lanes anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _, n_
from tabletop.reports.timeline import Layer
from tabletop.tui.review.axis import MINUTE, Axis, ruler
from tabletop.tui.review.chronicle import PLAY, Chronicle, Lane
from tabletop.tui.review.lanes import EVERYTHING, Cell, Cells, Shown, drawn, lane, numbered, titles
from tabletop.tui.review.signs import DECIDING, Sign, layer, legend
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.themes import TEAMS
from tabletop.tui.widgets.teams import team_name

_NARROW: Final = 100
_WIDE: Final = 160
_GUTTERS: Final = (14, 20, 30)
_VALUES: Final = (8, 10, 26)
_TALL: Final = 44
"""Rows of the terminal from which the titles of the injects are written under their numbers."""


def gutters(width: int) -> tuple[int, int]:
    """Cells left of the lanes for names, and right of them for values."""
    size = 0 if width < _NARROW else 1 if width < _WIDE else 2
    return _GUTTERS[size], _VALUES[size]


FEWEST: Final = 3
"""Lanes that are drawn however low the terminal is."""


class Timeline(Widget):
    """Lanes over exercise time. The mouse goes to a time, and along with it while its button is held."""

    DEFAULT_CSS = "Timeline { height: auto; width: 100%; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }"

    @dataclass
    class Pointed(Message):
        """Somebody pointed at a moment."""

        moment: int
        """Exercise time in milliseconds."""

    def __init__(self, chronicle: Chronicle, teams: tuple[TeamHead, ...]) -> None:
        super().__init__()
        self._chronicle, self._teams = chronicle, teams
        self._time = self._length = 0
        self._shown = EVERYTHING
        self._team = ""
        self._dragging = False
        self._lanes: list[tuple[Content, list[Cell]]] = []
        self._above = Content("")
        self._below: list[Content] = []
        self._titles = Content("")
        self._drawn_at: tuple[int, int, int] | None = None

    @property
    def axis(self) -> Axis:
        """The axis at this width."""
        left, right = gutters(self.app.size.width)
        return Axis.over(self._length, self.content_size.width - left - right)

    def redraw(self, length: int, shown: Shown, team: str) -> None:
        """Draw the lanes anew: the log grew, or something else is sifted for.

        Args:
            length: Exercise time of the whole, in milliseconds.
            shown: The layers that are on, and the records that a filter lets through.
            team: The team that is sifted for; its lane is always among those drawn.
        """
        self._length, self._shown, self._team = length, shown, team
        self._drawn_at = None
        self.refresh(layout=True)

    def stand(self, time: int) -> None:
        """Mark another moment."""
        if time != self._time:
            self._time = time
            self.refresh()

    # drawing

    def _lane_heads(self) -> tuple[TeamHead, ...]:
        """The teams there is room for: all, where the terminal is high enough."""
        room = max(FEWEST, (self.app.size.height - 14) // 2)
        if len(self._teams) <= room:
            return self._teams
        wanted = [head for head in self._teams if head.id == self._team]
        others = [head for head in self._teams if head.id != self._team]
        kept = {head.id for head in [*wanted, *others][:room]}
        return tuple(head for head in self._teams if head.id in kept)

    def _draw(self) -> None:
        axis, (left, _right) = self.axis, gutters(self.app.size.width)
        key = (axis.width, self._chronicle.count, self.app.size.height)
        if key == self._drawn_at:
            return
        self._drawn_at = key
        lanes, shown = self._chronicle.lanes, self._shown
        cells = Cells.of(self._chronicle, axis)
        play = numbered(self._chronicle, lanes[PLAY], cells, "bold $foreground", shown)
        self._lanes = [(_padded(Content.styled(_("injects"), "$quiet"), left), play)]
        without = self._chronicle.struck | self._chronicle.replaced
        for head in self._lane_heads():
            style = f"bold $team-{head.sign % TEAMS}"
            name = _padded(team_name(head, limit=left), left)
            stretches = self._chronicle.deciding.stretches(head.id, without)
            self._lanes.append((name, lane(lanes[head.id], cells, style, shown, stretches)))
        if self._margin:
            beside = lane(self._beside(), cells, "bold $foreground", shown)
            self._lanes.append((_padded(Content.styled(_("in the margin"), "$quiet"), left), beside))
        self._above = Content.assemble(_padded(Content(_("minutes")), left), ruler(axis)).stylize("$quiet")
        named = titles(self._chronicle, lanes[PLAY], axis) if "observed" in self._layers else Content("")
        self._titles = Content.assemble(" " * left, named)
        below, self._below = len(self._below), self._under(left)
        if len(self._below) != below:
            self.refresh(layout=True)

    def _under(self, left: int) -> list[Content]:
        """How many lanes there is no room for, and the legend."""
        lanes = [*self._chronicle.lanes.values(), self._beside()]
        used = {sign for lane in lanes for sign, numbers in lane.items() if numbers and layer(sign) in self._layers}
        deciding = any(cell.text == DECIDING for _name, row in self._lanes for cell in row)
        before = left if self.app.size.width >= _NARROW else 0
        room = self.content_size.width - before
        signs = legend(frozenset(used - {Sign.INJECT}), room, deciding=deciding)
        lines = [Content.assemble(" " * before, line) for line in signs]
        more = self._left_out
        if more:
            words = n_("… $n more lane: s picks a team", "… $n more lanes: s picks a team", more)
            lines.insert(0, Content.styled(words.replace("$n", str(more)), "$quiet"))
        return lines

    @property
    def _layers(self) -> frozenset[Layer]:
        return self._shown.layers

    def _beside(self) -> Lane:
        """What was put down beside the log; the reviewer's marks and notes have one sign."""
        remarks, marks = self._chronicle.remarks.lane, self._chronicle.marks
        mine = sorted({*remarks.get(Sign.NOTE, ()), *marks})
        return {Sign.NOTE: mine, Sign.ASSESSED: remarks.get(Sign.ASSESSED, [])}

    @property
    def _margin(self) -> bool:
        """Whether there is a lane for it."""
        return "interpreted" in self._layers and any(self._beside().values())

    @property
    def _left_out(self) -> int:
        """How many teams have no lane."""
        return len(self._teams) - len(self._lane_heads())

    @property
    def _titled(self) -> bool:
        return self.app.size.height >= _TALL

    def render(self) -> RenderResult:
        """Minutes, lanes, legend."""
        self._draw()
        here = self.axis.column(self._time) if self._length >= MINUTE or self._time else 0
        lines = [Content.assemble(name, drawn(cells, here)) for name, cells in self._lanes]
        if self._titled:
            lines.insert(1, self._titles)
        return Content("\n").join([self._above, *lines, *self._below])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Minutes, lanes, legend."""
        return 2 + len(self._lane_heads()) + self._margin + self._titled + max(1, len(self._below))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """To that moment, and along with the mouse until it is let go."""
        row = event.y - 1 - (self._titled and event.y > 1)
        if 0 <= self._column(event) < self.axis.width and 0 <= row < len(self._lanes):
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Along the timeline."""
        if self._dragging:
            event.stop()
            self._point(event)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _column(self, event: events.MouseEvent) -> int:
        left, _right = gutters(self.app.size.width)
        return event.x - self.styles.padding.left - left

    def _point(self, event: events.MouseEvent) -> None:
        axis = self.axis
        self.post_message(self.Pointed(axis.time(max(0, min(axis.width - 1, self._column(event))))))


def _padded(name: Content, width: int) -> Content:
    """A name in its gutter, with a cell of air behind it."""
    said = name.truncate(width - 1, ellipsis=True) if name.cell_length > width - 1 else name
    return said.pad_right(width - said.cell_length)


def names(heads: tuple[TeamHead, ...], team: str) -> Content:
    """A team's sign and name; the id where it does not take part."""
    head = next((one for one in heads if one.id == team), None)
    return team_name(head) if head else foreign_line(team)
