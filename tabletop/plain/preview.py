"""A preview line by line: for screen readers and scripts.

Invariant: the file is looked at before every question and again before an answer counts; an answer to a question that
reads otherwise by then is not taken, and the question is read out anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from tabletop.authoring.messages import render_all
from tabletop.authoring.previewing.acts import Act
from tabletop.authoring.previewing.asking import Asking, undecided
from tabletop.authoring.previewing.checking import Check
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.keeping import Keeper, NotKept
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
from tabletop.plain.layout import WIDTH, said, whole
from tabletop.plain.preview_jumping import Jumping
from tabletop.plain.preview_words import show_asked, show_place, situation_lines
from tabletop.plain.wording import team_name

HELP: Final = (
    N_("Keep your editor beside this. Save, and your choices are played again to the same place."),
    N_("Enter goes on; a number chooses. u one step back. f on again as before. n no decision. t team by team."),
    N_("v view as the room, a team, the facilitator. w where things stand. j go to any inject. r begin again."),
    N_("s save what you played as a golden play."),
    N_("l look at the file now. p what is wrong with it. ? this help. q leave; nothing is kept."),
)


class _ElsewhereError(Exception):
    """One stands somewhere else now, or sees it otherwise: the question is not the one that was read out."""


class PreviewLines:
    """One author, one file."""

    def __init__(
        self,
        preview: Preview,
        watched: Watched,
        console: Console,
        *,
        check: Check = lambda: None,
        keeper: Keeper | None = None,
    ) -> None:
        self._preview, self._watched, self._console = preview, watched, console
        self._check, self._keeper = check, keeper
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
        shows = {"?": self._help, "w": self._where, "p": self._problems, "s": self._keep}
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

    def _keep(self) -> None:
        course = self._preview.course
        if course is None or self._keeper is None or course.by_hand or not course.taken:
            words = N_("What was not played from the beginning cannot be saved as a play: begin again with r.")
            self._console.say(said(words))
            return
        kept = self._keeper(course)
        if isinstance(kept, NotKept):
            self._console.say(kept.why)
        else:
            self._console.say(said(N_("Saved as a golden play: $place"), place=kept.place), *kept.notes)

    def _back(self) -> None:
        self._preview.back()

    def _again(self) -> None:
        self._done(self._preview.again())

    def _restart(self) -> None:
        self._console.say(_("Begin again? What you chose so far is forgotten."))
        line = self._console.read(_("y for yes, Enter for no:"))  # as it stands: n is a letter of its own elsewhere
        if line.casefold() in {"y", "yes", _("y"), _("yes")}:
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

    def _jump(self) -> None:
        self._done(Jumping(self._preview, self._console).jump())
