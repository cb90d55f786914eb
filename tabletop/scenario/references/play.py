"""Every team, decision, option, inject, indicator and ending that a golden play names is one of its scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tabletop.decisions.base import EACH_TEAM
from tabletop.decisions.intervening import acts
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.reader import Data, Document
from tabletop.scenario.references.expected import expected
from tabletop.scenario.references.names import (
    Mapping,
    Names,
    Part,
    Story,
    mapping,
    parts,
    story,
    texts,
    unknown,
)

PROCEEDINGS = "proceedings"
_FIELD_OF = {
    "choice": "choose",
    "multi-choice": "choose",
    "vote": "choose",
    "ranking": "order",
    "allocation": "points",
    "open-text": "text",
    "confidence": "percent",
    "sealed": "choose",
    "consensus": PROCEEDINGS,
    "matrix": PROCEEDINGS,
    "negotiation": PROCEEDINGS,
}
_BALLOTS = ("for", "against", "abstain")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The play's data and the scenario it is held against."""

    data: Mapping
    places: Places
    told: Story

    @property
    def teams(self) -> Names:
        return self.told.names("teams")

    @property
    def injects(self) -> Names:
        return tuple(part.id for part in self.told.injects)

    @property
    def indicators(self) -> Names:
        return self.told.names("indicators")


def of_play(play: Document, problems: Iterable[Problem], scenario: Document) -> Iterator[Problem]:
    """Hold a play against a scenario of the right shape; `problems` are what is wrong with the play's own shape."""
    sides = _Sides(play.data, play.places, story(scenario, ()))
    named, wanted = play.data.get("scenario"), scenario.data.get("id")
    if named and isinstance(named, str) and isinstance(wanted, str) and named != wanted:
        yield Problem(Code.OTHER_SCENARIO, play.places.value(("scenario",)), found=named, wants=wanted)
        return
    yield from _named(sides)
    for decision_id, by_team in mapping(play.data, "answers").items():
        decision = _decision(sides, decision_id)
        path: Path = ("answers", decision_id)
        if decision is None:
            known = tuple(part.id for part in sides.told.decisions)
            yield from unknown(Code.NO_DECISION, decision_id, known, play.places.key, path)
        elif isinstance(by_team, dict):
            yield from _answers(sides, decision, by_team, path, frozenset(one.found for one in problems))
    for decision_id, steps in mapping(play.data, PROCEEDINGS).items():
        yield from _proceeding(sides, decision_id, steps)
    yield from _overrides(sides)
    yield from expected(sides.data, sides.places, sides.told)
    yield from _course(sides)


def _named(sides: _Sides) -> Iterator[Problem]:
    for field in ("teams", "unplayed"):
        for path, team in texts(sides.data, field, ()):
            yield from unknown(Code.NO_TEAM, team, sides.teams, sides.places.value, path)
    for path, inject in texts(sides.data, "skip", ()):
        yield from unknown(Code.NO_INJECT, inject, sides.injects, sides.places.value, path)
    for inject, after in mapping(sides.data, "contingency").items():
        path = ("contingency", inject)
        yield from unknown(Code.NO_INJECT, inject, sides.injects, sides.places.key, path)
        if isinstance(after, str):
            yield from unknown(Code.NO_INJECT, after, sides.injects, sides.places.value, path)


def _course(sides: _Sides) -> Iterator[Problem]:
    """The dice, the end of the play, and its order where that is written out."""
    decisions = tuple(part.id for part in sides.told.decisions)
    for name in mapping(sides.data, "dice"):
        thrown = tuple(part.id for part in sides.told.decisions if part.data.get("type") == "matrix")
        yield from unknown(Code.NO_DECISION, name, thrown, sides.places.key, ("dice", name))
    ends = None if sides.injects is None else (*sides.injects, *decisions)
    for path, name in texts(sides.data, "until", ()):
        yield from unknown(Code.NO_INJECT, name, ends, sides.places.value, path)
    for turn in parts(sides.data, "course", ()):
        for path, name in texts(turn.data, "release", turn.path):
            yield from unknown(Code.NO_INJECT, name, sides.injects, sides.places.value, path)
        for field in ("decide", "close", "rule"):
            for path, name in texts(turn.data, field, turn.path):
                yield from unknown(Code.NO_DECISION, name, decisions, sides.places.value, path)


def _decision(sides: _Sides, name: str) -> Part | None:
    return next((part for part in sides.told.decisions if part.id == name), None)


def _answers(sides: _Sides, decision: Part, by_team: Mapping, path: Path, wrong: frozenset[str]) -> Iterator[Problem]:
    """The teams that answer, the kind of their answers and the options they name."""
    seats = _seats(sides, decision)
    field = _FIELD_OF.get(str(decision.data.get("type")), "")
    for team, answer in by_team.items():
        here = (*path, team)
        yield from unknown(Code.NO_TEAM, team, seats, sides.places.key, here)
        if not isinstance(answer, dict):
            continue
        for other in set(_FIELD_OF.values()) & set(answer) - {field} - wrong:
            yield Problem(Code.WRONG_ANSWER, sides.places.key((*here, other)), found=other, wants=field)
        yield from _options(sides, decision, answer, field, here)
        yield from _predicted(sides, decision, answer, team, here)


def _options(sides: _Sides, decision: Part, answer: Mapping, field: str, path: Path) -> Iterator[Problem]:
    options = (*mapping(decision.data, "options"), *mapping(decision.data, "items"))
    if decision.data.get("type") == "vote":
        options = (*options, "abstain") if options else _BALLOTS
    if field in {"choose", "order"}:
        for at, name in texts(answer, field, path):
            yield from unknown(Code.NO_OPTION, name, options, sides.places.value, at)
    for name in mapping(answer, "points") if field == "points" else ():
        yield from unknown(Code.NO_OPTION, name, options, sides.places.key, (*path, "points", name))
    for at, name in texts(answer, "marks", path):
        yield from unknown(Code.NO_OPTION, name, tuple(mapping(decision.data, "rubric")), sides.places.value, at)


def _seats(sides: _Sides, decision: Part) -> Names:
    seats = tuple(team for _, team in texts(decision.data, "by", ()))
    return (sides.teams or ()) if EACH_TEAM in seats else seats


def _predicted(sides: _Sides, decision: Part, answer: Mapping, team: str, path: Path) -> Iterator[Problem]:
    """What a team expects of the others: teams that are asked, and their options."""
    others = tuple(one for one in _seats(sides, decision) or () if one != team)
    options = tuple(mapping(decision.data, "options"))
    for other, option in mapping(answer, "predict").items():
        here = (*path, "predict", other)
        yield from unknown(Code.NO_TEAM, other, others, sides.places.key, here)
        if isinstance(option, str):
            yield from unknown(Code.NO_OPTION, option, options, sides.places.value, here)


def _proceeding(sides: _Sides, name: str, steps: Data) -> Iterator[Problem]:
    """The decision, who does something in it, and what."""
    decision, path = _decision(sides, name), (PROCEEDINGS, name)
    if decision is None:
        known = tuple(part.id for part in sides.told.decisions)
        yield from unknown(Code.NO_DECISION, name, known, sides.places.key, path)
        return
    kind = str(decision.data.get("type"))
    field = _FIELD_OF.get(kind)
    if field not in {None, PROCEEDINGS}:
        yield Problem(Code.WRONG_ANSWER, sides.places.key(path), found=PROCEEDINGS, wants=field or "")
        return
    for part in parts({PROCEEDINGS: steps}, PROCEEDINGS, ()):
        here = (*path, part.path[-1])
        for at, team in texts(part.data, "by", here):
            yield from unknown(Code.NO_TEAM, team, sides.teams, sides.places.value, at)
        for at, act in texts(part.data, "act", here):
            yield from unknown(Code.NO_OPTION, act, acts(kind) or None, sides.places.value, at)


def _overrides(sides: _Sides) -> Iterator[Problem]:
    decisions = tuple(part.id for part in sides.told.decisions)
    for name, override in mapping(sides.data, "overrides").items():
        yield from unknown(Code.NO_DECISION, name, decisions, sides.places.key, ("overrides", name))
        for indicator in mapping(override, "effects") if isinstance(override, dict) else ():
            path = ("overrides", name, "effects", indicator)
            yield from unknown(Code.NO_INDICATOR, indicator, sides.indicators, sides.places.key, path)
