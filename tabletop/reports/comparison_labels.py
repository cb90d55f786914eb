"""What the ids in runs are called, in the words of one version of their scenario.

Invariant: total; what that version does not know is called by its id. Teams are called as the author named them: what a
class called itself is personal, and every class called itself something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.decisions.confidence import likelihood
from tabletop.decisions.proceeding import Proceeding
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.language.catalogue import _
from tabletop.language.labels import label, level
from tabletop.reports.run_model import Run, RunAnswer, RunDecision
from tabletop.scenario.model import Inject

_BALLOTS = frozenset({"for", "against", "abstain", "passes", "fails"})


class Labels:
    """Words for ids."""

    def __init__(self, state: State) -> None:
        """`state` is any state of a session of that scenario: its names are real or fictional as that session's."""
        self.state = state
        self.scenario = state.scenario

    @property
    def title(self) -> str:
        """The scenario's title."""
        return filled(self.state, self.scenario.title)

    def inject(self, name: str) -> str:
        """An inject's title."""
        inject = self.scenario.injects.get(name)
        return filled(self.state, inject.title) if inject else name

    def known_inject(self, name: str) -> Inject | None:
        """The inject, if the author wrote it."""
        return self.scenario.injects.get(name)

    def team(self, name: str) -> str:
        """A team as the author named it."""
        team = self.scenario.teams.get(name)
        return filled(self.state, team.name) if team else name

    def question(self, name: str) -> str:
        """A decision's question."""
        question = self.scenario.decisions.get(name)
        return filled(self.state, question.question) if question else name

    def indicator(self, name: str) -> str:
        """An indicator's name."""
        indicator = self.scenario.indicators.get(name)
        return filled(self.state, indicator.name) if indicator else name

    def level(self, name: str, value: int) -> str:
        """The author's word for a value of an indicator, or the usual one."""
        indicator = self.scenario.indicators.get(name)
        reached = [words for least, words in sorted(indicator.words.items()) if least <= value] if indicator else []
        return filled(self.state, reached[-1]) if reached else level(value)

    def ending(self, name: str | None) -> str:
        """An ending's title."""
        ending = next((one for one in self.scenario.endings if one.id == name), None)
        return filled(self.state, ending.title) if ending else name or _("not ended")

    def kind(self, decision: str) -> str:
        """A decision's type; empty for an unknown one."""
        question = self.scenario.decisions.get(decision)
        return question.type if question else ""

    def option(self, decision: str, name: str) -> str:
        """An option, an item, a ballot, a result."""
        item, equals, points = name.partition("=")
        question = self.scenario.decisions.get(decision)
        offered = getattr(question, "options", None) or getattr(question, "items", None) or {}
        known = offered.get(item)
        if known is not None:
            words = filled(self.state, known.label)
        elif item in _BALLOTS:
            words = label(f"ballot.{item}")
        elif self.kind(decision) == "confidence":
            words = label(f"likelihood.{item.replace('-', '_')}")
        else:
            words = item.replace("-", " ") if self.proceeding(decision) else item
        return f"{words}: {points}" if equals else words

    def proceeding(self, decision: str) -> bool:
        """Whether it is decided step by step, without answers."""
        return isinstance(self.scenario.decisions.get(decision), Proceeding)

    def secret(self, decision: str) -> bool:
        """Whether it is a secret ballot."""
        return bool(getattr(self.scenario.decisions.get(decision), "secret", False))

    def asked(self, decision: str, run: Run) -> tuple[str, ...]:
        """The teams that were asked; where the version does not know it, those that answered.

        In a proceeding nobody answers: it comes to a result step by step.
        """
        question = None if self.proceeding(decision) else self.scenario.decisions.get(decision)
        found = run.decision(decision)
        answered = [one.team for one in found.answers] if found else []
        seats = question.seats(tuple(team.team for team in run.teams)) if question else ()
        return tuple(dict.fromkeys([*seats, *answered]))

    def answered(self, decision: str, answer: RunAnswer | None) -> str:
        """What a team answered, in a line."""
        if answer is None:
            return _("no answer")
        if answer.status != "decided":
            return label(f"seat.{answer.status}")
        if self.secret(decision):
            return _("secret ballot")
        if answer.percent is not None:
            return f"{answer.percent} % – {label(f'likelihood.{likelihood(answer.percent)}')}"
        if answer.picks:
            between = " > " if self.kind(decision) == "ranking" else "; "
            return between.join(self.option(decision, one) for one in answer.picks)
        return _("a text") if self.kind(decision) == "open-text" else _("committed to a move, under seal")

    def result(self, decision: RunDecision | None) -> str:
        """How it was ruled, in a line."""
        if decision is None:
            return _("not put")
        if decision.how is None:
            return _("not ruled on")
        result = self.option(decision.decision, decision.result) if decision.result else _("no result")
        if decision.how == "scripted":
            return result
        return f"{result} ({_('amended') if decision.how == 'amended' else _('overridden')})"

    def decisions(self, runs: Iterable[Run]) -> tuple[str, ...]:
        """Every decision that was put in any run: in the scenario's order, then those it does not know."""
        put = dict.fromkeys(one.decision for run in runs for one in run.decisions)
        known = [name for name in self.scenario.decisions if name in put]
        return tuple(dict.fromkeys([*known, *put]))

    def injects(self, runs: Iterable[Run]) -> tuple[str, ...]:
        """Every inject of the scenario that was released in any run, in its order."""
        released = {one.inject for run in runs for one in run.injects}
        return tuple(name for name in self.scenario.injects if name in released)


def headline(kind: str, answer: RunAnswer) -> tuple[str, ...]:
    """What of an answer is counted: every option picked, the first of a ranking, what got most points, a word."""
    if answer.percent is not None:
        return (likelihood(answer.percent).replace("_", "-"),)
    if kind == "ranking":
        return answer.picks[:1]
    if kind == "allocation":
        points = {item: int(given or 0) for item, _equals, given in (one.partition("=") for one in answer.picks)}
        return tuple(item for item, given in points.items() if given == max(points.values()))
    return answer.picks
