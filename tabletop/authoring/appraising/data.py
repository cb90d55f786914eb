"""All that was found as plain data, and as one JSON document.

Invariant: fields are only ever added; a script that reads one keeps reading it. Nothing is rounded, and every part has
its place in the file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.remarks import Remark, remarks
from tabletop.authoring.appraising.thresholds import passing
from tabletop.authoring.appraising.uncovered import uncovered
from tabletop.authoring.output.data import as_data
from tabletop.authoring.rules.logic.parts import condition_place
from tabletop.authoring.simulation.findings import ConditionFigures, Exploration, LaterFigures
from tabletop.language.catalogue import in_source_words
from tabletop.scenario.loader import Examined
from tabletop.scenario.problems import Place

Data = dict[str, object]


def as_json(told: Sequence[Appraisal], unusable: Sequence[tuple[Examined, Path]] = (), *, left: int = 0) -> str:
    """One document for all scenarios, the same in every language of the program."""
    with in_source_words():
        made = [scenario(one) for one in told]
        broken = [
            {"file": str(file), "problems": [as_data(problem) for problem in one.errors]} for one, file in unusable
        ]
    document = {"scenarios": made, "unusable": broken, "not_simulated": left}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def scenario(told: Appraisal) -> Data:
    """One scenario: what was asked for, what was found, and what is to be said of it."""
    naming = Naming(told.subject)
    wanted, found = told.wanted, told.found
    return {
        "id": found.scenario,
        "title": naming.title,
        "file": told.subject.document.places.head(()).file,
        "partial": told.partial,
        "asked": {
            "players": [model.name for model in wanted.models],
            "contingencies": wanted.contingencies,
            "teams": list(found.teams),
            "left_out": list(found.left_out),
            "share": wanted.share,
        },
        "remarks": [_remark(one) for one in remarks(told, naming)],
        "not_met": [
            {"kind": one.kind, "where": one.where, "title": one.part, "proved": one.proved, "place": _place(one.place)}
            for one in uncovered(told, naming)
        ],
        "runs": [_run(one, told, naming) for one in told.runs],
    }


def _remark(one: Remark) -> Data:
    return {
        "code": one.code,
        "where": one.where,
        "wrong": one.wrong,
        "message": one.words,
        "title": one.part,
        "basis": one.basis,
        "remedy": one.remedy,
        "kept_because": one.why or None,
        "place": _place(one.place),
    }


def _place(place: Place) -> Data:
    return {"file": place.file, "line": place.line, "column": place.col}


def _run(found: Exploration, told: Appraisal, naming: Naming) -> Data:
    """All the figures of one sort of players."""
    share = told.wanted.share
    return {
        "players": found.model,
        "method": asdict(found.method),
        "states": found.states,
        "widest": found.widest,
        "overflow": asdict(found.overflow) if found.overflow is not None else None,
        "partial": found.partial,
        "minutes": asdict(found.minutes) if found.minutes is not None else None,
        "endings": [
            asdict(one) | {"title": naming.ending(one.id), "place": _place(naming.place_of_ending(one.id))}
            for one in found.endings
        ],
        "injects": [
            asdict(one) | {"title": naming.inject(one.id), "place": _place(naming.place(one.id))}
            for one in found.injects
        ],
        "decisions": _decisions(found, naming),
        "indicators": [
            asdict(one) | {"name": naming.indicator(one.id), "word": naming.level(one.id, one.final.expected)}
            for one in found.indicators
        ],
        "conditions": [_condition(one, told, share) for one in found.conditions],
        "odds": [asdict(one) for one in found.odds],
        "delayed": [_later(one, naming) for one in found.laters],
        "dead_ends": [asdict(one) for one in found.dead_ends],
        "dominated": [asdict(one) for one in found.dominated],
        "alike": [asdict(one) for one in found.alike],
        "changes_nothing": list(found.idle),
        "dominant_sealed_moves": [asdict(one) for one in found.dominant],
    }


def _decisions(found: Exploration, naming: Naming) -> list[Data]:
    made: list[Data] = []
    for one in found.decisions:
        options = [
            asdict(option) | {"label": naming.option(one.id, option.id), "where": f"{one.id}/{option.id}"}
            for option in one.options
        ]
        about: Data = {"question": naming.decision(one.id), "place": _place(naming.place(one.id)), "options": options}
        made.append(asdict(one) | about)
    return made


def _condition(one: ConditionFigures, told: Appraisal, share: float) -> Data:
    value = passing(one, share) or None
    return asdict(one) | {"passes_share_with": value, "place": _place(condition_place(told.subject, one))}


def _later(one: LaterFigures, naming: Naming) -> Data:
    return asdict(one) | {"label": naming.option(one.decision, one.where)}
