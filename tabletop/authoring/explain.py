"""The pages that explain every code: why it is a problem, a wrong example, a right one.

Invariant: every code has a page, and its examples are tests.
"""

from __future__ import annotations

import re
import textwrap
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_FENCE: Final = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\[(TT[0-9]{3})\]\(TT[0-9]{3}\.md\):")


class NoSuchPageError(LookupError):
    """No page of that name; its argument is the name."""


def page(code: str) -> str:
    """The page of a code, as Markdown.

    Raises:
        NoSuchPageError: There is none.
    """
    name = code.upper() if not code.isdecimal() else f"TT{code.zfill(3)}"
    if not (name.startswith("TT") and name.isalnum() and name.isascii()):
        raise NoSuchPageError(code)
    found = _folder() / f"{name}.md"
    if not found.is_file():
        raise NoSuchPageError(code)
    return found.read_text(encoding="utf-8")


def index() -> str:
    """Every code with its title, in groups, as plain lines."""
    listed = (_folder() / "index.md").read_text(encoding="utf-8")
    return _LINK.sub(r"\1", listed)


def laid_out(text: str, width: int) -> str:
    """A page for a terminal of that width: paragraphs wrapped, examples and messages as they stand in a file."""
    parts: list[str] = []
    for number, part in enumerate(_FENCE.split(text)):
        if number % 2:
            parts.append(part.rstrip("\n"))
        else:
            paragraphs = part.strip("\n").split("\n\n")
            parts += [_wrapped(paragraph, width) for paragraph in paragraphs if paragraph.strip()]
    return "\n\n".join(parts)


def _wrapped(paragraph: str, width: int) -> str:
    """A paragraph; headings and lists keep their lines."""
    lines = paragraph.split("\n")
    if lines[0].startswith(("#", "- ")):
        return "\n".join(textwrap.fill(line, width, subsequent_indent="  ", break_on_hyphens=False) for line in lines)
    return textwrap.fill(" ".join(lines), width, break_on_hyphens=False)


def codes() -> tuple[str, ...]:
    """Every code that has a page, sorted."""
    return tuple(sorted(one.name.removesuffix(".md") for one in _folder().iterdir() if one.name.startswith("TT")))


def _folder() -> Traversable:
    return files("tabletop.authoring") / "pages"
