"""What was changed while the exercise ran, and what was corrected, as a line and its details.

Invariant: a correction says what it did, why, and which records it struck; they stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tabletop.exercise import events as happened
from tabletop.exercise.events import Event
from tabletop.language.catalogue import N_, _, n_
from tabletop.reports.naming import Naming, said, words

_ACTS: Final = {
    "answer-withdrawn": N_("Answer withdrawn, $team: $what"),
    "answer-corrected": N_("Answer corrected, $team: $what"),
    "ruling-overruled": N_("Ruling overruled: $what"),
    "decision-reopened": N_("Opened again: $what"),
    "interventions-taken-back": N_("Steps taken back: $what"),
    "release-taken-back": N_("Release taken back: $what"),
    "inject-restored": N_("On the list again: $what"),
}
_FOLLOWS: Final = {
    "recomputed": N_("What followed from it was worked out anew."),
    "stands": N_("What followed from it stands as announced."),
}


def live(naming: Naming, event: Event) -> tuple[str, str] | None:
    """A change of the plan, of an inject or of who takes part; None for another event."""
    return _of_plan(event) or _of_inject(naming, event) or _of_teams(naming, event)


def _of_plan(event: Event) -> tuple[str, str] | None:
    match event:
        case happened.ReleaseChanged():
            by_clock = event.by == "clock"
            return _("Injects come by the clock") if by_clock else _("Injects come by hand"), ""
        case happened.InjectsPostponed():
            count = abs(event.minutes)
            minutes = n_("{n} minute", "{n} minutes", count).replace("{n}", str(count))
            words_of = (
                N_("Everything to come put off by $n") if event.minutes >= 0 else N_("Everything brought forward by $n")
            )
            return said(words_of, n=minutes), ""
        case _:
            return None


def _of_inject(naming: Naming, event: Event) -> tuple[str, str] | None:
    match event:
        case happened.InjectReplanned():
            title = naming.title(event.inject)
            if event.minutes is None:
                return said(N_("To be released by hand: $title"), title=title), ""
            return said(N_("Planned for minute $n of its move: $title"), n=event.minutes, title=title), ""
        case happened.InjectEdited():
            whose = naming.team(event.team) if event.team else ""
            title = naming.title(event.inject)
            line = said(N_("Written anew: $title"), title=title)
            return f"{line} ({whose})" if whose else line, words(event.words)
        case happened.InjectEffectsWritten():
            changes = [f"{naming.indicator(one.indicator)} {one.by:+}: {words(one.why)}" for one in event.effects]
            return said(N_("Effects written for: $title"), title=naming.title(event.inject)), "\n".join(changes)
        case happened.InjectReaddressed():
            to = naming.teams(event.to) or _("everybody")
            return said(N_("Now for $teams: $title"), teams=to, title=naming.title(event.inject)), ""
        case happened.InjectMoved():
            title = naming.title(event.inject)
            if event.before is None:
                return said(N_("Moved to the end: $title"), title=title), ""
            return said(N_("Moved: $title, before $other"), title=title, other=naming.title(event.before)), ""
        case _:
            return None


def _of_teams(naming: Naming, event: Event) -> tuple[str, str] | None:
    match event:
        case happened.TeamJoined():
            return said(N_("$team takes part from here on"), team=naming.team(event.seat.team)), ""
        case happened.TeamsMerged():
            names = {"team": naming.team(event.team), "into": naming.team(event.into)}
            return said(N_("$team and $into go on as one; $into speaks for both"), **names), ""
        case _:
            return None


def correction(naming: Naming, event: happened.CorrectionMade) -> tuple[str, str]:
    """Earlier entries were struck."""
    team = naming.team(event.team) if event.team else ""
    line = said(_ACTS[event.act], team=team, what=naming.cause(event.what))
    return line, "\n".join(_details(naming, event))


def _details(naming: Naming, event: happened.CorrectionMade) -> Iterator[str]:
    if event.reason is not None:
        yield said(N_("Because: $text"), text=words(event.reason))
    if event.strikes:
        yield said(N_("Struck: records $list"), list=", ".join(map(_range, event.strikes)))
    if event.follow in _FOLLOWS:
        yield _(_FOLLOWS[event.follow])
    if event.stands:
        yield said(N_("Stands as announced: $list"), list="; ".join(_stands(naming, event.stands)))


def _range(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return str(first) if first == last else said(N_("$a to $b"), a=first, b=last)


def _stands(naming: Naming, found: Sequence[happened.Stands]) -> Iterator[str]:
    for one in found:
        yield naming.indicator(one.what) if one.kind == "change" else naming.cause(one.what)
