"""Making an intervention in a proceeding: choosing an act, filling in what it wants, being asked where it is final.

Invariant: what can be chosen is what the view offers; nothing final happens on Enter alone, and what was typed is kept
until it stands on record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from tabletop.decisions.base import Fault
from tabletop.decisions.form import WriteText
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.proceeding import Possible
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.views import DecisionView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.plain.console import Console
from tabletop.plain.fields import KeptLines, ask_form
from tabletop.plain.layout import said
from tabletop.plain.wording import team_name
from tabletop.session.port import NotSaved

CHAIR = "chair"
"""In the name of a draft, where no team stands."""


def word(act: Possible) -> str:
    """What the act is called."""
    return label(f"act.{act.act}")


def usual(acts: Sequence[Possible]) -> Possible | None:
    """What usually comes next."""
    return next((act for act in acts if act.usual), None)


def prefilled(act: Possible) -> bool:
    """Whether a longer text stands in its form already: Enter alone would send it unchanged."""
    return any(isinstance(field, WriteText) and field.initial and field.lines > 1 for field in act.form)


@dataclass(frozen=True, slots=True)
class Maker:
    """Who asks at the console, and where what was typed is kept."""

    console: Console
    draft: Callable[[str], str]
    keep_draft: Callable[[str, str], NotSaved | None]
    send: Callable[[Command], bool]
    """Whether it happened; else the reason was said."""

    def make(self, scene: Scene, decision: DecisionView, team: str | None, act: Possible) -> bool:
        """Ask what the act wants, send it, and say that it stands on record. Raises Left and Back."""
        kept = KeptLines(f"plain/{decision.id}/{team or CHAIR}/{act.act}", self.draft, self.keep_draft)
        self.console.heading(f"{_who(scene, team)}: {word(act)}")
        found = self._entered(scene, decision, act, kept)
        if found is None or not self._sure(act):
            return False
        if not self.send(ask.Intervene(decision.id, team, found)):
            return False
        kept.forget(act.form)
        done = label(f"act.{act.act}.done")
        self.console.say(said(N_("On record: $who – $done."), who=_who(scene, team), done=done))
        return True

    def _entered(self, scene: Scene, decision: DecisionView, act: Possible, kept: KeptLines) -> AnyIntervention | None:
        entries = ask_form(self.console, act.form, kept, names=partial(team_name, scene))
        found = intervention_of(decision.type, act.act, entries)
        if isinstance(found, Fault):
            self.console.say(sentence(f"fault.{found.value}"))
            return None
        return found

    def _sure(self, act: Possible) -> bool:
        if not act.final:
            return True
        question = said(N_("This is final: $act. Shall it be so?"), act=word(act))
        return self.console.confirm(question, yes_on_enter=False)


def _who(scene: Scene, team: str | None) -> str:
    return team_name(scene, team) if team else _("The chair")
