"""What the shapes of the map mean, in words, under it.

Invariant: every shape and line that the map can have is in it.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from tabletop.documents.charts_drawing import INK, LINES, PAPER, QUIET, at, rectangle, wide, words
from tabletop.language.catalogue import _

LEGEND_HEIGHT: Final = 44.0
_BOX: Final = (30.0, 18.0)


def legend(svg: Element, x: float, y: float) -> None:
    """Draw it from `x` on, in one line."""
    group = SubElement(svg, "g")
    for kind, said in (
        ("card", _("inject")),
        ("held", _("held back")),
        ("template", _("template")),
        ("ask", _("decision")),
        ("ending", _("ending")),
        ("opens", _("can lead to")),
        ("closes", _("rules out")),
        ("later", _("leads to it later")),
    ):
        _shape(group, kind, x, y)
        words(group, x + 38, y + 14, said, "quiet", font_size="13", fill=QUIET)
        x += 38 + wide(said, 13) + 26


def _shape(group: Element, kind: str, x: float, y: float) -> None:
    match kind:
        case "card":
            rectangle(group, (x, y), _BOX, "card", fill=PAPER, stroke=INK, stroke_width="1.6", rx="3")
        case "held" | "template":
            dash = "7 4" if kind == "held" else "2 4"
            style = {"fill": "#f7f5f0", "stroke": QUIET, "stroke_dasharray": dash, "rx": "8"}
            rectangle(group, (x, y), _BOX, "held", stroke_width="1.6", **style)
        case "ask":
            shape = f"M{at(x + 6)} {at(y)}h18l6 6v6l-6 6h-18l-6 -6v-6Z"
            SubElement(group, "path", {"class": "ask", "d": shape, "fill": "#e8f0f9", "stroke": "#0b5394"})
        case "ending":
            rectangle(group, (x, y), _BOX, "ending", fill="#fdf3e1", stroke="#8a4b00", stroke_width="1.5", rx="3")
            rectangle(group, (x + 3, y + 3), (24, 12), "inner", fill="none", stroke="#8a4b00", rx="2")
        case _:
            _line(group, kind, x, y + 9)


def _line(group: Element, kind: str, x: float, y: float) -> None:
    place = SubElement(group, "g", {"class": "c0"})
    dash = {"opens": {}, "closes": {"stroke-dasharray": "7 4"}, "later": {"stroke-dasharray": "2 4"}}[kind]
    line = {"class": "way", "d": f"M{at(x)} {at(y)}h24", "stroke": LINES[0], "stroke-width": "2", **dash}
    SubElement(place, "path", line)
    tip = f"M{at(x + 26)} {at(y - 7)}h4v14h-4Z" if kind == "closes" else f"M{at(x + 32)} {at(y)}l-10 -5v10Z"
    SubElement(place, "path", {"class": "tip", "d": tip, "fill": LINES[0]})
