"""Names that lead nowhere. Group 1xx."""

from __future__ import annotations

import random

from tabletop.scenario.references.names import mapping
from tests.authoring.seeded.planting import Fault, Good, Plant, Planted


def mistyped(word: str) -> str:
    """Two letters of a name exchanged in its middle; long enough to be known again."""
    middle = len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return swapped if swapped != word else word[:middle] + word[middle + 1 :]


def _effect(good: Good, chance: random.Random) -> Planted | None:
    """An indicator mistyped in an effect."""
    found = [(path, name) for path, effects in good.subject.uses.effects for name in effects if len(name) > 4]
    if not found:
        return None
    path, name = chance.choice(sorted(found, key=str))
    return good.with_(good.key(*path, name), mistyped(name))


def _asked(good: Good, chance: random.Random) -> Planted | None:
    """A decision mistyped where an inject asks for it."""
    found = [
        (part.path, number, str(name))
        for part in good.subject.story.injects
        if isinstance(asked := part.data.get("ask"), list)
        for number, name in enumerate(asked)
    ]
    if not found:
        return None
    path, number, name = chance.choice(found)
    return good.with_(good.value(*path, "ask", number), mistyped(name))


def _listed(field: str) -> Plant:
    """A source or card mistyped in an inject's list."""

    def plant(good: Good, chance: random.Random) -> Planted | None:
        found = [
            (part.path, number, str(name))
            for part in good.subject.story.injects
            if isinstance(listed := part.data.get(field), list)
            for number, name in enumerate(listed)
            if len(str(name)) > 4
        ]
        if not found:
            return None
        path, number, name = chance.choice(found)
        return good.with_(good.value(*path, field, number), mistyped(name))

    return plant


def _condition(good: Good, chance: random.Random) -> Planted | None:
    """An indicator mistyped in the condition of an ending."""
    endings = good.subject.document.data["endings"]
    assert isinstance(endings, list)
    found = []
    for number, ending in enumerate(endings):
        when = mapping(ending, "when") if isinstance(ending, dict) else {}
        found += [(number, name) for name, words in when.items() if name in good.scenario.indicators]
    if not found:
        return None
    number, name = chance.choice(found)
    return good.with_(good.key("endings", number, "when", name), mistyped(name))


def _flag(good: Good, chance: random.Random) -> Planted | None:
    """A flag asked for that nothing sets."""
    endings = good.subject.document.data["endings"]
    assert isinstance(endings, list)
    conditional = [n for n, ending in enumerate(endings) if isinstance(ending, dict) and "when" in ending]
    if not conditional:
        return None
    number = chance.choice(conditional)
    start, end = good.value("endings", number, "when")
    words = "{moon-landing: yes}"
    if good.text[start] == "{":
        return good.with_((start, end), words, 1)
    return None


def _theme(good: Good, _: random.Random) -> Planted | None:
    if not good.scenario.themes:
        return None
    return good.with_(good.value("themes", 0), "T99")


def _objective(good: Good, chance: random.Random) -> Planted | None:
    names = sorted(good.scenario.evaluation)
    if not names:
        return None
    name = chance.choice(names)
    return good.with_(good.key("evaluation", name), "moonlight")


def _alias(good: Good, chance: random.Random) -> Planted | None:
    path = chance.choice(list(good.paths("title", "text")))
    start, end = good.value(*path, "title")
    return good.with_((start, end), "Night over $ATLANTIS", len("Night over "))


def _dollar(good: Good, chance: random.Random) -> Planted | None:
    path = chance.choice(list(good.paths("title", "text")))
    return good.with_(good.value(*path, "title"), "A bill of $ 40", len("A bill of "))


def _id_twice(good: Good, chance: random.Random) -> Planted | None:
    parts = good.subject.story.injects
    if len(parts) < 2:
        return None
    later = chance.randrange(1, len(parts))
    return good.with_(good.value(*parts[later].path, "id"), parts[0].id)


def _other_move(good: Good, chance: random.Random) -> Planted | None:
    injects, decisions = good.subject.story.injects, good.subject.story.decisions
    asking = [part for part in injects if isinstance(part.data.get("ask"), list)]
    pairs = [(one, other) for one in asking for other in decisions if other.move != one.move]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return good.with_(good.value(*one.path, "ask", 0), other.id)


def _by(good: Good, chance: random.Random) -> Planted | None:
    found = [path for path in good.paths("type", "by") if good.words(good.value(*path, "by")) in good.scenario.teams]
    if not found:
        return None
    return good.with_(good.value(*chance.choice(found), "by"), "PIRATES")


def _readers(good: Good, chance: random.Random) -> Planted | None:
    found = [
        path for path in good.paths("title", "text") if good.words(good.key(*path, "text", "everyone")) == "everyone"
    ]
    return good.with_(good.key(*chance.choice(found), "text", "everyone"), "everybody") if found else None


def _itself(good: Good, chance: random.Random) -> Planted | None:
    found = [
        (part.path, name)
        for part in good.subject.story.decisions
        for name, option in mapping(part.data, "options").items()
        if isinstance(option, dict) and isinstance(option.get("excludes"), list)
    ]
    if not found:
        return None
    path, name = chance.choice(found)
    return good.with_(good.value(*path, "options", name, "excludes", 0), name)


REFERENCES = (
    Fault("a team that does not exist", "TT101", _by),
    Fault("an indicator mistyped in an effect", "TT102", _effect),
    Fault("an indicator mistyped in an ending", "TT102", _condition),
    Fault("a decision mistyped under ask", "TT103", _asked),
    Fault("a source mistyped", "TT105", _listed("sources")),
    Fault("a card mistyped", "TT106", _listed("cards")),
    Fault("a theme that does not exist", "TT108", _theme),
    Fault("an objective that does not exist", "TT109", _objective),
    Fault("an alias that does not exist", "TT110", _alias),
    Fault("a dollar sign for money", "TT111", _dollar),
    Fault("a flag that nothing sets", "TT112", _flag),
    Fault("an id used twice", "TT113", _id_twice),
    Fault("a decision of another move", "TT114", _other_move),
    Fault("text for a team that does not exist", "TT101", _readers),
    Fault("an option that excludes itself", "TT116", _itself),
)
"""Names that lead nowhere."""
