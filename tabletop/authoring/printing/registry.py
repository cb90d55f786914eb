"""The list of what can be printed: to add something, write its module and a line here.

Invariant: what a scenario has nothing for is not made; asked for by name, it is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tabletop.authoring.printing.evaluating import evaluating
from tabletop.authoring.printing.guide import guide
from tabletop.authoring.printing.handouts import handouts
from tabletop.authoring.printing.manual import manual
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.roles import roles
from tabletop.documents.document import Document
from tabletop.scenario.model import Scenario


class NothingToPrint(LookupError):  # noqa: N818 - it is what the sentence says
    """The scenario has nothing for that page; the arguments are the page and the code of the reason."""


@dataclass(frozen=True, slots=True)
class Page:
    """One thing that can be printed."""

    name: str
    """As it is asked for."""
    stem: str
    """Of its file."""
    made: Callable[[PrintOrder], Document]
    without: Callable[[Scenario], str]
    """The code of the reason why a scenario has none; empty where it has."""


def _for_a_class(scenario: Scenario) -> str:
    return "alone" if scenario.solo else ""


def _with_evaluation(scenario: Scenario) -> str:
    return _for_a_class(scenario) or ("" if scenario.evaluation else "no-evaluation")


def _always(_scenario: Scenario) -> str:
    return ""


_ALL = (
    Page("manual", "participant-manual", manual, _for_a_class),
    Page("guide", "facilitator-guide", guide, _always),
    Page("roles", "role-cards", roles, _for_a_class),
    Page("handouts", "handouts", handouts, _for_a_class),
    Page("evaluation", "evaluation-guide", evaluating, _with_evaluation),
)

PAGES: Mapping[str, Page] = MappingProxyType({one.name: one for one in _ALL})
"""Everything by its name."""


def printed(order: PrintOrder, what: str) -> Document:
    """One page. Raises NothingToPrint."""
    page = PAGES[what]
    if why := page.without(order.scenario):
        raise NothingToPrint(what, why)
    return page.made(order)


def available(scenario: Scenario) -> tuple[Page, ...]:
    """What there is for a scenario."""
    return tuple(page for page in _ALL if not page.without(scenario))
