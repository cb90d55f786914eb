"""A log and what lies beside it, opened and told as an account: the way from a file to every report.

Invariant: nothing here writes. What is damaged is told as far as it is good, with the fault; what lies beside the log
and is another session's, or cannot be read, is left out and named.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tabletop.evaluation.events import Assessed, EvaluationOpened
from tabletop.evaluation.feedback import FeedbackOpened
from tabletop.reports.account import Account, FeedbackAccount, Proof
from tabletop.reports.feedback import tally
from tabletop.reports.telling import Telling, told
from tabletop.session.evaluations import assessments, opened_at
from tabletop.session.feedback import feedback_log, feedback_opening, feedback_records
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay
from tabletop.storage.opening import SUFFIX
from tabletop.storage.port import LogDamaged, LogTooNew, Receipt
from tabletop.storage.reading import LogReader
from tabletop.storage.receipts import Finding, check

_BESIDE: Final = f".evaluation-*{SUFFIX}"


def account_of(path: Path) -> Account:
    """What the log at `path` says, in the facilitator's edition; with what evaluators and participants added to it.

    Raises:
        session.opening.NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogDamaged, LogTooNew, OSError: The log's beginning cannot be read.
    """
    return told(telling_of(path))


def telling_of(path: Path) -> Telling:
    """The same, before it is told. Raises as `account_of`."""
    with closing(LogReader(path)) as reader:
        opened = Replay(reader.read(), understood)
        opened.read()
        verified = reader.verify()
    fault = opened.fault.fault if opened.fault else verified.fault
    beside = _beside(path, opened.opening.session)
    feedback = _feedback(path, opened.opening.session, beside)
    return Telling(
        opening=opened.opening,
        records=opened.records,
        times=opened.times,
        state=opened.latest,
        proof=Proof(
            records=len(opened),
            head=str(verified.head),
            fault=(fault.kind.value, fault.record, fault.byte) if fault else None,
            erased=verified.erased,
        ),
        evaluations=tuple(beside.logs),
        feedback=feedback,
        left_out=tuple(beside.left_out),
    )


@dataclass(slots=True)
class _Beside:
    """Evaluators' logs that belong to a session, and what lies there and cannot be read with it."""

    logs: list[tuple[Assessed, ...]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def _beside(path: Path, session: str) -> _Beside:
    """Every evaluator's log in the folder that was begun beside this session, in the order of their names."""
    found = _Beside()
    begun: set[tuple[str, str]] = set()
    for one, opening in _candidates(path, session, found):
        why = _unfit(path, opening, session)
        if why:
            found.left_out.append((one.name, why))
            continue
        try:
            log = assessments(one)
        except (LogDamaged, LogTooNew, OSError) as error:
            found.left_out.append((one.name, _code(error)))
            continue
        key = (opening.label, log[0].command)
        if key not in begun:  # a copy under another name says nothing new
            begun.add(key)
            found.logs.append(log)
    return found


def _candidates(path: Path, session: str, found: _Beside) -> Iterator[tuple[Path, EvaluationOpened]]:
    """Logs that name this session, and all that bear this log's name."""
    own = path.name.removesuffix(SUFFIX)
    for one in sorted(path.parent.glob(f"*{_BESIDE}")):
        ours = one.name.startswith(f"{own}.evaluation-")
        try:
            opening = opened_at(one)
        except (LogDamaged, LogTooNew, OSError) as error:
            if ours:
                found.left_out.append((one.name, _code(error)))
            continue
        if ours or opening.session == session:
            yield one, opening


def _feedback(path: Path, session: str, found: _Beside) -> FeedbackAccount | None:
    """The forms handed in on this session; None where nobody collected any."""
    beside = feedback_log(path)
    if not beside.exists():
        return None
    try:
        why = _unfit(path, feedback_opening(beside), session)
        if not why:
            return tally(feedback_records(beside))
    except (LogDamaged, LogTooNew, OSError) as error:
        why = _code(error)
    found.left_out.append((beside.name, why))
    return None


def _unfit(path: Path, opening: EvaluationOpened | FeedbackOpened, session: str) -> str:
    """Why a log cannot be read with the session's; empty when it can."""
    if opening.session != session:
        return "another_session"
    receipt = Receipt(opening.record, opening.hash)
    finding = check(path, [receipt])[receipt]
    return "" if finding is Finding.KEPT else f"record_{finding.value}"


def _code(error: LogDamaged | LogTooNew | OSError) -> str:
    match error:
        case LogDamaged():
            return error.fault.kind.value
        case LogTooNew():
            return "too_new"
        case _:
            return "unreadable"
