"""Where each rule of structure begins and ends: what it finds beside its page, and what it must not find."""

from __future__ import annotations

import pytest

from tabletop.authoring.inspection import inspect
from tabletop.scenario.problems import Place
from tests.authoring.examples import BASE, laid_over
from tests.authoring.rules.structure.subjects import decision, found, inject, moves

NOTE = "facilitator: {purpose: P}"
SURE = decision("sure")
ASKS = f"ask: [sure], {NOTE}"
AGAIN = f"ask: [first-response], {NOTE}"


@pytest.mark.parametrize(
    ("injects", "expected"),
    [
        (inject("i", f"{AGAIN}, when: {{asked: yes}}"), ["TT202 first-response 7 first-response"]),
        (inject("i", f"{AGAIN}, contingency: yes"), ["TT202 first-response 7 first-response"]),
        (inject("i", f"ask: [sure, sure], {NOTE}"), ["TT202 sure 7 sure"]),
        (inject("i", f"{ASKS}, when: {{asked: yes}}") + inject("j", f"{ASKS}, when: {{asked: no}}"), []),
        (inject("i", f"{ASKS}, optional: yes") + inject("j", ASKS), []),
        (inject("i", f"{ASKS}, contingency: yes") + inject("j", ASKS), []),
    ],
)
def test_asked_twice(injects: str, expected: list[str]) -> None:
    """Only what surely was asked before is asked twice."""
    assert expected == found(moves(injects, SURE), "TT202")


@pytest.mark.parametrize(
    ("injects", "expected"),
    [
        (inject("i", "sets: late") + inject("j", "sets: [late]"), ["TT203 late 7 late"]),
        (inject("i", "sets: late") + inject("j", "when: {not: {late: yes}}"), []),
        (inject("i", "sets: late") + inject("j", "when: {any: [{late: yes}, {cohesion: below 20}]}"), []),
    ],
)
def test_flags(injects: str, expected: list[str]) -> None:
    """A flag that several set is one problem, at the first; reading it anywhere in a condition is enough."""
    assert expected == found(moves(injects), "TT203")


def test_a_modifier_reads_a_flag() -> None:
    """A matrix argument that is easier with a flag reads it."""
    board = decision("board", "matrix", fields="modifiers: [{when: {late: yes}, by: +1, why: W}]")
    assert [] == found(moves(inject("i", f"sets: late, ask: [board], {NOTE}"), board), "TT203")


def test_a_scenario_that_asks_nothing() -> None:
    """Not every team is told that it has nothing to do; the move is."""
    text = (
        "moves:\n  - {id: m, title: M, minutes: 9, injects: [{id: i, kind: news, title: T, text: {everyone: E}, "
        "cards: [art4], sets: asked, effects: {cohesion: {by: 1, why: W}, escalation: {by: 1, why: W}}}]}\n"
    )
    assert ["TT228 m 2 m"] == found(text)
    assert [] == found("kind: seminar\n" + text)


@pytest.mark.parametrize(
    ("teams", "expected"), [("[CREW]", ["TT208 gauge 8 [CREW]"]), ("[CREW, NO]", []), ("[NO]", []), ("", [])]
)
def test_shown_to_nobody(teams: str, expected: list[str]) -> None:
    """One team that always plays is enough; nobody named means everybody."""
    team = "name: T, roles: {r: R}, brief: {wants: W, fears: F, may_not: M, secret: S}, left_out: L"
    seen = f", visible_to: {teams}" if teams else ""
    text = (
        f"teams:\n  NO: {{{team}}}\n  DE: {{{team}}}\n  CREW: {{{team}, optional: yes}}\nindicators:\n"
        "  cohesion: {name: C, start: 60, good: up}\n  escalation: {name: E, start: 20, good: down}\n"
        f"  gauge: {{name: G, start: 50, good: up{seen}}}\n"
    )
    assert expected == found(text, "TT208")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evaluation: {}\n", []),
        ("objectives: {other: {kind: learning, text: T}}\nevaluation: {}\n", []),
        (
            "objectives: {consult: {kind: learning, text: T}, other: {kind: evaluation, text: T}}\n",
            ["TT224 other 1 other"],
        ),
        ("objectives: {other: {kind: evaluation, text: T}}\nevaluation: {}\n", ["TT224 other 1 other"]),
        (
            "objectives: {consult: {kind: learning, text: T}, other: {kind: learning, text: T}}\n",
            ["TT209 other 1 other"],
        ),
    ],
)
def test_objectives(text: str, expected: list[str]) -> None:
    """Where nobody evaluates, the debrief serves; what is to be rated always needs something to look for."""
    assert expected == found(text, "TT209", "TT224", "TT233")


ROW = "{when: {NO: a, DE: a}, outcome: O}"
LAST = "{otherwise: yes, outcome: O}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"{ROW}, {LAST}", []),
        (ROW, ["TT212 move 10 outcomes"]),
        ("", ["TT212 move 10 outcomes"]),
        (f"{LAST}, {ROW}", ["TT212 move 10 otherwise"]),
        (f"{LAST}, {LAST}", ["TT212 move 10 otherwise"]),
    ],
)
def test_tables(rows: str, expected: list[str]) -> None:
    """One row `otherwise`, and it is the last."""
    sealed = decision(
        "move", "sealed", "[NO, DE]", f"options: {{a: {{label: A}}, b: {{label: B}}}}, outcomes: [{rows}]"
    )
    assert expected == found(moves(inject("i", f"ask: [move], {NOTE}"), sealed), "TT212")


@pytest.mark.parametrize(
    ("injects", "expected"),
    [
        (inject("i", "at: 5") + inject("j", "at: 5"), []),
        (inject("i", "at: 5") + inject("j") + inject("k", "at: 4"), ["TT213 k 9 4"]),
        (inject("i", "at: 5") + inject("j", "at: 3") + inject("k", "at: 4"), ["TT213 j 8 3", "TT213 k 9 4"]),
        (inject("i", "at: 5") + inject("j", "at: 3, contingency: yes"), []),
        (inject("i", "at: 30"), []),
        (inject("i", "at: 31"), ["TT225 i 7 31"]),
        (inject("i", "at: 31, optional: yes"), []),
        (inject("i", "at: 31, when: ad hoc"), []),
    ],
)
def test_times(injects: str, expected: list[str]) -> None:
    """Times go up, up to the end of the move; what has no time of its own and what may be cut is left alone."""
    assert expected == found(moves(injects), "TT213", "TT225")


ENDING = "title: T, text: T"


@pytest.mark.parametrize(
    ("endings", "expected"),
    [
        (f"[{{id: a, otherwise: yes, {ENDING}}}]", []),
        (f"[{{id: a, when: {{asked: yes}}, {ENDING}}}]", ["TT215 a 1 when"]),
        (f"[{{id: a, otherwise: yes, {ENDING}}}, {{id: b, when: {{asked: yes}}, {ENDING}}}]", ["TT215 a 1 otherwise"]),
        (f"[{{id: a, otherwise: yes, {ENDING}}}, {{id: b, otherwise: yes, {ENDING}}}]", ["TT215 a 1 otherwise"]),
    ],
)
def test_endings(endings: str, expected: list[str]) -> None:
    """One ending `otherwise`, and it is the last."""
    assert expected == found(f"endings: {endings}\n", "TT215")


@pytest.mark.parametrize(
    ("prologue", "expected"),
    [
        ("The $OSLO cable.", []),
        ("The ${OSLO}-line.", []),
        ("It costs $$5.", ["TT216 OSLO 1 OSLO"]),
        ("The $$OSLO.", ["TT216 OSLO 1 OSLO"]),
    ],
)
def test_aliases(prologue: str, expected: list[str]) -> None:
    """Both ways to write an alias count, and a dollar sign is none."""
    names = "{NORWAY: {real: Norway, fictional: Northland}, OSLO: {real: O, fictional: P}}"
    assert expected == found(f"aliases: {names}\nprologue: {prologue}\n", "TT216")


def test_an_alias_written_out() -> None:
    """The place where the real name stands is named."""
    names = "  NORWAY: {real: Norway, fictional: N}\n  SEA: {real: the  sea, fictional: S}\n"
    text = f"aliases:\n{names}prologue: By the sea.\n"
    [one] = [one for one in inspect(laid_over(text, BASE).encode(), "x", groups="2").problems if one.code == "TT216"]
    assert Place("x", 4, 14, 21) == one.related


@pytest.mark.parametrize(
    ("injects", "expected"),
    [
        (inject("i", f"to: [DE], {ASKS}"), ["TT218 i/sure 7 sure"]),
        (inject("i", f"to: [DE], {ASKS}, when: {{asked: yes}}") + inject("j", f"{ASKS}, when: {{asked: no}}"), []),
        (inject("i", "to: [DE], text: {DE: T}"), []),
        (inject("i", "to: [DE], text: {NO: T, DE: T}"), ["TT217 i/NO 7 NO"]),
        (inject("i", "text: {NO: T}"), ["TT229 i 7 text"]),
        (inject("i", "text: {NO: T, DE: T}"), []),
        (inject("i", "to: [DE, NO], text: {NO: T}"), ["TT229 i 7 text"]),
        (inject("i", "to: [DE], text: {NO: T}"), ["TT217 i/NO 7 NO"]),
    ],
)
def test_who_sees_what(injects: str, expected: list[str]) -> None:
    """Who decides has seen why, who has a text can read it, and who sees an inject is told something."""
    text = moves(injects, SURE if "sure" in injects else "")
    assert expected == found(text, "TT217", "TT218", "TT229")


@pytest.mark.parametrize(
    ("waits", "injects", "expected"),
    [
        ("1 inject", inject("i"), []),
        ("2 injects", inject("i"), ["TT221 later/a 10 2 injects"]),
        ("2 injects", inject("i") + inject("j", "when: {asked: yes}"), []),
        ("2 injects", inject("i") + inject("j", "contingency: yes"), []),
        ("2 injects", inject("i") + inject("j", "when: ad hoc"), ["TT221 later/a 11 2 injects"]),
    ],
)
def test_too_late(waits: str, injects: str, expected: list[str]) -> None:
    """What can still come counts, also what is held back; a template comes only if somebody thinks of it."""
    later = f"options: {{a: {{label: A, later: {{after: {waits}, outcome: O}}}}, b: {{label: B}}}}"
    text = moves(injects, decision("later", "choice", fields=later)).replace(
        "[first-response]", "[first-response, later]"
    )
    assert expected == found(text, "TT221")


def test_too_late_and_never_asked() -> None:
    """What is never asked has no time to wait from; that it is never asked is another rule's matter."""
    later = "options: {a: {label: A, later: {after: 9 injects, outcome: O}}, b: {label: B}}"
    assert ["TT201 late 9 late"] == found(moves("", decision("late", "choice", fields=later)), "TT201", "TT221")


SOLO = (
    "players: 1\n"
    "teams: {NO: {name: T, roles: {r: R}, brief: {wants: W, fears: F, may_not: M, secret: S}, left_out: L}}\n"
)


def test_alone() -> None:
    """Who plays alone needs readings and reflection, and no notes for a facilitator."""
    text = SOLO + moves(inject("i", "ask: [sure], at: 99"), decision("sure", fields="readings: {a: A, b: B}"))
    first, reflection = found(text, "TT211", "TT222", "TT223", "TT225")
    assert "TT222 first-response 11 first-response" == first
    assert reflection.startswith("TT223 debrief ")
    one = text.replace("readings: {a: A, b: B}", "readings: {a: A}")
    assert ["TT222 first-response 11 first-response", "TT222 sure 12 readings"] == found(one, "TT222")


@pytest.mark.parametrize(
    ("kind", "by", "fields", "count"),
    [
        ("vote", "NO", "outcomes: {passes: {outcome: O}}", 1),
        ("vote", "each team", "outcomes: {passes: {outcome: O}}", 0),
        ("consensus", "NO", "text: T, silence: 5", 1),
        ("negotiation", "[NO, DE]", "clauses: {a: A}", 0),
        ("matrix", "NO", "", 0),
        ("choice", "NO", "options: {a: {label: A}, b: {label: B}}", 0),
    ],
)
def test_together(kind: str, by: str, fields: str, count: int) -> None:
    """What several decide together is asked of several."""
    text = moves(inject("i", ASKS), decision("sure", kind, by, fields))
    assert count == len(found(text, "TT227"))


@pytest.mark.parametrize(
    ("players", "expected"),
    [
        ("2", []),
        ("1", ["TT231 players 1 1"]),
        ("2-2", []),
        ("9-2", ["TT232 players 1 9-2"]),
        ("1-0", ["TT231 players 1 1-0", "TT232 players 1 1-0"]),
    ],
)
def test_players(players: str, expected: list[str]) -> None:
    """A team each at least, and the smaller number first."""
    assert expected == found(f"players: {players}\n", "TT231", "TT232")
