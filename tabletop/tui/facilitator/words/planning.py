"""The line of play, to be changed: where each inject stands, when it comes, who reads what.

Invariant: a time says what it counts from: the start of its move, or from now.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import ComingInject, FacilitatorView, IndicatorView
from tabletop.language.catalogue import _
from tabletop.tui.facilitator.words.columns import apart, indented, spaced
from tabletop.tui.facilitator.words.coming import in_order, number_of, tags, when
from tabletop.tui.facilitator.words.steps import to_whom
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import change


def changeable(view: FacilitatorView) -> tuple[ComingInject, ...]:
    """All that nobody has seen yet: planned ones in order, then what is held back, then templates."""
    return (*in_order(view), *view.contingencies)


def planned(one: ComingInject) -> Content:
    """`move 2, minute 12`; for what is held back and for templates that word."""
    if one.ad_hoc:
        return Content.styled(_("template"), "$quiet")
    if one.contingency:
        return Content.styled(_("held back"), "$quiet")
    number = str(one.move_number)
    if one.at is None:
        return told(_("move $m, by hand"), "$quiet", m=number)
    return told(_("move $m, minute $n"), "$quiet", m=number, n=str(one.at))


def row(view: FacilitatorView, one: ComingInject, width: int) -> Content:
    """`5  The harbour master rings · optional        move 2, minute 12 · in 3:20`."""
    number = number_of(view, one.id)
    tag = tags(one) if not (one.contingency or one.ad_hoc) else Content("")
    left = Content.assemble(
        (f"{number:>2}  " if number else "    ", "$quiet"),
        foreign_line(one.title),
        " · " if tag.plain else "",
        tag,
    )
    parts = [part for part in (planned(one), when(view, one)) if part.plain]
    return apart(left, Content(" · ").join(parts), width)


def how(view: FacilitatorView) -> Content:
    """Whether injects come by hand or by the clock, in a sentence."""
    if view.release == "hand":
        return Content(_("Injects come by hand: nothing happens by itself. c lets the clock release them."))
    said = _("Injects come by the clock; it waits while this screen is open, in a pause, and for every ruling.")
    return Content(said)


def preview(view: FacilitatorView, one: ComingInject, width: int) -> Content:
    """Who reads it, and what."""
    texts = [told(_("To $teams"), "$quiet", teams=to_whom(view, one.id))]
    if one.wording.text:
        texts.append(foreign(one.wording.text))
    for team, text in one.wording.private:
        alone = told(_("$team alone:"), "$quiet", team=named((*view.scene.known, *view.absent), team))
        texts.append(Content("\n").join([alone, foreign(text)]))
    if one.wording.effects:
        texts.append(effects(view, one))
    return spaced(indented(part, min(width, 72), 0) for part in texts)


def effects(view: FacilitatorView, one: ComingInject) -> Content:
    """What its release changes, each with its reason."""
    names = {gauge.id: gauge.name for gauge in view.scene.indicators}
    lines = [
        Content.assemble(foreign_line(names.get(name, name)), f" {change(by)}  ", foreign_line(why, "$quiet"))
        for name, by, why in one.wording.effects
    ]
    return Content("\n").join(lines)


def effect_row(gauge: IndicatorView, one: ComingInject, width: int) -> Content:
    """A gauge, and what the inject does to it."""
    by, why = next(((by, why) for name, by, why in one.wording.effects if name == gauge.id), (0, ""))
    said = Content.styled(change(by), "bold $live" if by else "$quiet")
    left = Content.assemble(foreign_line(gauge.name), "  ", foreign_line(why, "$quiet"))
    return apart(left, said, width)
