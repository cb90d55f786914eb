"""An account as tables: one for each sort of thing, so that any program can read a session without knowing the log.

Invariant: nothing is computed that the account does not say, and every row that stands for a record names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tabletop.documents.cells import Cell, Grid, joined
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import ABOUT, BANNER, COLUMNS
from tabletop.reports.exchange.records import answers
from tabletop.reports.exchange.walking import asked, moment, played, seconds, sessions

Row = tuple[Cell, ...]


def _session(account: Account) -> Iterator[Row]:
    head, proof, honest = account.heading, account.proof, account.honesty
    fault = ":".join(map(str, proof.fault)) if proof.fault else ""
    yield (
        *(head.scenario, head.title, head.digest, head.mode, head.kind, head.rehearsal, head.fictional),
        *(head.program, head.format, head.log_level, head.language, account.edition),
        *(moment(head.started), moment(head.finished), head.planned_minutes, seconds(head.played)),
        *(head.moves_played, head.moves, account.ending[0], head.earlier_runs, head.forked),
        *(proof.records, proof.head, fault, proof.erased),
        *(honest.rulings, honest.overrides, honest.amended, honest.corrections, honest.undone, honest.undecided),
        *(honest.late, honest.drawn, honest.edited_injects, honest.ad_hoc, honest.skipped),
        *(honest.pauses, seconds(honest.paused), honest.clock_jumps, honest.resumed, account.revealed),
    )


def _teams(account: Account) -> Iterator[Row]:
    for one in account.teams:
        yield one.id, one.name, one.sign, one.people, one.roles, one.played


def _injects(account: Account) -> Iterator[Row]:
    for move, one in played(account):
        private = tuple(f"{team}: {text}" for team, text in one.private)
        yield (
            *(move.id, move.number, one.id, one.number, one.title, one.kind, one.sender, one.confidence),
            *(one.text, private, one.seen_by, one.ad_hoc, one.purpose, one.arrived, one.record, seconds(one.at)),
        )


def _decisions(account: Account) -> Iterator[Row]:
    for move, inject, one in asked(account):
        ruling = one.ruling
        yield (
            *(move.id, inject.id, one.id, one.type, one.question, one.offered, one.untaken, len(one.answers)),
            *(one.waiting, one.split, one.secret, seconds(one.opened), seconds(one.closed)),
            *(ruling.how if ruling else "", ruling.result if ruling else "", one.record),
        )


def _rulings(account: Account) -> Iterator[Row]:
    for _move, _inject, decision in asked(account):
        one = decision.ruling
        if one is None:
            continue
        outcomes = tuple(f"{team}: {text}" if team else text for team, text in one.lines)
        counts = tuple(f"{name}: {count}" for name, count in one.counts)
        yield (
            *(decision.id, one.how, one.result, outcomes, counts, one.why, one.assumptions, one.umpire),
            *(one.overruled, one.record, seconds(one.at)),
        )


def _changes(account: Account) -> Iterator[Row]:
    for curve in account.curves:
        for one in curve.changes:
            yield one.indicator, one.name, one.to - one.by, one.by, one.to, one.why, one.record, seconds(one.at)


def _notes(account: Account) -> Iterator[Row]:
    for one in account.notes:
        yield one.purpose, one.text, one.team, one.about, one.record, seconds(one.at)


def _interventions(account: Account) -> Iterator[Row]:
    for _move, _inject, decision in asked(account):
        for one in decision.course:
            yield decision.id, one.team, one.text, one.detail, one.struck, one.number, seconds(one.time)


def _evaluations(account: Account) -> Iterator[Row]:
    for objective in account.objectives:
        for task in objective.tasks:
            for who, rating, evidence, record in task.ratings:
                yield who, "rating", objective.id, task.number, task.text, rating, "", "", evidence, record
        for seen in objective.observations:
            yield seen.who, "observation", objective.id, None, "", "", seen.tag, seen.team, seen.text, seen.record
    for seen in account.observations:
        yield seen.who, "observation", "", None, "", "", seen.tag, seen.team, seen.text, seen.record


def _feedback(account: Account) -> Iterator[Row]:
    found = account.feedback
    if found is None:
        return
    for statement, marks in found.statements:
        yield "statement", statement, "", found.forms, *marks
    for question, texts in found.texts:
        for text in texts:
            yield "text", question, text, found.forms, None, None, None, None, None


def _events(account: Account) -> Iterator[Row]:
    for one in account.entries:
        yield (
            *(one.number, moment(one.wall), seconds(one.time), one.move, one.type, one.kind, one.layer),
            *(one.team, one.what, one.text, one.detail, one.struck),
        )


_ROWS: Final[Mapping[str, Callable[[Account], Iterator[Row]]]] = MappingProxyType(
    {
        "session": _session,
        "teams": _teams,
        "injects": _injects,
        "decisions": _decisions,
        "rulings": _rulings,
        "changes": _changes,
        "notes": _notes,
        "interventions": _interventions,
        "evaluations": _evaluations,
        "feedback": _feedback,
        "events": _events,
    }
)


def _grid(name: str, account: Account, session: str) -> Grid:
    if name == "answers":
        return answers(account, session)
    rows = tuple((session, *row, BANNER) for row in _ROWS[name](account))
    return Grid(name, ABOUT[name], COLUMNS[name], rows)


def tables(accounts: Sequence[Account]) -> tuple[Grid, ...]:
    """All tables of one or several sessions, in the order of `ABOUT`."""
    called = sessions(accounts)
    return tuple(joined([_grid(name, *one) for one in zip(accounts, called, strict=True)]) for name in ABOUT)


def decision_table(accounts: Sequence[Account]) -> Grid:
    """The decision record alone: one row for each question and team."""
    return joined([answers(*one) for one in zip(accounts, sessions(accounts), strict=True)])
