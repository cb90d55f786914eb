"""The pen of our figures: elements of SVG, texts that fit, ticks that are round, numbers that are always the same.

Invariant: the same figure makes the same bytes; no text is wider than the room it was given. Colours stand in the
attributes, so a figure is whole by itself; a page may set other ones by the classes.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from math import floor, log10
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from tabletop.documents.safe import printable

INK: Final = "#1d2126"
QUIET: Final = "#5c6570"
RULE: Final = "#d5d2c9"
PAPER: Final = "#ffffff"
LINES: Final = ("#0b5394", "#a5361b", "#00664a", "#8a2c6b", "#6a5b00", "#454b54")
"""As the teams' colours in the light theme: told apart by people who see few colours, dark enough for text."""
DASHES: Final = ("", "8 4", "2 3", "10 3 2 3", "14 4", "4 2")
"""A line is known by its pattern, too; and by its name at its end."""
SIZE: Final = 13.0
"""Of the letters."""
_FONT: Final = "system-ui, -apple-system, 'Segoe UI', 'Libertinus Sans', 'DejaVu Sans', sans-serif"
_MOST_TICKS: Final = 8
_RULES: Final = 5
_MINUTES: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)
_MINUTE: Final = 60_000
_VERY_WIDE: Final = "\ufdfd"


def number(value: float) -> str:
    """At most two digits after the point, and never more than are needed."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text.replace("-", "−")


def at(value: float) -> str:
    """A coordinate."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def wide(text: str, size: float = SIZE) -> float:
    """How wide a text is at most, near enough: no font is asked."""
    return size * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if character == _VERY_WIDE:
        return 10
    if unicodedata.east_asian_width(character) in {"W", "F"} or character in "mwMW@%—…":
        return 1
    if character in " fijlrtI.,;:'’‘|!()[]-":
        return 0.42
    return 0.74 if character.isupper() or not character.isascii() else 0.62


def fitting(text: str, room: float, size: float = SIZE) -> str:
    """The text in one line, or as much of it as fits, with an ellipsis."""
    line = " ".join(printable(text).split())
    if wide(line, size) <= room:
        return line
    reach = accumulate((wide(character, size) for character in line), initial=wide("…", size))
    kept = sum(end <= room for end in reach) - 1
    return line[: max(kept, 0)].rstrip() + "…"


def minutes(until: int) -> list[int]:
    """Round moments on the axis of exercise time, in milliseconds."""
    step = next((one for one in _MINUTES if until <= one * _MINUTE * _MOST_TICKS), _MINUTES[-1]) * _MINUTE
    step *= max(1, -(-until // (step * _MOST_TICKS)))
    return list(range(0, until + 1, step))


def levels(low: float, high: float) -> list[float]:
    """Round values from `low` to `high`, both included where they are round."""
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** floor(log10(span / _RULES))
    step = next((power * part for part in (1, 2, 2.5, 5) if span / (power * part) <= _RULES), power * 10)
    first = -(-low // step)
    return [(first + count) * step for count in range(int((high - first * step) / step + 1e-9) + 1)]


def drawing(width: float, height: float, identity: str, title: str, about: str) -> Element:
    """An empty figure with its name and its sentence, for those who hear it."""
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "chart",
            "viewBox": f"0 0 {at(width)} {at(height)}",
            "width": at(width),
            "height": at(height),
            "role": "img",
            "aria-labelledby": f"{identity}-t {identity}-d",
            "font-family": _FONT,
            "font-size": at(SIZE),
        },
    )
    SubElement(svg, "title", {"id": f"{identity}-t"}).text = printable(title)
    SubElement(svg, "desc", {"id": f"{identity}-d"}).text = printable(about)
    return svg


def line(parent: Element, points: list[tuple[float, float]], kind: str, **style: str) -> Element:
    """A line through points; `style` are attributes, with `_` for `-`."""
    way = " ".join(f"{'L' if index else 'M'}{at(x)} {at(y)}" for index, (x, y) in enumerate(points))
    attributes = {"class": kind, "d": way, "fill": "none", "stroke": RULE, "stroke-width": "1"}
    return SubElement(parent, "path", attributes | _named(style))


def circle(parent: Element, x: float, y: float, radius: float, kind: str, **style: str) -> Element:
    """A dot."""
    attributes = {"class": kind, "cx": at(x), "cy": at(y), "r": at(radius), "fill": PAPER, "stroke": INK}
    return SubElement(parent, "circle", attributes | _named(style))


def rectangle(parent: Element, corner: tuple[float, float], size: tuple[float, float], kind: str, **style: str) -> None:
    """A filled rectangle."""
    attributes = {"class": kind, "x": at(corner[0]), "y": at(corner[1]), "width": at(size[0]), "height": at(size[1])}
    SubElement(parent, "rect", attributes | _named(style))


def words(parent: Element, x: float, y: float, text: str, kind: str, **style: str) -> None:
    """A text on one line; `y` is its base."""
    attributes = {"class": kind, "x": at(x), "y": at(y), "fill": INK} | _named(style)
    SubElement(parent, "text", attributes).text = text


def named(part: Element, text: str) -> None:
    """What a pointer that rests on a part is told."""
    SubElement(part, "title").text = printable(text)


def _named(style: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in style.items() if value}
