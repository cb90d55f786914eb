"""Weighing arguments: each with its side and its team beside it, and those that count marked at first.

Invariant: it only explains a form; what comes back from it is what the form asks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tabletop.decisions.form import Choice, Entry, Field, Form, PickSome
from tabletop.decisions.proceeding import Line, Standing
from tabletop.exercise.views import TeamHead
from tabletop.language.labels import label
from tabletop.tui.widgets.teams import named

_SIDES: Final = frozenset({"for", "against"})
_WEIGHED: Final = "accepted"
"""The purpose of the field in which arguments are weighed."""


def _sided(choice: Choice, line: Line | None, teams: tuple[TeamHead, ...]) -> Choice:
    if line is None:
        return choice
    who = named(teams, line.team).plain if line.team else ""
    return replace(choice, detail=" · ".join(part for part in (label(f"line.{line.kind}"), who) if part))


def _weighs(field: Field) -> bool:
    return isinstance(field, PickSome) and field.purpose == _WEIGHED


def explained(form: Form, standing: Standing | None, teams: tuple[TeamHead, ...]) -> Form:
    """The form; where arguments are weighed, each says whose it is and for which side."""
    said = {line.id: line for line in standing.lines if line.kind in _SIDES} if standing else {}
    return tuple(
        replace(field, choices=tuple(_sided(one, said.get(one.id), teams) for one in field.choices))
        if isinstance(field, PickSome) and _weighs(field)
        else field
        for field in form
    )


def counting(form: Form, standing: Standing | None) -> dict[str, Entry]:
    """What is entered at first: the arguments that count now; nothing for other forms."""
    if standing is None:
        return {}
    held = {line.id for line in standing.lines if line.state != "does-not-count"}
    found = {
        field.name: tuple(one.id for one in field.choices if one.id in held)
        for field in form
        if isinstance(field, PickSome) and _weighs(field)
    }
    return {name: ids for name, ids in found.items() if ids}
