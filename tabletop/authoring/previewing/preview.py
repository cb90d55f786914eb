"""A preview: the newest version that can be played, what is wrong with the file as it is, and what was played so far.

Invariant: whatever is saved, the last good version stays playable, and what is wrong is said with its line. A preview
writes nothing and keeps nothing beyond itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, overload

from tabletop.authoring.previewing.acts import Act, Answer, Jump
from tabletop.authoring.previewing.asking import Asking, asking, filled_in
from tabletop.authoring.previewing.course import Course, Version, begun
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.watching import Found
from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entries
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, FacilitatorView, View
from tabletop.scenario.loader import examine
from tabletop.scenario.problems import Problem

Standing = Literal["none", "good", "broken", "gone"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What the last saving of the file came to."""

    when: str
    changed: bool
    """Whether a version that can be played came of it."""
    lost: Lost | None
    """What of the choices could not be replayed."""
    by: Version | None
    """The version on which those choices were made, for its words."""


class Preview:
    """A scenario file being written, and a course through it."""

    def __init__(self, file: str) -> None:
        """`file` is the name shown in messages."""
        self.file = file
        self.course: Course | None = None
        """What was played; None while no version could be loaded."""
        self.standing: Standing = "none"
        """Whether the file as it is can be played, or an earlier version of it is."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the file as it is."""
        self.lines: tuple[str, ...] = ()
        """The file as it is, for showing a problem in its place."""
        self.saved: Saved | None = None
        """What the last saving came to; None once somebody played on."""
        self.why = ""
        """Why a file cannot be read, in the system's words."""
        self._raw: bytes | None = None
        self._left: Course | None = None
        """What was played before one went somewhere else."""

    def found(self, found: Found) -> None:
        """Take what a look at the file brought."""
        if found.raw is None:
            self.standing, self.why, self._raw = "gone", found.why, None
            return
        self._raw = found.raw
        examined = examine(found.raw, self.file)
        text = found.raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        self.lines, self.problems = tuple(text.split("\n")), examined.problems
        if examined.scenario is None or examined.errors:
            self.standing = "broken"
            self.saved = Saved(found.when, changed=False, lost=None, by=None)
            return
        self._played_anew(Version(examined.scenario, text, found.when))

    def _played_anew(self, version: Version) -> None:
        before = self.course
        self.standing = "good"
        self.course = begun(version) if before is None else before.onto(version)
        lost = self.course.lost
        self.saved = Saved(version.when, changed=True, lost=lost, by=before.version if before and lost else None)

    def checked(self, raw: bytes | None, problems: Sequence[Problem]) -> None:
        """Take what a thorough check of `raw` found; nothing where the file is another one by now."""
        if raw is not None and raw == self._raw and self.standing == "good":
            self.problems = tuple(problems)

    @property
    def raw(self) -> bytes | None:
        """The file as it is; None where there is none."""
        return self._raw

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is wrong, without what is only worth knowing."""
        return tuple(one for one in self.problems if not one.note)

    # looking

    @overload
    def view(self, audience: Control) -> FacilitatorView | None: ...
    @overload
    def view(self, audience: Audience) -> View | None: ...
    def view(self, audience: Audience) -> View | None:
        """What an audience sees where one stands; None while there is no version."""
        state = self.course.state if self.course is not None else None
        return view(state, audience, state.last) if state is not None else None

    def asking(self, *, together: bool) -> Asking | None:
        """What is asked where one stands."""
        if self.course is None or self.course.spot.kind != "question":
            return None
        return asking(self.course.state, self.course.spot.decision, together=together)

    def answer(self, asked: Asking, entries: Entries) -> Answer | Fault:
        """The act that a filled-in form stands for, or what is wrong with it."""
        return filled_in(self.course.state, asked, entries) if self.course is not None else Fault.MISSING

    # playing

    def take(self, act: Act) -> Lost | None:
        """Do something; why not, where it cannot be done."""
        course = self.course
        return self._settled(course.after(act)) if course is not None else None

    def jump(self, jump: Jump) -> Lost | None:
        """Stand somewhere else, with a state set by hand."""
        course = self.course
        return self._elsewhere(course, course.jumped(jump)) if course is not None else None

    def play(self, acts: Sequence[Act]) -> Lost | None:
        """Play this from the beginning, in place of what was played."""
        if self.course is None:
            return None
        course = begun(self.course.version)
        for act in acts:
            following = course.after(act)
            if isinstance(following, Lost):
                return following
            course = following
        return self._elsewhere(self.course, course)

    def _elsewhere(self, here: Course, there: Course | Lost) -> Lost | None:
        """Go there, and remember where one came from."""
        lost = self._settled(there)
        if lost is None and here.taken:
            self._left = here
        return lost

    def go_on(self) -> Lost | None:
        """Do what comes next by the script; the first inject follows the start at once."""
        act = self.course.following() if self.course is not None else None
        lost = self.take(act) if act is not None else None
        if lost is None and self.course is not None and len(self.course.taken) == 1 and not self.course.by_hand:
            following = self.course.following()
            return self.take(following) if following is not None else None
        return lost

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to take back, or a place one jumped from."""
        return self.course is not None and (bool(self.course.taken) or self._left is not None)

    def back(self) -> None:
        """One step back; from the beginning of where one jumped to, to where one jumped from."""
        course, left = self.course, self._left
        if course is None:
            return
        if left is not None and not course.back().taken and (course.by_hand or not course.taken):
            self._left = None
            self._settled(left if left.version is course.version else left.onto(course.version))
        else:
            self._settled(course.back())

    def again(self) -> Lost | None:
        """One step on, as it was chosen before."""
        course = self.course.again() if self.course is not None else None
        return self._settled(course) if course is not None else None

    def restart(self) -> None:
        """From the beginning."""
        if self.course is not None:
            self._left = None
            self._settled(self.course.restarted())

    def _settled(self, course: Course | Lost) -> Lost | None:
        if isinstance(course, Lost):
            return course
        self.course, self.saved = course, None
        return None
