"""Problems as SARIF: the essential shape of version 2.1.0, and what it promises to whoever reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TypeAlias

import pytest

from tabletop.authoring.check import Checked, check
from tabletop.authoring.output.sarif import FINGERPRINT, as_sarif
from tabletop.authoring.profiles import Profile
from tests.authoring.examples import BASE, laid_over

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

TEXT = "a non-empty text"
WHOLE = "a whole number from 0"
COUNTED = "a whole number from 1"
SHAPE: dict[str, dict[str, object]] = {
    "log": {"$schema!": "uri", "version!": ("2.1.0",), "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "columnKind": ("unicodeCodePoints", "utf16CodeUnits"),
        "artifacts": ["artifact"],
        "invocations": ["invocation"],
        "results": ["result"],
    },
    "tool": {"driver!": "driver"},
    "driver": {"name!": TEXT, "version": TEXT, "rules": ["rule"]},
    "rule": {
        "id!": TEXT,
        "name": TEXT,
        "shortDescription": "message",
        "fullDescription": "message",
        "help": "message",
        "defaultConfiguration": "configuration",
        "properties": "bag",
    },
    "configuration": {"level": ("none", "note", "warning", "error")},
    "bag": {"tags": [TEXT]},
    "message": {"text!": TEXT, "markdown": TEXT},
    "artifact": {"location": "artifact location"},
    "artifact location": {"uri": "uri"},
    "invocation": {"executionSuccessful!": (True, False)},
    "result": {
        "ruleId": TEXT,
        "ruleIndex": WHOLE,
        "level": ("none", "note", "warning", "error"),
        "message!": "message",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "partialFingerprints": "fingerprints",
        "suppressions": ["suppression"],
    },
    "fingerprints": {FINGERPRINT: TEXT},
    "suppression": {
        "kind!": ("inSource", "external"),
        "status": ("accepted", "underReview", "rejected"),
        "justification": TEXT,
    },
    "location": {"id": WHOLE, "message": "message", "physicalLocation": "physical location"},
    "physical location": {"artifactLocation": "artifact location", "region": "region"},
    "region": {"startLine": COUNTED, "startColumn": COUNTED, "endLine": COUNTED, "endColumn": COUNTED},
}
"""The parts of the standard that are used: field → shape; `!` marks what the standard requires."""


def wrong(value: Json, shape: object, at: str) -> list[str]:
    """Where a value does not have the shape."""
    if isinstance(shape, list):
        items = value if isinstance(value, list) else [value]
        listed = [] if isinstance(value, list) else [at]
        return listed + [one for number, item in enumerate(items) for one in wrong(item, shape[0], f"{at}[{number}]")]
    if isinstance(shape, tuple):
        return [] if value in shape else [at]
    if shape == TEXT:
        return [] if isinstance(value, str) and value else [at]
    if shape == "uri":
        fits = isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", value)
        return [] if fits else [at]
    if shape in {WHOLE, COUNTED}:
        least = 0 if shape == WHOLE else 1
        return [] if isinstance(value, int) and not isinstance(value, bool) and value >= least else [at]
    return _wrong_fields(value, SHAPE[str(shape)], at)


def _wrong_fields(value: Json, fields: dict[str, object], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [at]
    known = {name.removesuffix("!"): shape for name, shape in fields.items()}
    missing = [f"{at}.{name[:-1]}" for name in fields if name.endswith("!") and name[:-1] not in value]
    unknown = [f"{at}.{name}" for name in value if name not in known]
    inside = [one for name, item in value.items() if name in known for one in wrong(item, known[name], f"{at}.{name}")]
    return missing + unknown + inside


def at(found: Json, *path: str | int) -> Json:
    """What stands at a path."""
    for step in path:
        assert isinstance(found, dict | list)
        found = found[step]  # type: ignore[index]
    return found


TEXTS = {
    "clean": "",
    "loading": "kind: gam\nsummary:\n",
    "rules": "minutes: 60\nplayers: 1-24\n",
    "kept": "minutes: 60\nignore: [{rule: TT214, where: minutes, why: Two afternoons.}]\nplayers: 1-24\n",
    "wide": "title: A 🛟 cable, \u754c\nkind: gam\nthemes: [T01, T01, T99, T99]\n",
}


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder we are in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(text: str, file: str = "scenario.yaml") -> list[Checked]:
    """What is found in a file with this text laid over a whole scenario."""
    Path(file).write_text(laid_over(text, BASE), encoding="utf-8")
    return check(Path(file), profile=Profile.PUBLISH)


def log(text: str, file: str = "scenario.yaml") -> Json:
    """The same as SARIF."""
    found: Json = json.loads(as_sarif(checked(text, file), "1.0"))
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_shape(in_folder: Path, name: str) -> None:
    """Every log has the shape of the standard, whatever was found."""
    assert in_folder.is_dir()
    assert [] == wrong(log(TEXTS[name]), "log", "log")


def test_the_shape_is_looked_at() -> None:
    """The check of the shape fails where it should."""
    assert ["log.$schema", "log.runs", "log.more"] == wrong({"version": "2.1.0", "more": 1}, "log", "log")
    assert ["r.startLine"] == wrong({"startLine": 0}, "region", "r")
    assert ["r.kind"] == wrong({"kind": "outside"}, "suppression", "r")


def test_result(in_folder: Path) -> None:
    """Rule, words, region; the rule says what it means, from its page."""
    assert in_folder.is_dir()
    run = at(log(TEXTS["rules"]), "runs", 0)
    result, rule = at(run, "results", 0), at(run, "tool", "driver", "rules", 0)
    assert ("TT214", 0, "error") == (at(result, "ruleId"), at(result, "ruleIndex"), at(result, "level"))
    expected = {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 12}
    assert expected == at(result, "locations", 0, "physicalLocation", "region")
    assert ("TT214", "moves-do-not-fit") == (at(rule, "id"), at(rule, "name"))
    assert "Moves that do not fit" == at(rule, "shortDescription", "text")
    assert str(at(rule, "help", "markdown")).startswith("# TT214 · ")
    assert ["structure"] == at(rule, "properties", "tags")
    assert "unicodeCodePoints" == at(run, "columnKind")


def test_kept(in_folder: Path) -> None:
    """What the file sets aside is there, marked as suppressed with its reason; nothing else is."""
    assert in_folder.is_dir()
    results = at(log(TEXTS["kept"]), "runs", 0, "results")
    assert isinstance(results, list)
    kept = {str(at(one, "ruleId")): at(one, "suppressions") for one in results}
    reason = {"kind": "inSource", "status": "accepted", "justification": "Two afternoons."}
    assert {"TT214": [reason], "TT231": []} == kept


def test_related(in_folder: Path) -> None:
    """The other place of a problem is a related location with its words."""
    assert in_folder.is_dir()
    twice = "endings: [{id: e, when: {asked: yes}, title: E, text: T}, {id: e, otherwise: yes, title: F, text: U}]\n"
    others = at(log(twice), "runs", 0, "results", 0, "relatedLocations")
    assert "first used here: line 1:16" == at(others, 0, "message", "text")


def test_fingerprints(in_folder: Path) -> None:
    """They stay when lines come above, and no two are the same."""
    assert in_folder.is_dir()
    before, after = (
        [str(at(one, "partialFingerprints", FINGERPRINT)) for one in at(log(text), "runs", 0, "results") or []]  # type: ignore[union-attr]
        for text in (TEXTS["wide"], "# a line\n# and another\n" + TEXTS["wide"])
    )
    assert before == after
    assert len(before) == len(set(before))
    assert before


def test_addresses(in_folder: Path) -> None:
    """A relative path stays one, with what an address cannot hold written out; an absolute one names the file."""
    place = ("runs", 0, "results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri")
    assert "a%20b%23.yaml" == at(log("kind: gam\n", "a b#.yaml"), *place)
    file = in_folder / "x.yaml"
    assert file.as_uri() == at(log("kind: gam\n", str(file)), *place)
