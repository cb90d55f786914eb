"""Every team that is named is a team of the scenario."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.decisions.base import EACH_TEAM
from tabletop.scenario.model import EVERYONE
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Story, mapping, texts, unknown
from tabletop.scenario.references.uses import Uses


def teams(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """Who sees an inject, who decides, who sees an indicator."""
    known = story.names("teams")
    if known is None:
        return
    for inject in story.injects:
        for path, team in texts(inject.data, "to", inject.path):
            yield from unknown(Code.NO_TEAM, team, known, story.places.value, path)
        for key in mapping(inject.data, "text"):
            path = (*inject.path, "text", key)
            yield from unknown(Code.NO_TEAM, key, (EVERYONE, *known), story.places.key, path)
    for decision in story.decisions:
        for path, team in texts(decision.data, "by", decision.path):
            yield from unknown(Code.NO_TEAM, team, (*known, EACH_TEAM), story.places.value, path)
    for name, indicator in mapping(story.data, "indicators").items():
        if isinstance(indicator, dict):
            for path, team in texts(indicator, "visible_to", ("indicators", name)):
                yield from unknown(Code.NO_TEAM, team, known, story.places.value, path)
