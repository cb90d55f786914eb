"""Whose eyes one looks through while going through a log line by line.

Invariant: what is read out comes from that audience's view of that moment, and from nothing else.
"""

from __future__ import annotations

from tabletop.exercise.views import Audience, Control, Room, Scene, Seat
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.parts import INDENT, show_inject
from tabletop.plain.told import show_decisions, show_outcome
from tabletop.plain.wording import curve
from tabletop.session.port import Past


class Eyes:
    """A pair of eyes."""

    def __init__(self, past: Past, console: Console) -> None:
        self._past, self._console = past, console
        self.eyes: Audience = Control()

    @property
    def scene(self) -> Scene:
        """What those eyes saw."""
        return self._past.view(self.eyes).scene

    def view(self) -> None:
        """Read out the screen as it was."""
        scene, console = self.scene, self._console
        console.heading(said(N_("As seen by: $who"), who=self._who()))
        if scene.inject is None:
            console.say(scene.prologue, indent=INDENT)
            return
        show_inject(console, scene, scene.inject)
        show_decisions(console, scene)
        for decision in scene.decisions:
            if decision.inject == scene.inject.id:
                show_outcome(console, scene, decision)
        if scene.ending is not None:
            console.heading(said(N_("Where it ended: $title"), title=scene.ending.title))
            console.say(scene.ending.text, indent=INDENT)

    def _who(self) -> str:
        match self.eyes:
            case Control():
                return _("the facilitator")
            case Room():
                return _("the room")
            case Seat(team=team):
                head = self._past.view(Control()).scene.team(team)
                return head.name if head else team

    def choose(self) -> None:
        """Ask whose eyes. Raises Back and Left."""
        teams = self._past.view(Control()).scene.teams
        eyes: list[Audience] = [Control(), Room(), *(Seat(team.id) for team in teams)]
        names = [_("the facilitator"), _("the room"), *(team.name for team in teams)]
        self.eyes = eyes[pick(self._console, names) - 1]
        self.view()

    def see_as(self, who: str) -> None:
        """Through somebody's eyes, by the id or the beginning of the name; ask where nobody is named."""
        wanted = who.casefold()
        if not wanted:
            self.choose()
            return
        for eyes, names in self._everybody():
            if any(name.casefold().startswith(wanted) for name in names):
                self.eyes = eyes
                self.view()
                return
        self._console.say(said(N_("Nobody here is called “$name”. a lists everybody."), name=clipped(who)))

    def _everybody(self) -> list[tuple[Audience, tuple[str, ...]]]:
        teams = self._past.view(Control()).scene.teams
        found: list[tuple[Audience, tuple[str, ...]]] = [
            (Control(), (_("facilitator"), _("the facilitator"))),
            (Room(), (_("room"), _("the room"))),
        ]
        return [*found, *((Seat(team.id), (team.id, team.name)) for team in teams)]

    def curves(self) -> None:
        """How the indicators went."""
        gauges = self.scene.indicators
        self._console.heading(_("How the situation went, up to here:"))
        for gauge in gauges:
            self._console.say(curve(gauge), indent="  ", hang="    ")
        if not gauges:
            self._console.say(_("This scenario has no indicators."))


def pick(console: Console, names: list[str], *, none: bool = False) -> int:
    """A number of the list; 0 for none. Raises Back and Left."""
    console.lines(numbered((name, "") for name in names))
    prompt = _("A number, or Enter for all:") if none else _("A number:")
    while True:
        line = console.ask(prompt)
        number = whole(line) or 0
        if 1 <= number <= len(names) or (none and not line):
            return number
        console.say(said(N_("Please type a number from 1 to $n."), n=len(names)))
