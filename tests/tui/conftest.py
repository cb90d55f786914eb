"""What holds for every test of a screen: a pilot waits until the screen is at rest, and not a moment longer."""

from collections.abc import Iterator

import pytest

from tests.tui.quiet import make_quick


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patches:
        make_quick(patches)
        yield
