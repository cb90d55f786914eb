"""Reports as a page."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tabletop.documents.document import Table, plain
from tabletop.documents.formats import html as formats_html
from tabletop.documents.formats.html import html
from tests.documents.formats import sample
from tests.documents.formats.reading import Page, spaced

_TEXT = 4.5
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})")


def test_a_page_is_complete_and_asks_for_nothing() -> None:
    """Language, one title, landmarks, a way past the contents; no script, nothing from outside, no address."""
    text = html(sample.report()).decode()
    page = Page(text)
    tags = [tag for tag, _attributes in page.elements]

    assert text.startswith('<!doctype html>\n<html lang="en"><head><meta charset="utf-8">')
    assert [1] * 5 == [tags.count(one) for one in ("h1", "header", "nav", "main", "footer")]
    assert not {"script", "link", "iframe", "object", "embed", "form", "img", "base"} & set(tags)
    links = [attributes.get("href", "") for _tag, attributes in page.elements if "href" in attributes]
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert "#main" == links[0]
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {"src", "style", "onload", "onclick", "srcset", "data", "action"}.isdisjoint(
        name for _tag, attributes in page.elements for name in attributes
    )
    assert "://" not in text.replace("http://www.w3.org/2000/svg", "")


def test_the_policy_lets_in_this_style_and_nothing_else() -> None:
    """The page's own policy names the hash of its style sheet."""
    text = html(sample.report()).decode()
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert "url(" not in style
    assert "@import" not in style


def test_headings_go_down_step_by_step() -> None:
    """No level is left out, so that a page can be heard by its headings."""
    page = Page(html(sample.report()).decode())
    levels = [int(tag[1]) for tag, _attributes in page.elements if re.fullmatch("h[1-6]", tag)]

    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_has_words_and_a_table() -> None:
    """A figure is an image with a name and a description, and its numbers stand beneath."""
    page = Page(html(sample.report()).decode())
    svgs = [attributes for tag, attributes in page.elements if tag == "svg"]
    ids = {attributes.get("id") for _tag, attributes in page.elements}

    assert 3 == len(svgs)
    for one in svgs:
        assert "img" == one["role"]
        assert set(one["aria-labelledby"].split()) <= ids
    assert "Public trust fell from 55 to 41" in page.said


def test_what_was_taken_back_is_also_heard() -> None:
    """Struck text says so in words, too."""
    assert (
        '<s>Switch off the northern ring<span class="heard"> (taken back)</span></s>' in html(sample.report()).decode()
    )


def test_foreign_text_is_text() -> None:
    """Read by a strict reader, every text of the corpus is where it was put, and no element is theirs."""
    document = sample.hostile()
    page = Page(html(document).decode())
    found = {spaced(text) for text in page.texts} | {spaced(document.title + " · " + document.subtitle)}

    ours = Page(html(sample.report()).decode()).tags() | {"wbr"}
    assert page.tags() <= ours
    missing = [text for text in map(spaced, sample.texts_of(document)) if text and text not in found]
    assert missing == []


def test_a_banner_cannot_leave_the_style_sheet() -> None:
    """The running line of printed pages is written in codes."""
    text = html(replace(sample.report(), banner='"}</style><b>x')).decode()

    assert "</style><b>" not in text
    assert "\\000022\\00007d\\00003c" in text


def test_a_table_without_titles_has_no_empty_head() -> None:
    """And an empty caption is not written."""
    document = replace(
        sample.report(), sections=(), subtitle="", lead=(Table("", ("", ""), ((plain("a"), plain("b")),)),)
    )
    page = Page(html(document).decode())

    assert {"thead", "caption", "nav"}.isdisjoint(page.tags())
    assert "row" == next(attributes["scope"] for tag, attributes in page.elements if tag == "th")


def test_only_endless_words_are_broken() -> None:
    """In a table, so that no column is wider than the page, and no common word is cut."""
    cells = ((plain("Government"), plain("Donaudampfschifffahrt and " + "x" * 40)),)
    text = html(replace(sample.report(), sections=(), lead=(Table("", ("", "y" * 30), cells),))).decode()

    assert "Government</span>" in text
    assert "Donaudampfschiff<wbr>fahrt and " + "x" * 16 + "<wbr>" + "x" * 16 + "<wbr>" + "x" * 8 + "<" in text
    assert "y" * 16 + "<wbr>" + "y" * 14 + "</th>" in text


def test_a_report_may_begin_with_its_first_section() -> None:
    """Then nothing stands before it."""
    assert b'class="lead"' not in html(replace(sample.report(), lead=()))


def test_every_text_stands_out_from_its_ground() -> None:
    """Contrast of at least 4.5 to 1 for text, in the light and in the dark."""
    style = (Path(formats_html.__file__).with_name("html.css")).read_text("utf-8")
    light, dark = (dict(_COLOUR.findall(part)) for part in style.split("@media", 2)[:2])

    for colours in (light, dark):
        for ground in ("paper", "panel", "warm-paper"):
            for ink in ("ink", "quiet", "live", "warm", *(f"c{number}" for number in range(6))):
                assert _contrast(colours[ink], colours[ground]) >= _TEXT, (ink, ground)


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
