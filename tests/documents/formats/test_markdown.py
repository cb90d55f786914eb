"""Reports as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tabletop.decisions.text import clean
from tabletop.documents.document import Document, Listing, Paragraph, Section, Span, Table, Tone, plain
from tabletop.documents.formats.markdown import escaped, markdown
from tests.documents.formats import sample
from tests.documents.formats.reading import Page, spaced

OURS = {"h1", "h2", "h3", "p", "strong", "em", "b", "s", "br", "ul", "ol", "li", "blockquote", "hr"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}
LIVELY = "ab1 \n*_`~<>[]()|\\&#-+=.:@!/$"


def read(text: str) -> Page:
    """Markdown as a renderer reads it that knows tables, struck text, HTML and bare addresses."""
    return Page(MarkdownIt("gfm-like", {"html": True}).render(text))


def test_a_report_in_markdown() -> None:
    """Banner, headings in order, tables, what was taken back, room for what people add."""
    text = markdown(sample.report()).decode()

    assert text.startswith("**EXERCISE – fictional events**\n\n# After-action report: Grey Weather\n")
    assert text.endswith("\n\n**EXERCISE – fictional events**\n")
    assert "**● Operators** decided at 33:10: ~~Switch off the northern ring~~ (taken back) **Keep the ring on" in text
    assert "> Because a hospital" in text
    assert "**To complete:** Which strength" in text
    assert "*Note:* This team" in text
    assert "a cable has been cut.\\\nNobody" in text
    assert "1. Switch off the northern ring\n2. Ask for help" in text
    assert "| Who speaks first |   |   |   |" in text


def test_foreign_text_is_read_as_it_is() -> None:
    """Parsed with HTML, tables and bare addresses on, every text is there, and no mark or link is theirs."""
    document = sample.hostile()
    page = read(markdown(document).decode())
    found = {spaced(text) for text in page.texts}

    assert page.tags() <= OURS
    assert [text for text in map(spaced, sample.texts_of(document)) if text and text not in found] == []


@given(
    st.lists(
        st.tuples(st.text(LIVELY, max_size=12), st.sampled_from(("plain", "strong", "struck", "chip", "quiet"))),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60)
@example([("1", "strong"), ("1", "strong")])
@example([("(a", "strong"), ("b)", "struck"), ("\n- c", "chip")])
def test_any_text_in_any_tone(parts: list[tuple[str, Tone]]) -> None:
    """However tones and signs meet, what is read is what was said, in a paragraph, an item, a quotation and a cell."""
    text = tuple(Span(words, tone) for words, tone in parts)
    said = spaced("".join(span.text + (" (taken back)" if span.tone == "struck" else "") for span in text))
    blocks = (Paragraph(text), Listing((text,)), Listing((text,), ordered=True), Paragraph(text, "quote"))
    table = Table("", ("a", "b"), ((plain("x"), text),))
    document = Document("t", "", "b", "en", 0, (Section("s", "s", (*blocks, table)),))

    page = read(markdown(document).decode())

    assert page.tags() <= OURS
    assert not said or 5 <= sum(said == spaced(one) for one in page.texts)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3.5 percent, e.g. of GDP", "3.5 percent, e\\.g. of GDP"),
        ("Evidence (record 41) – no names!", "Evidence (record 41) – no names!"),
        ("  indented", "&#32;&#32;indented"),
        ("2026. A year", "2026\\. A year"),
    ],
)
def test_plain_prose_stays_legible(text: str, written: str) -> None:
    """Only what could be a mark is escaped."""
    assert written == escaped(text)
    assert spaced(clean(text)) == spaced(read(escaped(text)).said)
