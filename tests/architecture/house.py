"""Where the house stands, and its files."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout."""

PACKAGE = ROOT / "tabletop"


def files(*folders: str, suffix: str) -> Iterator[Path]:
    """Files with that suffix under folders of the checkout, in order; nothing that a tool left behind."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if "__pycache__" not in path.parts:
                yield path


def place(path: Path, line: int | None = None) -> str:
    """A path as a person clicks on it: from the checkout, with the line."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"
