"""The questions of `tabletop new`: a handful, each with an answer that Enter takes.

Invariant: nothing is written here; an answer that cannot be used is said to be so and asked again, and none that was
given is lost: whoever leaves is offered to keep what there is, and reads it once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from tabletop.authoring.scaffolding.ids import fits, slug
from tabletop.authoring.scaffolding.wishes import (
    FEWEST_GAUGES,
    GAUGES,
    LONGEST,
    MOST_GAUGES,
    MOST_MOVES,
    MOST_TEAMS,
    SHORTEST_ALONE,
    SHORTEST_CLASS,
    Gauge,
    Wishes,
    title_typed,
    typed,
)
from tabletop.decisions.text import TITLE_LIMIT
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Back, Console, Instead, Left
from tabletop.plain.layout import clipped, said, whole

BACK: Final = "<"
_FALLBACK: Final = "my-scenario"
_PEOPLE: Final = 999


class NotUsable(ValueError):  # noqa: N818 - it is what is said
    """An answer that cannot be used; its argument says why."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    words: Callable[[Wishes], str]
    usual: Callable[[Wishes], str]
    """What Enter takes; empty for leaving it to be written."""
    take: Callable[[Wishes, str], Wishes]
    """Raises NotUsable."""
    wanted: Callable[[Wishes], bool] = lambda _wishes: True


def asked(console: Console, first: Wishes, *, chosen_solo: bool, taken: Callable[[str], bool]) -> Wishes | None:
    """Ask; None when nothing is to be written."""
    console.say(_("A few questions. Enter takes what stands in brackets, < goes back, q leaves."))
    console.instead = frozenset({BACK})
    asking = _Asking(console, first, taken, chosen_solo)
    try:
        asking.run()
    except Left as left:
        return asking.kept(left)
    return asking.wishes


@dataclass
class _Asking:
    """The questions, and what was said."""

    console: Console
    wishes: Wishes
    taken: Callable[[str], bool]
    solo_chosen: bool

    def run(self) -> None:
        """From the first question to the last yes. Raises Left."""
        questions = _questions(self.taken, solo_chosen=self.solo_chosen)
        index = 0
        while index <= len(questions):
            try:
                if index == len(questions):
                    self._confirm()
                elif questions[index].wanted(self.wishes):
                    self._put(questions[index])
            except (Back, Instead):
                index = self._before(questions, index)
            else:
                index += 1

    def _before(self, questions: list[Question], index: int) -> int:
        earlier = [number for number in range(index) if questions[number].wanted(self.wishes)]
        if not earlier:
            self.console.say(_("This is the first question."))
        return max(earlier, default=0)

    def _put(self, question: Question) -> None:
        """Ask until there is an answer. Raises Left, Back, Instead."""
        while True:
            usual = question.usual(self.wishes)
            offered = clipped(usual) if usual else _("write it later")
            self.console.say()
            line = self.console.ask(f"{question.words(self.wishes)} [{offered}]")
            try:
                self.wishes = question.take(self.wishes, line or usual)
            except NotUsable as why:
                self.console.say(str(why))
            else:
                return

    def _confirm(self) -> None:
        self.console.heading(_("So it is:"))
        self._say_all()
        if not self.console.confirm(_("Write it?"), yes_on_enter=True):
            raise Left("asked")

    def _say_all(self) -> None:
        for name, value in _all(self.wishes):
            self.console.say(f"{name}: {value}", indent="  ", hang="    ")

    def kept(self, left: Left) -> Wishes | None:
        """Somebody leaves: what was said so far, and whether it is to be written."""
        name = self.wishes.id or _free(self.wishes, self.taken)
        self.wishes = replace(self.wishes, id=name)
        self.console.heading(_("What there is so far:"))
        self._say_all()
        if left.why == "end-of-input":
            return None
        self.console.instead = frozenset()
        try:
            wanted = self.console.confirm(_("Write the scenario with this?"), yes_on_enter=False)
        except (Left, Back):
            return None
        return self.wishes if wanted else None


def _all(wishes: Wishes) -> list[tuple[str, str]]:
    later = _("write it later")
    gauges = ", ".join(one.name if one.good == "up" else f"-{one.name}" for one in wishes.gauges)
    found = [
        (_("Title"), wishes.title or later),
        (_("Subject"), wishes.subject or later),
        (_("Played"), _("alone") if wishes.solo else _("with a class")),
        (_("Minutes"), str(wishes.length)),
        (_("People"), wishes.players),
        (_("Who you are") if wishes.solo else _("Teams"), ", ".join(wishes.teams) or later),
        (_("Gauges"), gauges or later),
        (_("Moves"), str(wishes.moves)),
        (_("Folder and id"), wishes.id),
    ]
    return [(name, clipped(value)) for name, value in found]


def _questions(taken: Callable[[str], bool], *, solo_chosen: bool) -> list[Question]:
    def name(wishes: Wishes, line: str) -> Wishes:
        if not fits(line):
            near = slug(line, _FALLBACK)
            words = N_("That cannot be a folder’s name: lower-case words with hyphens, such as $near.")
            raise NotUsable(said(words, near=near))
        if taken(line):
            raise NotUsable(said(N_("There is a folder $name already. Another name, please."), name=line))
        return replace(wishes, id=line)

    return [
        Question(lambda _w: _("What is it called?"), lambda w: w.title, _title),
        Question(
            lambda _w: _("What is it about, in one sentence?"),
            lambda w: w.subject,
            lambda w, line: replace(w, subject=line),
        ),
        Question(
            lambda _w: _("For a class, or alone? c or a"),
            lambda w: "a" if w.solo else "c",
            _solo,
            lambda _w: not solo_chosen,
        ),
        Question(lambda _w: _("How many minutes, with briefing and debrief?"), lambda w: str(w.length), _minutes),
        Question(_teams_words, lambda w: ", ".join(w.teams), _teams),
        Question(
            lambda _w: _("How many people? A number, or from-to"), lambda w: w.players, _people, lambda w: not w.solo
        ),
        Question(_gauges_words, _gauges_usual, _gauges),
        Question(
            lambda _w: _("How many moves (stretches of play, each ending in a decision)?"),
            lambda w: str(w.moves),
            _moves,
        ),
        Question(lambda _w: _("A name for commands and for its folder?"), lambda w: w.id or _free(w, taken), name),
    ]


def _free(wishes: Wishes, taken: Callable[[str], bool]) -> str:
    """A name made of the title that no folder has."""
    used: set[str] = set()
    while True:
        found = slug(wishes.title, _FALLBACK, used)
        if not taken(found):
            return found
        used.add(found)


def _title(wishes: Wishes, line: str) -> Wishes:
    if len(typed(line, limit=len(line) + 1)) > TITLE_LIMIT:
        cut = clipped(line, TITLE_LIMIT - 2)
        raise NotUsable(said(N_("A title has at most $n characters. Shorter, such as: $cut"), n=TITLE_LIMIT, cut=cut))
    return replace(wishes, title=line)


def _solo(wishes: Wishes, line: str) -> Wishes:
    letter = line.casefold()[:1]
    if letter not in {"a", "c", "s"}:
        raise NotUsable(_("c for a class, a for somebody alone."))
    return replace(wishes, solo=letter != "c")


def _minutes(wishes: Wishes, line: str) -> Wishes:
    number, least = whole(line), SHORTEST_ALONE if wishes.solo else SHORTEST_CLASS
    if number is None or not least <= number <= LONGEST:
        words = N_("A number of minutes from $low to $high. Of those of a class, 34 are briefing and debrief.")
        raise NotUsable(said(words, low=least, high=LONGEST))
    return replace(wishes, minutes=number)


def _people(wishes: Wishes, line: str) -> Wishes:
    low, _dash, high = line.replace("–", "-").replace(" ", "").partition("-")
    least, most = whole(low), whole(high or low)
    if least is None or most is None or not 1 <= least <= most <= _PEOPLE:
        raise NotUsable(_("A number such as 20, or two such as 6-24."))
    return replace(wishes, people=f"{least}-{most}" if high else str(least))


def _teams_words(wishes: Wishes) -> str:
    if wishes.solo:
        return _("Who are you in this story (an office)?")
    return _("Which teams are there? Names with commas between them")


def _teams(wishes: Wishes, line: str) -> Wishes:
    names = (line,) if wishes.solo and line else _listed(line)
    if len(names) > MOST_TEAMS:
        raise NotUsable(said(N_("At most $n teams."), n=MOST_TEAMS))
    _short_enough(names)
    return replace(wishes, teams=names)


def _gauges_words(_wishes: Wishes) -> str:
    return _("What is measured? Two to six gauges with commas between them, a - before one that had better be low")


def _gauges_usual(wishes: Wishes) -> str:
    return ", ".join(f"-{_(one.name)}" if one.good == "down" else _(one.name) for one in wishes.gauges or GAUGES)


def _gauges(wishes: Wishes, line: str) -> Wishes:
    made = [Gauge(name.lstrip("-–− "), "down" if name[0] in "-–−" else "up") for name in _listed(line)]
    found = tuple(one for one in made if one.name)
    if not FEWEST_GAUGES <= len(found) <= MOST_GAUGES:
        raise NotUsable(
            said(N_("From $low to $high gauges, with commas between them."), low=FEWEST_GAUGES, high=MOST_GAUGES)
        )
    _short_enough(one.name for one in found)
    return replace(wishes, gauges=found)


def _moves(wishes: Wishes, line: str) -> Wishes:
    number = whole(line)
    if number is None or not 1 <= number <= MOST_MOVES:
        raise NotUsable(said(N_("A number from 1 to $high."), high=MOST_MOVES))
    return replace(wishes, moves=number)


def _listed(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.replace(";", ",").split(",") if part.strip())


def _short_enough(names: Iterable[str]) -> None:
    for one in names:
        if len(title_typed(one)) < len(typed(one, limit=len(one) + 1)):
            raise NotUsable(said(N_("A name has at most $n characters: $name"), n=TITLE_LIMIT, name=clipped(one)))
