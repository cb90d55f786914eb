"""Reports as PDF."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
import typst

from tabletop.documents.formats import pdf as formats_pdf
from tabletop.documents.formats.pdf import pdf
from tests.documents.formats import sample


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What reaches typst, instead of a PDF."""
    calls: list[dict[str, object]] = []

    def compiled(source: bytes, **options: object) -> bytes:
        calls.append({"source": source, **options})
        return b"%PDF-"

    monkeypatch.setattr(typst, "compile", compiled)
    return calls


def test_it_is_tagged_and_knows_its_language() -> None:
    """So that it can be heard; and the outline has the headings."""
    made = pdf(sample.report())

    assert made.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    assert b"/Lang(en)" in made
    assert b"/Outlines" in made
    assert b"20260921141320" in made


def test_foreign_text_is_data(given: list[dict[str, object]]) -> None:
    """The template is the same for every report; every text is in the data, and nowhere else."""
    document = sample.hostile()
    pdf(sample.report())
    pdf(document)
    assert given[0]["source"] == given[1]["source"]
    inputs = given[1]["sys_inputs"]
    assert isinstance(inputs, dict)
    data = json.loads(inputs["report"])
    told = json.dumps(data, ensure_ascii=False).replace("\u200b", "")

    for text in sample.CORPUS.values():
        assert json.dumps(text, ensure_ascii=False)[1:-1] in told


@pytest.mark.parametrize("name", ["typst_code", "md_emphasis", "html_script", "long_word", "cjk_wide", "fmt_percent"])
def test_bad_texts_are_set(name: str) -> None:
    """Whatever a text looks like, it is set as letters."""
    texts = {name: sample.CORPUS[name], "a": "a", "b": "b", "c": "c"}

    assert pdf(sample.hostile(texts)).startswith(b"%PDF-1.7")


def test_other_scripts_take_the_fonts_of_the_machine(given: list[dict[str, object]]) -> None:
    """Then, and only then, fonts are looked for; and the report says that letters may be missing."""
    pdf(sample.report())
    pdf(replace(sample.report(), subtitle="界界界"))

    assert [True, False] == [one["ignore_system_fonts"] for one in given]
    remarks = [str(one["sys_inputs"]).count("no font of this computer") for one in given]
    assert [0, 1] == remarks


def test_endless_words_can_be_broken() -> None:
    """A page has an edge; short words are left alone."""
    assert "\u200b" not in formats_pdf._broken("Donaudampfschifffahrtsgesellschaft")  # noqa: SLF001
    assert 100 == len(re.sub("\u200b", "", formats_pdf._broken("x" * 100)))  # noqa: SLF001
    assert "\u200b" in formats_pdf._broken("x" * 100)  # noqa: SLF001


def test_a_report_of_one_section_has_no_contents(given: list[dict[str, object]]) -> None:
    """As on the one page for the hot wash."""
    pdf(replace(sample.report(), sections=sample.report().sections[:1], lead=sample.report().lead))

    assert '"contents": ""' in str(given[0]["sys_inputs"])
