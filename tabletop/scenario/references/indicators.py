"""Every indicator that something changes is an indicator of the scenario."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Story, unknown
from tabletop.scenario.references.uses import Uses


def indicators(story: Story, uses: Uses) -> Iterator[Problem]:
    """The keys of every `effects` and `per_step`."""
    known = story.names("indicators")
    for path, effects in uses.effects:
        for name in effects:
            yield from unknown(Code.NO_INDICATOR, name, known, story.places.key, (*path, name))
