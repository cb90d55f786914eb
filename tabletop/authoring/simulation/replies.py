"""What one seat can answer, how likely chance is to draw it, and what follows: per mechanic, in whole numbers.

Invariant: the replies of a decision are those that `guess` can draw, with the same chances; and what follows from a
reply is what `tally` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb, factorial, prod
from typing import Final

from tabletop.decisions.allocation import Allocation
from tabletop.decisions.choice import Choice
from tabletop.decisions.effects import Consequence, Effect, Later
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote

MOST_REPLIES: Final = 1_500
"""Different answers of one seat that are listed; a decision with more is drawn, never listed."""
_MOST_EFFECT: Final = 100

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of one seat."""

    weight: float
    picks: tuple[str, ...]
    """The options it counts for."""
    shift: tuple[int, ...]
    """Change of every indicator."""
    sets: frozenset[str] = frozenset()
    later: int = -1
    """The number of a delayed consequence; -1 without one."""


@dataclass(slots=True)
class Sequel:
    """A delayed consequence of a game."""

    number: int
    decision: str
    after: int
    shift: tuple[int, ...]
    sets: frozenset[str]
    source: Later
    paths: list[Path] = field(default_factory=list)
    """Where it stands in its decision; several where an author wrote it several times."""


@dataclass(slots=True)
class Ledger:
    """Takes consequences apart: effects to vectors, delayed consequences to numbers."""

    places: Mapping[str, int]
    """Indicator → its place."""
    sequels: list[Sequel] = field(default_factory=list)

    def shift(self, effects: Mapping[str, Effect], times: int = 1) -> tuple[int, ...]:
        """Effects as a change of every indicator."""
        found = [0] * len(self.places)
        for name, effect in effects.items():
            if name in self.places:
                found[self.places[name]] = _limited(effect.by * times)
        return tuple(found)

    def sequel(self, later: Later | None, decision: str, path: Path) -> int:
        """The number of a delayed consequence; equal ones of one decision are one."""
        if later is None:
            return -1
        for one in self.sequels:
            if one.decision == decision and one.source == later:
                if path not in one.paths:
                    one.paths.append(path)
                return one.number
        number = len(self.sequels)
        made = Sequel(number, decision, later.after, self.shift(later.effects), frozenset(later.sets), later, [path])
        self.sequels.append(made)
        return number

    def reply(self, weight: float, picks: tuple[str, ...], one: Consequence, decision: str, path: Path) -> Reply:
        """A reply with one consequence."""
        later = self.sequel(one.later, decision, (*path, "later"))
        return Reply(weight, picks, self.shift(one.effects), frozenset(one.sets), later)

    def nothing(self, weight: float, picks: tuple[str, ...]) -> Reply:
        """A reply from which nothing follows by itself."""
        return Reply(weight, picks, (0,) * len(self.places))


def _limited(value: int) -> int:
    return max(-_MOST_EFFECT, min(_MOST_EFFECT, value))


def joined(weight: float, picks: tuple[str, ...], parts: Iterable[Reply], width: int) -> Reply:
    """Several consequences of one answer."""
    total = [0] * width
    sets: set[str] = set()
    later = -1
    for part in parts:
        for place, by in enumerate(part.shift):
            if by:
                total[place] = _limited(total[place] + by)
        sets |= part.sets
        later = part.later if later < 0 else later
    return Reply(weight, picks, tuple(total), frozenset(sets), later)


def replies(question: object, ledger: Ledger) -> tuple[Reply, ...] | None:
    """What one seat can answer; None where there are too many different answers to list."""
    match question:
        case Choice(id=name, options=options):
            return _each(ledger, options, name, "options")
        case OpenText(id=name, rubric=rubric):
            return _each(ledger, rubric, name, "rubric")
        case MultiChoice():
            return _picks(question, ledger)
        case Ranking():
            return _orders(question, ledger)
        case Allocation():
            return _shares(question, ledger)
        case Vote():
            ballots = question.ballots()
            return tuple(ledger.nothing(1 / len(ballots), (ballot,)) for ballot in ballots)
        case Sealed(options=offered):
            return tuple(ledger.nothing(1 / len(offered), (option,)) for option in offered)
        case _:
            return (ledger.nothing(1.0, ()),)


def _each(ledger: Ledger, options: Mapping[str, Consequence], decision: str, field_name: str) -> tuple[Reply, ...]:
    share = 1 / len(options)
    return tuple(ledger.reply(share, (key,), option, decision, (field_name, key)) for key, option in options.items())


def lawful_picks(question: MultiChoice) -> Iterator[tuple[str, ...]]:
    """Every set that may be picked."""
    banned = {frozenset((key, other)) for key, option in question.options.items() for other in option.excludes}
    for count in range(question.pick[0], question.pick[1] + 1):
        for picked in combinations(question.options, count):
            if not any(frozenset(pair) in banned for pair in combinations(picked, 2)):
                yield picked


def _picks(question: MultiChoice, ledger: Ledger) -> tuple[Reply, ...]:
    chances = _drawn_picks(question)
    lawful = [(picked, chances.get(frozenset(picked), 0.0)) for picked in lawful_picks(question)]
    whole = sum(chance for _, chance in lawful) or 1.0
    single = {
        key: ledger.reply(1, (key,), option, question.id, ("options", key)) for key, option in question.options.items()
    }
    width = len(ledger.places)
    return tuple(
        joined(chance / whole, picked, (single[key] for key in picked), width) for picked, chance in lawful if chance
    )


def _drawn_picks(question: MultiChoice) -> dict[frozenset[str], float]:
    """How likely each set is: options are drawn one after the other, and kept if they fit those kept."""
    banned = {frozenset((key, other)) for key, option in question.options.items() for other in option.excludes}
    least, most = question.pick
    if not banned:
        sizes = most - least + 1
        number = len(question.options)
        return {frozenset(one): 1 / (sizes * comb(number, len(one))) for one in lawful_picks(question)}
    found: dict[frozenset[str], float] = {}
    for wanted in range(least, most + 1):
        open_now = {(frozenset(question.options), frozenset[str]()): 1 / (most - least + 1)}
        while open_now:
            following: dict[tuple[frozenset[str], frozenset[str]], float] = {}
            for (left, picked), chance in open_now.items():
                if not left or len(picked) == wanted:
                    found[picked] = found.get(picked, 0.0) + chance
                    continue
                for one in sorted(left):
                    fits = not any(frozenset((one, other)) in banned for other in picked)
                    key = (left - {one}, picked | {one} if fits else picked)
                    following[key] = following.get(key, 0.0) + chance / len(left)
            open_now = following
    return found


def _orders(question: Ranking, ledger: Ledger) -> tuple[Reply, ...]:
    """What counts of an order is what stands first and last."""
    width = len(ledger.places)
    pairs = [(first, last) for first in question.items for last in question.items if first != last]
    made: list[Reply] = []
    for first, last in pairs:
        parts = [
            ledger.reply(1, (), one, question.id, ("items", key, side))
            for key, side, one in (
                (first, "first", question.items[first].first),
                (last, "last", question.items[last].last),
            )
            if one is not None
        ]
        made.append(joined(1 / len(pairs), (first,), parts, width))
    return merged(made)


def merged(found: Iterable[Reply]) -> tuple[Reply, ...]:
    """Equal replies made one."""
    weights: dict[tuple[tuple[str, ...], tuple[int, ...], frozenset[str], int], float] = {}
    for one in found:
        key = (one.picks, one.shift, one.sets, one.later)
        weights[key] = weights.get(key, 0.0) + one.weight
    return tuple(Reply(weight, *key) for key, weight in weights.items())


def _shares(question: Allocation, ledger: Ledger) -> tuple[Reply, ...] | None:
    """Every way to give the steps away; each step falls on any item alike."""
    steps, kinds = question.points // question.step, len(question.items)
    for key, item in question.items.items():
        for level, one in item.thresholds.items():
            ledger.sequel(one.later, question.id, ("items", key, "thresholds", level, "later"))
    if comb(steps + kinds - 1, kinds - 1) > MOST_REPLIES:
        return None
    whole = factorial(steps)
    return merged(
        allotted(question, ledger, counts, whole / prod(map(factorial, counts)) / kinds**steps)
        for counts in _compositions(steps, kinds)
    )


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total, -1, -1):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)


def allotted(question: Allocation, ledger: Ledger, counts: Sequence[int], weight: float) -> Reply:
    """The reply that gives `counts` steps to the items."""
    parts: list[Reply] = []
    for (key, item), count in zip(question.items.items(), counts, strict=True):
        if count:
            parts.append(Reply(1, (), ledger.shift(item.per_step, count)))
        reached = [amount for amount in item.thresholds if count * question.step >= amount]
        if reached:
            level = max(reached)
            path: Path = ("items", key, "thresholds", level)
            parts.append(ledger.reply(1, (), item.thresholds[level], question.id, path))
    most = max(range(len(counts)), key=counts.__getitem__)
    return joined(weight, (tuple(question.items)[most],), parts, len(ledger.places))
