"""Begin an evaluation beside a session's log, take it up again, or read it.

Invariant: an evaluation is only ever continued beside the very session it was begun with: the record it names is still
in that session's log, with the same hash.
"""

from __future__ import annotations

import re
import secrets
from contextlib import closing
from pathlib import Path
from typing import Final

from tabletop import __version__
from tabletop.evaluation.events import Assessed, EvaluationOpened, Pin, Role
from tabletop.evaluation.sheet import sheet_of
from tabletop.evaluation.state import Evaluation, begin, fold
from tabletop.exercise.moments import Moment
from tabletop.session.clock import Clock
from tabletop.session.evaluating import EvaluatingSession
from tabletop.session.observing import Followed
from tabletop.session.port import Saved
from tabletop.storage.drafts import Drafts
from tabletop.storage.opening import SUFFIX, create_evaluation, take_up_evaluation
from tabletop.storage.port import Fault, FaultKind, LogDamaged, Receipt, Store
from tabletop.storage.reading import EvaluationReader, LogReader
from tabletop.storage.receipts import Finding, check

LABEL: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A role or a pseudonym, as it can stand in a file's name."""
LABEL_LIMIT: Final = 40


class NotOfThisSession(Exception):  # noqa: N818 - it is what the sentence says
    """The evaluator's log was begun beside another session, or the session's log was changed since."""


class OfAnotherRole(Exception):  # noqa: N818 - it is what the sentence says
    """The log of that label was begun in another role; the second argument names it."""


def evaluation_log(session_log: Path, label: str) -> Path:
    """Where somebody's evaluation of a session is kept: beside it, under its name. ValueError for no label."""
    if LABEL.fullmatch(label) is None or len(label) > LABEL_LIMIT:
        raise ValueError(label)
    return session_log.with_name(f"{session_log.name.removesuffix(SUFFIX)}.evaluation-{label}{SUFFIX}")


def evaluate(past: Followed, role: Role, label: str, clock: Clock, *, handbook: bool = False) -> EvaluatingSession:
    """Put down what is seen of `past`, in a log beside it: a new one, or the one that this label began.

    Raises:
        NotOfThisSession, OfAnotherRole: The label's log belongs elsewhere.
        storage.port.LogInUse, LogDamaged, LogTooNew, LogTooOld, NotSaved: The log cannot be begun or continued.
    """
    session_log = Path(past.place)
    path = evaluation_log(session_log, label)
    if not path.exists():
        return _begun(past, path, _opening(past, session_log, role, label, handbook=handbook), clock)
    store = take_up_evaluation(path)
    try:
        evaluation, answered = _folded(store)
        _belongs(evaluation.opening, past, path, role)
    except BaseException:
        store.close()
        raise
    session = EvaluatingSession(past, store, evaluation, clock, Drafts(path), place=str(path), handbook=handbook)
    session.taken_up(store.mended.length if store.mended else 0, answered)
    return session


def _begun(past: Followed, path: Path, opening: EvaluationOpened, clock: Clock) -> EvaluatingSession:
    first = Assessed(
        number=1,
        at=Moment(wall=clock.read().wall, ticks=0),
        pin=Pin(record=opening.record, exercise=past.times[opening.record - 1]),
        command=secrets.token_hex(8),
        event=opening,
    )
    store = create_evaluation(path, [first])
    handbook = opening.handbook
    return EvaluatingSession(
        past, store, begin(first, opening), clock, Drafts(path), place=str(path), handbook=handbook
    )


def _opening(past: Followed, session_log: Path, role: Role, label: str, *, handbook: bool) -> EvaluationOpened:
    with closing(LogReader(session_log)) as reader:
        receipt = reader.verify().head
    past.read_on()
    session = past.opening
    return EvaluationOpened(
        program=__version__,
        session=session.session,
        log=session_log.name,
        record=receipt.number,
        hash=receipt.hash,
        scenario=session.scenario,
        scenario_title=session.scenario_title,
        scenario_digest=session.scenario_digest,
        role=role,
        label=label,
        sheet=sheet_of(past.latest),
        handbook=handbook,
    )


def _belongs(opening: EvaluationOpened, past: Followed, path: Path, role: Role) -> None:
    """Raise unless the log is of this session, as it was then, and of this role."""
    receipt = Receipt(opening.record, opening.hash)
    kept = check(Path(past.place), [receipt])[receipt] is Finding.KEPT
    if opening.session != past.opening.session or not kept:
        raise NotOfThisSession(str(path))
    if opening.role != role:
        raise OfAnotherRole(str(path), opening.role)


def _folded(store: Store[Assessed]) -> tuple[Evaluation, dict[str, Saved]]:
    records = store.read()
    first = next(records)
    evaluation = begin(first, _opened(first))
    answered: dict[str, Saved] = {}
    for assessed in records:
        evaluation = fold(evaluation, assessed)
        answered[assessed.command] = Saved(assessed.number, "")
    return evaluation, answered


def _opened(first: Assessed) -> EvaluationOpened:
    if not isinstance(first.event, EvaluationOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    return first.event


def opened_at(path: Path) -> EvaluationOpened:
    """The first event of an evaluator's log. Raises storage.port.LogDamaged, LogTooNew."""
    with closing(EvaluationReader(path)) as reader:
        return _opened(reader.header())


def assessments(path: Path) -> tuple[Assessed, ...]:
    """All records of an evaluator's log, for reports. Raises what EvaluationReader.read raises."""
    with closing(EvaluationReader(path)) as reader:
        return tuple(reader.read())
