"""What holds for every format there is, and every one that will be."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from tabletop.documents.document import Document
from tabletop.documents.registry import ExtraMissing
from tabletop.reports.account import Account
from tabletop.reports.registry import FORMATS, Format, by_suffix
from tests.documents.formats import sample
from tests.reports.formats.told import account

ACCOUNT = account()
SHOWN = "EXERCISE"
"""The banner's first word: a table may say the line in a column of its own."""


def readable(made: bytes) -> str:
    """The letters in a file, whatever it is packed in; a PDF packs its own so that they are looked for elsewhere."""
    if made.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(made))
        xml = [parts.read(name) for name in parts.namelist() if name.endswith(".xml")]
        return "\n".join(text for one in xml for text in fromstring(one).itertext())  # noqa: S314 - made above
    return made.decode("utf-8", "replace")


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_every_format(form: Format) -> None:
    """It writes something, the same twice, with the line on it; and it is found by its ending."""
    made = form.write(ACCOUNT, sample.report())

    assert made
    assert made == form.write(ACCOUNT, sample.report())
    assert form.name == "pdf" or SHOWN in readable(made) or form.name == "csv"
    assert form is by_suffix(form.suffix.upper())
    assert (form.of_document is None) != (form.of_account is None)
    assert form.binary or made.decode("utf-8")


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_no_format_dies_of_the_corpus(form: Format) -> None:
    """Bad texts in every place: whole files, without a character that nobody sees."""
    few = {name: sample.CORPUS[name] for name in list(sample.CORPUS)[:12]} if form.binary else None
    made = form.write(ACCOUNT, sample.hostile(few))

    assert made
    if form.name != "pdf":
        seen = readable(made)
        assert not {"\x00", "\x1b", "\u202e", "\u2028"} & set(seen)


@pytest.mark.parametrize("kind", ["of_document", "of_account"])
def test_a_library_that_is_missing(kind: str) -> None:
    """It is said which extra brings it."""

    def missing(_told: object) -> bytes:
        raise ImportError

    writers: dict[str, Callable[[object], bytes]] = {kind: missing}
    of_document: Callable[[Document], bytes] | None = writers.get("of_document")
    of_account: Callable[[Account], bytes] | None = writers.get("of_account")
    form = Format("pdf", ".pdf", "pdf", of_document=of_document, of_account=of_account)
    with pytest.raises(ExtraMissing) as caught:
        form.write(ACCOUNT, sample.report())

    assert ("pdf", "pdf") == caught.value.args
    with pytest.raises(ImportError):
        replace(form, needs="").write(ACCOUNT, sample.report())


def test_an_unknown_ending() -> None:
    """No format has it."""
    assert by_suffix(".odt") is None


def test_json_is_json() -> None:
    """And can be read back."""
    assert "tabletop-account/1" == json.loads(FORMATS["json"].write(ACCOUNT, sample.report()))["schema"]
