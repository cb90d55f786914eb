"""What a field is asked with: the question above it, and what can be chosen, in words.

Invariant: a label comes from the field alone (its purpose, its choices' labels, a team's name), never from the
question behind it; the author's words are used before ours, but where a choice has a word of ours for its purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textual.content import Content

from tabletop.decisions.form import Choice, Field, Form, PickOne, PickSome, SetLevel, WriteText
from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _
from tabletop.language.labels import LABELS, label
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.teams import SIGNS, named

_OF_TEAMS: Final = frozenset({"parties", "bilateral"})
"""Purposes whose choices are teams."""

Teams = tuple[TeamHead, ...]


def _asked(purpose: str) -> Content:
    """The question for a purpose: ours where there is one, else the word itself (a form of the face's own)."""
    code = f"field.{purpose}"
    return Content(label(code)) if code in LABELS else foreign_line(purpose)


def field_label(field: Field, teams: Teams = (), number: int = 0) -> Content:
    """What stands above a field; nothing where the question itself is enough.

    `number` counts fields that ask the same, from 1; 0 where there is only one.
    """
    match field:
        case WriteText(purpose="rationale", required=required):
            return Content(_("In one sentence, why?") if required else _("In one sentence, why? (if you like)"))
        case WriteText(purpose="answer"):
            return Content("")
        case WriteText(purpose=purpose) | PickSome(purpose=purpose):
            asked = _asked(purpose)
            return Content.assemble(asked, f"  {number}") if number else asked
        case PickOne(purpose=purpose, team=team) if team:
            return Content.assemble(named(teams, team), "  ", _asked(purpose))
        case PickOne(purpose=purpose):
            return _asked(purpose)
        case SetLevel(prompt=prompt, name=name):
            return foreign_line(prompt) if prompt else Content(_("How sure are you?") if name == "sure" else "")
        case _:
            return Content("")


def _named_choice(purpose: str, choice: Choice, teams: Teams) -> Choice:
    code = f"pick.{purpose}.{choice.id}"
    if code in LABELS:
        return replace(choice, label=label(code))
    if choice.label or purpose not in _OF_TEAMS:
        return choice
    head = next((one for one in teams if one.id == choice.id), None)
    return replace(choice, label=f"{SIGNS[head.sign % len(SIGNS)]} {head.name}" if head else choice.id)


def _worded(field: Field, teams: Teams) -> Field:
    if isinstance(field, PickOne | PickSome) and field.purpose:
        return replace(field, choices=tuple(_named_choice(field.purpose, one, teams) for one in field.choices))
    return field


def in_words(form: Form, teams: Teams = ()) -> Iterable[tuple[Field, Content]]:
    """Every field with its choices in words, and what stands above it; fields that ask the same are numbered."""
    purposes = [field.purpose for field in form if isinstance(field, WriteText)]
    counted: dict[str, int] = {}
    for field in form:
        number = 0
        if isinstance(field, WriteText) and purposes.count(field.purpose) > 1:
            number = counted[field.purpose] = counted.get(field.purpose, 0) + 1
        yield _worded(field, teams), field_label(field, teams, number)
