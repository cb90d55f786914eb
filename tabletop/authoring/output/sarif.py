"""Problems as SARIF 2.1.0, which code hosts and editors read.

Invariant: columns count characters from 1 (the run says so), `endColumn` is the first one after; a fingerprint survives
lines that move.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from tabletop.authoring.check import Checked
from tabletop.authoring.explain import page
from tabletop.authoring.messages import hints
from tabletop.authoring.profiles import GROUPS
from tabletop.authoring.rules import rule_of
from tabletop.authoring.sentences import related, sentence
from tabletop.scenario.problems import Place, Problem

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION: Final = "2.1.0"
FINGERPRINT: Final = "tabletopProblem/v1"
_MARKS: Final = re.compile(r"[`*]")

Json = dict[str, object]


def as_sarif(checked: Sequence[Checked], version: str) -> str:
    """One SARIF log with one run; `version` is the program's."""
    findings = list(_findings(checked))
    codes = sorted({str(problem.code) for problem, _lines, _why in findings})
    seen: Counter[str] = Counter()
    results = [_result(problem, lines, why, codes, seen) for problem, lines, why in findings]
    driver = {"name": "tabletop", "version": version, "rules": [_rule(code) for code in codes]}
    log_run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(str(one.file))}} for one in checked],
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [log_run]}, ensure_ascii=False, indent=2)


def _findings(checked: Sequence[Checked]) -> Iterator[tuple[Problem, tuple[str, ...], str]]:
    """Every problem with the lines of its file, and why the author keeps it."""
    for one in checked:
        for problem in one.problems:
            yield problem, one.lines, ""
        for aside in one.set_aside:
            yield aside.problem, one.lines, aside.why


def _rule(code: str) -> Json:
    """What a code means, from its page."""
    text = page(code)
    title, _blank, rest = text.partition("\n")
    lead = " ".join(rest.strip().split("\n\n")[0].split())
    rule = rule_of(code)
    described: Json = {
        "id": code,
        "shortDescription": {"text": title.removeprefix("# ").partition(" · ")[2]},
        "fullDescription": {"text": _MARKS.sub("", lead)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": [group.name for group in GROUPS if group.digit == code[2]]},
    }
    return described | ({"name": rule.name} if rule is not None else {})


def _result(problem: Problem, lines: Sequence[str], why: str, codes: Sequence[str], seen: Counter[str]) -> Json:
    message = "\n".join([sentence(problem), *hints(problem)])
    other = problem.related
    result: Json = {
        "ruleId": str(problem.code),
        "ruleIndex": codes.index(problem.code),
        "level": "note" if problem.note else "error",
        "message": {"text": message},
        "locations": [_location(problem.place)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(problem, lines, seen)},
        "suppressions": [{"kind": "inSource", "status": "accepted", "justification": why}] if why else [],
    }
    if other is not None:
        result["relatedLocations"] = [_location(other) | {"id": 1, "message": {"text": related(problem)}}]
    return result


def _location(place: Place) -> Json:
    region = {"startLine": place.line, "startColumn": place.col, "endLine": place.line, "endColumn": place.end}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _uri(file: str) -> str:
    """A relative path as a relative reference, an absolute one as a `file:` address."""
    path = PurePath(file)
    return Path(file).as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(problem: Problem, lines: Sequence[str], seen: Counter[str]) -> str:
    """The same for the same problem after lines above it came or went; different for two alike in one file."""
    line = lines[problem.place.line - 1].strip() if 0 < problem.place.line <= len(lines) else ""
    about = "\0".join([str(problem.code), PurePath(problem.place.file).as_posix(), problem.where, problem.found, line])
    seen[about] += 1
    return hashlib.sha256(f"{about}\0{seen[about]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
