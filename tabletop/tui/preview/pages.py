"""The pages of a preview: the beginning, an inject with what it asks, what a choice led to, the end.

Invariant: what an audience reads comes from that audience's view; what a choice would do is for the author, whoever
looks. A page is made of what there is and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tabletop.authoring.previewing.asking import Asking, Prospect
from tabletop.authoring.previewing.course import Course, Spot
from tabletop.authoring.previewing.situation import aftermath
from tabletop.exercise.views import (
    FacilitatorView,
    GuideView,
    Scene,
    TeamView,
    View,
)
from tabletop.language.catalogue import N_, _, n_
from tabletop.tui.fields.form_view import FormView
from tabletop.tui.preview.consequence import consequence
from tabletop.tui.preview.offers import Laid, Offers
from tabletop.tui.preview.parts import heading, shown, unseen
from tabletop.tui.preview.words import aftermath_words, prospect_words
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.seat.role_card import RoleCard
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.hanging import Hanging, hung
from tabletop.tui.widgets.indicators import Changes, Indicators
from tabletop.tui.widgets.teams import named

_NOTES: Final = (
    ("purpose", N_("Purpose")),
    ("read_aloud", N_("Read out")),
    ("if_stuck", N_("If stuck")),
    ("watch_for", N_("Watch for")),
    ("expect", N_("Expected")),
)


class Page(VerticalScroll, can_focus=False):
    """A page that scrolls, made of parts."""

    def __init__(self, parts: Iterator[Widget], *, next_step: str = "") -> None:
        super().__init__(classes="page")
        self._parts = tuple(parts)
        self.next_step = next_step
        self.offers = next((one for one in self._parts if isinstance(one, Offers)), None)
        self.question = next((one for one in self._parts if one.has_class("question")), None)
        self.form = next((one for one in self._parts if isinstance(one, FormView)), None)

    def compose(self) -> ComposeResult:
        """The parts."""
        yield from self._parts

    @property
    def more_below(self) -> bool:
        """Whether something of the page is below the window."""
        return self.max_scroll_y - self.scroll_offset.y > 0

    def begin(self) -> None:
        """Numbers choose at once; the reading stays on top."""
        if self.offers is not None:
            self.offers.focus(scroll_visible=False)
        elif self.form is not None:
            self.form.start()


def page(course: Course, view: View, control: FacilitatorView, asked: Asking | None, draft: str = "") -> Page:
    """The page that belongs to where a course stands, for the audience of `view`."""
    spot = course.spot
    match spot.kind:
        case "briefing":
            return Page(_briefing(view), next_step=_("start"))
        case "question" if asked is not None:
            return Page(_question(course, view, control, asked, draft))
        case "consequence":
            return Page(consequence(course, view, control), next_step=_next(control))
        case "ending":
            return Page(_ending(view, control))
        case _:
            return Page(_reading(course, view), next_step=_next(control))


def _next(control: FacilitatorView) -> str:
    return _("end of the exercise") if control.forward.step == "end" else _("go on")


# before, and after


def _briefing(view: View) -> Iterator[Widget]:
    scene = view.scene
    yield Static(foreign_line(scene.title, "bold"))
    yield Static(foreign(scene.summary), classes="gap")
    if scene.content_notes:
        notes = Content("; ").join(foreign_line(one.rstrip(". ")) for one in scene.content_notes)
        yield Static(told(_("It touches on: $notes."), "$quiet", notes=notes), classes="gap")
    yield heading(_("How we got here"))
    yield Static(foreign(scene.prologue))
    if isinstance(view, TeamView):
        yield heading(_("The role card"))
        yield RoleCard(view.team, view.brief)
    elif isinstance(view, FacilitatorView):
        yield Static(
            Content.styled(_("v shows it as the room and as each team, with its role card."), "$quiet"), classes="gap"
        )


def _ending(view: View, control: FacilitatorView) -> Iterator[Widget]:
    scene = view.scene
    yield Static(Content.styled(_("End of the exercise (ENDEX)"), "$quiet"))
    if scene.ending is not None:
        yield Static(foreign_line(scene.ending.title, "bold"), classes="gap")
        yield Static(foreign(scene.ending.text), classes="gap")
    if scene.indicators:
        yield heading(_("Where things stand, and where they began (┿)"))
        yield Indicators(scene.indicators, columns=1)
    unmet = [one.title for one in (*control.coming, *control.contingencies)]
    if unmet:
        yield heading(_("What did not come"))
        for title in unmet:
            yield Hanging(Content.styled("· ", "$quiet"), foreign_line(title))
    yield Static(
        Content.styled(
            _("u goes back and lets you choose otherwise; s keeps this as a golden play; r begins again."), "$quiet"
        ),
        classes="gap",
    )


# an inject, and what it asks


def _inject(course: Course, view: View, spot: Spot) -> Iterator[Widget]:
    scene = view.scene
    if _opens_move(course, scene):
        yield Laid(partial(_move, scene), classes="move")
    for _cause, text in scene.arrived:
        yield Static(Content.assemble((_("Meanwhile:"), "bold"), " ", foreign(text)), classes="arrived")
    inject = shown(view, spot.inject)
    if inject is not None:
        yield Document(inject, scene.teams)
    elif spot.inject:
        yield Static(unseen(view))
    released = [one for gauge in scene.indicators for one in gauge.latest if one.cause == spot.inject]
    if released:
        yield Changes(released, scene.indicators)
    after = aftermath(course.taken[-1] if course.taken else None)
    if after.flags or after.passed:
        yield Laid(partial(aftermath_words, after), classes="gap")


def _notes(view: View, spot: Spot) -> Iterator[Widget]:
    """The facilitator's notes, where they are on what is shown."""
    if isinstance(view, FacilitatorView) and view.guide is not None:
        inject = shown(view, spot.inject)
        if inject is not None and inject.current:
            yield Laid(partial(_guide, view.guide), classes="guide")


def _opens_move(course: Course, scene: Scene) -> bool:
    before = course.taken[-2].state.move if len(course.taken) > 1 else None
    return (bool(scene.move_number) and before != course.state.move) or len(scene.injects) == 1


def _move(scene: Scene, width: int) -> Content:
    number, moves = str(scene.move_number), str(scene.moves)
    title = told(
        _("Move $n of $all: $title"), "bold", n=number, all=moves, title=foreign_line(scene.move_title, "bold")
    )
    parts = [title, foreign_line(scene.move_intro, limit=900)] if scene.move_intro else [title]
    return Content("\n").join(hung(Content(""), part, width) for part in parts)


def _guide(guide: GuideView, width: int) -> Content:
    rows: list[Content] = [Content.styled(_("For the facilitator"), "$quiet")]
    for field, name in _NOTES:
        text: str = getattr(guide, field)
        if text:
            rows.append(hung(Content.styled(f"{_(name):<11}", "bold $quiet"), foreign_line(text, limit=600), width))
    lead = Content.styled(f"{_('Probe'):<11}", "bold $quiet")
    rows += [hung(lead, foreign_line(probe, limit=400), width) for probe in guide.probes]
    return Content("\n").join(rows)


def _reading(course: Course, view: View) -> Iterator[Widget]:
    yield from _inject(course, view, course.spot)
    if not course.spot.inject:
        yield Static(Content.styled(_("Nothing was shown yet."), "$quiet"))
    yield from _notes(view, course.spot)


def _question(course: Course, view: View, control: FacilitatorView, asked: Asking, draft: str) -> Iterator[Widget]:
    own = [one.id for one in control.scene.decisions if one.inject == course.spot.inject]
    inject = shown(control, course.spot.inject)
    if own[:1] == [asked.decision] or inject is None:
        yield from _inject(course, view, course.spot)
    else:
        yield Static(told(_("Still about: $title"), "$quiet", title=foreign_line(inject.title, "$quiet")))
    yield Laid(partial(_asked, control.scene, asked), classes="question")
    if asked.offers:
        yield Offers(asked.offers)
    else:
        yield FormView(asked.form, draft=draft, teams=control.scene.teams)
    if asked.prospects:
        words = _("What it comes to") if asked.kind in {"vote", "sealed"} else _("What it would do")
        yield heading(words)
        yield Laid(partial(_prospects, asked.prospects))
    yield from _notes(view, course.spot)


def _prospects(prospects: tuple[Prospect, ...], width: int) -> Content:
    return Content("\n\n").join(prospect_words(one, width) for one in prospects)


def _asked(scene: Scene, asked: Asking, width: int) -> Content:
    """The question, and for whom one answers now."""
    teams = Content(", ").join(named(scene.teams, one) for one in asked.waiting)
    everybody = len(asked.waiting) == len(scene.teams) > 1
    if asked.kind in {"consensus", "matrix", "negotiation"}:
        words = _("choose what it comes to; the way there is played for you")
        who = Content.styled(words, "$quiet")
    elif asked.team is None and everybody:
        all_ = n_("one answer for $n team", "one answer for all $n teams", len(asked.waiting))
        one = told(all_, "$quiet", n=str(len(asked.waiting)))
        who = Content.assemble(one, (" · ", "$quiet"), (_("t takes them one by one"), "$quiet"))
    elif asked.team is None and len(asked.waiting) > 1:
        who = told(_("one answer for $teams"), "$quiet", teams=teams)
    else:
        who = told(_("$team answers"), "$quiet", team=named(scene.teams, asked.team or next(iter(asked.waiting), "")))
    if asked.kind == "open-text":
        who = Content.assemble(who, (" · ", "$quiet"), (_("what is true of the text?"), "$quiet"))
    return Content("\n").join(hung(Content(""), one, width) for one in (foreign(asked.question, "bold"), who))
