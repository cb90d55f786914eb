"""What a reader sees of a page: its texts, its marks, and what it asks the world for."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_WHOLE: Final = frozenset(
    {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "strong", "title"}
)


class Page(HTMLParser):
    """A page as a careful browser reads it: every element closed in order, every text where it stands."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        """What stands in each paragraph, item, cell, heading and caption, as one text."""
        self.said = ""
        """Everything, in order."""
        self._parts: list[list[str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "br":
            self.handle_data("\n")
        if tag in _VOID:
            return
        self.open.append(tag)
        if tag in _WHOLE:
            self._parts.append([])

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert self.open[-1:] != [tag]

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in _WHOLE:
            self.texts.append("".join(self._parts.pop()))

    @override
    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            return
        self.said += data
        for part in self._parts:
            part.append(data)

    def tags(self) -> set[str]:
        """Every sort of element there is."""
        return {tag for tag, _attributes in self.elements}


def spaced(text: str) -> str:
    """A text as a browser shows it where white space does not count."""
    return " ".join(text.split())
