"""The display's one screen: banner, what there is to read, the question with the time, hardly a footer.

Invariant: it needs no keys. What does not fit turns its pages by itself; a page turned by hand stays.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.exercise.views import Room, RoomView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.session.port import Sight
from tabletop.tui.base import TabletopScreen
from tabletop.tui.display.digits import big
from tabletop.tui.display.pages import Piece, pages
from tabletop.tui.display.picture import Asked, Picture, Timer, picture
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.clocks import SOON
from tabletop.tui.widgets.wording import clock

FIRST: Final = 30_000
"""Milliseconds for which the first page stands before it is turned."""
NEXT: Final = 15_000
"""For which each further one stands."""
_COLUMN: Final = 72
_WIDE_COLUMN: Final = 80
_TWO_COLUMNS: Final = 160
_HUGE: Final = (150, 44)
_GAP: Final = 4


class RoomDisplay(TabletopScreen[None]):
    """What the room sees."""

    HELP_LINES = (
        N_("This window belongs on the projector: it shows only what the room may see."),
        N_("It follows the session by itself. Lead it from your console, in the other window."),
        N_("Make the letters larger in the terminal (often ctrl and +) until the last row can read them."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", N_("quit"), id="display.quit", tooltip=N_("Close the display; the session goes on.")),
        Binding("t", "app.next_theme", N_("theme"), id="display.theme", tooltip=N_("Light, dark or high contrast.")),
        Binding("plus", "turn(1)", N_("page"), show=False, id="display.next", tooltip=N_("Turn the page, and stay.")),
        Binding("minus", "turn(-1)", N_("page"), show=False, id="display.back", tooltip=N_("Turn back, and stay.")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sight = Sight()
        self._view: RoomView | None = None
        self._pages: list[Content] = [Content("")]
        self._page = 0
        self._stood = 0
        self._held = False
        self._shown: dict[str, Content] = {}

    @override
    def compose_body(self) -> ComposeResult:
        with Vertical(id="room"):
            yield Static(id="read")
            with Horizontal(id="strip"):
                yield Static(id="asked")
                yield Static(id="time")
            yield Static(id="mark")

    def on_mount(self) -> None:
        """Show that it waits."""
        self.show(self._sight)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay it out anew."""
        self.call_after_refresh(self.draw)

    # what there is to see

    def show(self, sight: Sight, passed: int = 0) -> None:
        """Show what was seen; `passed` milliseconds have gone by since the last time."""
        self._sight = sight
        self._view = None if sight.session is None else sight.session.view(Room())
        self._stood += passed
        if len(self._pages) > 1 and not self._held and self._stood >= (NEXT if self._page else FIRST):
            self._turn_to(self._page + 1)
        self.draw()

    def action_turn(self, by: int) -> None:
        """Turn the page by hand; it stays until there is something new."""
        self._held = True
        self._turn_to(self._page + by)
        self.draw()

    def _turn_to(self, page: int) -> None:
        self._page = page % len(self._pages)
        self._stood = 0

    # drawing

    def draw(self) -> None:
        """Put everything where it belongs."""
        if not self.standing:
            return
        scene = self._view.scene if self._view else None
        shown = picture(scene) if scene else Picture()
        self.query_one("#room").set_class(shown == Picture() and scene is not None, "-blank")
        self._head(scene)
        width, margin = self._widths()
        asked, time = strip_of(shown, width, self.size.height)
        self._put("asked", asked)
        self._put("time", time)
        strip = max(rows(asked), rows(time))
        self.query_one("#strip").display = bool(strip)
        self._paginate(scene, shown, height=self.size.height - 4 - (strip + 2 if strip else 0))
        self.query_one("#room").styles.padding = (1, margin, 0, margin)
        self._put("read", self._pages[self._page])
        self._put("mark", self._mark())

    def _head(self, scene: Scene | None) -> None:
        self.banner.title = foreign_line(scene.title) if scene else Content("")
        playing = scene is not None and scene.phase in {"running", "paused"} and scene.move_number
        if scene is None:
            self.banner.place = Content("")
        elif playing:
            number, moves = str(scene.move_number), str(scene.moves)
            self.banner.place = told(_("move $number of $moves"), number=number, moves=moves)
        else:
            self.banner.place = Content(label(f"phase.{scene.phase}"))

    def _widths(self) -> tuple[int, int]:
        """How wide what is shown is, and what is left free at both sides."""
        margin = 4 if self.size.width < 100 else 12  # noqa: PLR2004 - as the breakpoints of every screen
        return self.size.width - 2 * margin, margin

    def _paginate(self, scene: Scene | None, shown: Picture, height: int) -> None:
        width, _margin = self._widths()
        if scene is None:
            found = [Content("\n").join(_waiting(min(width, _COLUMN)))]
        elif self.size.width >= _TWO_COLUMNS:
            column = min(_WIDE_COLUMN, (width - 8) // 2)
            found = pages(shown.groups, column, height, columns=2, gap=width - 2 * column)
        else:
            found = pages(shown.groups, min(width, _COLUMN), height)
        if [one.plain for one in found] != [one.plain for one in self._pages]:
            self._page, self._stood, self._held = 0, 0, False
        self._pages = found

    def _mark(self) -> Content:
        """Which page it is, and whether what is shown may be old."""
        count = len(self._pages)
        parts = []
        if self._sight.fault is not None:
            code, record, byte = self._sight.fault
            parts.append(Content(sentence(f"log.{code}", record=record, byte=byte)))
        if count > 1:
            parts.append(told(_("page $number of $count"), number=str(self._page + 1), count=str(count)))
        return Content("   ").join(parts).stylize_before("$quiet")

    def _put(self, name: str, content: Content) -> None:
        """Change only what is another."""
        if self._shown.get(name) != content:
            self._shown[name] = content
            self.query_one(f"#{name}", Static).update(content)


def across(text: Content) -> int:
    """How wide a text of several lines is."""
    return max((line.cell_length for line in text.split("\n")), default=0)


def _waiting(width: int) -> list[Content]:
    title = Piece(Content.styled(_("Waiting for an exercise to begin."), "bold"))
    more = Piece(Content.styled(_("It will show here by itself."), "$quiet"))
    return [*title.lines(width), Content(""), *more.lines(width)]


def rows(text: Content) -> int:
    """How many lines a text has; none when there is none."""
    return text.plain.count("\n") + 1 if text.plain else 0


def strip_of(shown: Picture, width: int, height: int) -> tuple[Content, Content]:
    """The questions and the time: digits as big as the room beside the questions allows."""
    budget = height * 3 // 8
    scales = ((2, 1, 0) if width >= _HUGE[0] and height >= _HUGE[1] else (1, 0)) if shown.asked else (0,)
    asked = time = Content("")
    for scale in scales:
        time = _time(shown.timer, scale) if shown.timer else Content("")
        beside = width - across(time) - _GAP if shown.timer else width
        asked = _asked(shown, beside, budget)
        whole = _asked(shown, beside, 1_000)
        if max(rows(whole), rows(time)) <= budget:
            break
    return asked, time


def _asked(shown: Picture, width: int, budget: int) -> Content:
    """The questions under each other, as many as fit, with how far each team is."""
    lines: list[Content] = []
    if shown.paused:
        lines += [Content.styled(_("PAUSED – time stands still"), "bold $live"), Content("")]
    said = 0
    for at, one in enumerate(shown.asked):
        question = _question(one, width)
        if at and len(lines) + len(question) + 1 > budget:
            break
        lines += [Content("")] if at else []
        lines += question
        said = at + 1
    more = len(shown.asked) - said + shown.more
    if more:
        lines.append(told(_("and $count more"), "$quiet", count=str(more)))
    while lines and not lines[-1].plain:
        lines.pop()
    return Content("\n").join(lines)


def _question(asked: Asked, width: int) -> list[Content]:
    """The question; how it is decided; each team, by name where all of them fit on a line."""
    lines = Piece(asked.question).lines(width)
    if asked.how.plain:
        lines += Piece(asked.how).lines(width)
    named = Content("   ").join(asked.named)
    if named.cell_length <= width:
        return [*lines, named] if named.plain else lines
    row = Content("")
    for seat in asked.signed:
        longer = Content.assemble(row, "   ", seat) if row.plain else seat
        if longer.cell_length > width and row.plain:
            lines.append(row)
            row = seat
        else:
            row = longer
    return [*lines, row.truncate(width, ellipsis=True)]


def _time(timer: Timer, scale: int) -> Content:
    """The time in blocks, and under it what it is the time for."""
    digits = big(("+" if timer.left < 0 else "") + clock(abs(timer.left)), scale)
    below = timer.what.plain if timer.running else _("time stands still")
    return Content.assemble((digits, _style(timer)), "\n", (below, "$quiet"))


def _style(timer: Timer) -> str:
    if not timer.running:
        return "$quiet"
    return "$live" if timer.left <= SOON else ""
