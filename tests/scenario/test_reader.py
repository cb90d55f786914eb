"""From bytes to plain data and places."""

from __future__ import annotations

import contextlib

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tabletop.scenario.positions import ListSpan, Places
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused
from tabletop.scenario.reader import Data, Document, Limits, read, read_head
from tabletop.scenario.yaml_faults import fault

PIECES = st.sampled_from([
    "a", "b: ", "- ", "  ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", ",", ": ", ":", '"', "'", "\\", "|", ">",
    "|-\n", ">-\n", " #", "&x ", "*x ", "!t ", "%", "@", "\t", "\n---\n", "\n...\n", "é", "key: value\n", "key:\n",
    '"q"',
    '"\\ud800"', '"\\U00110000"', '"\\q"', '"\\0"', "''", "<<: ", "~", "`", "|2\n", ">+ # c\n", "what? ", "a:\t1\n",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def refused(raw: bytes, *, pure: bool = False) -> list[tuple[str, int, int, int]]:
    """The codes and places for which bytes are refused."""
    with pytest.raises(ScenarioRefused) as caught:
        read(raw, "x.yaml", pure=pure)
    return [(one.code, one.place.line, one.place.col, one.place.end) for one in caught.value.problems]


def everything(document: Document) -> list[tuple[Place, Place]]:
    """The places of every key and value."""
    found = []
    todo: list[tuple[tuple[str | int, ...], Data]] = [((), document.data)]
    while todo:
        path, part = todo.pop()
        found.append((document.places.value(path), document.places.key(path)))
        inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        todo += [((*path, step), one) for step, one in inner]
    return found


def answer(text: str, *, pure: bool) -> object:
    """All that reading a text gives."""
    try:
        document = read(text.encode(), "x.yaml", pure=pure)
    except ScenarioRefused as refusal:
        return refusal.problems
    return document.data, document.problems, everything(document)


@given(TEXTS)
@example("[")
@example("key:\n[")
@example("a: |#\n")
@example("a: >\n\n \tx")
@example('a: "\\ud800\\')
@example("a: b\n\tc")
@example("{a:}")
@example("{a: what? b}")
@example("a:\tb")
@example("a: |2-\n   x\n")
@example("a: >-2\n   x\n")
@example('a: "x\n\n  y\\\n  z"')
@example("a: b # c\n  d")
@example("a: |\n\tb")
@example("a: |2\n\tb")
def test_both_readers_agree(text: str) -> None:
    """Libyaml and pure Python accept the same texts and give the same data, the same problems and the same places."""
    assert answer(text, pure=False) == answer(text, pure=True)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes(raw: bytes) -> None:
    """Whatever the bytes are, they are read or refused."""
    for pure in (False, True):
        with contextlib.suppress(ScenarioRefused):
            read(raw, "x.yaml", pure=pure)


def test_text_stays_text() -> None:
    """Norway is no truth value, a time no number, and a date no date."""
    document = read(b"a: NO\nb: 12:30\nc: on\nd: 2027-05-01\ne: 0x1F\nf: ~\ng: 1e3\n", "x.yaml")
    assert {"a": "NO", "b": "12:30", "c": "on", "d": "2027-05-01", "e": "0x1F", "f": "~", "g": "1e3"} == document.data


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml, the same text gives the same data."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert {"a": ["b", {"c": "d"}]} == read(b"a: [b, {c: d}]\n", "x.yaml").data


@pytest.mark.parametrize(
    ("limits", "raw", "expected"),
    [
        (Limits(size=5), b"a: bcd", (Code.TOO_LARGE, 1, 1, 2)),
        (Limits(depth=2), b"a:\n  b:\n    c: d", (Code.TOO_DEEP, 3, 5, 6)),
        (Limits(values=3), b"a: [b, c, d]", (Code.TOO_MANY, 1, 8, 9)),
        (Limits(values=5), b"a: [b, [c], {}]", (Code.TOO_MANY, 1, 13, 14)),
        (Limits(scalar=8), "a: ééééé".encode(), (Code.TEXT_TOO_LONG, 1, 4, 5)),
    ],
)
def test_limits(limits: Limits, raw: bytes, expected: tuple[str, int, int, int]) -> None:
    """Each limit has its own message, at the place where it is passed."""
    with pytest.raises(ScenarioRefused) as caught:
        read(raw, "x.yaml", limits=limits)
    [one] = caught.value.problems
    assert expected == (one.code, one.place.line, one.place.col, one.place.end)


@pytest.mark.parametrize("limits", [Limits(depth=3), Limits(values=5), Limits(scalar=20), Limits(size=21)])
def test_limits_are_what_may_be(limits: Limits) -> None:
    """What is exactly at a limit is read."""
    assert {"a": {"b": ["cccc", "é"]}} == read("a: {b: [cccc, é]}   ".encode(), "x.yaml", limits=limits).data


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_costs_no_stack(opening: str) -> None:
    """A hundred thousand openings are refused, not recursed into."""
    for pure in (False, True):
        found = refused(b"a:\n  " + opening.encode() * 100_000, pure=pure)
        assert found[0][0] in {Code.TOO_DEEP, Code.KEY_NOT_TEXT}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", [(Code.EMPTY, 1, 1, 2)]),
        (b"# only\n\n", [(Code.EMPTY, 1, 6, 7)]),
        (b"- a\n", [(Code.NOT_A_MAPPING, 1, 1, 4)]),
        (b"hello", [(Code.NOT_A_MAPPING, 1, 1, 6)]),
        (b"a: \xff", [(Code.NOT_UTF8, 1, 4, 5)]),
        (b"a: b\nc: d\r e", [(Code.LONE_CR, 2, 5, 6)]),
        (b"a: \x00\x07", [(Code.UNSEEN_CHARACTER, 1, 4, 5), (Code.UNSEEN_CHARACTER, 1, 5, 6)]),
        (b"%YAML 1.1\n---\na: b", [(Code.SECOND_DOCUMENT, 1, 1, 10)]),
        (b"a: b\n---\nc: d", [(Code.SECOND_DOCUMENT, 2, 1, 4)]),
        (b"a: &x b\nc: *x\n", [(Code.ANCHOR, 1, 4, 6), (Code.ANCHOR, 2, 4, 6)]),
        (b"*x : *y\n*x : z\n", [(Code.ANCHOR, 1, 1, 3), (Code.ANCHOR, 1, 6, 8), (Code.ANCHOR, 2, 1, 3)]),
        (b"a: &x [b]\n<<: {c: d}\n", [(Code.ANCHOR, 1, 4, 6), (Code.ANCHOR, 2, 1, 3)]),
        (b"a: !!map {b: c}\n", [(Code.TAG, 1, 4, 9)]),
        (b"a: !x!y b\n", [(Code.TAG, 1, 4, 8)]),
        (b"a: !\n", [(Code.TAG, 1, 4, 5)]),
        (b"? {a: b}\n: c\n", [(Code.KEY_NOT_TEXT, 1, 3, 4)]),
        (b"a: {: b}\n", [(Code.KEY_NOT_TEXT, 1, 5, 6)]),
        (b": b\n", [(Code.KEY_NOT_TEXT, 1, 1, 2)]),
        (b'"": b\n', [(Code.KEY_NOT_TEXT, 1, 1, 2)]),
        (b"a: b\n: c\n", [(Code.KEY_NOT_TEXT, 2, 1, 2)]),
        (b"- - a\n  -  \n : b\n", [(Code.KEY_NOT_TEXT, 3, 2, 3)]),
        (b"a: @b\n", [(Code.NEEDS_QUOTES, 1, 4, 5)]),
        (b"a: ,b\n", [(Code.NEEDS_QUOTES, 1, 4, 5)]),
        (b"a: *\n", [(Code.NEEDS_QUOTES, 1, 4, 5)]),
        (b"a: b: c\n", [(Code.COLON_IN_TEXT, 1, 5, 6)]),
        (b"a: {b:}\n", [(Code.COLON_IN_TEXT, 1, 6, 7)]),
        (b"a: b\n  c: d\n", [(Code.INDENTATION, 2, 3, 5)]),
        (b"a:\n  b: c\n d: e\n", [(Code.INDENTATION, 3, 2, 4)]),
        (b"a: - b\n", [(Code.INDENTATION, 1, 4, 5)]),
        (b"a:\n\tb: c\n", [(Code.TAB, 2, 1, 2)]),
        (b"a: |\n \n\tb\n", [(Code.TAB, 3, 1, 2)]),
        (b"a: b\n\n\tc\n", [(Code.TAB, 3, 1, 2)]),
        (b"a: 'b\n", [(Code.NOT_CLOSED, 1, 4, 5)]),
        (b"a: 'b\n---\n'\n", [(Code.NOT_CLOSED, 1, 4, 5)]),
        (b"a: [b\n", [(Code.NOT_CLOSED, 1, 4, 5)]),
        (b"a: [b,\n", [(Code.NOT_CLOSED, 1, 4, 5)]),
        (b"a: {b: [\n\n", [(Code.NOT_CLOSED, 1, 8, 9)]),
        (b"a: {b: c\nd: e}\n", [(Code.NOT_CLOSED, 1, 4, 5)]),
        (b"a: b\nc\nd: e\n", [(Code.NO_COLON, 2, 1, 2)]),
        (b'a: "\\q"\n', [(Code.ESCAPE, 1, 5, 7)]),
        (b'a: "\\xZZ"\n', [(Code.ESCAPE, 1, 5, 7)]),
        (b'a: "b\n  \\uD800"\n', [(Code.ESCAPE, 2, 3, 9)]),
        (b'a: "\\U00110000"\n', [(Code.ESCAPE, 1, 5, 15)]),
        (b'a: "b" c\n', [(Code.AFTER_TEXT, 1, 8, 9)]),
        (b"a: [b] c\n", [(Code.AFTER_TEXT, 1, 8, 9)]),
        (b"[b] c\n", [(Code.AFTER_TEXT, 1, 5, 6)]),
        (b"a: | b\n", [(Code.AFTER_TEXT, 1, 6, 7)]),
        (b"a: |0\n", [(Code.AFTER_TEXT, 1, 5, 6)]),
    ],
)
def test_refusals(raw: bytes, expected: list[tuple[str, int, int, int]]) -> None:
    """What an author did is named where it was done, by both readers."""
    assert expected == refused(raw)
    assert expected == refused(raw, pure=True)


def test_what_spoils_nothing_else() -> None:
    """A key used twice and an unseen character are told, and the rest is read."""
    document = read(b'a: b\na: {x: [y]}\nc: "d\\u200be \\\\u200b \\\n  \\e"\n', "x.yaml")
    twice, *unseen = document.problems
    assert {"a": "b", "c": "d\u200be \\u200b \x1b"} == document.data
    assert Problem(Code.KEY_TWICE, Place("x.yaml", 2, 1, 2), "a", related=Place("x.yaml", 1, 1, 2)) == twice
    assert [("U+200B ZERO WIDTH SPACE", 3, 6, 12), ("U+001B ESCAPE", 4, 3, 5)] == [
        (one.found, one.place.line, one.place.col, one.place.end) for one in unseen
    ]


def test_a_hundred_are_enough() -> None:
    """Of a file full of the same fault, a hundred are told."""
    assert 100 == len(refused(b"a:" + b" \x00" * 500))
    assert 100 == len(refused(b"a: [" + b"*x, " * 500 + b"]"))


def test_places() -> None:
    """Keys and values are found on one line, to the column; what is folded, by its first line."""
    text = "a: text\nb:\n  - {c: 'd', e: [f]}\n  - >-\n    long\n    text\ng: two\n  lines\nh:\n"
    places = read(text.encode(), "x.yaml").places
    where = {
        ("a",): (1, 4, 8),
        ("b",): (3, 3, 21),
        ("b", 0): (3, 5, 21),
        ("b", 0, "c"): (3, 9, 12),
        ("b", 0, "e"): (3, 17, 20),
        ("b", 0, "e", 0): (3, 18, 19),
        ("b", 1): (4, 5, 7),
        ("g",): (7, 4, 7),
        ("h",): (9, 3, 4),
        ("nowhere",): (1, 1, 8),
        ("b", 7): (3, 3, 21),
    }
    assert where == {path: (one.line, one.col, one.end) for path in where for one in [places.value(path)]}
    keys = {(): (1, 1, 2), ("b",): (2, 1, 2), ("b", 0): (3, 6, 7), ("b", 0, "e"): (3, 14, 15), ("z",): (1, 1, 2)}
    assert keys == {path: (one.line, one.col, one.end) for path in keys for one in [places.key(path)]}
    heads = {
        (): (1, 1, 2),
        ("b",): (3, 3, 21),
        ("b", 0, "z"): (3, 6, 7),
        ("b", 0): (3, 6, 7),
        ("b", 0, "e"): (3, 17, 20),
    }
    assert heads == {path: (one.line, one.col, one.end) for path in heads for one in [places.head(path)]}


def test_places_within() -> None:
    """Words are found inside a text, also when it is folded; what is written otherwise, by the whole text."""
    places = read(b'a: x $N y $N\nb: >-\n  one $N\n  $N two\nc: "\\x24N"\nd: [x]\n', "x.yaml").places
    found = [places.within(("a",), "$N"), places.within(("a",), "$N", 1), places.within(("b",), "$N", 1)]
    assert [(1, 6, 8), (1, 11, 13), (4, 3, 5)] == [(one.line, one.col, one.end) for one in found]
    assert Place("x.yaml", 5, 4, 11) == places.within(("c",), "$N")
    assert Place("x.yaml", 6, 4, 7) == places.within(("d",), "$N")


class Far:
    """A mark beyond the last line, as a reader makes one at the end of a stream."""

    line = 9
    column = 0


def test_places_beyond_the_end() -> None:
    """A mark after the last line is shown at the last thing there is."""
    places = Places("x.yaml", ["a: b", ""], (Far(), Far()))
    assert Place("x.yaml", 1, 4, 5) == places.value(()) == places.point(Far())
    assert Place("x.yaml", 1, 4, 5) == Places("x.yaml", ["a: b"], ListSpan(Far())).value(())


@pytest.mark.parametrize(
    "problem",
    [
        "could not find expected ':'",
        "values are not allowed",
        "<block end>",
        "entries are not allowed",
        "is unheard of",
    ],
)
def test_fault_beyond_the_end(problem: str) -> None:
    """Whatever a reader says about the end of a file, it has a place in the file."""
    mark = yaml.Mark("", 0, 9, 0, None, 0)
    places = Places("x.yaml", ["a: b"], (Far(), Far()))
    error = yaml.MarkedYAMLError(None, None, problem, mark)
    assert 1 == fault(error, places).place.line
    assert 1 == fault(yaml.MarkedYAMLError("c", mark, "',' or ']'", mark), places).place.line
    assert 1 == fault(yaml.MarkedYAMLError("c", mark, "node content", mark), places).place.line
    assert 1 == fault(yaml.MarkedYAMLError("c", mark, "bad escape", mark), places).place.line


def test_fault_without_a_place() -> None:
    """An error that has no mark is a problem of the file."""
    places = Places("x.yaml", ["a: b"], (Far(), Far()))
    assert Problem(Code.YAML, Place("x.yaml", 1, 4, 5)) == fault(yaml.YAMLError("?"), places)


def test_head() -> None:
    """The head of a file is read although what follows is broken; without the fields it is read to its end."""
    raw = b"title: T\nteams: {A: {}}\nmoves: [\n"
    assert {"title": "T", "teams": {"A": {}}} == read_head(raw, "x.yaml", frozenset({"title", "teams"})).data
    with pytest.raises(ScenarioRefused):
        read_head(raw, "x.yaml", frozenset({"title", "id"}))
