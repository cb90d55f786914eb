"""The bottom line: the keys that work now, and only those.

Invariant: a key is shown only when pressing it would do something; the way back and help stand last, always.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol, runtime_checkable

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tabletop.language.catalogue import _

_GAP: Final = 3
_TIGHT: Final = 2
_NAMES: Final = {
    "question_mark": "?",
    "escape": "esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
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
    return _("space") if key == "space" else _NAMES.get(key, key)


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


def _width(shown: list[Hint], gap: int) -> int:
    return sum(cell_len(hint.keys) + 1 + cell_len(hint.does) + gap for hint in shown) - gap


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

    def _fitting(self) -> tuple[list[Hint], int]:
        """The hints that fit, and the cells between them: they move together before one is left out."""
        free, pinned = hints(self.screen)
        kept = list(free)
        gap = _GAP
        while kept and _width([*kept, *pinned], gap) > self.content_size.width:
            if gap == _GAP:
                gap = _TIGHT
            else:
                kept.pop()
        return [*kept, *pinned], gap

    def render(self) -> RenderResult:
        """The hints that fit, help among them."""
        shown, gap = self._fitting()
        parts = [Content.assemble((hint.keys, "bold $foreground"), " ", (hint.does, "$quiet")) for hint in shown]
        return Content(" " * gap).join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        column = event.x - self.styles.padding.left
        shown, gap = self._fitting()
        for hint in shown:
            width = _width([hint], gap)
            if 0 <= column < width and hint.press:
                self.app.simulate_key(hint.press)
                return
            column -= width + gap
