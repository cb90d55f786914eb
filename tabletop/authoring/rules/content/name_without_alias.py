"""TT424: where names have aliases, all of them have one, or a class in full fiction meets the real world by chance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.real_names import ALL
from tabletop.authoring.rules.wording import MOST, english, whole_words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    if not subject.scenario.aliases or not english(subject.scenario):
        return
    real = {" ".join(alias.real.split()) for alias in subject.scenario.aliases.values()}
    pattern = whole_words({*ALL, *real})
    for passage in subject.passages if pattern else ():
        if pattern is None or passage.voice in {"rest", "source"}:
            continue
        bare = (match for match in pattern.finditer(passage.text) if " ".join(match[0].split()) not in real)
        for match in islice(bare, MOST):
            place = subject.places.part(passage.path, passage.text, *match.span())
            yield problem("TT424", place, passage.where, match[0], "$" + "_".join(match[0].upper().split()))


RULE = Rule(
    "TT424",
    "name-without-alias",
    N_('"$found" is a real name without an alias, in a scenario that has aliases'),
    N_('add it under "aliases" with a name in fiction, and write "$wants" here'),
    _find,
)
