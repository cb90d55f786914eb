"""Texts that broke, or would break, a careless program, as somebody might type them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "corpus" / "text"

HOSTILE: Final = tuple(sorted(FOLDER.glob("*.txt")))
NAMES: Final = tuple(path.stem for path in HOSTILE)


def hostile_line(name: str) -> str:
    """A sample as one typed line."""
    return (FOLDER / f"{name}.txt").read_bytes().decode("utf-8", "replace").replace("\n", " ")
