"""TT421: living people speak only on dated cards with a source; in the story there are offices, not names.

Invariant: a name stands in the list only if, written with a capital, it can hardly be anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import finds, whole_words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_PEOPLE: Final = whole_words((
    "Biden", "Erdogan", "Erdoğan", "Kallas", "Kaja Kallas", "Lavrov", "Lukashenka", "Lukashenko", "Emmanuel Macron",
    "Macron", "Giorgia Meloni", "Meloni", "Friedrich Merz", "Viktor Orbán", "Viktor Orban", "Orbán", "Putin",
    "Mark Rutte", "Rutte", "Olaf Scholz", "Keir Starmer", "Starmer", "Stoltenberg", "Donald Trump", "Donald Tusk",
    "President Trump", "Ursula von der Leyen", "von der Leyen", "Xi Jinping", "Zelensky", "Zelenskyy", "Zelenskiy",
))  # fmt: skip


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in subject.passages if _PEOPLE else ():
        if _PEOPLE is not None and passage.voice not in {"card", "source", "rest"} and passage.path[0] != "cards":
            for match in finds(_PEOPLE, passage.text):
                place = subject.places.part(passage.path, passage.text, *match.span())
                yield problem("TT421", place, passage.where, match[0])


RULE = Rule(
    "TT421",
    "person-named",
    N_('"$found" is a living person, and stands in a story that is invented'),
    N_("name the office, or put what was really said on a dated card with its source"),
    _find,
)
