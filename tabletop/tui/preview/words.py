"""What follows from a choice, laid out for a width: outcome, changes with their reasons, flags, what comes later.

Invariant: the sign of a change stands with its number and its word; nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tabletop.authoring.previewing.asking import Effect, Prospect
from tabletop.authoring.previewing.situation import Aftermath
from tabletop.exercise.views import FacilitatorView, TeamView, View
from tabletop.language.catalogue import _, n_
from tabletop.language.forms import closing, opening
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.teams import team_name
from tabletop.tui.widgets.wording import change, direction

_SIGN = 5


def effect_line(effect: Effect, width: int) -> Content:
    """One change: `▲6   Alliance cohesion, better – Allies were asked first`."""
    word = direction(effect.by, effect.good)
    said = Content.assemble(
        foreign_line(effect.name, limit=60),
        (f", {word} – " if effect.why else f", {word}", "$quiet"),
        foreign_line(effect.why, "$quiet", limit=400),
    )
    return hung(Content.styled(f"{change(effect.by):<{_SIGN}}", "bold"), said, width)


def flags_line(flags: tuple[str, ...], width: int) -> Content:
    """`⚑ art4`, or several."""
    names = Content(", ").join(foreign_line(one) for one in flags)
    said = n_("sets the flag $names", "sets the flags $names", len(flags))
    return hung(Content.styled(f"{'⚑':<{_SIGN}}", "bold"), told(said, "$quiet", names=names), width)


def later_words(after: int, arriving: Prospect, width: int) -> Content:
    """What arrives with a delay, and when."""
    lead = Content.styled(f"{'◷':<{_SIGN}}", "bold")
    when = n_("one inject later:", "$n injects later:", after).replace("$n", str(after))
    inside = list(follows(arriving, width - _SIGN))
    return Content("\n").join(
        [hung(lead, Content.styled(when, "$quiet"), width), *(_indented(one, _SIGN) for one in inside)]
    )


def _indented(text: Content, by: int) -> Content:
    return Content("\n").join(Content.assemble(" " * by, line) for line in text.split("\n"))


def follows(prospect: Prospect, width: int) -> Iterator[Content]:
    """Everything that follows, a part after the other; one line where nothing does."""
    if prospect.empty:
        yield Content.styled(_("nothing follows from it"), "$quiet")
        return
    if prospect.outcome:
        yield hung(Content(opening()), Content.assemble(foreign_line(prospect.outcome, limit=600), closing()), width)
    for effect in prospect.effects:
        yield effect_line(effect, width)
    if prospect.sets:
        yield flags_line(prospect.sets, width)
    for later in prospect.later:
        yield later_words(prospect.after, later, width)


def prospect_words(prospect: Prospect, width: int) -> Content:
    """A result under its name."""
    name = foreign_line(prospect.label, "bold", limit=200)
    inside = [_indented(one, 2) for one in follows(prospect, width - 2)]
    return Content("\n").join([hung(Content(""), name, width), *inside])


def aftermath_words(after: Aftermath, width: int) -> Content:
    """What the last choice brought beside what players are told."""
    parts: list[Content] = []
    if after.flags:
        parts.append(flags_line(after.flags, width))
    parts += [later_words(count, arriving, width) for count, arriving in after.scheduled]
    if after.passed:
        titles = Content(" · ").join(foreign_line(one) for one in after.passed)
        words = told(_("Passed over, because a condition did not hold: $titles"), "$quiet", titles=titles)
        parts.append(hung(Content(""), words, width))
    return Content("\n").join(parts)


def who(view: View) -> Content:
    """Whose view it is."""
    match view:
        case TeamView():
            return team_name(view.team, limit=24)
        case FacilitatorView():
            return Content.styled(_("the facilitator"), "$foreground")
        case _:
            return Content.styled(_("the room"), "$foreground")
