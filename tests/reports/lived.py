"""The harbour played to its end, in different ways, as records and as log files."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Fork, Recorded
from tabletop.exercise.moments import Moment
from tabletop.exercise.state import begin
from tabletop.plain.comparison import document_lines
from tabletop.reports.comparing import Comparison, comparison_document
from tabletop.reports.comparison import Compared
from tabletop.reports.comparison_labels import Labels
from tabletop.reports.run import run_of
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tests.exercise.correcting import answer_all, go_on
from tests.harbour import TEAMS, TEXT, Table, opening, scenario_of

DAY = 86_400_000
YEAR = 365 * DAY
WHY = "SENTINEL-REASON of somebody."
RULED = "SENTINEL-RULING, because of the tide."
STEPS = 80


@cache
def lived(first: tuple[str, ...] = ("tug", "tug", "wait"), *, overridden: bool = False, whole: bool = True) -> Table:
    """Everybody answers the first question like that; the rest goes as chance and the facilitator's habit have it."""
    table = Table(opening())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    for minutes, (team, option) in enumerate(zip(TEAMS, first, strict=True), 1):
        table.clock.pass_minutes(minutes)
        if option == "split":
            table.must(ask.SubmitAnswer("first-step", team, status="split"))
        elif option:
            table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option=option), rationale=WHY))
    own = ask.Override(RULED, "The tide turned.", {}, "wait") if overridden else None
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step", own))
    for _ in range(STEPS if whole else 0):
        if not table.state.playing:
            break
        table.clock.pass_ms(40_000)
        answer_all(table)
        go_on(table)
    return table


def records(table: Table, session: str = "s1", wall: int = 0, forked: Fork | None = None) -> list[Recorded]:
    """Its records under a session's name, begun so much later."""
    found = [
        one.model_copy(update={"at": Moment(wall=one.at.wall + wall, ticks=one.at.ticks)})
        for one in table.store.records
    ]
    event = found[0].event.model_copy(update={"session": session, "forked": forked})
    return [found[0].model_copy(update={"event": event}), *found[1:]]


def compared(
    table: Table, session: str = "s1", wall: int = 0, folder: str = "", forked: Fork | None = None
) -> Compared:
    """A run of it among others."""
    return Compared(run_of(records(table, session, wall, forked), session.ljust(64, "0")), f"{session}.jsonl", folder)


def labels() -> Labels:
    """The harbour's words."""
    return Labels(begin(scenario_of(), opening()))


def write(path: Path, found: list[Recorded]) -> Path:
    """The records as a log."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = START
    with path.open("wb") as file:
        for _command, batch in groupby(found, key=lambda one: one.command):
            raw, head = encode(list(batch), head)
            file.write(raw)
    return path


def other_scenario(found: list[Recorded]) -> list[Recorded]:
    """The same under another scenario's name."""
    event = found[0].event.model_copy(
        update={"scenario": "quay", "scenario_text": TEXT.replace("id: harbour", "id: quay")}
    )
    return [found[0].model_copy(update={"event": event}), *found[1:]]


def text_of(comparison: Comparison) -> str:
    """The document as lines, on one line."""
    return " ".join(" ".join(document_lines(comparison_document(comparison))).split())
