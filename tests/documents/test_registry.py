"""What holds for every format of documents there is, and every one that will be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.documents.document import Document
from tabletop.documents.registry import DOCUMENT_FORMATS, DocumentFormat, ExtraMissing
from tests.documents.formats import sample


@pytest.mark.parametrize("form", DOCUMENT_FORMATS.values(), ids=list(DOCUMENT_FORMATS))
def test_every_format(form: DocumentFormat) -> None:
    """It writes something, the same twice; and a file of letters has the line on it."""
    made = form.write(sample.report())

    assert made == form.write(sample.report())
    assert form.binary or "EXERCISE" in made.decode("utf-8")


def test_a_library_that_is_missing() -> None:
    """It is said which extra brings it; a fault of our own stays one."""

    def missing(_document: Document) -> bytes:
        raise ImportError

    form = DocumentFormat("pdf", ".pdf", missing, "pdf")
    with pytest.raises(ExtraMissing) as caught:
        form.write(sample.report())

    assert ("pdf", "pdf") == caught.value.args
    with pytest.raises(ImportError):
        replace(form, needs="").write(sample.report())
