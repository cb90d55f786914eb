"""Help: three lines first, then every key that works here, with what it does.

Invariant: the keys are those of the screen's own bindings, so help cannot be out of date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.widgets.keybar import key_name, told_hints


def key_table(screen: Screen[object]) -> tuple[tuple[str, str], ...]:
    """(keys, what they do) for everything that works on a screen now."""
    rows = {hint.does: ([hint.keys], hint.does) for hint in told_hints(screen)}
    for _node, binding, enabled, _tooltip in screen.active_bindings.values():
        if binding.system or not (enabled and binding.tooltip):
            continue
        keys, _does = rows.setdefault(binding.action, ([], _(binding.tooltip)))
        if key_name(binding.key) not in keys:
            keys.append(key_name(binding.key))
    return tuple((" ".join(keys), does) for keys, does in rows.values())


class Help(Dialog[None]):
    """Three lines, then the keys."""

    READING: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,enter", "leave", N_("back"), show=False, tooltip=N_("Close the help."))
    ]

    def __init__(self, lines: Iterable[Content], keys: Iterable[tuple[str, str]]) -> None:
        super().__init__(Content(_("Help")))
        self._lines: tuple[Content, ...] = tuple(lines)
        self._keys = tuple(keys)

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(Content("\n").join(self._lines))
        yield Static("")
        width = max((len(keys) for keys, _does in self._keys), default=0)
        rows = [Content.assemble((f"{keys:<{width}}", "bold"), "  ", does) for keys, does in self._keys]
        yield Static(Content("\n").join(rows))
