"""Pages as files: which there are, what they are called, what stands in them.

Invariant: a name is made of a scenario's id, the page and a format, and can be a file's on every system; nothing that
an author wrote freely goes into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.authoring.printing.frame import audience_of
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.registry import PAGES, available, printed
from tabletop.authoring.printing.roles import roles
from tabletop.documents.registry import DOCUMENT_FORMATS


@dataclass(frozen=True, slots=True)
class Printed:
    """A file."""

    name: str
    audience: str
    """Whom it is for, in words."""
    content: bytes


def folder_name(order: PrintOrder) -> str:
    """Of the folder for all pages."""
    return f"{order.scenario.id}-print"


def file_name(order: PrintOrder, stem: str, form: str) -> str:
    """Of one page that stands alone."""
    return f"{order.scenario.id}-{stem}{DOCUMENT_FORMATS[form].suffix}"


def one(order: PrintOrder, what: str, form: str) -> Printed:
    """One page, under a name that says which scenario it is of.

    Raises:
        tabletop.authoring.printing.registry.NothingToPrint: The scenario has nothing for it.
        tabletop.documents.registry.ExtraMissing: The format needs a library that is not installed.
    """
    document = printed(order, what)
    content = DOCUMENT_FORMATS[form].write(document)
    return Printed(file_name(order, PAGES[what].stem, form), audience_of(document), content)


def card_of(order: PrintOrder, team: str, form: str) -> Printed:
    """The role card of one team, to be sent to it alone. Raises NothingToPrint, ExtraMissing."""
    printed(order, "roles")
    document = roles(order, (team,))
    content = DOCUMENT_FORMATS[form].write(document)
    return Printed(file_name(order, f"role-card-{team.lower()}", form), audience_of(document), content)


def everything(order: PrintOrder, form: str) -> Mapping[str, Printed]:
    """All pages that there are, by name. Raises ExtraMissing."""
    found: dict[str, Printed] = {}
    for page in available(order.scenario):
        document = page.made(order)
        name = f"{page.stem}{DOCUMENT_FORMATS[form].suffix}"
        found[name] = Printed(name, audience_of(document), DOCUMENT_FORMATS[form].write(document))
    return found
