"""The list of formats of reports: those of any document, and those that write the account behind it.

To add one of an account, write `formats/<name>.py` and a line here; one of documents goes into `documents.registry`.

Invariant: a format is imported when it is used, and makes the same bytes of the same account and document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tabletop.documents.registry import DOCUMENT_FORMATS, Extra, ExtraMissing

if TYPE_CHECKING:
    from tabletop.documents.document import Document
    from tabletop.reports.account import Account


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
    *(
        Format(one.name, one.suffix, one.needs, binary=one.binary, of_document=one.write)
        for one in DOCUMENT_FORMATS.values()
    ),
    Format("csv", ".csv", of_account=_csv),
    Format("xlsx", ".xlsx", "office", binary=True, of_account=_xlsx),
    Format("json", ".json", of_account=_json),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""Every format by its name; the first is the usual one."""


def by_suffix(suffix: str) -> Format | None:
    """The format whose files end like this, whatever the case."""
    return next((one for one in _ALL if one.suffix == suffix.lower()), None)
