"""Somebody at the other end of the lines: answers every prompt by a rule, and remembers what was typed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from tabletop.plain.console import Console, Left, Why
from tabletop.plain.layout import WIDTH, cells

Rules = tuple[tuple[str, str], ...]

EAGER: Rules = (
    (r"like this: ([0-9 ]+):$", r"\1"),
    (r"^Share out ([0-9]+) points", r"\1"),
    (r"^Choose (one|[0-9]+)", "1"),
    (r"^Choose up to", "1"),
    (r"^Why\? One sentence", "Because."),
    (r"0 to 100 percent", "40"),
    (r"^Your text", "We know little yet."),
    (r"^Your answer", "Much."),
    (r"^Your role", "1"),
    (r"y for yes", "y"),
    (r"", ""),
)
"""Picks the first of everything, gives reasons, goes on."""


class Player(io.StringIO):
    """A source of lines that reads the prompt it is asked."""

    def __init__(self, sink: io.StringIO, rules: Rules = EAGER, most: int = 2_000) -> None:
        super().__init__()
        self.sink = sink
        self.rules = rules
        self.most = most
        self.typed: list[str] = []

    def prompt(self) -> str:
        """The last thing that was written."""
        return self.sink.getvalue().rpartition("\n")[2].strip()

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        """Answer the prompt by the first rule that fits."""
        assert len(self.typed) < self.most, f"stuck at {self.prompt()!r}"
        prompt = self.prompt()
        for pattern, answer in self.rules:
            found = re.search(pattern, prompt)
            if found:
                line = found.expand(answer)
                break
        else:
            return ""
        self.typed.append(line)
        return f"{line}\n"


class Strict(Console):
    """A console that wants every prompt on one line, with room for a short answer."""

    def _prompted(self, prompt: str) -> str:
        assert cells(prompt) < WIDTH, prompt
        return super()._prompted(prompt)


def console_of(text: str, *, terminal: bool = False) -> tuple[Console, io.StringIO]:
    """A console that reads `text`, and what it writes."""
    sink = io.StringIO()
    return Strict(io.StringIO(text), sink, terminal=terminal), sink


def played_by(rules: Rules = EAGER) -> tuple[Console, Player]:
    """A console with somebody at it."""
    sink = io.StringIO()
    player = Player(sink, rules)
    return Strict(player, sink, terminal=False), player


def ended(run: Callable[[], None]) -> Why | None:
    """How a face ended: why somebody left, None when it came to its end."""
    try:
        run()
    except Left as left:
        return left.why
    return None
