"""What can never happen, always happens, or makes no difference. Group 3xx."""

from __future__ import annotations

import random

from tabletop.scenario.references.names import mapping
from tests.authoring.seeded.craft import at_path
from tests.authoring.seeded.loose_ends import options
from tests.authoring.seeded.planting import Fault, Good, Plant, Planted, indent_of


def _read_later(good: Good) -> set[str]:
    """Every name that a condition of the file reads."""
    found: set[str] = set()
    todo: list[object] = [condition for _, condition in good.subject.uses.conditions]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            found |= set(map(str, part))
            todo += part.values()
        elif isinstance(part, list):
            todo += part
    return found


CONTRADICTION = "{all: [{$name: above 60}, {$name: below 40}]}"
"""What no value can meet."""


def when(words: str, at: str) -> Plant:
    """A condition on a planned inject that has none, after the first."""

    def plant(good: Good, chance: random.Random) -> Planted | None:
        parts = [
            part
            for part in good.subject.story.injects[1:]
            if "when" not in part.data and "contingency" not in part.data and "title" in part.data
        ]
        if not parts:
            return None
        part = chance.choice(parts)
        name = chance.choice(sorted(good.scenario.indicators))
        start, _ = good.key(*part.path, "title")
        indent = indent_of(good, start)
        if good.text[good.text.rfind("\n", 0, start) + 1 : start].strip():
            return None
        line = f"{indent}when: {words}\n".replace("$name", name)
        return good.before_line(start, line, line.index(at))

    return plant


def _ending_first(words: str, name_of_it: str) -> Plant:
    """One more ending before the others; the fault stands at its id."""

    def plant(good: Good, chance: random.Random) -> Planted | None:
        name = chance.choice(sorted(good.scenario.indicators))
        start, _ = good.value("endings", 0)
        line = good.text.rfind("\n", 0, start) + 1
        indent = good.text[line:start].replace("-", " ")
        dash = indent[:-2] + "- "
        text = (
            f"{dash}id: {name_of_it}\n{indent}when: {words}\n".replace("$name", name)
            + f"{indent}title: A last page\n{indent}text: Nobody had foreseen this page.\n"
        )
        return good.before_line(start, text, len(dash) + len("id: "))

    return plant


def _copied(good: Good, chance: random.Random) -> Planted | None:
    """An option with the effects of another; said at the later one."""
    pairs = []
    read = _read_later(good)
    for path, name in options(good):
        first = next(iter(mapping(at_path(good, path), "options")))
        one, other = at_path(good, (*path, "options", first)), at_path(good, (*path, "options", name))
        plain = all("later" not in option and "sets" not in option for option in (one, other))
        decision = at_path(good, path)["id"]
        if name != first and plain and "effects" in one and "effects" in other and decision not in read:
            pairs.append((path, first, name))
    if not pairs:
        return None
    path, first, name = chance.choice(pairs)
    spans = []
    for key in (first, name):
        effects = mapping(at_path(good, (*path, "options", key)), "effects")
        start, _ = good.key(*path, "options", key, "effects")
        line = good.text.rfind("\n", 0, start) + 1
        width = len(indent_of(good, start))
        rest = good.text[line:].split("\n")
        taken = 1
        while taken < len(rest) and (not rest[taken].strip() or len(rest[taken]) - len(rest[taken].lstrip()) > width):
            taken += 1
        while not rest[taken - 1].strip():
            taken -= 1
        spans.append((line, line + sum(len(one) + 1 for one in rest[:taken])))
        assert effects
    source, target = spans
    text = good.text[: target[0]] + good.text[source[0] : source[1]] + good.text[target[1] :]
    spot, _ = good.key(*path, "options", name)
    return Good("", text).with_((spot, spot), "")


def _better(good: Good, chance: random.Random) -> Planted | None:
    """An option that costs the same and more than another everywhere: the other's effects, each a little worse."""
    copied = _copied(good, random.Random(chance.random()))
    if copied is None:
        return None
    other = Good(good.name, copied.text)
    place = next(
        (path, name)
        for path, name in options(other)
        if _spot(other, (*path, "options", name)) == (copied.line, copied.col)
    )
    path, name = place
    here = (*path, "options", name)
    edits = []
    for indicator, effect in mapping(at_path(other, here), "effects").items():
        assert isinstance(effect, dict)
        by = int(str(effect["by"]))
        worse = by - 5 if other.scenario.indicators[indicator].good == "up" else by + 5
        edits.append((other.value(*here, "effects", indicator, "by"), f"{worse:+d}"))
    text = other.text
    for (start, end), words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return Planted(text, copied.line, copied.col)


def _spot(good: Good, path: tuple[str | int, ...]) -> tuple[int, int]:
    place = good.subject.places.key(path)
    return place.line, place.col


def _idle(good: Good, chance: random.Random) -> Planted | None:
    """One more decision of an inject, from which nothing follows."""
    asking = [
        part
        for part in good.subject.story.injects
        if isinstance(part.data.get("ask"), list) and "when" not in part.data and "contingency" not in part.data
    ]
    asking = [part for part in asking if good.text[good.value(*part.path, "ask", 0)[0] - 1] != "["]
    moves = {part.move: part for part in asking}
    if not moves:
        return None
    move, part = chance.choice(sorted(moves.items()))
    start, _ = good.value(*part.path, "ask", 0)
    indent = indent_of(good, start)
    asked = Good("", good.before_line(start, f"{indent}- who-speaks-first\n").text)
    first = next(one for one in asked.subject.story.decisions if one.move == move)
    spot, _ = asked.key(*first.path, next(iter(first.data)))
    dash = " " * (spot - asked.text.rfind("\n", 0, spot) - 3)
    team = next(iter(good.scenario.teams))
    readings = f"{dash}  readings:\n{dash}    one: It may.\n{dash}    two: It may not.\n"
    text = (
        f"{dash}- id: who-speaks-first\n{dash}  type: choice\n{dash}  by: {team}\n{dash}  question: Who speaks first?\n"
        f"{dash}  options:\n{dash}    left:\n{dash}      label: The one on the left\n"
        f"{dash}    right:\n{dash}      label: The one on the right\n{readings}"
    )
    return asked.before_line(spot, text, len(dash) + len("- id: "))


def _waits(good: Good, chance: random.Random) -> Planted | None:
    """A consequence delayed by twenty injects."""
    found = [
        (*path, "options", name) for path, name in options(good) if "later" in at_path(good, (*path, "options", name))
    ]
    if not found:
        return None
    path = chance.choice(found)
    return good.with_(good.value(*path, "later", "after"), "20 injects")


def _banned(good: Good, chance: random.Random) -> Planted | None:
    """An option that excludes so many others that no answer can hold it."""
    found = []
    for part in good.subject.story.decisions:
        if part.data.get("type") != "multi-choice" or str(part.data.get("pick")).startswith("1"):
            continue
        for name, option in mapping(part.data, "options").items():
            if isinstance(option, dict) and "excludes" not in option and "label" in option:
                found.append((part, name))
    if not found:
        return None
    part, name = chance.choice(found)
    others = ", ".join(one for one in mapping(part.data, "options") if one != name)
    start, _ = good.key(*part.path, "options", name, "label")
    indent = indent_of(good, start)
    planted = good.before_line(start, f"{indent}excludes: [{others}]\n")
    spot, _ = good.key(*part.path, "options", name)
    return Good("", planted.text).with_((spot, spot), "")


DEAD_BRANCHES = (
    Fault("an inject with a condition that never holds", "TT301", when(CONTRADICTION, "{all")),
    Fault("an inject with a condition that always holds", "TT304", when("{$name: at least 0}", "at least 0")),
    Fault("an ending that no play reaches", "TT302", _ending_first(CONTRADICTION, "last-page")),
    Fault("two options with the same effects", "TT309", _copied),
    Fault("an option that another beats everywhere", "TT311", _better),
    Fault("a decision from which nothing follows", "TT308", _idle),
    Fault("a consequence after twenty injects", "TT221", _waits),
    Fault("an option that no answer can hold", "TT307", _banned),
)
"""Branches that are dead, certain, or no choice at all."""
