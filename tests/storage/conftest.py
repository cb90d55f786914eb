"""How large the proofs are, and the figures they come to.

`TABLETOP_FULL=1 pytest tests/storage` runs the whole sets that docs/promises.md publishes; without it, samples.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

FULL = os.environ.get("TABLETOP_FULL") == "1"
PROOF = "proof"

Publish = Callable[[str, str], None]


@pytest.fixture
def full() -> bool:
    """Whether the whole set is to be run."""
    return FULL


@pytest.fixture
def publish(record_property: Callable[[str, object], None]) -> Publish:
    """`publish(promise, figure)`: say what a proof came to, at the end of the run."""

    def say(promise: str, figure: str) -> None:
        record_property(PROOF, f"{promise}: {figure}")

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures."""
    figures = [
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == PROOF
    ]
    if figures:
        terminalreporter.section(f"the session log's promises ({'whole sets' if FULL else 'samples'})")
        for figure in figures:
            terminalreporter.line(figure)
