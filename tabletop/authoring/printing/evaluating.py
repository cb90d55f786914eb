"""The evaluation guide: what good looks like, what to watch for, room for notes and for a rating.

Invariant: tasks are rated, never people; a letter has no number, and letters are never added up.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.printing.agenda import schedule_table
from tabletop.authoring.printing.consequences import BOX
from tabletop.authoring.printing.frame import framed, lines
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.schedule import schedule
from tabletop.documents.document import Document, Listing, Paragraph, Section, Table, Text, plain
from tabletop.language.catalogue import _
from tabletop.language.labels import label

_RATINGS: Final = ("performed", "some-challenges", "major-challenges", "unable", "not-observed")
_NOTES: Final = 8
"""Lines for notes under each objective."""


def evaluating(order: PrintOrder) -> Document:
    """The guide, for evaluators; a page for each objective."""
    parts = tuple(_objective(order, name, number) for number, name in enumerate(order.scenario.evaluation, 1))
    front = (
        Section(_("How to evaluate"), "how", (Listing(_rules()),)),
        Section(_("The ratings"), "ratings", (_ratings(),)),
        Section(_("When"), "when", (schedule_table(order, schedule(order), leads=False),)),
    )
    audience = _("for evaluators only – not for participants")
    return framed(order, _("Evaluation guide"), audience, (*front, *parts))


def _rules() -> tuple[Text, ...]:
    return lines(
        _("Rate tasks, never people. What counts is whether it was done, and what it did to the rest."),
        _("Write down what you saw and heard, with the time, before you judge it. No names: the team, or the role."),
        _("M does not mean failed: the objective was achieved, at a cost. Not seen is N/A, and no fault."),
        _("The letters are not numbers. Do not average them, and do not compare teams by them."),
        _(
            "Be silent unless you are asked. Sit where you see one table well. Talk to the"
            " facilitator after the hot wash."
        ),
    )


def _ratings() -> Table:
    rows = tuple(
        (
            plain(label(f"rating.{one}.letter")),
            plain(label(f"rating.{one}")),
            plain(label(f"rating.{one}.means")),
        )
        for one in _RATINGS
    )
    return Table("", (_("Letter"), _("Rating"), _("It means")), rows)


def _objective(order: PrintOrder, name: str, number: int) -> Section:
    found = order.scenario.evaluation[name]
    objective = order.scenario.objectives.get(name)
    boxes = "   ".join(f"{BOX} {label(f'rating.{one}.letter')}" for one in _RATINGS)
    tasks = tuple((order.text(task), plain(boxes), ()) for task in found.tasks)
    notes = tuple(((), (), ()) for _line in range(_NOTES))
    return Section(
        order.fill(objective.text) if objective is not None else name,
        f"objective-{number}",
        (
            Paragraph(plain(_("What good looks like:"), "strong")),
            *order.paragraphs(found.target),
            Table(_("Tasks"), (_("Task"), _("Rating"), _("Because")), tasks, to_fill=True, shares=(32, 28, 40)),
            Table(
                _("What you saw and heard"),
                (_("Time"), _("Team or role"), _("What")),
                notes,
                to_fill=True,
                shares=(12, 23, 65),
            ),
        ),
        pages=True,
    )
