"""Whether a scenario hangs together: every name that is used is defined somewhere.

Invariant: the rules read plain data, so they also speak about a file whose shape is wrong elsewhere. Each rule takes
the story and its uses, and gives problems. To add one: its function in the file of its topic, and a line in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tabletop.scenario.problems import Problem
from tabletop.scenario.reader import Document
from tabletop.scenario.references.citations import objectives, sources_and_cards, themes
from tabletop.scenario.references.conditions import conditions
from tabletop.scenario.references.decisions import asked, excluded, ids_once, one_meaning
from tabletop.scenario.references.indicators import indicators
from tabletop.scenario.references.names import Story, story
from tabletop.scenario.references.teams import teams
from tabletop.scenario.references.uses import Uses, uses
from tabletop.scenario.references.wording import aliases

RULES: tuple[Callable[[Story, Uses], Iterator[Problem]], ...] = (
    teams,
    indicators,
    conditions,
    asked,
    excluded,
    ids_once,
    one_meaning,
    sources_and_cards,
    themes,
    objectives,
    aliases,
)
"""Every rule about references."""


def references(document: Document, problems: Iterable[Problem]) -> list[Problem]:
    """What does not hang together; `problems` are what is known to be wrong with the shape."""
    known = list(problems)
    told = story(document, known)
    used = uses(document.data)
    spoken_for = {one.place for one in known}
    return [one for rule in RULES for one in rule(told, used) if one.place not in spoken_for]
