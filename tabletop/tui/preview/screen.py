"""The screen of a preview: one page, how the file stands under it, and the keys.

Invariant: the screen never reads or writes a file; it is told when the file was looked at, and draws only what changed,
so that saving a file with nothing new in it moves nothing.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from tabletop.authoring.previewing.acts import Act
from tabletop.authoring.previewing.asking import Asking, undecided
from tabletop.authoring.previewing.keeping import Keeper
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.situation import situation
from tabletop.authoring.previewing.wording import file_words, saved_words
from tabletop.decisions.base import Fault
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, Seat, View
from tabletop.language.catalogue import N_, _
from tabletop.tui.fields.form_view import FormView, packed
from tabletop.tui.preview.asides import Asides
from tabletop.tui.preview.offers import Offers
from tabletop.tui.preview.pages import Page, page
from tabletop.tui.preview.problems import waiting
from tabletop.tui.preview.standing import Standing
from tabletop.tui.preview.words import who
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.keybar import Hint, key_name


class PreviewScreen(Asides):
    """One page after the other; dismissed when somebody leaves."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("Keep your editor beside this: whenever you save, the file is checked and your choices are played again."),
        N_("Space goes on, a number chooses, u goes back. v shows it as the room, a team or the facilitator sees it."),
        N_("j goes to any inject, by a usual way or with a state set by hand. Nothing here is written down."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", N_("go on"), show=False, tooltip=N_("Read on, or go on.")),
        Binding("enter", "skip", N_("go on"), show=False, tooltip=N_("Go on without reading to the end.")),
        Binding("p", "problems", N_("problems"), id="preview.problems", tooltip=N_("What is wrong with the file.")),
        Binding("u", "back", N_("back"), id="preview.back", tooltip=N_("One step back.")),
        Binding("f", "again", N_("redo"), id="preview.again", tooltip=N_("One step on, as chosen before.")),
        Binding("v", "audience", N_("view as"), id="preview.as", tooltip=N_("As the room, a team, the facilitator.")),
        Binding("j", "jump", N_("jump"), id="preview.jump", tooltip=N_("Go to any inject.")),
        Binding("d", "decision", N_("decision"), show=False, tooltip=N_("Down to what is asked.")),
        Binding("t", "together", N_("by team"), id="preview.team", tooltip=N_("One answer for all, or team by team.")),
        Binding("n", "undecided", N_("no decision"), show=False, tooltip=N_("Come to no decision.")),
        Binding("w", "where", N_("situation"), id="preview.where", tooltip=N_("Where things stand, and what comes.")),
        Binding("r", "restart", N_("restart"), id="preview.restart", tooltip=N_("Begin again.")),
        Binding("s", "keep", N_("save play"), id="preview.keep", tooltip=N_("Save what you played as a golden play.")),
        Binding("pagedown", "scroll(1)", N_("down"), show=False, tooltip=N_("A page down.")),
        Binding("pageup", "scroll(-1)", N_("up"), show=False, tooltip=N_("A page up.")),
        Binding("escape", "leave", N_("leave"), id="preview.leave", tooltip=N_("Leave the preview.")),
    ]

    def __init__(self, preview: Preview, keeper: Keeper | None = None) -> None:
        super().__init__(preview, keeper)
        self._together: bool | None = None
        self._asked: Asking | None = None
        self._key: object = None
        self._place: object = None
        self._said: object = None

    def compose_body(self) -> ComposeResult:
        """A place for one page, where things stand, what the last saving came to, how the file stands."""
        with Horizontal(id="preview"):
            yield Container(id="place")
            yield Standing()
        yield Static("", id="notice")
        yield Static("", id="file")

    def on_mount(self) -> None:
        """Draw where one stands, once all parts are there."""
        self.look()

    # drawing

    def look(self) -> None:
        """Draw soon what is new."""
        self.call_later(self._draw)

    async def _draw(self) -> None:
        if not self.standing:
            return
        self._say_file()
        view, control = self._views()
        if view is None or control is None:
            await self._put(waiting(self.preview), "", self.preview.problems)
            return
        course = self.preview.course
        assert course is not None  # noqa: S101 - there is a view of it
        self._head(view, control)
        decision = control.scene.decision(course.spot.decision)
        sealed = decision is not None and decision.type == "sealed"
        together = not sealed if self._together is None else self._together
        self._asked = self.preview.asking(together=together)
        now = situation(course.state)
        self.query_one(Standing).show(view.scene.indicators, now)
        place = (course.spot, self.audience, len(course.taken), self._asked and self._asked.team)
        key = (place, view, self._asked, control.coming)
        if key == self._key:
            return
        form = self.page.form if self.page is not None and place == self._place else None
        draft = packed(form.entries) if form is not None else ""
        await self._put(page(course, view, control, self._asked, draft), place, key)

    def _views(self) -> tuple[View | None, FacilitatorView | None]:
        """What is seen; as the facilitator, where the team is not in the file any more."""
        course = self.preview.course
        if isinstance(self.audience, Seat) and course is not None and self.audience.team not in course.state.teams:
            self.audience = Control()
        return self.preview.view(self.audience), self.preview.view(Control())

    async def _put(self, new: Page, place: object, key: object) -> None:
        """Put a page in the place of the one before; where it is about the same, one reads on where one was."""
        if key == self._key:
            return
        at = self.page.scroll_y if self.page is not None and place == self._place else 0
        self._place, self._key = place, key
        holder = self.query_one("#place", Container)
        async with self.batch():
            await holder.remove_children()
            self.page = new
            new.set_reactive(Page.scroll_y, at)  # before it is laid out: it is never seen scrolled otherwise
            await holder.mount(new)
        self.watch(new, "scroll_y", self._scrolled, init=False)
        self.watch(new, "virtual_size", self._scrolled, init=False)
        self.call_after_refresh(self._begin, new, at)

    def _begin(self, new: Page, at: float) -> None:
        if new is self.page:
            new.begin()
            self.refresh_bindings()
            self.call_after_refresh(new.scroll_to, y=at, animate=False)

    def _scrolled(self) -> None:
        self.refresh_bindings()

    def _head(self, view: View, control: FacilitatorView) -> None:
        scene = control.scene
        self.banner.title = foreign_line(scene.title)
        place = told(_("move $n of $all"), n=str(scene.move_number), all=str(scene.moves))
        self.banner.place = place if scene.move_number else Content("")
        self.banner.clock = Content.assemble(_("as "), who(view))

    def _say_file(self) -> None:
        """How the file stands; drawn anew only where it says something else."""
        preview = self.preview
        wrong = bool(preview.errors) or preview.standing in {"gone", "broken"}
        by_hand = preview.course is not None and preview.course.by_hand
        said = (file_words(preview), wrong, by_hand, saved_words(preview))
        if said == self._said:
            return
        self._said = said
        mark = Content.styled("! ", "bold $error") if wrong else Content.styled("✓ ", "$quiet")
        words = foreign_line(said[0], "" if wrong else "$quiet", limit=300)
        hand = Content.styled(f"{_('state set by hand')}  " if by_hand else "", "bold $live")
        self.query_one("#file", Static).update(Content.assemble(hand, mark, words))
        notice = self.query_one("#notice", Static)
        notice.display = bool(said[3])
        notice.update(foreign_line(said[3], limit=500))
        self.refresh_bindings()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Keys for what there is."""
        course = self.preview.course
        if action == "problems":
            return bool(self.preview.problems)
        if action == "keep":
            return self.can_keep
        if action not in {"back", "again", "audience", "jump", "together", "undecided", "where", "restart"}:
            return True
        if course is None:
            return False
        match action:
            case "back":
                return self.preview.can_go_back
            case "restart":
                return bool(course.taken)
            case "again":
                return bool(course.ahead)
            case "together":
                return self._asked is not None and self._asked.together
            case "undecided":
                return self._asked is not None and undecided(self._asked) is not None
            case _:
                return True

    def key_hints(self) -> tuple[Hint, ...]:
        """What space does here: more of the page, or the next step."""
        if self.page is None:
            return ()
        space = self.active_bindings.get("space")
        if space is None or space.node is not self:
            return (Hint("pgdn", _("more ↓"), "pagedown"),) if self.page.more_below else ()
        does = _("more ↓") if self.page.more_below else self.page.next_step
        return (Hint(key_name("space"), does, "space"),) if does else ()

    def action_go_on(self) -> None:
        """Read on; at the end of a page, go on."""
        if self.page is not None and self.page.more_below:
            self.page.scroll_page_down(animate=False)
        else:
            self.action_skip()

    def action_skip(self) -> None:
        """Go on, wherever on the page one is."""
        if self.page is not None and self.page.next_step:
            self._together = None
            self.done(self.preview.go_on())

    def action_audience(self) -> None:
        """The facilitator, the room, each team."""
        course = self.preview.course
        teams = course.state.teams if course is not None else ()
        row: tuple[Audience, ...] = (Control(), Room(), *map(Seat, teams))
        self.audience = row[(row.index(self.audience) + 1) % len(row)] if self.audience in row else Control()
        self.look()

    def action_together(self) -> None:
        """One answer for all, or one team after the other."""
        self._together = self._asked is not None and self._asked.team is not None
        self.look()

    def action_undecided(self) -> None:
        """No decision."""
        act = undecided(self._asked) if self._asked is not None else None
        if act is not None:
            self._choose(act)

    def _choose(self, act: Act) -> None:
        self.done(self.preview.take(act))

    @on(Offers.Chosen)
    def choose(self, event: Offers.Chosen) -> None:
        """A number."""
        event.stop()
        if self._asked is not None and event.index < len(self._asked.offers):
            self._choose(self._asked.offers[event.index].act)

    @on(FormView.Submitted)
    def commit(self, event: FormView.Submitted) -> None:
        """A form."""
        event.stop()
        if self._asked is None:
            return
        act = self.preview.answer(self._asked, event.entries)
        if isinstance(act, Fault):
            event.form.report(act.value)
        else:
            event.form.done()
            self._choose(act)
