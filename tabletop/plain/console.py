"""Somebody who reads and writes lines: a terminal, a screen reader, a pipe, a test.

Invariant: every character that is written has been cleaned, every line that is read, too; there is no cursor to move
and no colour. However reading ends (asked, end of input, Ctrl-C), the face hears of it as `Left`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, TextIO

from tabletop.decisions.text import clean_line
from tabletop.language.catalogue import _
from tabletop.plain.layout import WIDTH, cells, seen_line, wrapped

Why = Literal["asked", "end-of-input", "interrupted"]

LONGEST: Final = 20_000
"""Characters of a line that are read; the rest of it is passed over."""
_BLOCK: Final = 65_536
_KEYS: Final = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|O[A-Z])")
"""What arrow and other keys send to a program that only reads lines."""


class Left(Exception):  # noqa: N818 - it is what happened, not a defect
    """Somebody leaves. What was said before is saved."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class Back(Exception):  # noqa: N818 - it is what somebody asked for
    """One question back."""


class Instead(Exception):  # noqa: N818 - it is what somebody typed
    """A sign typed in place of an answer, where the question allows one."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign)
        self.sign = sign


class Console:
    """Two streams of text, and the letters that always work."""

    def __init__(
        self, source: TextIO, sink: TextIO, *, terminal: bool, wait: Callable[[], None] = lambda: None
    ) -> None:
        """Somebody types at a `terminal`; anything else is a script, whose lines are shown and may be comments.

        `wait` comes back when there is something to read, or is interrupted.
        """
        self._source = source
        self._wait = wait
        self._sink = sink
        self._terminal = terminal
        self._held: str | None = None
        self.asides: Mapping[str, Callable[[], None]] = {}
        """Letters that show something and come back to the question."""
        self.instead: frozenset[str] = frozenset()
        """Signs that may be typed in place of an answer now."""
        self.reading = False
        """Whether an interruption may fall now; at any other time it waits for the next question."""
        self.interrupted = False
        """An interruption that waits."""

    @property
    def terminal(self) -> bool:
        """Whether somebody types, and can be told something while a question waits."""
        return self._terminal

    def interject(self, text: str, prompt: str) -> None:
        """Say something while a question waits, and put the question again; safe from another thread."""
        *_above, last = wrapped(prompt)
        self._put("\n")
        self.say(text)
        self._put(f"{last} ")
        self._sink.flush()

    def say(self, *paragraphs: str, indent: str = "", hang: str | None = None) -> None:
        """Write paragraphs, wrapped; without any, an empty line."""
        for paragraph in paragraphs or ("",):
            self.lines(wrapped(paragraph, indent, hang))

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines that have their length."""
        for line in lines:
            self._put(f"{line}\n")

    def heading(self, text: str) -> None:
        """Begin something new: an empty line, and a line of its own."""
        self.say()
        self.say(text)

    def ask(self, prompt: str) -> str:
        """Read an answer; letters that show something, leave or go back are dealt with. Raises Left, Back, Instead."""
        while True:
            line = self.read(prompt)
            if self._shown(line):
                continue
            if line.casefold() == "b":
                raise Back
            if line in self.instead:
                raise Instead(line)
            return self._literal(line)

    def _shown(self, line: str) -> bool:
        """Deal with a letter that always works. Raises Left."""
        letter = line.casefold() if len(line) == 1 else ""
        if letter == "q":
            raise Left("asked")
        if letter not in self.asides:
            return False
        self.asides[letter]()
        return True

    def _literal(self, line: str) -> str:
        """Take a line that begins with a backslash as it stands, so that q, ? or # can be a text."""
        bare = line[1:]
        escaped = line[:1] == "\\" and (bare[:1] in {"#", "\\"} or bare.casefold() in {*self.asides, "q", "b"})
        return bare if escaped else line

    def confirm(self, question: str, *, yes_on_enter: bool) -> bool:
        """A question to be answered with yes or no. Raises Left and Back."""
        words = _("Enter for yes, n for no:") if yes_on_enter else _("y for yes, Enter for no:")
        self.say(question)
        while True:
            line = self.ask(words).casefold()
            if not line:
                return yes_on_enter
            if line in {_("y"), _("yes"), "y", "yes"}:
                return True
            if line in {_("n"), _("no"), "n", "no"}:
                return False
            self.say(_("Please answer y or n."))

    def pause(self, prompt: str) -> None:
        """Wait for Enter. In a script, a line that says more is kept for the next question. Raises Left."""
        while True:
            line = self._prompted(prompt)
            letter = line.casefold()
            if line and not self._terminal and letter not in {"b", "q", *self.asides}:
                self._held = line
                self._put("\n")
                return
            self._echo(prompt, line)
            if self._shown(line):
                continue
            if not line:
                return
            self.say(_("There is nothing to answer here: Enter goes on, ? explains."))

    def retry(self) -> None:
        """After something could not be saved: wait for one line, whatever it says. Raises Left."""
        while self._shown(self.read(_("Enter: try again. q: leave."))):
            pass

    def read(self, prompt: str) -> str:
        """One line, cleaned. Raises Left at the end of the input, or when it is interrupted."""
        line = self._prompted(prompt)
        self._echo(prompt, line)
        return line

    def _prompted(self, prompt: str) -> str:
        *above, last = wrapped(prompt)
        self.lines(above)
        self._put(f"{last} ")
        self._sink.flush()
        line, self._held = self._line() if self._held is None else self._held, None
        return line

    def _echo(self, prompt: str, line: str) -> None:
        """In a script nobody has seen the line yet."""
        if self._terminal:
            return
        *_above, last = wrapped(prompt)
        if cells(last) + 1 + cells(line) <= WIDTH:
            self._put(f"{line}\n")
        else:
            self._put("\n")
            self.say(line, indent="  ")

    def _line(self) -> str:
        while True:
            raw = self._raw()
            if self._terminal or not raw.lstrip().startswith("#"):
                return clean_line(_KEYS.sub("", raw), limit=LONGEST)

    def _raw(self) -> str:
        try:
            self.reading = True  # from here on an interruption falls at once; one that came before falls now
            if self.interrupted:
                raise KeyboardInterrupt  # noqa: TRY301 - as if it fell here
            self._wait()
            raw = block = self._source.readline(_BLOCK)
            while block and not block.endswith("\n"):
                block = self._source.readline(_BLOCK)
        except KeyboardInterrupt:
            self.reading = False
            self._put("\n")
            raise Left("interrupted") from None
        finally:
            self.reading = False
        if not raw:
            self._put("\n")
            raise Left("end-of-input")
        return raw

    def _put(self, text: str) -> None:
        end = "\n" if text.endswith("\n") else " " if text.endswith(" ") else ""
        shown = f"{seen_line(text.rstrip())}{end}"
        try:
            self._sink.write(shown)
        except UnicodeEncodeError as error:
            self._sink.write(shown.encode(error.encoding, "replace").decode(error.encoding))
