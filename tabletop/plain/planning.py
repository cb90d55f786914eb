"""Changing what comes, in lines: texts, readers, order, times, a template's effects; and who takes part.

Invariant: every question offers to leave things as they are, and what is typed goes out as one command.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tabletop.exercise import live
from tabletop.exercise.views import ComingInject, TeamHead
from tabletop.language.catalogue import N_, _
from tabletop.plain.desk import Desk
from tabletop.plain.layout import clipped, said, whole, whole_numbers
from tabletop.plain.told import coming
from tabletop.plain.wording import team_name
from tabletop.scenario.model import EVERYONE

_SIGNED: Final = re.compile(r"([+-]?)([0-9]{1,2})")
_EFFECT: Final = re.compile(r"([+-]?)([0-9]{1,3})(?:[ :,]+(.*))?")
_NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that can be changed."""

    words: str
    make: Callable[[Desk], None]


def plan(desk: Desk, given: str) -> None:
    """Ask what to change. Raises Back and Left."""
    chosen = desk.choose(CHANGES, [(_(one.words), "") for one in CHANGES], given)
    if chosen is not None:
        chosen.make(desk)


def _which(desk: Desk, found: list[ComingInject]) -> ComingInject | None:
    if not found:
        desk.console.say(_("There is none."))
    return desk.choose(found, [coming(one) for one in found])


def _all(desk: Desk) -> list[ComingInject]:
    return [*desk.view.coming, *desk.view.contingencies]


def _done(desk: Desk, words: str) -> None:
    desk.console.say(_(words))


_BACK: Final = N_("Done. u takes it back.")


def text(desk: Desk) -> None:
    """Title and texts, one line each; Enter leaves one as it is."""
    one = _which(desk, _all(desk))
    if one is None:
        return
    title = _written(desk, _("Its title:"), one.wording.title)
    private = dict(one.wording.private)
    texts: list[tuple[str, str]] = []
    asked = [(EVERYONE, _("What everybody it goes to reads:"), one.wording.text)]
    for team in desk.scene.teams:
        if not one.to or team.id in one.to or team.id in private:
            words = said(N_("What $team alone reads:"), team=team.name)
            asked.append((team.id, words, private.get(team.id, "")))
    for who, words, now in asked:
        new = _written(desk, words, now)
        if new is not None:
            texts.append((who, new))
    if desk.send(live.EditInject(one.id, title, tuple(texts))):
        _done(desk, _BACK)


def _written(desk: Desk, words: str, now: str) -> str | None:
    """A new text; None leaves it, a hyphen takes it out."""
    desk.console.say(words, clipped(now) if now else _("Nothing."))
    line = desk.console.ask(_("New, Enter as it is, - takes it out:") if now else _("New, or Enter for none:"))
    if not line:
        return None
    return "" if line == _NOTHING else line


def readers(desk: Desk) -> None:
    """Who reads it."""
    one = _which(desk, _all(desk))
    if one is None:
        return
    heads = desk.scene.teams
    desk.console.lines(f"{number} {head.name}" for number, head in enumerate(heads, 1))
    while True:
        numbers = whole_numbers(desk.console.ask(_("For which teams? Their numbers, or Enter for everybody:")))
        if numbers is not None and all(1 <= number <= len(heads) for number in numbers):
            break
    to = tuple(heads[number - 1].id for number in dict.fromkeys(numbers))
    if desk.send(live.ReaddressInject(one.id, to)):
        _done(desk, _BACK)


def place(desk: Desk) -> None:
    """Before another, or at the end of its move."""
    one = _which(desk, list(desk.view.coming))
    if one is None:
        return
    places = [other for other in desk.view.coming if other.id != one.id and other.move_number >= one.move_number]
    words = [(said(N_("before “$title”"), title=clipped(other.title)), "") for other in places]
    found = desk.choose([*places, None], [*words, (_("at the end of its move"), "")])
    if desk.send(live.MoveInject(one.id, found.id if found else None)):
        _done(desk, _BACK)


def time(desk: Desk) -> None:
    """A minute of its move, or by hand."""
    one = _which(desk, list(desk.view.coming))
    if one is None:
        return
    now = desk.scene.clock.move // 60_000
    desk.console.say(said(N_("Minutes from the start of its move; it is minute $now of this one."), now=now))
    line = desk.console.ask(_("Which minute? Enter leaves it to your hand:"))
    number = whole(line) if line else None
    if line and number is None:
        desk.console.say(_("That is no number of minutes."))
    elif desk.send(live.ReplanInject(one.id, number)):
        _done(desk, N_("Planned anew."))


def effects(desk: Desk) -> None:
    """What a template changes: points, then the reason."""
    one = _which(desk, [found for found in desk.view.contingencies if found.ad_hoc])
    if one is None:
        return
    wanted = {name: (by, why) for name, by, why in one.wording.effects}
    for gauge in desk.scene.indicators:
        by, why = wanted.get(gauge.id, (0, ""))
        desk.console.say(f"{gauge.name}: {by:+} {why}".rstrip())
        while line := desk.console.ask(_("Points and reason (-4 She was cross), Enter as it is:")):
            found = _EFFECT.fullmatch(line)
            if found and (found[3] or not int(found[2])):
                wanted[gauge.id] = (int(found[1] + found[2]), found[3] or "")
                break
            desk.console.say(_("First the points, then the reason; 0 takes it out."))
    written = tuple(live.WriteEffect(name, by, why) for name, (by, why) in wanted.items())
    if desk.send(live.EditInject(one.id, effects=written)):
        _done(desk, _BACK)


def postpone(desk: Desk) -> None:
    """Everything later."""
    line = desk.text(_("Put everything off by how many minutes (5, or -5)?"))
    found = _SIGNED.fullmatch(line)
    if found is None:
        desk.console.say(_("That is no number of minutes."))
    elif desk.send(live.PostponeInjects(int(found[0]))):
        later = N_("Everything comes later, and the move is longer by as much.")
        sooner = N_("Everything comes sooner, and the move is shorter by as much.")
        _done(desk, sooner if int(found[0]) < 0 else later)


def release(desk: Desk) -> None:
    """By the clock, or by hand."""
    if desk.view.release == "clock":
        if desk.send(live.ChangeRelease("hand")):
            _done(desk, N_("Injects come by hand now."))
        return
    desk.console.say(_("Each would come at its minute, one at a time, after its ruling."))
    if desk.console.confirm(_("Let the clock release the injects?"), yes_on_enter=False) and desk.send(
        live.ChangeRelease("clock")
    ):
        _done(desk, N_("Injects come by the clock now; r still releases at once."))


def join(desk: Desk) -> None:
    """A team takes part from now on."""
    view = desk.view
    absent = [*view.absent, *(team for team in view.scene.teams if not team.played)]
    team = _team(desk, absent)
    if team is None:
        desk.console.say(_("Every team of this scenario takes part."))
        return
    people = whole(desk.console.ask(_("How many people sit there? Enter: not counted:"))) or 0
    if desk.send(live.AddTeam(team.id, people=people)):
        _done(desk, N_("It takes part: it sees what was released to it, and is asked what is open."))


def merge(desk: Desk) -> None:
    """Two teams go on as one."""
    desk.console.say(_("Which team gives up its seat?"))
    leaving = _team(desk, list(desk.scene.teams))
    others = [team for team in desk.scene.teams if leaving and team.id != leaving.id]
    desk.console.say(_("Which team speaks for both?"))
    into = _team(desk, others)
    if leaving is None or into is None:
        desk.console.say(_("There is none."))
        return
    names = {"into": team_name(desk.scene, into.id), "team": team_name(desk.scene, leaving.id)}
    desk.console.say(said(N_("$into then reads both role cards; open answers of $team are set aside."), **names))
    question = said(N_("Let $into speak for $team, too?"), **names)
    if desk.console.confirm(question, yes_on_enter=False) and desk.send(live.MergeTeams(leaving.id, into.id)):
        _done(desk, _BACK)


def _team(desk: Desk, heads: list[TeamHead]) -> TeamHead | None:
    return desk.choose(heads, [(head.name, "") for head in heads])


CHANGES: Final = (
    Change(N_("a text"), text),
    Change(N_("who reads it"), readers),
    Change(N_("the order"), place),
    Change(N_("a time"), time),
    Change(N_("what a template changes"), effects),
    Change(N_("put everything off"), postpone),
    Change(N_("by hand, or by the clock"), release),
    Change(N_("a team joins"), join),
    Change(N_("two teams go on as one"), merge),
)
