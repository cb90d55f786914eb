"""What the parts of a scenario are called, in the author's words, and where they stand.

Invariant: an id is never shown alone where the author gave the part a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from string import Template

from tabletop.authoring.outlining.results import ways
from tabletop.authoring.rules.base import Subject
from tabletop.authoring.rules.logic.parts import ending_path, option_place
from tabletop.language.catalogue import _
from tabletop.scenario.problems import Place


@dataclass(frozen=True)
class Naming:
    """The names of one scenario's parts."""

    subject: Subject

    @cached_property
    def _said(self) -> dict[str, str]:
        return {**self.subject.scenario.names(fictional=False), "team": _("the team"), "role": _("the role")}

    def spoken(self, text: str) -> str:
        """A text of the author's in one line, with the names put in that `$NAME` stands for."""
        filled = Template(text).safe_substitute(self._said) if "$" in text else text
        return " ".join(filled.split())

    @cached_property
    def _endings(self) -> dict[str, str]:
        return {one.id: self.spoken(one.title) for one in self.subject.scenario.endings}

    @cached_property
    def _options(self) -> dict[str, dict[str, str]]:
        return {
            name: {way.id: self.spoken(_label(one, way.id) or way.label) for way in ways(one)}
            for name, one in self.subject.scenario.decisions.items()
        }

    @property
    def title(self) -> str:
        """The scenario's."""
        return self.spoken(self.subject.scenario.title)

    def ending(self, name: str) -> str:
        """An ending's title."""
        return self._endings.get(name, name)

    def inject(self, name: str) -> str:
        """An inject's title."""
        found = self.subject.scenario.injects.get(name)
        return self.spoken(found.title) if found is not None else name

    def decision(self, name: str) -> str:
        """What a decision asks."""
        found = self.subject.scenario.decisions.get(name)
        return self.spoken(found.question) if found is not None else name

    def option(self, decision: str, name: str) -> str:
        """An option's label; of a proceeding, what it comes to."""
        return self._options.get(decision, {}).get(name, name)

    def indicator(self, name: str) -> str:
        """An indicator's name."""
        found = self.subject.scenario.indicators.get(name)
        return self.spoken(found.name) if found is not None else name

    def level(self, indicator: str, value: float) -> str:
        """A value with the author's word for it: `strained 54`; the number alone where there is none."""
        found = self.subject.scenario.indicators.get(indicator)
        word = self.spoken(found.word(round(value))) if found is not None else ""
        return f"{word} {round(value)}" if word else str(round(value))

    def move(self, name: str) -> str:
        """A move's title."""
        found = next((one for one in self.subject.scenario.moves if one.id == name), None)
        return self.spoken(found.title) if found is not None else name

    def part(self, where: str) -> str:
        """What is meant by `decision/option`, or by the id of a decision or an inject."""
        decision, slash, option = where.partition("/")
        if slash:
            return self.option(decision, option)
        return self.decision(where) if where in self.subject.scenario.decisions else self.inject(where)

    def place(self, where: str) -> Place:
        """Where an option, a decision or an inject stands."""
        subject = self.subject
        decision, slash, option = where.partition("/")
        if slash:
            return option_place(subject, decision, option)
        return subject.places.value((*subject.paths[where], "id"))

    def place_of_ending(self, name: str) -> Place:
        """Where an ending stands."""
        return self.subject.places.value((*ending_path(self.subject, name), "id"))


def _label(decision: object, key: str) -> str:
    """The label of what can be picked, without what an outline says beside it."""
    for field in ("options", "items", "rubric"):
        found = getattr(decision, field, {}).get(key)
        if found is not None:
            return str(found.label)
    return ""


def spot(place: Place) -> str:
    """A place as an editor and a terminal know it."""
    return f"{place.file}:{place.line}"


def spot_on_paper(place: Place) -> str:
    """A place for a page that is handed on: it does not tell in which folder of whom the file lies."""
    return f"{PurePath(place.file).name}:{place.line}"
