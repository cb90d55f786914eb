"""Teams, their roles and their briefs."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tabletop.decisions.effects import Part
from tabletop.decisions.scalars import Id, Label, Text, Title, YesNo


class Brief(Part):
    """What a team is told at the start, and nobody else."""

    situation: Text | None = None
    """Where the team stands, in a few sentences."""
    wants: Text
    """What it wants."""
    fears: Text
    """What it fears."""
    may_not: Text
    """What it may not do."""
    secret: Text
    """What only it knows."""


class Team(Part):
    """A group of players sharing a position."""

    name: Title
    """As it is shown."""
    roles: Annotated[dict[Id, Label], Field(min_length=1, max_length=8)]
    """The people at this table, by office."""
    brief: Brief
    """The role card."""
    left_out: Text
    """What this team's view leaves out, in one sentence."""
    optional: YesNo = False
    """Whether a small class can do without it."""
