"""The list of formats: to add one, write `formats/<name>.py` and a line here.

Invariant: a format is imported when it is used, and makes the same bytes of the same account and document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tabletop.reports.account import Account
    from tabletop.reports.document import Document

Extra = Literal["", "office", "pdf"]
"""What has to be installed beside the program, as in `pip install "tabletop-exercises[pdf]"`; empty for nothing."""


class ExtraMissing(RuntimeError):  # noqa: N818 - it is what the sentence says
    """A format needs a library that is not installed; the arguments are the format's name and the extra."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report: of the document, or of the account behind it. One of the two functions is there."""

    name: str
    suffix: str
    """Of its files, with the dot."""
    needs: Extra = ""
    binary: bool = False
    of_document: Callable[[Document], bytes] | None = None
    of_account: Callable[[Account], bytes] | None = None

    def write(self, account: Account, document: Document) -> bytes:
        """Write whichever of the two this format tells. Raises ExtraMissing."""
        try:
            if self.of_document is not None:
                return self.of_document(document)
            return self.of_account(account) if self.of_account is not None else b""
        except ImportError as error:
            if not self.needs:
                raise
            raise ExtraMissing(self.name, self.needs) from error


def _html(document: Document) -> bytes:
    from tabletop.reports.formats.html import html

    return html(document)


def _markdown(document: Document) -> bytes:
    from tabletop.reports.formats.markdown import markdown

    return markdown(document)


def _docx(document: Document) -> bytes:
    from tabletop.reports.formats.docx import docx

    return docx(document)


def _pdf(document: Document) -> bytes:
    from tabletop.reports.formats.pdf import pdf

    return pdf(document)


def _json(account: Account) -> bytes:
    from tabletop.reports.formats.json import json

    return json(account)


def _csv(account: Account) -> bytes:
    from tabletop.reports.formats.csv import csv

    return csv(account)


def _xlsx(account: Account) -> bytes:
    from tabletop.reports.formats.xlsx import xlsx

    return xlsx(account)


_ALL = (
    Format("html", ".html", of_document=_html),
    Format("md", ".md", of_document=_markdown),
    Format("docx", ".docx", "office", binary=True, of_document=_docx),
    Format("pdf", ".pdf", "pdf", binary=True, of_document=_pdf),
    Format("csv", ".csv", of_account=_csv),
    Format("xlsx", ".xlsx", "office", binary=True, of_account=_xlsx),
    Format("json", ".json", of_account=_json),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""Every format by its name; the first is the usual one."""


def by_suffix(suffix: str) -> Format | None:
    """The format whose files end like this, whatever the case."""
    return next((one for one in _ALL if one.suffix == suffix.lower()), None)
