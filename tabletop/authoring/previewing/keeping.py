"""What becomes of a wish to keep what was played.

Invariant: a face learns where a play is, or in a sentence why there is none; it never writes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tabletop.authoring.previewing.course import Course


@dataclass(frozen=True, slots=True)
class Kept:
    """A play was written."""

    place: str
    """The file, for people."""
    notes: tuple[str, ...]
    """What it cannot say, a sentence each."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """No play was written; nothing is left of it."""

    why: str
    """A sentence."""


Keeper = Callable[[Course], Kept | NotKept]
"""Writes a course as a golden play beside its scenario, and never over another file."""
