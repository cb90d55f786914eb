"""Texts that speak to a team (`$team`), made readable for somebody who is no team: the facilitator, the room.

Invariant: only `$team` and `$role` are put in, once; where nothing is to be put in, the very same scene comes back.
"""

from __future__ import annotations

from dataclasses import replace
from string import Template

from tabletop.exercise.views import DecisionView, InjectView, Scene
from tabletop.language.catalogue import _


def addressed(text: str, team: str = "") -> str:
    """The text as one reads it out: to the team of that name, or to any. A sentence still begins with a capital."""
    if "$" not in text:
        return text
    values = {"team": team or _("your team"), "role": _("your role")}
    parts: list[str] = []
    end = 0
    for found in Template.pattern.finditer(text):
        parts.append(text[end : found.start()])
        value = values.get(found["named"] or found["braced"] or "", found[0])
        begins = "".join(parts).rstrip(' \n“"')[-1:] in {"", ".", "!", "?"}
        parts.append(value[:1].upper() + value[1:] if begins else value)
        end = found.end()
    return "".join([*parts, text[end:]])


def _inject(inject: InjectView) -> InjectView:
    return replace(inject, title=addressed(inject.title), text=addressed(inject.text)) if "$" in inject.text else inject


def _decision(decision: DecisionView) -> DecisionView:
    return replace(decision, question=addressed(decision.question)) if "$" in decision.question else decision


def spoken(scene: Scene) -> Scene:
    """The scene, readable."""
    texts = (scene.prologue, scene.move_intro, *(one.text for one in scene.injects))
    if not any("$" in text for text in (*texts, *(one.question for one in scene.decisions))):
        return scene
    return replace(
        scene,
        prologue=addressed(scene.prologue),
        move_intro=addressed(scene.move_intro),
        inject=_inject(scene.inject) if scene.inject else None,
        injects=tuple(map(_inject, scene.injects)),
        decisions=tuple(map(_decision, scene.decisions)),
    )
