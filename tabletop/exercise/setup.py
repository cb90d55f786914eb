"""What is chosen before a session begins: plain data, from a face to the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tabletop.scenario.model import Scenario

_BRIEFING: Final = 14
"""Minutes of a session that are briefing and feedback, whatever its length."""
_DEBRIEF: Final = 20
"""The shortest debrief, in minutes; a fifth of the session where that is longer."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen before a session begins."""

    mode: Literal["solo", "facilitated"]
    """Who leads."""
    teams: tuple[str, ...]
    """The teams that take part."""
    names: tuple[tuple[str, str], ...] = ()
    """(team, pseudonym) where the class chose one."""
    people: tuple[tuple[str, int], ...] = ()
    """(team, how many sit there)."""
    unplayed: tuple[str, ...] = ()
    """Teams that chance answers for."""
    left_out: tuple[str, ...] = ()
    """Optional injects left out from the start."""
    minutes: int = 0
    """Planned minutes of play; 0 takes `play_minutes` of the scenario."""
    release: Literal["hand", "clock"] = "hand"
    """Whether injects come by hand, or at their time by the clock."""
    rehearsal: bool = False
    """A practice run."""
    log_level: Literal["decisions", "notes", "full"] = "notes"
    """What is kept."""
    fictional: bool = False
    """Fictional names."""
    terminology: Literal["hseep", "nato", "uk"] | None = None
    """Whose words the interface uses; None where nobody chose."""
    seed: int | None = None
    """Where chance comes from; drawn when None."""
    earlier_runs: int = 0
    """Solo: runs finished before."""


def play_minutes(scenario: Scenario) -> int:
    """Minutes of play in a scenario's planned length: what briefing, debrief and feedback leave.

    Alone, there is nobody to brief. With a class, at least 20 minutes or a fifth are kept for the debrief.
    """
    if scenario.solo:
        return scenario.minutes
    return max(10, scenario.minutes - _BRIEFING - max(_DEBRIEF, scenario.minutes // 5))
