"""Faults of craft: what a text must not be, and what makes an option no dilemma. Group 4xx."""

from __future__ import annotations

import random

from tabletop.scenario.positions import Path
from tabletop.scenario.references.names import Mapping, mapping
from tabletop.scenario.shapes import data_at
from tests.authoring.seeded.loose_ends import options
from tests.authoring.seeded.planting import Fault, Good, Plant, Planted, indent_of

LONG = (
    "Nobody had slept and everybody had an opinion and the duty officer who had written down what each of them said "
    "and when they said it went back to the first page because the first page was the only one that he still believed."
)
"""Forty-one words in one breath."""


def says(words: str, at: str) -> Plant:
    """Words added to the front of what everybody reads, the fault at `at`."""

    def plant(good: Good, chance: random.Random) -> Planted | None:
        found = [
            path for path in good.paths("text", "title") if not good.words(good.value(*path, "text")).startswith("{")
        ]
        if not found:
            return None
        path = chance.choice(found)
        start, _ = good.value(*path, "text", "everyone")
        if good.text[start] in ">|":
            line = good.text.index("\n", start) + 1
            indent = indent_of(good, line)
            return good.before_line(line, f"{indent}{words}\n", len(indent) + words.index(at))
        if good.text[start] in "\"'":
            start += 1
        return good.with_((start, start), f"{words} ", words.index(at))

    return plant


def named(good: Good, chance: random.Random) -> Planted | None:
    """The real name of an alias written out in the prologue."""
    if not good.scenario.aliases:
        return None
    name = chance.choice(sorted(good.scenario.aliases.values(), key=lambda alias: alias.real)).real
    return prologue(f"A boat from {name} is late.", name)(good, chance)


def prologue(words: str, at: str) -> Plant:
    """Words at the beginning of the prologue."""

    def plant(good: Good, _: random.Random) -> Planted | None:
        start, _end = good.value("prologue")
        if good.text[start] not in ">|":
            return None
        line = good.text.index("\n", start) + 1
        indent = indent_of(good, line)
        return good.before_line(line, f"{indent}{words}\n", len(indent) + words.index(at))

    return plant


def effects(good: Good) -> list[tuple[Path, str, str]]:
    """Every effect of an option of a choice: the option's path, the indicator."""
    return [
        ((*path, "options", name), name, indicator)
        for path, name in options(good)
        for indicator in mapping(at_path(good, (*path, "options", name)), "effects")
    ]


def at_path(good: Good, path: Path) -> Mapping:
    """The part of the data that stands at a path."""
    found = data_at(good.subject.document.data, path)
    assert isinstance(found, dict)
    return found


def too_large(good: Good, chance: random.Random) -> Planted | None:
    """An effect of thirty points."""
    found = effects(good)
    path, _, indicator = chance.choice(found)
    by = str(mapping(mapping(at_path(good, path), "effects"), indicator)["by"])
    sign = "-" if by.startswith("-") else "+"
    return good.with_(good.value(*path, "effects", indicator, "by"), f"{sign}30")


def no_reason(good: Good, chance: random.Random) -> Planted | None:
    """An effect whose reason says nothing."""
    path, _, indicator = chance.choice(effects(good))
    return good.with_(good.value(*path, "effects", indicator, "why"), "Bad effect.")


def turned(*, good_way: bool) -> Plant:
    """Every effect of an option turned the same way; said at the option's id."""

    def plant(good: Good, chance: random.Random) -> Planted | None:
        found = [
            (path, name)
            for path, name in options(good)
            if "later" not in at_path(good, (*path, "options", name))
            and len(mapping(at_path(good, (*path, "options", name)), "effects")) > 1
        ]
        if not found:
            return None
        path, name = chance.choice(found)
        here = (*path, "options", name)
        spans = []
        for indicator in mapping(at_path(good, here), "effects"):
            up = (good.scenario.indicators[indicator].good == "up") is good_way
            spans.append((good.value(*here, "effects", indicator, "by"), "+4" if up else "-4"))
        text = good.text
        for (start, end), words in sorted(spans, reverse=True):
            text = text[:start] + words + text[end:]
        spot, _ = good.key(*here)
        shift = sum(len(words) - (end - start) for (start, end), words in spans if start < spot)
        return Good("", text).with_((spot + shift, spot + shift), "")

    return plant


def no_outcome(good: Good, chance: random.Random) -> Planted | None:
    """An option after which nobody is told what happens; said at its id."""
    found = []
    for path, name in options(good):
        option = at_path(good, (*path, "options", name))
        names = list(option)
        if "outcome" in option and names.index("outcome") + 1 < len(names):
            found.append(((*path, "options", name), names[names.index("outcome") + 1]))
    if not found:
        return None
    here, following = chance.choice(found)
    text = good.without_lines(good.key(*here, "outcome")[0], good.key(*here, following)[0])
    spot, _ = good.key(*here)
    return Good("", text).with_((spot, spot), "")


def start_low(good: Good, chance: random.Random) -> Planted | None:
    """An indicator that starts at 3."""
    name = chance.choice(sorted(good.scenario.indicators))
    return good.with_(good.value("indicators", name, "start"), "3")


def label(good: Good, chance: random.Random) -> Planted | None:
    """A label three times as long as its neighbours'."""
    path, name = chance.choice(options(good))
    words = "Do what a careful and experienced civil servant would do in such a situation, step by step and with care"
    return good.with_(good.value(*path, "options", name, "label"), words)


def same_title(good: Good, chance: random.Random) -> Planted | None:
    """The title of another inject; said at the second of the two."""
    parts = [part for part in good.subject.story.injects if "title" in part.data]
    if len(parts) < 2:
        return None
    first, second = sorted(chance.sample(range(len(parts)), 2))
    return good.with_(good.value(*parts[second].path, "title"), good.words(good.value(*parts[first].path, "title")))


def overdue(good: Good, _: random.Random) -> Planted | None:
    """A review date that has passed."""
    return good.with_(good.value("review_by"), "2025-01")


def to_come(good: Good, chance: random.Random) -> Planted | None:
    """A card looked up in a month that has not been yet."""
    names = sorted(good.scenario.cards)
    return good.with_(good.value("cards", chance.choice(names), "as_of"), "2061-01") if names else None


def no_sources(good: Good, chance: random.Random) -> Planted | None:
    """A theme claimed without a sentence."""
    found = [
        (path, theme)
        for path in good.paths("themes")
        for theme in mapping(at_path(good, path), "themes")
        if len(mapping(at_path(good, path), "themes")) == 1
    ]
    if not found:
        return None
    path, theme = chance.choice(found)
    start, _ = good.key(*path, "themes", theme)
    value = good.value(*path, "themes", theme)
    if good.text[value[0]] in ">|":
        return None
    return good.with_((start, value[1]), f"- {theme}", 2)


CRAFT = (
    Fault("a year in the story", "TT402", says("In 2023 a pipeline was cut nearby.", "2023")),
    Fault("words for a draft", "TT409", says("TODO ask the navy.", "TODO")),
    Fault("the narrator takes sides", "TT412", prologue("This was once a buffer zone.", "buffer zone")),
    Fault("a real name written out", "TT408", named),
    Fault("a sentence of forty words", "TT422", prologue(LONG, LONG)),
    Fault("a word twice", "TT427", prologue("It is the the hour before dawn.", "the the")),
    Fault("a living person", "TT421", prologue("Stoltenberg has called twice.", "Stoltenberg")),
    Fault("an effect of thirty points", "TT413", too_large),
    Fault("a reason that says nothing", "TT404", no_reason),
    Fault("an option that is only good", "TT406", turned(good_way=True)),
    Fault("an option that is only bad", "TT407", turned(good_way=False)),
    Fault("nobody told what happens", "TT415", no_outcome),
    Fault("an indicator that starts at 3", "TT414", start_low),
    Fault("a label that stands out", "TT423", label),
    Fault("the same title twice", "TT428", same_title),
    Fault("a review date that has passed", "TT410", overdue),
    Fault("a card from the future", "TT425", to_come),
    Fault("a theme without a sentence", "TT418", no_sources),
)
"""Faults of craft, each said at exactly the wrong words."""
