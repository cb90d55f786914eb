"""The first half of a scaffold: what it is, who plays, what is measured, what is known.

Invariant: every text that the author has to write begins with `TODO`, which the publish profile of `check` finds.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.scaffolding.blocks import gap, remark
from tabletop.authoring.scaffolding.ids import slugs
from tabletop.authoring.scaffolding.wishes import Wishes, gauges_of, title_typed, typed
from tabletop.language.catalogue import _, language
from tabletop.scenario.writing import Written

Data = dict[str, Written]
_KEPT: Final = ("all", "any", "not", "yes", "no", "everyone", "first-step", "statement", "direction", "step")
"""Names that mean something else where an indicator's or a team's could stand."""
_NEXT: Final = 12
_LOW, _MIDDLE, _HIGH = 0, 40, 70


def todo(text: str) -> str:
    """A text that the author has to write."""
    return f"TODO – {text}"


def team_names(wishes: Wishes) -> tuple[str, ...]:
    """What the teams are called."""
    given = wishes.named
    if wishes.solo:
        return given[:1] or (todo(_("who you are in this story")),)
    numbers = range(1, wishes.team_count + 1)
    return given or tuple(todo(_("name of team {n}").replace("{n}", str(n))) for n in numbers)


def team_ids(wishes: Wishes) -> tuple[str, ...]:
    """What the teams are called in the file."""
    names = (wishes.named[:1] or ("",)) if wishes.solo else (wishes.named or ("",) * wishes.team_count)
    return slugs(names, "team", _KEPT)


def gauge_ids(wishes: Wishes) -> tuple[str, ...]:
    """What the indicators are called in the file."""
    numbered = (f"step-{n}" for n in range(10))
    return slugs([one.name for one in gauges_of(wishes)], "gauge", (*_KEPT, *numbered))


def opening(wishes: Wishes) -> Data:
    """Everything above the prologue."""
    return {
        **_what(wishes),
        **_for_what(),
        **_who(wishes),
        **_measured(wishes),
        **_known(wishes),
    }


def _what(wishes: Wishes) -> Data:
    title = title_typed(wishes.title)
    return {
        "format": "tabletop/1",
        **remark(_("The name in commands; the folder is called the same.")),
        "id": wishes.id,
        "title": title or todo(_("a title that gives nothing away")),
        "language": language(),
        **remark(_("One or two sentences for whoever chooses a scenario.")),
        "summary": typed(wishes.subject) or todo(_("what happens, and who has to decide what")),
        **remark(_("ttx (talk through a plan), game (decisions with consequences) or seminar.")),
        "kind": "game",
        **remark(_("All of it: with a class, 14 minutes of briefing and feedback and 20 of debrief are in it.")),
        "minutes": wishes.length,
        "players": wishes.players,
        "difficulty": 1,
        "licence": "CC-BY-4.0",
        **remark(_("When its facts want another look.")),
        "review_by": _a_year_on(wishes.month),
        "content_notes": [todo(_("what may trouble somebody at the table, or take this out"))],
        "credits": todo(_("who made it, from what, and whether a machine helped")),
    }


def _for_what() -> Data:
    return {
        **gap("objectives"),
        **remark(_("What people learn here, one sentence each. The evaluation at the end says how one would see it.")),
        "objectives": {"first": {"kind": "learning", "text": todo(_("what participants can do afterwards"))}},
    }


def _who(wishes: Wishes) -> Data:
    named = enumerate(zip(team_ids(wishes), team_names(wishes), strict=True))
    teams = {key: _team(name, explain=not number) for number, (key, name) in named}
    who = _("Who you are.") if wishes.solo else _("Who sits at the tables. Each can be right from where it sits.")
    return {**gap("teams"), **remark(who), "teams": teams}


def _team(name: str, *, explain: bool) -> Data:
    said = remark if explain else _unsaid
    return {
        "name": name,
        **said(_("The people at this table, by office.")),
        "roles": {"lead": todo(_("the office that decides")), "adviser": todo(_("the office that doubts"))},
        **said(
            _("The role card; only this team reads it, under “You want”, “You fear”, “You may not”, “Only you know”.")
        ),
        "brief": {
            "wants": todo(_("what it wants, in a sentence")),
            "fears": todo(_("what it fears")),
            "may_not": todo(_("what it may not do")),
            "secret": todo(_("what only it knows")),
        },
        **said(_("What this side does not see, in one sentence; read out afterwards.")),
        "left_out": todo(_("what this view leaves out")),
    }


def _unsaid(_text: str) -> Data:
    """A remark that stood above already."""
    return {}


def _measured(wishes: Wishes) -> Data:
    made: Data = {}
    for key, gauge in zip(gauge_ids(wishes), gauges_of(wishes), strict=True):
        words: Data = {str(_LOW): _("low"), str(_MIDDLE): _("middling"), str(_HIGH): _("high")}
        made[key] = {"name": gauge.name, "start": 50, "good": gauge.good, "words": words}
    about = _("Gauges from 0 to 100; `good` is the desirable way. Each word holds from its number upwards.")
    return {**gap("indicators"), **remark(about), "indicators": made}


def _known(wishes: Wishes) -> Data:
    source: Data = {"cite": todo(_("author, title, year, page")), "as_of": wishes.month}
    card: Data = {
        "title": todo(_("a question it answers")),
        "as_of": wishes.month,
        "sources": ["source-one"],
        "text": todo(_("two or three sentences that are true today")),
    }
    return {
        **gap("sources"),
        **remark(_("Facts live on cards, with a date and a source, so that the story can stay free of them.")),
        "sources": {"source-one": source},
        "cards": {"fact-one": card},
    }


def _a_year_on(month: str) -> str:
    year, number = month.split("-")
    return f"{int(year) + 1}-{number}"
