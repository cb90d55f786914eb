"""Every inject, decision, indicator, flag, result, team and ending that a golden play expects is one of its scenario.

Invariant: names only; whether it comes out so is for a rehearsal to find.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.condition_words import leaves, wrong_comparison
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Mapping, Story, mapping, outcomes_of, parts, texts, unknown
from tabletop.scenario.references.uses import uses

_EXPECT = "expect"


def expected(play: Mapping, places: Places, told: Story) -> Iterator[Problem]:
    """Hold what a play expects against the names of its scenario."""
    expect = mapping(play, _EXPECT)
    injects = tuple(part.id for part in told.injects)
    decisions = tuple(part.id for part in told.decisions)
    for path, inject in texts(expect, "injects", (_EXPECT,)):
        yield from unknown(Code.NO_INJECT, inject, injects, places.value, path)
    for path, ending in texts(expect, "ending", (_EXPECT,)):
        endings = tuple(part.id for part in parts(told.data, "endings", ()))
        yield from unknown(Code.NO_ENDING, ending, endings, places.value, path)
    yield from _standing(expect, (_EXPECT,), places, told)
    for name, standing in mapping(expect, "after").items():
        here: Path = (_EXPECT, "after", name)
        yield from unknown(Code.NO_INJECT, name, (*injects, *decisions), places.key, here)
        if isinstance(standing, dict):
            yield from _standing(standing, here, places, told)
    for name, result in mapping(expect, "results").items():
        here = (_EXPECT, "results", name)
        yield from unknown(Code.NO_DECISION, name, decisions, places.key, here)
        part = told.decision.get(name)
        if part is not None and isinstance(result, str):
            yield from unknown(Code.NO_OPTION, result, outcomes_of(part.data) or None, places.value, here)
    for field in ("seen", "never_seen"):
        for team in mapping(expect, field):
            yield from unknown(Code.NO_TEAM, team, told.names("teams"), places.key, (_EXPECT, field, team))


def _standing(data: Mapping, path: Path, places: Places, told: Story) -> Iterator[Problem]:
    """Indicators with comparisons, and flags."""
    for leaf in leaves(mapping(data, "indicators"), (*path, "indicators")):
        yield from unknown(Code.NO_INDICATOR, leaf.name, told.indicators, places.key, leaf.path)
        wrong = wrong_comparison(leaf, places)
        if wrong is not None:
            yield wrong
    wanted = mapping(data, "flags")
    known = tuple(sorted({flag for _path, flag in uses(told.data).flags})) if wanted else ()
    for flag in wanted:
        yield from unknown(Code.NO_FLAG, flag, known, places.key, (*path, "flags", flag))
