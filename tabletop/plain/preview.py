"""A preview line by line: for screen readers and scripts.

Invariant: the file is looked at before every question and again before an answer counts; an answer to a question that
reads otherwise by then is not taken, and the question is read out anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from tabletop.authoring.messages import render_all
from tabletop.authoring.previewing.acts import Act, Jump, Release
from tabletop.authoring.previewing.asking import Asking, undecided
from tabletop.authoring.previewing.checking import Check
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.jumping import Place, Settable, places, settable, usual_way
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.situation import situation
from tabletop.authoring.previewing.watching import Watched
from tabletop.authoring.previewing.wording import file_words, lost_words, saved_words
from tabletop.decisions.base import Fault
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, Seat, View
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console
from tabletop.plain.fields import KeptLines, ask_form
from tabletop.plain.layout import WIDTH, numbered, said, whole
from tabletop.plain.preview_words import show_asked, show_place, situation_lines
from tabletop.plain.wording import team_name

HELP: Final = (
    N_("Keep your editor beside this. Save, and your choices are played again to the same place."),
    N_("Enter goes on; a number chooses. u one step back. f on again as before. n no decision. t team by team."),
    N_("v view as the room, a team, the facilitator. w where things stand. j go to any inject. r begin again."),
    N_("l look at the file now. p what is wrong with it. ? this help. q leave; nothing is kept."),
)
_FULL: Final = 100


class _ElsewhereError(Exception):
    """One stands somewhere else now, or sees it otherwise: the question is not the one that was read out."""


class PreviewLines:
    """One author, one file."""

    def __init__(self, preview: Preview, watched: Watched, console: Console, *, check: Check = lambda: None) -> None:
        self._preview, self._watched, self._console, self._check = preview, watched, console, check
        self._audience: Audience = Control()
        self._together: bool | None = None
        self._drafts: dict[str, str] = {}
        self._said = ""
        """How the file stood when that was said last."""
        self._read: object = None
        """The inject that was read out last, and as whom."""
        moves: dict[str, Callable[[], None]] = {
            "u": self._back, "f": self._again, "v": self._next_audience, "t": self._turn_together,
            "n": self._undecided, "j": self._jump, "r": self._restart, "l": self._look_now,
        }  # fmt: skip
        shows = {"?": self._help, "w": self._where, "p": self._problems}
        console.asides = {**{key: partial(self._elsewhere, act) for key, act in moves.items()}, **shows}

    def run(self) -> None:
        """Play until somebody leaves. Raises Left."""
        self._console.say(*map(_, HELP))
        self._checked()
        while True:
            self._say_file()
            try:
                self._step()
            except _ElsewhereError:
                continue
            except Back:
                self._preview.back()

    # the file

    def _looked(self) -> bool:
        """Look at the file; whether there is anything new. Two looks, because a file must be at rest."""
        found = self._watched.look() or self._watched.look()
        if found is None:
            return False
        self._preview.found(found)
        self._checked()
        return True

    def _checked(self) -> None:
        if self._preview.standing == "good":
            problems = self._check()
            if problems is not None:
                self._preview.checked(self._preview.raw, problems)

    def _look_now(self) -> None:
        if not self._looked():
            self._console.say(_("The file is as it was."))

    def _say_file(self) -> None:
        words = file_words(self._preview)
        if words != self._said:
            self._said = words
            self._console.heading(words)
        lost = saved_words(self._preview)
        if lost:
            self._console.say(lost)

    def _problems(self) -> None:
        found = self._preview.problems
        text = render_all(found, self._preview.lines, width=WIDTH) if found else _("Nothing is wrong with the file.")
        self._console.lines(text.split("\n"))

    # one step

    def _step(self) -> None:
        """Read out where one stands, and take one line. Raises Left, Back."""
        preview, course = self._preview, self._preview.course
        view, control = self._views()
        if course is None or view is None or control is None:
            self._problems()
            self._console.ask(_("Mend the file and save it. Enter: look at it again."))
            self._looked()
            return
        asked = preview.asking(together=self._alike())
        self._read_out(course, view, control)
        if asked is None:
            self._console.pause(self._prompt(ended=course.spot.kind == "ending"))
            if not self._looked():
                self._together = None
                self._done(preview.go_on())
            return
        show_asked(self._console, control.scene, asked)
        act = self._chosen(asked) if asked.offers else self._filled(asked)
        if self._looked() and preview.asking(together=self._alike()) != asked:
            self._console.say(_("The file was saved meanwhile, and this reads otherwise now. Nothing was chosen."))
        elif act is not None:
            self._done(preview.take(act))

    def _read_out(self, course: Course, view: View, control: FacilitatorView) -> None:
        """Where one stands; an inject that was just read is only named."""
        inject = next((one for one in view.scene.injects if one.id == course.spot.inject), None)
        read = (self._audience, inject)
        if course.spot.kind == "question" and inject is not None and read == self._read:
            self._console.heading(said(N_("Still about: $title"), title=inject.title))
        else:
            show_place(self._console, course, view, control)
        if course.spot.kind in {"question", "reading"}:
            self._read = read

    @staticmethod
    def _prompt(*, ended: bool) -> str:
        return _("u: one step back. r: begin again. q: leave.") if ended else _("Enter: go on.")

    def _views(self) -> tuple[View | None, FacilitatorView | None]:
        course = self._preview.course
        if isinstance(self._audience, Seat) and course is not None and self._audience.team not in course.state.teams:
            self._audience = Control()
        return self._preview.view(self._audience), self._preview.view(Control())

    def _alike(self) -> bool:
        if self._together is not None:
            return self._together
        course, control = self._preview.course, self._preview.view(Control())
        decision = control.scene.decision(course.spot.decision) if control is not None and course is not None else None
        return decision is None or decision.type != "sealed"

    def _chosen(self, asked: Asking) -> Act:
        count = len(asked.offers)
        while True:
            number = whole(self._console.ask(said(N_("Choose, 1 to $n:"), n=count))) or 0
            if 1 <= number <= count:
                return asked.offers[number - 1].act
            self._console.say(said(N_("Please type a number from 1 to $n."), n=count))

    def _filled(self, asked: Asking) -> Act | None:
        control = self._preview.view(Control())
        names = partial(team_name, control.scene) if control is not None else str
        kept = KeptLines(asked.decision, lambda key: self._drafts.get(key, ""), self._drafts.__setitem__)
        entries = ask_form(self._console, asked.form, kept, names=names)
        act = self._preview.answer(asked, entries)
        if isinstance(act, Fault):
            self._console.say(sentence(f"fault.{act.value}"))
            return None
        kept.forget(asked.form)
        return act

    def _done(self, lost: Lost | None) -> None:
        if lost is not None and self._preview.course is not None:
            self._console.say(lost_words(lost, self._preview.course))

    # letters

    def _elsewhere(self, act: Callable[[], None]) -> None:
        act()
        raise _ElsewhereError

    def _help(self) -> None:
        self._console.say(*map(_, HELP))

    def _where(self) -> None:
        view, course = self._preview.view(self._audience), self._preview.course
        if view is not None and course is not None:
            for line in situation_lines(view.scene, situation(course.state)):
                self._console.say(line, indent="  ", hang="    ")

    def _back(self) -> None:
        self._preview.back()

    def _again(self) -> None:
        self._done(self._preview.again())

    def _restart(self) -> None:
        if self._console.confirm(_("Begin again? What you chose so far is forgotten."), yes_on_enter=False):
            self._preview.restart()

    def _next_audience(self) -> None:
        course = self._preview.course
        row: tuple[Audience, ...] = (Control(), Room(), *map(Seat, course.state.teams if course else ()))
        self._audience = row[(row.index(self._audience) + 1) % len(row)] if self._audience in row else Control()

    def _turn_together(self) -> None:
        self._together = not self._alike()

    def _undecided(self) -> None:
        asked = self._preview.asking(together=self._alike())
        act = undecided(asked) if asked is not None else None
        if act is None:
            self._console.say(_("Nothing is asked here that could be left undecided."))
        else:
            self._done(self._preview.take(act))

    # elsewhere

    def _jump(self) -> None:
        course = self._preview.course
        if course is None:
            return
        found = places(course.state)
        self._console.lines(numbered((one.title, one.move) for one in found))
        place = found[self._number(_("To which inject? A number:"), len(found)) - 1]
        ways = [_("by a usual way there, found among plays drawn by chance"), _("with a state set by hand")]
        ways += [_("show it now, from where you stand")] if place.next_here else []
        self._console.lines(numbered((way, "") for way in ways))
        match self._number(_("How? A number:"), len(ways)):
            case 1:
                self._usual(place)
            case 2:
                self._done(self._preview.jump(self._set(place, settable(course.state, place.inject))))
            case _:
                self._done(self._preview.take(Release(place.inject, by_hand=not place.planned)))

    def _usual(self, place: Place) -> None:
        course = self._preview.course
        acts = usual_way(course.version, place.inject) if course is not None else None
        if acts is None:
            self._console.say(_("No play drawn by chance came there. Set the state by hand, or look at its condition."))
        else:
            self._done(self._preview.play(acts))

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
        return line not in {"n", "no", _("no")} if on else line in {"y", "yes", _("yes")}
