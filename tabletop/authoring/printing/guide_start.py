"""The first pages of the guide: what to do when the screen is dark, the room, one inject step by step, the briefing.

Invariant: somebody who has never seen the program can begin with the first page and go on.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.agenda import agenda
from tabletop.authoring.printing.frame import clock, lines
from tabletop.authoring.printing.gauges import gauge_table
from tabletop.authoring.printing.manual import content_notes, rules
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.roles import role_blocks
from tabletop.authoring.printing.schedule import Schedule, schedule
from tabletop.authoring.printing.seating import ONE_TABLE, seating
from tabletop.documents.document import Block, Listing, Paragraph, Section, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.scenario.model import Scenario


def first_page(order: PrintOrder, plan: Schedule) -> Section:
    """What this is for, and what to do with it."""
    if order.scenario.solo:
        return Section(_("How to play on paper"), "start", (Listing(_alone(), ordered=True),))
    steps = lines(
        _(
            "Write the time at which you begin beside the schedule, and go down its column: now you"
            " know when what is due."
        ),
        said(N_("Read “Before the start” out. At $time say: “STARTEX. Time starts now.”"), time=clock(plan.briefing)),
        _(
            "For each number of the schedule, open the page with that number. Everything you need for"
            " it is there: what to read out, whom to give a slip, what to ask, what follows."
        ),
        _(
            "After each ruling write on the sheets to fill in: the gauges, the boxes, what comes"
            " later. Draw the gauges on a board, where everybody sees them."
        ),
        _(
            "Lost? Look at the clock, find the minute in the schedule, open the page with that"
            " number, and read its bold lines. Nobody but you knows what should have happened."
        ),
        said(
            N_("At $time it is ENDEX, wherever you are in the story. The hot wash is not to be cut."),
            time=clock(plan.endex),
        ),
    )
    return Section(
        _("When the screen stays dark"),
        "start",
        (Listing(steps, ordered=True), Paragraph(plain(_("You need:"), "strong")), Listing(_needed(order.scenario))),
    )


def _alone() -> tuple[Text, ...]:
    return lines(
        _("Go from number to number. Cover what stands below a question until you have decided."),
        _("Write your decision down, with one sentence why, and how sure you are. Only then read what follows."),
        _("Write the gauges on the sheets at the end, tick the boxes there, and see what comes later."),
        _("“Only if” means: look at your sheets. If it does not hold, go on to the next number."),
    )


def _needed(scenario: Scenario) -> tuple[Text, ...]:
    kinds = {one.type for one in scenario.decisions.values()}
    dice = _("two dice") if "matrix" in kinds else ""
    return lines(
        _("this guide, and a pencil"),
        _("role cards, one for each team"),
        _("the handouts: the sheet for everybody, once for each table; the slips, cut apart, in the order of play"),
        _("a watch that you can see"),
        _("a board or a sheet of paper on the wall, for the gauges"),
        dice,
    )


def aims(order: PrintOrder) -> Iterator[Section]:
    """What it is for."""
    objectives = order.scenario.objectives.values()
    learned = lines(*(order.fill(one.text) for one in objectives if one.kind == "learning"))
    rated = lines(*(order.fill(one.text) for one in objectives if one.kind == "evaluation"))
    blocks: list[Block] = []
    for words, listed in ((_("Participants learn:"), learned), (_("Evaluators rate:"), rated)):
        if listed:
            blocks += [Paragraph(plain(words, "strong")), Listing(listed)]
    if blocks:
        yield Section(_("What it is for"), "aims", tuple(blocks))


def room(order: PrintOrder) -> Section:
    """Tables, people, and what to do with too few or too many."""
    plan = seating(order)
    notes = {**dict.fromkeys(plan.left_out, _("left out")), **dict.fromkeys(plan.unseated, _("nobody sits here"))}
    rows = tuple(
        (
            plain(order.team(name)),
            plain(" · ".join(order.fill(role, name) for role in team.roles.values())),
            plain(notes.get(name) or (str(plan.seated[name]) if plan.seated[name] else "")),
            plain(_("may be left out") if team.optional else ""),
        )
        for name, team in order.scenario.teams.items()
    )
    table = Table("", (_("Team"), _("Roles"), _("People"), ""), rows, shares=(26, 46, 14, 14))
    return Section(_("The room"), "room", (*_seats(order), table))


def _seats(order: PrintOrder) -> Iterator[Block]:
    written = said(N_("Written for $players people. One table for each team."), players=order.scenario.players)
    yield Paragraph(plain(written))
    if not order.people:
        return
    plan = seating(order)
    if plan.unseated:
        words = _(
            "For a team where nobody sits you answer, or a die does; its slips are yours. Where two"
            " teams want the same,"
            " one table may hold both cards."
        )
        yield Paragraph(plain(words))
    if order.people <= ONE_TABLE:
        yield Paragraph(plain(_("So few people sit at one table. Let one of them always argue the other side.")))
    if plan.crowded:
        words = _(
            "At tables of more than six some stop talking. Give inner roles: lead, scribe, liaison, sceptic; or let"
            " some observe."
        )
        yield Paragraph(plain(words))


def one_inject() -> Section:
    """An inject, minute by minute."""
    rows = tuple(
        (plain(when), plain(what))
        for when, what in (
            (
                _("at once"),
                _("Read it out, and the line under “Read out”. Give every table the sheet, and its team the slip."),
            ),
            (_("after 1 minute"), _("Ask: what do you know, and how? What is rumour? Then be silent for two minutes.")),
            (
                _("while they talk"),
                _("Walk. Ask the first probe only where talk stalls. Say when two minutes are left."),
            ),
            (
                _("2 minutes before the end"),
                _(
                    "Ask each team that decides: what, and why, in one sentence? “No decision” and “we are"
                    " split” are answers, too."
                ),
            ),
            (_("then"), _("Find the row. Read out what happens. You may rule otherwise: say why, and write it down.")),
            (
                _("last"),
                _(
                    "Move the gauges on the board, and say the reason for each. Tick the boxes. Look whether"
                    " something comes later, or fits from what is held back."
                ),
            ),
        )
    )
    table = Table("", (_("When"), _("What you do")), rows)
    return Section(_("One inject, step by step"), "one-inject", (table,))


def trouble() -> Section:
    """When it goes wrong."""
    rows = tuple(
        (plain(what), plain(do))
        for what, do in (
            (_("One voice drowns the others"), _("A minute of writing first; then the quiet ones read theirs out.")),
            (_("“We would never do that”"), _("Note the assumption, and decide within it.")),
            (_("The table plays too safe"), _("Bring in something that was held back.")),
            (
                _("The table runs wild"),
                _("Read out a card with a rule or a treaty, or ask another table how it reacts."),
            ),
            (
                _("Somebody is upset, or says “pause”"),
                _("Pause. Offer a break, another part, a place to watch from. Nobody has to give a reason."),
            ),
            (_("You made a mistake"), _("Say so, rule, go on.")),
        )
    )
    return Section(_("When it goes wrong"), "trouble", (Table("", (_("What"), _("What to do")), rows),))


def before(order: PrintOrder) -> Section:
    """All that is read out before play, in order."""
    scenario = order.scenario
    sections: list[Section] = []
    if not scenario.solo:
        plan = schedule(order)
        sections.append(Section(_("Times"), "before-times", (agenda(plan),)))
    first: list[Block] = [*order.paragraphs(scenario.simplification), *content_notes(order)]
    sections.append(Section(_("What this is, and what it contains"), "before-about", tuple(first)))
    if not scenario.solo:
        sections.append(Section(_("How we treat each other"), "before-rules", (Listing(rules(order), ordered=True),)))
    sections.append(Section(_("How we got here"), "before-prologue", order.paragraphs(scenario.prologue)))
    if scenario.solo:
        sections += _own_role(order)
    if scenario.indicators:
        sections.append(Section(_("Gauges"), "before-gauges", (gauge_table(order, scenario.indicators),)))
    return Section(_("Before the start"), "before", (), tuple(sections), pages=True)


def _own_role(order: PrintOrder) -> Iterator[Section]:
    for number, name in enumerate(order.scenario.teams, 1):
        yield Section(order.team(name), f"before-role-{number}", tuple(role_blocks(order, name)))
