"""A report as its parts: sections, paragraphs, tables, figures. Every format writes the same document in its own way.

Invariant: plain frozen data; every text is plain text (never markup of any kind), cleaned where it came in, so a format
only has to escape it. Nothing here knows a format, a file or a log.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "quiet", "struck", "chip"]
"""How a stretch of text is said; `struck` was taken back, `chip` is a short label set off, such as a rating with its
word. A format without a means for one says it in words or leaves it plain."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one tone."""

    text: str
    tone: Tone = "plain"


Text = tuple[Span, ...]


def plain(text: str, tone: Tone = "plain") -> Text:
    """A text in one tone."""
    return (Span(text, tone),) if text else ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line ends within it are kept."""

    text: Text
    voice: Literal["narrative", "quote", "prompt", "note"] = "narrative"
    """The report's own; somebody's words; a question left to whoever finishes the draft; a remark on the report."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    """As many cells each as there are in the head."""
    to_fill: bool = False
    """Whether empty cells are for whoever finishes the draft: a format gives them room."""
    shares: tuple[int, ...] = ()
    """How much of the width each column gets, in percent; empty where a format may choose."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value from a moment on."""

    at: int
    """Exercise time in milliseconds."""
    value: float
    label: str = ""
    """Why it changed."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line in a chart."""

    name: str
    points: tuple[Point, ...]
    band: tuple[tuple[int, float, float], ...] = ()
    """(at, low, high) around it; empty for none."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure. It never stands alone: `alt` says in a sentence what it shows, `data` has its figures.

    In `steps`, the first point of a series is its start; the changes after it are numbered through all series, and
    when `data` has as many rows, its rows are those changes in that order and get the same numbers. In `bars`, each
    point is a bar with its label; in `calibration`, `at` is the share stated and `value` the share observed. In
    `ranges`, `at` is the number of the table's row, from 0, and the band is what lies between the outermost.
    """

    caption: str
    alt: str
    kind: Literal["steps", "bars", "calibration", "ranges"]
    """Values over exercise time; a value for each name; observed against stated share, with the diagonal; what values
    can be, one point of play after the other."""
    series: tuple[Series, ...]
    low: float
    high: float
    until: int
    """The right edge: exercise time in milliseconds; 100 for `calibration`; the last row for `ranges`; else unused."""
    data: Table


Block = Paragraph | Listing | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    anchor: str
    """Unique in the document; lower-case letters, digits and hyphens."""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    pages: bool = False
    """Whether it begins on a page of its own, where there are pages."""
    cut: bool = False
    """Whether it is cut out of the sheet: a format draws a line for the scissors above it, and keeps it whole."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    banner: str
    """The line on every page: "EXERCISE – fictional events"."""
    language: str
    """As in `lang` of HTML: `en`, `de`."""
    written: int
    """Wall time of the log's last record, in milliseconds since 1970: the only date a report has, so that the same log
    makes the same bytes. 0 where there is no log."""
    sections: tuple[Section, ...]
    lead: tuple[Block, ...] = ()
    """Before the first section: what this is, and what it is not."""
    foot: tuple[str, ...] = field(default=())
    """Lines at the very end: the log's head hash, the program's version."""
    compact: bool = False
    """Whether it is meant for one sheet of paper and one screen: smaller, and without a list of contents."""
    paper: Literal["a4", "letter"] = "a4"
    """The sheet, for formats that have to know; a browser asks the printer."""
