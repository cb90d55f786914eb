"""A proceeding played alone: one's own steps, and letting the script act as chair.

Invariant: Enter never sends a text nobody changed and never does what is final; where nothing else is usual it lets
the chair go on, and where the chair waits for the player it says so.
"""

from __future__ import annotations

from tabletop.decisions.proceeding import Possible
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Back, Console
from tabletop.plain.intervening import Maker, prefilled, usual, word
from tabletop.plain.layout import numbered, said, whole
from tabletop.plain.parts import sent, show_question
from tabletop.plain.standing import show_standing
from tabletop.session.port import Result, Session


class Alone:
    """One seat of a proceeding; the script is the chair."""

    def __init__(self, session: Session, team: str, console: Console) -> None:
        self._session = session
        self._team = team
        self._console = console
        actor = Actor.of_team(team)
        self._maker = Maker(
            console,
            session.draft,
            session.keep_draft,
            lambda command: sent(console, lambda: session.send(command, actor)),
        )

    def step(self, view: TeamView, decision: DecisionView) -> None:
        """Say how it stands, and take one step: the player's, or the chair's. Raises Left."""
        show_question(self._console, decision)
        show_standing(self._console, view.scene, decision)
        acts = decision.possible
        if not acts:
            self._console.pause(_("Enter: let the chair go on."))
            self._chair()
            return
        try:
            act = self._chosen(acts)
            if act is None:
                self._chair()
            else:
                self._maker.make(view.scene, decision, self._team, act)
        except Back:
            self._console.say(_("Nothing was done. What came before stands."))

    def _chosen(self, acts: tuple[Possible, ...]) -> Possible | None:
        """One of what the player may do; None for the chair. Raises Left and Back."""
        rows = [word(act) for act in acts] + [_("let the chair go on")]
        offered = usual(acts)
        offer = acts.index(offered) + 1 if offered is not None and not prefilled(offered) else len(rows)
        self._console.lines(numbered((row, "") for row in rows))
        prompt = said(N_("What do you do, 1 to $n? Enter takes $offer:"), n=len(rows), offer=offer)
        while True:
            line = self._console.ask(prompt)
            number = (whole(line) or 0) if line else offer
            if 1 <= number <= len(rows):
                return acts[number - 1] if number <= len(acts) else None
            self._console.say(said(N_("Please type a number from 1 to $n."), n=len(rows)))

    def _chair(self) -> None:
        """Let the script act, if there is something for it to do. Raises Left."""
        first = self._session.go_on()
        if first is None:
            self._console.say(_("The chair waits for you."))
            return
        held = [first]
        sent(self._console, lambda: held.pop() if held else self._once_more())

    def _once_more(self) -> Result:
        return self._session.go_on() or Refusal(Reason.NOT_YOUR_DECISION)
