"""How an answer stands beside what it says: decided or not, late or not, and who spoke.

Invariant: it is `decided` and in time unless somebody says otherwise; who spoke is asked only where it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint

Status = Literal["decided", "no-decision", "split"]
STATUSES: Final[tuple[Status, ...]] = ("decided", "no-decision", "split")


class Standing(Widget, can_focus=True):
    """`1 ● decided  2 ○ no decision  3 ○ no decision – split   4 ☐ late   5 who spoke: Minister`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "commit", N_("save answer"), show=False, tooltip=N_("Save the answer."))
    ]
    DEFAULT_CSS = """
    Standing { height: auto; width: 100%; padding: 0; color: $quiet; }
    Standing:focus { color: $foreground; }
    """

    @dataclass
    class Changed(Message):
        """It stands otherwise now."""

    @dataclass
    class Committed(Message):
        """Enter."""

    status: reactive[Status] = reactive[Status]("decided")
    late: reactive[bool] = reactive(default=False)
    speaker: reactive[int] = reactive(0, layout=True)
    """0 for nobody named, then the roles in their order."""

    def __init__(self, roles: tuple[tuple[str, str], ...]) -> None:
        """Args: (role id, office) of those who may have spoken; nobody where that is not kept."""
        super().__init__()
        self._roles = roles

    @property
    def role(self) -> str | None:
        """The role that spoke."""
        return self._roles[self.speaker - 1][0] if self.speaker else None

    def render(self) -> RenderResult:
        """One line, and one for who spoke."""
        lead = ("▸ " if self.has_focus else "  ", "bold $live")
        words = [
            Content.assemble(
                (f"{number} ", "bold"),
                ("● " if one == self.status else "○ ", "$live"),
                label(f"seat.{one}"),
            )
            if one != "decided"
            else Content.assemble(
                (f"{number} ", "bold"), ("● " if self.status == "decided" else "○ ", "$live"), _("decided")
            )
            for number, one in enumerate(STATUSES, 1)
        ]
        late = Content.assemble(("4 ", "bold"), ("☑ " if self.late else "☐ ", "$live"), _("late"))
        first = Content.assemble(lead, Content("   ").join([*words, late]))
        if not self._roles:
            return first
        office = foreign_line(self._roles[self.speaker - 1][1]) if self.speaker else Content("–")
        second = Content.assemble("  ", ("5 ", "bold"), _("who spoke:"), " ", office)
        return Content("\n").join([first, second])

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 - Textual's
        """One or two lines."""
        return 2 if self._roles else 1

    def set_status(self, status: Status) -> None:
        """Say how it stands; the same again goes back to decided."""
        self.status = "decided" if status == self.status else status
        self.post_message(self.Changed())

    def next_status(self) -> None:
        """Decided, no decision, split, decided."""
        self.status = STATUSES[(STATUSES.index(self.status) + 1) % len(STATUSES)]
        self.post_message(self.Changed())

    def next_speaker(self) -> None:
        """The next role; nobody after the last."""
        self.speaker = (self.speaker + 1) % (len(self._roles) + 1)

    def on_key(self, event: events.Key) -> None:
        """Numbers."""
        match event.key:
            case "1" | "2" | "3":
                self.set_status(STATUSES[int(event.key) - 1])
            case "4":
                self.late = not self.late
            case "5" if self._roles:
                self.next_speaker()
            case _:
                return
        event.stop()

    def action_commit(self) -> None:
        """Enter."""
        self.post_message(self.Committed())

    def key_hints(self) -> tuple[Hint, ...]:
        """Numbers choose."""
        return (Hint("1–5" if self._roles else "1–4", _("choose")),)
