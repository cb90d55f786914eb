"""What holds for every test: the user's own files are out of reach, and nothing fails for being slow."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("tabletop", deadline=None, print_blob=True)
settings.load_profile("tabletop")

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "LOCALAPPDATA",
    *(f"XDG_{kind}_HOME" for kind in ("CACHE", "CONFIG", "DATA", "STATE")),
)


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests a home that is empty, so that they neither read nor write anybody's settings and sessions."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for name in FOLDERS:
            environment.setenv(name, str(home))
        yield
