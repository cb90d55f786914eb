"""Golden transcripts: what one team, or the room, saw and did in a play, in order and with the exercise time.

Invariant: made of that audience's views alone, in the words of the code whatever language is chosen: the same play
gives the same bytes on every machine.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.rehearsing import wording
from tabletop.authoring.rehearsing.divergence import time
from tabletop.authoring.rehearsing.watching import Watch
from tabletop.authoring.rehearsing.wording import said
from tabletop.exercise.views import ChangeView, DecisionView, InjectView, RoomView, Scene, TeamView
from tabletop.language.catalogue import N_, _, in_source_words
from tabletop.language.labels import label

WIDTH: Final = 78
_MARGIN: Final = 6
"""Columns of the time."""
_INDENT: Final = "  "


def transcript(watch: Watch, title: str) -> str:
    """What an audience saw and did; `title` is the play's."""
    with in_source_words():
        written = _Transcript(watch.team)
        written.begin(watch.views[0], title)
        for before, seen in zip(watch.views, watch.views[1:], strict=False):
            written.add(before.scene, seen.scene)
        return "\n".join(written.lines) + "\n"


@dataclass(slots=True)
class _Transcript:
    """A transcript as far as it is written."""

    team: str
    lines: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    """Cards that were opened before."""

    def begin(self, seen: TeamView | RoomView, title: str) -> None:
        """What is known before STARTEX."""
        scene = seen.scene
        who = wording.team_name(scene, self.team) if self.team else _("the room")
        self._text(f"{_('EXERCISE – fictional events')}. {scene.title}")
        self._text(said(N_("What $who saw and did in the play: $title"), who=who, title=title))
        if scene.prologue:
            self._gap()
            self._text(_("How we got here"))
            self._text(scene.prologue, _INDENT)
        if isinstance(seen, TeamView):
            self._gap()
            offices = "; ".join(office for _role, office in seen.team.roles)
            self._text(said(N_("Your role: $team. $offices"), team=who, offices=offices))
            for line in wording.card(seen.brief):
                self._text(line, _INDENT)

    def add(self, before: Scene, scene: Scene) -> None:
        """What is new in a view against the one before."""
        entries = [*self._frame(before, scene), *self._decisions(before, scene), *self._ending(before, scene)]
        for head, *lines in entries:
            self._gap()
            self._head(time(scene.clock.exercise), head)
            for line in lines:
                self._text(line, " " * _MARGIN + _INDENT)

    def _frame(self, before: Scene, scene: Scene) -> Iterator[list[str]]:
        if before.phase == "briefing" and scene.phase != "briefing":
            yield [_("STARTEX")]
        if scene.move_number != before.move_number:
            words = N_("Move $n of $all: $title")
            head = said(words, n=scene.move_number, all=scene.moves, title=scene.move_title)
            yield [head, *([scene.move_intro] if scene.move_intro else [])]
        for inject in scene.injects[len(before.injects) :]:
            yield self._inject(before, scene, inject)
        if scene.arrived and scene.arrived != before.arrived:
            for cause, text in scene.arrived:
                yield [said(N_("What follows from “$cause”"), cause=wording.about(scene, cause)), text]

    def _inject(self, before: Scene, scene: Scene, inject: InjectView) -> list[str]:
        lines = [said(N_("Inject: $title"), title=inject.title), wording.inject_head(inject)]
        if inject.to and len(inject.to) < len(scene.teams):
            lines.append(said(N_("For: $teams"), teams=wording.names(scene, inject.to)))
        lines += [inject.text] if inject.text else []
        lines += [said(N_("For you alone: $text"), text=text) for _team, text in inject.private]
        for card in scene.cards:
            if card.id in inject.cards and card.id not in self.known:
                self.known.add(card.id)
                lines.append(said(N_("Card: $title (as of $date)"), title=card.title, date=card.as_of))
        ruled = {one.id for one in scene.decisions if one.outcome is not None}
        moved = (one for one in _changes(before, scene) if one.cause not in ruled or _arrives(scene, one))
        return [*lines, *(wording.change(one, scene.indicators) for one in moved)]

    def _decisions(self, before: Scene, scene: Scene) -> Iterator[list[str]]:
        for decision in scene.decisions:
            earlier = before.decision(decision.id)
            if earlier is decision:
                continue
            if earlier is None:
                yield self._put(scene, decision)
            yield from self._answers(earlier, decision)
            yield from _standing(before, scene, earlier, decision)
            if decision.moves and not (earlier and earlier.moves):
                yield [_("The moves, revealed"), *_moves(scene, decision)]
            if decision.outcome is not None and (earlier is None or earlier.outcome is None):
                yield self._ruled(scene, earlier, decision)

    def _put(self, scene: Scene, decision: DecisionView) -> list[str]:
        asked = [seat.team for seat in decision.seats]
        everybody = len(asked) == len(scene.teams)
        who = _("everybody") if everybody and len(asked) > 1 else wording.names(scene, asked)
        if asked == [self.team]:
            who = _("you")
        head = said(N_("To decide, for $who: $question"), who=who, question=decision.question)
        kind = label("type.straw-poll") if decision.straw_poll else label(f"type.{decision.type}")
        offered = wording.offered(decision) if self.team in asked else ()
        return [head, f"({kind})", *offered, *wording.standing_lines(scene, decision)]

    def _answers(self, earlier: DecisionView | None, decision: DecisionView) -> Iterator[list[str]]:
        """One's own answer when it is given; the others' come with the ruling."""
        had = {one.team: one for one in earlier.answers} if earlier else {}
        for one in decision.answers:
            mine = one.team == self.team
            if not mine or one == had.get(one.team):
                continue
            if one.team not in had or had[one.team].summary != one.summary or had[one.team].status != one.status:
                because = [said(N_("Because: $text"), text=one.rationale)] if one.rationale else []
                yield [said(N_("You answer: $text"), text=wording.answered(one)), *because]
            if one.marks:
                yield [said(N_("Marked in your text: $marks"), marks=", ".join(one.marks))]

    def _ruled(self, scene: Scene, earlier: DecisionView | None, decision: DecisionView) -> list[str]:
        outcome = decision.outcome
        if outcome is None:
            return [""]
        come = wording.result(outcome, decision.type)
        head = said(N_("Ruled: $question"), question=decision.question)
        had = {one.team for one in earlier.answers} if earlier else set()
        lines = []
        for one in decision.answers:
            if one.team not in had and one.team != self.team and not decision.moves:
                text = f"{wording.team_name(scene, one.team)}: {wording.answered(one)}"
                because = said(N_("Because: $text"), text=one.rationale) if one.rationale else ""
                lines.append(f"{text}. {because}".strip() if because else text)
        if decision.secret:
            lines += [f"{name}: {count}" for name, count in outcome.counts]
        alone = [one.summary for one in decision.answers] == [(come,)]
        if come and decision.standing is None and decision.type != "open-text" and not alone:
            lines.append(said(N_("It comes to: $result"), result=come))
        lines += wording.story(scene, outcome)
        return [head, *lines, *(wording.change(one, scene.indicators) for one in outcome.changes)]

    def _ending(self, before: Scene, scene: Scene) -> Iterator[list[str]]:
        if scene.ending is not None and before.ending is None:
            yield [
                said(N_("ENDEX. $title"), title=scene.ending.title),
                scene.ending.text,
                *(wording.gauge(one) for one in scene.indicators),
            ]

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _head(self, at: str, text: str) -> None:
        self._text(text, f"{at:<{_MARGIN}}", " " * _MARGIN)

    def _text(self, text: str, indent: str = "", hang: str | None = None) -> None:
        """A text with its own line breaks kept, wrapped."""
        after = indent if hang is None else hang
        for number, paragraph in enumerate(text.split("\n")):
            first = indent if not number else after
            wrapped = textwrap.wrap(
                paragraph, WIDTH, initial_indent=first, subsequent_indent=after, break_on_hyphens=False
            )
            self.lines += [line.rstrip() for line in wrapped] if paragraph.strip() else [""]


def _changes(before: Scene, scene: Scene) -> Iterator[ChangeView]:
    """What moved between two views."""
    lengths = {one.id: len(one.curve) for one in before.indicators}
    for one in scene.indicators:
        if len(one.curve) > lengths.get(one.id, len(one.curve)):
            yield from one.latest


def _arrives(scene: Scene, one: ChangeView) -> bool:
    return any(cause == one.cause for cause, _text in scene.arrived)


def _standing(before: Scene, scene: Scene, earlier: DecisionView | None, decision: DecisionView) -> Iterator[list[str]]:
    """What is new on the table of a proceeding."""
    if earlier is None:
        return
    had = set(wording.standing_lines(before, earlier))
    new = [line for line in wording.standing_lines(scene, decision) if line not in had]
    if new:
        yield [decision.question, *new]


def _moves(scene: Scene, decision: DecisionView) -> Iterator[str]:
    for move in decision.moves:
        yield f"{wording.team_name(scene, move.team)}: {move.option}"
        for other, expected, came in move.predicts:
            words = (
                N_("Expected of $team: $expected – and so it was.")
                if came
                else N_("Expected of $team: $expected – it was not so.")
            )
            yield said(words, team=wording.team_name(scene, other), expected=expected)
