"""The fields of a form, asked in lines: one file for all of them, because here each is a list and a line.

Invariant: what cannot be understood is said in one sentence and asked again; what was typed is kept until it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, assert_never

from tabletop.decisions.base import ANSWER, Fault
from tabletop.decisions.form import (
    Choice,
    Entries,
    Entry,
    Field,
    Form,
    PickOne,
    PickSome,
    PutInOrder,
    SetLevel,
    ShareOut,
    WriteText,
)
from tabletop.decisions.text import DECISION_LIMIT, word_count
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console
from tabletop.plain.layout import clipped, numbered, said, whole, whole_numbers

NOTHING = "-"
"""What is typed to take back a text that need not be written."""
_HIGHEST = 100


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a line is no entry, in one sentence."""

    sentence: str


class Drafts(Protocol):
    """Lines typed and not sent yet, by the field's name."""

    def get(self, field: str) -> str:
        """The line; empty if there is none."""
        ...

    def keep(self, field: str, line: str) -> None:
        """Keep the line."""
        ...


def ask_form(console: Console, form: Form, drafts: Drafts, instead: frozenset[str] = frozenset()) -> Entries:
    """Ask field after field; `b` goes back to the one before.

    Raises Left; Back, and Instead for the signs in `instead`, at the first field.
    """
    entries: dict[str, Entry] = {}
    index = 0
    while index < len(form):
        field = form[index]
        console.instead = instead if index == 0 else frozenset()
        try:
            entry = ask_field(console, field, drafts)
        except Back:
            if index == 0:
                raise
            index -= 1
            continue
        finally:
            console.instead = frozenset()
        entries.pop(field.name, None)
        if entry is not None:
            entries[field.name] = entry
        index += 1
    return entries


def ask_field(console: Console, field: Field, drafts: Drafts) -> Entry | None:
    """Ask one field until the answer can be understood; None where it may stay empty and does."""
    console.lines(numbered((name(one), one.detail) for one in offered(field)))
    if isinstance(field, SetLevel) and field.prompt:
        console.say(field.prompt)
    draft = drafts.get(field.name)
    if draft:
        console.say(said(N_("You typed before: $line – Enter alone takes it."), line=clipped(draft)))
    while True:
        line = console.ask(prompt(field)) or draft
        if optional(field) and line in {"", NOTHING}:
            drafts.keep(field.name, "")
            return None
        entry = parse(field, line) if line else Unclear(_missing(field))
        if not isinstance(entry, Unclear):
            drafts.keep(field.name, line)
            return entry
        if isinstance(field, WriteText) and line and line != draft:
            draft = line
            drafts.keep(field.name, line)
        console.say(entry.sentence)


def name(choice: Choice) -> str:
    """What a choice is called; a bare ballot has the interface's word."""
    return choice.label or label(f"ballot.{choice.id}")


def offered(field: Field) -> tuple[Choice, ...]:
    """What a field offers; nothing where one writes."""
    return () if isinstance(field, WriteText | SetLevel) else field.choices


def optional(field: Field) -> bool:
    """Whether the field may stay empty."""
    if isinstance(field, PickSome):
        return field.least == 0
    return isinstance(field, WriteText | SetLevel) and not field.required


def _missing(field: Field) -> str:
    reason = isinstance(field, WriteText) and field.purpose == "rationale"
    return sentence(f"fault.{Fault.REASON_MISSING if reason else Fault.MISSING}")


def prompt(field: Field) -> str:
    """What the field wants, in one line."""
    match field:
        case PickOne():
            return said(N_("Choose one, 1 to $n:"), n=len(field.choices))
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
    return said(N_("Your text, on one line, at most $n words:"), n=field.max_words)


def parse(field: Field, line: str) -> Entry | Unclear:
    """What a line means for a field."""
    match field:
        case PickOne():
            return _one(field, line)
        case PickSome():
            return _some(field, line)
        case PutInOrder():
            return _order(field, line)
        case ShareOut():
            return _shares(field, line)
        case WriteText():
            return _text(field, line)
        case SetLevel():
            return _level(line)
        case _:
            assert_never(field)


def _picks(choices: tuple[Choice, ...], line: str) -> tuple[str, ...] | Unclear:
    """The ids that the numbers of a line stand for."""
    numbers = whole_numbers(line)
    if numbers is None or any(not 1 <= number <= len(choices) for number in numbers):
        return Unclear(said(N_("Please type numbers from 1 to $n."), n=len(choices)))
    return tuple(choices[number - 1].id for number in numbers)


def _one(field: PickOne, line: str) -> Entry | Unclear:
    by_name = [one.id for one in field.choices if line.casefold() in {one.id.casefold(), name(one).casefold()}]
    picked = tuple(by_name[:1]) or _picks(field.choices, line)
    if isinstance(picked, Unclear):
        return picked
    return picked[0] if len(picked) == 1 else Unclear(_("Please choose just one."))


def _some(field: PickSome, line: str) -> Entry | Unclear:
    picked = _picks(field.choices, line)
    if isinstance(picked, Unclear):
        return picked
    if len(set(picked)) != len(picked) or len(picked) > field.most:
        return Unclear(sentence(f"fault.{Fault.TOO_MANY}"))
    if len(picked) < field.least:
        return Unclear(sentence(f"fault.{Fault.TOO_FEW}"))
    for one, other in field.excludes:
        if one in picked and other in picked:
            numbers = sorted(index for index, choice in enumerate(field.choices, 1) if choice.id in {one, other})
            return Unclear(said(N_("$a and $b cannot stand together."), a=numbers[0], b=numbers[-1]))
    return tuple(choice.id for choice in field.choices if choice.id in picked)


def _order(field: PutInOrder, line: str) -> Entry | Unclear:
    picked = _picks(field.choices, line)
    if isinstance(picked, Unclear):
        return picked
    left = [one.id for one in field.choices if one.id not in picked]
    if len(set(picked)) != len(picked) or len(left) > 1:
        return Unclear(sentence(f"fault.{Fault.NOT_ALL_ORDERED}"))
    return (*picked, *left)  # the one nobody named is the last


def _shares(field: ShareOut, line: str) -> Entry | Unclear:
    numbers = whole_numbers(line)
    if numbers is None or len(numbers) > len(field.choices):
        return Unclear(said(N_("Please type up to $n numbers; what is not named gets none."), n=len(field.choices)))
    if any(number % field.step for number in numbers):
        return Unclear(said(N_("Please give points in steps of $step."), step=field.step))
    total = sum(numbers)
    if total != field.points:
        return Unclear(said(N_("That adds up to $total; it should be $points."), total=total, points=field.points))
    return {choice.id: number for choice, number in zip(field.choices, numbers, strict=False) if number}


def _text(field: WriteText, line: str) -> Entry | Unclear:
    words = word_count(line)
    if words > field.max_words:
        found = said(N_("That has $words words; at most $most are taken."), words=words, most=field.max_words)
        return Unclear(f"{found} {said(N_('You typed: $line'), line=clipped(line))}")
    if len(line) > DECISION_LIMIT:
        return Unclear(said(N_("That is longer than $n characters. Please write less."), n=DECISION_LIMIT))
    return line


def _level(line: str) -> Entry | Unclear:
    percent = whole(line.removesuffix("%").strip())
    if percent is None or percent > _HIGHEST:
        return Unclear(sentence(f"fault.{Fault.OUT_OF_RANGE}"))
    return percent


@dataclass(frozen=True, slots=True)
class KeptLines:
    """Drafts that a session keeps, all under one beginning."""

    beginning: str
    read: Callable[[str], str]
    write: Callable[[str, str], object]

    def get(self, field: str) -> str:
        """The line; empty if there is none."""
        return self.read(f"{self.beginning}/{field}")

    def keep(self, field: str, line: str) -> None:
        """Keep the line."""
        self.write(f"{self.beginning}/{field}", line)

    def forget(self, form: Form) -> None:
        """Everything was sent."""
        for field in form:
            self.keep(field.name, "")
