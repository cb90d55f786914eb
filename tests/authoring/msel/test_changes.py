"""Changes put into a scenario’s file: only their places are touched; what moved is said, and how little of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.msel.changes import applied, differences, in_order, keyed, told
from tabletop.authoring.msel.parts import joined, parted
from tabletop.authoring.msel.patching import patched
from tabletop.scenario.loader import examine
from tabletop.scenario.reader import read
from tests.authoring.msel.lists import FILES, data_of

CHANGES = ("x", "A: b # c", "long " * 60 + "end", "two\n\nlines", "'q'", '"', "- a", "yes", "[b]", "#c")


def leaf_paths(data: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of texts in mappings."""
    if isinstance(data, dict):
        return [one for key, value in data.items() for one in leaf_paths(value, (*path, key))]
    return [path] if isinstance(data, str) and path[-1] != "id" else []


@settings(max_examples=30)
@given(st.data())
def test_a_change_touches_only_its_place(data: st.DataObject) -> None:
    """Texts changed, fields added or taken out, injects added: the file says it, and every other line stays."""
    name = data.draw(st.sampled_from(["harbour", "harbour", "first-hour"]))
    raw = FILES[name].decode()
    parts = parted(data_of(FILES[name]))
    key = data.draw(st.sampled_from(list(parts.injects)))
    part = parts.injects[key]
    match data.draw(st.sampled_from(["text", "add", "remove", "inject", "list"])):
        case "text":
            path = data.draw(st.sampled_from(leaf_paths(part)))
            node = part
            for step in path[:-1]:
                inner = node[step]
                node = inner if isinstance(inner, dict) else node
            node[path[-1]] = data.draw(st.sampled_from(CHANGES))
        case "add":
            part["minutes"], part["from"] = "7", "Somebody: else"
        case "remove":
            del part[data.draw(st.sampled_from([one for one in part if one != "id"]))]
        case "inject":
            parts.injects["brand-new"] = {"id": "brand-new", "title": "N", "text": {"everyone": "x\ny"}}
            parts.move_of["brand-new"] = parts.move_of[key]
        case _:
            part["to"], part["ask"] = ["PORT"], []
    text = patched(raw, parts)
    if text is None:
        return
    assert keyed(parted(read(text.encode(), "x").data)) == keyed(parts)
    comments = [line for line in raw.split("\n") if line.lstrip().startswith("#")]
    assert comments == [line for line in text.split("\n") if line.lstrip().startswith("#")]


def test_flow_style_and_crossing_moves() -> None:
    """Inside brackets a text is replaced in quotes; what moves to another place is for a new file."""
    raw = """\
moves:
  - id: one
    title: One # the first
    minutes: 5
    injects:
      - {id: a, title: A, kind: news, text: {everyone: x}, at: +5 min}
      - id: b
        title: B
        text: {everyone: y}
  - {id: two, title: Two, minutes: 5, injects: [{id: c, title: C, text: {everyone: z}}]}
"""
    parts = parted(read(raw.encode(), "x").data)
    parts.injects["a"]["title"], parts.injects["a"]["at"] = "A, or: not", "+6 min"
    parts.injects["a"]["from"] = "Me"
    parts.injects["c"]["title"] = ""
    text = patched(raw, parts)
    assert text is not None
    assert '{id: a, title: "A, or: not", kind: news, text: {everyone: x}, at: "+6 min", from: Me}' in text
    assert "One # the first" in text
    parts.move_of["a"] = "two"
    assert patched(raw, parts) is None
    parts = parted(read(raw.encode(), "x").data)
    assert patched(raw, in_order(parts, ["b", "a", "c"])) is None
    del parts.injects["a"]
    assert patched(raw, parts) is None


HARBOUR = parted(data_of(FILES["harbour"]))


BLOCKS = """\
moves:
  - id: one
    minutes: 5
    injects:
      # the first
      - id: a
        text:
          everyone: >-
            A long text
            in two lines.

          NO: |
            As it stands.
        # before the end
        at: +5 min

      # the second
      - id: b
        text: {everyone: y}
        ask: [q]
        facilitator:
          purpose: >-
            Why
            not?
# the end
"""


def test_blocks_of_text() -> None:
    """A block is replaced as a whole, taken out as a whole; comments and empty lines around it stay."""
    parts = parted(read(BLOCKS.encode(), "x").data)
    parts.injects["a"]["text"] = {"everyone": "New: one.\n\nAnd two.", "NO": "Short"}
    parts.injects["b"] |= {"ask": ["q", "r"], "from": "Me"}
    del parts.injects["b"]["facilitator"]
    parts.injects["c"] = {"id": "c", "text": {"everyone": "z"}}
    parts.move_of["c"] = "one"
    expected = (
        BLOCKS.replace("A long text\n            in two lines.", "New: one.\n\n\n            And two.")
        .replace("NO: |\n            As it stands.", "NO: Short")
        .replace("ask: [q]", "ask:\n          - q\n          - r")
        .replace(
            "        facilitator:\n          purpose: >-\n            Why\n            not?\n",
            "        from: Me\n      - id: c\n        text:\n          everyone: z\n",
        )
    )
    assert expected == patched(BLOCKS, parts)
    places = read(BLOCKS.encode(), "x").places
    assert places.spot(("moves", 0, "injects", 7)) is places.spot(("moves", "id", "x")) is None


@settings(max_examples=30)
@given(st.permutations(list(HARBOUR.injects)))
def test_order(order: list[str]) -> None:
    """Few injects are said to have moved, and moving them gives the new order."""
    before = HARBOUR
    after = in_order(before, order)
    moved = [change.part[1] for change in told(before, after)]
    assert [key for key in before.injects if key not in moved] == [key for key in order if key not in moved]
    assert len(moved) < len(order)


def test_differences() -> None:
    """Applied to the first, the differences between two versions give the second."""
    before, after = (parted(data_of(FILES[name])) for name in ("harbour", "grey-weather"))
    made = applied(before, tuple(differences(keyed(before), keyed(after))))
    assert keyed(after) == keyed(made)
    assert not examine(FILES["harbour"], "x").errors
    assert joined(parted(data_of(FILES["harbour"]))) == data_of(FILES["harbour"])
