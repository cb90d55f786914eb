"""The frame of every dialog: a title, a body, the keys; and the one rule that Esc destroys nothing.

Invariant: everything shown is a `Content`, so foreign text has been through its door before it comes here.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.language.catalogue import N_, _
from tabletop.tui.widgets.keybar import Hint, KeyBar

_FRAME = 10
"""Lines of the frame, the title, the keys, and some air."""
_LEAST = 3

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A quiet box in the middle. Subclasses give `compose_body` and `safe`, what Esc returns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), id="dialog.back", tooltip=N_("Close this; nothing is changed."))
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical { width: 72; max-width: 96%; height: auto; max-height: 90%; background: $background; }
    Dialog > Vertical { border: round $rule; padding: 1 2 0 2; }
    Dialog .dialog--title { text-style: bold; width: 100%; height: auto; margin-bottom: 1; }
    Dialog .dialog--body { height: auto; width: 100%; margin-bottom: 1; }
    Dialog .dialog--body > Static { width: 100%; height: auto; }
    Dialog KeyBar { dock: none; padding: 0; margin-top: 1; }
    Dialog.-large > Vertical { width: 100; height: 90%; }
    Dialog.-large .dialog--body { height: 1fr; }
    """

    READING: ClassVar[bool] = False
    """Whether the body is there to be read: then the arrows scroll it."""

    def __init__(self, title: Content) -> None:
        super().__init__()
        self._title: Content = title

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        with Vertical():
            yield Static(self._title, classes="dialog--title")
            with VerticalScroll(classes="dialog--body", can_focus=self.READING):
                yield from self.compose_body()
            yield from self.compose_foot()
            yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """What stands between title and keys."""
        raise NotImplementedError

    def compose_foot(self) -> ComposeResult:
        """What stands between body and keys; nothing for most."""
        yield from ()

    def on_resize(self, event: events.Resize) -> None:
        """The body takes what the frame, the title and the keys leave, so that the keys are always seen."""
        self.query_one(".dialog--body").styles.max_height = self.body_lines(event.size.height)

    def body_lines(self, height: int) -> int:
        """How many lines the body may have on a screen of that height."""
        return max(_LEAST, height - _FRAME)

    def key_hints(self) -> tuple[Hint, ...]:
        """A long text scrolls."""
        body = self.query(".dialog--body").first(VerticalScroll)
        return (Hint("↑↓", _("scroll")),) if self.READING and body.max_scroll_y > 0 else ()

    def safe(self) -> Result | None:
        """What Esc returns."""
        return None

    def action_leave(self) -> None:
        """Esc."""
        self.dismiss(self.safe())
