"""TT431: what everyone is told is not told again, word for word, to a team or by a line to read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import unfinished
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for inject in subject.scenario.injects.values():
        path = subject.paths[inject.id]
        texts: dict[Path, str] = {(*path, "text", reader): text for reader, text in inject.text.items()}
        if inject.facilitator is not None and inject.facilitator.read_aloud is not None:
            texts[*path, "facilitator", "read_aloud"] = inject.facilitator.read_aloud
        first: dict[str, Path] = {}
        for here, text in texts.items():
            other = first.setdefault(" ".join(text.casefold().split()), here)
            if other != here and not unfinished(text):
                found = problem("TT431", subject.places.value(here), inject.id, text)
                yield replace(found, related=subject.places.value(other))


RULE = Rule(
    "TT431",
    "told-twice",
    N_('"$found" is told a second time in the same inject'),
    N_("leave it out here, or say what only these people learn"),
    _find,
    N_("first told at line $line"),
)
