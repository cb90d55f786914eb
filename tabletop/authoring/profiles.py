"""How strict `check` is: which group of rules counts for how much while a scenario grows.

Invariant: what makes a file unusable is a problem in every profile, and what counts in one counts in the stricter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tabletop.language.catalogue import N_


class Weight(StrEnum):
    """What a finding is worth."""

    PROBLEM = "problem"
    """Shown, and the exit code is 1."""
    REMARK = "remark"
    """Shown as a note; the exit code does not change."""
    COUNTED = "counted"
    """Only counted, in one closing line."""
    LEFT_OUT = "left out"
    """Not looked for."""


class Profile(StrEnum):
    """How far a scenario is meant to be."""

    DRAFT = "draft"
    """Being written."""
    REVIEW = "review"
    """Read by others, and tried."""
    PUBLISH = "publish"
    """Handed on."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rules whose codes have one first digit."""

    digit: str
    name: str
    """Marked with `N_`."""
    draft: Weight
    review: Weight
    publish: Weight
    reason: str
    """Why it counts so, marked with `N_`."""

    def weight(self, profile: Profile) -> Weight:
        """What its findings are worth in a profile."""
        return {Profile.DRAFT: self.draft, Profile.REVIEW: self.review, Profile.PUBLISH: self.publish}[profile]


_PROBLEM, _REMARK, _COUNTED, _LEFT_OUT = Weight.PROBLEM, Weight.REMARK, Weight.COUNTED, Weight.LEFT_OUT

GROUPS: Final = (
    Group("0", N_("the file and its shape"), _PROBLEM, _PROBLEM, _PROBLEM, N_("such a file cannot be played")),
    Group("1", N_("references"), _PROBLEM, _PROBLEM, _PROBLEM, N_("a name that leads nowhere stops play midway")),
    Group(
        "2", N_("structure"), _REMARK, _PROBLEM, _PROBLEM,
        N_("half a scenario has loose ends; one that others are to try has none"),
    ),
    Group(
        "3", N_("logic"), _REMARK, _PROBLEM, _PROBLEM,
        N_("what can never happen is found out in class otherwise; a draft's story still changes"),
    ),
    Group(
        "4", N_("content"), _LEFT_OUT, _COUNTED, _PROBLEM,
        N_("sources, dates and lengths are polished when the story stands"),
    ),
)  # fmt: skip
"""The table: group, and its weight in `draft`, `review` and `publish`, with the reason."""


def weight(code: str, profile: Profile) -> Weight:
    """What a finding of this code is worth."""
    return next(group for group in GROUPS if group.digit == code[2]).weight(profile)


def groups(profile: Profile) -> frozenset[str]:
    """The first digits of the rules that a profile asks."""
    return frozenset(group.digit for group in GROUPS if group.weight(profile) is not _LEFT_OUT)
