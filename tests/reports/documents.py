"""A report's document as plain text, for tests to read."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.reports.account import Account
from tabletop.reports.after_action import after_action


def flat(text: Text) -> str:
    """A text without its tones."""
    return "".join(span.text for span in text)


def sections(document: Document) -> Iterator[Section]:
    """All sections, the outer first."""
    waiting = list(document.sections)
    while waiting:
        found = waiting.pop(0)
        yield found
        waiting = [*found.sections, *waiting]


def section(document: Document, anchor: str) -> Section:
    """One of them."""
    return next(one for one in sections(document) if one.anchor == anchor)


def said(blocks: tuple[Block, ...]) -> str:
    """Everything that stands in blocks, a line each."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(flat(block.text))
            case Listing():
                found += map(flat, block.items)
            case Table():
                found += [block.caption, *(" | ".join(map(flat, row)) for row in block.rows)]
            case Chart():
                found += [block.caption, block.alt, said((block.data,))]
    return "\n".join(found)


def whole(section: Section) -> str:
    """Everything under a heading."""
    return "\n".join([section.title, said(section.blocks), *map(whole, section.sections)])


def tables(document: Document) -> list[Table]:
    """All tables, those of figures among them."""
    found: list[Table] = []
    for one in sections(document):
        found += [block for block in one.blocks if isinstance(block, Table)]
        found += [block.data for block in one.blocks if isinstance(block, Chart)]
    return found


def report(account: Account) -> Document:
    """The report on it."""
    return after_action(account)


def flags(account: Account) -> str:
    """What has to be known first."""
    return said(after_action(account).lead)
