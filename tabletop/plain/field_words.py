"""What a field of a form is asked with: the question above it, what can be chosen, and the line one types behind.

Invariant: a label comes from the field alone (its purpose, its choices' labels, a team's name), never from the
mechanic behind it; every prompt leaves room on its line for an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

from tabletop.decisions.base import ANSWER, Fault
from tabletop.decisions.form import Choice, Field, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import LABELS, label
from tabletop.language.sentences import sentence
from tabletop.plain.layout import said

Names = Callable[[str], str]
"""From a team's id to its name."""
CHANGED_TO: Final = "=>"
"""Between words of a text that stands there and what they become."""
_OF_TEAMS: Final = frozenset({"parties", "bilateral"})


def name(choice: Choice, field: Field | None = None, names: Names = str) -> str:
    """What a choice is called: the interface's word for it, the author's, or the team's name."""
    purpose = field.purpose if isinstance(field, PickOne | PickSome) else ""
    code = f"pick.{purpose}.{choice.id}"
    if code in LABELS:
        return label(code)
    if choice.label:
        return choice.label
    if purpose in _OF_TEAMS:
        return names(choice.id)
    return label(code if purpose else f"ballot.{choice.id}")


def question(field: Field, names: Names = str) -> str:
    """The question above a field; empty where the decision's own says all."""
    if isinstance(field, SetLevel):
        return field.prompt
    purpose = field.purpose if isinstance(field, PickOne | PickSome | WriteText) else ""
    asked = label(f"field.{purpose}") if f"field.{purpose}" in LABELS else ""
    about = field.team if isinstance(field, PickOne) else ""
    return f"{names(about)}: {asked}" if asked and about else asked


def offered(field: Field) -> tuple[Choice, ...]:
    """What a field offers; nothing where one writes."""
    return () if isinstance(field, WriteText | SetLevel) else field.choices


def optional(field: Field) -> bool:
    """Whether the field may stay empty."""
    if isinstance(field, PickSome):
        return field.least == 0
    return isinstance(field, WriteText | SetLevel | PickOne) and not field.required


def missing(field: Field) -> str:
    """What is said when nothing was typed."""
    reason = isinstance(field, WriteText) and field.purpose == "rationale"
    return sentence(f"fault.{Fault.REASON_MISSING if reason else Fault.MISSING}")


def prompt(field: Field) -> str:
    """What the field wants, in one line."""
    match field:
        case PickOne():
            words = N_("Choose one, 1 to $n:") if field.required else N_("Choose one, 1 to $n, or Enter for none:")
            return said(words, n=len(field.choices))
        case PickSome():
            return _pick_some(field)
        case PutInOrder():
            example = " ".join(map(str, [2, 1, *range(3, len(field.choices) + 1)]))
            return said(N_("Put them in order, the first matters most, like this: $example"), example=f"{example}:")
        case ShareOut():
            return said(
                N_("Share out $points points in steps of $step, a number for each in this order:"),
                points=field.points,
                step=field.step,
            )
        case WriteText():
            return _write(field)
        case SetLevel():
            return _level_prompt(field)
        case _:
            assert_never(field)


def _pick_some(field: PickSome) -> str:
    if field.least == field.most:
        return said(N_("Choose $n of them, with spaces between the numbers:"), n=field.most)
    if field.least == 0:
        return said(N_("Choose up to $n, with spaces between the numbers, or Enter for none:"), n=field.most)
    return said(
        N_("Choose $least to $most of them, with spaces between the numbers:"), least=field.least, most=field.most
    )


def _level_prompt(field: SetLevel) -> str:
    if field.prompt:
        return _("0 to 100 percent:")
    return _("How likely? 0 to 100 percent:") if field.name == ANSWER else _("How sure are you? 0 to 100 percent:")


def _write(field: WriteText) -> str:
    if field.purpose == "rationale":
        return _("Why? One sentence:") if field.required else _("Why? One sentence, or Enter for none:")
    if field.initial and field.lines == 1:
        return said(N_("Enter for $offered, or something else:"), offered=field.initial)
    if field.initial:
        return _("A new text, old words => new words, or Enter as it reads:")
    if not field.required:
        return said(N_("Your text, at most $n words, or Enter for none:"), n=field.max_words)
    return said(N_("Your text, on one line, at most $n words:"), n=field.max_words)
