"""What only the facilitator had before them: notes on the inject, what comes next, the plan.

Invariant: it follows the facilitator's own view of that moment; today's knowledge does not come in.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tabletop.exercise.views import ComingInject, FacilitatorView, GuideView
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.review.parts import heading, section
from tabletop.tui.review.timeline import names
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.hanging import hung

_NOTES = 5


def behind(view: FacilitatorView, width: int) -> Iterator[Content]:
    """Everything beside what the room saw."""
    if view.guide is not None and view.scene.ending is None:
        yield _guide(view.guide, width)
    yield section(_("Next"), *(_coming(one) for one in view.coming))
    yield section(_("Held back"), *(_coming(one) for one in view.contingencies))
    notes = [
        Content.assemble(
            (f"{label(f'note.{note.purpose}')}  ", "$quiet"),
            Content.assemble(names(view.scene.teams, note.team), " ") if note.team else "",
            foreign_line(note.text, limit=600),
        )
        for note in view.notes[-_NOTES:]
    ]
    yield section(_("Latest notes"), *notes)


def _guide(guide: GuideView, width: int) -> Content:
    rows = (
        (N_("Purpose"), guide.purpose),
        (N_("Read out"), guide.read_aloud),
        *((N_("Probe"), probe) for probe in guide.probes),
        (N_("If stuck"), guide.if_stuck),
        (N_("Watch for"), guide.watch_for),
        (N_("Expected"), guide.expect),
    )
    lines = [
        hung(Content.styled(f"{_(name):<11}", "$quiet"), foreign_line(text, limit=1_000), width)
        for name, text in rows
        if text
    ]
    return Content("\n").join([heading(_("FOR THE FACILITATOR")), *lines])


def _coming(inject: ComingInject) -> Content:
    words = [_("optional")] if inject.optional else []
    words += [_("on hold")] if inject.held else []
    words += [_("its condition holds")] if inject.due and inject.contingency else []
    tail = f"  {' · '.join(words)}" if words else ""
    return Content.assemble(("· ", "$quiet"), foreign_line(inject.title), (tail, "$quiet"))
