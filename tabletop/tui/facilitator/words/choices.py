"""The rows of the set-up: what can be chosen, how it stands, what it means.

Invariant: every row says its value in words, and one sentence about what it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from textual.content import Content

from tabletop.language.catalogue import _, n_
from tabletop.language.labels import label
from tabletop.tui.facilitator.preparing import TABLE_FULL, Preparation
from tabletop.tui.facilitator.words.columns import apart
from tabletop.tui.facilitator.words.coming import minutes
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.teams import team_name

Kind = Literal["people", "table", "inject", "minutes", "release", "record", "rehearsal", "names", "words"]
_LABEL: Final = 26


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that can be chosen; `place` is the table or the optional inject."""

    kind: Kind
    place: int = 0


def rows(preparation: Preparation) -> tuple[Row, ...]:
    """Everything that can be chosen for this scenario, in the order one decides it."""
    found = [Row("people"), *(Row("table", number) for number in range(len(preparation.tables)))]
    found += [Row("inject", number) for number in range(len(preparation.optional()))]
    found += [Row("minutes"), Row("release"), Row("record"), Row("rehearsal")]
    if preparation.scenario.aliases:
        found.append(Row("names"))
    found.append(Row("words"))
    return tuple(found)


def section(row: Row) -> str:
    """The heading above the first row of its sort."""
    match row.kind:
        case "people":
            return _("Who is here")
        case "inject":
            return _("Optional injects")
        case "minutes":
            return _("How")
        case _:
            return ""


def _people(count: int) -> str:
    return n_("$n person", "$n people", count).replace("$n", str(count)) if count else _("not counted")


def _table(preparation: Preparation, number: int, width: int) -> Content:
    table, head = preparation.tables[number], preparation.heads()[number]
    name = team_name(head)
    if table.pseudonym:
        own = preparation.named(preparation.scenario.teams[table.team].name)
        name = Content.assemble(name, (" = ", "$quiet"), foreign_line(own, "$quiet", limit=30))
    said = {
        "plays": Content(_people(table.people) if table.people else _("plays")),
        "chance": Content.styled(_("chance answers"), "$quiet"),
        "out": Content.styled(_("left out"), "$quiet"),
    }
    return apart(name, said[table.play], width)


def _inject(preparation: Preparation, number: int, width: int) -> Content:
    inject = preparation.optional()[number]
    kept = preparation.kept(inject)
    said = Content(minutes(inject.minutes or 0)) if kept else Content.styled(_("left out"), "$quiet")
    return apart(foreign_line(preparation.named(inject.title), "" if kept else "$quiet"), said, width)


def line(preparation: Preparation, row: Row, width: int) -> Content:
    """A row with its value."""
    match row.kind:
        case "people":
            return apart(Content(_("People in the room")), Content(_people(preparation.people)), width)
        case "table":
            return Content.assemble("  ", _table(preparation, row.place, width - 2))
        case "inject":
            return Content.assemble("  ", _inject(preparation, row.place, width - 2))
        case "minutes":
            return apart(Content(_("Time for play")), Content(minutes(preparation.minutes)), width)
        case "release":
            said = _("by the clock") if preparation.release == "clock" else _("by hand")
            return apart(Content(_("Injects come")), Content(said), width)
        case "record":
            return apart(Content(_("The log keeps")), Content(label(f"level.{preparation.log_level}")), width)
        case "rehearsal":
            said = _("yes, the log says so") if preparation.rehearsal else _("no")
            return apart(Content(_("Rehearsal")), Content(said), width)
        case "names":
            said = _("fictional") if preparation.fictional else _("real")
            return apart(Content(_("Names of states and places")), Content(said), width)
        case "words":
            house = label(f"terminology.{preparation.terminology}")
            return apart(Content(_("Words")), Content(house), width)


def _about_people(preparation: Preparation) -> Content:
    least, most = preparation.bounds
    count = preparation.people
    words = n_("Written for $most person.", "Written for $most people.", most) if least == most else ""
    written = told(words or _("Written for $least to $most people."), least=str(least), most=str(most))
    if count > most:
        more = told(
            n_("That is one more than planned.", "That is $n more than planned.", count - most), n=str(count - most)
        )
        roles = Content(_("Give inner roles: lead, scribe, liaison, sceptic; or let some observe."))
        return Content(" ").join([written, more, roles])
    if 0 < count < least:
        return Content(" ").join([written, Content(_("With fewer, let chance answer for a team."))])
    full = max((table.people for table in preparation.tables if table.play == "plays"), default=0)
    if full > TABLE_FULL:
        crowded = Content(_("At tables of more than six some stop talking: let a sceptic and a scribe sit with each."))
        return Content(" ").join([written, crowded])
    return Content(" ").join([written, Content(_("Type a number, or ← →; they are spread over the tables."))])


def _about_table(preparation: Preparation, number: int) -> Content:
    team = preparation.scenario.teams[preparation.tables[number].team]
    wants = foreign_line(preparation.named(team.brief.wants))
    words = _("Space: it plays, chance answers, or it is left out. e: a name of their own. Type how many sit there.")
    if not team.optional:
        words = _("Space: it plays, or chance answers for it. e: a name of their own. Type how many sit there.")
    return Content("\n").join([told(_("Wants: $wants"), "$quiet", wants=wants), Content(words)])


def _about_inject(preparation: Preparation, number: int) -> Content:
    notes = preparation.optional()[number].facilitator
    purpose = foreign(preparation.named(notes.purpose)) if notes else Content("")
    return Content("\n").join(
        [part for part in (purpose, Content(_("Space leaves it out, or takes it in."))) if part.plain]
    )


def _about_minutes(preparation: Preparation) -> Content:
    wanted, have = preparation.wanted, preparation.minutes
    first = told(_("The injects want up to $wanted of talk."), wanted=minutes(wanted))
    if wanted > have:
        over = told(
            _("That is $over more than there is: leave something out, or cut on the way."), over=minutes(wanted - have)
        )
        return Content(" ").join([first, over])
    return Content(" ").join([first, Content(_("Briefing and hot wash come on top."))])


def _about_release(preparation: Preparation) -> Content:
    if preparation.release == "hand":
        return Content(_("Nothing happens until you press space. Usual; it can be changed at any time (e, then c)."))
    first = Content(_("Each inject comes at its minute, one at a time; pauses and open decisions put it off."))
    by_hand = sum(one.planned and one.at is None for one in preparation.scenario.injects.values())
    if not by_hand:
        return first
    without = n_("One has no time and waits for your hand.", "$n have no time and wait for your hand.", by_hand)
    return Content(" ").join([first, Content(without.replace("$n", str(by_hand)))])


def about(preparation: Preparation, row: Row) -> Content:
    """What a row means."""
    match row.kind:
        case "people":
            return _about_people(preparation)
        case "table":
            return _about_table(preparation, row.place)
        case "inject":
            return _about_inject(preparation, row.place)
        case "minutes":
            return _about_minutes(preparation)
        case "release":
            return _about_release(preparation)
        case "record":
            return Content(_("What is written down. No names, no sound, no pictures; the log stays on this computer."))
        case "rehearsal":
            return Content(_("A practice run, marked as one, so that nobody counts it later."))
        case "names":
            return Content(_("Fictional names put invented states in place of real ones. f changes it, too."))
        case "words":
            return Content(_("Whose words the screens use; the scenario keeps its own. t changes it, too."))
