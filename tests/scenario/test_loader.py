"""From a file to a scenario, or to every reason why not."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.scenario.library import Entry
from tabletop.scenario.loader import examine, load, look_into, parse, read_limited
from tabletop.scenario.model import Scenario
from tabletop.scenario.problems import Code, ScenarioRefused, in_order, nearest
from tabletop.scenario.reader import Data, Limits
from tabletop.scenario.shapes import data_at, model_at
from tabletop.scenario.translate import FORMS
from tests.authoring.examples import BASE, laid_over
from tests.scenario.test_slips import decision, found, inject

LINES = BASE.splitlines(keepends=True)
FIELDS = st.sampled_from([line for line in LINES if line.strip()])


def code_of(entry: Entry) -> str:
    """The code of an entry's problem."""
    return entry.problem.code if entry.problem else ""


def test_load(tmp_path: Path) -> None:
    """A scenario is loaded by its file or its folder."""
    (tmp_path / "scenario.yaml").write_text(BASE, encoding="utf-8")
    assert "cable-north" == load(tmp_path).id
    assert load(tmp_path) == load(tmp_path / "scenario.yaml") == parse(BASE.encode(), "x")


def test_refused(tmp_path: Path) -> None:
    """A file with problems is refused with all of them; one that is not there, by the system."""
    (tmp_path / "scenario.yaml").write_text(laid_over("kind: gam\nminutes: x\n", BASE), encoding="utf-8")
    with pytest.raises(ScenarioRefused) as caught:
        load(tmp_path)
    assert [Code.NOT_A_WORD, Code.BAD_FORM] == [one.code for one in caught.value.problems]
    assert "TT038 line 1, TT040 line 2" == str(caught.value)
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing.yaml")


def test_only_what_is_needed_is_read(tmp_path: Path) -> None:
    """Of a file that is too large, no more is read than shows it."""
    file = tmp_path / "scenario.yaml"
    file.write_bytes(b"x" * 100)
    assert 11 == len(read_limited(file, Limits(size=10)))


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    """Whatever the bytes are, the answer is a scenario or a refusal."""
    with contextlib.suppress(ScenarioRefused):
        parse(raw, "x")


@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.one_of(FIELDS, st.just(""), st.text(max_size=20))), max_size=4
    )
)
def test_any_edit(edits: list[tuple[int, str]]) -> None:
    """Whatever lines of a scenario are replaced, the answer is a scenario or a refusal with places in the file."""
    lines = list(LINES)
    for number, line in edits:
        lines[number] = line.rstrip("\n") + "\n"
    text = "".join(lines)
    examined = examine(text.encode("utf-8", "replace"), "x")
    assert (examined.scenario is not None) or examined.errors
    assert all(
        1 <= one.place.line <= text.count("\n") + 1 and one.place.col < one.place.end for one in examined.problems
    )


def test_wrong_name_used_again() -> None:
    """A name that cannot be one is told where it stands first, not everywhere it is used."""
    text = BASE.replace("NO:", "Norway X:").replace("by: NO", "by: Norway X")
    assert [(Code.BAD_ID, "Norway X")] == [(one.code, one.found) for one in examine(text.encode(), "x").problems]


def test_missing_and_mistyped() -> None:
    """A field with a mistyped name is unknown, not missing as well; all that is missing in one part is one problem."""
    text = BASE.replace("moves:", "mvoes:").replace("kind: game\n", "").replace("players: 6-24\n", "")
    problems = examine(text.encode(), "x").problems
    assert [(Code.MISSING_FIELD, ("kind", "players")), (Code.UNKNOWN_FIELD, "moves")] == [
        (one.code, one.known if one.code == Code.MISSING_FIELD else one.near) for one in problems
    ]


@pytest.mark.parametrize("field", ["teams", "indicators", "sources", "cards", "aliases", "objectives"])
def test_a_mistyped_list_of_names_breaks_nothing_else(field: str) -> None:
    """Where the field that defines names is mistyped, nothing is held against the names it would have defined."""
    problems = examine(BASE.replace(f"\n{field}:", f"\n{field}x:").encode(), "x").problems
    assert [(Code.UNKNOWN_FIELD, f"{field}x")] == [(one.code, one.found) for one in problems]


def test_a_mistyped_flag_or_option_field_breaks_nothing_else() -> None:
    """The same for flags, options, injects without an id, and decisions under another name."""
    for wrong in ("sets: asked", "options:", "- id: first-response", "decisions:"):
        mistyped = wrong.replace("sets", "setts").replace("options", "optoins").replace("id:", "idd:")
        mistyped = mistyped.replace("decisions", "decisons")
        codes = [one.code for one in examine(BASE.replace(wrong, mistyped).encode(), "x").problems]
        assert set(codes) <= {Code.UNKNOWN_FIELD, Code.MISSING_FIELD}, wrong


def test_every_decision_and_flag_that_share_a_name() -> None:
    """A decision called like an indicator, and a flag called like a decision or like a joint, would mean two things."""
    text = inject("sets: [first-response, any]").replace("id: m,", "id: m,")
    assert [f"{Code.TWO_MEANINGS} first-response", f"{Code.TWO_MEANINGS} any"] == found(text)
    twice = BASE.replace("first-response", "cohesion")
    assert [Code.TWO_MEANINGS] == [one.code for one in examine(twice.encode(), "x").problems]
    joint = BASE.replace("first-response", "not")
    assert [Code.TWO_MEANINGS] == [one.code for one in examine(joint.encode(), "x").problems]


def test_sealed_rows_speak_of_teams() -> None:
    """In a sealed move a row names teams and options, not indicators."""
    text = decision(
        "type: sealed, options: {a: {label: A}, b: {label: B}}, "
        "outcomes: [{when: {NO: a, DE: c, US: b}, outcome: O}, {otherwise: yes, outcome: O}]"
    )
    expected = [f"{Code.NO_OPTION} c", f"{Code.NO_TEAM} US"]
    assert sorted(expected) == sorted(found(text))


@pytest.mark.parametrize(
    ("kind", "outcome", "codes"),
    [
        ("type: vote", "passes", []),
        ("type: vote", "for", [Code.NO_OPTION]),
        ("type: vote, options: {a: {label: A}}", "a", []),
        ("type: vote, options: {a: {label: A}}", "fails", []),
        ("type: confidence", "high", [Code.NO_OPTION]),
        ("type: ranking, items: {a: {label: A}, b: {label: B}}", "b", []),
        ("type: open-text, max_words: 9, rubric: {a: {label: A}}", "a", []),
        ("type: matrix, dice: 2d6, target: 7, outcomes: {success: {}, failure: {}}", "success", []),
    ],
)
def test_what_a_decision_comes_to(kind: str, outcome: str, codes: list[Code]) -> None:
    """A condition can name the option, item or line of a decision, and whether a vote passes."""
    ending = f"endings: [{{id: e, when: {{d: {outcome}}}, title: E, text: T}}]\n"
    assert codes == [one.split()[0] for one in found(ending + decision(kind))]


def test_a_mistyped_option_field_breaks_no_condition() -> None:
    """Where options are not where they should be, no condition is held against them."""
    ending = "endings: [{id: e, when: {d: a}, title: E, text: T}, {id: f, otherwise: yes, title: F, text: T}]\n"
    assert ["TT031 optoins"] == found(ending + decision("type: choice, optoins: {a: {label: A}, b: {label: B}}"))
    rows = "outcomes: [{when: {NO: c}, outcome: O}, {otherwise: yes, outcome: O}]"
    mistyped = decision(f"type: sealed, optoins: {{a: {{label: A}}, b: {{label: B}}}}, {rows}")
    assert ["TT031 optoins"] == found(mistyped)


def test_a_decision_of_another_move() -> None:
    """An inject asks for decisions of its own move; the message shows where the decision stands."""
    other = (
        "  - {id: n, title: N, minutes: 9, injects: [{id: j, kind: news, title: T, text: {everyone: E}, ask: [d]}]}\n"
    )
    [problem] = examine(laid_over(decision("type: confidence") + other, BASE).encode(), "x").problems
    assert (Code.OTHER_MOVE, 3, 2) == (problem.code, problem.place.line, problem.related and problem.related.line)


def test_models_by_path() -> None:
    """The model of any mapping is found by its path; where there is none, None."""
    data: Data = {"moves": [{"decisions": [{"type": "vote"}, {"type": "nonsense"}, "x"]}], "title": "T"}
    expected = {
        (): "Scenario",
        ("moves", 0): "Move",
        ("moves", 0, "decisions", 0): "Vote",
        ("moves", 0, "decisions", 1): None,
        ("moves", 0, "decisions", 9): None,
        ("moves", "x"): None,
        ("teams", 0): None,
        ("teams", "NO", "brief"): "Brief",
        ("title", "x"): None,
        ("nonsense", "x"): None,
    }
    found_models = {path: model_at(Scenario, path, data) for path in expected}
    assert expected == {path: model and model.__name__ for path, model in found_models.items()}
    assert "" == data_at(data, ("title", "x"))


def test_dollars() -> None:
    """Every dollar is an alias, one of the program's names, or two."""
    text = "prologue: >-\n  $NORWAY, ${NORWAY}, $team $role $$5\n  and $NROWAY and ${X} and $ 5\n"
    problems = examine(laid_over(text, BASE).encode(), "x").problems
    assert [(Code.NO_ALIAS, 3, 7, 14), (Code.NO_ALIAS, 3, 19, 23), (Code.BARE_DOLLAR, 3, 28, 29)] == [
        (one.code, one.place.line, one.place.col, one.place.end) for one in problems
    ]


def test_more_errors_than_anybody_reads() -> None:
    """A file of unknown fields is told at once, and not field by field without end."""
    text = laid_over("".join(f"k{number}: v\n" for number in range(5000)), BASE)
    assert 100 <= len(examine(text.encode(), "x").problems) <= 200


def test_every_pattern_has_a_name() -> None:
    """No pattern of the models is told to an author as a pattern."""
    schema = str(TypeAdapter(Scenario).core_schema)
    patterns = {part.split("'")[0] for part in schema.split("'pattern': r'")[1:]} | {
        part.split("'")[0] for part in schema.split("'pattern': '")[1:]
    }
    assert patterns
    assert patterns <= set(FORMS)


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        ("escalatoin", ("cohesion", "escalation"), "escalation"),
        ("NROWAY", ("NORWAY",), "NORWAY"),
        ("norway", ("NORWAY",), "NORWAY"),
        ("NOR", ("NOS", "NORD"), None),
        ("nord", ("nor",), None),
        ("xyz-abc", ("cohesion",), None),
    ],
)
def test_nearest(found: str, known: tuple[str, ...], expected: str | None) -> None:
    """The name most like it, whatever the case; never for names of three letters."""
    assert expected == nearest(found, known)


def test_order() -> None:
    """Problems come in the order of the file, none twice."""
    problems = examine(laid_over("minutes: x\nkind: gam\n", BASE).encode(), "x").problems
    assert problems == in_order([*reversed(problems), *problems])


def test_look_into(tmp_path: Path) -> None:
    """An entry of the shelf is told its first problem, even when its file has gone."""
    file = tmp_path / "scenario.yaml"
    file.write_text(BASE, encoding="utf-8")
    entry = Entry(file, "cable-north", "A cable goes silent")
    assert entry == look_into(entry)
    file.write_text(laid_over("moves: []\n", BASE), encoding="utf-8")
    assert Code.COUNT == code_of(look_into(entry))
    assert look_into(entry) == look_into(look_into(entry))
    file.unlink()
    assert Code.UNREADABLE == code_of(look_into(entry))
