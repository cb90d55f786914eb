"""A report as Markdown, as GitHub and most editors read it: to go on writing in.

Invariant: foreign text is never a mark: read as Markdown, with HTML and tables on, it is the text it was. Where a mark
of Markdown would depend on the letters beside it, a plain tag of HTML stands instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.documents.charts import figures
from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Span, Table, Text
from tabletop.documents.safe import printable
from tabletop.language.catalogue import _

_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>|~&$#]|:(?=//)|(?<=\w)[.](?=[^\W\d_])")
"""What can begin or end a mark within a line, and what makes a renderer see an address."""
_MAIL: Final = re.compile(r"(?<=\S)@(?=\w)")
_AT_START: Final = re.compile(r"^( *)(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_EDGES: Final = re.compile(r"^ +| +$", re.MULTILINE)
_SCISSORS: Final = "✂ – – – – – – – – – – – – – – – – – – – –"
_LINE_END: Final = "\\\n"
_DEEPEST: Final = 6


def markdown(document: Document) -> bytes:
    """Write a document as Markdown."""
    lines = [f"**{_line(document.banner)}**", f"# {_line(document.title)}"]
    if document.subtitle:
        lines.append(_line(document.subtitle))
    lines += _blocks(document.lead)
    for section in document.sections:
        lines += _section(section, 2)
    lines += ["---", *(_line(line) for line in document.foot), f"**{_line(document.banner)}**"]
    return ("\n\n".join(line for line in lines if line) + "\n").encode()


def escaped(text: str) -> str:
    """A text as it has to be written so that it is read as itself; line ends are kept."""
    return _at_edges(_within(text))


def _within(text: str) -> str:
    text = printable(text).replace("\t", " ")
    text = _ANYWHERE.sub(lambda found: "\\" + found[0], text)
    return _MAIL.sub("<!-- -->@", text)  # what is only escaped is still taken for an address by GitHub


def _at_edges(text: str) -> str:
    text = _AT_START.sub(_defused, text.strip("\n"))
    return _EDGES.sub(lambda found: "&#32;" * len(found[0]), text)


def _defused(found: re.Match[str]) -> str:
    spaces, sign, digits, stop = found.groups()
    return f"{spaces}\\{sign}" if sign else f"{spaces}{digits}\\{stop}"


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _section(section: Section, level: int) -> Iterator[str]:
    if section.cut:
        yield _SCISSORS
    yield f"{'#' * min(level, _DEEPEST)} {_line(section.title)}"
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        match block:
            case Paragraph():
                yield _paragraph(block)
            case Listing():
                if number and isinstance(blocks[number - 1], Listing):
                    yield "<!-- -->"  # two lists in a row would be read as one
                yield "\n".join(_items(block))
            case Table():
                yield from _table(block)
            case Chart():
                yield f"**{_line(block.caption)}** {_line(block.alt)}"
                yield from _table(figures(block))


def _paragraph(block: Paragraph) -> str:
    text = _text(block.text, _LINE_END)
    match block.voice:
        case "narrative":
            return text
        case "quote":
            return "\n".join(f"> {line}" for line in text.split("\n"))
        case "prompt":
            return f"**{_line(_('To complete:'))}** {text}"
        case "note":
            return f"*{_line(_('Note:'))}* {text}"


def _items(block: Listing) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        yield mark + _text(item, _LINE_END).replace("\n", "\n" + " " * len(mark))


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{_line(table.caption)}**"
    lines = [
        "| " + " | ".join(_line(title) or " " for title in table.head) + " |",
        "|" + " --- |" * len(table.head),
        *("| " + " | ".join(_text(cell, "<br>") or " " for cell in row) + " |" for row in table.rows),
    ]
    yield "\n".join(lines)


def _text(text: Text, line_end: str) -> str:
    whole = "".join(span.text for span in text)
    parts: list[str] = []
    end = 0
    for span in text:
        start, end = end, end + len(span.text)
        parts.append(_span(span, before=whole[:start][-1:], after=whole[end:][:1]))
    return _at_edges("".join(parts)).replace("\n", line_end)


def _span(span: Span, *, before: str, after: str) -> str:
    match span.tone:
        case "strong" | "chip":
            return _marked(span.text, "**", "b", before, after)
        case "struck":
            return f"{_marked(span.text, '~~', 's', before, ' ')} {_('(taken back)')}"
        case "plain" | "quiet":
            return _within(span.text)


def _marked(text: str, mark: str, tag: str, before: str, after: str) -> str:
    """A stretch between marks where white space is around them, else between tags: there Markdown may not see marks."""
    core = text.strip()
    if not core:
        return text
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    alone = not (left or before).strip() and not (right or after).strip()
    simple = alone and "\n" not in core
    around = (mark, mark) if simple else (f"<{tag}>", f"</{tag}>")
    return f"{left}{around[0]}{_within(core)}{around[1]}{right}"
