"""The laptop goes round: a page that says thank you, somebody's form, and the page again.

Invariant: between two forms nothing of either is on the screen; how many there are is said, what is on them never.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.evaluation.feedback import FillForm
from tabletop.evaluation.refusals import Declined
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.sentences import sentence
from tabletop.session.port import Collecting, NotSaved
from tabletop.tui.base import TabletopApp, TabletopScreen
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.feedback.form import Form
from tabletop.tui.safe_text import foreign_line, told


class FeedbackScreen(TabletopScreen[None]):
    """One form after another, until whoever leads ends the round."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("Fill the form in, hand it in, pass the laptop on. Nobody asks for your name."),
        N_("1 to 5 says how far you agree and goes on to the next line; everything may be left empty."),
        N_("Esc is for whoever leads: it ends the round, and asks first."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("begin"), id="feedback.begin", tooltip=N_("An empty form.")),
        Binding("escape", "end", N_("end"), id="feedback.end", tooltip=N_("End the round; it asks first.")),
    ]

    def __init__(self, collecting: Collecting) -> None:
        super().__init__()
        self._collecting = collecting
        self._form: Form | None = None
        self._thanked: str = ""

    @override
    def compose_body(self) -> ComposeResult:
        yield Container(id="stage")

    async def on_mount(self) -> None:
        """Begin between two forms."""
        self.banner.title = foreign_line(self._collecting.title)
        self.banner.place = Content(_("feedback"))
        await self._between()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter begins a form where there is none."""
        return self._form is None if action == "begin" else True

    def _count(self) -> str:
        forms = self._collecting.forms
        return n_("{n} form", "{n} forms", forms).replace("{n}", str(forms))

    async def _between(self) -> None:
        self._form = None
        await self._put(Static(self._words(), classes="cover"))

    async def _put(self, what: Static | Form) -> None:
        stage = self.query_one("#stage", Container)
        self.set_focus(None)
        await stage.remove_children()
        await stage.mount(what)
        self.banner.clock = Content(self._count())
        self.refresh_bindings()

    def _words(self) -> Content:
        if not self._thanked:
            lines = (
                _("How was it? Five ticks and two sentences, about two minutes."),
                _("No name is asked, and the form keeps no time but the hour."),
                _("Take the laptop, and press Enter."),
            )
        else:
            lines = (self._thanked, _("Pass the laptop on."), _("The next one presses Enter."))
        first, second, press = lines
        bold, quiet = Content.styled(first, "bold"), Content.styled(press, "$quiet")
        return Content("\n").join([bold, Content(""), Content(second), Content(""), quiet])

    async def action_begin(self) -> None:
        """An empty form."""
        self._form = Form(self._collecting.statements, self._collecting.questions)
        await self._put(self._form)

    @on(Form.HandedIn)
    async def take(self, event: Form.HandedIn) -> None:
        """Take the form down, and cover it; it stays where it is when that fails."""
        if event.filled.empty:
            question = Content(_("Nothing is filled in. Pass the laptop on without a form?"))
            self.app.push_screen(
                Confirm(question, no=Content(_("Back to the form")), yes=Content(_("Pass it on"))), self._passed_on
            )
            return
        await self._taken(event.filled)

    async def _taken(self, filled: FillForm) -> None:
        match self._collecting.send(filled):
            case NotSaved(why=why):
                words = Content(sentence(f"not_saved.{why}"))
                self.app.push_screen(Failure(Content(_("Not saved")), words))
            case Declined(ground=ground, detail=detail):
                if isinstance(self.app, TabletopApp):
                    self.app.refuse(ground.value, detail)
            case _:
                self._thanked = _("Thank you. Your form is handed in.")
                await self._between()

    async def _passed_on(self, empty: bool | None) -> None:
        if empty:
            self._thanked = _("Thank you.")
            await self._between()

    def action_end(self) -> None:
        """End the round, after a question."""
        detail = [told(_("$forms are saved."), forms=self._count())]
        if self._form is not None and not self._form.filled.empty:
            detail.append(Content(_("The one on the screen is not handed in yet; it would be lost.")))
        self.app.push_screen(
            Confirm(
                Content(_("End the round?")),
                no=Content(_("Go on")),
                yes=Content(_("End it")),
                detail=Content("\n").join(detail),
            ),
            self._ended,
        )

    def _ended(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)
