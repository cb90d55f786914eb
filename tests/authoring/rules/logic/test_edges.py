"""Where each rule of logic begins and ends: what it finds beside its page, and what it must not find."""

from __future__ import annotations

import pytest

from tabletop.authoring.inspection import inspect
from tabletop.authoring.messages import render
from tests.authoring.examples import BASE, MONTH, laid_over
from tests.authoring.rules.structure import subjects
from tests.authoring.rules.structure.subjects import decision, inject

NOTE = "facilitator: {purpose: P}"
SECOND = "  - id: later\n    title: L\n    minutes: 20\n    injects:\n"
PLAIN = "{label: L, effects: {cohesion: {by: +4, why: W}, escalation: {by: +4, why: W}}}"
OTHER = "{label: L, effects: {cohesion: {by: -4, why: W}, escalation: {by: -4, why: W}}}"
ALONE = "teams:\n  NO: {name: N, roles: {pm: P}, brief: {wants: W, fears: F, may_not: M, secret: S}, left_out: L}\n"


def found(text: str, *codes: str) -> list[str]:
    """What the rules of logic find in `text` laid over a whole scenario: `TT301 i 7 above 80`.

    That is the code, the part it is about, the line, and what the caret stands under. With codes, only what these find.
    """
    raw = laid_over(text, BASE)
    inspected = inspect(raw.encode(), "x", month=MONTH, groups="3")
    assert () == inspected.examined.errors, inspected.examined.errors
    lines = raw.split("\n")
    assert all(render(one, lines) for one in inspected.problems)
    return [
        f"{one.code} {one.where} {one.place.line} {lines[one.place.line - 1][one.place.col - 1 : one.place.end - 1]}"
        for one in inspected.problems
        if not codes or one.code in codes
    ]


def moves(injects: str, decisions: str = "") -> str:
    """One move with the usual decision, of which both answers move both indicators."""
    made = subjects.moves(injects, decisions)
    only, both = "cohesion: {by: -6, why: W}}", "cohesion: {by: -6, why: W}, escalation: {by: -4, why: W}}"
    return made.replace(only, both)


def asking(text: str, name: str) -> str:
    """The same with one more decision asked by the first inject."""
    return text.replace("ask: [first-response]", f"ask: [first-response, {name}]")


def two_moves(second: str, decisions: str = "", first: str = "") -> str:
    """The usual first move, and a second one with these injects and decisions."""
    more = "    decisions:\n" + decisions if decisions else ""
    return moves(first) + SECOND + second + more


def choice(name: str, **options: str) -> str:
    """A choice on one line."""
    offered = ", ".join(f"{key}: {text}" for key, text in options.items())
    return decision(name, "choice", "[NO]", f"options: {{{offered}}}")


def ending(name: str, when: str) -> str:
    """An ending on one line; the first brings the heading."""
    return ("endings:\n" if name in {"a", "far-out"} else "") + f"  - {{id: {name}, when: {when}, title: T, text: X}}\n"


LAST = "  - {id: c, otherwise: yes, title: T, text: X}\n"


CASES: dict[str, tuple[str, list[str]]] = {
    "one dead inject, not what depends on it": (
        two_moves(
            inject("i", f"when: {{cohesion: above 90}}, sets: far, ask: [tone], {NOTE}")
            + inject("j", "when: {far: yes}")
            + inject("k", "when: {tone: firm}")
            + inject("m"),
            choice("tone", firm=PLAIN, calm=OTHER),
        ),
        ["TT301 i 13 above 90"],
    ),
    "a dead inject whose condition has brackets": (
        moves(inject("i", "when: {asked: no, cohesion: at least 60, escalation: at least 22}")),
        ["TT301 i 7 {asked: no, cohesion: at least 60, escalation: at least 22}"],
    ),
    "an ending that only a dead inject could bring": (
        moves(inject("i", "when: {cohesion: above 90}, sets: far"))
        + ending("far-out", "{far: yes}")
        + ending("b1", "{asked: yes, cohesion: at least 63}")
        + ending("b", "{cohesion: at least 58}")
        + LAST,
        ["TT301 i 7 above 90"],
    ),
    "an ending that takes every case is told of by the others alone": (
        moves("") + ending("a", "{any: [{asked: yes}, {asked: no}]}") + ending("b", "{cohesion: at least 63}") + LAST,
        ["TT302 b 11 b", "TT302 c 12 c"],
    ),
    "three in four is no certainty of two endings, and is one of three": (
        asking(moves("", choice("tone", firm=PLAIN, calm=OTHER)), "tone")
        + ending("a", "{asked: yes}")
        + ending("b", "{cohesion: at most 52}")
        + LAST,
        ["TT303 a 11 a"],
    ),
    "the only ending there is": (moves("") + "endings:\n" + LAST, []),
    "a contingency of a facilitated exercise comes by hand": (
        moves(inject("i", "contingency: yes, when: {asked: no}")),
        [],
    ),
    "a contingency whose condition never holds": (
        moves(inject("i", "contingency: yes, when: {cohesion: below 20}")),
        ["TT305 i 7 below 20"],
    ),
    "one part of an any inside an all": (
        moves(inject("i", "when: {asked: yes, any: [{cohesion: below 61}, {not: {escalation: below 90}}]}")),
        ["TT305 i 7 {not: {escalation: below 90}}"],
    ),
    "a part of an all that always holds does no harm": (
        moves(inject("i", "when: {asked: yes, escalation: below 90}")),
        [],
    ),
    "a row behind one that takes it": (
        asking(
            moves(
                "",
                decision(
                    "both",
                    "sealed",
                    "[NO, DE]",
                    "options: {a: {label: A}, b: {label: B}}, outcomes: ["
                    "{when: {NO: a}, effects: {cohesion: {by: +4, why: W}}}, {when: {NO: a, DE: b}}, "
                    "{when: {DE: a}, effects: {escalation: {by: -4, why: W}}}, {otherwise: yes}]",
                ),
            ),
            "both",
        ),
        ["TT312 both/a 9 a", "TT305 both/row-2 9 {NO: a, DE: b}"],
    ),
    "nothing is asked any more": (
        two_moves(
            inject("i", f"when: {{asked: yes}}, ask: [tone], {NOTE}") + inject("j"),
            choice("tone", firm=PLAIN, calm=OTHER),
        ),
        ["TT306 later 9 later"],
    ),
    "a last move in which nothing was to be asked": (two_moves(inject("j")), []),
    "no answer at all": (
        moves(
            "",
            decision("some", "multi-choice", "[NO]", f"pick: 2, options: {{a: {PLAIN}, b: {OTHER}}}").replace(
                "b: {label: L", "b: {label: L, excludes: [a]"
            ),
        ).replace("ask: [first-response]", "ask: [first-response, some]"),
        ["TT307 some 9 2"],
    ),
    "a pick of two in which one option is never worth it": (
        moves(
            "",
            decision(
                "some",
                "multi-choice",
                "[NO]",
                "pick: 2, options: {a: {label: A, effects: {cohesion: {by: +9, why: W}}}, "
                "b: {label: B, effects: {cohesion: {by: +4, why: W}}}, "
                "c: {label: C, effects: {cohesion: {by: +1, why: W}}}}",
            ),
        ).replace("ask: [first-response]", "ask: [first-response, some]"),
        ["TT311 some/c 9 c"],
    ),
    "straw polls and likelihoods may change nothing": (
        moves("", decision("poll", "vote", "each team", "straw_poll: yes") + decision("sure")).replace(
            "ask: [first-response]", "ask: [first-response, poll, sure]"
        ),
        [],
    ),
    "what a condition reads is a change": (
        two_moves(
            inject("i", "when: {road: a}") + inject("j", "when: {road: b}") + inject("k", f"ask: [tone], {NOTE}"),
            choice("tone", firm=PLAIN, calm=OTHER),
        )
        .replace("ask: [first-response]", "ask: [first-response, road]")
        .replace(SECOND, choice("road", a="{label: A}", b="{label: B}") + SECOND),
        [],
    ),
    "what comes later weighs, too": (
        two_moves(
            inject("i", "when: {road: a}, effects: {cohesion: {by: -9, why: W}}") + inject("j", f"ask: [tone], {NOTE}"),
            choice("tone", firm=PLAIN, calm=OTHER),
        )
        .replace("ask: [first-response]", "ask: [first-response, road]")
        .replace(
            SECOND,
            choice("road", a="{label: A, effects: {cohesion: {by: +4, why: W}}}", b="{label: B}") + SECOND,
        ),
        ["TT311 road/a 9 a"],
    ),
    "a price that comes later is a price": (
        two_moves(inject("j", f"ask: [tone], {NOTE}"), choice("tone", firm=PLAIN, calm=OTHER))
        .replace("ask: [first-response]", "ask: [first-response, road]")
        .replace(
            SECOND,
            choice(
                "road",
                a="{label: A, effects: {cohesion: {by: +4, why: W}}, "
                "later: {after: 1 injects, effects: {escalation: {by: +4, why: W}}}}",
                b="{label: B}",
            )
            + SECOND,
        ),
        [],
    ),
    "an indicator that ends at its limit, whatever it costs on the way": (
        moves(inject("i", "effects: {escalation: {by: -30, why: W}}")),
        ["TT311 first-response/police 9 police", "TT310 escalation 38 escalation"],
    ),
    "alone, a contingency that can always come": (
        ALONE + "players: 1\n" + moves(inject("i", "contingency: yes, when: {asked: no}")),
        ["TT304 i 10 no"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_edges(name: str) -> None:
    """Each of these is found, at its place, and nothing else."""
    text, expected = CASES[name]
    assert expected == found(text)


def test_a_matrix_that_can_only_fail() -> None:
    """Dice are held against all that the situation adds, in every state."""
    held = ", ".join(f"{{when: {{asked: {value}}}, by: -1, why: W}}" for value in ("yes", "no"))
    outcomes = "outcomes: {success: {effects: {cohesion: {by: +4, why: W}}}}"
    made = decision("board", "matrix", "DE", f"target: 12, modifiers: [{held}], {outcomes}")
    assert ["TT314 board 9 12"] == found(asking(moves("", made), "board"))


def test_drawn_plays_say_only_what_is_clear() -> None:
    """Where plays are drawn, what is impossible is proved by bounds, and shares must be clear of their threshold."""
    share = "points: 60, by: each team, items: {" + ", ".join(
        f"i{n}: {{label: L, per_step: {{cohesion: {{by: {1 if n % 2 else -1}, why: W}}}}}}" for n in range(6)
    )
    many = f"      - {{id: spend, type: allocation, question: Q, {share}}}}}\n"
    text = moves(
        inject("i", "when: {escalation: above 40}") + inject("j", "when: {escalation: above 15}"), many
    ).replace("ask: [first-response]", "ask: [first-response, spend]")
    assert ["TT301 i 7 above 40", "TT304 j 8 above 15"] == found(text, "TT301", "TT302", "TT304", "TT305")


def test_a_message_says_how_many_plays() -> None:
    """A share from plays that were drawn says so."""
    share = ", ".join(
        f"i{n}: {{label: L, per_step: {{cohesion: {{by: {n - 3:+}, why: W}}}}}}" for n in range(6) if n != 3
    )
    many = f"      - {{id: spend, type: allocation, by: each team, question: Q, points: 60, items: {{{share}}}}}\n"
    text = moves("", many).replace("ask: [first-response]", "ask: [first-response, spend]") + (
        "endings:\n  - {id: a, when: {asked: yes}, title: T, text: X}\n"
        "  - {id: b, when: {cohesion: below 50}, title: T, text: X}\n  - {id: c, otherwise: yes, title: T, text: X}\n"
    )
    raw = laid_over(text, BASE)
    problems = inspect(raw.encode(), "x", month=MONTH, groups="3").problems
    said = [render(one, raw.split("\n")) for one in problems if one.code == "TT303"]
    assert "of 1,000 seeded plays end in" in said[0].replace("\n  ", " ")
