"""A sentence for every event: what a log says, in the language of the interface.

Invariant: total over events; foreign text stands in the sentence unchanged, for a face to pass through its door.
"""

from __future__ import annotations

from string import Template

from tabletop.decisions.words import Words
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled, team_name
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

_PLAIN = {
    "exercise-started": N_("STARTEX: the exercise starts"),
    "exercise-paused": N_("Paused"),
    "exercise-resumed": N_("Resumed"),
    "secrets-revealed": N_("What was hidden is revealed"),
    "session-closed": N_("Session finished"),
}


def _said(template: str, **values: object) -> str:
    return Template(_(template)).safe_substitute({key: str(value) for key, value in values.items()})


class Wording:
    """Sentences about the events of one session."""

    def __init__(self, state: State) -> None:
        """`state` is any state of the session; names of ad hoc injects are learned along the way."""
        self._state = state
        self._titles = {name: filled(state, inject.title) for name, inject in state.scenario.injects.items()}

    def team(self, team: str) -> str:
        """A team's name."""
        return team_name(self._state, team)

    def _question(self, decision: str) -> str:
        question = self._state.scenario.decisions.get(decision)
        return filled(self._state, question.question) if question else decision

    def _indicator(self, name: str) -> str:
        indicator = self._state.scenario.indicators.get(name)
        return filled(self._state, indicator.name) if indicator else name

    def cause(self, cause: str) -> str:
        """The inject's title or the decision's question."""
        return self._titles.get(cause) or self._question(cause)

    def team_of(self, recorded: Recorded) -> str:
        """The team a record is about."""
        match recorded.event:
            case happened.AnswerSubmitted() | happened.RubricMarked():
                return recorded.event.team
            case happened.NoteTaken():
                return recorded.event.team or ""
            case _:
                return recorded.actor.team or ""

    def subject_of(self, recorded: Recorded) -> str:
        """The inject, decision or indicator a record is about."""
        event = recorded.event
        match event:
            case (
                happened.InjectReleased()
                | happened.AdHocInjectReleased()
                | happened.InjectSkipped()
                | happened.InjectHeld()
                | happened.InjectPassedOver()
            ):
                return event.inject
            case (
                happened.DecisionOpened()
                | happened.DecisionClosed()
                | happened.AnswerSubmitted()
                | happened.RubricMarked()
                | happened.OutcomeRuled()
            ):
                return event.decision
            case happened.IndicatorChanged():
                return event.indicator
            case happened.FlagSet() | happened.ConsequenceArrived() | happened.ConsequenceScheduled():
                return event.cause
            case happened.NoteTaken():
                return event.about or ""
            case _:
                return ""

    def line(self, recorded: Recorded) -> tuple[str, str]:
        """(one line, detail) for a record."""
        event = recorded.event
        if event.type in _PLAIN:
            return _(_PLAIN[event.type]), ""
        return self._of_play(event) or self._of_injects(event) or self._of_decisions(event) or (event.type, "")

    def _of_play(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.SessionOpened():
                return _said(N_("Session of “$title” opened"), title=event.scenario_title), ""
            case happened.SessionResumed():
                mended = _said(N_("$n bytes of a half-written end were set aside"), n=event.mended_bytes)
                return _(N_("The program was closed and opened again")), mended if event.mended_bytes else ""
            case happened.ClockJumped():
                return _said(N_("The computer’s clock jumped by $n seconds"), n=round(event.by_ms / 1000)), ""
            case happened.MoveStarted():
                move = self._state.move_of(event.move)
                return _said(N_("Move: $move"), move=filled(self._state, move.title) if move else event.move), ""
            case happened.TimeExtended():
                scope = _("the talk") if event.scope == "inject" else _("the move")
                return _said(N_("$n minutes for $scope"), n=f"{event.minutes:+}", scope=scope), ""
            case happened.RoomBlanked():
                return (_("Room screen blanked") if event.blank else _("Room screen shown again")), ""
            case happened.StepUndone():
                return _said(N_("Records $a to $b taken back"), a=event.number, b=event.until), ""
            case happened.ExerciseEnded():
                ending = next((one for one in self._state.scenario.endings if one.id == event.ending), None)
                title = filled(self._state, ending.title) if ending else event.ending
                return _said(N_("ENDEX: $ending"), ending=title), ""
            case happened.NoteTaken():
                about = f"{self.team(event.team)}: " if event.team else ""
                return _said(
                    N_("$kind – $text"), kind=label(f"note.{event.purpose}"), text=about + _words(event.text)
                ), ""
            case _:
                return None

    def _of_injects(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.InjectReleased():
                return _said(N_("Inject: $title"), title=self._titles.get(event.inject, event.inject)), ""
            case happened.AdHocInjectReleased():
                self._titles[event.inject] = _words(event.title)
                return _said(N_("Inject written on the spot: $title"), title=_words(event.title)), _words(event.text)
            case happened.InjectSkipped():
                return _said(N_("Skipped: $title"), title=self._titles.get(event.inject, event.inject)), ""
            case happened.InjectPassedOver():
                return _said(N_("Did not happen: $title"), title=self._titles.get(event.inject, event.inject)), ""
            case happened.InjectHeld():
                return _said(N_("On hold: $title"), title=self._titles.get(event.inject, event.inject)), ""
            case happened.ConsequenceArrived():
                return _said(N_("Later consequence of: $cause"), cause=self.cause(event.cause)), event.outcome or ""
            case happened.ConsequenceScheduled():
                return _said(N_("Something will follow from: $cause"), cause=self.cause(event.cause)), ""
            case happened.IndicatorChanged():
                name, why = self._indicator(event.indicator), filled(self._state, event.why)
                return f"{name} {event.to} ({event.by:+})", why
            case happened.FlagSet():
                return _said(N_("Now true: $flag"), flag=event.flag), ""
            case _:
                return None

    def _of_decisions(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.DecisionOpened():
                return _said(N_("Asked: $question"), question=self._question(event.decision)), ""
            case happened.DecisionClosed():
                return _said(N_("No more answers: $question"), question=self._question(event.decision)), ""
            case happened.AnswerSubmitted():
                return self._answer(event)
            case happened.RubricMarked():
                marks = ", ".join(self._marks(event)) or _("nothing")
                return _said(N_("$team – marked: $marks"), team=self.team(event.team), marks=marks), ""
            case happened.OutcomeRuled():
                return self._ruling(event)
            case _:
                return None

    def _marks(self, event: happened.RubricMarked) -> list[str]:
        question = self._state.scenario.decisions.get(event.decision)
        rubric = question.rubric if question is not None and question.type == "open-text" else {}
        return [filled(self._state, rubric[mark].label) if mark in rubric else mark for mark in event.marks]

    def _answer(self, event: happened.AnswerSubmitted) -> tuple[str, str]:
        if event.answer is None:
            said = label(f"seat.{event.status}")
        else:
            question = self._state.scenario.decisions.get(event.decision)
            lines = question.summary(event.answer) if question else ()
            said = ", ".join(filled(self._state, label(f"ballot.{one}") if _is_ballot(one) else one) for one in lines)
        notes = [_("late")] if event.late else []
        notes += [_("drawn by chance")] if event.drawn else []
        notes += [f"{event.sure} %"] if event.sure is not None else []
        tail = f" ({', '.join(notes)})" if notes else ""
        return f"{self.team(event.team)} – {said}{tail}", _words(event.rationale)

    def _ruling(self, event: happened.OutcomeRuled) -> tuple[str, str]:
        if event.how == "overridden":
            return _said(N_("Ruled by the facilitator: $text"), text=_words(event.ruling)), _words(event.why)
        texts = [filled(self._state, one.outcome, one.team) for one in event.outcomes if one.outcome]
        return _said(N_("Outcome: $question"), question=self._question(event.decision)), "\n".join(texts)


def _is_ballot(word: str) -> bool:
    return word in {"for", "against", "abstain"}


def _words(words: Words | None) -> str:
    if words is None:
        return ""
    return _("(erased)") if words.erased else words.shown
