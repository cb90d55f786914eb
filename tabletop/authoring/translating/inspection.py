"""Everything that can be said about a file of texts: whether it fits its scenario, what it lacks, how it reads.

Invariant: it speaks about the texts of that file alone; what is wrong with the story is told at the scenario.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tabletop.authoring.inspection import Inspection, inspect
from tabletop.authoring.profiles import Profile, groups
from tabletop.scenario.loader import Examined
from tabletop.scenario.overlays.overlay import Sound, lay_over, told_here
from tabletop.scenario.problems import in_order

_OF_TEXTS: Final = frozenset({"2", "4"})
"""The groups of rules that read texts; references were asked when they were laid over."""


def inspect_texts(raw: bytes, file: str, original: Sound, profile: Profile, month: str) -> Inspection:
    """Look at the bytes of a file of texts. Never raises; `file` is the name shown.

    What is not translated is a problem when the scenario is handed on, and a remark before that.
    """
    laid = lay_over(raw, file, original)
    missing = [replace(one, note=profile is not Profile.PUBLISH) for one in laid.missing]
    examined = laid.examined or Examined(None, laid.problems)
    if laid.problems or laid.document is None or laid.examined is None:
        return Inspection(examined, in_order([*laid.problems, *missing]))
    whole = inspect(laid.raw, file, month=month, groups=groups(profile) & _OF_TEXTS)
    document = whole.examined.document
    found = whole.problems if document is not None else ()
    read = [told_here(one, document, laid.places, laid.document) for one in found if document is not None]
    return Inspection(examined, in_order([*missing, *(one for one in read if one is not None)]))
