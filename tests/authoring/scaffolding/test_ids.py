"""Ids from titles: always ones that the format and every system take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.scaffolding.ids import DEVICES, LONGEST, fits, slug, slugs


@given(st.text(), st.sets(st.sampled_from(["my-scenario", "a", "b", "my-scenario-2"])))
def test_always_an_id(text: str, taken: set[str]) -> None:
    """Whatever the title, the id fits, and nobody has it."""
    found = slug(text, "my-scenario", taken)
    assert fits(found)
    assert found not in taken


@given(st.lists(st.text(max_size=60), max_size=12))
def test_all_different(texts: list[str]) -> None:
    """Names that look alike get ids that do not, of the right length, none of which was taken."""
    found = slugs(texts, "team", ("all", "any"))
    assert len(texts) == len(set(found)) == len(found)
    assert all(fits(one) and len(one) <= LONGEST for one in found)
    assert not {"all", "any"} & set(found)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A cable goes silent", "a-cable-goes-silent"),
        ("Öresund: ein Ærgernis – für Łódź!", "oresund-ein-aergernis-fur-lodz"),
        ("CON", "con-2"),
        ("com1", "com1-2"),
        ("2027 starts early", "starts-early"),
        ("Кабель молчит", "my-scenario"),
        ("海底電纜", "my-scenario"),
        ("", "my-scenario"),
        ("the harbour's night", "the-harbours-night"),
        ("x" * 60, "x" * 40),
    ],
)
def test_examples(title: str, name: str) -> None:
    """Letters lose their marks; what no letter stands for goes; a device's name gets a number."""
    assert name == slug(title, "my-scenario")
    assert name not in DEVICES


@pytest.mark.parametrize("name", ["", "A", "a b", "-a", "a--b", "../a", "nul", "a/b", "x" * 41, "ä", "2a", "a\n"])
def test_unfit(name: str) -> None:
    """What would be no id, or no folder somewhere, does not fit."""
    assert not fits(name)
