"""The bottom line: the keys that work now, and only those.

Invariant: a key is shown exactly when pressing it would do something; help is shown last and never dropped.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tabletop.language.catalogue import _

_NAMES: Final = {
    "question_mark": "?",
    "escape": "esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
}


class Hint(NamedTuple):
    """A key, or several, and what pressing does: our own words."""

    keys: str
    does: str
    press: str = ""
    """The key that a click on it presses; none when empty."""


@runtime_checkable
class Hinting(Protocol):
    """A widget that tells its keys itself, because one word stands for many (`1–4 choose`)."""

    def key_hints(self) -> tuple[Hint, ...]:
        """What works now, first things first."""
        ...


def key_name(key: str) -> str:
    """A key as people say it: `esc`, `?`, `ctrl+t`."""
    return _NAMES.get(key, key)


def hints(screen: Screen[object]) -> tuple[Hint, ...]:
    """What works now on a screen: of the focused widget, of the screen, of the program, help last."""
    focused: object = screen.focused
    found: dict[str, Hint] = {}
    if isinstance(focused, Hinting):
        found = {hint.does: hint for hint in focused.key_hints()}
    last: list[Hint] = []
    for _node, binding, enabled, _tooltip in screen.active_bindings.values():
        if not (binding.show and enabled and binding.description):
            continue
        hint = Hint(key_name(binding.key), _(binding.description), binding.key)
        if binding.id == "help":
            last.append(hint)
        else:
            found.setdefault(binding.action, hint)
    return (*found.values(), *last[:1])


class KeyBar(Widget):
    """Keys in bold, what they do beside them; a click presses the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 1; color: $quiet; width: 100%; text-wrap: nowrap; }
    KeyBar:ansi { background: transparent; }
    """

    def on_mount(self) -> None:
        """Redraw when the keys change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _fitting(self) -> list[Hint]:
        room = self.size.width
        all_hints = hints(self.screen)
        widths = [len(hint.keys) + 1 + len(hint.does) + 3 for hint in all_hints]
        while len(widths) > 1 and sum(widths) - 3 > room:
            del widths[-2]
        kept = len(widths)
        return [*all_hints[: kept - 1], all_hints[-1]] if all_hints else []

    def render(self) -> RenderResult:
        """The hints that fit, help among them."""
        parts = [
            Content.assemble((hint.keys, "bold $foreground"), " ", (hint.does, "$quiet")) for hint in self._fitting()
        ]
        return Content("   ").join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        column = event.x - self.styles.padding.left
        for hint in self._fitting():
            width = len(hint.keys) + 1 + len(hint.does)
            if 0 <= column < width and hint.press:
                self.app.simulate_key(hint.press)
                return
            column -= width + 3
