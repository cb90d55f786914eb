"""The list of formats for documents: to add one, write `formats/<name>.py` and a line here.

Invariant: a format is imported when it is used, and makes the same bytes of the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tabletop.documents.document import Document

Extra = Literal["", "office", "pdf"]
"""What has to be installed beside the program, as in `pip install "tabletop-exercises[pdf]"`; empty for nothing."""


class ExtraMissing(RuntimeError):  # noqa: N818 - it is what the sentence says
    """A format needs a library that is not installed; the arguments are the format's name and the extra."""


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A way to write a document."""

    name: str
    suffix: str
    """Of its files, with the dot."""
    made: Callable[[Document], bytes]
    """Writes it; raises ImportError where the library it needs is not installed."""
    needs: Extra = ""
    binary: bool = False

    def write(self, document: Document) -> bytes:
        """Write a document. Raises ExtraMissing."""
        try:
            return self.made(document)
        except ImportError as error:
            if not self.needs:
                raise
            raise ExtraMissing(self.name, self.needs) from error


def _html(document: Document) -> bytes:
    from tabletop.documents.formats.html import html

    return html(document)


def _markdown(document: Document) -> bytes:
    from tabletop.documents.formats.markdown import markdown

    return markdown(document)


def _docx(document: Document) -> bytes:
    from tabletop.documents.formats.docx import docx

    return docx(document)


def _pdf(document: Document) -> bytes:
    from tabletop.documents.formats.pdf import pdf

    return pdf(document)


_ALL = (
    DocumentFormat("html", ".html", _html),
    DocumentFormat("md", ".md", _markdown),
    DocumentFormat("docx", ".docx", _docx, "office", binary=True),
    DocumentFormat("pdf", ".pdf", _pdf, "pdf", binary=True),
)

DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = MappingProxyType({one.name: one for one in _ALL})
"""Every format by its name; the first is the usual one."""
