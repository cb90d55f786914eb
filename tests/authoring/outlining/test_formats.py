"""The forms of an outline, whatever the titles hold: each is what programs for it read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from xml.etree.ElementTree import Element, fromstring

import pytest

from tabletop.authoring.outlining.cards import WIDTH
from tabletop.authoring.outlining.formats import written
from tabletop.authoring.outlining.lanes import Plan, plan_of
from tabletop.authoring.outlining.mermaid import quoted
from tabletop.authoring.outlining.outline import Outline
from tabletop.authoring.outlining.routing import Way, ways_of
from tabletop.authoring.outlining.text import rows
from tabletop.documents.safe import printable
from tests.authoring.outlining.stories import HOSTILE, told

SVG = "{http://www.w3.org/2000/svg}"
LABEL = r'"(?:[\w .,:!?’–—·−…-]|#\d+;|<br/>)*"'
MERMAID = re.compile(
    rf"flowchart TB|  subgraph g\d+\[{LABEL}\]|  end"
    rf"|    n\d+(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{\{{{LABEL}\}}\}}|\[\[{LABEL}\]\])"
    r":::(?:inject|held|decision|ending|dead)"
    rf"|  n\d+ (?:==>|---|-->|-\.->)(?:\|{LABEL}\|)? n\d+|  classDef [a-z]+ [a-z0-9:#,\- ]+"
)
"""The part of the language that is used, line by line."""


def picture(text: bytes) -> Element:
    """The tree of a picture."""
    return fromstring(text)  # noqa: S314 - we wrote it


titles = pytest.mark.parametrize("title", ["", *HOSTILE], ids=lambda title: repr(title[:12]))


@titles
def test_mermaid(title: str) -> None:
    """Every line is one of ours: no title can end a label, or begin anything."""
    text = written(told(title), "mermaid").decode()
    assert [] == [line for line in text.removesuffix("\n").split("\n") if not MERMAID.fullmatch(line)]


def test_a_mermaid_label_reads_as_the_title() -> None:
    """Signs are written as entities, and stand for themselves."""
    for title in HOSTILE:
        back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), quoted(title))
        assert unicodedata.normalize("NFC", " ".join(printable(title).split())) == back


@pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz is not here")
def test_graphviz_reads_it() -> None:
    """Graphviz finds every node with its title, whatever that holds; all hostile titles in one go."""
    for title in ("", *HOSTILE):
        text = written(told(title), "dot")
        made = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, check=False, timeout=30)
        assert (0, b"") == (made.returncode, made.stderr)
        nodes = re.findall(r"^node (n\d+) ", made.stdout.decode(), re.MULTILINE)
        assert set(re.findall(r"^    (n\d+) \[", text.decode(), re.MULTILINE)) == set(nodes)


@titles
def test_dot_is_balanced(title: str) -> None:
    """Outside of quotes there is nothing but our own words."""
    text = written(told(title), "dot").decode()
    bare = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    assert re.fullmatch(r"[\w\s={}\[\];,>\"-]*", bare)
    assert bare.count("{") == bare.count("}")


@titles
def test_a_picture_is_well_formed(title: str) -> None:
    """XML that is read, with nothing in it that does anything; what is written is in text."""
    svg = picture(written(told(title), "svg"))
    kinds = {part.tag.removeprefix(SVG) for part in svg.iter()}
    assert {"svg", "title", "desc", "style", "rect", "path", "circle", "text", "g"} >= kinds
    assert not [key for part in svg.iter() for key in part.attrib if key.startswith("on") or key in {"href", "style"}]


def test_a_picture_is_named() -> None:
    """It has a title and a description; every card says what it is to a pointer that rests on it."""
    svg = picture(written(told(), "svg"))
    assert "Map of “A story of Northland”" == svg.findtext(f"{SVG}title")
    assert "2 moves, 6 injects" in (svg.findtext(f"{SVG}desc") or "")
    tips = {part.text for part in svg.iter(f"{SVG}title")}
    assert {"start: Start", "first: Who speaks for the team?", "calm: Calm"} <= tips


@titles
def test_a_page_asks_for_nothing(title: str) -> None:
    """Its own policy forbids everything but its style; there is no script, no link out; the words are under the map."""
    page = written(told(title), "html").decode()
    assert "default-src 'none'; style-src 'sha256-" in page
    assert [] == re.findall(r"<script|javascript:|<img|<link|<iframe|url\(|@import|<a [^>]*href=\"(?!#)", page)
    assert '<main id="text"' in page
    assert page.count("<svg") == 1


def test_a_page_says_it_in_words() -> None:
    """What the map shows stands below in words: injects, needs, what follows."""
    page = written(told(), "html").decode()
    words = re.sub(r"<[^>]+>", "", page.partition('<main id="text"')[2])
    for one in (
        "start – Start",
        "first: Shout",
        "flag loud",
        "2 injects later, with after or last",
        "rules out the ending",
    ):
        assert one in words


def test_json_and_markdown() -> None:
    """The data as it is; the document with its headings."""
    data = json.loads(written(told(), "json"))
    assert ("tabletop-outline/1", "story", 6) == (
        data["format"],
        data["id"],
        sum(len(m["steps"]) for m in data["moves"]),
    )
    assert "## Move 1: One\n" in written(told(), "md").decode()


def test_lines_say_what_dead_is() -> None:
    """Held back, templates and conditions are said in words, not by a colour."""
    text = "\n".join(row.text for row in rows(told()))
    for words in ("HELD BACK", "TEMPLATE, ANY TIME", "ONLY IF", "OPTIONAL", "needs flag loud", "or Trust below 40"):
        assert words in text
    assert len(list(rows(told(), brief=True))) < len(list(rows(told())))


def overlaps(plan: Plan, ways: list[Way]) -> list[str]:
    """Cards that lie on each other, and arrows that run across a card."""
    cards = [card for lane in plan.lanes for card in lane.cards]
    found = [
        f"{one.key} on {other.key}"
        for number, one in enumerate(cards)
        for other in cards[number + 1 :]
        if one.x < other.x + WIDTH and other.x < one.x + WIDTH and one.y < other.bottom and other.y < one.bottom
    ]
    for way in ways:
        for (x0, y0), (x1, _y1) in zip(way.points[1:-1:2], way.points[2:-1:2], strict=True):
            found += [
                f"{way.arrow.source} across {card.key}"
                for card in cards
                if card.x < x1 and x0 < card.x + WIDTH and card.y < y0 < card.bottom
            ]
    return found


@titles
def test_nothing_lies_on_anything(title: str) -> None:
    """No two cards overlap, and no arrow that passes a lane runs across a card in it."""
    plan = plan_of(told(title))
    assert [] == overlaps(plan, ways_of(plan))


def test_shipped_maps(shipped: Outline) -> None:
    """That holds for the scenarios that come with the program; every lead is an arrow."""
    plan = plan_of(shipped)
    ways = ways_of(plan)
    assert [] == overlaps(plan, ways)
    leads = sum(len(step.leads) + sum(len(r.leads) for a in step.asks for r in a.results) for step in shipped.steps)
    assert leads == len(ways)


def test_texts_stay_in_their_cards(shipped: Outline) -> None:
    """No line of a card ends outside of the picture."""
    svg = picture(written(shipped, "svg"))
    width = float(svg.get("width", "0"))
    ends = [float(part.get("x", "0")) for part in svg.iter(f"{SVG}text")]
    assert max(ends) <= width
