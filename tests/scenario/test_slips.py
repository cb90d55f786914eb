"""One slip of the pen is one problem: what it is called, and that nothing that only follows is told."""

from __future__ import annotations

import pytest

from tabletop.scenario.loader import examine
from tests.authoring.examples import BASE, laid_over


def found(text: str) -> list[str]:
    """The problems of `text` laid over a whole scenario: `TT040 what stands there|what was wanted`."""
    problems = examine(laid_over(text, BASE).encode(), "x").problems
    return [f"{one.code} {one.found}|{one.wants or one.shape}".rstrip("|") for one in problems]


GAUGE = "{name: A, start: 5, good: up}"
ESCALATION = "escalation: {name: E, start: 5, good: down}"
"""So that only what is looked at is missing from the indicators."""


def inject(field: str) -> str:
    """A scenario's moves with one more field in an inject."""
    return (
        "moves:\n  - {id: m, title: M, minutes: 9, injects: "
        f"[{{id: i, kind: news, title: T, text: {{everyone: E}}, ask: [first-response], {field}}}], "
        "decisions: [{id: first-response, type: choice, by: NO, question: Q, "
        "options: {police: {label: L, sets: asked}, wait: {label: L}}}]}\n"
    )


def decision(fields: str) -> str:
    """A scenario's moves with one decision."""
    return (
        "moves:\n  - {id: m, title: M, minutes: 9, "
        "injects: [{id: i, kind: news, title: T, text: {everyone: E}, sets: asked}], "
        f"decisions: [{{id: d, by: NO, question: Q, {fields}}}]}}\n"
    )


def option(fields: str, kind: str = "type: choice") -> str:
    """A scenario's moves with one decision, whose first option has these fields."""
    return decision(f"{kind}, options: {{a: {{label: A, {fields}}}, b: {{label: B}}}}")


def item(fields: str, more: str = "") -> str:
    """A scenario's moves with one allocation, whose first item has these fields."""
    return decision(f"type: allocation, points: 10, {more}items: {{a: {{label: A, {fields}}}, b: {{label: B}}}}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tilte: T\n", ["TT031 tilte"]),
        ("themes: T39\n", ["TT033 T39|list"]),
        ("title: [T]\n", ["TT033 |text"]),
        ("debrief: []\n", ["TT033 |mapping"]),
        ("moves: {}\n", ["TT033 |list"]),
        ("minutes: [9]\n", ["TT033 |number"]),
        ("kind: [game]\n", ["TT038 |list"]),
        ("difficulty: 4\n", ["TT036 4|le 3"]),
        ("difficulty: two\n", ["TT035 two|number"]),
        ("difficulty: 1_0\n", ["TT035 1_0|number"]),
        ("difficulty: 2.0\n", ["TT035 2.0|number"]),
        ("minutes: 9999\n", ["TT036 9999|le 1440"]),
        ("review_by: 2027-13\n", ["TT040 2027-13|month"]),
        ("players: many\n", ["TT040 many|players"]),
        ("language: English\n", ["TT040 English|language"]),
        ("themes: [T39, X1]\n", ["TT040 X1|theme"]),
        ("themes: [T00, T79]\n", ["TT108 T00", "TT108 T79"]),
        (
            "aliases: {norway: {real: N, fictional: F}, NORWAY: {real: N, fictional: F}}\n",
            ["TT037 norway|alias-name"],
        ),
        ("summary:\n", ["TT034 summary"]),
        ("summary: ''\n", ["TT034 summary"]),
        ("teams:\n", ["TT034 teams"]),
        ("teams: {}\n", ["TT041 0|too_short 1"]),
        ("themes: [T7, T7]\n", ["TT040 T7|theme"]),
        ("ground_rules: ['']\n", ["TT034 ground_rules"]),
        ("ground_rules: [a, [b]]\n", ["TT033 |text"]),
        ("title: " + "x" * 121 + "\n", ["TT039 121|120"]),
        ("format: tabletop/2\ntilte: T\n", ["TT030 tabletop/2|tabletop/1"]),
        ("format: [tabletop/1]\n", ["TT038 |list"]),
        ("sources: {treaty: {cite: C}}\n", ["TT043 |source"]),
        ("sources: {treaty: {seed: C, heading: H}}\n", ["TT038 C"]),
        (inject("optional: maybe"), ["TT038 maybe"]),
        (inject("to: NO"), ["TT033 NO|list"]),
        (inject("at: soon"), ["TT040 soon|minutes"]),
        (inject("at: [1]"), ["TT033 |number"]),
        (inject("themes: [T1]"), ["TT040 T1|theme"]),
        (inject("themes: {T1: why}"), ["TT040 T1|theme"]),
        (inject("themes: {T79: why}"), ["TT108 T79"]),
        (inject("sets: [A B]"), ["TT037 A B|id"]),
        (inject("effects: {cohesion: {by: 6.5, why: W}}"), ["TT035 6.5|number"]),
        (inject("effects: {cohesion: 6}"), ["TT033 6|mapping"]),
        (inject("effects: {cohesion: {by: +6}}"), ["TT032 |why"]),
        (inject("when: adhoc"), ["TT042 adhoc|condition"]),
        (inject("when: [a]"), ["TT042 |condition"]),
        (inject("when: {}"), ["TT042 |condition"]),
        (inject("when: ''"), ["TT042 |condition"]),
        (inject("when: {any: asked}"), ["TT042 any|conditions"]),
        (inject("when: {any: [asked]}"), ["TT042 asked|condition"]),
        (inject("when: {any: [{cohesion: below 4}, x], asked: yes}"), ["TT042 x|condition"]),
        (inject("when: {asked: [yes]}"), ["TT042 asked|value"]),
        (inject("when: " + "{not: " * 12 + "{asked: yes}" + "}" * 12), ["TT042 |shallower"]),
        (inject("when: {cohesion: below 101}"), ["TT042 below 101|range"]),
        (inject("when: {cohesion: between 60 and 40}"), ["TT042 between 60 and 40|range"]),
        (inject("when: {cohesion: under 40}"), ["TT042 under 40|comparison"]),
        (inject("when: {cohesion: ''}"), ["TT034 cohesion"]),
        (inject("when: {cohesio: below 40}"), ["TT102 cohesio"]),
        (inject("when: {asked: maybe}"), ["TT038 maybe"]),
        (inject("when: {alarm: yes}"), ["TT112 alarm"]),
        (inject("when: {first: police}"), ["TT103 first"]),
        (inject("when: {first-response: polize}"), ["TT104 polize"]),
        (inject("when: {all: [{not: {asked: yes}}, {first-response: police}, {cohesion: at least 50}]}"), []),
        (inject("when: ad hoc"), []),
        (decision("type: chioce"), ["TT038 chioce"]),
        (decision("typ: choice"), ["TT032 |type"]),
        (option("detail: D").replace("by: NO", "by: []"), ["TT041 |1"]),
        (option("detail: D").replace("by: NO", "by: N O"), ["TT037 N O|team-id"]),
        (decision("type: choice, options: {a: {label: A}, B b: {label: B}}"), ["TT037 B b|id"]),
        (option("tpye: x"), ["TT031 tpye"]),
        (option("later: {after: soon}"), ["TT040 soon|after"]),
        (option("detail: D", "type: multi-choice, pick: 1-9"), ["TT043 |pick"]),
        (option("detail: D", "type: multi-choice, pick: few"), ["TT040 few|pick"]),
        (option("excludes: [a, c]", "type: multi-choice, pick: 1"), ["TT116 a", "TT104 c"]),
        (item("detail: D", "step: 3, "), ["TT043 |step"]),
        (item("per_step: {cohsion: {by: +1, why: W}}"), ["TT102 cohsion"]),
        (item("thresholds: {many: {outcome: O}}"), ["TT035 many|number"]),
        (decision("type: open-text, max_words: 2, rubric: {a: {label: A}}"), ["TT036 2|ge 5"]),
        ("endings: [{id: e, title: E, text: T}]\n", ["TT043 |ending"]),
        (
            "endings: [{id: e, title: E, text: T, otherwise: yes}, {id: e, when: {asked: yes}, title: E, text: T}]\n",
            ["TT113 e"],
        ),
        (
            f"indicators: {{asked: {GAUGE}, cohesion: {GAUGE}, {ESCALATION}}}\n",
            ["TT115 asked"],
        ),
        (
            f"indicators: {{cohesion: {{name: C, start: 5, good: up, visible_to: [NO, US]}}, {ESCALATION}}}\n",
            ["TT101 US"],
        ),
        (f"indicators: {{cohesion: 5, {ESCALATION}}}\n", ["TT033 5|mapping"]),
        ("cards: {art4: x}\n", ["TT033 x|mapping"]),
        (inject("sets: {a: b}"), ["TT033 |list"]),
        (inject("sets: [[a]]"), ["TT033 |text"]),
        (inject("to: [[NO]]"), ["TT033 |text"]),
        ("endings: [x]\n", ["TT033 x|mapping"]),
        (inject("ask: [first-response, other]").replace("ask: [first-response], ", ""), ["TT103 other"]),
        (option("detail: D").replace("a: {label: A, detail: D}", "a: x"), ["TT033 x|mapping"]),
        (
            option("detail: D", "type: multi-choice, pick: 1").replace("a: {label: A, detail: D}", "a: x"),
            ["TT033 x|mapping"],
        ),
        ("ignore: [{rule: T311, where: w, why: y}]\n", ["TT040 T311|rule"]),
    ],
)
def test_one_slip_is_one_problem(text: str, expected: list[str]) -> None:
    """Each slip of the pen is named in the author's words, and nothing that only follows from it is."""
    assert expected == found(text)
