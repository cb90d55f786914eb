"""Rules about what decisions lead to: that options cost and give, that effects have reasons, that something is told."""

from __future__ import annotations

import pytest

from tests.authoring.rules.content.asking import CONSULT, ENDINGS, POLICE, asked, deciding, moves

UP = "cohesion: {by: +5, why: A first reason here.}"
DOWN = "cohesion: {by: -5, why: A second reason here.}"
CALM = "escalation: {by: -5, why: A third reason here.}"
HEAT = "escalation: {by: +5, why: A fourth reason here.}"
GOOD, BAD, BOTH, ONE = f"{UP}, {CALM}", f"{DOWN}, {HEAT}", f"{UP}, {HEAT}", UP
TRADE = ("TT405", "TT406", "TT407")
SEALED = "type: sealed\nby: [NO, DE]\noptions: {a: {label: A}, b: {label: B}}\n"


def all_asked(text: str, *codes: str) -> dict[str, list[str]]:
    """Which parts each of the rules names, where it names any."""
    found = {code: [where for where, _words in asked(code, text)] for code in codes or TRADE}
    return {code: where for code, where in found.items() if where}


def options(kind: str, effects: str, more: str = "") -> str:
    """A decision with two options, the second of which has these effects."""
    return deciding(f"""
type: {kind}
by: NO
options:
  a: {{label: A, outcome: One., effects: {{{BOTH}}}}}
  b: {{label: B, outcome: Two., effects: {{{effects}}}{more}}}
""")


@pytest.mark.parametrize("kind", ["choice", "multi-choice\npick: 1", "vote"])
@pytest.mark.parametrize(("effects", "code"), [(ONE, "TT405"), ("", "TT405"), (GOOD, "TT406"), (BAD, "TT407")])
def test_options(kind: str, effects: str, code: str) -> None:
    """An option moves two indicators, some for the better, some for the worse: in every mechanic that has options."""
    assert {code: ["first-response/b"]} == all_asked(options(kind, effects) + ENDINGS)
    assert {} == all_asked(options(kind, BOTH) + ENDINGS)


@pytest.mark.parametrize("effects", [ONE, GOOD, BAD])
def test_what_a_later_condition_reads(effects: str) -> None:
    """That a later condition reads an option, by its id or by its flag, is no price: nobody sees it at the table."""
    ending = "endings:\n  - {{id: a, when: {{{}}}, title: A, text: One.}}\n"
    ending += "  - {{id: b, otherwise: yes, title: B, text: Two.}}\n"
    assert {} != all_asked(options("choice", effects) + ending.format("first-response: b"))
    assert {} != all_asked(options("choice", effects, ", sets: done") + ending.format("done: yes"))


def test_what_comes_later_counts() -> None:
    """A price that arrives with a delay is a price."""
    later = f", later: {{after: 2 injects, effects: {{{HEAT}}}}}"
    assert {} == all_asked(options("choice", ONE, later) + ENDINGS)


def test_nothing_by_nothing() -> None:
    """An effect of 0 moves nothing."""
    assert {"TT405": ["first-response/b"]} == all_asked(
        options("choice", ONE + ", escalation: {by: 0, why: No.}") + ENDINGS
    )


def test_a_motion() -> None:
    """A vote without options is held to what follows when it passes; a straw poll to nothing."""
    vote = "type: vote\nby: [NO, DE]\noutcomes:\n  passes: {{effects: {{{}}}}}\n  fails: {{effects: {{{}}}}}\n"
    assert {"TT406": ["first-response/passes"]} == all_asked(deciding(vote.format(GOOD, BAD)) + ENDINGS)
    assert {} == all_asked(deciding(vote.format(BOTH, BAD)) + ENDINGS)
    assert {} == all_asked(options("vote", GOOD).replace("type: vote", "type: vote\n        straw_poll: yes") + ENDINGS)


def test_what_competes() -> None:
    """An item that pays with a place or points may be one-sided, but not only do harm; thresholds may be its price."""
    ranking = "type: ranking\nby: NO\nitems:\n  a: {{label: A, first: {{effects: {{{}}}}}}}\n  b: {{label: B}}\n"
    assert {} == all_asked(deciding(ranking.format(ONE)) + ENDINGS)
    assert {"TT407": ["first-response/a"]} == all_asked(deciding(ranking.format(HEAT)) + ENDINGS)
    share = "type: allocation\nby: NO\npoints: 4\nitems:\n  a: {{label: A, per_step: {{{}}}{}}}\n  b: {{label: B}}\n"
    assert {} == all_asked(deciding(share.format(GOOD, "")) + ENDINGS)
    assert {"TT407": ["first-response/a"]} == all_asked(deciding(share.format(HEAT, "")) + ENDINGS)
    assert {} == all_asked(deciding(share.format(HEAT, ", thresholds: {2: {outcome: Two.}}")) + ENDINGS)


@pytest.mark.parametrize(
    "decision",
    [
        "type: matrix\nby: NO\noutcomes: {success: {effects: {%s}}, failure: {effects: {%s}}}",
        "type: consensus\nby: NO\ntext: A.\nsilence: 5\noutcomes: {adopted: {effects: {%s}}, broken: {effects: {%s}}}",
        "type: negotiation\nby: NO\nclauses: {a: A.}\noutcomes: {signed: {effects: {%s}}, walked: {effects: {%s}}}",
        "type: open-text\nby: NO\nmax_words: 50\nrubric: {a: {label: A, effects: {%s}}, b: {label: B, effects: {%s}}}",
    ],
)
def test_what_nobody_picks(decision: str) -> None:
    """A throw, a silence, the end of talks and a reader's mark may be one-sided."""
    assert {} == all_asked(deciding(decision % (GOOD, BAD)) + ENDINGS)


def test_one_indicator() -> None:
    """Where there is one gauge nothing can be weighed against another."""
    alone = "indicators:\n  cohesion: {name: Cohesion, start: 60, good: up}\n"
    assert {} == all_asked(alone + options("choice", ONE).replace(f", {HEAT}", "") + ENDINGS)


@pytest.mark.parametrize(
    ("why", "found"),
    [
        ("Allies heard it late.", False),
        ("Bad effect.", True),
        ("Because this is good.", True),
        ("Alliance cohesion goes down.", True),
        ("It is late.", False),
        ("TODO", False),
    ],
)
def test_reasons(why: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """A reason has three words, and says more than that something happens; what is still to be written is not it."""
    expected = [("first-response/police", why)] if found else []
    assert expected == asked("TT404", moves(("Allies heard it late.", why)))


def test_reasons_in_other_languages() -> None:
    """In another language words are counted, and no phrase is known to be empty."""
    assert [] == asked("TT404", "language: de\n" + moves(("Allies heard it late.", "Because this is good.")))
    assert [("first-response/police", "Zu spät.")] == asked(
        "TT404", "language: de\n" + moves(("Allies heard it late.", "Zu spät."))
    )


def test_reasons_copied() -> None:
    """The same reason under another option of the decision is a copy; under the same option it is not."""
    twice = ("Allies heard it late.", "Allies were  asked first.")
    assert [("first-response/police", "Allies were  asked first.")] == asked("TT404", moves(twice))
    assert [] == asked("TT404", moves(("A public step.", "Allies were asked first.")))


@pytest.mark.parametrize(("by", "found"), [("+15", False), ("-15", False), ("16", True), ("-40", True)])
def test_large_effects(by: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """15 points are the most, either way, wherever an effect stands."""
    assert ([("first-response/consult", by)] if found else []) == asked("TT413", moves(("by: +6", f"by: {by}")))
    inject = (
        "ask: [first-response]",
        f"ask: [first-response]\n        effects: {{cohesion: {{by: {by}, why: It is out.}}}}",
    )
    assert ([("cable-cut", by)] if found else []) == asked("TT413", moves(inject))


@pytest.mark.parametrize(("start", "found"), [("14", True), ("15", False), ("85", False), ("86", True), ("0", True)])
def test_starts(start: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """An indicator starts between 15 and 85."""
    text = f"indicators:\n  cohesion: {{name: C, start: {start}, good: up}}\n"
    text += "  escalation: {name: E, start: 20, good: down}\n"
    assert ([("cohesion", start)] if found else []) == asked("TT414", text)


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        ("type: choice\nby: NO\noptions: {a: {label: A, outcome: One.}, b: {label: B}}", [("b", "b")]),
        ("type: vote\nby: NO", [("passes", "first-response"), ("fails", "first-response")]),
        ("type: vote\nby: NO\noutcomes: {passes: {outcome: One.}}", [("fails", "outcomes")]),
        ("type: vote\nby: NO\nstraw_poll: yes", []),
        ("type: vote\nby: NO\nstraw_poll: yes\noptions: {a: {label: A}, b: {label: B}}", []),
        (
            "type: vote\nby: NO\noptions: {a: {label: A, outcome: One.}, b: {label: B, outcome: Two.}}",
            [("fails", "first-response")],
        ),
        (
            SEALED + "outcomes:\n  - {when: {NO: a, DE: a}, effects: {}}\n  - {otherwise: yes}",
            [("row-1", "when"), ("otherwise", "otherwise")],
        ),
        (
            "type: ranking\nby: NO\nitems: {a: {label: A, first: {sets: done}, last: {sets: gone}}, b: {label: B}}",
            [("a", "a")],
        ),
        ("type: matrix\nby: NO\noutcomes: {success: {outcome: One.}}", [("failure", "outcomes")]),
        (
            "type: negotiation\nby: NO\nclauses: {a: A.}\noutcomes: {signed: {outcome: One.}, walked: {sets: gone}}",
            [("walked", "walked"), ("reserved", "outcomes")],
        ),
        ("type: open-text\nby: NO\nmax_words: 50\nrubric: {a: {label: A}, b: {label: B}}", []),
        (
            "type: allocation\nby: NO\npoints: 4\nitems: {a: {label: A, thresholds: {2: {sets: done}}}, b: {label: B}}",
            [],
        ),
        ("type: confidence\nby: NO", []),
    ],
)
def test_told(decision: str, found: list[tuple[str, str]]) -> None:
    """What players are told after each thing that a mechanic can come to, also where nothing is written down."""
    expected = [(f"first-response/{name}", words) for name, words in found]
    assert expected == asked("TT415", deciding(decision) + ENDINGS)


def test_outcomes_copied() -> None:
    """The same words after two options are one outcome; rows of a sealed decision may share one."""
    copied = ("A patrol boat leaves.", "the Council meets TONIGHT.")
    assert [("first-response/police", "the Council meets TONIGHT.")] == asked("TT426", moves(copied))
    assert [] == asked("TT426")
    rows = "outcomes:\n  - {when: {NO: a, DE: a}, outcome: One.}\n  - {otherwise: yes, outcome: One.}"
    assert [] == asked("TT426", deciding(SEALED + rows) + ENDINGS)


def test_the_effects_of_the_example() -> None:
    """The scenario that examples are laid over has a dilemma."""
    assert {} == all_asked(moves((CONSULT, CONSULT), (POLICE, POLICE)), *TRADE, "TT404", "TT413", "TT415", "TT426")
