"""What stands beside the page of a preview: the list of problems, where things stand, and the way out.

Invariant: looking at something changes nothing; the page under it is as it was.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.authoring.previewing.keeping import Keeper
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.situation import situation
from tabletop.exercise.views import Audience, Control
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.preview.going import Going
from tabletop.tui.preview.pages import Page
from tabletop.tui.preview.problems import Problems
from tabletop.tui.preview.standing import StandingDialog


class Asides(Going):
    """A screen with a page of a preview, for an audience."""

    def __init__(self, preview: Preview, keeper: Keeper | None = None) -> None:
        super().__init__(preview, keeper)
        self.audience: Audience = Control()
        self.page: Page | None = None

    def action_scroll(self, pages: int) -> None:
        """Page down and up."""
        if self.page is not None:
            (self.page.scroll_page_down if pages > 0 else self.page.scroll_page_up)(animate=False)

    def action_decision(self) -> None:
        """Down to what is asked."""
        if self.page is not None and self.page.question is not None:
            self.page.scroll_to_widget(self.page.question, top=True, animate=False)

    def action_problems(self) -> None:
        """The list."""
        self.app.push_screen(Problems(self.preview.problems, self.preview.lines))

    def action_where(self) -> None:
        """Where things stand."""
        view = self.preview.view(self.audience)
        if view is not None and self.preview.course is not None:
            self.app.push_screen(StandingDialog(view.scene.indicators, situation(self.preview.course.state)))

    def action_leave(self) -> None:
        """Leave; asked where something was chosen, because nothing of it is kept."""
        if self.preview.course is None or not self.preview.course.taken:
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        question = Content(_("Leave the preview? What you chose here is not kept."))
        self.app.push_screen(Confirm(question, no=Content(_("no, stay")), yes=Content(_("yes, leave"))), answered)
