"""Beside a session, line by line: what the room sees, the tasks, the notes; for evaluators, scribes and observers.

Invariant: nothing reaches the session; what was typed and could not be saved is kept, and said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tabletop.evaluation.commands import EvaluationCommand, NoteObservation, RateTask, WithdrawEntry
from tabletop.evaluation.events import Pin, Rating, Tag
from tabletop.evaluation.refusals import Declined
from tabletop.evaluation.views import EvaluatorView, TaskView
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console, Left
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.parts import INDENT, show_inject
from tabletop.plain.told import decision_lines
from tabletop.plain.wording import team_name
from tabletop.reports.timeline import clock
from tabletop.session.port import Evaluating, NotSaved

HELP: Final = (
    N_("v reads out what the room sees now, l the tasks with their ratings, o the notes. Enter looks what is new."),
    N_("p, s, m, u or x with a task’s number rates it, with what you saw behind it: s 2 They asked too late."),
    N_("p without challenges, s some challenges, m achieved but it harmed other activities, u unable, x not observed."),
    N_("n with a text writes a note, + a strength, - an area to improve. t chooses the team the next notes are about."),
    N_("[ goes back to the inject before, ] on again; what you write is pinned there. w takes back your latest entry."),
    N_("? this help. q leaves; everything is kept."),
)
_RATINGS: Final[dict[str, Rating]] = {
    "p": "performed",
    "s": "some-challenges",
    "m": "major-challenges",
    "u": "unable",
    "x": "not-observed",
}
_TAGS: Final[dict[str, Tag]] = {"n": "plain", "+": "strength", "-": "improve"}
_NOTE: Final = "note"


class Evaluate:
    """Somebody beside a session, and a console."""

    def __init__(self, sheet: Evaluating, console: Console) -> None:
        self._sheet = sheet
        self._console = console
        self._team = ""
        self._inject = ""

    def run(self) -> None:
        """Look on, and write, until somebody leaves. Raises Left."""
        console, view = self._console, self._sheet.view()
        console.say(_("EXERCISE – fictional events"))
        role = label(f"role.{view.role}")
        console.say(said(N_("Beside “$title”, as $role. ? for help."), title=view.scene.title, role=role))
        self._room()
        if not self._sheet.read_only and (begun := self._sheet.draft(_NOTE)):
            console.say(said(N_("A note you began is kept: “$text”. n alone writes it down."), text=clipped(begun)))
        while True:
            self._news()
            time = clock(self._sheet.view().scene.clock.exercise)
            line = console.read(said(N_("$time. What do you see?"), time=time))
            try:
                self._command(line)
            except Back:
                console.say(_("Nothing was changed."))

    def _command(self, line: str) -> None:
        letter, rest = line[:1].casefold(), line[1:].strip()
        alone: dict[str, Callable[[], None]] = {
            "": lambda: None,
            "v": self._room,
            "l": self._tasks,
            "o": self._notes,
            "t": self._choose_team,
            "w": self._withdraw,
            "[": lambda: self._back(-1),
            "]": lambda: self._back(1),
            "?": lambda: self._console.say(*map(_, HELP)),
        }
        if letter in alone and not rest:
            alone[letter]()
        elif letter in _RATINGS and whole(rest.partition(" ")[0]) is not None:
            self._rate(_RATINGS[letter], rest)
        elif letter in _TAGS and (letter != "n" or line[1:2] in {"", " "}):
            self._note(_TAGS[letter], rest)
        elif line.casefold() == "q":
            raise Left("asked")
        else:
            self._console.say(said(N_("There is no command “$line”. ? lists them."), line=clipped(line)))

    # looking

    def _news(self) -> None:
        """Say what came since the last line."""
        self._sheet.poll()
        view = self._sheet.view()
        if self._sheet.fault is not None:
            code, record, byte = self._sheet.fault
            self._console.say(sentence(f"log.{code}", record=record, byte=byte))
        if view.scene.inject is not None and view.scene.inject.id != self._inject:
            self._inject = view.scene.inject.id
            self._console.say(said(N_("The room sees now: $title"), title=view.scene.inject.title))

    def _room(self) -> None:
        view, console = self._sheet.view(), self._console
        scene = view.scene
        if scene.ending is not None:
            console.heading(said(N_("Where it ended: $title"), title=scene.ending.title))
            console.say(scene.ending.text, indent=INDENT)
        elif scene.inject is None:
            console.say(_("The exercise has not started yet."))
            console.say(scene.prologue, indent=INDENT)
        else:
            self._inject = scene.inject.id
            show_inject(console, scene, scene.inject)
            for decision in scene.decisions:
                if decision.inject == scene.inject.id:
                    for line in decision_lines(scene, decision):
                        console.say(line)
        self._handbook(view)

    def _handbook(self, view: EvaluatorView) -> None:
        if view.handbook is None:
            return
        self._console.heading(_("From the handbook, not for players:"))
        rows = (
            (N_("Purpose: $text"), view.handbook.purpose),
            (N_("Watch for: $text"), view.handbook.watch_for),
            (N_("Expected: $text"), view.handbook.expect),
        )
        for words, text in rows:
            if text:
                self._console.say(said(words, text=text), indent="  ", hang="    ")

    def _numbered(self, view: EvaluatorView) -> list[tuple[str, TaskView]]:
        """(objective, task) in the order of their numbers."""
        return [(one.id, task) for one in view.objectives for task in one.tasks]

    def _tasks(self) -> None:
        view, console, number = self._sheet.view(), self._console, 0
        if not view.objectives:
            console.say(_("There are no tasks to rate here."))
        for one in view.objectives:
            console.heading(one.text)
            console.say(said(N_("What good looks like: $text"), text=one.target))
            for task in one.tasks:
                number += 1
                console.say(f"{number}. {task.text}", indent="  ", hang="     ")
                console.say(self._rated(task), indent="     ")

    def _rated(self, task: TaskView) -> str:
        rated = task.rated
        if rated is None:
            return _("not rated yet")
        words = f"{label(f'rating.{rated.rating}.letter')}, {label(f'rating.{rated.rating}')}"
        evidence = f": {rated.evidence}" if rated.evidence else ""
        return f"{words} ({clock(rated.pin.exercise)}){evidence}"

    def _notes(self) -> None:
        view = self._sheet.view()
        if not view.notes:
            self._console.say(_("There are no notes yet."))
        for note in view.notes:
            about = f", {team_name(view.scene, note.team)}" if note.team else ""
            struck = f" {_('(taken back)')}" if note.struck else ""
            head = f"{clock(note.pin.exercise)} {label(f'tag.{note.tag}')}{about}{struck}"
            self._console.say(f"{head}: {note.text}", indent="  ", hang="    ")

    def _back(self, by: int) -> None:
        if not self._sheet.look_back(by):
            self._console.say(_("There is no inject before that.") if by < 0 else _("This is the present."))
            return
        self._room()

    # writing

    def _choose_team(self) -> None:
        scene = self._sheet.view().scene
        self._console.lines(numbered([(_("everybody"), ""), *((team.name, "") for team in scene.teams)]))
        number = whole(self._console.ask(_("The next notes are about, by number:")))
        teams = ("", *(team.id for team in scene.teams))
        if number is None or not 1 <= number <= len(teams):
            self._console.say(_("Nothing was changed."))
            return
        self._team = teams[number - 1]

    def _rate(self, rating: Rating, rest: str) -> None:
        first, _space, evidence = rest.partition(" ")
        number, tasks = whole(first) or 0, self._numbered(self._sheet.view())
        if not 1 <= number <= len(tasks):
            self._console.say(sentence("no_such_task"))
            return
        objective, task = tasks[number - 1]
        key = f"task/{objective}/{task.number}"
        pin = self._sheet.begin(key)
        if not evidence and rating != "not-observed":
            self._console.say(
                said(
                    N_("$letter: $means"),
                    letter=label(f"rating.{rating}.letter"),
                    means=label(f"rating.{rating}.means"),
                )
            )
            evidence = self._console.ask(_("What did you see or hear?")) or self._sheet.draft(key)
        self._write(RateTask(objective, task.number, rating, evidence), pin, key, evidence)

    def _note(self, tag: Tag, text: str) -> None:
        pin = self._sheet.begin(_NOTE)
        text = text or self._sheet.draft(_NOTE) or self._console.ask(_("What do you note?"))
        self._write(NoteObservation(text, tag, self._team or None), pin, _NOTE, text)

    def _withdraw(self) -> None:
        latest = self._sheet.view().latest
        question = _("Take back what you wrote last? It stays in your log, struck through.")
        if latest and not self._console.confirm(question, yes_on_enter=False):
            return
        self._write(WithdrawEntry(latest), self._sheet.begin("withdraw"), "", "")

    def _write(self, command: EvaluationCommand, pin: Pin, key: str, text: str) -> None:
        """Ask for it; what could not be saved is kept, and said."""
        match self._sheet.send(command, pin):
            case Declined(ground=ground, detail=detail):
                self._console.say(sentence(ground.value, detail=detail))
            case NotSaved(why=why):
                self._sheet.keep_draft(key, text)
                self._console.say(sentence(f"not_saved.{why}"))
            case _:
                if key:
                    self._sheet.keep_draft(key, "")
                self._console.say(_("Written down."))
