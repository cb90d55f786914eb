"""What came of rehearsals as one JSON document.

Invariant: fields are only ever added; codes and ids, never words that depend on a language alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tabletop.authoring.output.data import as_data
from tabletop.authoring.rehearsing.coverage import Coverage
from tabletop.authoring.rehearsing.stage import Performance, Stage

Told = tuple[Stage, Sequence[Performance], Coverage | None, Sequence[str]]
"""A scenario, its plays, what they reach together, and the transcripts that were written."""


def as_json(found: Sequence[Told], *, required: bool) -> str:
    """Everything as one document."""
    scenarios = [_scenario(*told, required=required) for told in found]
    return json.dumps({"scenarios": scenarios}, ensure_ascii=False, indent=2)


def _scenario(
    stage: Stage, plays: Sequence[Performance], coverage: Coverage | None, written: Sequence[str], *, required: bool
) -> dict[str, object]:
    scenario, document = stage.examined.scenario, stage.examined.document
    missed = coverage.problems(document.places, required=required) if coverage and document else ()
    counts = coverage.counts() if coverage else {}
    return {
        "file": str(stage.file),
        "scenario": scenario.id if scenario is not None else None,
        "problems": [as_data(one) for one in stage.examined.errors],
        "plays": [_play(done) for done in plays],
        "coverage": {kind: {"reached": n, "of": of} for kind, (n, of) in counts.items()},
        "missed": [as_data(one) | {"kind": dict(one.values)["kind"]} for one in missed],
        "written": list(written),
    }


def _play(done: Performance) -> dict[str, object]:
    final = done.rehearsal.final if done.rehearsal is not None else None
    return {
        "file": str(done.file),
        "name": done.name,
        "title": done.title,
        "ok": not done.problems,
        "ending": final.ending if final is not None else None,
        "injects": [one.id for one in final.released] if final is not None else [],
        "results": {one.id: one.ruling.result for one in final.decisions.values() if one.ruling is not None}
        if final is not None
        else {},
        "indicators": dict(final.indicators) if final is not None else {},
        "problems": [as_data(one) | {"values": dict(one.values)} for one in done.problems],
    }
