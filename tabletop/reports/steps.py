"""What was done in a proceeding, and what a reveal showed, as a line and its details.

Invariant: the line says who did what, in the past; what somebody wrote stands in the details. An estimate is told with
the turning of the cards, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tabletop.decisions import consensus_course as silence
from tabletop.decisions import matrix_course as argument
from tabletop.decisions import negotiation_course as talks
from tabletop.decisions.proceeding import Intervention
from tabletop.decisions.sealed import Sealed
from tabletop.exercise import events as happened
from tabletop.exercise.texts import filled
from tabletop.language.catalogue import N_, n_
from tabletop.language.labels import label
from tabletop.reports.naming import Naming, said, words


def intervention(naming: Naming, number: int, event: happened.InterventionMade) -> tuple[str, str]:
    """A step in a proceeding."""
    what = event.intervention
    line = f"{naming.by(event.team)} – {label(f'act.{what.act}.done')}"
    tellers: tuple[Callable[[Naming, int, Intervention], Iterator[str]], ...] = (_of_silence, _of_argument, _of_talks)
    return line, "\n".join(text for tell in tellers for text in tell(naming, number, what) if text)


def _of_silence(naming: Naming, number: int, what: Intervention) -> Iterator[str]:
    match what:
        case silence.Amended():
            yield words(what.text)
            if what.why is not None:
                yield said(N_("Because: $text"), text=words(what.why))
        case silence.TakenUp():
            yield from naming.meant(number)
        case silence.Redrafted():
            yield words(what.text)
        case silence.PutUnderSilence():
            yield _minutes(what.minutes)
        case silence.BrokeSilence():
            yield words(what.why)
        case silence.Reserved():
            yield f"{label(f'line.{what.kind}')}: {words(what.text)}"


def _of_argument(naming: Naming, number: int, what: Intervention) -> Iterator[str]:
    match what:
        case argument.Argued():
            yield f"{label('line.action')}: {words(what.action)}"
            yield f"{label('line.result')}: {words(what.result)}"
            yield from (f"{label('line.for')}: {words(reason)}" for reason in what.reasons)
        case argument.Countered():
            yield f"{label(f'line.{what.side}')}: {words(what.text)}"
        case argument.Weighed():
            yield from naming.meant(number)
        case argument.Thrown() if what.dice:
            dice = " + ".join(map(str, what.dice))
            yield f"{dice} {what.net:+} = {sum(what.dice) + what.net}"
        case argument.Turned():
            yield ", ".join(naming.meant(number))
            measure = label(f"pick.measure.{what.by}")
            yield said(
                N_("$measure: $percent %; thrown: $die of 100"), measure=measure, percent=what.percent, die=what.die
            )
        case argument.Judged():
            yield label(f"pick.verdict.{'success' if what.success else 'failure'}")


def _of_talks(naming: Naming, number: int, what: Intervention) -> Iterator[str]:  # noqa: ARG001 - as the others
    match what:
        case talks.Worded():
            yield f"{_clause(what.clause)}: {words(what.text)}"
        case talks.Accepted():
            yield ", ".join(map(_clause, what.clauses))
        case talks.ClauseReserved():
            yield f"{_clause(what.clause)}: {words(what.text)}"
        case talks.SideDealDeclared():
            openness = label(f"line.side-deal.{'open' if what.open else 'closed'}")
            yield said(N_("with $teams, $openness"), teams=naming.teams(what.parties), openness=openness)
            yield words(what.text)
        case talks.FormatSet():
            yield naming.teams(what.parties) or label("stage.negotiation.plenary")
            yield _minutes(what.minutes)
        case talks.WalkedOut():
            yield words(what.why)


def _minutes(count: int) -> str:
    return n_("{n} minute", "{n} minutes", count).replace("{n}", str(count))


def _clause(name: str) -> str:
    return label("pick.clause.+") if name == talks.NEW else name.replace("-", " ")


def reveal(naming: Naming, event: happened.MovesRevealed) -> tuple[str, str]:
    """All sealed moves at once."""
    question = naming.state.scenario.decisions.get(event.decision)
    options = question.options if isinstance(question, Sealed) else {}

    def option(name: str) -> str:
        return filled(naming.state, options[name].label) if name in options else name

    lines: list[str] = []
    for move in event.moves:
        lines.append(f"{naming.team(move.team)}: {option(move.option)}")
        for other, expected in move.predicts.items():
            lines.append("  " + said(N_("expected of $team: $move"), team=naming.team(other), move=option(expected)))
    return said(N_("Moves revealed: $question"), question=naming.question(event.decision)), "\n".join(lines)
