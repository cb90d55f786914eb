"""What everything in an account is told from: a log as it was read, and how it looks to the readers of an edition.

Invariant: what an edition may have of play is cut by the same door as a screen's view (`exercise.viewing`): the
facilitator's, or the room's for participants before anything was revealed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tabletop.decisions.words import Words
from tabletop.evaluation.events import Assessed
from tabletop.exercise.entries import Change
from tabletop.exercise.events import ConsequenceArrived, Recorded, SessionOpened
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled, team_name
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Control, Room, Scene
from tabletop.language.catalogue import _
from tabletop.reports.account import ChangeAccount, Edition, FeedbackAccount, Proof
from tabletop.reports.striking import struck_numbers
from tabletop.reports.timeline import Entry


@dataclass(frozen=True, slots=True)
class Telling:
    """A log, read; and what lay beside it."""

    opening: SessionOpened
    records: Sequence[Recorded]
    """All good records, the opening among them."""
    times: Sequence[int]
    """Exercise time of each."""
    state: State
    """After the last of them."""
    proof: Proof
    evaluations: tuple[Sequence[Assessed], ...] = ()
    """Evaluators' and scribes' logs of this very session."""
    feedback: FeedbackAccount | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    """(file, why as a code) of what lay beside the log and could not be read with it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A log as the readers of one edition see it."""

    source: Telling
    edition: Edition
    scene: Scene
    struck: frozenset[int]
    changes: tuple[Change, ...]
    """Every change of an indicator these readers may know of."""
    entries: tuple[Entry, ...] = ()
    arrivals: Mapping[str, Sequence[ConsequenceArrived]] = field(default_factory=dict)
    """Command → the later consequences that came with it."""
    overridden: Mapping[str, str] = field(default_factory=dict)
    """Decision → why it was ruled otherwise than the script has it."""

    @classmethod
    def of(cls, source: Telling, edition: Edition) -> Ground:
        """The ground for one edition."""
        state = source.state
        whole = edition != "participant" or state.revealed
        scene = view(state, Control() if whole else Room(), state.last).scene
        shown = {one.id for one in scene.indicators}
        struck = struck_numbers(source.records)
        arrivals: dict[str, list[ConsequenceArrived]] = {}
        for one in source.records:
            if isinstance(one.event, ConsequenceArrived) and one.number not in struck:
                arrivals.setdefault(one.command, []).append(one.event)
        return cls(
            source=source,
            edition=edition,
            scene=scene,
            struck=struck,
            arrivals=arrivals,
            changes=tuple(one for one in state.changes if one.indicator in shown),
            overridden={
                name: words(one.ruling.why)
                for name, one in state.decisions.items()
                if one.ruling is not None and one.ruling.why is not None
            },
        )

    @property
    def state(self) -> State:
        """Where the session stood at the end."""
        return self.source.state

    @property
    def open(self) -> bool:
        """Whether these readers may know what was hidden from tables."""
        return self.edition != "participant" or self.state.revealed

    @property
    def leads(self) -> bool:
        """Whether they may read what the author and the facilitator wrote for the facilitator alone."""
        return self.edition != "participant"

    def name(self, team: str) -> str:
        """What a team is called."""
        return team_name(self.state, team)

    def names(self, teams: Sequence[str]) -> tuple[str, ...]:
        """What several teams are called."""
        return tuple(map(self.name, teams))

    def key(self, team: str) -> str:
        """A team's id, as this edition has it."""
        return team_key(self.state, team) if self.edition == "redacted" and team else team

    def said(self, text: str | None, team: str | None = None) -> str:
        """A text of the author with names in it."""
        return filled(self.state, text, team)

    def time(self, record: int) -> int:
        """Exercise time of a record; 0 for none."""
        return self.source.times[record - 1] if 0 < record <= len(self.source.times) else 0

    def change(self, change: Change) -> ChangeAccount:
        """A change with its reason: the author's, or the one that was given for the ruling."""
        return ChangeAccount(
            indicator=change.indicator,
            name=self.said(self.state.scenario.indicators[change.indicator].name),
            by=change.by,
            to=change.to,
            why=self.said(change.why) or self.overridden.get(change.cause, ""),
            record=change.number,
            at=change.at,
        )


def team_key(state: State, team: str) -> str:
    """What a team's id is where nobody is named: its place in the scenario."""
    return f"team-{tuple(state.scenario.teams).index(team) + 1}" if team in state.scenario.teams else ""


def words(found: Words | None) -> str:
    """What somebody wrote; that it was erased, where it was; empty for nothing."""
    if found is None:
        return ""
    return _("(erased on request)") if found.erased else found.shown
