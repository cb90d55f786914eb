"""The participant manual: what everybody may know before the exercise starts.

Invariant: nothing of a brief, an inject, a decision, an effect, an ending or a facilitator's note is read here. No card
is open before the inject that opens it, so none stands here. Gauges that only some teams see are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.printing.agenda import agenda
from tabletop.authoring.printing.frame import framed, lines
from tabletop.authoring.printing.gauges import gauge_table
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.schedule import schedule
from tabletop.documents.document import Block, Document, Listing, Paragraph, Section, Span, Table, plain
from tabletop.language.catalogue import _
from tabletop.language.glossary import terms
from tabletop.language.ground_rules import usual_rules

_ALWAYS: Final = (
    "STARTEX",
    "ENDEX",
    "REAL WORLD",
    "Inject",
    "Move",
    "Decision",
    "Indicator",
    "Hot wash",
    "Facilitator",
)
"""Words that this manual and whoever leads use in any exercise."""


def manual(order: PrintOrder) -> Document:
    """The manual, for everybody who takes part."""
    parts = (
        _about(order),
        Section(_("How we treat each other"), "rules", (Listing(rules(order), ordered=True),)),
        Section(_("When"), "agenda", (agenda(schedule(order)),)),
        Section(_("How we got here"), "prologue", order.paragraphs(order.scenario.prologue)),
        Section(_("Who plays"), "teams", (_teams(order),)),
        *_gauges(order),
    )
    glossary = Section(_("Words"), "words", (_words(parts),))
    return framed(order, _("Participant manual"), _("for everybody who takes part"), (*parts, glossary), _lead(order))


def rules(order: PrintOrder) -> tuple[tuple[Span, ...], ...]:
    """The usual ground rules, and the scenario's own."""
    return lines(*usual_rules(), *(order.fill(rule) for rule in order.scenario.ground_rules))


def content_notes(order: PrintOrder) -> Iterator[Block]:
    """What may trouble somebody, and that they may go."""
    notes = order.scenario.content_notes
    if notes:
        yield Paragraph(plain(_("It contains:")))
        yield Listing(lines(*map(order.fill, notes)))
    yield Paragraph(plain(_("If this is close to you: pass, change role, watch, or leave. You need not say why.")))


def _lead(order: PrintOrder) -> tuple[Block, ...]:
    return order.paragraphs(order.scenario.summary)


def _about(order: PrintOrder) -> Section:
    scenario = order.scenario
    blocks: list[Block] = [
        Paragraph(
            plain(
                _(
                    "This is an exercise. What happens in it is invented. We take it seriously while we play, and leave"
                    " it when we stop. Nobody can win, and there is no hidden right answer."
                )
            )
        ),
        Paragraph(
            plain(
                _(
                    "You sit in a team and speak for a role. News reaches you piece by piece. You talk, decide, and say"
                    " why. The facilitator says what follows. Some of you know what others do not."
                )
            )
        ),
    ]
    if scenario.simplification:
        blocks += order.paragraphs(scenario.simplification)
    blocks += content_notes(order)
    learning = [order.fill(one.text) for one in scenario.objectives.values() if one.kind == "learning"]
    if learning:
        blocks += [Paragraph(plain(_("You will practise:"))), Listing(lines(*learning))]
    return Section(_("What this is"), "about", tuple(blocks))


def _teams(order: PrintOrder) -> Table:
    rows = tuple(
        (plain(order.team(name)), plain(" · ".join(order.fill(role, name) for role in team.roles.values())))
        for name, team in order.scenario.teams.items()
    )
    return Table("", (_("Team"), _("Who sits there")), rows)


def _gauges(order: PrintOrder) -> Iterator[Section]:
    seen = {name: one for name, one in order.scenario.indicators.items() if not one.visible_to}
    if seen:
        note = _("Gauges help to talk about where things stand. They measure nothing, and are never added up.")
        yield Section(_("Gauges"), "gauges", (Paragraph(plain(note)), gauge_table(order, seen)))


def _words(parts: tuple[Section, ...]) -> Table:
    """The words of exercises that stand in this manual, or will be heard in any case."""
    used = " ".join(_texts(parts)).casefold()
    always = {_(word) for word in _ALWAYS}
    found = tuple(
        (plain(word), plain(meaning)) for word, meaning in terms() if word in always or word.casefold() in used
    )
    return Table("", (_("Word"), _("What it means")), found)


def _texts(parts: tuple[Section, ...]) -> Iterator[str]:
    for part in parts:
        yield part.title
        for block in part.blocks:
            match block:
                case Paragraph():
                    yield from (one.text for one in block.text)
                case Listing():
                    yield from (one.text for item in block.items for one in item)
                case Table():
                    yield from (one.text for row in block.rows for cell in row for one in cell)
                case _:
                    continue
