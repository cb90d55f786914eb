"""Where the parts of conditions stand in the file, and how a figure's plays are spoken of.

Invariant: a part of a condition has the place of the words it was read from, however the author nested them.
"""

from __future__ import annotations

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.simulation.findings import ConditionFigures, Method
from tabletop.language.catalogue import _, n_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Place
from tabletop.scenario.reader import Data

_LISTS = {"modifier": "modifiers", "row": "outcomes"}


def when_path(subject: Subject, one: ConditionFigures) -> Path:
    """Where the whole condition stands."""
    match one.of:
        case "inject":
            return (*subject.paths[one.owner], "when")
        case "ending":
            return (*ending_path(subject, one.owner), "when")
        case "modifier" | "row":
            return (*subject.paths[one.owner], _LISTS[one.of], one.number, "when")


def ending_path(subject: Subject, name: str) -> Path:
    """Where an ending stands."""
    numbers = [number for number, ending in enumerate(subject.scenario.endings) if ending.id == name]
    return ("endings", numbers[0])


def condition_place(subject: Subject, one: ConditionFigures) -> Place:
    """The place of a condition, or of a part of one: what it compares with, or its brackets."""
    path = when_path(subject, one)
    return subject.places.value(node_paths(raw(subject.document.data, path), path)[one.node])


def raw(data: Data, path: Path) -> Data:
    """What stands at a path."""
    for step in path:
        data = data[str(step)] if isinstance(data, dict) else data[int(step)] if isinstance(data, list) else data
    return data


def node_paths(condition: Data, path: Path) -> list[Path]:
    """The path of every part of a condition, the whole first, a part before its own parts."""
    if not isinstance(condition, dict):
        return [path]
    if len(condition) > 1:
        return [path, *(inner for name, value in condition.items() for inner in _entry(name, value, path))]
    [(name, value)] = condition.items()
    found = _entry(name, value, path)
    return found if isinstance(value, str) else [path, *found[1:]]


def _entry(name: str, value: Data, path: Path) -> list[Path]:
    here = (*path, name)
    if name == "not":
        return [here, *node_paths(value, here)]
    if isinstance(value, list):
        return [here, *(inner for number, one in enumerate(value) for inner in node_paths(one, (*here, number)))]
    return [here]


def plays(method: Method) -> str:
    """The plays a share is of: all, or so many that were drawn."""
    if method.how != "sampled":
        return _("all plays")
    return n_("$count seeded play", "$count seeded plays", method.plays).replace("$count", f"{method.plays:,}")


def percent(share: float) -> str:
    """A share in percent; never 0 or 100 for what is a little more or less."""
    if 0 < share < 0.01:  # noqa: PLR2004 - a hundredth is a percent
        return "<1"
    return str(min(99, round(100 * share)) if share < 1 else 100)


def standing(one: ConditionFigures) -> str:
    """Where an indicator stood when a condition looked at it, as the end of a sentence; empty for other conditions."""
    if one.threshold is None or not one.threshold.values:
        return ""
    low, high = one.threshold.values[0][0], one.threshold.values[-1][0]
    words = _("; it stands at $low then") if low == high else _("; it stands between $low and $high then")
    return words.replace("$low", str(low)).replace("$high", str(high))


def option_place(subject: Subject, decision: str, option: str) -> Place:
    """The place of an option's name."""
    path = subject.paths[decision]
    fields = raw(subject.document.data, path)
    named = fields if isinstance(fields, dict) else {}
    group = next((one for one in ("options", "items", "rubric", "outcomes") if option in named.get(one, ())), "options")
    return subject.places.key((*path, group, option))
