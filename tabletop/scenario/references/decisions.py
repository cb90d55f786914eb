"""Every decision asked for exists in the same move; every option that another excludes is one; no id stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.scenario.references.names import Part, Story, mapping, parts, texts, unknown
from tabletop.scenario.references.uses import Uses

_JOINTS = frozenset({"all", "any", "not"})


def asked(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """The ids under `ask`."""
    known = story.ids(story.decisions, "decisions")
    for inject in story.injects:
        for path, name in texts(inject.data, "ask", inject.path):
            decision = story.decision.get(name)
            if decision is None:
                yield from unknown(Code.NO_DECISION, name, known, story.places.value, path)
            elif decision.move != inject.move:
                there = story.places.value((*decision.path, "id"))
                place = story.places.value(path)
                yield Problem(Code.OTHER_MOVE, place, found=name, related=there)


def excluded(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """The options under `excludes`."""
    for decision in story.decisions:
        options = mapping(decision.data, "options")
        for key, option in options.items():
            if not isinstance(option, dict):
                continue
            for path, name in texts(option, "excludes", (*decision.path, "options", key)):
                yield from unknown(Code.NO_OPTION, name, options, story.places.value, path)
                if name == key:
                    yield Problem(Code.ITSELF, story.places.value(path), found=name)


def ids_once(story: Story, uses: Uses) -> Iterator[Problem]:  # noqa: ARG001 - every rule takes both
    """Moves, endings, injects and decisions: each id once among its kind."""
    for group in (story.moves, story.injects, story.decisions, tuple(parts(story.data, "endings", ()))):
        yield from _once(group, story)


def _once(group: tuple[Part, ...], story: Story) -> Iterator[Problem]:
    first: dict[str, Part] = {}
    for part in group:
        if part.id and part.id in first:
            there = story.places.value((*first[part.id].path, "id"))
            place = story.places.value((*part.path, "id"))
            yield Problem(Code.ID_TWICE, place, found=part.id, related=there)
        first.setdefault(part.id, part)


def one_meaning(story: Story, uses: Uses) -> Iterator[Problem]:
    """A name in a condition must mean one thing: an indicator, a decision or a flag."""
    indicators = {name: ("indicators", name) for name in story.indicators or ()}
    decisions = {name: (*part.path, "id") for name, part in story.decision.items()}
    for name, path in decisions.items():
        if name in _JOINTS or name in indicators:
            related = story.places.key(indicators[name]) if name in indicators else None
            yield _two_meanings(name, path, related, story)
    for path, flag in uses.flags:
        if flag in indicators:
            yield _two_meanings(flag, path, story.places.key(indicators[flag]), story)
        elif flag in decisions:
            yield _two_meanings(flag, path, story.places.value(decisions[flag]), story)
        elif flag in _JOINTS:
            yield _two_meanings(flag, path, None, story)


def _two_meanings(name: str, path: Path, related: Place | None, story: Story) -> Problem:
    return Problem(Code.TWO_MEANINGS, story.places.value(path), found=name, related=related)
