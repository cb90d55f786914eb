"""What holds for every test: the user's own files are out of reach, and nothing fails for being slow or by chance."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("tabletop", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("tabletop"), derandomize=True, database=None)
settings.load_profile(os.environ.get("TABLETOP_TESTS", "tabletop"))  # `ci`: the same examples in every run

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "LOCALAPPDATA",
    *(f"XDG_{kind}_HOME" for kind in ("CACHE", "CONFIG", "DATA", "STATE")),
)
UNMEASURED = frozenset({"architecture", "end_to_end", "scenarios"})
"""Folders of tests that are not measured: the tracer takes as long as they do, and no floor rests on them."""
SMALL = (80, 24)
LONG = (
    "end_to_end/test_northern_mirror",
    "end_to_end/test_grey_weather",
    "facilitator/test_grey_weather",
    "end_to_end/test_first_hour",
    "test_a_real_terminal_gets_no_foreign_command",
    "test_first_hour_from_the_first_key_to_the_last",
    "end_to_end/test_display",
    "test_no_slot_reads_markup",
)
"""Tests that take long, the longest first: they begin first, so that no worker is left alone with one at the end."""


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests a home that is empty, so that they neither read nor write anybody's settings and sessions."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for name in FOLDERS:
            environment.setenv(name, str(home))
        yield


def pytest_configure(config: pytest.Config) -> None:
    """The marker is pytest-cov's own, and is known without it, too."""
    config.addinivalue_line("markers", "no_cover: coverage is not measured while this test runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Measure coverage where it counts, and deal the long tests out to the workers."""
    for item in items:
        if not _measured(item):
            item.add_marker(pytest.mark.no_cover)
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    if workers > 1:
        items[:] = dealt(items, workers)


def _measured(item: pytest.Item) -> bool:
    """Whether the coverage floors rest on a test: of a screen, on the smallest size and not on the long way through."""
    folder = item.nodeid.partition("tests/")[2].partition("/")[0]
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    far = item.get_closest_marker("slow") is not None or parameters.get("size", SMALL) != SMALL
    return folder not in UNMEASURED and not (folder == "tui" and far)


def dealt(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """In as many equal stretches as there are workers (which is how they begin), each with its long tests in front."""
    rank = {item.nodeid: next((at for at, name in enumerate(LONG) if name in item.nodeid), None) for item in items}
    long = sorted((item for item in items if rank[item.nodeid] is not None), key=lambda one: rank[one.nodeid] or 0)
    short = [item for item in items if rank[item.nodeid] is None]
    found: list[pytest.Item] = []
    for at in range(workers):
        stretch = len(items) * (at + 1) // workers - len(found)
        found += long[at::workers]
        rest = max(0, stretch - len(long[at::workers]))
        found += short[:rest]
        del short[:rest]
    return [*found, *short]
