"""The frame of play from the keyboard: pause, time, blank, skip, hold, bring in, undo, ENDEX.

Invariant: what the room would notice is named before it happens; what cannot be taken back asks, the safe answer first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.views import ComingInject
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words import steps
from tabletop.tui.facilitator.words.coming import in_order, minutes, tags
from tabletop.tui.safe_text import foreign_line, told


def sure(
    desk: Desk, question: Content, no: str, yes: str, do: Callable[[], None], detail: Content | None = None
) -> None:
    """Ask, the safe answer first; do it only after a clear yes."""

    def answered(agreed: bool | None) -> None:
        if agreed:
            do()

    desk.app.push_screen(Confirm(question, no=Content(no), yes=Content(yes), detail=detail), answered)


def pause(desk: Desk) -> None:
    """Stop time."""
    desk.send(ask.PauseExercise())


def resume(desk: Desk) -> None:
    """Let time run."""
    desk.send(ask.ResumeExercise())


def blank(desk: Desk) -> None:
    """Blank the room's screen, or show it again."""
    desk.send(ask.BlankRoom(not desk.view.scene.blank))


def _extend(desk: Desk, by: int) -> None:
    if desk.send(ask.ExtendTime("inject", by)):
        desk.app.say(Content(_("A minute more for this talk.") if by > 0 else _("A minute less for this talk.")))


def longer(desk: Desk) -> None:
    """A minute more."""
    _extend(desk, 1)


def shorter(desk: Desk) -> None:
    """A minute less."""
    _extend(desk, -1)


def _row(one: ComingInject) -> Content:
    tag = tags(one)
    quiet = [(f"  {minutes(one.minutes)}", "$quiet"), "  " if tag.plain else ""]
    return Content.assemble(foreign_line(one.title, limit=60), *quiet, tag)


def _choose(
    desk: Desk,
    title: str,
    found: Sequence[ComingInject],
    command: Callable[[str], Command],
    done: Callable[[Content], Content],
) -> None:
    def picked(index: int | None) -> None:
        if index is not None and desk.send(command(found[index].id)):
            desk.app.say(done(foreign_line(found[index].title)))

    desk.app.push_screen(Pick(Content(title), [_row(one) for one in found]), picked)


def skip(desk: Desk) -> None:
    """Leave an inject out; what the plan advises stands first."""
    advised = desk.view.plan.inject
    found = sorted(in_order(desk.view), key=lambda one: one.id != advised)
    _choose(
        desk,
        _("Skip which inject?"),
        found,
        ask.SkipInject,
        lambda title: told(_("Skipped: $title. u takes it back."), title=title),
    )


def hold(desk: Desk) -> None:
    """Put an inject back for later."""
    found = [one for one in in_order(desk.view) if not one.held]
    _choose(
        desk,
        _("Put which inject on hold?"),
        found,
        ask.HoldInject,
        lambda title: told(_("On hold: $title. c brings it back."), title=title),
    )


def bring_in(desk: Desk) -> None:
    """Contingencies and templates, and what is on hold, each with its text before it is released."""
    from tabletop.tui.facilitator.bringing_in import BringIn

    desk.app.push_screen(BringIn(desk))


def ad_hoc(desk: Desk) -> None:
    """Write an inject on the spot."""
    from tabletop.tui.facilitator.ad_hoc import AdHoc

    desk.app.push_screen(AdHoc(desk))


def undo(desk: Desk) -> None:
    """Say what would be taken back, and ask."""
    question = steps.undoing(desk.view, desk.titles)
    undo = desk.view.undo
    if undo is not None and undo.grave:
        _undo_with_reason(desk, question)
        return
    detail = Content.styled(_("Something earlier is corrected with z."), "$quiet")
    sure(desk, question, _("Leave it as it is"), _("Take it back"), lambda: _taken_back(desk), detail)


def _undo_with_reason(desk: Desk, question: Content) -> None:
    """Dice and reveals: the reason is asked first, and Esc leaves them as they are."""

    def said(why: str | None) -> None:
        if why is not None:
            _taken_back(desk, why)

    help_line = Content(_("Everybody has seen it. It goes into the log with your reason; Esc leaves it as it is."))
    desk.app.push_screen(AskText(question, help_line=help_line), said)


def _taken_back(desk: Desk, why: str = "") -> None:
    if desk.send(ask.UndoStep(why)):
        desk.app.say(Content(_("Taken back. It stays in the log, struck through.")))


def end(desk: Desk) -> None:
    """ENDEX."""
    left = len([one for one in desk.view.coming if one.due and not one.held])
    detail = Content(_("Roles end, and the hot wash begins. This cannot be taken back."))
    if left:
        still = told(_("Injects still planned: $n."), n=str(left))
        detail = Content("\n").join([detail, still])
    sure(desk, Content(_("End the exercise now (ENDEX)?")), _("Go on playing"), _("End it"), lambda: _end(desk), detail)


def _end(desk: Desk) -> None:
    desk.send(ask.EndExercise())
