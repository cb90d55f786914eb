"""What holds for every rule of content: it can be set aside where it says, and no text makes it stumble."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.inspection import inspect
from tabletop.authoring.rules import content
from tests.authoring.examples import MONTH, examples
from tests.authoring.rules.content.asking import moves, subject

HANDED_OUT = sorted((Path(__file__).parents[4] / "docs" / "guides").glob("*/scenario.yaml"))
CODES = [rule.code for rule in content.RULES]
PIECES = st.sampled_from(
    ["In 2014 ", "$NORWAY ", "the the ", "NATO says ", "40 % ", "TODO ", "…", "winner ", '"', "'", "\\", "\n\n", "– ",
     "界 ", "[", "Putin ", "killed ", "x" * 30 + " ", "word ", ". ", "; ", "(2014) ", "12,000 "],
)  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_set_aside_where_it_says(code: str) -> None:
    """An `ignore` with the code and the place of a problem sets this problem aside, and its reason is kept."""
    wrong, *_rest = examples(code)
    [found, *_more] = [one for one in wrong.all_problems(code) if one.code == code]
    ignore = f"ignore: [{{rule: {code}, where: {found.where}, why: Meant so.}}]\n"
    inspected = inspect(wrong.raw() + ignore.encode(), "scenario.yaml", month=MONTH, groups="4")
    assert code not in {one.code for one in inspected.problems}
    assert {(code, "Meant so.")} == {(one.problem.code, one.why) for one in inspected.set_aside}


@pytest.mark.parametrize("file", HANDED_OUT, ids=lambda file: file.parent.name)
def test_what_the_guides_hand_out(file: Path) -> None:
    """The scenarios that authors are given to copy are fit to be published."""
    assert () == inspect(file.read_bytes(), file.name, month=MONTH, groups="4").problems


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip))
@settings(max_examples=25)
def test_any_text(text: str) -> None:
    """Whatever a text holds, each rule comes to an end, and what it finds stands in a line of the file."""
    said = json.dumps(text, ensure_ascii=False)
    changed = moves(
        ("{everyone: One of two cables is down.}", f"{{everyone: {said}}}"),
        ("Allies heard it late.", said),
        ("outcome: The Council meets tonight.", f"outcome: {said}"),
    )
    seen = subject.__wrapped__(f"prologue: {said}\n{changed}")
    for rule in content.RULES:
        for one in rule.find(seen):
            line = seen.places.lines[one.place.line - 1]
            assert 1 <= one.place.col < one.place.end <= len(line) + 1
            assert one.where
