"""Many runs of one scenario: who chose how often what, how long it took, how far indicators spread, what followed.

Invariant: nothing is ranked and nothing is scored, neither teams nor classes. Where more than a few runs are laid
together, a group of fewer runs than `least` shows no figures, only that it is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from tabletop.decisions.confidence import likelihood
from tabletop.reports.calibration import Calibration, calibration, pairs_of, unscored
from tabletop.reports.comparison_labels import Labels, headline
from tabletop.reports.run_model import Run, RunDecision

LEAST: Final = 5
"""The smallest group that is shown. It can be raised, never lowered."""

_LIKELIHOODS: Final = tuple(dict.fromkeys(likelihood(percent).replace("_", "-") for percent in range(101)))

By = Literal["none", "year", "month", "rehearsal", "folder"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A run among others."""

    run: Run
    place: str
    """The name of its log, for people."""
    folder: str = ""
    """The name of the folder its log lies in."""


@dataclass(frozen=True, slots=True)
class Group:
    """Runs that are laid together."""

    name: str
    """Empty for all of them."""
    runs: tuple[Run, ...]
    small: bool
    """Whether there are too few of them to show figures."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How figures spread."""

    count: int
    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float


@dataclass(frozen=True, slots=True)
class Choices:
    """What a group chose in one decision."""

    runs: int
    """Runs of the group in which it was put."""
    answers: int
    """Teams that decided."""
    counts: tuple[tuple[str, int], ...]
    """(option's id, how many teams), those of the question first, in its order."""
    undecided: int
    """Teams that were asked and did not decide, stayed split, or never answered."""
    split: int
    """Runs in which teams chose differently, or one stayed split."""
    overridden: int
    took: Spread | None
    """Milliseconds from the question to the answer."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Where runs that were overridden at a decision differ first from those that were not."""

    decision: str
    overridden: int
    others: int
    kind: Literal["small", "nothing", "decision", "flag", "ending"]
    what: str = ""
    there: str | None = None
    """What was usual where it was overridden: a result, `yes`, an ending."""
    elsewhere: str | None = None


def grouped(runs: Sequence[Compared], by: By, least: int = LEAST) -> tuple[Group, ...]:
    """The runs in groups, in the order of their names."""
    least = max(LEAST, least)
    names: dict[str, list[Run]] = {}
    for one in runs:
        names.setdefault(_group(one, by), []).append(one.run)
    return tuple(Group(name, tuple(found), len(found) < least) for name, found in sorted(names.items()))


def _group(one: Compared, by: By) -> str:
    match by:
        case "year":
            return _day(one.run.started)[:4]
        case "month":
            return _day(one.run.started)[:7]
        case "rehearsal":
            return "rehearsal" if one.run.rehearsal else "exercise"
        case "folder":
            return one.folder
        case "none":
            return ""


def _day(wall: int) -> str:
    """The day in UTC, so that the same logs make the same groups everywhere."""
    return datetime.fromtimestamp(wall / 1000, UTC).strftime("%Y-%m-%d")


def spread_of(values: Iterable[int]) -> Spread | None:
    """Low, quartiles (between neighbours in proportion), high; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None

    def at(part: int) -> float:
        place, rest = divmod((len(ordered) - 1) * part, 4)
        above = ordered[min(place + 1, len(ordered) - 1)]
        return ordered[place] + (above - ordered[place]) * rest / 4

    return Spread(len(ordered), ordered[0], at(1), at(2), at(3), ordered[-1])


def choices(labels: Labels, name: str, runs: Sequence[Run]) -> Choices:
    """What these runs chose in one decision. A secret ballot counts as it was announced."""
    put = [(run, decision) for run in runs if (decision := run.decision(name)) is not None]
    kind, secret = labels.kind(name), labels.secret(name)
    counts: Counter[str] = Counter()
    decided = undecided = split = 0
    took: list[int] = []
    for run, decision in put:
        own = [one for one in decision.answers if not one.drawn]
        given = [one for one in own if one.status == "decided"]
        decided += len(given)
        undecided += len(labels.asked(name, run)) - len(decision.answers) + len(own) - len(given)
        took += [one.took for one in given]
        if secret:
            counts.update(dict(decision.counts))
        elif labels.proceeding(name):
            counts.update([decision.result] if decision.result else [])
            decided += decision.result is not None
            undecided += decision.result is None
        else:
            counts.update(pick for one in given for pick in headline(kind, one))
            differ = len({one.picks if one.percent is None else one.percent for one in given}) > 1
            split += differ or any(one.status == "split" for one in own)
    return Choices(
        runs=len(put),
        answers=decided,
        counts=_ordered(labels, name, counts),
        undecided=undecided,
        split=split,
        overridden=sum(decision.how == "overridden" for _run, decision in put),
        took=spread_of(took),
    )


def _ordered(labels: Labels, name: str, counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    question = labels.scenario.decisions.get(name)
    offered: object = getattr(question, "options", None) or getattr(question, "items", None)
    known = list(offered) if isinstance(offered, dict) else []
    if labels.kind(name) == "confidence":
        known = [word for word in _LIKELIHOODS if word in counts]
    rest = sorted(one for one in counts if one not in known)
    return tuple((one, counts[one]) for one in [*known, *rest])


def endings(runs: Iterable[Run]) -> tuple[tuple[str | None, int], ...]:
    """How often which ending was reached; None stands for a session that is not ended."""
    counts = Counter(run.ending for run in runs)
    return tuple(sorted(counts.items(), key=lambda one: (one[0] is None, one[0] or "")))


def inject_times(name: str, runs: Iterable[Run]) -> Spread | None:
    """Milliseconds an inject stood until the next one, or the end."""
    found: list[int] = []
    for run in runs:
        places = [*(one.at for one in run.injects), run.played]
        found += [
            places[place + 1] - one.at
            for place, one in enumerate(run.injects)
            if one.inject == name and (run.ended or place + 1 < len(run.injects))
        ]
    return spread_of(found)


def bands(labels: Labels, indicator: str, runs: Sequence[Run]) -> tuple[tuple[str, int, Spread], ...]:
    """(inject, median exercise time, spread of the indicator) at the release of each inject; "" for the end.

    Play goes at its own pace in every run, so injects are laid on each other, not minutes.
    """
    start = labels.scenario.indicators[indicator].start if indicator in labels.scenario.indicators else 0
    found: list[tuple[str, int, Spread]] = []
    latest = 0
    for name in (*labels.injects(runs), ""):
        moments = [moment for run in runs if (moment := _moment(run, name)) is not None]
        times = spread_of(at for _run, at, _record in moments)
        values = spread_of(_level(run, indicator, record, start) for run, _at, record in moments)
        if times is not None and values is not None:
            latest = max(latest, round(times.middle))
            found.append((name, latest, values))
    return tuple(found)


def _moment(run: Run, inject: str) -> tuple[Run, int, int] | None:
    """(run, exercise time, record) of an inject's release, or of the end."""
    if not inject:
        return (run, run.played, run.head_number + 1) if run.ended else None
    return next(((run, one.at, one.record) for one in run.injects if one.inject == inject), None)


def _level(run: Run, indicator: str, before: int, start: int) -> int:
    """Where an indicator stood before a record."""
    changes = [to for _at, to, record in run.indicators.get(indicator, ()) if record < before]
    return changes[-1] if changes else start


def partings(labels: Labels, runs: Sequence[Run], least: int) -> tuple[Parting, ...]:
    """For every decision that was overridden somewhere, and not everywhere: what differed first after it."""
    found: list[Parting] = []
    order = labels.decisions(runs)
    for place, name in enumerate(order):
        ruled = [(run, one) for run in runs if (one := run.decision(name)) is not None and one.how is not None]
        there = [run for run, one in ruled if one.how == "overridden"]
        elsewhere = [run for run, one in ruled if one.how != "overridden"]
        if not there or not elsewhere:
            continue
        if min(len(there), len(elsewhere)) < least:
            found.append(Parting(name, len(there), len(elsewhere), "small"))
        else:
            found.append(_first_difference(name, order[place + 1 :], there, elsewhere))
    return tuple(found)


def _first_difference(name: str, later: Sequence[str], there: Sequence[Run], elsewhere: Sequence[Run]) -> Parting:
    def parting(kind: Literal["decision", "flag", "ending"], what: str, here: str | None, other: str | None) -> Parting:
        return Parting(name, len(there), len(elsewhere), kind, what, here, other)

    for decision in later:
        here, other = (_usual(runs, lambda run: _result(run.decision(decision))) for runs in (there, elsewhere))  # noqa: B023 - used at once
        if here != other:
            return parting("decision", decision, here, other)
    for flag in sorted({flag for run in (*there, *elsewhere) for flag, _record in run.flags}):
        here, other = (_usual(runs, lambda run: _flagged(run, flag)) for runs in (there, elsewhere))  # noqa: B023 - used at once
        if here != other:
            return parting("flag", flag, here, other)
    here, other = (_usual(runs, lambda run: run.ending) for runs in (there, elsewhere))
    return parting("ending", "", here, other) if here != other else Parting(name, len(there), len(elsewhere), "nothing")


def _result(decision: RunDecision | None) -> str | None:
    return decision.result if decision else None


def _flagged(run: Run, flag: str) -> str | None:
    return "yes" if any(one == flag for one, _record in run.flags) else None


def _usual(runs: Sequence[Run], of: Callable[[Run], str | None]) -> str | None:
    """The most frequent; of several, the first by name, so that the order of the logs says nothing."""
    counts = Counter(of(run) for run in runs)
    return min(counts, key=lambda one: (-counts[one], one is not None, one or ""))


def calibrated(runs: Iterable[Run], truths: dict[str, bool]) -> tuple[Calibration | None, int]:
    """The calibration of all of them together, and how many likelihoods nothing can be held against."""
    listed = list(runs)
    pairs = [pair for run in listed for pair in pairs_of(run, truths)]
    return calibration(pairs), sum(unscored(run, truths) for run in listed)
