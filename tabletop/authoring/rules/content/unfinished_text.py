"""TT409: nothing is left that somebody meant to write later."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import unfinished
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in subject.passages:
        span = unfinished(passage.text)
        if span is None or (passage.voice == "draft" and passage.text.startswith("[")):
            continue
        place = subject.places.part(passage.path, passage.text, *span)
        yield problem("TT409", place, passage.where, passage.text[span[0] : span[1]])


RULE = Rule(
    "TT409",
    "unfinished-text",
    N_('"$found" is still to be written'),
    N_("write the text, or take the field out"),
    _find,
)
