"""The page on how the scenarios play is today's."""

from __future__ import annotations

from tests.documentation import scenarios
from tests.documentation.refresh import REFERENCE


def test_the_page_is_current() -> None:
    """Every scenario plays as the page says. `python -m tests.documentation.refresh` mends one that does not."""
    assert scenarios.page() == (REFERENCE / "scenarios.md").read_text(encoding="utf-8")
