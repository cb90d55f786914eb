"""What a preview has to say, in sentences: how the file stands, what could not be replayed, where one stands.

Invariant: every sentence ends in something that can be acted on: a line, a name, a place. What it holds of the file is
the author's text as it stands; a face cleans the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import Template
from types import MappingProxyType
from typing import Final

from tabletop.authoring.outlining.words import Names
from tabletop.authoring.outlining.words import words as condition_words
from tabletop.authoring.previewing.acts import THROW, Act, Answer, Begin, Finish, Jump, Read, Release, Settle
from tabletop.authoring.previewing.asking import result_labels
from tabletop.authoring.previewing.course import Course, Spot, Version
from tabletop.authoring.previewing.playing import ASKED_FIRST, COMES_FIRST, Lost, opened
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.sentences import sentence as problem_sentence
from tabletop.decisions.conditions import AllOf, AnyOf, Node, Not, Within
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled, team_name
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.language.sentences import SENTENCES, sentence
from tabletop.scenario.problems import Problem

_LONG: Final = 44
"""Characters of a title or a question inside a sentence."""
_ROW: Final = 76
"""Characters of what is only worth knowing: one line of 80 columns."""
_LINE: Final = 104
"""Characters of a problem: with what stands after it, two lines of 80 columns."""
_GONE: Final[Mapping[str, str]] = MappingProxyType({
    "no_such_inject": N_("there is no inject called “$detail” any more"),
    "no_such_decision": N_("there is no decision called “$detail” any more"),
    "no_such_team": N_("there is no team called “$detail” any more"),
    "no_such_result": N_("it cannot come to that any more"),
    "not_your_decision": N_("that team is not asked any more"),
    "decision_not_open": N_("nothing asks for it at this point any more"),
    "decision_ruled": N_("it is decided already at this point"),
    "inject_released": N_("it was shown already at this point"),
    "not_a_proceeding": N_("it is another kind of question now"),
    "already_ended": N_("the exercise ends before it now"),
    COMES_FIRST: N_("“$detail” comes first now"),
    ASKED_FIRST: N_("“$detail” is asked first now"),
})  # fmt: skip
"""Code → why something cannot be replayed."""
_FAULTS: Final[Mapping[str, str]] = MappingProxyType({
    "not_offered": N_("what was chosen is not offered any more"),
    "wrong_kind": N_("it is another kind of question now"),
})  # fmt: skip
"""Fault of an answer → why it cannot be replayed."""


def said(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` filled in once."""
    return Template(_(template)).safe_substitute({name: str(value) for name, value in values.items()})


# how the file stands


def file_words(preview: Preview) -> str:
    """How the file stands, in one line."""
    when = preview.course.version.when if preview.course else ""
    first = next(iter(preview.errors), None)
    match preview.standing:
        case "gone":
            words = said(N_("The file is not there: $why"), why=preview.why)
            return f"{words} – {_showing(when)}"
        case "broken" if first is not None:
            return f"{_clipped(problem_line(first), _LINE)} – {_showing(when)}"
        case "good" if first is not None:
            return _and_more(_clipped(problem_line(first), _LINE), len(preview.errors))
        case "good" if preview.problems:
            count = len(preview.problems)
            remarks = n_("$n remark", "$n remarks", count).replace("$n", str(count))
            first_one = problem_line(preview.problems[0])
            return _clipped(
                said(N_("saved $when – $remarks, $first"), when=when, remarks=remarks, first=first_one), _ROW
            )
        case "good":
            return said(N_("saved $when, no problems"), when=when)
        case _:
            return _("The file has not been looked at yet.")


def _and_more(words: str, count: int) -> str:
    more = count - 1
    return f"{words} – {n_('and $n more', 'and $n more', more).replace('$n', str(more))}" if more else words


def _showing(when: str) -> str:
    return said(N_("showing the version of $when"), when=when) if when else _("there is no version to show yet")


def problem_line(problem: Problem) -> str:
    """`line 34: no indicator called "escalatoin"`."""
    return said(N_("line $line: $what"), line=problem.place.line, what=problem_sentence(problem))


def saved_words(preview: Preview) -> str:
    """What the last saving came to; empty where the choices were replayed to the same place."""
    saved, course = preview.saved, preview.course
    if saved is None or saved.lost is None or course is None:
        return ""
    what = act_words(saved.lost.act, saved.by or course.version)
    lost = said(N_("Not replayed: $what – $why."), what=what, why=why_words(saved.lost, course.state))
    return f"{lost} {where_words(course)}"


def lost_words(lost: Lost, course: Course) -> str:
    """Why something cannot be done here."""
    return said(N_("$what: $why."), what=act_words(lost.act, course.version), why=why_words(lost, course.state))


def why_words(lost: Lost, state: State) -> str:
    """Why an act cannot happen at a state, without a full stop."""
    detail = lost.detail
    if lost.why == COMES_FIRST:
        detail = _inject(state, detail)
    elif lost.why == ASKED_FIRST:
        detail = _question(state, detail)
    elif lost.why == "inject_not_due" and lost.detail in state.script.injects:
        return _not_due(state, lost.detail)
    elif lost.why == "answer_faulty":
        return said(_FAULTS.get(lost.detail, N_("it does not fit the question any more")))
    if lost.why in _GONE:
        return said(_GONE[lost.why], detail=detail)
    return sentence(lost.why, detail=detail).rstrip(".") if lost.why in SENTENCES else lost.why


def _not_due(state: State, inject: str) -> str:
    when = state.script.injects[inject].when
    if when is None or isinstance(when, str):
        return _("it does not come at this point")
    return said(N_("it needs $condition"), condition=needs(state, when))


def needs(state: State, when: Node) -> str:
    """A condition in words, with where its indicators stand now."""
    scenario = state.scenario
    results = {one.id: result_labels(state, one) for one in scenario.decisions.values()}
    names = {name: filled(state, one.name) for name, one in scenario.indicators.items()}
    now = dict.fromkeys(
        said(N_("$name is at $level"), name=names.get(name, name), level=state.indicators.get(name, 0))
        for name in _levels(when)
    )
    words = condition_words(when, Names(names, results))
    return f"{words} ({', '.join(now)})" if now else words


def _levels(node: Node) -> Iterator[str]:
    match node:
        case Within():
            yield node.name
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from _levels(part)
        case Not():
            yield from _levels(node.part)
        case _:
            return


# what was done, and where one stands


def act_words(act: Act, version: Version) -> str:
    """An act, in the words of the version in which it was chosen."""
    state = opened(version.scenario, version.text).state
    match act:
        case Begin():
            return _("the start")
        case Finish():
            return _("the end")
        case Release(inject=inject):
            return said(N_("the inject “$title”"), title=_inject(state, inject))
        case Read(decision=name):
            return said(N_("going on after “$question”"), question=_question(state, name))
        case Jump(inject=inject):
            return said(N_("the jump to “$title”"), title=_inject(state, inject))
        case Answer() | Settle():
            chosen, question = _chosen(state, act), _question(state, act.decision)
            return said(N_("“$chosen” to “$question”"), chosen=_clipped(chosen, _LONG), question=question)


def _chosen(state: State, act: Answer | Settle) -> str:
    question = state.scenario.decisions.get(act.decision)
    if isinstance(act, Settle):
        results = result_labels(state, question) if question else {}
        return _("throw the dice") if act.result == THROW else results.get(act.result, act.result)
    if act.answer is None:
        return label("seat.no-decision")
    if question is None:
        return act.answer.type
    ballot = label(f"ballot.{act.answer.ballot}") if act.answer.type == "vote" and not _options(question) else ""
    said_ = ballot or " · ".join(filled(state, one) for one in question.summary(act.answer))
    return f"{team_name(state, act.team)}: {said_}" if act.team is not None and len(state.teams) > 1 else said_


def _clipped(text: str, most: int) -> str:
    """A text in one line that leaves room for the others."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _options(question: object) -> object:
    return getattr(question, "options", None)


def where_words(course: Course) -> str:
    """Where one stands, as a sentence."""
    state, spot = course.state, course.spot
    words: Mapping[str, Callable[[], str]] = {
        "briefing": lambda: _("You stand at the beginning."),
        "ending": lambda: _("You stand at the end."),
        "question": lambda: said(N_("You stand at “$name”."), name=_question(state, spot.decision)),
        "consequence": lambda: said(N_("You stand after “$name”."), name=_question(state, spot.decision)),
        "reading": lambda: _reading(state, spot),
    }
    return words[spot.kind]()


def _reading(state: State, spot: Spot) -> str:
    if not spot.inject:
        return _("You stand before the first inject.")
    return said(N_("You stand at “$name”."), name=_inject(state, spot.inject))


def _inject(state: State, name: str) -> str:
    inject = state.inject(name)
    return _clipped(filled(state, inject.title), _LONG) if inject else name


def _question(state: State, name: str) -> str:
    question = state.scenario.decisions.get(name)
    return _clipped(filled(state, question.question), _LONG) if question else name
