"""Save a session as a golden play: said, rehearsed at once, and written down with what a play cannot say.

Invariant: what is claimed at the head of the file was tried: the play was rehearsed before it was handed out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.authoring.rehearsing.saying import Mapping, Sayer
from tabletop.authoring.rehearsing.session import Course
from tabletop.authoring.rehearsing.wording import said
from tabletop.authoring.sentences import clipped, sentence
from tabletop.exercise.events import Recorded
from tabletop.exercise.texts import filled
from tabletop.language.catalogue import N_, _
from tabletop.scenario.loader import Examined
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Problem
from tabletop.scenario.writing import legible, written

_SCHEMA = "# yaml-language-server: $schema=../play.schema.json"
_WIDTH = 110
_CANNOT = {
    "ad-hoc": N_("An inject that was written on the spot is left out."),
    "edited": N_("Injects that were written anew come as the author wrote them."),
    "effects": N_("What the facilitator wrote into a template is left out."),
    "readdressed": N_("Injects that went to others than planned go to those the author named."),
    "joined": N_("A team that joined later plays from the beginning."),
    "merged": N_("Teams that went on with one seat play with two."),
    "split": N_("An answer that stayed split is said as no decision."),
    "stands": N_("What stood as announced after a correction is worked out anew."),
}


class NothingToSaveError(Exception):
    """A session in which nothing has come yet."""


@dataclass(frozen=True, slots=True)
class SavedPlay:
    """A golden play made of a session."""

    text: str
    """The file."""
    name: str
    """A name for it, without a folder and an ending: the day and the session's random name."""
    notes: tuple[str, ...]
    """What it cannot say, a sentence each."""
    same: bool
    """Whether rehearsing it comes out as the session did."""


def saved(examined: Examined, records: Sequence[Recorded], *, texts: bool = True) -> SavedPlay:
    """Say a session as a play. `examined` is the scenario in its log; what people wrote stays out without `texts`.

    The order of injects and decisions is written out only where the script's own order does not lead to the same.

    Raises:
        NothingToSaveError: No inject has come yet.
    """
    scenario = examined.scenario
    course = Course.of(scenario, records) if scenario is not None else None
    if course is None or not course.released:
        raise NothingToSaveError
    day = datetime.fromtimestamp(records[0].at.wall / 1000, UTC).strftime("%Y-%m-%d")
    sayer = Sayer(course, texts)
    title = _title(course, day)
    play = sayer.play(title, turns=False)
    problem = _tried(play, examined, course)
    if problem is not None:
        ordered = sayer.play(title, turns=True)
        if _tried(ordered, examined, course) is None:
            play, problem = ordered, None
    notes = tuple(_notes(course, sayer, problem))
    same = [_("Rehearsed when it was saved: it comes out as the session did.")] if problem is None else []
    return SavedPlay(_file(play, [*notes, *same]), f"{day}-{course.opening.session}", notes, problem is None)


def _title(course: Course, day: str) -> str:
    """By the ending, where it came to one: that is what tells plays apart."""
    state = course.state
    ending = next((one.title for one in state.scenario.endings if one.id == state.ending), None)
    if ending is None:
        return said(N_("A session of $day, saved as a play"), day=day)
    return said(N_("A session of $day: “$ending”"), day=day, ending=clipped(filled(state, ending)))


def _tried(play: Mapping, examined: Examined, course: Course) -> Problem | None:
    """What does not come out as in the session; None when all does."""
    looked = examine_play(written(play).encode(), "play", examined)
    if looked.play is None or looked.problems or looked.document is None or examined.scenario is None:
        return next(iter(looked.problems), None)
    done = rehearse(looked.play, examined.scenario, course.opening.scenario_text)
    return next((one.problem(looked.document.places) for one in done.divergences), None)


def _notes(course: Course, sayer: Sayer, problem: Problem | None) -> Iterator[str]:
    yield from (_(_CANNOT[code]) for code in course.unsayable())
    if not course.ended:
        yield _("The session was not over when this was saved: the play ends where it stood.")
        sealed = [one.id for one in course.state.decisions.values() if one.ruling is None and one.answers]
        if sealed:
            yield said(N_("Answers to what was not ruled on yet are left out: $names."), names=", ".join(sealed))
    if not sayer.texts:
        yield _("What people wrote is left out; a mark stands in its place.")
    elif sayer.erased:
        yield said(N_("Texts that were erased from the log: $n; a mark stands in their place."), n=sayer.erased)
    if problem is not None:
        yield said(
            N_("Rehearsed when it was saved, it does not come out as the session did: $why."), why=sentence(problem)
        )


def _file(play: Mapping, notes: Sequence[str]) -> str:
    """The file: the schema's line, what it cannot say, the play."""
    head = [_SCHEMA, "#"]
    for note in notes:
        head += textwrap.wrap(legible(note), _WIDTH, initial_indent="# ", subsequent_indent="#   ")
    return "\n".join([*head, written(play)])
