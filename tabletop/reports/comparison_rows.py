"""Runs as tables for a program: a row for every decision and every team that was asked.

Invariant: ids, numbers and the author's labels; nothing that anybody typed. What is no fact in the log is empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from tabletop.documents.cells import Cell, Column, Grid
from tabletop.language.catalogue import N_, _
from tabletop.reports.comparison import Compared
from tabletop.reports.comparison_labels import Labels
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.run_model import Run, RunAnswer, RunDecision

_COLUMNS: Final = (
    ("log", N_("The file name of the log.")),
    ("folder", N_("The name of the folder it lies in.")),
    ("session", N_("The session’s random name.")),
    ("scenario", N_("The scenario, by its id.")),
    ("version", N_("The first 12 digits of the SHA-256 of the scenario file.")),
    ("started", N_("When the session was opened, in UTC.")),
    ("mode", N_("solo or facilitated.")),
    ("rehearsal", N_("Whether it was a practice run.")),
    ("forked_from", N_("The session it went on from, and the last record both have; empty for none.")),
    ("inject", N_("The inject shown when the question was put, by its id.")),
    ("decision", N_("The decision, by its id.")),
    ("type", N_("What sort of decision it is.")),
    ("question", N_("The question.")),
    ("team", N_("The team, by its id.")),
    ("played", N_("Whether people sat there; if not, chance answered.")),
    ("record", N_("The record of the answer that counts; empty where there is none.")),
    ("status", N_("decided, no-decision, split, none where it never answered; proceeding where nobody answers.")),
    ("answer", N_("What was picked, by ids; empty for a text and for a secret ballot.")),
    ("answer_words", N_("The same in the author’s words.")),
    ("percent", N_("The likelihood that was stated, where that was the question.")),
    ("sure", N_("How sure the team said it was, in percent.")),
    ("seconds", N_("Exercise time from the question to the answer, in seconds.")),
    ("late", N_("Whether it came after time.")),
    ("revised", N_("How often the team changed its answer.")),
    ("ruled", N_("scripted, amended or overridden; empty before a ruling.")),
    ("result", N_("What the decision came to, by its id.")),
    ("ending", N_("The ending of the session, by its id; empty where it is not ended.")),
    ("played_minutes", N_("Exercise time of the whole session, in minutes.")),
    ("planned_minutes", N_("What was planned for it.")),
    ("banner", N_("What this is.")),
)


def decisions_grid(labels: Labels, runs: Sequence[Compared]) -> Grid:
    """A row for every decision and team of every run, in the order of the runs and of play."""
    columns = tuple(Column(name, _(about)) for name, about in _COLUMNS)
    rows = tuple(row for one in runs for row in _of_run(labels, one))
    return Grid("decisions", _("A decision of a run, and a team that was asked."), columns, rows)


def _of_run(labels: Labels, one: Compared) -> Iterator[tuple[Cell, ...]]:
    run = one.run
    forked = f"{run.forked.session}:{run.forked.number}" if run.forked else ""
    started = datetime.fromtimestamp(run.started / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    version = run.digest[:12]
    about = (one.place, one.folder, run.session, run.scenario, version, started, run.mode, run.rehearsal, forked)
    end = (run.ending, round(run.played / 60_000, 1), run.planned_minutes, BANNER)
    for decision in run.decisions:
        kind, question = labels.kind(decision.decision), labels.question(decision.decision)
        asked = (decision.inject, decision.decision, kind, question)
        for team in labels.asked(decision.decision, run) or ("",):
            yield (*about, *asked, *_of_team(labels, run, decision, team), decision.how, decision.result, *end)


def _of_team(labels: Labels, run: Run, decision: RunDecision, team: str) -> tuple[Cell, ...]:
    played = next((one.played for one in run.teams if one.team == team), None)
    answer = decision.answer(team)
    if answer is None:
        status = "none" if team else "proceeding"
        return (team, played, None, status, (), "", None, None, None, None, None)
    return (
        team,
        played,
        answer.record,
        answer.status,
        () if labels.secret(decision.decision) else answer.picks,
        _in_words(labels, decision, answer),
        answer.percent,
        answer.sure,
        round(answer.took / 1000),
        answer.late,
        answer.revised,
    )


def _in_words(labels: Labels, decision: RunDecision, answer: RunAnswer) -> str:
    picked = answer.picks and not labels.secret(decision.decision)
    return labels.answered(decision.decision, answer) if picked else ""


def without_ballots(labels: Labels, run: Run) -> Run:
    """The run without what stood on secret ballots; how many there were of each stays."""
    decisions = tuple(
        one.model_copy(update={"answers": tuple(each.model_copy(update={"picks": ()}) for each in one.answers)})
        if labels.secret(one.decision)
        else one
        for one in run.decisions
    )
    return run.model_copy(update={"decisions": decisions})


def as_json(labels: Labels, runs: Sequence[Compared], left_out: Sequence[tuple[str, str]], *, complete: bool) -> bytes:
    """Everything a run says, for programs. The same logs make the same bytes."""
    told = {
        "format": "tabletop-comparison/1",
        "banner": BANNER,
        "scenario": runs[0].run.scenario if runs else "",
        "complete": complete,
        "runs": [
            {"log": one.place, "folder": one.folder, **without_ballots(labels, one.run).model_dump(mode="json")}
            for one in runs
        ],
        "left_out": [{"log": place, "why": why} for place, why in left_out],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
