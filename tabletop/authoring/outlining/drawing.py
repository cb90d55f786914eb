"""The outline as a drawn map: moves from left to right, injects as cards with their decisions, endings, and arrows.

Invariant: the picture asks for nothing and does nothing: no script, no link, no font; every text is a text node. Shapes
and words say what colours say. The same outline makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tabletop.authoring.outlining.cards import BOLD, INSET, PAD, SIZES, WIDTH, Card, Chip
from tabletop.authoring.outlining.lanes import LEFT, SPINE, Plan, plan_of
from tabletop.authoring.outlining.legend import LEGEND_HEIGHT, legend
from tabletop.authoring.outlining.outline import MoveOutline, Outline
from tabletop.authoring.outlining.routing import Way, ways_of
from tabletop.authoring.outlining.telling import honesty, sums, times
from tabletop.authoring.outlining.words import filled
from tabletop.documents.charts_drawing import INK, LINES, PAPER, QUIET, at, fitting, named, rectangle, words
from tabletop.documents.charts_drawing import drawing as figure
from tabletop.language.catalogue import N_, _

STYLE: Final = Path(__file__).with_name("map.css")
_HEAD: Final = 96.0
"""Where the heads of the moves begin."""
_HEAD_HEIGHT: Final = 40.0
_ROUND: Final = "12"
_DASH: Final = {"conditional": "", "contingency": "7 4", "template": "2 4"}
_TIP: Final = 8.0


def drawing(told: Outline) -> bytes:
    """Write the map as a picture that is whole by itself."""
    svg = map_of(told)
    style = Element("style")
    style.text = STYLE.read_text("utf-8")
    svg.insert(2, style)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(svg, encoding="unicode").encode() + b"\n"


def map_of(told: Outline) -> Element:
    """The map, without its style."""
    plan = plan_of(told)
    ways = ways_of(plan)
    lowest = max([plan.height, *(y for way in ways for _x, y in way.points)])
    height = lowest + 34 + LEGEND_HEIGHT
    title = filled(N_("Map of “$title”"), title=told.title)
    svg = figure(plan.width, height, "map", title, f"{sums(told)}. {honesty(told)}")
    svg.set("class", "map")
    rectangle(svg, (0, 0), (plan.width, height), "sheet", fill="#f6f4ef")
    _heading(svg, told, plan.width)
    for move, span in zip([*told.moves, None], plan.spans, strict=True):
        _band(svg, move, told, span, lowest + 20)
    _spines(svg, plan, len(told.moves))
    colours = _colours(ways)
    for way in ways:
        _arrow(svg, way, colours[way.arrow.source[0]])
    for lane in plan.lanes:
        for card in lane.cards:
            _card(svg, card)
    for way in ways:
        _port(svg, way, colours[way.arrow.source[0]])
    legend(svg, LEFT, lowest + 40)
    return svg


def _colours(ways: Sequence[Way]) -> dict[str, int]:
    """Decision → the number of its colour, in the order they come."""
    names = dict.fromkeys(way.arrow.source[0] for way in ways)
    return {name: number % len(LINES) for number, name in enumerate(names)}


def _heading(svg: Element, told: Outline, width: float) -> None:
    room = width - 2 * LEFT
    words(svg, LEFT, 42, fitting(told.title, room * 0.7, 28), "title", font_size="26", font_weight="700")
    words(svg, LEFT, 66, fitting(f"{times(told)}. {sums(told)}.", room, 14), "quiet", font_size="14", fill=QUIET)
    banner = _("EXERCISE – fictional events")
    words(svg, width - LEFT, 38, banner, "quiet", font_size="13", font_weight="600", text_anchor="end", fill=QUIET)


def _band(svg: Element, move: MoveOutline | None, told: Outline, span: tuple[float, float], bottom: float) -> None:
    """The ground a move stands on, with its head: an arrow, because moves follow each other."""
    left, right = span
    rectangle(svg, (left, _HEAD), (right - left, bottom - _HEAD), "move", fill="#ece8df", rx="10")
    y, tip = _HEAD, 14 if move else 0
    shape = (
        f"M{at(left)} {at(y)}H{at(right - tip)}l{tip} {at(_HEAD_HEIGHT / 2)}l{-tip} {at(_HEAD_HEIGHT / 2)}H{at(left)}Z"
    )
    SubElement(svg, "path", {"class": "head", "d": shape, "fill": PAPER, "stroke": QUIET})
    room = right - left - tip - 20
    if move is None:
        said, when = _("Endings"), _("the first that fits")
    else:
        said = filled(N_("$n · $title"), n=told.moves.index(move) + 1, title=move.title)
        when = filled(N_("min $from–$to"), **{"from": move.starts, "to": move.starts + move.minutes})
    side = 7.0 * len(when) + 14
    words(svg, left + 12, y + 26, fitting(said, room - side, 17), "name", font_size="16", font_weight="700")
    words(svg, right - tip - 10, y + 26, when, "quiet", font_size="12.5", text_anchor="end", fill=QUIET)


def _spines(svg: Element, plan: Plan, moves: int) -> None:
    """The clock beside the line of play."""
    for lane in plan.lanes:
        if lane.depth or lane.move == moves or not lane.cards:
            continue
        x = lane.x - SPINE / 2 - 2
        timed = [card for card in lane.cards if card.at is not None]
        if timed:
            way = f"M{at(x)} {at(timed[0].y + 20)}V{at(timed[-1].y + 20)}"
            SubElement(svg, "path", {"class": "spine", "d": way, "stroke": QUIET, "stroke-width": "2.5"})
        for card in timed:
            place = {"class": "clock", "cx": at(x), "cy": at(card.y + 20), "r": "13", "fill": PAPER, "stroke": QUIET}
            SubElement(svg, "circle", place)
            words(svg, x, card.y + 24, str(card.at), "time", font_size="11.5", text_anchor="middle")


def _arrow(svg: Element, way: Way, colour: int) -> None:
    points = way.points
    path = f"M{at(points[0][0])} {at(points[0][1])}"
    for (x0, y0), (x1, y1) in zip(points[::2], points[1::2], strict=True):
        end = x1 - _TIP if (x1, y1) == points[-1] else x1
        path += f"L{at(x0)} {at(y0)}" if (x0, y0) != points[0] else ""
        path += _swing(x0, y0, end, y1)
    group = SubElement(svg, "g", {"class": f"c{colour}"})
    halo = {"class": "halo", "d": path, "fill": "none", "stroke": "#f6f4ef", "stroke-width": "5"}
    SubElement(group, "path", halo)
    line = {"class": "way", "d": path, "fill": "none", "stroke": LINES[colour], "stroke-width": "2"}
    dashes = "" if way.arrow.opens and not way.arrow.later else "2 4" if way.arrow.later else "7 4"
    SubElement(group, "path", line | ({"stroke-dasharray": dashes} if dashes else {}))


def _swing(x0: float, y0: float, x1: float, y1: float) -> str:
    """A curve from left to right; one that leads back swings wider."""
    pull = max(26.0, (x1 - x0) * 0.55) if x1 > x0 else 60.0
    return f"C{at(x0 + pull)} {at(y0)} {at(x1 - pull)} {at(y1)} {at(x1)} {at(y1)}"


def _port(svg: Element, way: Way, colour: int) -> None:
    """Where an arrow leaves, and its tip: a triangle for what it opens, a bar for what it rules out."""
    group = SubElement(svg, "g", {"class": f"c{colour}"})
    x, y = way.points[0]
    dot = {"class": "tip", "cx": at(x), "cy": at(y), "r": "4.5", "fill": LINES[colour]}
    SubElement(group, "circle", dot)
    x, y = way.points[-1]
    triangle, bar = f"M{at(x)} {at(y)}l{at(-_TIP - 2)} -5v10Z", f"M{at(x - 4)} {at(y - 7)}h4v14h-4Z"
    shape = triangle if way.arrow.opens else bar
    SubElement(group, "path", {"class": "tip", "d": shape, "fill": LINES[colour]})


def _card(svg: Element, card: Card) -> None:
    group = SubElement(svg, "g")
    named(group, card.about)
    _outline(group, card)
    for chip in card.chips:
        _chip(group, card, chip)
    tops = [chip.top for chip in card.chips]
    for row in card.rows:
        quiet = row.kind in {"when", "who", "later", "note"}
        inset = 0.0 if row.kind in {"when", "title", "need", "note"} or (row.kind == "dead" and not tops) else INSET
        inset += 6 if row.kind in {"port", "later"} else 0
        style = {"font_size": at(SIZES[row.kind]), "font_weight": "650" if row.kind in BOLD else ""}
        right = row.kind in {"port", "later"}
        x = card.x + WIDTH - PAD - INSET if right else card.x + PAD + inset
        kind = "dead" if row.kind == "dead" else "quiet" if quiet else row.kind
        anchor = {"text_anchor": "end"} if right else {}
        words(group, x, card.y + row.y, row.text, kind, fill=QUIET if quiet else INK, **style, **anchor)


def _outline(group: Element, card: Card) -> None:
    corner, size = (card.x, card.y), (WIDTH, card.height)
    gone = " gone" if card.dead else ""
    if card.kind == "ending":
        rectangle(group, corner, size, f"ending{gone}", fill="#fdf3e1", stroke="#8a4b00", stroke_width="1.5", rx="3")
        within, less = (card.x + 3.5, card.y + 3.5), (WIDTH - 7, card.height - 7)
        rectangle(group, within, less, f"inner{gone}", fill="none", stroke="#8a4b00", rx="2")
        return
    held = card.kind in {"contingency", "template"}
    style = {"stroke_dasharray": _DASH.get(card.kind, ""), "rx": _ROUND if held else "3"}
    fill, edge = ("#f7f5f0", QUIET) if held else (PAPER, INK)
    kind = f"{'held' if held else 'card'}{gone}"
    rectangle(group, corner, size, kind, fill=fill, stroke=edge, stroke_width="1.6", **style)


def _chip(group: Element, card: Card, chip: Chip) -> None:
    """A decision: a hexagon, however high."""
    left, right = card.x + INSET, card.x + WIDTH - INSET
    top, bottom, cut = card.y + chip.top, card.y + chip.bottom, 9.0
    shape = (
        f"M{at(left + cut)} {at(top)}H{at(right - cut)}L{at(right)} {at(top + cut)}V{at(bottom - cut)}"
        f"L{at(right - cut)} {at(bottom)}H{at(left + cut)}L{at(left)} {at(bottom - cut)}V{at(top + cut)}Z"
    )
    place = SubElement(group, "path", {"class": "ask", "d": shape, "fill": "#e8f0f9", "stroke": "#0b5394"})
    named(place, chip.about)
