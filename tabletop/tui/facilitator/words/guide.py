"""The facilitator's notes on the inject that is on: what to read out first, then why, what to ask, what to watch.

Invariant: every note the author wrote is there, in the order in which it is needed.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import FacilitatorView, GuideView
from tabletop.language.catalogue import _
from tabletop.tui.facilitator.words.columns import beside, spaced
from tabletop.tui.safe_text import foreign

LABEL: Final = 11


def _numbered(label: Content, probes: tuple[str, ...], width: int) -> Content:
    rows: list[Content] = []
    for number, probe in enumerate(probes, 1):
        lead = Content.assemble(label if number == 1 else "", " " * (LABEL - (label.cell_length if number == 1 else 0)))
        number_label = Content.assemble(lead, (f"{number} ", "bold $quiet"))
        rows.append(beside(number_label, foreign(probe), width, LABEL + 2))
    return Content("\n").join(rows)


def guide(notes: GuideView | None, width: int) -> Content:
    """All notes, label by label."""
    if notes is None:
        return Content.styled(_("No notes for this inject. Ask: what do you know, and who is missing?"), "$quiet")
    read_out = Content.assemble("“", foreign(notes.read_aloud), "”") if notes.read_aloud else Content("")
    rows = [
        (_("Read out"), read_out.stylize_before("bold")),
        (_("Purpose"), foreign(notes.purpose)),
        (_("If stuck"), foreign(notes.if_stuck)),
        (_("Watch for"), foreign(notes.watch_for)),
        (_("Expect"), foreign(notes.expect)),
    ]
    said = [
        beside(Content.styled(word, "$quiet"), text, width, LABEL) if text.plain else Content("") for word, text in rows
    ]
    if notes.probes:
        said.insert(2, _numbered(Content.styled(_("Probes"), "$quiet"), notes.probes, width))
    return spaced(said)


def before_start(view: FacilitatorView, width: int) -> Content:
    """What to do before STARTEX: read how we got here, let every team read its card, start."""
    steps = (
        _("Read “How we got here” aloud, or let somebody read it."),
        _("Let every team read its card: on paper, or t gives it the keyboard."),
        _("Say that time starts now, and press space."),
    )
    rows = [
        beside(Content.styled(f"{number}  ", "bold $quiet"), Content(step), width, 3)
        for number, step in enumerate(steps, 1)
    ]
    if not view.scene.rehearsal:
        return Content("\n\n").join(rows)
    return spaced([*rows, Content.styled(_("This is a rehearsal; the log says so."), "$quiet")])
