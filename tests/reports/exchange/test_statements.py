"""Statements as the Experience API 1.0.3 wants them: held against its rules one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from tabletop.documents.cells import visible
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.exchange.statements import HOME, as_json, statements
from tests.reports.exchange.accounts import corpus, foreign, harbour, mirror

TEXTS = dict(corpus())
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DURATION = re.compile(r"P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)")
KNOWN = ("http://adlnet.gov/expapi/verbs/", "http://id.tincanapi.com/verb/", "https://w3id.org/xapi/dod-isd/verbs/")
STATEMENT = {"id", "actor", "verb", "object", "result", "context", "timestamp", "version"}
RESULT = {"response", "completion", "duration", "extensions", "success", "score"}
CONTEXT = {"registration", "platform", "language", "contextActivities", "extensions"}


def only(found: object, allowed: set[str], required: set[str]) -> Mapping[str, object]:
    """An object with no other properties, with those that must be there, and no null anywhere."""
    assert isinstance(found, Mapping)
    assert set(found) <= allowed, set(found) - allowed
    assert required <= set(found), required - set(found)
    assert None not in found.values()
    return found


def iri(found: object) -> str:
    """An absolute IRI."""
    assert isinstance(found, str)
    assert IRI.fullmatch(found), found
    return found


def language_map(found: object) -> None:
    """RFC 5646 tags with texts."""
    assert isinstance(found, Mapping)
    assert found
    assert all(LANGUAGE.fullmatch(str(tag)) and isinstance(text, str) for tag, text in found.items())


def extensions(found: object) -> None:
    """Keys are IRIs."""
    assert isinstance(found, Mapping)
    assert all(iri(key) for key in found)


def actor(found: object) -> None:
    """Exactly one inverse functional identifier, an account; nobody is named."""
    agent = only(found, {"objectType", "account"}, {"objectType", "account"})
    assert agent["objectType"] in {"Agent", "Group"}
    account = only(agent["account"], {"homePage", "name"}, {"homePage", "name"})
    assert iri(account["homePage"]) == HOME
    assert account["name"]


def activity(found: object) -> None:
    """An id, and a definition with a type and a name."""
    thing = only(found, {"objectType", "id", "definition"}, {"id", "definition"})
    assert thing.get("objectType") == "Activity"
    iri(thing["id"])
    definition = only(thing["definition"], {"type", "name", "description"}, {"type", "name"})
    iri(definition["type"])
    language_map(definition["name"])


def result(found: object) -> None:
    """Types as the specification has them."""
    said = only(found, RESULT, set())
    assert isinstance(said.get("response", ""), str)
    assert isinstance(said.get("completion", True), bool)
    assert DURATION.fullmatch(str(said.get("duration", "PT0S")))
    extensions(said.get("extensions", {}))


def context(found: object) -> None:
    """A registration, the session and the scenario around it."""
    said = only(found, CONTEXT, {"registration", "contextActivities", "extensions"})
    assert str(UUID(str(said["registration"]))) == said["registration"]
    assert LANGUAGE.fullmatch(str(said["language"]))
    around = only(said["contextActivities"], {"parent", "grouping"}, {"grouping"})
    for several in around.values():
        assert isinstance(several, list)
        for one in several:
            activity(one)
    extensions(said["extensions"])


def statement(found: object) -> None:
    """The whole."""
    said = only(found, STATEMENT, STATEMENT - {"result"})
    assert UUID(str(said["id"])).version == 5
    actor(said["actor"])
    verb = only(said["verb"], {"id", "display"}, {"id", "display"})
    assert iri(verb["id"]).startswith(KNOWN)
    language_map(verb["display"])
    activity(said["object"])
    context(said["context"])
    result(said.get("result", {}))
    assert said["version"] == "1.0.3"
    assert str(said["timestamp"]).endswith("Z")
    assert datetime.fromisoformat(str(said["timestamp"])).utcoffset() is not None


def read_back(*accounts: Account) -> list[dict[str, object]]:
    """The statements as a store reads them."""
    found: list[dict[str, object]] = json.loads(as_json(statements(accounts)))
    return found


@pytest.mark.parametrize("account", [harbour(), mirror()], ids=["harbour", "mirror"])
def test_every_statement_is_one(account: Account) -> None:
    """Nothing is missing and nothing too much; no id comes twice; the line is in each."""
    found = read_back(account)
    for one in found:
        statement(one)
    ids = [one["id"] for one in found]
    assert len(set(ids)) == len(ids)
    assert as_json(found).decode().count(BANNER) == len(found)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEXTS)
def test_strangers_texts(name: str) -> None:
    """They stand where texts stand, and read back as they were."""
    found = read_back(foreign(TEXTS[name]))
    for one in found:
        statement(one)
    answered = [one["result"] for one in found if "answered" in str(one["verb"])]
    kept = {value for one in answered if isinstance(one, dict) for value in map(str, one["extensions"].values())}
    assert visible(TEXTS[name]) in kept


def test_what_happened_is_said_in_order() -> None:
    """From the beginning to the end: who looked, who was asked, who answered, what was ruled, what was seen."""
    verbs = [
        str(one["verb"]["id"]).rpartition("/")[2] for one in statements([harbour()]) if isinstance(one["verb"], dict)
    ]
    assert verbs[:6] == ["initialized", "viewed", "viewed", "viewed", "asked", "asked"]
    assert set(verbs) == {
        *("initialized", "suspended", "resumed", "terminated", "viewed"),
        *("asked", "answered", "responded", "commented", "observed"),
    }
    assert verbs.count("answered") == 8


def test_the_same_statements() -> None:
    """The same log makes the same; an edition without names makes others, which cannot be led back to it by an id."""
    assert as_json(statements([harbour()])) == as_json(statements([replace(harbour())]))
    bare = replace(harbour(), heading=replace(harbour().heading, session=""))
    names = {str(one["actor"]) for one in statements([bare])}
    assert all("session-1/" in name for name in names)


def test_a_question_that_is_still_open() -> None:
    """It was asked; nothing says that somebody ruled on it."""
    account = harbour()
    move = account.moves[0]
    inject = move.injects[0]
    still = replace(inject.decisions[0], ruling=None, answers=())
    found = read_back(replace(account, moves=(replace(move, injects=(replace(inject, decisions=(still,)),)),)))
    assert "asked" in str(found)
    assert "responded" not in str(found)
