"""Golden plays: read like a scenario, held against their scenario."""

from __future__ import annotations

import pytest

from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import Play, PlayedAnswer, PlayedStep, examine_play, parse_play
from tabletop.scenario.problems import Code, ScenarioRefused
from tests.authoring.examples import BASE, BASE_PLAY, laid_over

KINDS = """\
moves:
  - id: m
    title: M
    minutes: 9
    injects: [{id: i, kind: news, title: T, text: {everyone: E}, sets: asked}]
    decisions:
      - {id: pick, type: multi-choice, by: each team, question: Q, pick: 1-2, options: {a: {label: A}, b: {label: B}}}
      - {id: rank, type: ranking, by: [NO, DE], question: Q, items: {a: {label: A}, b: {label: B}}}
      - {id: share, type: allocation, by: NO, question: Q, points: 10, items: {a: {label: A}, b: {label: B}}}
      - {id: write, type: open-text, by: NO, question: Q, max_words: 9, rubric: {a: {label: A}}}
      - {id: vote, type: vote, by: each team, question: Q}
      - {id: elect, type: vote, by: NO, question: Q, options: {a: {label: A}}}
      - {id: sure, type: confidence, by: NO, question: Q}
      - {id: board, type: matrix, by: NO, question: Q}
      - id: at-once
        type: sealed
        by: each team
        question: Q
        predict: yes
        options: {a: {label: A}, b: {label: B}}
        outcomes: [{otherwise: yes}]
      - {id: agree, type: consensus, by: each team, question: Q, text: T, silence: 5 min}
"""
STORY = laid_over(KINDS, BASE)
EXPECT = "expect: {injects: [i], ending: apart}\n"


def found(text: str, story: str = STORY) -> list[str]:
    """The problems of a play laid over a whole one."""
    raw = laid_over(text, laid_over("answers: {}\n" + EXPECT, BASE_PLAY)).encode()
    problems = examine_play(raw, "p", examine(story.encode(), "s")).problems
    return [f"{one.code} {one.found}|{one.wants}".rstrip("|") for one in problems]


def answer(name: str, fields: str, team: str = "NO") -> str:
    """A play with one answer."""
    return f"answers: {{{name}: {{{team}: {{{fields}}}}}}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("teams: [NO]\nskip: [i]\ncontingency: {i: i}\nseed: 9\n", []),
        (answer("pick", "choose: [a, b], because: It is so., sure: 60"), []),
        (answer("rank", "order: [b, a]", "DE"), []),
        (answer("share", "points: {a: 10}"), []),
        (answer("write", "text: Words., marks: [a]"), []),
        (answer("vote", "choose: abstain", "DE"), []),
        (answer("elect", "choose: abstain"), []),
        (answer("sure", "percent: 0"), []),
        (answer("rank", "no_decision: yes"), []),
        (
            "expect: {ending: apart, indicators: {cohesion: below 40}, seen: {NO: words}, never_seen: {DE: [words]}}\n",
            [],
        ),
        (answer("at-once", "choose: a, predict: {DE: b}"), []),
        ("proceedings: {agree: [{by: NO, act: break, enter: {why: W}}, {wait: 9}, {act: adopt}]}\n", []),
        ("overrides: {rank: {outcome: O, effects: {cohesion: {by: +1, why: W}}, why: Y}}\n", []),
        ("format: tabletop-play/2\n", ["TT030 tabletop-play/2|tabletop-play/1"]),
        ("scenario: other\nskip: [x]\n", ["TT119 other|cable-north"]),
        ("scenario: Other Thing\n", ["TT037 Other Thing|id", "TT119 Other Thing|cable-north"]),
        ("tilte: T\n", ["TT031 tilte"]),
        ("teams: [US]\n", ["TT101 US"]),
        ("skip: [x]\n", ["TT107 x"]),
        ("contingency: {x: i, i: y}\n", ["TT107 x", "TT107 y"]),
        ("contingency: {i: [i]}\n", ["TT033 |text"]),
        (answer("pikc", "choose: a"), ["TT103 pikc"]),
        ("answers: {pick: [NO]}\n", ["TT033 |mapping"]),
        ("answers: {pick: {NO: a}}\n", ["TT033 a|mapping"]),
        (answer("rank", "order: [a, b]", "US"), ["TT101 US"]),
        (answer("share", "points: {a: 10}", "DE"), ["TT101 DE"]),
        (answer("pick", "choose: [a, c]"), ["TT104 c"]),
        (answer("rank", "order: [a, c]"), ["TT104 c"]),
        (answer("share", "points: {c: 10}"), ["TT104 c"]),
        (answer("write", "text: W, marks: b"), ["TT104 b"]),
        (answer("vote", "choose: maybe"), ["TT104 maybe"]),
        (answer("elect", "choose: for"), ["TT104 for"]),
        (answer("rank", "choose: a"), ["TT117 choose|order"]),
        (answer("sure", "percent: 101"), ["TT036 101|le 100"]),
        (answer("sure", "percent: 40, choose: a"), ["TT043 |answer", "TT117 choose|percent"]),
        (answer("sure", "because: It is so."), ["TT043 |answer"]),
        (answer("at-once", "choose: c, predict: {NO: a}"), ["TT104 c", "TT101 NO"]),
        (answer("at-once", "choose: a, predict: {DE: c, US: a}"), ["TT104 c", "TT101 US"]),
        (answer("at-once", "choose: a, predict: {DE: [a]}"), ["TT033 |text"]),
        ("proceedings: {aggree: []}\n", ["TT103 aggree"]),
        ("proceedings: {vote: [{act: adopt}]}\n", ["TT117 proceedings|choose"]),
        ("proceedings: {agree: [{by: US, act: brake}, {act: sign}]}\n", ["TT101 US", "TT104 brake", "TT104 sign"]),
        ("proceedings: {agree: [{act: adopt, wait: 3}, {by: NO}]}\n", ["TT043 |played-step", "TT043 |played-step"]),
        ("proceedings: {agree: adopt}\n", ["TT033 adopt|list"]),
        ("overrides: {x: {why: Y}}\n", ["TT103 x"]),
        ("overrides: {rank: {effects: {x: {by: +1, why: W}}, why: Y}}\n", ["TT102 x"]),
        ("overrides: {rank: Y}\n", ["TT033 Y|mapping"]),
        ("expect: {injects: [x], ending: y}\n", ["TT107 x", "TT118 y"]),
        ("expect: {ending: apart, indicators: {x: below 5}}\n", ["TT102 x"]),
        ("expect: {ending: apart, indicators: {cohesion: low}}\n", ["TT042 low|comparison"]),
        ("expect: {ending: apart, seen: {US: words}}\n", ["TT101 US"]),
        ("expect: {ending: apart, seen: {NO: {a: b}}}\n", ["TT033 |list"]),
        ("seed: 918273645918273\nmode: solo\nfictional: yes\nunplayed: [DE]\npace: 0\nuntil: i\n", []),
        ("seed: x\n", ["TT035 x|number"]),
        ("seed: 1234567890123456\n", ["TT035 1234567890123456|number"]),
        ("unplayed: [US]\n", ["TT101 US"]),
        ("until: rank\n", []),
        ("until: x\n", ["TT107 x"]),
        ("dice: {board: [4, 3]}\n", []),
        ("dice: {vote: [4, 3], x: [1]}\n", ["TT103 vote", "TT103 x"]),
        ("dice: {board: [0, 101]}\n", ["TT036 0|ge 1", "TT036 101|le 100"]),
        ("course: [{release: i}, {decide: rank}, {close: vote}, {rule: vote}, {end: yes}]\n", []),
        ("course: [{release: x}, {decide: x}, {close: y}, {rule: z}]\n", ["TT107 x", "TT103 x", "TT103 y", "TT103 z"]),
        ("course: [{release: i, end: yes}, {end: no}]\n", ["TT043 |played-turn", "TT043 |played-turn"]),
        ("overrides: {rank: {result: a, amends: yes, why: Y}}\n", []),
        ("expect: {results: {rank: a, sure: high, x: y}}\n", ["TT103 x"]),
        ("expect: {results: {rank: c}}\n", ["TT104 c"]),
        ("expect: {results: {rank: [a]}}\n", ["TT033 |text"]),
        ("expect: {flags: {asked: yes}, after: {i: {flags: {asked: no}}, rank: {}}}\n", []),
        (
            "expect: {flags: {answered: yes}, after: {x: {indicators: {y: below 4}}}}\n",
            ["TT112 answered", "TT107 x", "TT102 y"],
        ),
        ("expect: {after: {i: yes}}\n", ["TT033 yes|mapping"]),
        ("expect: {room: {seen: Words., never_seen: [Others.]}}\n", []),
        ("title: a: b\n", ["TT008 "]),
    ],
)
def test_one_slip_is_one_problem(text: str, expected: list[str]) -> None:
    """Each slip in a play is named, by the names of its scenario."""
    assert expected == found(text)


def test_beside_a_broken_scenario() -> None:
    """Beside a scenario that is no scenario, a play is checked for its shape alone."""
    assert [] == found("skip: [x]\n", "title: a: b\n")
    assert [] == found("skip: [x]\n", laid_over("kind: gam\n", STORY))
    assert ["TT031 tilte"] == found("tilte: T\n", "title: a: b\n")


def test_an_answer_to_what_is_decided_step_by_step() -> None:
    """A proceeding has steps, no answers."""
    assert ["TT117 choose|proceedings"] == found(answer("agree", "choose: a"))


def test_parse() -> None:
    """A play in order is a `Play`; another is refused."""
    scenario = examine(BASE.encode(), "s")
    play = parse_play(BASE_PLAY.encode(), "p", scenario)
    assert (7, "together", {"NO"}) == (play.seed, play.expect.ending, set(play.answers["first-response"]))
    assert play == Play.model_validate({**play.model_dump(exclude_unset=True), "seed": play.seed})
    with pytest.raises(ScenarioRefused) as caught:
        parse_play(b"title: T\n", "p", scenario)
    assert Code.MISSING_FIELD == caught.value.problems[0].code
    with pytest.raises(ScenarioRefused):
        parse_play(laid_over("skip: [x]\n", BASE_PLAY).encode(), "p", scenario)


@pytest.mark.parametrize(
    ("written", "kind", "entries"),
    [
        ({"choose": "a", "because": "b", "sure": "60"}, "choice", {"answer": "a", "because": "b", "sure": 60}),
        ({"choose": "a"}, "multi-choice", {"answer": ("a",)}),
        ({"choose": ["a", "b"]}, "multi-choice", {"answer": ("a", "b")}),
        ({"choose": ["a", "b"]}, "choice", {"answer": ("a", "b")}),
        ({"order": ["a", "b"]}, "ranking", {"answer": ("a", "b")}),
        ({"points": {"a": "10"}}, "allocation", {"answer": {"a": 10}}),
        ({"text": "t"}, "open-text", {"answer": "t"}),
        ({"choose": "a", "predict": {"DE": "b"}}, "sealed", {"answer": "a", "predict.DE": "b"}),
        ({"percent": "0"}, "confidence", {"answer": 0}),
        ({"no_decision": "yes", "because": "b"}, "choice", {"because": "b"}),
    ],
)
def test_entries(written: dict[str, object], kind: str, entries: dict[str, object]) -> None:
    """An answer is entered as somebody would have filled in the form."""
    assert entries == PlayedAnswer.model_validate(written).entries(kind)


def test_the_entries_of_a_step() -> None:
    """A step is entered as somebody would have filled in the form of the act."""
    step = PlayedStep.model_validate({"by": "NO", "act": "accept", "enter": {"clauses": ["one", "two"]}})
    assert ("accept", {"clauses": ("one", "two")}) == (step.act, step.entries())
