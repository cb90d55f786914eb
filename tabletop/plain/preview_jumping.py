"""Going to any inject in a preview, line by line: which, how, and with what state.

Invariant: every question says what Enter keeps; nothing is played before all of them are answered.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.previewing.acts import Jump, Release
from tabletop.authoring.previewing.jumping import Place, Settable, places, settable, usual_way
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.preview import Preview
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console
from tabletop.plain.layout import numbered, said, whole

_FULL: Final = 100


class Jumping:
    """Asks where to, and goes there."""

    def __init__(self, preview: Preview, console: Console) -> None:
        self._preview, self._console = preview, console

    def jump(self) -> Lost | None:
        """Ask, and go; why not, where it cannot be. Raises Left."""
        course = self._preview.course
        if course is None:
            return None
        found = places(course.state)
        self._console.lines(numbered((one.title, one.move) for one in found))
        place = found[self._number(_("To which inject? A number:"), len(found)) - 1]
        ways = [_("by a usual way there, found among plays drawn by chance"), _("with a state set by hand")]
        ways += [_("show it now, from where you stand")] if place.next_here else []
        self._console.lines(numbered((way, "") for way in ways))
        match self._number(_("How? A number:"), len(ways)):
            case 1:
                return self._usual(place)
            case 2:
                return self._preview.jump(self._set(place, settable(course.state, place.inject)))
            case _:
                return self._preview.take(Release(place.inject, by_hand=not place.planned))

    def _usual(self, place: Place) -> Lost | None:
        course = self._preview.course
        acts = usual_way(course.version, place.inject) if course is not None else None
        if acts is not None:
            return self._preview.play(acts)
        self._console.say(_("No play drawn by chance came there. Set the state by hand, or look at its condition."))
        return None

    def _number(self, prompt: str, most: int) -> int:
        while True:
            number = whole(self._console.read(prompt)) or 0
            if 1 <= number <= most:
                return number
            self._console.say(said(N_("Please type a number from 1 to $n."), n=most))

    def _set(self, place: Place, state: Settable) -> Jump:
        """Ask for every value; Enter keeps it."""
        levels = tuple((one, self._level(name, level)) for one, name, level in state.indicators)
        facts = [(flag, "yes") for flag, on in state.flags if self._yes(flag, on=on)]
        for name, question, results, now in state.results:
            self._console.say(question)
            self._console.lines(numbered(((words, "") for _value, words in results)))
            at = next((number for number, one in enumerate(results, 1) if one[0] == now), 0)
            line = self._console.read(said(N_("Its result, a number; 0 for open; Enter keeps $n:"), n=at))
            number = at if not line else whole(line) or 0
            facts += [(name, results[number - 1][0])] if 1 <= number <= len(results) else []
        return Jump(place.inject, levels, tuple(facts))

    def _level(self, name: str, level: int) -> int:
        line = self._console.read(said(N_("$name, 0 to 100; Enter keeps $n:"), name=name, n=level))
        return min(_FULL, whole(line) or 0) if line else level

    def _yes(self, flag: str, *, on: bool) -> bool:
        words = N_("Flag $flag is set; n takes it away:") if on else N_("Flag $flag is not set; y sets it:")
        line = self._console.read(said(words, flag=flag)).casefold()
        yes, no = {"y", "yes", _("y"), _("yes")}, {"n", "no", _("n"), _("no")}
        return line not in no if on else line in yes
