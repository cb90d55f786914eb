"""What is next, and how time stands against the plan.

Invariant: the plan line always names what to do about it, never only that one is late.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import ComingInject, FacilitatorView, PlanView
from tabletop.language.catalogue import _, n_
from tabletop.tui.facilitator.words.columns import apart, cut
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.wording import clock

MINUTE: Final = 60_000
SHOWN: Final = 3


def number_of(view: FacilitatorView, inject: str) -> int:
    """The number an inject gets when what stands before it is released; 0 for one that is not planned."""
    ahead = [one.id for one in view.coming if not one.held]
    held = [one.id for one in view.coming if one.held]
    order = [*ahead, *held]
    return len(view.scene.injects) + 1 + order.index(inject) if inject in order else 0


def in_order(view: FacilitatorView) -> tuple[ComingInject, ...]:
    """Planned injects as they will come: what is on hold stands last."""
    return tuple(sorted(view.coming, key=lambda one: one.held))


def tags(one: ComingInject) -> Content:
    """Why an inject may not come: on hold, cannot happen now, may be cut, for some teams only."""
    words: list[str] = []
    if one.held:
        words.append(_("on hold"))
    elif not one.due:
        words.append(_("does not fit now"))
    if one.optional:
        words.append(_("optional"))
    if one.to:
        words.append(n_("one team", "some teams", len(one.to)))
    return Content.styled(" · ".join(words), "$quiet") if words else Content("")


def minutes(count: int) -> str:
    """`8 min`."""
    return _("$n min").replace("$n", str(count))


def when(view: FacilitatorView, one: ComingInject) -> Content:
    """When the clock releases it: `in 3:20`, `due`, `by hand`; nothing where all come by hand."""
    if view.release == "hand" or one.held or one.contingency or one.ad_hoc:
        return Content("")
    if one.comes is None:
        return Content.styled(_("by hand"), "$quiet")
    left = one.comes - view.scene.clock.exercise
    if left > 0:
        return told(_("in $time"), "$quiet", time=clock(left))
    return Content.styled(_("due"), "$live")


def coming_line(one: ComingInject, number: int, width: int, when: Content | None = None) -> Content:
    """` 4  Leaked papers · optional      in 3:20  8 min`."""
    title = foreign_line(one.title, "" if one.due and not one.held else "$quiet")
    tag = tags(one)
    left = Content.assemble((f"{number:>2}  ", "bold $quiet"), title, " · " if tag.plain else "", tag)
    length = Content.styled(minutes(one.minutes), "$quiet")
    return apart(left, Content.assemble(when, "  ", length) if when and when.plain else length, width)


def coming(view: FacilitatorView, width: int, most: int = SHOWN) -> Content:
    """The next injects, and what could be pulled in."""
    order = in_order(view)
    lines = [coming_line(one, number_of(view, one.id), width, when(view, one)) for one in order[:most]]
    rest = len(order) - most
    if rest > 0:
        lines.append(Content.styled("    " + n_("and $n more", "and $n more", rest).replace("$n", str(rest)), "$quiet"))
    if not order:
        lines.append(Content.styled(_("Nothing more is planned. ENDEX comes next."), "$quiet"))
    fitting = [one for one in view.contingencies if one.contingency and one.due]
    if fitting:
        lines.append(cut(told(_(" c  “$title” fits now"), "$live", title=foreign_line(fitting[0].title)), width))
    return Content("\n").join(lines)


def _by_id(view: FacilitatorView, inject: str) -> ComingInject | None:
    return next((one for one in view.coming if one.id == inject), None)


def plan_line(view: FacilitatorView) -> Content:
    """`12 min behind: skip 6, People at the crossing (s)`."""
    plan = view.plan
    late = minutes(-(-max(0, plan.behind) // MINUTE))
    match plan.advice:
        case "skip":
            one = _by_id(view, plan.inject)
            title = foreign_line(one.title, "$live") if one else Content("")
            number = str(number_of(view, plan.inject))
            return told(_("$late behind: skip $number, “$title” (s)"), "$live", late=late, number=number, title=title)
        case "cut-talk":
            each = minutes(plan.minutes)
            return told(_("$late behind: cut each talk to $each"), "$live", late=late, each=each)
        case "room-for-more":
            return told(
                _("$spare to spare: let them talk, or bring in something more (c)"), spare=minutes(plan.minutes)
            )
        case "on-time":
            return _on_time(plan)


def _on_time(plan: PlanView) -> Content:
    left = minutes(max(0, plan.left) // MINUTE)
    wanted = minutes(plan.needed // MINUTE)
    return told(_("On time: $left left, $wanted wanted"), left=left, wanted=wanted)
