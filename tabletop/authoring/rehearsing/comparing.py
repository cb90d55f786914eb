"""What a play expects, held against what happens: while it is played, and when it is over.

Invariant: each expectation is looked at as soon as it can fail, so the first that fails is the first thing that went
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.divergence import Divergence, diverged
from tabletop.authoring.rehearsing.watching import Watch
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within, comparison
from tabletop.exercise.state import InjectStatus, State
from tabletop.exercise.texts import filled
from tabletop.exercise.upcoming import allowed
from tabletop.language.catalogue import _
from tabletop.scenario.play_file import Play
from tabletop.scenario.positions import Path


def met(state: State) -> frozenset[str]:
    """The injects that were released and the decisions that were ruled on."""
    ruled = {one.id for one in state.decisions.values() if one.ruling is not None}
    return frozenset({one.id for one in state.released} | ruled)


def underway(play: Play, before: State, state: State) -> Iterator[Divergence]:
    """What went otherwise with the latest step."""
    yield from _injects(play, before, state)
    for name in sorted(met(state) - met(before)):
        ruling = state.decisions[name].ruling if name in state.decisions else None
        if ruling is not None and name in play.expect.results and ruling.result != play.expect.results[name]:
            wants, found = play.expect.results[name], ruling.result or _("nothing")
            yield diverged(Diverged.RESULT, ("expect", "results", name), found, wants, decision=name, asked=name)
        if name in play.expect.after:
            expected = play.expect.after[name]
            where: Path = ("expect", "after", name)
            asked = name if ruling is not None else ""
            for one in (
                *_indicators(state, expected.indicators, where, name),
                *_flags(state, expected.flags, where, name),
            ):
                yield replace(one, values=(*one.values, ("asked", asked)))


def _injects(play: Play, before: State, state: State) -> Iterator[Divergence]:
    wanted = play.expect.injects
    for number in range(len(before.released), len(state.released) if wanted else 0):
        found = state.released[number].id
        if number >= len(wanted):
            yield diverged(Diverged.ONE_MORE_INJECT, ("expect", "injects", len(wanted) - 1), found, "")
        elif found != wanted[number]:
            where: Path = ("expect", "injects", number)
            reason = why_not(state, wanted[number])
            yield diverged(Diverged.OTHER_INJECT, where, found, wanted[number], reason=reason)


def why_not(state: State, name: str) -> str:
    """Why an inject does not come, as a code, a space, and a detail; empty where nothing speaks against it."""
    inject = state.script.injects.get(name)
    if inject is None or state.injects.get(name) is InjectStatus.RELEASED:
        return "earlier" if inject is not None else ""
    if name in state.opening.left_out:
        return "skipped"
    if not inject.planned:
        return "held-back"
    if not allowed(state, inject) and inject.when is not None and not isinstance(inject.when, str):
        return f"condition {in_words(inject.when)}"
    return ""


def in_words(node: Node) -> str:
    """A condition in one line, as an author writes it: `cohesion: below 40, art4: yes`."""
    match node:
        case AllOf(parts=parts):
            return ", ".join(map(in_words, parts))
        case AnyOf(parts=parts):
            return " or ".join(map(in_words, parts))
        case Not(part=part):
            return f"not ({in_words(part)})"
        case Within(name=name, words=words):
            return f"{name}: {words}"
        case Is(name=name, value=value):
            return f"{name}: {value}"


def afterwards(play: Play, state: State, watches: Iterable[Watch]) -> Iterator[Divergence]:
    """What is otherwise when the play is over."""
    expect = play.expect
    released = len(state.released)
    if released < len(expect.injects):
        missing = expect.injects[released]
        where: Path = ("expect", "injects", released)
        yield diverged(Diverged.NO_MORE_INJECTS, where, "", missing, reason=why_not(state, missing))
    if expect.ending is not None and state.ending != expect.ending:
        yield diverged(Diverged.ENDING, ("expect", "ending"), state.ending or _("nothing"), expect.ending)
    yield from _indicators(state, expect.indicators, ("expect",), "")
    yield from _flags(state, expect.flags, ("expect",), "")
    yield from _not_seen(play, watches)
    yield from never_reached(play, state)


def _indicators(state: State, wanted: Mapping[str, str], where: Path, when: str) -> Iterator[Divergence]:
    for name, words in wanted.items():
        range_, found = comparison(name, words), state.indicators.get(name, -1)
        if range_ is None or not range_.low <= found <= range_.high:
            place = (*where, "indicators", name)
            moved = _last_move(state, name)
            yield diverged(Diverged.INDICATOR, place, str(found), words, indicator=name, when=when, moved=moved)


def _last_move(state: State, name: str) -> str:
    """What moved an indicator last: `+6 first-response Allies were asked first.`; empty where nothing did."""
    last = next((one for one in reversed(tuple(state.changes)) if one.indicator == name), None)
    return f"{last.by:+d} {last.cause} {filled(state, last.why)}" if last is not None else ""


def _flags(state: State, wanted: Mapping[str, bool], where: Path, when: str) -> Iterator[Divergence]:
    for name, value in wanted.items():
        found = state.facts.get(name) == "yes"
        if found is not value:
            said = {True: "yes", False: "no"}
            yield diverged(Diverged.FLAG, (*where, "flags", name), said[found], said[value], flag=name, when=when)


def never_reached(play: Play, state: State) -> Iterator[Divergence]:
    """What the play has for a moment that did not come: an expectation, a contingency, an answer."""
    reached = met(state)
    for field, names in (("after", play.expect.after), ("results", play.expect.results)):
        for name in names:
            if name not in reached:
                yield diverged(Diverged.NEVER_REACHED, ("expect", field, name), name, key=True)
    if play.until is not None and play.until not in reached:
        yield diverged(Diverged.NEVER_REACHED, ("until",), play.until)
    for name, after in play.contingency.items():
        if name not in reached:
            yield diverged(Diverged.NEVER_REACHED, ("contingency", name), after)
    for field in ("answers", "proceedings", "dice", "overrides"):
        for name in getattr(play, field):
            if name not in state.decisions:
                yield diverged(Diverged.NOT_ASKED, (field, name), name, key=True)


def _not_seen(play: Play, watches: Iterable[Watch]) -> Iterator[Divergence]:
    for watch in watches:
        texts, where = _expected(play, watch, "seen")
        for number, text in enumerate(texts):
            if not any(text in read for read in watch.texts):
                yield diverged(Diverged.NOT_SEEN, (*where, number), text, who=watch.team or _("the room"))


def never_seen(play: Play, watch: Watch, ended: int) -> Divergence | None:
    """The first words that this audience read and never should; from ENDEX on, record `ended`, all may be open."""
    texts, where = _expected(play, watch, "never_seen")
    found: list[Divergence] = []
    for number, text in enumerate(texts):
        reads = [read for words, read in watch.texts.items() if text in words and read.number < ended]
        if reads:
            first = min(reads, key=lambda one: one.number)
            who = watch.team or _("the room")
            one = diverged(Diverged.SEEN, (*where, number), text, who=who, source=first.source)
            found.append(replace(one, number=first.number))
    return min(found, key=lambda one: one.number, default=None)


def _expected(play: Play, watch: Watch, field: str) -> tuple[tuple[str, ...], Path]:
    if not watch.team:
        texts: tuple[str, ...] = getattr(play.expect.room, field)
        return texts, ("expect", "room", field)
    by_team: Mapping[str, tuple[str, ...]] = getattr(play.expect, field)
    return by_team.get(watch.team, ()), ("expect", field, watch.team)
