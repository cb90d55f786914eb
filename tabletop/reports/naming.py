"""What the things of a session are called in its log: teams, injects, questions; learned record by record.

Invariant: total; what nobody knows is called by its id.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from tabletop.decisions.consensus_course import Amended, TakenUp
from tabletop.decisions.matrix_course import Argued, Countered, Estimated, Turned, Weighed
from tabletop.decisions.words import Words
from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled, team_name
from tabletop.language.catalogue import _
from tabletop.reports.striking import among_earlier, stands_again, struck_by

Steps = list[tuple[int, happened.InterventionMade]]
"""Record number and event of what was done in a proceeding."""


def said(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` filled in once."""
    return Template(_(template)).safe_substitute({key: str(value) for key, value in values.items()})


def words(found: Words | None) -> str:
    """What was written; that it was erased, where it was; empty for nothing."""
    if found is None:
        return ""
    return _("(erased)") if found.erased else found.shown


def clipped(text: str, limit: int) -> str:
    """One line of at most `limit` characters; what is cut, between words, is marked."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 2]
    whole_words = cut.rpartition(" ")[0]
    return f"{whole_words if 2 * len(whole_words) > limit else cut} …"


class Naming:
    """Names in one session; `learn` takes in what only the log says."""

    def __init__(self, state: State) -> None:
        """`state` is any state of the session."""
        self.state = state
        self._titles = {name: filled(state, inject.title) for name, inject in state.scenario.injects.items()}
        self._joined: dict[str, str] = {}
        self._steps: dict[str, Steps] = {}
        self._meant: dict[int, tuple[str, ...]] = {}
        self._gone: set[int] = set()

    def learn(self, recorded: Recorded) -> None:
        """Take in a record; in the order of the log."""
        event = recorded.event
        match event:
            case happened.AdHocInjectReleased():
                self._titles[event.inject] = words(event.title)
            case happened.InjectEdited(part="title"):
                self._titles[event.inject] = words(event.words)
            case happened.TeamJoined() if event.seat.name is not None:
                self._joined[event.seat.team] = words(event.seat.name)
            case happened.InterventionMade():
                self._take(recorded.number, event)
            case _:
                self._gone.difference_update(among_earlier(stands_again(event), recorded.number))
                self._gone.update(among_earlier(struck_by(event), recorded.number))

    def _take(self, number: int, event: happened.InterventionMade) -> None:
        """Keep a step, and what it refers to by number."""
        steps = self._steps.setdefault(event.decision, [])
        meant = self._meaning(event, [one for one in steps if one[0] not in self._gone])
        if meant:
            self._meant[number] = meant
        steps.append((number, event))

    def _meaning(self, event: happened.InterventionMade, steps: Steps) -> tuple[str, ...]:
        match event.intervention:
            case TakenUp(amendment=place):
                taken = steps[place - 1][1] if 0 < place <= len(steps) else None
                what = taken.intervention if taken else None
                if taken is None or not isinstance(what, Amended):
                    return ()
                return (self.by(taken.team), words(what.text))
            case Weighed(accepted=accepted):
                return tuple(text for name, text in _reasons(steps) if name in accepted)
            case Turned():
                cards = {
                    one.team: one.intervention for _number, one in steps if isinstance(one.intervention, Estimated)
                }
                return tuple(f"{self.by(team)} {card.percent} %" for team, card in cards.items())
            case _:
                return ()

    def meant(self, number: int) -> tuple[str, ...]:
        """What a step refers to: whose amendment, which arguments, whose estimates."""
        return self._meant.get(number, ())

    def team(self, team: str) -> str:
        """A team's name."""
        return self._joined.get(team) or team_name(self.state, team)

    def teams(self, teams: Iterable[str]) -> str:
        """Several teams."""
        return ", ".join(map(self.team, teams))

    def by(self, team: str | None) -> str:
        """A team, or the chair."""
        return self.team(team) if team else _("The chair")

    def title(self, inject: str) -> str:
        """An inject's title."""
        return self._titles.get(inject, inject)

    def question(self, decision: str) -> str:
        """A decision's question."""
        question = self.state.scenario.decisions.get(decision)
        return filled(self.state, question.question) if question else decision

    def indicator(self, name: str) -> str:
        """An indicator's name."""
        indicator = self.state.scenario.indicators.get(name)
        return filled(self.state, indicator.name) if indicator else name

    def cause(self, cause: str) -> str:
        """The inject's title or the decision's question."""
        return self._titles.get(cause) or self.question(cause)


def _reasons(steps: Steps) -> list[tuple[str, str]]:
    """(id, text) of every reason given in a matrix argument so far."""
    found: list[tuple[str, str]] = []
    for place, (_number, event) in enumerate(steps, 1):
        match event.intervention:
            case Argued(reasons=reasons):
                found += [(f"{place}.{index}", words(one)) for index, one in enumerate(reasons, 1)]
            case Countered(text=text):
                found.append((str(place), words(text)))
    return found
