"""Every condition compares an indicator, reads a flag that something sets, or asks for an option that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tabletop.scenario.condition_words import Leaf, leaves, wrong_comparison
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Part, Story, mapping, outcomes_of, unknown
from tabletop.scenario.references.uses import Uses

_TRUTH = ("yes", "no")


def conditions(story: Story, uses: Uses) -> Iterator[Problem]:
    """Every line of every `when`, but those of a sealed move, which speak of teams."""
    sealed = {part.path: part for part in story.decisions if part.data.get("type") == "sealed"}
    flags = None if "sets" in story.shaky else dict.fromkeys(flag for _, flag in uses.flags)
    for path, condition in uses.conditions:
        decision = sealed.get(path[:4])
        for leaf in leaves(condition, path):
            if decision is not None:
                yield from _of_sealed(leaf, decision, story)
            else:
                yield from _of_story(leaf, story, flags)


def _of_sealed(leaf: Leaf, decision: Part, story: Story) -> Iterator[Problem]:
    yield from unknown(Code.NO_TEAM, leaf.name, story.names("teams"), story.places.key, leaf.path)
    options = mapping(decision.data, "options")
    if "options" not in story.shaky:
        yield from unknown(Code.NO_OPTION, leaf.words, tuple(options), story.places.value, leaf.path)


def _of_story(leaf: Leaf, story: Story, flags: Collection[str] | None) -> Iterator[Problem]:
    indicators = story.indicators
    if indicators is not None and leaf.name in indicators:
        wrong = wrong_comparison(leaf, story.places)
        if wrong is not None and not (flags is not None and leaf.name in flags):
            yield wrong
        return
    decision = story.decision.get(leaf.name)
    if decision is not None:
        yield from _option(leaf, decision, story)
    elif leaf.compares:
        yield from unknown(Code.NO_INDICATOR, leaf.name, indicators, story.places.key, leaf.path)
    elif flags is not None and leaf.name in flags:
        if leaf.words not in _TRUTH:
            yield Problem(Code.NOT_A_WORD, story.places.value(leaf.path), found=leaf.words, known=_TRUTH)
    elif leaf.words in _TRUTH:
        yield from unknown(Code.NO_FLAG, leaf.name, flags, story.places.key, leaf.path)
    else:
        decisions = story.ids(story.decisions, "decisions")
        yield from unknown(Code.NO_DECISION, leaf.name, decisions, story.places.key, leaf.path)


def _option(leaf: Leaf, decision: Part, story: Story) -> Iterator[Problem]:
    known = outcomes_of(decision.data)
    if known and not story.shaky & {"options", "items", "rubric", "outcomes"}:
        yield from unknown(Code.NO_OPTION, leaf.words, known, story.places.value, leaf.path)
    elif decision.data.get("type") == "confidence":
        yield Problem(Code.NO_OPTION, story.places.value(leaf.path), found=leaf.words)
