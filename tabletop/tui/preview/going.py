"""Going elsewhere from a preview: to any inject, one step back or on, to the beginning.

Invariant: a way is looked for in another thread; until it is found one stands where one stood.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.content import Content

from tabletop.authoring.previewing.acts import Act, Jump, Release
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.jumping import Place, places, settable, usual_way
from tabletop.authoring.previewing.keeping import Keeper, NotKept
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.wording import lost_words
from tabletop.language.catalogue import _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.preview.jumping import How, SetByHand, Ways, Where
from tabletop.tui.safe_text import foreign, foreign_line, told


class Going(TabletopScreen[None]):
    """A screen on a preview that can be somewhere else."""

    def __init__(self, preview: Preview, keeper: Keeper | None = None) -> None:
        super().__init__()
        self.preview, self._keeper = preview, keeper
        self._searching = False

    def look(self) -> None:
        """Draw where one stands."""
        raise NotImplementedError

    def done(self, lost: Lost | None) -> None:
        """Something was tried: say why it cannot be, or draw what came of it."""
        course = self.preview.course
        if lost is not None and course is not None:
            self.app.notify(foreign_line(lost_words(lost, course), limit=300).plain, severity="warning", markup=False)
        self.look()

    def action_back(self) -> None:
        """One step back."""
        self.preview.back()
        self.look()

    def action_again(self) -> None:
        """One step on, as it was chosen before."""
        self.done(self.preview.again())

    def action_restart(self) -> None:
        """From the beginning, after asking: what was chosen is not kept."""
        course = self.preview.course
        if course is None or not course.taken:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.preview.restart()
                self.look()

        question = Content(_("Begin again? What you chose so far is forgotten."))
        self.app.push_screen(
            Confirm(question, no=Content(_("no, stay here")), yes=Content(_("yes, begin again"))), answered
        )

    # a golden play

    @property
    def can_keep(self) -> bool:
        """Whether what was played can be kept as a golden play."""
        course = self.preview.course
        return self._keeper is not None and course is not None and bool(course.taken) and not course.by_hand

    def action_keep(self) -> None:
        """Keep what was played as a golden play."""
        course, keeper = self.preview.course, self._keeper
        if course is not None and keeper is not None:
            self.run_worker(self._keep(course, keeper))

    async def _keep(self, course: Course, keeper: Keeper) -> None:
        kept = await asyncio.to_thread(keeper, course)
        if isinstance(kept, NotKept):
            self.app.push_screen(Failure(Content(_("Not saved as a golden play")), foreign(kept.why)))
            return
        said = told(_("Saved as a golden play: $place"), place=kept.place)
        notes = (foreign_line(one, limit=300) for one in kept.notes)
        self.app.notify(Content("\n").join([said, *notes]).plain, markup=False, timeout=10)

    # to an inject

    def action_jump(self) -> None:
        """Choose an inject, and how to get there."""
        course = self.preview.course
        if course is None:
            return
        found = places(course.state)

        def chosen(index: int | None) -> None:
            if index is not None:
                self._ask_how(found[index])

        self.app.push_screen(Where(found), chosen)

    def _ask_how(self, place: Place) -> None:
        def chosen(how: How | None) -> None:
            match how:
                case "here":
                    self.done(self.preview.take(Release(place.inject, by_hand=not place.planned)))
                case "usual":
                    self.run_worker(self._go_a_usual_way(place), exclusive=True)
                case "by-hand":
                    self._set_by_hand(place)
                case None:
                    pass

        self.app.push_screen(Ways(place), chosen)

    def _set_by_hand(self, place: Place) -> None:
        course = self.preview.course
        if course is None or place.inject not in course.version.scenario.injects:
            return

        def set_so(jump: Jump | None) -> None:
            if jump is not None:
                self.done(self.preview.jump(jump))

        self.app.push_screen(SetByHand(place, settable(course.state, place.inject)), set_so)

    async def _go_a_usual_way(self, place: Place) -> None:
        course = self.preview.course
        if course is None or self._searching or place.inject not in course.version.scenario.injects:
            return
        self._searching = True
        try:
            acts: Sequence[Act] | None = await asyncio.to_thread(usual_way, course.version, place.inject)
        finally:
            self._searching = False
        if acts is None:
            words = _("No play drawn by chance came there. Set the state by hand, or look at its condition.")
            self.app.notify(words, severity="warning", markup=False)
            return
        self.done(self.preview.play(acts))
