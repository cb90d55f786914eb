"""Decisions in an account: the question, who was asked, what each table said, what was ruled and why.

Invariant: who voted what in a secret ballot is told in the facilitator's edition alone; what nobody chose is told where
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.decisions.form import PickOne, PickSome
from tabletop.decisions.kinds import Decision
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.proceeding import Proceeding, Standing
from tabletop.decisions.vote import Vote
from tabletop.exercise import events as happened
from tabletop.exercise.entries import OpenedDecision
from tabletop.exercise.events import OutcomeRuled
from tabletop.exercise.views import AnswerView, DecisionView, OutcomeView
from tabletop.language.catalogue import _
from tabletop.language.labels import LABELS, label
from tabletop.reports.account import AnswerAccount, ChangeAccount, DecisionAccount, RulingAccount
from tabletop.reports.telling_ground import Ground, words
from tabletop.reports.timeline import Entry

_UNLIKE = frozenset({"open-text", "confidence"})
"""Questions on which nobody can be of one mind with another."""

_CODES = {"vote": ("ballot", "ballot"), "confidence": ("likelihood", "count")}
"""What the results and the counts of a question are called; a proceeding's by its stages."""


def decisions_of(ground: Ground, inject: str) -> tuple[DecisionAccount, ...]:
    """The decisions an inject put, in order."""
    return tuple(_decision(ground, one) for one in ground.scene.decisions if one.inject == inject)


def _decision(ground: Ground, shown: DecisionView) -> DecisionAccount:
    opened = ground.state.decisions[shown.id]
    question = ground.state.scenario.decisions[shown.id]
    answers = tuple(_answer(ground, shown, question, one) for one in _told(ground, shown))
    offered, inject = _offered(ground, question), ground.state.inject(shown.inject)
    return DecisionAccount(
        id=shown.id,
        type="straw-poll" if shown.straw_poll else shown.type,
        question=shown.question,
        inject=shown.inject,
        record=opened.origin.number,
        opened=opened.opened,
        closed=opened.closed,
        answers=answers,
        waiting=_waiting(ground, shown),
        split=_split(shown, answers),
        secret=shown.secret,
        offered=offered,
        untaken=_untaken(offered, answers),
        course=tuple(_course(ground, shown.id)),
        ruling=_ruling(ground, shown.outcome, opened, opened.ruling) if shown.outcome and opened.ruling else None,
        theme_notes=tuple(inject.themes.items()) if inject and ground.open else (),
        agreed=_agreed(shown.standing) if shown.standing else "",
    )


def _agreed(standing: Standing) -> str:
    """The text on the table as it reads in the end, or every clause of a sheet."""
    if standing.wordings:
        return standing.wordings[-1].text
    return "\n".join(f"{one.id.replace('-', ' ')}: {one.text}" for one in standing.lines if one.kind == "clause")


def _told(ground: Ground, shown: DecisionView) -> tuple[AnswerView, ...]:
    """The answers these readers may see: participants those that were ruled on."""
    if shown.secret and ground.edition != "facilitator":
        return ()
    return shown.answers if ground.leads or shown.status == "ruled" else ()


def _waiting(ground: Ground, shown: DecisionView) -> tuple[str, ...]:
    if shown.standing is not None:
        return ()
    return tuple(ground.name(one.team) for one in shown.seats if one.state == "waiting")


def _split(shown: DecisionView, answers: tuple[AnswerAccount, ...]) -> bool:
    if any(one.state == "split" for one in shown.seats):
        return True
    if shown.type in _UNLIKE:
        return False
    return len({one.lines for one in answers if one.status == "decided"}) > 1


def _offered(ground: Ground, question: Decision) -> tuple[str, ...]:
    """All there was to choose from; what nobody chose is told where everything is open."""
    if not ground.open:
        return ()
    fields = (one for one in question.fields() if isinstance(one, PickOne | PickSome))
    return tuple(ground.said(one.label) or _coded("ballot", one.id) for field in fields for one in field.choices)


def _untaken(offered: tuple[str, ...], answers: tuple[AnswerAccount, ...]) -> tuple[str, ...]:
    chosen = {line for one in answers for line in one.lines}
    return tuple(text for text in offered if text not in chosen) if chosen else ()


def _course(ground: Ground, decision: str) -> Iterator[Entry]:
    if not isinstance(ground.state.scenario.decisions[decision], Proceeding):
        return
    for one, entry in zip(ground.source.records, ground.entries, strict=True):
        event = one.event
        if isinstance(event, happened.InterventionMade) and event.decision == decision and not entry.struck:
            yield entry


def _answer(ground: Ground, shown: DecisionView, question: Decision, answer: AnswerView) -> AnswerAccount:
    opened = ground.state.decisions[shown.id]
    given = opened.answers[answer.team]
    event = ground.source.records[given.number - 1].event
    rationale = words(event.rationale) if isinstance(event, happened.AnswerSubmitted) else answer.rationale
    predicts = next((one.predicts for one in shown.moves if one.team == answer.team), ())
    return AnswerAccount(
        team=ground.key(answer.team),
        name=ground.name(answer.team),
        status=answer.status,
        lines=_lines(question, answer.summary),
        rationale=rationale,
        sure=answer.sure,
        speaker=answer.speaker,
        late=answer.late,
        drawn=answer.drawn,
        marks=answer.marks,
        earlier=tuple(_lines(question, one) for one in answer.earlier),
        predicts=tuple((ground.name(team), what, came) for team, what, came in predicts),
        record=given.number,
        at=answer.at,
        took=max(0, answer.at - opened.opened),
    )


def _lines(question: Decision, lines: tuple[str, ...]) -> tuple[str, ...]:
    """An answer in words: ballots by their names, erased texts as such."""
    if isinstance(question, OpenText):
        return tuple(line or _("(erased on request)") for line in lines)
    return tuple(_coded("ballot", line) for line in lines) if isinstance(question, Vote) else lines


def _coded(kind: str, word: str) -> str:
    """The word for a code, where it is one; else the author's own."""
    return label(f"{kind}.{word}") if f"{kind}.{word}" in LABELS else word


def _ruling(ground: Ground, shown: OutcomeView, opened: OpenedDecision, ruled: OutcomeRuled) -> RulingAccount:
    question = ground.state.scenario.decisions[opened.id]
    codes = _CODES.get(question.type, (f"stage.{question.type}", "count"))
    return RulingAccount(
        how=ruled.how,
        result=_result(ground, question, codes[0], shown.result),
        lines=_outcome(ground, ruled),
        counts=tuple((_coded(codes[1], one), count) for one, count in shown.counts),
        why=words(ruled.why),
        assumptions=words(ruled.assumptions) if ground.leads else "",
        umpire=words(ruled.umpire),
        changes=tuple(_changes(ground, opened)),
        record=opened.ruled.number,
        at=ground.time(opened.ruled.number),
        overruled=tuple(_in_short(ground, one) for one in opened.overruled),
    )


def _result(ground: Ground, question: Decision, kind: str, result: str) -> str:
    """What it came to, in words: the author's, or those for a code."""
    if isinstance(question, OpenText) and result in question.rubric:
        return ground.said(question.rubric[result].label)
    return _coded(kind, result.replace("-", "_") if question.type == "confidence" else result)


def _outcome(ground: Ground, ruled: OutcomeRuled) -> tuple[tuple[str, str], ...]:
    if ruled.ruling is not None:
        return (("", words(ruled.ruling)),)
    return tuple(
        (ground.name(one.team) if one.team else "", ground.said(one.outcome, one.team))
        for one in ruled.outcomes
        if one.outcome
    )


def _in_short(ground: Ground, ruled: OutcomeRuled) -> str:
    texts = (f"{name}: {text}" if name else text for name, text in _outcome(ground, ruled))
    return "\n".join(texts) or ruled.result or ruled.how


def _changes(ground: Ground, opened: OpenedDecision) -> Iterator[ChangeAccount]:
    """What moved because of it, but for what came with a later inject: that is told there."""
    later = {one.origin.command for one in ground.state.released}
    for change in ground.changes:
        if change.cause == opened.id and change.command not in later:
            yield ground.change(change)
