"""Going through a finished session line by line: forwards, backwards, to any record, as anybody saw it.

Invariant: what is read out at a record is what the views were at that record; the log is only read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tabletop.exercise.texts import filled
from tabletop.exercise.views import Audience, Control, Room, Scene, Seat
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console, Left
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.parts import INDENT, show_cards, show_gauges, show_inject
from tabletop.plain.told import show_decisions, show_outcome
from tabletop.plain.wording import curve
from tabletop.reports.timeline import Entry, entries, heading, matching
from tabletop.session.port import Past

HELP: Final = (
    N_("Enter or > goes to the next entry, < to the one before, a number to that record."),
    N_("] next inject, [ the one before. g beginning, e end. / text finds it; / alone finds the next."),
    N_("f filters the entries (by team, kind, move, text). l lists the entries around here."),
    N_("v reads out the screen as it was; a chooses whose. w where things stood, c how they went, i cards."),
    N_("? this help. q leaves."),
)
_AROUND: Final = 5
_KINDS: Final = ("flow", "inject", "decision", "answer", "ruling", "change", "note", "program")


class Review:
    """A log, a place in it, a pair of eyes."""

    def __init__(self, past: Past, console: Console) -> None:
        past.read_on()
        self._past = past
        self._console = console
        self._entries = tuple(entries(past.records, past.times, past.latest))
        self._filter: dict[str, str] = {}
        self._found = self._entries
        self._needle = ""
        self._eyes: Audience = Control()

    def run(self) -> None:
        """Go through it until somebody leaves. Raises Left."""
        console = self._console
        console.say(_("EXERCISE – fictional events"))
        opening = self._past.opening
        words = N_("Review of “$title”: $n records. ? for help.")
        console.say(said(words, title=opening.scenario_title, n=len(self._entries)))
        if self._past.fault is not None:
            code, record, byte = self._past.fault
            console.say(sentence(f"log.{code}", record=record, byte=byte))
        self._go(1)
        while True:
            line = console.read(
                said(N_("Record $n of $all. Enter: next:"), n=self._past.number, all=len(self._entries))
            )
            try:
                self._command(line)
            except Back:
                console.say(_("Nothing was changed."))

    def _command(self, line: str) -> None:
        number = whole(line)
        letter, rest = line[:1].casefold(), line[1:].strip()
        moves: dict[str, Callable[[], None]] = {
            "": lambda: self._step(1),
            ">": lambda: self._step(1),
            "<": lambda: self._step(-1),
            "]": lambda: self._inject(1),
            "[": lambda: self._inject(-1),
            "g": lambda: self._go(1),
            "e": lambda: self._go(len(self._entries)),
            "l": self._list,
            "v": self._view,
            "a": self._choose_eyes,
            "f": self._choose_filter,
            "w": lambda: show_gauges(self._console, self._scene),
            "c": self._curves,
            "i": lambda: show_cards(self._console, self._scene),
            "?": lambda: self._console.say(*map(_, HELP)),
        }
        if number is not None:
            self._go(number)
        elif letter == "/":
            self._find(rest)
        elif letter == "q" and not rest:
            raise Left("asked")
        elif letter in moves and not rest:
            moves[letter]()
        else:
            self._console.say(said(N_("There is no command “$line”. ? lists them."), line=clipped(line)))

    @property
    def _scene(self) -> Scene:
        return self._past.view(self._eyes).scene

    @property
    def _here(self) -> Entry:
        return self._entries[self._past.number - 1]

    def _go(self, number: int) -> None:
        if not 1 <= number <= len(self._entries):
            self._console.say(said(N_("There are records 1 to $n."), n=len(self._entries)))
            return
        self._past.seek(number)
        entry = self._here
        self._console.say(heading(entry).strip())
        if entry.detail:
            self._console.say(entry.detail, indent=INDENT)

    def _step(self, way: int) -> None:
        numbers = [entry.number for entry in self._found]
        following = [one for one in numbers if (one > self._past.number if way > 0 else one < self._past.number)]
        if not following:
            self._console.say(_("That was the last entry.") if way > 0 else _("That was the first entry."))
            return
        self._go(following[0] if way > 0 else following[-1])

    def _inject(self, way: int) -> None:
        released = [entry.number for entry in self._entries if _releases(entry, self._past)]
        following = [one for one in released if (one > self._past.number if way > 0 else one < self._past.number)]
        if not following:
            self._console.say(_("There is no inject further on.") if way > 0 else _("There is no inject before."))
            return
        self._go(following[0] if way > 0 else following[-1])

    def _find(self, needle: str) -> None:
        self._needle = needle or self._needle
        if not self._needle:
            self._console.say(_("Type what to find behind the /."))
            return
        found = [entry.number for entry in matching(self._entries, text=self._needle)]
        following = [one for one in found if one > self._past.number] or found
        if not following:
            self._console.say(said(N_("“$text” does not occur."), text=clipped(self._needle)))
            return
        self._go(following[0])

    def _list(self) -> None:
        here = self._past.number
        before = [entry for entry in self._found if entry.number <= here][-_AROUND:]
        after = [entry for entry in self._found if entry.number > here][:_AROUND]
        for entry in (*before, *after):
            mark = _("(here)") if entry.number == here else ""
            self._console.say(f"{heading(entry).strip()} {mark}", indent="  ", hang="    ")

    def _view(self) -> None:
        scene, console = self._scene, self._console
        console.heading(said(N_("As seen by: $who"), who=self._who()))
        if scene.inject is None:
            console.say(scene.prologue, indent=INDENT)
            return
        show_inject(console, scene, scene.inject)
        show_decisions(console, scene)
        for decision in scene.decisions:
            if decision.inject == scene.inject.id:
                show_outcome(console, scene, decision)
        if scene.ending is not None:
            console.heading(said(N_("Where it ended: $title"), title=scene.ending.title))
            console.say(scene.ending.text, indent=INDENT)

    def _who(self) -> str:
        match self._eyes:
            case Control():
                return _("the facilitator")
            case Room():
                return _("the room")
            case Seat(team=team):
                head = self._past.view(Control()).scene.team(team)
                return head.name if head else team

    def _choose_eyes(self) -> None:
        teams = self._past.view(Control()).scene.teams
        eyes: list[Audience] = [Control(), Room(), *(Seat(team.id) for team in teams)]
        names = [_("the facilitator"), _("the room"), *(team.name for team in teams)]
        self._eyes = eyes[self._pick(names) - 1]
        self._view()

    def _choose_filter(self) -> None:
        teams = self._past.view(Control()).scene.teams
        latest = self._past.latest
        moves = [filled(latest, move.title) for move in latest.scenario.moves]
        self._filter = {}
        for name, words, values, titles in (
            ("team", _("Only of a team:"), [team.id for team in teams], [team.name for team in teams]),
            ("kind", _("Only of a kind:"), list(_KINDS), list(_KINDS)),
            ("move", _("Only in a move:"), [move.id for move in latest.scenario.moves], moves),
        ):
            self._console.heading(words)
            number = self._pick(titles, none=True)
            if number:
                self._filter[name] = values[number - 1]
        text = self._console.ask(_("Only with this text, or Enter for any:"))
        if text:
            self._filter["text"] = text
        self._found = tuple(matching(self._entries, **self._filter))
        words = N_("$n of $all entries. f with Enter all the way shows all of them again.")
        self._console.say(said(words, n=len(self._found), all=len(self._entries)))

    def _pick(self, names: list[str], *, none: bool = False) -> int:
        """A number of the list; 0 for none. Raises Back and Left."""
        self._console.lines(numbered((name, "") for name in names))
        prompt = _("A number, or Enter for all:") if none else _("A number:")
        while True:
            line = self._console.ask(prompt)
            number = whole(line) or 0
            if 1 <= number <= len(names) or (none and not line):
                return number
            self._console.say(said(N_("Please type a number from 1 to $n."), n=len(names)))

    def _curves(self) -> None:
        gauges = self._scene.indicators
        self._console.heading(_("How the situation went, up to here:"))
        for gauge in gauges:
            self._console.say(curve(gauge), indent="  ", hang="    ")
        if not gauges:
            self._console.say(_("This scenario has no indicators."))


def _releases(entry: Entry, past: Past) -> bool:
    return past.records[entry.number - 1].event.type in {"inject-released", "ad-hoc-inject-released"}
