"""The bottom line: the keys that work now, and only those.

Invariant: a key is shown only when pressing it would do something; the way back and help stand last, always.
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


def told_hints(screen: Screen[object]) -> tuple[Hint, ...]:
    """What the focused widget and the screen tell themselves."""
    told: list[Hint] = []
    sources: tuple[object, ...] = (screen.focused, screen)
    for source in sources:
        if isinstance(source, Hinting):
            told += source.key_hints()
    return tuple(told)


def hints(screen: Screen[object]) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
    """What works now on a screen: of the focused widget, the screen, the program; and what is always shown, last."""
    found = {hint.does: hint for hint in told_hints(screen)}
    last: list[Hint] = []
    for _node, binding, enabled, _tooltip in screen.active_bindings.values():
        if not (binding.show and enabled and binding.description):
            continue
        hint = Hint(key_name(binding.key), _(binding.description), binding.key)
        if binding.key == "escape" or binding.id == "help":
            last += [hint] if all(hint.does != other.does for other in last) else []
        else:
            found.setdefault(binding.action, hint)
    return tuple(found.values()), tuple(last)


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
        free, pinned = hints(self.screen)
        kept = list(free)
        while kept and sum(len(hint.keys) + len(hint.does) + 4 for hint in (*kept, *pinned)) - 3 > self.size.width:
            kept.pop()
        return [*kept, *pinned]

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
