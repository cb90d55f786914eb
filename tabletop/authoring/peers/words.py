"""What is said about another program's export: why it is not taken, and what of it was left out.

Invariant: every refusal has its sentence here; whatever was left out is listed by name and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from typing import Final

from tabletop.authoring.msel.laying_out import BANNER
from tabletop.authoring.msel.report import plain_line
from tabletop.authoring.msel.table import Note
from tabletop.authoring.msel.words import noted
from tabletop.authoring.peers.packing import NotTaken, Refused
from tabletop.authoring.peers.transfer import Transferred
from tabletop.decisions.text import clean_line
from tabletop.language.catalogue import N_, _

REFUSALS: Final = {
    Refused.NOT_JSON: N_("The export is no whole JSON document (line and column $detail). Export it once more."),
    Refused.TOO_BIG: N_("The JSON document is larger than $detail MB; no scenario is. Export it without attachments."),
    Refused.TOO_DEEP: N_("The JSON document goes deeper than $detail levels; no exercise does. It was not read."),
    Refused.TOO_MANY: N_("The JSON document holds more than $detail values; no scenario does. It was not read."),
    Refused.KEY_TWICE: N_("The JSON document says “$detail” twice in one place, and which one counts nobody can know."),
    Refused.NO_NUMBER: N_("The JSON document holds $detail, which is no number. Export it once more."),
    Refused.ENCODING: N_("The JSON document is not UTF-8. Export it once more."),
    Refused.PATHS: N_("The archive holds a path that leads out of it, or a link. It was not unpacked."),
    Refused.NESTED: N_("The archive holds nothing but another archive. Unpack it, and import what is inside."),
    Refused.WORD: N_(
        "A Word document is no list. Copy its table into a spreadsheet, and import that, saved as .xlsx or .csv."
    ),
    Refused.NO_JSON_INSIDE: N_("There is no JSON document in the archive: it is no export of OpenAEV."),
    Refused.UNKNOWN: N_("The JSON document is of no program that is known: OpenAEV, IcebergTTX or CEXF."),
    Refused.NOTHING: N_("There is no inject in the export."),
    Refused.FULL: N_("The export has more than $detail injects, and a scenario cannot have as many."),
}
"""Why an export is not taken."""

_SHOWN: Final = 12
_TOLD: Final = frozenset({"too-many-teams", "no-teams", "cut", "too-late", "before-start", "title-made"})
"""Remarks of the conversion that mean something without a sheet."""


def refusal(error: NotTaken) -> str:
    """Why the export is not taken, and a way on."""
    return Template(_(REFUSALS[error.because])).safe_substitute(detail=clean_line(error.detail, limit=120))


def lines(found: Transferred, *, shown: int = _SHOWN) -> Iterator[str]:
    """What was left out, item by item, with counts."""
    for note in found.remarks.notes:
        if note.code in _TOLD:
            yield _of_item(note)
    for kind, count in found.ledger.dropped.items():
        yield Template(_("personal data, dropped: $kind ($n)")).safe_substitute(kind=kind, n=count)
    for kind, things in found.ledger.left.items():
        named = [one for one in things if one]
        more = len(named) - shown
        listed = "; ".join(named[:shown]) + (f"; … +{more}" if more > 0 else "")
        words = _("left out: $kind ($n): $things") if listed else _("left out: $kind ($n)")
        yield Template(words).safe_substitute(kind=kind, n=len(things), things=listed)


def _of_item(note: Note) -> str:
    if note.row is None:
        return noted(note)
    return Template(_("inject $n: $words")).safe_substitute(n=note.row - 1, words=noted(note))


def imported(source: str, found: Transferred) -> str:
    """The page `IMPORTED.md`."""
    parts = found.made.parts
    page = [
        f"# Imported from {plain_line(source)}",
        "",
        (
            f"{BANNER}. An export of {found.program}: {len(parts.injects)} injects, {len(parts.decisions)} questions,"
            f" {len(parts.teams)} teams."
        ),
        "",
        "## What was not taken over",
        "",
        *(f"- {plain_line(line)}" for line in lines(found, shown=100)),
        "",
        "## What is left to write",
        "",
        "Every text that begins with TODO in `scenario.yaml`: `tabletop check` lists them.",
        "",
    ]
    return "\n".join(page)
