"""Every source, card, theme and objective that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Mapping, Names, Story, mapping, texts, unknown
from tabletop.scenario.references.uses import Uses

THEMES = tuple(f"T{number:02}" for number in range(1, 79))
"""The themes of the seed documents."""


def sources_and_cards(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """What injects and cards cite."""
    sources, cards = story.names("sources"), story.names("cards")
    for inject in story.injects:
        yield from _listed(Code.NO_SOURCE, inject.data, "sources", inject.path, sources, story)
        yield from _listed(Code.NO_CARD, inject.data, "cards", inject.path, cards, story)
    for name, card in mapping(story.data, "cards").items():
        if isinstance(card, dict):
            yield from _listed(Code.NO_SOURCE, card, "sources", ("cards", name), sources, story)


def themes(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """T01 to T78, for the scenario and for single injects."""
    yield from _themes(story.data, (), story)
    for inject in story.injects:
        yield from _themes(inject.data, inject.path, story)
        for key in mapping(inject.data, "themes"):
            if _formed(key):
                path = (*inject.path, "themes", key)
                yield from unknown(Code.NO_THEME, key, THEMES, story.places.key, path)


def objectives(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """What evaluators look for stands under an objective."""
    known = story.names("objectives")
    for key in mapping(story.data, "evaluation"):
        yield from unknown(Code.NO_OBJECTIVE, key, known, story.places.key, ("evaluation", key))


def _listed(code: Code, data: Mapping, field: str, path: Path, known: Names, story: Story) -> Iterator[Problem]:
    for at, name in texts(data, field, path):
        yield from unknown(code, name, known, story.places.value, at)


def _themes(data: Mapping, path: Path, story: Story) -> Iterator[Problem]:
    for at, name in texts(data, "themes", path):
        if _formed(name):
            yield from unknown(Code.NO_THEME, name, THEMES, story.places.value, at)


def _formed(name: str) -> bool:
    """Whether a theme has its form; the model says what is wrong with one that has not."""
    return len(name) == 3 and name[0] == "T" and name[1:].isdecimal()  # noqa: PLR2004 - as in T01
