"""TT432: what only one team knows does not stand, word for word, in what the others read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.passages import Passage
from tabletop.authoring.rules.wording import countable, words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_RUN: Final = 7
"""Words in a row that two texts do not share by chance."""
_LEAST: Final = 4
"""A shorter secret cannot be told from any other sentence."""
_READ_IN_PLAY: Final = frozenset({
    "summary", "prologue", "intro", "inject", "read-aloud", "title", "question", "label", "detail", "outcome", "reason",
    "card", "draft",
})  # fmt: skip


def _find(subject: Subject) -> Iterator[Problem]:
    if len(subject.scenario.teams) == 1:
        return
    told = [(one, _plain(one.text)) for one in subject.passages if one.voice in _READ_IN_PLAY and countable(one.text)]
    for team, briefed in subject.scenario.teams.items():
        runs = _runs(briefed.brief.secret)
        for passage, said in told if runs else ():
            span = _shared(passage, said, runs)
            if span is not None and _for_others(subject, passage, team):
                place = subject.places.part(passage.path, passage.text, *span)
                found = problem("TT432", place, passage.where, passage.text[slice(*span)], team=team)
                yield replace(found, related=subject.places.value(("teams", team, "brief", "secret")))


def _for_others(subject: Subject, passage: Passage, team: str) -> bool:
    """Whether anybody but the team reads it."""
    if passage.voice != "inject":
        return True
    inject = subject.scenario.injects[passage.where]
    return passage.path[-1] != team and inject.to != (team,)


def _runs(secret: str) -> frozenset[tuple[str, ...]]:
    """Every run of words of a secret that gives it away."""
    said = _plain(secret)
    length = min(_RUN, len(said))
    if length < _LEAST:
        return frozenset()
    return frozenset(tuple(said[at : at + length]) for at in range(len(said) - length + 1))


def _shared(passage: Passage, said: list[str], runs: frozenset[tuple[str, ...]]) -> tuple[int, int] | None:
    """Where a text has one of the runs; None where it has none."""
    length = len(next(iter(runs)))
    for at in range(len(said) - length + 1):
        if tuple(said[at : at + length]) in runs:
            places = words(passage.text)
            return places[at].start(), places[at + length - 1].end()
    return None


def _plain(text: str) -> list[str]:
    """The words without what stands around them."""
    return [word[0].strip(".,;:!?\"'“”‘’()…").casefold() for word in words(text)]


RULE = Rule(
    "TT432",
    "secret-told",
    N_('"$found" is the secret of $team, and others read it here'),
    N_("say it to $team alone, or give the team another secret"),
    _find,
    N_("the secret stands at line $line"),
)
