"""What one team can answer, side by side: which options differ, and in what.

Invariant: a difference counts only where something reads it: an indicator, a fact a later condition asks for, or a
delayed consequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from tabletop.authoring.simulation.bounds import reach, spans
from tabletop.authoring.simulation.findings import Alike, DominantMove
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.replies import Reply
from tabletop.authoring.simulation.rows import combinations as moves_together
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.choice import Choice
from tabletop.decisions.confidence import Confidence
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote

NEAR: Final = 2
"""Points over all indicators: options no further apart than this are nearly the same (a usual effect is 3 to 8)."""
_MOST_ANSWERS: Final = 150
"""Sets of picks that are compared, each with each."""

_MOST_TOGETHER: Final = 1_000
"""Combinations of sealed moves among which one that is always right is looked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one team, as far as it matters."""

    options: tuple[str, ...]
    shift: tuple[int, ...]
    live: tuple[frozenset[str], str | None, int]
    """Flags and result, where something reads them, and the delayed consequence."""
    reply: Reply | None = None


def answers(game: Game, asked: Asked) -> tuple[Answer, ...]:
    """The answers that can be compared with each other; none where a mechanic asks for no choice between options."""
    question = asked.table.question
    match question:
        case Choice() | MultiChoice():
            found = tuple(_answer(game, asked, one) for one in (asked.by_seat[0] if asked.by_seat else ()))
            return found if len(found) <= _MOST_ANSWERS else ()
        case Vote(options=offered, straw_poll=False) if offered:
            ledger = game.ledger
            return tuple(
                Answer(
                    (key,),
                    ledger.shift(option.effects),
                    (_read(game, frozenset(option.sets)), _result(game, asked, key), _later(game, asked, key)),
                )
                for key, option in offered.items()
            )
        case Ranking(items=items) if all(item.last is None for item in items.values()):
            firsts = {reply.picks: reply for reply in (asked.by_seat[0] if asked.by_seat else ())}
            return tuple(_answer(game, asked, reply) for reply in firsts.values())
        case Allocation(items=items) if not any(item.thresholds for item in items.values()):
            if asked.id in game.packing.facts:
                return ()
            nothing = (frozenset[str](), None, -1)
            return tuple(Answer((key,), game.ledger.shift(item.per_step), nothing) for key, item in items.items())
        case _:
            return ()


def _answer(game: Game, asked: Asked, reply: Reply) -> Answer:
    result = _result(game, asked, reply.picks[0]) if len(reply.picks) == 1 else "+".join(reply.picks)
    live = (_read(game, reply.sets), result if asked.id in game.packing.facts else None, reply.later)
    return Answer(reply.picks, reply.shift, live, reply)


def _read(game: Game, sets: frozenset[str]) -> frozenset[str]:
    return frozenset(flag for flag in sets if flag in game.packing.facts)


def _result(game: Game, asked: Asked, result: str) -> str | None:
    """The result as far as conditions tell it from others."""
    fact = game.packing.facts.get(asked.id)
    return None if fact is None else result if result in fact.codes else ""


def _later(game: Game, asked: Asked, key: str) -> int:
    path = ("options", key, "later")
    return next((one.number for one in game.sequels if one.decision == asked.id and path in one.paths), -1)


def alike(game: Game) -> Iterator[Alike]:
    """Pairs of options that lead to the same, or nearly."""
    for name, asked in game.asked.items():
        question = asked.table.question
        if not isinstance(question, Choice | MultiChoice | Vote) or changes_nothing(game, asked):
            continue
        offered = question.options
        single = [_single(game, asked, key) for key in offered] if not _is_straw(question) else []
        for one, other in combinations(single, 2):
            if one.live != other.live:
                continue
            apart = sum(abs(a - b) for a, b in zip(one.shift, other.shift, strict=True))
            if apart <= NEAR and (apart == 0 or _mostly(one, other, apart)):
                unlike = frozenset(offered[one.options[0]].sets) ^ frozenset(offered[other.options[0]].sets)
                yield Alike(name, (one.options[0], other.options[0]), apart, tuple(sorted(unlike)))


def _mostly(one: Answer, other: Answer, apart: int) -> bool:
    """Whether the difference is small against what the options do."""
    return 3 * apart <= max(sum(map(abs, one.shift)), sum(map(abs, other.shift)))


def _single(game: Game, asked: Asked, key: str) -> Answer:
    option = asked.table.question.options[key]  # type: ignore[attr-defined]
    live = (_read(game, frozenset(option.sets)), _result(game, asked, key), _later(game, asked, key))
    return Answer((key,), game.ledger.shift(option.effects), live)


def _is_straw(question: object) -> bool:
    return isinstance(question, Vote) and question.straw_poll


def changes_nothing(game: Game, asked: Asked) -> bool:
    """Whether nothing that anything reads follows from a decision, whatever is answered."""
    question = asked.table.question
    if isinstance(question, Confidence) or _is_straw(question) or not game.indicators:
        return False
    if asked.outcomes is None:
        return not any(any(span) for span in spans(asked, len(game.indicators))) and not _leaves_a_mark(game, asked)
    first = asked.outcomes[0]
    return all(
        not any(one.shift) and not one.laters and bits == asked.bits[0]
        for one, bits in zip(asked.outcomes, asked.bits, strict=True)
    ) and not _read(game, first.sets)


def _leaves_a_mark(game: Game, asked: Asked) -> bool:
    """Whether a condition can read what was answered, or something arrives later."""
    _results, sets, _always, laters = reach(asked)
    return asked.id in game.packing.facts or bool(laters) or any(flag in game.packing.facts for flag in sets)


def dominant(game: Game) -> Iterator[DominantMove]:
    """Sealed options that are never worse for the situation than any other, whatever the others do."""
    for name, asked in game.asked.items():
        question = asked.table.question
        if not isinstance(question, Sealed) or changes_nothing(game, asked):
            continue
        together = moves_together(asked, question) or []
        named = tuple(together[0]) if 0 < len(together) <= _MOST_TOGETHER else ()
        for team in named:
            found = _dominant(game, asked, question, [seat for seat in named if seat != team], team)
            if found:
                yield DominantMove(name, team, found)


def _dominant(game: Game, asked: Asked, question: Sealed, others: Sequence[str], team: str) -> str | None:
    columns: dict[str, list[tuple[Outcome, int]]] = {option: [] for option in question.options}
    by_option = {reply.picks[0]: reply for reply in asked.table.replies}
    first = next(iter(by_option.values()))
    for moves in product(question.options, repeat=len(others)):
        chosen = dict(zip(others, moves, strict=True))
        for option in question.options:
            replies = [
                by_option[{**chosen, team: option}[seat]] if seat in (*others, team) else first for seat in asked.seats
            ]
            outcome = asked.table.together(replies)
            columns[option].append((outcome, game.bits_of(outcome.sets, outcome.result, asked.id)))
    for option in question.options:
        rest = [column for other, column in columns.items() if other != option]
        if all(_never_worse(game, columns[option], column) for column in rest):
            return option
    return None


def _never_worse(game: Game, mine: Sequence[tuple[Outcome, int]], other: Sequence[tuple[Outcome, int]]) -> bool:
    """Never worse, sometimes better, and the same in all that is read later."""
    better = False
    for (one, bits), (another, other_bits) in zip(mine, other, strict=True):
        if bits != other_bits or one.laters != another.laters:
            return False
        for a, b, way in zip(one.shift, another.shift, game.good, strict=True):
            if (a - b) * way < 0:
                return False
            better = better or a != b
    return better
