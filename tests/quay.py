"""The quay: a small scenario with every mechanic there is, and a table to play it at."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entries
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.exercise import commands as ask
from tabletop.exercise.events import SessionOpened
from tabletop.exercise.moments import FACILITATOR, Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import Audience, Control, DecisionView
from tabletop.scenario.model import Scenario
from tabletop.session.port import Result, Saved
from tests import harbour

FOLDER = Path(__file__).parent / "scenarios" / "quay"
FILE = FOLDER / "scenario.yaml"
TEXT = FILE.read_text(encoding="utf-8")
TEAMS = ("CREW", "YARD", "TOWN")
ORDER = ("ship-in", "draft", "whisper", "slips", "sheet", "owner", "last")
"""The injects, as they are planned."""


def scenario_of() -> Scenario:
    """The scenario."""
    return harbour.scenario_of(TEXT)


def opening(
    *,
    mode: Literal["solo", "facilitated"] = "facilitated",
    text: str = TEXT,
    teams: tuple[str, ...] = TEAMS,
    unplayed: tuple[str, ...] = (),
    seed: int = 7,
) -> SessionOpened:
    """A first event."""
    opened = harbour.opening(mode=mode, text=text, teams=teams, unplayed=unplayed)
    return opened.model_copy(update={"scenario": "quay", "scenario_title": "The ship at the quay", "seed": seed})


@dataclass
class Table(harbour.Table):
    """A session over a list, with hands to play it."""

    event: SessionOpened = field(default_factory=opening)

    def put(self, decision: str) -> None:
        """Start, and release injects until `decision` is put."""
        self.must(ask.StartExercise())
        for inject in ORDER:
            if decision not in self.state.decisions:
                self.must(ask.ReleaseInject(inject))

    def step(
        self, decision: str, team: str | None, act: str, entries: Entries | None = None, actor: Actor = FACILITATOR
    ) -> Result:
        """Fill in the form of `act` and send it, whatever comes of it."""
        what = intervention_of(self.state.scenario.decisions[decision].type, act, entries or {})
        assert not isinstance(what, Fault), (act, what)
        return self.do(ask.Intervene(decision, team, what), actor)

    def steps(self, decision: str, *steps: tuple[str | None, str, Entries]) -> None:
        """Several steps that must happen."""
        for team, act, entries in steps:
            result = self.step(decision, team, act, entries)
            assert isinstance(result, Saved), (act, result)

    def fault(self, decision: str, team: str | None, act: str, entries: Entries | None = None) -> str:
        """Why a step is refused."""
        result = self.step(decision, team, act, entries)
        assert isinstance(result, Refusal), (act, result)
        return result.detail if result.reason is Reason.OUT_OF_ORDER else result.reason.value

    def move(self, team: str, option: str, **predicts: str) -> None:
        """Commit a team to a sealed move at the crane."""
        self.must(ask.SubmitAnswer("crane", team, SealedAnswer.of(SealedMove(option=option, predicts=predicts))))

    def sees(self, decision: str, audience: Audience | None = None) -> DecisionView:
        """A decision as an audience sees it; control, if none is named."""
        found = self.session.view(audience or Control()).scene.decision(decision)
        assert found is not None
        return found
