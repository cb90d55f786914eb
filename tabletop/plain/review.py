"""Going through a finished session line by line: forwards, backwards, to any record, as anybody saw it.

Invariant: what is read out at a record is what the views were at that record; the log is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tabletop.exercise.texts import filled
from tabletop.exercise.views import Control
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console, Left
from tabletop.plain.layout import clipped, said, whole
from tabletop.plain.parts import INDENT, show_cards, show_gauges
from tabletop.plain.review_aiming import STOPS, aimed, ends_step
from tabletop.plain.review_eyes import Eyes, pick
from tabletop.plain.review_margin import Margin
from tabletop.reports.timeline import Entry, entries, heading, matching
from tabletop.session.port import Past
from tabletop.session.port_review import Beside

HELP: Final = (
    N_("Enter or > goes to the next entry, < to the one before, a number to that record."),
    N_("] next inject, [ the one before. g beginning, e end. / text finds it; / alone finds the next."),
    N_("f filters the entries (by team, kind, move, text). l lists the entries around here."),
    N_("v reads out the screen as it was; a chooses whose. w where things stood, c how they went, i cards."),
    N_("step goes to the end of the next step; next inject, next decision and next move go further, back … returns."),
    N_("as TEAM looks through a team’s eyes, as room or as facilitator through theirs. go 28:14 goes to a time."),
    N_(
        "mark marks a record, note TEXT writes a note on it, marks lists them; they are kept beside the log, not in it."
    ),
    N_("layers shows what is read out: observed, adjudicated, interpreted; layers adjudicated switches one."),
    N_("? this help. q leaves."),
)
_AROUND: Final = 5
_KINDS: Final = ("flow", "inject", "decision", "answer", "ruling", "change", "note", "program")


class Review:
    """A log, a place in it, a pair of eyes."""

    def __init__(self, past: Past, console: Console, beside: Beside | None = None) -> None:
        past.read_on()
        self._past = past
        self._console = console
        self._beside = beside or Beside()
        self._margin = Margin(past, self._beside, console)
        self._filter: dict[str, str] = {}
        self._list_anew()
        self._needle = ""
        self._eyes = Eyes(past, console)

    def _list_anew(self) -> None:
        self._entries = tuple(entries(self._past.records, self._past.times, self._past.latest))
        self._found = tuple(self._fitting())

    def _fitting(self) -> Iterator[Entry]:
        for entry in matching(self._entries, **self._filter):
            if entry.layer in self._margin.layers:
                yield entry

    def _follow(self) -> None:
        """A session that is still running may have gone on; one stays where one is."""
        underway, number = self._beside.underway, self._past.number
        if underway is not None and underway.poll():
            self._past.seek(number)
            self._list_anew()
            self._console.say(said(N_("The session goes on: $n records by now."), n=len(self._entries)))

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
        for trouble in self._margin.troubles():
            console.say(trouble)
        if self._beside.underway is not None and self._beside.underway.running:
            console.say(_("It is still running: what comes later joins the end."))
        self._go(1)
        while True:
            line = console.read(
                said(N_("Record $n of $all. Enter: next:"), n=self._past.number, all=len(self._entries))
            )
            try:
                self._follow()
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
            "v": self._eyes.view,
            "a": self._eyes.choose,
            "f": self._choose_filter,
            "w": lambda: show_gauges(self._console, self._eyes.scene),
            "c": self._eyes.curves,
            "i": lambda: show_cards(self._console, self._eyes.scene),
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
        elif not self._worded(line):
            self._console.say(said(N_("There is no command “$line”. ? lists them."), line=clipped(line)))

    def _worded(self, line: str) -> bool:
        """The commands that are words; False for none."""
        word, _space, rest = line.strip().partition(" ")
        words: dict[str, Callable[[str], None]] = {
            "step": lambda _rest: self._steps(),
            "next": lambda what: self._stop(what.casefold() or "entry", 1),
            "back": lambda what: self._stop(what.casefold() or "entry", -1),
            "as": self._eyes.see_as,
            "go": self._aim,
            "find": self._find,
            "mark": self._margin.mark,
            "note": self._note,
            "marks": self._margin.marks,
            "layers": self._layers,
        }
        found = words.get(word.casefold())
        if found is not None:
            found(rest.strip())
        return found is not None

    def _note(self, text: str) -> None:
        self._margin.note(text)

    def _layers(self, rest: str) -> None:
        self._margin.switch(rest)
        self._found = tuple(self._fitting())

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
        self._margin.say_about(number)

    def _aim(self, text: str) -> None:
        """To a record, or a time."""
        number = aimed(text, self._past.times)
        if number is None:
            self._console.say(_("That is neither a time such as 28:14 nor the number of a record."))
        else:
            self._go(number)

    def _steps(self) -> None:
        """To the end of the next whole step, as people saw it happen."""
        self._stop_at([entry.number for entry in self._entries if ends_step(self._past, entry.number)], 1)

    def _stop(self, what: str, way: int) -> None:
        if what == "entry":
            self._step(way)
        elif what in STOPS:
            kinds = STOPS[what]
            records = self._past.records
            self._stop_at([one.number for one in records if one.event.type in kinds], way)
        else:
            self._console.say(
                said(N_("next and back go by inject, decision, move or change, not by “$what”."), what=clipped(what))
            )

    def _stop_at(self, numbers: list[int], way: int) -> None:
        here = self._past.number
        following = [one for one in numbers if (one > here if way > 0 else one < here)]
        if not following:
            self._console.say(_("There is none further on.") if way > 0 else _("There is none before."))
            return
        self._go(following[0] if way > 0 else following[-1])

    def _step(self, way: int) -> None:
        numbers = [entry.number for entry in self._found]
        following = [one for one in numbers if (one > self._past.number if way > 0 else one < self._past.number)]
        if not following:
            self._console.say(_("That was the last entry.") if way > 0 else _("That was the first entry."))
            return
        self._go(following[0] if way > 0 else following[-1])

    def _inject(self, way: int) -> None:
        released = [one.number for one in self._past.records if one.event.type in STOPS["inject"]]
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
        beside = self._margin.remarks() if "interpreted" in self._margin.layers else []
        rows = (*self._entries, *beside)
        found = sorted({entry.number for entry in matching(rows, text=self._needle)})
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
            self._margin.say_about(entry.number)

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
            number = pick(self._console, titles, none=True)
            if number:
                self._filter[name] = values[number - 1]
        text = self._console.ask(_("Only with this text, or Enter for any:"))
        if text:
            self._filter["text"] = text
        self._found = tuple(self._fitting())
        words = N_("$n of $all entries. f with Enter all the way shows all of them again.")
        self._console.say(said(words, n=len(self._found), all=len(self._entries)))
