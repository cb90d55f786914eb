"""What the search for references makes of texts, whatever stands in a file."""

from __future__ import annotations

import pytest

from tabletop.scenario.reader import Data
from tabletop.scenario.references.names import texts


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("one", [(("at", "ask"), "one")]),
        (["one", 2, "two"], [(("at", "ask", 0), "one"), (("at", "ask", 2), "two")]),
        ({"one": "two"}, []),
        (None, []),
    ],
    ids=["a text", "a list", "a mapping", "nothing"],
)
def test_one_text_or_several(said: Data, found: list[tuple[tuple[str | int, ...], str]]) -> None:
    """One text or those in a list, each with its path; what is no text has been said elsewhere."""
    assert found == list(texts({"ask": said}, "ask", ("at",)))
