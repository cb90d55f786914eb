"""A sentence for every event: what a log says, in the language of the interface.

Invariant: total over events; foreign text stands in the sentence unchanged, for a face to pass through its door.
"""

from __future__ import annotations

from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.texts import filled
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.reports import changes, steps
from tabletop.reports.naming import Naming, said, words

_PLAIN = {
    "exercise-started": N_("STARTEX: the exercise starts"),
    "exercise-paused": N_("Paused"),
    "exercise-resumed": N_("Resumed"),
    "secrets-revealed": N_("What was hidden is revealed"),
    "session-closed": N_("Session finished"),
}


class Wording(Naming):
    """Sentences about the events of one session."""

    def team_of(self, recorded: Recorded) -> str:
        """The team a record is about."""
        match recorded.event:
            case happened.AnswerSubmitted() | happened.RubricMarked():
                return recorded.event.team
            case happened.NoteTaken() | happened.InterventionMade() | happened.CorrectionMade():
                return recorded.event.team or ""
            case happened.TeamJoined():
                return recorded.event.seat.team
            case happened.TeamsMerged():
                return recorded.event.into
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
                | happened.InjectReplanned()
                | happened.InjectEdited()
                | happened.InjectEffectsWritten()
                | happened.InjectReaddressed()
                | happened.InjectMoved()
            ):
                return event.inject
            case (
                happened.DecisionOpened()
                | happened.DecisionClosed()
                | happened.InterventionMade()
                | happened.MovesRevealed()
                | happened.AnswerSubmitted()
                | happened.RubricMarked()
                | happened.OutcomeRuled()
            ):
                return event.decision
            case happened.IndicatorChanged():
                return event.indicator
            case happened.FlagSet() | happened.ConsequenceArrived() | happened.ConsequenceScheduled():
                return event.cause
            case happened.CorrectionMade():
                return event.what
            case happened.NoteTaken():
                return event.about or ""
            case _:
                return ""

    def line(self, recorded: Recorded) -> tuple[str, str]:
        """(one line, detail) for a record."""
        event = recorded.event
        if event.type in _PLAIN:
            return _(_PLAIN[event.type]), ""
        if isinstance(event, happened.InterventionMade):
            return steps.intervention(self, recorded.number, event)
        told = self._of_play(event) or self._of_injects(event) or self._of_decisions(event)
        return told or changes.live(self, event) or (event.type, "")

    def _of_play(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.SessionOpened():
                return said(N_("Session of “$title” opened"), title=event.scenario_title), ""
            case happened.SessionResumed():
                mended = said(N_("$n bytes of a half-written end were set aside"), n=event.mended_bytes)
                return _(N_("The program was closed and opened again")), mended if event.mended_bytes else ""
            case happened.ClockJumped():
                return said(N_("The computer’s clock jumped by $n seconds"), n=round(event.by_ms / 1000)), ""
            case happened.MoveStarted():
                move = self.state.move_of(event.move)
                return said(N_("Move: $move"), move=filled(self.state, move.title) if move else event.move), ""
            case happened.TimeExtended():
                scope = _("the talk") if event.scope == "inject" else _("the move")
                return said(N_("$n minutes for $scope"), n=f"{event.minutes:+}", scope=scope), ""
            case happened.RoomBlanked():
                return (_("Room screen blanked") if event.blank else _("Room screen shown again")), ""
            case happened.StepUndone():
                return said(N_("Records $a to $b taken back"), a=event.number, b=event.until), words(event.reason)
            case happened.ExerciseEnded():
                ending = next((one for one in self.state.scenario.endings if one.id == event.ending), None)
                title = filled(self.state, ending.title) if ending else event.ending
                return said(N_("ENDEX: $ending"), ending=title), ""
            case happened.NoteTaken():
                about = f"{self.team(event.team)}: " if event.team else ""
                return said(
                    N_("$kind – $text"), kind=label(f"note.{event.purpose}"), text=about + words(event.text)
                ), ""
            case _:
                return None

    def _of_injects(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.InjectReleased():
                return said(N_("Inject: $title"), title=self.title(event.inject)), ""
            case happened.AdHocInjectReleased():
                return said(N_("Inject written on the spot: $title"), title=words(event.title)), words(event.text)
            case happened.InjectSkipped():
                return said(N_("Skipped: $title"), title=self.title(event.inject)), ""
            case happened.InjectPassedOver():
                return said(N_("Did not happen: $title"), title=self.title(event.inject)), ""
            case happened.InjectHeld():
                return said(N_("On hold: $title"), title=self.title(event.inject)), ""
            case happened.ConsequenceArrived():
                return said(N_("Later consequence of: $cause"), cause=self.cause(event.cause)), event.outcome or ""
            case happened.ConsequenceScheduled():
                return said(N_("Something will follow from: $cause"), cause=self.cause(event.cause)), ""
            case happened.IndicatorChanged():
                name, why = self.indicator(event.indicator), filled(self.state, event.why)
                return f"{name} {event.to} ({event.by:+})", why
            case happened.FlagSet():
                return said(N_("Now true: $flag"), flag=event.flag), ""
            case _:
                return None

    def _of_decisions(self, event: Event) -> tuple[str, str] | None:
        match event:
            case happened.DecisionOpened():
                return said(N_("Asked: $question"), question=self.question(event.decision)), ""
            case happened.DecisionClosed():
                return said(N_("No more answers: $question"), question=self.question(event.decision)), ""
            case happened.AnswerSubmitted():
                return self._answer(event)
            case happened.MovesRevealed():
                return steps.reveal(self, event)
            case happened.CorrectionMade():
                return changes.correction(self, event)
            case happened.RubricMarked():
                marks = ", ".join(self._marks(event)) or _("nothing")
                return said(N_("$team – marked: $marks"), team=self.team(event.team), marks=marks), ""
            case happened.OutcomeRuled():
                return self._ruling(event)
            case _:
                return None

    def _marks(self, event: happened.RubricMarked) -> list[str]:
        question = self.state.scenario.decisions.get(event.decision)
        rubric = question.rubric if question is not None and question.type == "open-text" else {}
        return [filled(self.state, rubric[mark].label) if mark in rubric else mark for mark in event.marks]

    def _answer(self, event: happened.AnswerSubmitted) -> tuple[str, str]:
        notes = [_("late")] if event.late else []
        notes += [_("drawn by chance")] if event.drawn else []
        notes += [f"{event.sure} %"] if event.sure is not None else []
        tail = f" ({', '.join(notes)})" if notes else ""
        return f"{self.team(event.team)} – {self._answered(event)}{tail}", words(event.rationale)

    def _answered(self, event: happened.AnswerSubmitted) -> str:
        """What was answered; a move stays sealed here, since the reveal has a line of its own."""
        if event.answer is None:
            return label(f"seat.{event.status}")
        if event.answer.type == "sealed":
            return _("committed to a move, under seal")
        question = self.state.scenario.decisions.get(event.decision)
        lines = question.summary(event.answer) if question else ()
        return ", ".join(filled(self.state, label(f"ballot.{one}") if _is_ballot(one) else one) for one in lines)

    def _ruling(self, event: happened.OutcomeRuled) -> tuple[str, str]:
        texts = [filled(self.state, one.outcome, one.team) for one in event.outcomes if one.outcome]
        details = [words(event.why)]
        if event.how == "overridden":
            line = said(N_("Ruled by the facilitator: $text"), text=words(event.ruling))
        elif event.how == "amended":
            line = said(N_("Outcome, amended: $question"), question=self.question(event.decision))
            details = [words(event.ruling) or "\n".join(texts), *details]
        else:
            line = said(N_("Outcome: $question"), question=self.question(event.decision))
            details = [*texts, *details]
        if event.umpire is not None:
            details.append(said(N_("Ruled by: $who"), who=words(event.umpire)))
        if event.assumptions is not None:
            details.append(said(N_("Assumed, for the facilitator alone: $text"), text=words(event.assumptions)))
        return line, "\n".join(one for one in details if one)


def _is_ballot(word: str) -> bool:
    return word in {"for", "against", "abstain"}
