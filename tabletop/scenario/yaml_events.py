"""The stream of YAML events of a text, read by libyaml where it is there and by Python where it is not.

Invariant: both readers accept the same texts and give the same values and places. libyaml is the measure: where
PyYAML's own scanner is stricter (question marks in flow style, tabs between words) or looser (`{a:}`, half a
surrogate), `LikeLibyaml` reads as libyaml does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml
from typing_extensions import override
from yaml.events import Event, StreamEndEvent
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)
_HALVES: Final = range(0xD800, 0xE000)
_HIGHEST: Final = 0x10FFFF
_PLAIN_IN_FLOW: Final = re.compile(r"(?:[^ \t\n\0,\[\]{}:]|:(?![ \t\n\0,?\[\]{}]))*")
_PLAIN_IN_BLOCK: Final = re.compile(r"(?:[^ \t\n\0:]|:(?![ \t\n\0]))*")
_DOCUMENT_MARK: Final = re.compile(r"(?:---|\.\.\.)(?=[ \t\n\0])")
_PLAIN: Final = "while scanning a plain scalar"
_INDICATORS: Final = re.compile(r"[+-][1-9]?|[1-9][+-]?|")
_BLANK: Final = " \t\n"
_HALF: Final = "\ud800"
BAD_ESCAPE: Final = "found invalid Unicode character escape code"
"""What libyaml calls an escape that names no character."""


def bad_escape(text: str, start: int) -> re.Match[str] | None:
    """The first escape from `start` on that names no character (half a surrogate pair, or beyond Unicode)."""
    for match in _ESCAPE.finditer(text, start):
        digits = match[1] or match[2]
        if digits and ((code := int(digits, 16)) in _HALVES or code > _HIGHEST):
            return match
    return None


class LikeLibyaml(yaml.SafeLoader):
    """PyYAML's scanner with libyaml's manners. Only its events are used; nothing is ever constructed."""

    @override
    def scan_to_next_token(self) -> None:
        """Skip spaces, comments and line breaks; and tabs where libyaml does."""
        while True:
            while (here := self._here()) == " " or (here == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if here == "#":
                while self._here() not in "\0\n":
                    self.forward()
            if self._here() != "\n":
                return
            self.forward()
            if not self.flow_level:
                self.allow_simple_key = True

    @override
    def scan_plain(self) -> ScalarToken:
        """Read an unquoted text, over several lines where it goes on."""
        start = end = self.get_mark()
        chunks: list[str] = []
        gap, broke = "", False
        while not (self.column == 0 and _DOCUMENT_MARK.match(self.buffer, self.pointer)) and self._here() != "#":
            run = self._run(start)
            if run:
                chunks += [gap, run]
                gap, broke = "", False
                end = self.get_mark()
            if self._here() not in _BLANK:
                break
            gap, broke = self._gap(start)
            if not self.flow_level and self.column <= self.indent:
                break
        if broke:
            self.allow_simple_key = True
        return ScalarToken("".join(chunks), plain=True, start_mark=start, end_mark=end)

    @override
    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """Read a piece of a quoted text; an escape that names no character is refused where it stands."""
        first = self.pointer
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, ScannerError):
            self._refuse_escape(first, start_mark)
            raise
        if double and any(_HALF <= char <= "\udfff" for chunk in chunks for char in chunk):
            self._refuse_escape(first, start_mark)
        return chunks

    @override
    def scan_block_scalar_indicators(self, start_mark: yaml.Mark) -> tuple[bool | None, int | None]:
        """Read what stands behind `|` or `>`, and the blanks after it."""
        match = _INDICATORS.match(self.buffer, self.pointer)
        first, second = (match[0][:1], match[0][1:]) if match else ("", "")
        sign, digit = (first, second) if first in {"+", "-"} else (second, first)
        self.forward(len(first + second))
        while self._here() in " \t":
            self.forward()
        return (sign == "+" if sign else None), (int(digit) if digit else None)

    @override
    def scan_block_scalar_indentation(self) -> tuple[list[str], int, yaml.Mark]:
        """Find out how far a block of text is indented; a tab cannot say it."""
        breaks, widest, end = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return breaks, widest, end

    @override
    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], yaml.Mark]:
        """Skip empty lines in a block of text; a tab is no indentation."""
        breaks, end = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return breaks, end

    def _refuse_tab(self) -> None:
        if self._here() == "\t":
            raise ScannerError("while scanning a block scalar", None, "found a tab character", self.get_mark())

    def _here(self) -> str:
        return str(self.buffer[self.pointer])

    def _run(self, start: yaml.Mark) -> str:
        pattern = _PLAIN_IN_FLOW if self.flow_level else _PLAIN_IN_BLOCK
        match = pattern.match(self.buffer, self.pointer)
        run = match[0] if match else ""
        self.forward(len(run))
        if self.flow_level and self._here() == ":" and self.buffer[self.pointer + 1] in ",?[]{}":
            raise ScannerError(_PLAIN, start, "found unexpected ':'", self.get_mark())
        return run

    def _gap(self, start: yaml.Mark) -> tuple[str, bool]:
        """Skip blanks and line breaks: what they come to between two words, and whether a line ended."""
        blanks = ""
        breaks = 0
        while (here := self._here()) in _BLANK:
            if here == "\n":
                breaks += 1
            elif here == "\t" and breaks and self.column <= self.indent:
                raise ScannerError(_PLAIN, start, "found a tab character that violates indentation", self.get_mark())
            else:
                blanks += here
            self.forward()
        return ("\n" * (breaks - 1) or " ", True) if breaks else (blanks, False)

    def _refuse_escape(self, first: int, start: yaml.Mark) -> None:
        """Refuse the first escape that names no character, if there is one among what was just read."""
        match = bad_escape(self.buffer, first)
        if match is not None and match.start() <= self.pointer:
            line = int(self.buffer.count("\n", 0, match.start()))
            column = match.start() - int(self.buffer.rfind("\n", 0, match.start())) - 1
            mark = yaml.Mark("", match.start() + 2, line, column + 2, None, 0)
            raise ScannerError("while parsing a quoted scalar", start, BAD_ESCAPE, mark) from None


def too_deep_to_look_ahead(error: yaml.YAMLError) -> bool:
    """Whether libyaml gave up over brackets that it had only looked ahead at, before any limit of ours was met.

    Versions from 0.2.6 on do so at 1,000. The reader in Python looks ahead just as far and minds no depth.
    """
    return isinstance(error, yaml.MarkedYAMLError) and "nesting depth" in (error.problem or "")


def events(text: str, *, pure: bool = False) -> Iterator[Event]:
    """The events of `text`, with plain line feeds; `pure` leaves libyaml out. Raises yaml.YAMLError."""
    loader = yaml.CSafeLoader(text) if yaml.__with_libyaml__ and not pure else LikeLibyaml(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, StreamEndEvent):
            yield event
    finally:
        loader.dispose()
