"""When something happened, and who did it: the two stamps every record carries."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict


class Moment(BaseModel):
    """A point in time, stamped by the session from its clock; the core knows no other time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wall: int
    """Milliseconds since 1970 in UTC, as the machine's clock had it. Never used for order."""
    ticks: int
    """Milliseconds this session has been open. Never goes back; stands still while the program is closed."""


class ActorKind(StrEnum):
    """Who can act."""

    FACILITATOR = "facilitator"
    TEAM = "team"
    SCRIPT = "script"
    """The scenario itself, where nobody else leads: solo play and seats nobody took."""
    PROGRAM = "program"
    """The program: recovery, clock jumps."""


class Actor(BaseModel):
    """Who did something; never a person, always a role."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ActorKind
    """The sort of actor."""
    team: str | None = None
    """The team, where it is one."""

    @classmethod
    def of_team(cls, team: str) -> Self:
        """The seat of a team."""
        return cls(kind=ActorKind.TEAM, team=team)


FACILITATOR = Actor(kind=ActorKind.FACILITATOR)
SCRIPT = Actor(kind=ActorKind.SCRIPT)
PROGRAM = Actor(kind=ActorKind.PROGRAM)
