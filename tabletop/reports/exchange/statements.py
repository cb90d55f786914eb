"""A session as xAPI statements (1.0.3), for a learning record store.

Invariant: no person is ever an actor; ids follow from the session and the record alone, so that the same log makes the
same statements and a store that has them already takes none twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote
from uuid import UUID, uuid5

from tabletop.documents.cells import visible
from tabletop.reports.account import Account, AnswerAccount, DecisionAccount, InjectAccount, RulingAccount
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.exchange.walking import asked, moment, played, seconds, sessions
from tabletop.reports.timeline import Entry

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json]"
Statement = dict[str, Json]

HOME: Final = "https://example.invalid/tabletop"
"""Where accounts and ids are at home: a name that by rule never leads anywhere."""
NAMESPACE: Final = UUID("5f6b3f0e-4f0e-5a39-9d4e-1d1b6c0f9a11")
"""Of the ids of statements. Never changed."""
VERSION: Final = "1.0.3"
_ADL: Final = "http://adlnet.gov/expapi/verbs/"
_VERBS: Final = {
    **{
        name: _ADL + name
        for name in (
            "initialized",
            "suspended",
            "resumed",
            "terminated",
            "asked",
            "answered",
            "responded",
            "commented",
        )
    },
    "viewed": "http://id.tincanapi.com/verb/viewed",
    "observed": "https://w3id.org/xapi/dod-isd/verbs/observed",
}
"""Only verbs that others know."""
_TYPES: Final = {
    "session": "http://adlnet.gov/expapi/activities/simulation",
    "scenario": "http://adlnet.gov/expapi/activities/simulation",
    "inject": "http://adlnet.gov/expapi/activities/media",
    "decision": "http://adlnet.gov/expapi/activities/question",
    "objective": "http://adlnet.gov/expapi/activities/objective",
}
_FLOW: Final = {
    "exercise-started": "initialized",
    "exercise-paused": "suspended",
    "exercise-resumed": "resumed",
    "exercise-ended": "terminated",
}
"""Event → what the group as a whole did."""


def statements(accounts: Sequence[Account]) -> list[Statement]:
    """The statements of one or several sessions, each session's in the order of its records."""
    return [
        one
        for account, session in zip(accounts, sessions(accounts), strict=True)
        for one in Teller(account, session).told()
    ]


def as_json(found: Sequence[Statement]) -> bytes:
    """Statements as a JSON array, in the form that a store takes them in."""
    return visible(json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


class Teller:
    """Makes the statements of one session."""

    def __init__(self, account: Account, session: str) -> None:
        """`session` is what the session is called."""
        self._account = account
        self._session = session
        self._place = _place("scenario", account.heading.digest)
        self._here = _place("session", session)
        self._name = session if account.heading.session else account.proof.head
        self._walls = {entry.number: entry.wall for entry in account.entries}
        self._language = account.heading.language

    def told(self) -> list[Statement]:
        """All of them, in the order of the records."""
        found = [*self._flow(), *self._injects(), *self._decisions(), *self._notes(), *self._evaluations()]
        return [one for _record, one in sorted(found, key=lambda pair: pair[0])]

    # ── What happened ─────────────────────────────────────────────────────────────────────────────────────────

    def _flow(self) -> Iterator[tuple[int, Statement]]:
        for entry in self._account.entries:
            if entry.type in _FLOW and not entry.struck:
                yield entry.number, self._of_entry(entry)

    def _of_entry(self, entry: Entry) -> Statement:
        thing = self._activity("session", self._here, self._account.heading.title)
        return self._statement(entry.number, "facilitator", _FLOW[entry.type], thing)

    def _injects(self) -> Iterator[tuple[int, Statement]]:
        by_name = {team.name: team.id for team in self._account.teams}
        for _move, inject in played(self._account):
            saw = [by_name.get(name, "") for name in inject.seen_by] or [team.id for team in self._account.teams]
            for team in filter(None, saw):
                yield inject.record, self._statement(inject.record, team, "viewed", self._inject(inject))

    def _decisions(self) -> Iterator[tuple[int, Statement]]:
        for _move, _inject, decision in asked(self._account):
            thing = self._decision(decision)
            yield decision.record, self._statement(decision.record, "facilitator", "asked", thing)
            for answer in decision.answers:
                result = _given(answer)
                yield answer.record, self._statement(answer.record, answer.team, "answered", thing, result)
            if decision.ruling is not None:
                ruling = decision.ruling
                result = _ruled(ruling)
                yield ruling.record, self._statement(ruling.record, "facilitator", "responded", thing, result)

    def _notes(self) -> Iterator[tuple[int, Statement]]:
        thing = self._activity("session", self._here, self._account.heading.title)
        for note in self._account.notes:
            result: dict[str, Json] = {
                "response": visible(note.text),
                "extensions": {_extension("purpose"): note.purpose, _extension("about"): visible(note.about)},
            }
            yield note.record, self._statement(note.record, "facilitator", "commented", thing, result)

    def _evaluations(self) -> Iterator[tuple[int, Statement]]:
        for objective in self._account.objectives:
            thing = self._activity("objective", self._place + _path("objective", objective.id), objective.text)
            for task in objective.tasks:
                for place, (who, rating, evidence, record) in enumerate(task.ratings):
                    extensions: dict[str, Json] = {
                        _extension("rating"): rating,
                        _extension("task"): task.number,
                        _extension("task-text"): visible(task.text),
                    }
                    result: dict[str, Json] = {"response": visible(evidence), "extensions": extensions}
                    what = f"{objective.id}/{task.number}/{place}"
                    yield record, self._statement(record, f"observer/{who}", "observed", thing, result, what)
            for place, seen in enumerate(objective.observations):
                result = {"response": visible(seen.text), "extensions": {_extension("tag"): seen.tag}}
                what = f"{objective.id}/{place}"
                yield seen.record, self._statement(seen.record, f"observer/{seen.who}", "observed", thing, result, what)
        session = self._activity("session", self._here, self._account.heading.title)
        for place, seen in enumerate(self._account.observations):
            result = {"response": visible(seen.text), "extensions": {_extension("tag"): seen.tag}}
            yield (
                seen.record,
                self._statement(seen.record, f"observer/{seen.who}", "observed", session, result, str(place)),
            )

    # ── Parts of a statement ──────────────────────────────────────────────────────────────────────────────────

    def _statement(
        self,
        record: int,
        who: str,
        verb: str,
        thing: dict[str, Json],
        result: dict[str, Json] | None = None,
        what: str = "",
    ) -> Statement:
        who = visible(who)
        name = visible("/".join((self._name, str(record), verb, who, what)))
        said: Statement = {
            "id": str(uuid5(NAMESPACE, name)),
            "actor": self._actor(who),
            "verb": {"id": _VERBS[verb], "display": {"en": verb}},
            "object": thing,
            "context": self._context(record, thing),
            "timestamp": moment(self._walls.get(record, self._account.heading.started)),
            "version": VERSION,
        }
        return said | ({"result": result} if result else {})

    def _actor(self, who: str) -> dict[str, Json]:
        """A team is a group of nobody in particular; whoever leads or observes is a role."""
        kind = "Group" if any(team.id == who for team in self._account.teams) else "Agent"
        return {"objectType": kind, "account": {"homePage": HOME, "name": f"{self._session}/{who}"}}

    def _context(self, record: int, thing: dict[str, Json]) -> dict[str, Json]:
        session = self._activity("session", self._here, self._account.heading.title)
        scenario = self._activity("scenario", self._place, self._account.heading.title)
        parent: dict[str, Json] = {} if thing == session else {"parent": [session]}
        return {
            "registration": str(uuid5(NAMESPACE, visible(self._name))),
            "platform": "tabletop",
            "language": self._language,
            "contextActivities": {**parent, "grouping": [scenario]},
            "extensions": {
                _extension("banner"): BANNER,
                _extension("record"): record,
                _extension("head"): self._account.proof.head,
                _extension("edition"): self._account.edition,
                _extension("rehearsal"): self._account.heading.rehearsal,
            },
        }

    def _activity(self, kind: str, place: str, name: str) -> dict[str, Json]:
        definition: dict[str, Json] = {"type": _TYPES[kind], "name": {self._language: visible(name)}}
        return {"objectType": "Activity", "id": place, "definition": definition}

    def _inject(self, inject: InjectAccount) -> dict[str, Json]:
        return self._activity("inject", self._place + _path("inject", inject.id), inject.title)

    def _decision(self, decision: DecisionAccount) -> dict[str, Json]:
        return self._activity("decision", self._place + _path("decision", decision.id), decision.question)


def _path(*parts: str) -> str:
    return "".join(f"/{quote(visible(part), safe='')}" for part in parts)


def _place(*parts: str) -> str:
    return HOME + _path(*parts)


def _extension(name: str) -> str:
    return _place("extension", name)


def _given(answer: AnswerAccount) -> dict[str, Json]:
    extensions: dict[str, Json] = {
        _extension("status"): answer.status,
        _extension("choice"): [visible(line) for line in answer.lines],
        _extension("rationale"): visible(answer.rationale),
        _extension("late"): answer.late,
        _extension("drawn"): answer.drawn,
        _extension("revisions"): len(answer.earlier),
    }
    if answer.sure is not None:
        extensions[_extension("sure")] = answer.sure
    return {
        "response": visible("; ".join(answer.lines)),
        "completion": answer.status == "decided",
        "duration": _duration(answer.took),
        "extensions": extensions,
    }


def _ruled(ruling: RulingAccount) -> dict[str, Json]:
    outcomes = [visible(f"{team}: {text}" if team else text) for team, text in ruling.lines]
    extensions: dict[str, Json] = {
        _extension("how"): ruling.how,
        _extension("result"): visible(ruling.result),
        _extension("why"): visible(ruling.why),
        _extension("changes"): [
            {"indicator": one.indicator, "by": one.by, "to": one.to, "why": visible(one.why)} for one in ruling.changes
        ],
    }
    return {"response": "\n".join(outcomes), "extensions": extensions}


def _duration(milliseconds: int) -> str:
    """ISO 8601, to a hundredth of a second, as the specification has it."""
    return f"PT{seconds(milliseconds) or 0.0:.2f}S"
