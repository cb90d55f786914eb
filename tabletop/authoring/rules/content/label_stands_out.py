"""TT423: the options of a question are about equally long, or the longest tells which one the author likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.decisions.effects import Labelled
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_TIMES: Final = 2
_MORE: Final = 20
"""Characters by which a label must pass the next longest: short ones differ by chance."""


def _find(subject: Subject) -> Iterator[Problem]:
    for decision in subject.scenario.decisions.values():
        options: Mapping[str, Labelled] = getattr(decision, "options", {})
        lengths = {name: len(option.label) for name, option in options.items()}
        *_rest, next_longest, longest = (
            sorted(lengths, key=lambda name: lengths[name]) if len(lengths) > 1 else ("", "")
        )
        if not longest or lengths[longest] < max(_TIMES * lengths[next_longest], lengths[next_longest] + _MORE):
            continue
        place = subject.places.value((*subject.paths[decision.id], "options", longest, "label"))
        label = options[longest].label
        yield problem(
            "TT423",
            place,
            f"{decision.id}/{longest}",
            label,
            count=str(lengths[longest]),
            next=str(lengths[next_longest]),
        )


RULE = Rule(
    "TT423",
    "label-stands-out",
    N_('"$found" ($count characters) stands out among options of at most $next'),
    N_('say it as briefly as the others; what it costs or means fits into "detail"'),
    _find,
)
