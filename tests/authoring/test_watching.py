"""Noticing that files have changed: at once, when they have come to rest, and never in between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.watching import PATIENCE, Seen, changes, seen
from tests.authoring.examples import BASE, BASE_PLAY


class Ended(Exception):  # noqa: N818 - it is no error
    """The looks are used up."""


def told(looks: list[str]) -> list[str]:
    """What is told of a file that holds these, one look after the other."""
    held: Iterator[str] = iter(looks)

    def look() -> Seen:
        now = next(held, None)
        if now is None:
            raise Ended
        return {Path("x"): now}

    found: list[str] = []
    try:
        for one in changes(look, lambda: None):
            found.append(one[Path("x")])  # noqa: PERF401 - what was told before the end counts
    except Ended:
        pass
    return found


def test_at_rest() -> None:
    """The start is told, and what two looks in a row see the same."""
    assert ["a"] == told(["a", "a", "a"])
    assert ["a", "b"] == told(["a", "b", "b", "b"])
    assert ["a", "c"] == told(["a", "b", "c", "c"])


def test_there_and_back() -> None:
    """A change that is taken back before it came to rest is none."""
    assert ["a"] == told(["a", "b", "a", "a", "a"])


def test_gone_and_here_again() -> None:
    """An editor that writes by moving a new file into place shows only the new one; a file that stays away is told."""
    assert ["a", "b"] == told(["a", "", "b", "b"])
    assert ["a", "", "b"] == told(["a", "", "", "b", "b"])


def test_never_at_rest() -> None:
    """A file that somebody writes without end is told in the end."""
    looks = ["a", *map(str, range(PATIENCE + 1))]
    assert ["a", str(PATIENCE)] == told(looks)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30))
def test_the_end_is_always_told(looks: list[str]) -> None:
    """However it was written, what a file holds in the end is what is told last, and nothing is told twice in a row."""
    found = told([*looks, *looks[-1:] * (PATIENCE + 2)])
    assert looks[-1] == found[-1]
    assert all(one != other for one, other in pairwise(found))


def test_seen(tmp_path: Path) -> None:
    """Every scenario and play is looked at: new ones come, lost ones are seen as gone, the same words are no change."""
    scenario, play = tmp_path / "scenario.yaml", tmp_path / "plays" / "one.play.yaml"
    assert {tmp_path: ""} == seen([tmp_path])
    scenario.write_text(BASE, encoding="utf-8")
    first = seen([tmp_path])
    assert [scenario] == list(first)
    scenario.write_text(BASE, encoding="utf-8")
    assert first == seen([tmp_path])
    play.parent.mkdir()
    play.write_text(BASE_PLAY, encoding="utf-8")
    assert [scenario, play] == list(seen([tmp_path]))
    scenario.write_text(BASE.replace("90", "60"), encoding="utf-8")
    assert first[scenario] != seen([tmp_path])[scenario]
    play.unlink()
    play.mkdir()
    assert "" == seen([tmp_path])[play]
