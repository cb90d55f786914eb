"""The tables that an account is told in for other programs, and what stands in each of their columns.

Invariant: names and sentences are data for programs and those who write them: they are the same in every language, and
a name keeps its meaning from version to version. Times end in `_s` (seconds of exercise time) or `_utc` (ISO 8601).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tabletop.documents.cells import Column

BANNER: Final = "EXERCISE – fictional events"

_SESSION = Column("session", "The session's random name.")
_RECORD = Column("record", "The number of the record in the session's log that proves it.")
_TIME = Column("time_s", "Exercise time of that record, in seconds; it stands still while the exercise is paused.")
_BANNER = Column("banner", "Says in every row what all of this is.")
_TEAM = Column("team", "The team, by its id in the scenario; empty for none.")
_DECISION = Column("decision", "The decision, by its id in the scenario.")


def _columns(*pairs: Column | tuple[str, str]) -> tuple[Column, ...]:
    inner = (pair if isinstance(pair, Column) else Column(*pair) for pair in pairs)
    return (_SESSION, *inner, _BANNER)


ABOUT: Final = MappingProxyType(
    {
        "session": "One row for each session.",
        "teams": "One row for each team that took part.",
        "injects": "One row for each inject that was released.",
        "decisions": "One row for each question that was put.",
        "answers": "The decision record: one row for each question and team, also where no answer came.",
        "rulings": "One row for each decision that was adjudicated.",
        "changes": "One row for each change of an indicator that stands.",
        "notes": "One row for each note from the console.",
        "interventions": "One row for each step of a proceeding: silence, matrix argument, negotiation.",
        "evaluations": "One row for each rating or observation of an evaluator or a scribe.",
        "feedback": "One row for each statement with how often each mark was given, and one for each text.",
        "events": "One row for each record of the log, readable.",
    }
)
"""What a row of each table is. The order is that of the files."""

COLUMNS: Final = MappingProxyType(
    {
        "session": _columns(
            ("scenario", "The scenario's id."),
            ("title", "The scenario's title."),
            ("digest", "SHA-256 of the scenario file, hex: two sessions with the same one were played from one text."),
            ("mode", "solo or facilitated."),
            ("kind", "ttx, game or seminar."),
            ("rehearsal", "Whether it was a practice run."),
            ("fictional", "Whether names stand in their fictional form."),
            ("program", "Version of the program that began it."),
            ("format", "Version of the log's format."),
            ("log_level", "What was kept: decisions, notes or full."),
            ("language", "Of the scenario's texts."),
            ("edition", "Whose edition this is: facilitator, participant or redacted."),
            ("started_utc", "When it was opened."),
            ("finished_utc", "When the last record was written."),
            ("planned_minutes", "Planned length of play."),
            ("played_s", "Exercise time at the end, in seconds."),
            ("moves_played", "Moves that began."),
            ("moves", "Moves that the scenario has."),
            ("ending", "The title of the ending; empty before ENDEX."),
            ("earlier_runs", "Solo: how often the same scenario was finished before on that machine."),
            ("forked", "session:number:hash of the point of another session it went on from; empty for none."),
            ("records", "Good records in the log."),
            ("head", "The receipt of the last one: `tabletop log verify FILE --receipt` checks it."),
            ("fault", "What is wrong with the log behind them: code, record and byte; empty for nothing."),
            ("erased", "Personal words that were erased on request."),
            ("rulings", "Decisions that were adjudicated."),
            ("overrides", "Rulings against the script."),
            ("amended", "Rulings that changed the script's words or changes."),
            ("corrections", "Entries struck with a reason."),
            ("undone", "Steps taken back."),
            ("undecided", "Answers that were no decision, or split, or never came."),
            ("late", "Answers after time."),
            ("drawn", "Answers by chance, for seats nobody plays."),
            ("edited_injects", "Injects whose texts were written anew while playing."),
            ("ad_hoc", "Injects written on the spot."),
            ("skipped", "Titles of injects left out or passed over."),
            ("pauses", "How often it was paused."),
            ("paused_s", "Wall time of all pauses, in seconds."),
            ("clock_jumps", "How often the machine's clock jumped."),
            ("resumed", "How often the program was closed, or died, and went on."),
            ("revealed", "Whether secrets were revealed to the room."),
        ),
        "teams": _columns(
            _TEAM,
            ("name", "What it was called."),
            ("sign", "Which sign it had, from 0: the order of the teams."),
            ("people", "How many sat there; 0 when nobody counted."),
            ("roles", "The roles at the table."),
            ("played", "No where chance answered for it."),
        ),
        "injects": _columns(
            ("move", "The move it was released in, by its id."),
            ("move_number", "The same, from 1."),
            ("inject", "The inject, by its id."),
            ("number", "1 for the first that was released."),
            ("title", "Its title."),
            ("kind", "How it came: report, call, news …"),
            ("sender", "Who it was from, in the story."),
            ("confidence", "How sure the story's source was."),
            ("text", "What everybody read."),
            ("private", "What single teams read in addition."),
            ("seen_by", "The teams that saw it; empty means everybody."),
            ("ad_hoc", "Whether it was written on the spot."),
            ("purpose", "What the author wanted with it."),
            ("arrived", "Later consequences that came with it."),
            _RECORD,
            _TIME,
        ),
        "decisions": _columns(
            ("move", "The move, by its id."),
            ("inject", "The inject it came with, by its id."),
            _DECISION,
            ("type", "How it was asked: choice, vote, matrix …"),
            ("question", "The question."),
            ("offered", "All that could be chosen."),
            ("untaken", "What nobody chose."),
            ("answers", "How many teams answered."),
            ("waiting", "The names of teams that were asked and never answered."),
            ("split", "Whether teams differed, or one of them stayed split."),
            ("secret", "Whether it was a secret ballot: who voted what is nowhere."),
            ("opened_s", "When it was put, in seconds of exercise time."),
            ("closed_s", "When it was closed; empty while it is open."),
            ("how", "How it was adjudicated: scripted, amended, overridden; empty for not yet."),
            ("result", "What later conditions read."),
            _RECORD,
        ),
        "answers": _columns(
            ("scenario", "The scenario's id."),
            ("mode", "solo or facilitated."),
            ("rehearsal", "Whether it was a practice run."),
            ("move", "The move, by its id."),
            ("move_number", "The same, from 1."),
            ("inject", "The inject, by its id."),
            ("inject_number", "1 for the first that was released."),
            ("inject_title", "Its title."),
            _DECISION,
            ("type", "How it was asked: choice, vote, matrix …"),
            ("question", "The question."),
            ("offered", "All that could be chosen."),
            _TEAM,
            ("team_name", "What the team was called."),
            ("people", "How many sat there; 0 when nobody counted."),
            ("status", "decided, no-decision, split, unanswered; together where no team answers alone."),
            ("choice", "What it chose, in the author's words, or what it wrote."),
            ("rationale", "The reason it gave, where this session keeps reasons."),
            ("sure", "How sure it was, in percent, where that was asked."),
            ("speaker", "Who spoke, by role, where this session keeps that."),
            ("late", "Whether it came after time."),
            ("drawn", "Whether chance answered for a seat nobody plays."),
            ("teams_split", "Whether the teams differed, or one of them stayed split."),
            ("marks", "What somebody marked as true of a text."),
            ("revisions", "How often the team changed it."),
            ("earlier", "What it replaced, oldest first."),
            ("predicts", "Sealed moves: what it expected of others, and whether it came so."),
            ("opened_s", "When the question was put, in seconds of exercise time."),
            ("answered_s", "When the answer stood."),
            ("answered_utc", "The same on the clock on the wall."),
            ("time_to_decide_s", "From the one to the other."),
            ("record", "The record of the answer in the session's log."),
            ("how", "How the decision was adjudicated: scripted, amended, overridden; empty for not yet."),
            ("override", "Whether the facilitator ruled against the script."),
            ("result", "What later conditions read."),
            ("outcome", "What happened to this team, or to all."),
            ("why", "Why it was amended or overridden."),
            ("umpire", "Who ruled; empty for the facilitator."),
            ("ruled_s", "When, in seconds of exercise time."),
            ("ruling_record", "The record of the ruling."),
        ),
        "rulings": _columns(
            _DECISION,
            ("how", "scripted, amended or overridden."),
            ("result", "What later conditions read."),
            ("outcomes", "What happened, each with the team's name, or without one for all."),
            ("counts", "How many teams chose what."),
            ("why", "Why it was amended or overridden."),
            ("assumptions", "What the ruling takes for granted; for the facilitator alone."),
            ("umpire", "Who ruled; empty for the facilitator."),
            ("overruled", "What was announced before and struck, oldest first."),
            _RECORD,
            _TIME,
        ),
        "changes": _columns(
            ("indicator", "The indicator, by its id."),
            ("name", "What it is called."),
            ("before", "Where it stood."),
            ("by", "By how much it moved."),
            ("after", "Where it stands from then on."),
            ("why", "The reason, as players were told."),
            _RECORD,
            _TIME,
        ),
        "notes": _columns(
            ("purpose", "note, parked, keep, change or reflection."),
            ("text", "What was written."),
            ("team", "The team it is about, as the log names it; empty for none."),
            ("about", "The inject, decision or prompt it belongs to."),
            _RECORD,
            _TIME,
        ),
        "interventions": _columns(
            _DECISION,
            _TEAM,
            ("text", "What was done, in a line."),
            ("detail", "What was said."),
            ("struck", "Whether it was taken back."),
            _RECORD,
            _TIME,
        ),
        "evaluations": _columns(
            ("who", "The evaluator's or scribe's label: a role or a pseudonym."),
            ("sort", "rating or observation."),
            ("objective", "The objective, by its id; empty for none."),
            ("task", "The task's number under it."),
            ("task_text", "The task."),
            ("rating", "performed, some-challenges, major-challenges, unable or not-observed. Never to be averaged."),
            ("tag", "strength, improve or plain."),
            ("team_name", "The team it is about; empty for none."),
            ("text", "What was seen or heard."),
            ("record", "The session's record it is pinned to."),
        ),
        "feedback": _columns(
            ("sort", "statement or text."),
            ("question", "What was asked."),
            ("text", "What was written; texts stand in alphabetical order, so that the order says nothing."),
            ("forms", "How many forms there are."),
            *((f"marks_{mark}", f"How many gave a {mark}.") for mark in range(1, 6)),
        ),
        "events": _columns(
            _RECORD,
            ("wall_utc", "When, by the clock on the wall."),
            _TIME,
            ("move", "The move, by its id; empty before STARTEX."),
            ("type", "The public name of the event in the log."),
            ("kind", "Its sort: flow, inject, decision, answer, ruling, change, note, program."),
            ("layer", "observed, adjudicated or interpreted."),
            _TEAM,
            ("what", "The inject, decision or indicator it is about; empty for none."),
            ("text", "What happened, in a line."),
            ("detail", "Reasons, rationale, whole texts."),
            ("struck", "Whether it was taken back."),
        ),
    }
)
"""The columns of every table."""
