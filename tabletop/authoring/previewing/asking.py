"""What is asked now: what can be chosen, and what each choice would do, as its author wrote it.

Invariant: it promises nothing that the script does not say; an effect is shown as it is written, before teams are
averaged and before an indicator meets its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import TypeAdapter

from tabletop.authoring.outlining.results import ways as ways_of
from tabletop.authoring.previewing.acts import THROW, Act, Answer, Settle
from tabletop.authoring.previewing.settling import DOTS, ways
from tabletop.decisions.base import ANSWER, BECAUSE, SURE, Fault
from tabletop.decisions.base import Answer as GivenAnswer
from tabletop.decisions.effects import Consequence, Effects
from tabletop.decisions.form import Choice, Entries, Form, PickOne, PickSome, PutInOrder, ShareOut
from tabletop.decisions.kinds import AnyAnswer, Decision
from tabletop.decisions.open_text import OpenText, OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.words import Words
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.exercise.viewing.questions import form_for
from tabletop.language.catalogue import _
from tabletop.language.labels import label

MARKS: Final = "marks"
"""The name of the field in which a text is marked."""
_ANY: Final[TypeAdapter[AnyAnswer]] = TypeAdapter(AnyAnswer)


@dataclass(frozen=True, slots=True)
class Effect:
    """One change, as it is written."""

    name: str
    """The indicator, in the author's words."""
    by: int
    good: Literal["up", "down"]
    why: str


@dataclass(frozen=True, slots=True)
class Prospect:
    """What follows from one choice, or one result."""

    label: str
    outcome: str = ""
    """What players are told; empty for nothing."""
    effects: tuple[Effect, ...] = ()
    sets: tuple[str, ...] = ()
    """Flags."""
    after: int = 0
    """Injects until something delayed arrives; 0 for nothing."""
    later: tuple[Prospect, ...] = ()
    """What arrives then: one, or none."""

    @property
    def empty(self) -> bool:
        """Whether nothing follows."""
        return not (self.outcome or self.effects or self.sets or self.later)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose with a number."""

    id: str
    label: str
    detail: str
    act: Act
    prospect: Prospect | None
    """What follows from it; None where that depends on what others choose."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A decision, as an author who tries it out meets it."""

    decision: str
    kind: str
    """The mechanic."""
    question: str
    team: str | None
    """Who answers now; None for all who have not answered."""
    waiting: tuple[str, ...]
    """Teams that have not answered."""
    together: bool
    """Whether all can answer alike in one go."""
    offers: tuple[Offer, ...]
    """What a number chooses; empty where a form is filled in."""
    form: Form
    """What is filled in; empty where a number chooses."""
    prospects: tuple[Prospect, ...]
    """What the results lead to, where that does not stand with the offers."""


def asking(state: State, name: str, *, together: bool) -> Asking:
    """What the decision of that id asks; `together` lets all teams answer alike, where they can."""
    question = state.scenario.decisions[name]
    given = state.decisions[name].answers
    waiting = tuple(team for team in state.seats(name) if team not in given)
    alike = not (isinstance(question, Sealed) and question.predict and len(waiting) > 1)
    one = isinstance(question, Proceeding) or (together and alike)
    team = None if one else next(iter(waiting), None)
    offers = tuple(_offers(state, question, team))
    form = () if offers else _form(state, question, team or next(iter(waiting), None))
    shown = {offer.prospect for offer in offers if offer.prospect is not None}
    return Asking(
        name,
        question.type,
        filled(state, question.question, team),
        team,
        waiting,
        alike and len(waiting) > 1 and not isinstance(question, Proceeding),
        offers,
        form,
        tuple(one for one in prospects(state, question) if one not in shown),
    )


def prospects(state: State, question: Decision) -> tuple[Prospect, ...]:
    """What a decision can come to."""
    return tuple(prospect(state, way.label, way.consequence) for way in ways_of(question))


def result_labels(state: State, question: Decision) -> dict[str, str]:
    """What the results of a decision are called, by the ids that conditions read."""
    labels = {way.id: way.label for way in ways_of(question) if way.read}
    for field in question.fields():
        if isinstance(field, PickOne | PickSome | PutInOrder | ShareOut):
            labels |= {one.id: one.label for one in field.choices if one.id in labels and one.label}
    return {key: filled(state, words) for key, words in labels.items()}


def prospect(state: State, name: str, consequence: Consequence) -> Prospect:
    """What follows, in the author's words."""
    later = consequence.later
    arriving = (
        ()
        if later is None
        else (Prospect("", filled(state, later.outcome), _effects(state, later.effects), tuple(later.sets)),)
    )
    return Prospect(
        filled(state, name),
        filled(state, consequence.outcome),
        _effects(state, consequence.effects),
        tuple(consequence.sets),
        later.after if later is not None else 0,
        arriving,
    )


def _effects(state: State, effects: Effects) -> tuple[Effect, ...]:
    known = state.scenario.indicators
    return tuple(
        Effect(filled(state, known[name].name), one.by, known[name].good, filled(state, one.why))
        for name, one in effects.items()
        if name in known
    )


def _offers(state: State, question: Decision, team: str | None) -> Iterator[Offer]:
    if isinstance(question, Proceeding):
        of = {way.id: prospect(state, way.label, way.consequence) for way in ways_of(question)}
        for result in ways(question):
            thrown = result == THROW
            words = _("throw the dice") if thrown else of[result].label
            yield Offer(result, words, "", Settle(question.id, result), None if thrown else of[result])
        return
    if isinstance(question, Sealed) and question.predict and len(state.seats(question.id)) > 1:
        return
    fields = question.fields()
    field = fields[0] if len(fields) == 1 else None
    if not isinstance(field, PickOne):
        return
    options = getattr(question, "options", {})
    leads = not isinstance(question, Sealed)
    for choice in field.choices:
        read = question.read({ANSWER: choice.id})
        if isinstance(read, Fault):
            continue
        words = filled(state, choice.label, team) or label(f"ballot.{choice.id}")
        own = options.get(choice.id) if leads else None
        follows = prospect(state, own.label, own) if own is not None else None
        yield Offer(choice.id, words, filled(state, choice.detail, team), _act(question, team, read), follows)


def _act(question: Decision, team: str | None, read: GivenAnswer) -> Answer:
    return Answer(question.id, team, as_answer(read))


def as_answer(read: GivenAnswer) -> AnyAnswer:
    """An answer of one of the known mechanics, by its own type."""
    return _ANY.validate_python(read.model_dump())


def _form(state: State, question: Decision, team: str | None) -> Form:
    """What is filled in: without reasons and sureness; of a text, what is true of it."""
    if isinstance(question, OpenText):
        marks = tuple(
            Choice(key, filled(state, one.label), filled(state, one.detail)) for key, one in question.rubric.items()
        )
        return (PickSome(MARKS, marks, 0, len(marks)),)
    return tuple(field for field in form_for(state, question, team) if field.name not in {BECAUSE, SURE})


def filled_in(state: State, asked: Asking, entries: Entries) -> Answer | Fault:
    """The act that a filled-in form stands for, or what is wrong with it."""
    question = state.scenario.decisions[asked.decision]
    if isinstance(question, OpenText):
        marks = entries.get(MARKS, ())
        text = OpenTextAnswer(text=Words.of(DOTS))
        return Answer(question.id, asked.team, text, marks if isinstance(marks, tuple) else ())
    read = question.read(entries)
    return read if isinstance(read, Fault) else _act(question, asked.team, read)


def undecided(asked: Asking) -> Answer | None:
    """The act by which a team, or all, come to no decision; None where there is no such thing."""
    return None if asked.kind in _PROCEEDINGS else Answer(asked.decision, asked.team, None)


_PROCEEDINGS: Final = frozenset({"consensus", "matrix", "negotiation"})
