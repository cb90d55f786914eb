"""How problems look: the place, the line, the caret, the hints."""

from __future__ import annotations

import pytest

from tabletop.authoring.messages import SHOWN, display_width, render, render_all
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused
from tabletop.scenario.reader import read

LINE = "      - {id: press-leak, at: +12 min, effects: {escalatoin: {by: +4}}}"
LEAK = Problem(
    Code.NO_INDICATOR,
    Place("scenarios/cable-north/scenario.yaml", 34, 49, 59),
    found="escalatoin",
    known=("cohesion", "escalation", "evidence"),
)


def caret(line: str, col: int, end: int, width: int = 80) -> list[str]:
    """The source line and the carets under it, as shown."""
    problem = Problem(Code.COLON_IN_TEXT, Place("x", 1, col, end))
    rows = render(problem, [line], width=width).split("\n")
    return [row[4:] for row in rows if row[1:4] == " | "]


def test_as_it_should_look() -> None:
    """Clickable place, code, the author's words, the line as it stands, the caret, what was meant, what there is."""
    expected = """\
scenarios/cable-north/scenario.yaml:34:49: error TT102: no indicator called
  "escalatoin"
   |
34 |       - {id: press-leak, at: +12 min, effects: {escalatoin: {by: +4}}}
   |                                                 ^^^^^^^^^^
   = did you mean "escalation"? known here: cohesion, escalation, evidence"""
    assert expected == render(LEAK, [""] * 33 + [LINE])


def test_wide_characters() -> None:
    """The caret stands under the wrong part whatever the width of what stands before it."""
    assert ["界界 x: y", "      ^"] == caret("界界 x: y", 5, 6)
    assert ["界界", "  ^^"] == caret("界界", 2, 3)
    assert ["e\u0301: x", "   ^"] == caret("e\u0301: x", 5, 6)
    assert ["    x: y", "    ^"] == caret("\tx: y", 2, 3)


def test_long_lines_are_cut_around_the_fault() -> None:
    """A line longer than the terminal shows its indentation and what is wrong."""
    shown, below = caret("  a: " + "x" * 200 + "WRONG" + "y" * 200, 206, 211, width=60)
    assert display_width(shown) <= 60 - 4
    assert "WRONG" == shown[below.index("^") : below.rindex("^") + 1]
    assert shown.startswith("  …")
    assert shown.endswith("…")


def test_long_faults_are_cut() -> None:
    """The carets end where the shown line ends."""
    shown, below = caret("a: " + "x" * 200, 4, 204, width=40)
    assert 36 == display_width(shown) == display_width(below)


def test_nothing_unseen_is_shown() -> None:
    """A character that a terminal would obey is replaced."""
    shown, below = caret("a: \x1b[2J\u202eb", 4, 5)
    assert "a: �[2J�b" == shown
    assert "   ^" == below
    assert "\x1b" not in render(Problem(Code.NO_TEAM, Place("x", 1, 1, 2), found="a\x1bb"), ["a"])


def test_place_without_a_line() -> None:
    """A problem of a file that could not be read has no source line."""
    assert "x:1:1: error TT003: the file is empty, or holds nothing but comments" in render(
        Problem(Code.EMPTY, Place("x", 1, 1, 2)), []
    )


@pytest.mark.parametrize(
    ("problem", "hint"),
    [
        (Problem(Code.NO_TEAM, Place("x", 1, 1, 2), found="NOR", known=("NO", "DE")), "known here: NO, DE"),
        (Problem(Code.NO_TEAM, Place("x", 1, 1, 2), found="x", known=()), ""),
        (
            Problem(Code.UNKNOWN_FIELD, Place("x", 1, 1, 2), found="tilte", known=("title", *"abcdefghijklm")),
            'did you mean "title"?',
        ),
        (
            Problem(Code.UNKNOWN_FIELD, Place("x", 1, 1, 2), found="zzz", known=tuple("abcdefghijklmn")),
            "known here: a, b, c, d, e, f, g, h, i, j, k, l and 2 more",
        ),
        (
            Problem(Code.ID_TWICE, Place("x", 9, 1, 2), found="a", related=Place("x", 5, 7, 8)),
            "give one of them another id\n  = first used here: line 5:7",
        ),
    ],
)
def test_hints(problem: Problem, hint: str) -> None:
    """A near name is proposed, never for the shortest; the names there are; what to do; the other place."""
    assert [f"  = {hint}"] == ["\n".join(render(problem, []).split("\n")[1:]) or "  = "]


def test_many_problems() -> None:
    """Of very many problems the first are shown and the rest counted."""
    problems = [Problem(Code.EMPTY, Place("x", 1, 1, 2))] * (SHOWN + 2)
    assert render_all(problems, []).endswith("\n\n… and 2 more problems")
    assert render_all(problems[: SHOWN + 1], []).endswith("… and 1 more problem")
    assert "more" not in render_all(problems[:SHOWN], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"title: x\nminutes:60\nkind: game\n", "a colon without a space after it"),
        (b"title: x\nsummary\nkind: game\n", "a line without a colon among fields"),
        (b"title: 'It's read'\n", "the apostrophe ends the text"),
        (b"when:\n  trust: > 49\n", "in a condition write above, below"),
        (b'title: "A cable" goes silent\n', "in one pair of quotes, or start a new line"),
        (b"PK\x03\x04\xff", "a document of Word or Excel"),
        (b"title: \xff\n", "is not UTF-8 text"),
    ],
)
def test_slips_are_told_closely(text: bytes, said: str) -> None:
    """Where the slip behind a code can be told, sentence or hint names it; else they stay general."""
    with pytest.raises(ScenarioRefused) as caught:
        read(text, "x")
    shown = render(caught.value.problems[0], text.decode("utf-8", "replace").split("\n"), width=200)
    assert said in shown
