"""Teams by sign, colour and name, the same everywhere.

Invariant: the sign stands wherever the colour does, so nobody has to see colours.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import TeamHead
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.themes import TEAMS

SIGNS: Final = ("▲", "●", "■", "◆", "★", "▼", "△", "○", "□", "◇", "☆", "▽")


def sign(number: int) -> Content:
    """A team's mark in its colour; `number` is `TeamHead.sign`."""
    return Content.styled(SIGNS[number % TEAMS], f"$team-{number % TEAMS}")


def team_name(head: TeamHead, *, limit: int = 40) -> Content:
    """Mark and name: `▲ Government`."""
    return Content.assemble(sign(head.sign), " ", foreign_line(head.name, f"$team-{head.sign % TEAMS}", limit=limit))


def named(teams: tuple[TeamHead, ...], name: str) -> Content:
    """Mark and name of the team with that id; the id itself when no such team takes part."""
    head = next((one for one in teams if one.id == name), None)
    return team_name(head) if head else foreign_line(name)
