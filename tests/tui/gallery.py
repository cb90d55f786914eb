"""Every place of our screens where foreign text can stand, for the tests of hostile text.

Run as a program, it shows every text of a folder in every place on the terminal it is started in, and then says so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tabletop.tui.base import TabletopApp, TabletopScreen
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.reader import cards_reader
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.dialogs.versions import Versions
from tabletop.tui.fields.form_view import FormView, packed
from tabletop.tui.safe_text import foreign, foreign_line, plain, told
from tabletop.tui.seat.desk import Desk
from tabletop.tui.seat.proceeding_desk import ProceedingDesk
from tabletop.tui.seat.reading import ReadAgain
from tabletop.tui.seat.role_card import RoleCard, RoleCardDialog
from tabletop.tui.solo.afterwards import EndingPage, FinishedPage, LookBackPage, ReflectionPage
from tabletop.tui.solo.earlier import EarlierAnswer, EarlierRun
from tabletop.tui.solo.pages import BriefPage, ConsequencePage, InjectPage, MarkPage, Page
from tabletop.tui.solo.proceeding import ProceedingPage
from tabletop.tui.solo.situation import Situation
from tabletop.tui.widgets.cards import card_text
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.indicators import Indicators
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.seats import seat_list
from tabletop.tui.widgets.standing import StandingView
from tests.tui.fakes import FakeSession
from tests.tui.samples import ASKED, ENDED, step_by_step, with_text


def texts(folder: Path) -> Iterator[str]:
    """Every text of a folder, as a program that trusts nobody reads it."""
    for path in sorted(folder.glob("*.txt")):
        yield path.read_bytes().decode("utf-8", errors="surrogatepass")


class Slots(TabletopScreen[None]):
    """One text in many places."""

    def __init__(self, text: str, *parts: Widget) -> None:
        super().__init__()
        self._text, self._parts = text, parts

    def compose_body(self) -> ComposeResult:
        """The parts, and one with the text in its border and tooltip."""
        with VerticalScroll():
            yield from self._parts
            framed = Static(foreign(self._text))
            framed.border_title = foreign_line(self._text)
            framed.tooltip = foreign(self._text)
            yield framed

    def on_mount(self) -> None:
        """The banner and a toast, too."""
        self.banner.title = foreign_line(self._text)
        self.banner.place = told("$text", text=self._text)
        self.notify(plain(self._text), title=plain(self._text), markup=False)


def pages(text: str) -> Iterator[Page]:
    """The pages of solo play with the text in every place."""
    view = with_text(ENDED, text)
    decision = view.scene.decisions[0]
    earlier = (EarlierRun((EarlierAnswer("wake", (text,), 40, text),), text, text),)
    yield BriefPage(view)
    yield InjectPage(view, FakeSession(view), decision, new_move=True)
    yield MarkPage(decision, draft=packed({"marks": (text,)}), keep=str)
    yield ConsequencePage(view, decision, earlier)
    yield EndingPage(view, earlier)
    yield LookBackPage(view, earlier)
    yield ReflectionPage((text,), draft=packed({"q0": text}), keep=str)
    yield FinishedPage(text)


def screens(text: str) -> Iterator[Screen[None] | Screen[bool] | Screen[str] | Screen[int]]:
    """Every screen and dialog with the text in every place."""
    view = with_text(ASKED, text)
    scene, decision = view.scene, view.scene.decisions[0]
    assert scene.inject is not None
    documents = [Document(scene.inject, scene.teams)]
    seats = Static(seat_list(decision.seats, scene.teams))
    yield Slots(text, *documents, seats, FormView(decision.form, draft=packed({"answer": text, "sure": 40})))
    yield Slots(text, Desk(view, decision, FakeSession(view)))
    stepwise = step_by_step(view, text)
    yield Slots(text, ProceedingDesk(view, stepwise, FakeSession(view)))
    form = FormView(stepwise.possible[0].form, draft=packed({"a": ("for",)}), teams=scene.teams)
    yield Slots(text, ProceedingPage(view, FakeSession(view), stepwise, new_move=True), form)
    assert stepwise.standing is not None
    yield Versions(stepwise.standing.wordings, scene.teams)
    for page in pages(text):
        yield Slots(text, page)
    line = foreign_line(text)
    yield Confirm(line, no=line, yes=line, detail=foreign(text))
    yield Pick(line, [line, line])
    yield AskText(line, help_line=line, value=text)
    yield Failure(line, foreign(text))
    yield cards_reader(scene.cards)
    yield RoleCardDialog(view.team, view.brief)
    yield ReadAgain(scene.inject, scene.teams)
    yield Situation(scene.indicators)


def at_once(text: str) -> Screen[None]:
    """One tall screen with the text in every place a page or a widget has."""
    view = with_text(ASKED, text)
    scene, decision = view.scene, view.scene.decisions[0]
    assert scene.inject is not None
    parts: list[Widget] = [
        Document(scene.inject, scene.teams),
        Static(seat_list(decision.seats, scene.teams)),
        RoleCard(view.team, view.brief),
        Indicators(scene.indicators),
        PickRows([foreign_line(text)]),
        Static(card_text(scene.cards[0])),
        StandingView(step_by_step(view, text), scene),
        Static(moves_words(step_by_step(view, text).moves, scene.teams, 72)),
        *pages(text),
    ]
    return Slots(text, *parts)


class Gallery(TabletopApp[None]):
    """Shows every text once, then leaves with 0. Its terminal is so tall that all is on the screen."""

    CSS = ".page { height: auto; }"

    def __init__(self, folder: Path) -> None:
        super().__init__(log_place=str(folder))
        self._rest = (at_once(text) for text in texts(folder))
        self.shown = 0

    def on_mount(self) -> None:
        """Begin."""
        self.call_after_refresh(self._next)

    async def _next(self) -> None:
        screen = next(self._rest, None)
        if screen is None:
            self.exit(message=f"shown: {self.shown}")
            return
        if self.shown:
            await self.pop_screen()
        await self.push_screen(screen)
        self.shown += 1
        self.call_after_refresh(self.set_timer, 0.02, self._next)


if __name__ == "__main__":
    app = Gallery(Path(sys.argv[1]))
    app.run()
    sys.exit(app.return_code or 0)
