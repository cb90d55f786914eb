"""`IMPORTED.md`: what became of a list, for whoever opens the folder later.

Invariant: everything that was said while importing is in it, none of it shortened away.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.msel.bringing_in import Brought
from tabletop.authoring.msel.laying_out import BANNER
from tabletop.authoring.msel.looking import named
from tabletop.authoring.msel.table import Remarks
from tabletop.authoring.msel.words import placed, why
from tabletop.decisions.text import clean_line
from tabletop.documents.formats.markdown import escaped

_CELL = 200


def imported(source: str, brought: Brought, remarks: Remarks) -> str:
    """The page."""
    return "\n".join(_lines(source, brought, remarks)) + "\n"


def plain_line(text: str) -> str:
    """A stranger's text for a page: one line, and nothing in it is taken for layout."""
    return escaped(clean_line(text, limit=_CELL))


def _lines(source: str, brought: Brought, remarks: Remarks) -> Iterator[str]:
    yield f"# Imported from {plain_line(source)}"
    yield ""
    yield f"{BANNER}. The cells of the list as they stood are kept in `msel.yaml`."
    yield "`tabletop export --msel` puts them back."
    if brought.mapping is not None:
        yield ""
        yield "| column | heading | read as |"
        yield "|---|---|---|"
        for letter, heading, field, reason, like in named(brought.mapping):
            because = why(reason, like)
            use = plain_line(f"{field or 'left out'}{f' ({because})' if because else ''}")
            yield f"| {letter} | {plain_line(heading)} | {use} |"
    if remarks.notes:
        yield ""
        yield "## What was found, and what was done"
        yield ""
        yield from (f"- {plain_line(placed(note))}" for note in remarks.in_order)
    yield ""
    yield "## What is left to write"
    yield ""
    yield "Every text that begins with TODO in `scenario.yaml`: `tabletop check` lists them."
