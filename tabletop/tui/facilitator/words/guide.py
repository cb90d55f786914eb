"""The facilitator's notes on the inject that is on: what to read out first, then why, what to ask, what to watch.

Invariant: every note the author wrote is there, in the order in which it is needed.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import FacilitatorView, GuideView
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.tui.facilitator.words.columns import beside, hanging, spaced
from tabletop.tui.safe_text import foreign

ROOMY: Final = 56
"""Cells from which labels get a column of their own."""
LABEL: Final = 11


def _labelled(word: str, text: Content, width: int) -> Content:
    label = Content.styled(word, "$quiet")
    if width >= ROOMY:
        return beside(label, text, width, LABEL)
    return hanging(Content.assemble(label, "  "), text, width)


def _probes(probes: tuple[str, ...], width: int) -> Content:
    label = Content.styled(_("Probes"), "$quiet")
    indent = LABEL if width >= ROOMY else 0
    rows = [
        beside(Content.assemble(" " * indent, (f"{number} ", "bold $quiet")), foreign(probe), width, indent + 2)
        for number, probe in enumerate(probes, 1)
    ]
    if not indent:
        return Content("\n").join([label, *rows])
    return Content.assemble(label, Content("\n").join(rows)[label.cell_length :])


def guide(notes: GuideView | None, width: int) -> Content:
    """All notes, label by label."""
    if notes is None:
        return Content.styled(_("No notes for this inject. Ask: what do you know, and who is missing?"), "$quiet")
    read_out = Content.assemble(opening(), foreign(notes.read_aloud), closing()) if notes.read_aloud else Content("")
    rows = [
        (_("Read out"), read_out.stylize_before("bold")),
        (_("Purpose"), foreign(notes.purpose)),
        (_("If stuck"), foreign(notes.if_stuck)),
        (_("Watch for"), foreign(notes.watch_for)),
        (_("Expect"), foreign(notes.expect)),
    ]
    parts = [_labelled(word, text, width) if text.plain else Content("") for word, text in rows]
    if notes.probes:
        parts.insert(2, _probes(notes.probes, width))
    return spaced(parts)


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


def for_now(view: FacilitatorView, width: int) -> Content:
    """What helps now: the notes on the inject that is on, or what to do before the start."""
    return before_start(view, width) if view.scene.inject is None else guide(view.guide, width)
