"""Small scenarios of every shape, for properties that hold of all of them."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tabletop.scenario.model import Scenario

TEAMS: Final = ("AA", "BB", "CC")
INDICATORS: Final = ("calm", "cost", "trust")
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


@st.composite
def decisions(draw: st.DrawFn, number: int) -> Data:
    """A decision of any mechanic."""
    after = draw(st.integers(1, 3))
    follows = consequences(after)
    by = draw(st.sampled_from([["AA"], ["AA", "BB"], ["each team"]]))
    kinds = ["choice", "multi-choice", "ranking", "allocation", "open-text", "vote", "sealed"]
    kind = draw(st.sampled_from([*kinds, "consensus", "matrix", "negotiation", "confidence"]))
    made: Data = {"id": f"d{number}", "type": kind, "by": by, "question": "What now"}

    def each(names: str, label: str = "label") -> Data:
        return {name: {label: f"Option {name}", **draw(follows)} for name in names}

    match kind:
        case "choice":
            made["options"] = each("ab")
        case "multi-choice":
            options = {name: {"label": name, **draw(follows)} for name in "abc"}
            if draw(st.booleans()):
                options["a"]["excludes"] = ["b"]
            made |= {"options": options, "pick": "1-2"}
        case "ranking":
            made["items"] = {name: {"label": name, "first": draw(follows), "last": draw(follows)} for name in "abc"}
        case "allocation":
            items = {name: {"label": name, "per_step": draw(effects())} for name in "ab"}
            made |= {"points": 2, "items": {**items, "c": {"label": "c", "thresholds": {"1": draw(follows)}}}}
        case "open-text":
            made |= {"max_words": 30, "rubric": each("ab")}
        case "vote":
            made |= {"options": each("ab")} if draw(st.booleans()) else {}
            made |= {"rule": draw(st.sampled_from(["plurality", "majority", "unanimity"]))}
            made |= {"outcomes": {"passes": draw(follows), "fails": draw(follows)}, "straw_poll": draw(st.booleans())}
        case "sealed":
            rows = [{"when": {"AA": "a"}, **draw(follows)}, {"when": {"AA": "b", "BB": "b"}, **draw(follows)}]
            made |= {"options": {name: {"label": name} for name in "ab"}}
            made |= {"outcomes": [*rows, {"otherwise": "yes", **draw(follows)}]}
        case "consensus":
            made |= {"text": "We act.", "silence": 5, "outcomes": {one: draw(follows) for one in ("adopted", "broken")}}
        case "matrix":
            modifiers = [{"when": draw(conditions()), "by": draw(st.integers(-12, 12)), "why": "So."}]
            made |= {"modifiers": modifiers, "outcomes": {one: draw(follows) for one in ("success", "failure")}}
        case "negotiation":
            outcomes = {one: draw(follows) for one in ("signed", "reserved", "walked")}
            made |= {"clauses": {"one": "We stay.", "two": "We pay."}, "outcomes": outcomes}
    return made


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
            "debrief": dict.fromkeys(
                ("defuse", "describe", "interpret", "reveal", "generalise", "apply"), "What was it like"
            ),
        }
    )


def _team(name: str) -> Data:
    brief = {"wants": "Calm.", "fears": "Noise.", "may_not": "Shout.", "secret": "None."}
    return {"name": f"Team {name}", "roles": {"lead": "Lead"}, "brief": brief, "left_out": "The rest."}
