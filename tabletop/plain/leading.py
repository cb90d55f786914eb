"""Leading a proceeding, and the reveal of sealed moves: the chair's acts, and taking down those of any team.

Invariant: what Enter takes is named before it is taken; a reveal and whatever else is final ask with the safe answer
first.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.decisions.proceeding import Possible
from tabletop.exercise import commands as ask
from tabletop.exercise.views import DecisionView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.plain.desk import Desk
from tabletop.plain.intervening import Maker, prefilled, usual, word
from tabletop.plain.layout import clipped, said
from tabletop.plain.standing import show_moves, show_standing
from tabletop.plain.wording import team_name


def lead(desk: Desk, decision: DecisionView) -> None:
    """Say how it stands, and do one thing: the chair's, or a team's. Raises Left and Back."""
    scene = desk.scene
    desk.console.heading(said(N_("Decision: $question"), question=decision.question))
    show_standing(desk.console, scene, decision)
    chairs, teams = decision.possible, decision.possible_for
    rows = [(said(N_("The chair: $act"), act=word(act)), "") for act in chairs]
    rows += [(said(N_("For $team"), team=team_name(scene, team)), _listed(acts)) for team, acts in teams]
    if not rows:
        desk.console.say(_("Nothing more is to be done here but to close it and rule on it."))
        return
    desk.console.say()
    offer = _offer(scene, decision)
    picked = desk.choose(range(len(rows)), rows, offer=offer)
    if picked is None:
        return
    if picked < len(chairs):
        _make(desk, decision, None, chairs[picked])
    else:
        _for_team(desk, decision, *teams[picked - len(chairs)])


def _listed(acts: Sequence[Possible]) -> str:
    return ", ".join(word(act) for act in acts)


def _offer(scene: Scene, decision: DecisionView) -> int:
    """What Enter takes: what usually comes next, unless time still runs for teams; 0 for nothing."""
    chairs = decision.possible
    of_chair = usual(chairs)
    awaited = [team for team, _acts in decision.possible_for if team not in _done(decision)]
    if of_chair is not None and not (awaited and _runs(scene, decision)):
        return chairs.index(of_chair) + 1
    for place, (team, acts) in enumerate(decision.possible_for, len(chairs) + 1):
        if team in awaited and usual(acts) is not None:
            return place
    return 0


def _done(decision: DecisionView) -> tuple[str, ...]:
    return decision.standing.done if decision.standing is not None else ()


def _runs(scene: Scene, decision: DecisionView) -> bool:
    """Whether a time that was set is not over yet."""
    deadline = decision.standing.deadline if decision.standing is not None else None
    return deadline is not None and scene.clock.exercise < deadline


def take_down_act(desk: Desk, decision: DecisionView, given: str = "") -> None:
    """Take down what a team does in a proceeding. Raises Left and Back."""
    show_standing(desk.console, desk.scene, decision)
    teams = decision.possible_for
    if not teams:
        desk.console.say(_("No team has anything to do here now."))
        return
    rows = [(team_name(desk.scene, team), _listed(acts)) for team, acts in teams]
    awaited = [place for place, (team, _acts) in enumerate(teams, 1) if team not in _done(decision)]
    picked = desk.choose(teams, rows, given.casefold().rstrip("l ").strip(), offer=(awaited or [1])[0])
    if picked is not None:
        _for_team(desk, decision, *picked)


def _for_team(desk: Desk, decision: DecisionView, team: str, acts: Sequence[Possible]) -> None:
    desk.console.heading(team_name(desk.scene, team))
    offered = usual(acts)
    offer = acts.index(offered) + 1 if offered is not None and not prefilled(offered) else 0
    act = acts[0] if len(acts) == 1 else desk.choose(acts, [(word(one), "") for one in acts], offer=offer)
    if act is not None:
        _make(desk, decision, team, act)


def _make(desk: Desk, decision: DecisionView, team: str | None, act: Possible) -> None:
    session = desk.session
    maker = Maker(desk.console, session.draft, session.keep_draft, desk.send)
    if not maker.make(desk.scene, decision, team, act):
        return
    now = desk.scene.decision(decision.id)
    if now is not None and not now.possible and not now.possible_for:
        show_standing(desk.console, desk.scene, now)


def reveal(desk: Desk, decision: DecisionView) -> None:
    """Show all sealed moves at once, after asking; without those that never came, after naming them."""
    scene = desk.scene
    missing = [team_name(scene, seat.team) for seat in decision.seats if seat.state == "waiting"]
    question = clipped(decision.question)
    if missing and decision.status == "open":
        words = N_("Not committed yet: $teams. Close “$question” without them, and reveal?")
        asked = said(words, teams=", ".join(missing), question=question)
    else:
        asked = said(N_("Reveal all moves on “$question” to the whole room?"), question=question)
    if not desk.console.confirm(asked, yes_on_enter=False):
        return
    if missing and decision.status == "open" and not desk.send(ask.CloseDecision(decision.id)):
        return
    if desk.send(ask.RevealMoves(decision.id)):
        revealed = desk.scene.decision(decision.id)
        if revealed is not None:
            show_moves(desk.console, desk.scene, revealed)


def go_on(desk: Desk, given: str) -> None:
    """A decision that is made in steps, or under seal: lead it on, whatever is suggested now. Raises Left and Back."""
    found = [
        one
        for one in desk.scene.decisions
        if (one.standing is not None and one.status == "open")
        or (one.type == "sealed" and not one.moves and one.status != "ruled")
    ]
    if not found:
        desk.console.say(_("No decision is made in steps now, and no moves wait to be revealed."))
        return
    rows = [(one.question, label(f"type.{one.type}")) for one in found]
    decision = found[0] if len(found) == 1 else desk.choose(found, rows, given, offer=1)
    if decision is None:
        return
    if decision.standing is not None:
        lead(desk, decision)
    else:
        reveal(desk, decision)
