"""Times and places of what is to come, from the keyboard.

Invariant: an empty or strange number changes nothing but says so; Esc always leaves things as they are.
"""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content

from tabletop.exercise import live
from tabletop.exercise.views import ComingInject
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.coming import in_order
from tabletop.tui.facilitator.words.planning import planned
from tabletop.tui.safe_text import foreign_line, told

_NUMBER: Final = re.compile(r"\+?([0-9]{1,3})")
_SIGNED: Final = re.compile(r"([+-−]?)([0-9]{1,2})")
_MINUTE: Final = 60_000


def time(desk: Desk, one: ComingInject) -> None:
    """Another minute of its move, or by hand."""

    def typed(text: str | None) -> None:
        if text is None:
            return
        found = _NUMBER.fullmatch(text)
        if text and found is None:
            desk.app.refuse("bad_time")
        elif desk.send(live.ReplanInject(one.id, int(found[1]) if found else None)):
            desk.app.say(Content(_("Planned anew.") if found else _("It waits for your hand.")))

    title = told(_("When does “$title” come?"), title=foreign_line(one.title, limit=50))
    at = str(desk.view.scene.clock.move // _MINUTE)
    help_line = told(
        _("Minutes from the start of its move; it is minute $now of this one. Empty: by hand."), "$quiet", now=at
    )
    value = "" if one.at is None else str(one.at)
    desk.app.push_screen(AskText(title, help_line=help_line, value=value, limit=4, empty=True), typed)


def postpone(desk: Desk) -> None:
    """Everything later, or sooner."""

    def typed(text: str | None) -> None:
        if text is None:
            return
        found = _SIGNED.fullmatch(text)
        if found is None:
            desk.app.refuse("bad_minutes")
            return
        count = int(found[2]) * (-1 if found[1] in {"-", "−"} else 1)
        if desk.send(live.PostponeInjects(count)):
            desk.app.say(told(_("Everything comes $n min later, and the move is longer by as much."), n=str(count)))

    help_line = Content.styled(_("Minutes, such as 5; -5 takes them back. The end of the move goes with it."), "$quiet")
    title = Content(_("Put everything off by how many minutes?"))
    desk.app.push_screen(AskText(title, help_line=help_line, limit=3), typed)


def move(desk: Desk, one: ComingInject) -> None:
    """Before another of its move or a later one, or at the end of its move."""
    order = in_order(desk.view)
    places = [other for other in order if other.id != one.id and other.move_number >= one.move_number]
    end = Content(_("At the end of its move"))
    rows = [
        Content.assemble(told(_("before “$title”"), title=foreign_line(other.title, limit=40)), "  ", planned(other))
        for other in places
    ]

    def picked(index: int | None) -> None:
        if index is None:
            return
        before = places[index].id if index < len(places) else None
        if desk.send(live.MoveInject(one.id, before)):
            desk.app.say(told(_("Moved: $title. u takes it back."), title=foreign_line(one.title, limit=50)))

    title = told(_("Where does “$title” come?"), title=foreign_line(one.title, limit=50))
    desk.app.push_screen(Pick(title, [*rows, end]), picked)
