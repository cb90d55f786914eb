"""The lines around the console: what space does, that time stands still, which part is on.

Invariant: each is one line, however long the titles in it are.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import FacilitatorView
from tabletop.language.catalogue import _
from tabletop.tui.facilitator.words import now, steps, tables
from tabletop.tui.facilitator.words.columns import apart
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.wording import clock


def ready(view: FacilitatorView, width: int) -> Content:
    """What space does."""
    chip = Content.styled(f" {_('space')} ", "bold $on-live on $live")
    return Content.assemble(chip, " ", steps.forward(view, width - chip.cell_length - 1))


def armed(view: FacilitatorView, width: int) -> Content:
    """What space does when it is pressed again."""
    answers = Content.styled(_("space: yes   esc: not yet"), "bold")
    words = steps.forward(view, width - answers.cell_length - 6)
    return Content.assemble(" ", words.stylize_before("bold"), "?   ", answers)


def paused(view: FacilitatorView, width: int) -> Content:
    """That time stands still, and how it runs again."""
    words = told(_("‖ PAUSED at $time – time stands still. p lets it run."), time=clock(view.scene.clock.exercise))
    return words.center(width) if words.cell_length < width else words


def tabs(view: FacilitatorView, width: int, at: int) -> Content:
    """The parts of a small screen; the one at place `at` is on."""
    done, of_all = tables.answered(view)
    names = (
        Content.assemble(_("Now"), f" {now.counted(view)}" if view.scene.inject else ""),
        Content.assemble(_("Decisions"), f" {done}/{of_all}" if of_all else ""),
        Content(_("For you")),
        Content(_("Next")),
        Content(_("Indicators")),
    )
    parts = [
        Content.assemble(("▸ ", "bold $live"), name.stylize("bold")) if place == at else name.stylize("$quiet")
        for place, name in enumerate(names)
    ]
    right = now.dark() if view.scene.blank else Content.styled(_("tab →"), "$quiet")
    return apart(Content("   ").join(parts), right, width)
