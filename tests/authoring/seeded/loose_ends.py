"""Loose ends: parts that lead to nothing, and a plan that does not hold. Group 2xx."""

from __future__ import annotations

import random

from tabletop.scenario.positions import Path
from tabletop.scenario.references.names import Part, mapping, texts
from tests.authoring.seeded.planting import Fault, Good, Planted, indent_of


def first_of(good: Good, field: str, lines: str, at: int) -> Planted | None:
    """`lines` as the first entry of a top-level mapping in block style; `at` is where the fault stands in them."""
    names = list(mapping(good.subject.document.data, field))
    if not names:
        return None
    start, _ = good.key(field, names[0])
    indent = indent_of(good, start)
    if len(indent) != 2:
        return None
    return good.before_line(start, "".join(f"{indent}{line}\n" for line in lines.split("\n")), len(indent) + at)


def _source(good: Good, _: random.Random) -> Planted | None:
    return first_of(good, "sources", "atlas:\n  cite: Submarine cable map\n  as_of: 2026-11", 0)


def _card(good: Good, _: random.Random) -> Planted | None:
    name = next(iter(good.scenario.sources), None)
    card = f"lost-card:\n  title: Nobody opens this\n  as_of: 2026-11\n  sources:\n    - {name}\n  text: A fact."
    return first_of(good, "cards", card, 0) if name else None


def _indicator(good: Good, _: random.Random) -> Planted | None:
    return first_of(good, "indicators", "tide-height:\n  name: Height of the tide\n  start: 50\n  good: up", 0)


def _objective(good: Good, _: random.Random) -> Planted | None:
    if not good.scenario.evaluation or good.scenario.solo:
        return None
    return first_of(good, "objectives", "sail:\n  kind: learning\n  text: Learn how to sail", 0)


def _rated(good: Good, _: random.Random) -> Planted | None:
    return first_of(good, "objectives", "swim:\n  kind: evaluation\n  text: Swim in the time given", 0)


def _alias(good: Good, _: random.Random) -> Planted | None:
    return first_of(good, "aliases", "ATLANTIS:\n  real: Atlantis\n  fictional: Oldland", 0)


def _team(good: Good, _: random.Random) -> Planted | None:
    brief = (
        "brief:\n    wants: Fish.\n    fears: Storms.\n    may_not: Speak for a state.\n    secret: The net is torn."
    )
    team = f"CREW:\n  name: The crew of the trawler\n  roles:\n    master: Master\n  {brief}\n  left_out: The shore."
    asked = any("each team" in decision.by for decision in good.scenario.decisions.values())
    return None if asked or good.scenario.solo else first_of(good, "teams", team, 0)


def _decision(good: Good, chance: random.Random) -> Planted | None:
    """A decision that no inject asks, written before another."""
    part = chance.choice(good.subject.story.decisions)
    start, _ = good.key(*part.path, next(iter(part.data)))
    indent = " " * (start - good.text.rfind("\n", 0, start) - 3)
    team = next(iter(good.scenario.teams))
    lines = [
        "- id: forgotten-question",
        "  type: confidence",
        f"  by: {team}",
        "  question: How likely is it that somebody forgot to ask this?",
    ]
    return good.before_line(start, "".join(f"{indent}{line}\n" for line in lines), len(indent) + len("- id: "))


def _asked_twice(good: Good, chance: random.Random) -> Planted | None:
    """A decision asked again by a later inject of its move."""
    pairs: list[tuple[Part, str]] = []
    for move in good.subject.story.moves:
        asked: list[str] = []
        for part in good.subject.story.injects:
            listed = part.data.get("ask")
            if part.move == move.move and isinstance(listed, list):
                pairs += [(part, name) for name in asked]
                inject = good.scenario.injects[part.id]
                if inject.planned and inject.when is None and not inject.optional:
                    asked += [str(name) for name in listed]
    if not pairs:
        return None
    part, name = chance.choice(pairs)
    start, _ = good.value(*part.path, "ask", 0)
    block = good.text[good.text.rfind("\n", 0, start) + 1 : start].strip() == "-"
    if block:
        indent = indent_of(good, start)
        return good.before_line(start, f"{indent}- {name}\n", len(indent) + 2)
    return good.with_((start, start), f"{name}, ")


def options(good: Good) -> list[tuple[Path, str]]:
    """Every option of every choice in block style: its decision's path, its id."""
    return [
        (part.path, name)
        for part in good.subject.story.decisions
        if part.data.get("type") == "choice"
        for name, option in mapping(part.data, "options").items()
        if isinstance(option, dict) and not good.words(good.value(*part.path, "options", name)).startswith("{")
    ]


def _flag(good: Good, chance: random.Random) -> Planted | None:
    """A flag that an option sets and nothing reads."""
    found = [(path, name) for path, name in options(good) if "sets" not in _option(good, path, name)]
    if not found:
        return None
    path, name = chance.choice(found)
    start, _ = good.key(*path, "options", name, "label")
    indent = indent_of(good, start)
    return good.before_line(start, f"{indent}sets: the-moon-is-full\n", len(indent) + len("sets: "))


def _option(good: Good, path: Path, name: str) -> dict[str, object]:
    part = next(one for one in good.subject.story.decisions if one.path == path)
    option = mapping(part.data, "options")[name]
    return dict(option) if isinstance(option, dict) else {}


def _times(good: Good, chance: random.Random) -> Planted | None:
    """A time past the end of its move."""
    held_back = {"optional", "contingency"}
    found = [part for part in good.subject.story.injects if "at" in part.data and not held_back & set(part.data)]
    if not found or good.scenario.solo:
        return None
    later = [
        part
        for part in found
        if not any(other.move == part.move and "at" in other.data and other.path > part.path for other in found)
    ]
    return good.with_(good.value(*chance.choice(later).path, "at"), "+900 min")


def _backwards(good: Good, chance: random.Random) -> Planted | None:
    """An inject planned before the one above it."""
    found = [part for part in good.subject.story.injects if "at" in part.data]
    pairs = [
        part
        for number, part in enumerate(found)
        if number and found[number - 1].move == part.move and str(found[number - 1].data["at"]) not in {"+0 min", "0"}
    ]
    return good.with_(good.value(*chance.choice(pairs).path, "at"), "+0 min") if pairs else None


def _short_move(good: Good, chance: random.Random) -> Planted | None:
    move = chance.choice(good.subject.story.moves)
    return good.with_(good.value(*move.path, "minutes"), "1")


def _short_session(good: Good, _: random.Random) -> Planted | None:
    return None if good.scenario.solo else good.with_(good.value("minutes"), "15")


def _no_note(good: Good, chance: random.Random) -> Planted | None:
    """The facilitator's notes cut from an inject with a decision; said at its id."""
    found = list(good.paths("ask", "facilitator", "id"))
    if not found or good.scenario.solo:
        return None
    path = chance.choice(found)
    start, _ = good.key(*path, "facilitator")
    part = next(one for one in good.subject.story.injects if one.path == path)
    names = list(part.data)
    after = names[names.index("facilitator") + 1 :]
    _, end = good.value(*path, after[0]) if after else (0, 0)
    if after:
        end, _ = good.key(*path, after[0])
    else:
        end = start + 1
        lines = good.text[start:].split("\n")
        width = len(indent_of(good, start))
        taken = 1 + next(
            (n for n, line in enumerate(lines[1:]) if line.strip() and len(line) - len(line.lstrip()) <= width),
            len(lines) - 2,
        )
        end = start + sum(len(line) + 1 for line in lines[:taken])
    text = good.without_lines(start, end)
    spot, _ = good.value(*path, "id")
    if spot > start:
        return None
    return Good("", text).with_((spot, spot), "")


def _no_otherwise(good: Good, _: random.Random) -> Planted | None:
    """The last ending made conditional."""
    number = len(good.scenario.endings) - 1
    key = good.key("endings", number, "otherwise")
    value = good.value("endings", number, "otherwise")
    name = next(iter(good.scenario.indicators))
    return good.with_((key[0], value[1]), f"when: {{{name}: at least 0}}")


def _unseen_text(good: Good, chance: random.Random) -> Planted | None:
    """A text for a team that does not see the inject."""
    found = [part for part in good.subject.story.injects if isinstance(part.data.get("to"), list)]
    teams = set(good.scenario.teams)
    pairs = [
        (part, team)
        for part in found
        for team in sorted(teams - {name for _, name in texts(part.data, "to", part.path)})
    ]
    if not pairs:
        return None
    part, team = chance.choice(pairs)
    names = list(mapping(part.data, "text"))
    start, _ = good.key(*part.path, "text", names[0])
    if good.words(good.value(*part.path, "text")).startswith("{"):
        return good.with_((start, start), f"{team}: A call comes in., ")
    indent = indent_of(good, start)
    return good.before_line(start, f"{indent}{team}: A call comes in.\n", len(indent))


def ignoring(rule: str, where: str, at: str) -> Fault:
    """An `ignore` at the end of the file; the fault stands at the value of `at`."""
    codes = {"where": "TT219", "rule": "TT226" if rule == "TT299" else "TT220"}

    def plant(good: Good, _: random.Random) -> Planted | None:
        if "ignore" in good.subject.document.data:
            return None
        entry = f"ignore:\n  - rule: {rule}\n    where: {where}\n    why: We know it and keep it.\n"
        text = good.text if good.text.endswith("\n") else good.text + "\n"
        whole = Good(good.name, text)
        return whole.with_((len(text), len(text)), entry, entry.index(f"{at}: ") + len(at) + 2)

    return Fault(f"an ignore of {rule} at {where}", codes[at], plant)


def _players(good: Good, _: random.Random) -> Planted | None:
    return None if good.scenario.solo else good.with_(good.value("players"), "30-8")


def _unclaimed(good: Good, _: random.Random) -> Planted | None:
    """A theme that the scenario claims and no inject takes up."""
    claimed = {theme for inject in good.scenario.injects.values() for theme in inject.themes} | set(
        good.scenario.themes
    )
    if not good.scenario.themes:
        return None
    free = next(f"T{number:02}" for number in range(1, 79) if f"T{number:02}" not in claimed)
    start, _end = good.value("themes", 0)
    if good.text[good.text.rfind("\n", 0, start) + 1 : start].strip() != "-":
        return good.with_((start, start), f"{free}, ")
    indent = indent_of(good, start)
    return good.before_line(start, f"{indent}- {free}\n", len(indent) + 2)


def _readings(good: Good, chance: random.Random) -> Planted | None:
    """A decision to be made alone, without readings; said at its id."""
    if not good.scenario.solo:
        return None
    path = chance.choice([part.path for part in good.subject.story.decisions if "readings" in part.data])
    key = good.key(*path, "readings")
    part = next(one for one in good.subject.story.decisions if one.path == path)
    names = list(mapping(part.data, "readings"))
    rest = good.text[key[0] :].split("\n")
    width = len(indent_of(good, key[0]))
    taken = 1
    while taken < len(rest) and (not rest[taken].strip() or len(rest[taken]) - len(rest[taken].lstrip()) > width):
        taken += 1
    spot, _ = good.value(*path, "id")
    if spot > key[0] or not names:
        return None
    text = good.without_lines(key[0], key[0] + sum(len(line) + 1 for line in rest[:taken]))
    return Good("", text).with_((spot, spot), "")


LOOSE_ENDS = (
    Fault("a decision that no inject asks", "TT201", _decision),
    Fault("a decision asked twice", "TT202", _asked_twice),
    Fault("a flag that nothing reads", "TT203", _flag),
    Fault("a source that nothing cites", "TT204", _source),
    Fault("a card that no inject opens", "TT205", _card),
    Fault("a team with nothing to do", "TT206", _team),
    Fault("an indicator that nothing moves", "TT207", _indicator),
    Fault("an objective that nothing serves", "TT209", _objective),
    Fault("an objective to rate without tasks", "TT224", _rated),
    Fault("a move planned for one minute", "TT210", _short_move),
    Fault("an inject with a decision and no notes", "TT211", _no_note),
    Fault("an inject planned before the one above it", "TT213", _backwards),
    Fault("a time past the end of the move", "TT225", _times),
    Fault("a session of a quarter of an hour", "TT214", _short_session),
    Fault("endings without a last one", "TT215", _no_otherwise),
    Fault("an alias that nothing uses", "TT216", _alias),
    Fault("a text for a team that does not see it", "TT217", _unseen_text),
    ignoring("TT301", "nowhere-at-all", "where"),
    ignoring("TT031", "title", "rule"),
    ignoring("TT299", "title", "rule"),
    Fault("a decision to be made alone without readings", "TT222", _readings),
    Fault("a theme that no inject takes up", "TT230", _unclaimed),
    Fault("thirty to eight players", "TT232", _players),
)
"""Loose ends, each said where it hangs."""
