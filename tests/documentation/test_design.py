"""What the architecture names is there."""

from __future__ import annotations

import re

import pytest

from tests.architecture.house import PACKAGE, ROOT

_NAMED = re.compile(r"`((?:\w[\w.]*/)+[\w.]*|\w+\.py)`")


def named(page: str) -> list[str]:
    """The files and folders that a page names."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return sorted(set(_NAMED.findall(text)))


@pytest.mark.parametrize("page", ["design/architecture.md", "design/decisions.md", "contributing.md"])
def test_files_and_folders_exist(page: str) -> None:
    """A file or folder that is named exists: from the checkout, the package, or one of its parts."""
    places = (ROOT, PACKAGE, ROOT / "tests", *(path for path in PACKAGE.iterdir() if path.is_dir()))
    missing = [name for name in named(page) if not any((place / name).exists() for place in places)]
    assert [] == missing


def test_every_folder_of_the_package_is_named() -> None:
    """A newcomer finds every folder in the table of the architecture."""
    text = (ROOT / "docs" / "design" / "architecture.md").read_text(encoding="utf-8")
    folders = [path.name for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").is_file()]
    assert [] == [name for name in folders if f"| `{name}/` |" not in text]
