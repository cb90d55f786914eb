"""The fields of a form, asked in lines: one file for all of them, because here each is a list and a line.

Invariant: what cannot be understood is said in one sentence and asked again; what was typed is kept until it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, assert_never

from tabletop.decisions.base import Fault
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
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console
from tabletop.plain.field_words import CHANGED_TO, Names, missing, name, offered, optional, prompt, question
from tabletop.plain.layout import clipped, numbered, said, whole, whole_numbers

NOTHING = "-"
"""What is typed to take back a text that need not be written."""
_HIGHEST = 100
_INDENT: Final = "   "
_SPACES: Final = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a line is no entry, in one sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a prefilled text becomes by a change of some of its words."""

    text: str


class Drafts(Protocol):
    """Lines typed and not sent yet, by the field's name."""

    def get(self, field: str) -> str:
        """The line; empty if there is none."""
        ...

    def keep(self, field: str, line: str) -> None:
        """Keep the line."""
        ...


def ask_form(
    console: Console, form: Form, drafts: Drafts, instead: frozenset[str] = frozenset(), names: Names = str
) -> Entries:
    """Ask field after field; `b` goes back to the one before. `names` are the teams'.

    Raises Left; Back, and Instead for the signs in `instead`, at the first field.
    """
    entries: dict[str, Entry] = {}
    index = 0
    while index < len(form):
        field = form[index]
        console.instead = instead if index == 0 else frozenset()
        try:
            entry = ask_field(console, field, drafts, names)
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


def ask_field(console: Console, field: Field, drafts: Drafts, names: Names = str) -> Entry | None:
    """Ask one field until the answer can be understood; None where it may stay empty and does."""
    asked = question(field, names)
    if asked:
        console.say(asked)
    console.lines(numbered((name(one, field, names), one.detail) for one in offered(field)))
    draft = _standing(console, field, drafts.get(field.name))
    while True:
        line = console.ask(prompt(field)) or draft
        if optional(field) and line in {"", NOTHING}:
            drafts.keep(field.name, "")
            return None
        entry = _understood(field, line, draft, names)
        if isinstance(entry, _Changed):
            draft = entry.text
            drafts.keep(field.name, draft)
            _reads(console, draft)
            continue
        if not isinstance(entry, Unclear):
            drafts.keep(field.name, "" if entry == _initial(field) else line)
            return entry
        if isinstance(field, WriteText) and line and line != draft and not _changes(field, line):
            draft = line
            drafts.keep(field.name, line)
        console.say(entry.sentence)


def _initial(field: Field) -> str:
    return field.initial if isinstance(field, WriteText) else ""


def _standing(console: Console, field: Field, draft: str) -> str:
    """Say what stands in a field already; it is what Enter alone takes."""
    initial = _initial(field)
    if draft:
        console.say(said(N_("You typed before: $line – Enter alone takes it."), line=clipped(draft)))
    elif isinstance(field, WriteText) and initial and field.lines > 1:
        _reads(console, initial)
    return draft or initial


def _reads(console: Console, text: str) -> None:
    console.say(_("It reads now:"))
    console.say(text, indent=_INDENT)


def _understood(field: Field, line: str, draft: str, names: Names) -> Entry | Unclear | _Changed:
    """What a line means for a field in which `draft` stands."""
    if not line:
        return Unclear(missing(field))
    if line != draft and _changes(field, line):
        return _replaced(draft, line)
    return parse(field, line, names)


def _changes(field: Field, line: str) -> bool:
    """Whether a line changes words of a prefilled text."""
    return bool(_initial(field)) and CHANGED_TO in line


def _replaced(text: str, line: str) -> Unclear | _Changed:
    """Some words of a text become others."""
    old, _arrow, new = (part.strip() for part in line.partition(CHANGED_TO))
    count = text.count(old) if old else 0
    if count == 1:
        return _Changed(_SPACES.sub(" ", text.replace(old, new)).strip())
    words = N_("“$old” stands there more than once: take more words.") if count else N_("“$old” does not stand there.")
    return Unclear(said(words, old=clipped(old)))


def parse(field: Field, line: str, names: Names = str) -> Entry | Unclear:
    """What a line means for a field."""
    match field:
        case PickOne():
            return _one(field, line, names)
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


def _one(field: PickOne, line: str, names: Names) -> Entry | Unclear:
    wanted = line.casefold()
    numbers = whole_numbers(line) is not None
    known = [] if numbers else [(one.id, name(one, field, names)) for one in field.choices]
    by_name = [one for one, called in known if wanted in {one.casefold(), called.casefold()}]
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
