"""The pages that explain every code: why it is a problem, a wrong example, a right one.

Invariant: every code has a page, and its examples are tests.
"""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_LINK: Final = re.compile(r"\[(TT[0-9]{3})\]\(TT[0-9]{3}\.md\):")


class NoSuchPageError(LookupError):
    """No page of that name; its argument is the name."""


def page(code: str) -> str:
    """The page of a code, as Markdown.

    Raises:
        NoSuchPageError: There is none.
    """
    name = code.upper()
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


def codes() -> tuple[str, ...]:
    """Every code that has a page, sorted."""
    return tuple(sorted(one.name.removesuffix(".md") for one in _folder().iterdir() if one.name.startswith("TT")))


def _folder() -> Traversable:
    return files("tabletop.authoring") / "pages"
