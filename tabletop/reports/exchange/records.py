"""The decision record: everything a researcher asks of one team's answer to one question, on one line.

Invariant: there is a row for every team that was asked, answered or not, and one for a question that no team answers
alone; an indicator stands before the question as it
stood when it was put, and after it as it stood once the ruling had its effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.documents.cells import Cell, Column, Grid
from tabletop.reports.account import (
    Account,
    AnswerAccount,
    Curve,
    DecisionAccount,
    InjectAccount,
    MoveAccount,
    RulingAccount,
    TeamAccount,
)
from tabletop.reports.exchange.columns import ABOUT, BANNER, COLUMNS
from tabletop.reports.exchange.walking import asked, moment, seconds

Row = tuple[Cell, ...]


def answers(account: Account, session: str) -> Grid:
    """The table, with two more columns for each indicator: where it stood before, and after."""
    fixed = COLUMNS["answers"]
    more = tuple(
        Column(f"{when}_{curve.id}", f"{curve.name}: where it stood {moment_of}.")
        for when, moment_of in (("before", "when the question was put"), ("after", "once the ruling had its effect"))
        for curve in account.curves
    )
    return Grid("answers", ABOUT["answers"], (*fixed[:-1], *more, fixed[-1]), tuple(_rows(account, session)))


def _rows(account: Account, session: str) -> Iterator[Row]:
    teams = {team.id: team for team in account.teams}
    by_name = {team.name: team for team in account.teams}
    walls = {entry.number: entry.wall for entry in account.entries}
    for move, inject, decision in asked(account):
        question = (session, *_question(account, move, inject, decision))
        levels = _levels(account.curves, decision)
        given = [(teams.get(one.team), one) for one in decision.answers]
        waiting = [(by_name.get(name), name) for name in decision.waiting]
        if not given and not waiting:
            together = (*_who(None, "", ""), *_together(decision))
            yield (*question, *together, *_ruling(decision.ruling, ""), *levels, BANNER)
        for team, answer in given:
            wall = walls.get(answer.record)
            said = (*_who(team, answer.team, answer.name), *_answer(decision, answer, wall))
            yield (*question, *said, *_ruling(decision.ruling, answer.name), *levels, BANNER)
        for team, name in waiting:
            said = (*_who(team, "", name), *_silence(decision))
            yield (*question, *said, *_ruling(decision.ruling, name), *levels, BANNER)


def _question(account: Account, move: MoveAccount, inject: InjectAccount, decision: DecisionAccount) -> Row:
    head = account.heading
    return (
        *(head.scenario, head.mode, head.rehearsal, move.id, move.number),
        *(inject.id, inject.number, inject.title, decision.id, decision.type, decision.question, decision.offered),
    )


def _who(team: TeamAccount | None, id_: str, name: str) -> Row:
    return (team.id, name, team.people) if team else (id_, name, None)


def _answer(decision: DecisionAccount, answer: AnswerAccount, wall: int | None) -> Row:
    predicts = tuple(f"{team}: {move} ({'yes' if came else 'no'})" for team, move, came in answer.predicts)
    return (
        *(answer.status, answer.lines, answer.rationale, answer.sure, answer.speaker, answer.late, answer.drawn),
        *(decision.split, answer.marks, len(answer.earlier), tuple(", ".join(one) for one in answer.earlier)),
        *(predicts, seconds(decision.opened), seconds(answer.at), None if wall is None else moment(wall)),
        *(seconds(answer.took), answer.record),
    )


def _silence(decision: DecisionAccount) -> Row:
    return (
        *("unanswered", (), "", None, "", None, None, decision.split, (), 0, (), ()),
        *(seconds(decision.opened), None, None, None, None),
    )


def _together(decision: DecisionAccount) -> Row:
    """What no team answers alone: a proceeding, with the text it came to; a secret ballot."""
    agreed = (decision.agreed,) if decision.agreed else ()
    return (
        *("together", agreed, "", None, "", None, None, decision.split, (), 0, (), ()),
        *(seconds(decision.opened), seconds(decision.closed), None, None, decision.record),
    )


def _ruling(ruling: RulingAccount | None, team: str) -> Row:
    if ruling is None:
        return "", None, "", (), "", "", None, None
    outcome = tuple(text for whose, text in ruling.lines if whose in {"", team})
    override = ruling.how == "overridden"
    return ruling.how, override, ruling.result, outcome, ruling.why, ruling.umpire, seconds(ruling.at), ruling.record


def _levels(curves: tuple[Curve, ...], decision: DecisionAccount) -> Row:
    before = tuple(_level(curve, decision.record) for curve in curves)
    if decision.ruling is None:
        return (*before, *(None for _ in curves))
    last = max((one.record for one in decision.ruling.changes), default=decision.ruling.record)
    return (*before, *(_level(curve, last) for curve in curves))


def _level(curve: Curve, record: int) -> int:
    """Where an indicator stood after a record of the log."""
    return next((one.to for one in reversed(curve.changes) if one.record <= record), curve.start)
