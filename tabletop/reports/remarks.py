"""What people put down beside a session's log, as entries like the log's own: evaluators, scribes, reviewers.

Invariant: the layer is always the interpreted one, and each says whose it is; nothing is judged or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Template

from tabletop.evaluation.events import Assessed, EvaluationOpened, ObservationNoted, TaskRated
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.reports.assessments import Line, lines
from tabletop.reports.timeline import Entry


def assessed(records: Sequence[Assessed]) -> Iterator[tuple[str, Entry]]:
    """(whose, entry) for every rating and note of one evaluator's log; the entry's number is the session's record."""
    opening = records[0].event
    if isinstance(opening, EvaluationOpened):
        role = label(f"role.{opening.role}")
        who = role if opening.label == opening.role else f"{opening.label} ({role})"
        for one, line in zip(records, lines(records), strict=True):
            if isinstance(one.event, TaskRated | ObservationNoted):
                yield who, _assessment(one, line, who)


def _assessment(one: Assessed, line: Line, who: str) -> Entry:
    said = line.detail.partition("\n")[0]
    words = N_("$who: $words – $said") if said else N_("$who: $words")
    text = Template(_(words)).safe_substitute(who=who, words=line.text, said=said)
    team = (one.event.team or "") if isinstance(one.event, ObservationNoted) else ""
    return _entry(line.record, line.time, text, line.detail, team=team, wall=one.at.wall, struck=line.struck)


def jotted(record: int, time: int, text: str, label: str) -> Entry:
    """A reviewer's note on a record, at the record's exercise time; `label` says whose it is, where that was said."""
    words = N_("$who: $said") if label else N_("My note: $said")
    said = Template(_(words)).safe_substitute(who=label, said=text.partition("\n")[0])
    return _entry(record, time, said, text)


def _entry(  # noqa: PLR0913 - what an entry holds
    record: int, time: int, text: str, detail: str, *, team: str = "", wall: int = 0, struck: bool = False
) -> Entry:
    return Entry(
        number=record,
        wall=wall,
        time=time,
        move="",
        kind="note",
        layer="interpreted",
        team=team,
        what="",
        text=text,
        detail=detail,
        struck=struck,
    )
