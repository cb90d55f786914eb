"""Small scenarios of every shape, for properties that hold of all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from tabletop.scenario.model import Scenario

TEAMS: Final = ("AA", "BB", "CC")
INDICATORS: Final = ("calm", "cost", "trust")
DEBRIEF: Final = ("defuse", "describe", "interpret", "reveal", "generalise", "apply")
FLAGS: Final = ("red", "blue")
Data = dict[str, object]

_STARTS = st.sampled_from([0, 3, 50, 97, 100])
_BY = st.integers(-9, 9).filter(bool)


def effects() -> st.SearchStrategy[Data]:
    """Changes of some indicators."""
    one = st.builds(lambda by: {"by": by, "why": "So."}, _BY)
    return st.dictionaries(st.sampled_from(INDICATORS), one, max_size=2)


def conditions() -> st.SearchStrategy[Data]:
    """Something about an indicator, a flag or a decision."""
    words = st.sampled_from(["below 50", "at least 50", "above 97", "at most 3", "between 40 and 60", "exactly 50"])
    leaf = st.one_of(
        st.builds(lambda name, said: {name: said}, st.sampled_from(INDICATORS), words),
        st.builds(lambda name, value: {name: value}, st.sampled_from(FLAGS), st.sampled_from(["yes", "no"])),
        st.builds(
            lambda number, value: {f"d{number}": value},
            st.integers(0, 2),
            st.sampled_from(["a", "b", "no", "success", "adopted", "passes", "row-1", "otherwise", "walked"]),
        ),
    )
    return st.one_of(
        leaf,
        st.builds(lambda parts: {"any": parts}, st.lists(leaf, min_size=2, max_size=2)),
        st.builds(lambda parts: {"all": parts}, st.lists(leaf, min_size=2, max_size=2)),
        st.builds(lambda part: {"not": part}, leaf),
    )


@st.composite
def consequences(draw: st.DrawFn, after: int) -> Data:
    """What follows; all delayed consequences of one decision wait for as many injects."""
    made: Data = {"effects": draw(effects())}
    if draw(st.booleans()):
        made["sets"] = draw(st.sampled_from(FLAGS))
    if draw(st.integers(0, 3)) == 0:
        made["later"] = {"after": f"{after} injects", "effects": draw(effects()), "sets": draw(st.sampled_from(FLAGS))}
    return made


Follows = Callable[[], Data]
"""Draws what follows from something."""


def _each(names: str, follows: Follows) -> Data:
    return {name: {"label": name, **follows()} for name in names}


@st.composite
def decisions(draw: st.DrawFn, number: int) -> Data:
    """A decision of any mechanic."""
    after = draw(st.integers(1, 3))
    by = draw(st.sampled_from([["AA"], ["AA", "BB"], ["each team"]]))
    kind = draw(st.sampled_from(sorted({*ANSWERED, "vote", "sealed", "matrix", *RESULTS, "confidence"})))
    made: Data = {"id": f"d{number}", "type": kind, "by": by, "question": "What now"}

    def follows() -> Data:
        return draw(consequences(after))

    if kind in ANSWERED:
        return made | ANSWERED[kind](draw, follows)
    if kind in RESULTS:
        fields, results = RESULTS[kind]
        return made | fields | {"outcomes": {one: follows() for one in results}}
    match kind:
        case "vote":
            made |= {"options": _each("ab", follows)} if draw(st.booleans()) else {}
            made |= {"rule": draw(st.sampled_from(["plurality", "majority", "unanimity"]))}
            return made | {"outcomes": _outcomes("passes fails", follows), "straw_poll": draw(st.booleans())}
        case "sealed":
            rows = [{"when": {"AA": "a"}, **follows()}, {"when": {"AA": "b", "BB": "b"}, **follows()}]
            made |= {"options": {name: {"label": name} for name in "ab"}}
            return made | {"outcomes": [*rows, {"otherwise": "yes", **follows()}]}
        case "matrix":
            modifiers = [{"when": draw(conditions()), "by": draw(st.integers(-12, 12)), "why": "So."}]
            return made | {"modifiers": modifiers, "outcomes": _outcomes("success failure", follows)}
        case _:
            return made


def _outcomes(names: str, follows: Follows) -> Data:
    return {name: follows() for name in names.split()}


def _picks(draw: st.DrawFn, follows: Follows) -> Data:
    options: dict[str, Data] = {name: {"label": name, **follows()} for name in "abc"}
    if draw(st.booleans()):
        options["a"]["excludes"] = ["b"]
    return {"options": options, "pick": "1-2"}


def _shares(draw: st.DrawFn, follows: Follows) -> Data:
    items = {name: {"label": name, "per_step": draw(effects())} for name in "ab"}
    return {"points": 2, "items": {**items, "c": {"label": "c", "thresholds": {"1": follows()}}}}


def _order(_draw: st.DrawFn, follows: Follows) -> Data:
    return {"items": {name: {"label": name, "first": follows(), "last": follows()} for name in "abc"}}


ANSWERED: Final[dict[str, Callable[[st.DrawFn, Follows], Data]]] = {
    "choice": lambda _draw, follows: {"options": _each("ab", follows)},
    "multi-choice": _picks,
    "ranking": _order,
    "allocation": _shares,
    "open-text": lambda _draw, follows: {"max_words": 30, "rubric": _each("ab", follows)},
}
RESULTS: Final[dict[str, tuple[Data, tuple[str, ...]]]] = {
    "consensus": ({"text": "We act.", "silence": 5}, ("adopted", "broken")),
    "negotiation": ({"clauses": {"one": "We stay.", "two": "We pay."}}, ("signed", "reserved", "walked")),
}


@st.composite
def injects(draw: st.DrawFn, name: str, asks: list[str]) -> Data:
    """An inject, planned, held back, or a template."""
    made: Data = {"id": name, "title": name, "kind": "news", "text": {"everyone": "Something happens."}}
    made |= {"effects": draw(effects()), "ask": asks}
    if draw(st.integers(0, 4)) == 0:
        made["sets"] = draw(st.sampled_from(FLAGS))
    form = draw(st.sampled_from(["plain", "plain", "guarded", "guarded", "contingency", "idle", "template"]))
    if form in {"guarded", "contingency"}:
        made["when"] = draw(conditions())
    if form in {"contingency", "idle"}:
        made["contingency"] = "yes"
    if form == "template":
        made["when"] = "ad hoc"
    return made


@st.composite
def worlds(draw: st.DrawFn, most: int = 3) -> Scenario:
    """A scenario of two moves, with a decision under each of a few injects, one of them asked twice at times."""
    count = draw(st.integers(1, most))
    asked = [[f"d{number}"] for number in range(count)]
    if count > 1 and draw(st.booleans()):
        asked[1].append("d0")
    beats = [draw(injects(f"i{number}", asked[number])) for number in range(count)]
    beats += [draw(injects(f"e{number}", [])) for number in range(2)]
    made = [draw(decisions(number)) for number in range(count)]
    parts = [(beats[0::2], made), (beats[1::2], [])]
    moves = [
        {"id": f"m{number}", "title": "Move", "minutes": 20, "injects": held, "decisions": asks}
        for number, (held, asks) in enumerate(parts)
        if held
    ]
    endings = [{"id": f"end{n}", "when": draw(conditions()), "title": "An ending", "text": "So."} for n in range(2)]
    starts = [draw(_STARTS) for _ in INDICATORS]
    return Scenario.model_validate(
        {
            "format": "tabletop/1",
            "id": "world",
            "title": "A world",
            "summary": "A small world.",
            "kind": "game",
            "minutes": 60,
            "players": "3-9",
            "difficulty": 1,
            "licence": "CC0",
            "review_by": "2030-01",
            "teams": {team: _team(team) for team in TEAMS},
            "indicators": {
                name: {"name": name, "start": start, "good": "down" if name == "cost" else "up"}
                for name, start in zip(INDICATORS, starts, strict=True)
            },
            "prologue": "It begins.",
            "moves": moves,
            "endings": [*endings, {"id": "last", "otherwise": "yes", "title": "The last", "text": "So."}],
            "debrief": dict.fromkeys(DEBRIEF, "What was it like"),
        }
    )


def _team(name: str) -> Data:
    brief = {"wants": "Calm.", "fears": "Noise.", "may_not": "Shout.", "secret": "None."}
    return {"name": f"Team {name}", "roles": {"lead": "Lead"}, "brief": brief, "left_out": "The rest."}
