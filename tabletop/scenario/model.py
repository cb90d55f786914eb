"""A scenario as an author writes it, as frozen data: the format `tabletop/1`.

Every scalar of the file arrives as text and is typed here; unknown keys are refused. References between the parts
are checked by the rules of `authoring`, not here: a `Scenario` in hand has the right shape, a checked one also hangs
together.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from tabletop.decisions.conditions import Condition
from tabletop.decisions.effects import Effects, Part
from tabletop.decisions.kinds import Decision
from tabletop.decisions.scalars import (
    Flags,
    Id,
    Label,
    Level,
    Minutes,
    Prompts,
    TeamId,
    Text,
    Title,
    Whole,
    YesNo,
)
from tabletop.scenario.roles import Team

FORMAT: Final = "tabletop/1"
EVERYONE: Final = "everyone"
AD_HOC: Final = "ad hoc"

Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Theme = Annotated[str, StringConstraints(pattern=r"^T[0-9]{2}$")]
AliasName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=40)]
Players = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}(-[0-9]{1,3})?$")]


def _theme_claims(value: object) -> object:
    return dict.fromkeys(value, "") if isinstance(value, list | tuple) else value


class Alias(Part):
    """A name with its analogue for a class that plays in full fiction."""

    real: Label
    """The real name."""
    fictional: Label
    """The analogue."""


class Objective(Part):
    """What the exercise is for."""

    kind: Literal["learning", "evaluation"]
    """Whether participants learn it or evaluators rate it."""
    text: Text
    """One sentence."""


class Indicator(Part):
    """A visible gauge of one aspect of the situation, 0..100; a teaching device, not a measurement."""

    name: Label
    """As it is shown."""
    start: Level
    """Where it stands at STARTEX."""
    good: Literal["up", "down"]
    """Which way is desirable."""
    words: dict[Level, Label] = {}
    """The word that holds from each value upwards; the lowest word also holds below it."""
    about: Text | None = None
    """What it stands for, in one sentence."""
    visible_to: tuple[TeamId, ...] = ()
    """The teams that see it; nobody named means everybody."""

    def word(self, value: int) -> str:
        """The author's word for `value`; empty when the author gave none."""
        holding = [floor for floor in self.words if floor <= value]
        return self.words[max(holding)] if holding else (self.words[min(self.words)] if self.words else "")


class Source(Part):
    """Where a fact or a theme comes from: a citation, or a heading of a seed document."""

    cite: Text | None = None
    """A citation."""
    as_of: Month | None = None
    """When it was looked up."""
    seed: Literal["A", "B"] | None = None
    """The seed document."""
    heading: Label | None = None
    """Its heading."""

    @model_validator(mode="after")
    def _cite_or_seed(self) -> Self:
        cited = self.cite is not None and self.as_of is not None and self.seed is None and self.heading is None
        seeded = self.seed is not None and self.heading is not None and self.cite is None
        if not cited and not seeded:
            raise PydanticCustomError("source_shape", "either `cite` with `as_of`, or `seed` with `heading`")
        return self


class Card(Part):
    """A dated fact that players can open."""

    title: Title
    """As it is shown."""
    as_of: Month
    """The date of the fact."""
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where it comes from."""
    text: Text
    """The fact."""


class FacilitatorNotes(Part):
    """What helps the facilitator with one inject, and nobody else sees."""

    purpose: Text
    """Why this inject is here."""
    read_aloud: Text | None = None
    """A line to read out."""
    probes: Prompts = ()
    """Questions when talk stalls."""
    if_stuck: Text | None = None
    """What to do when the table is stuck."""
    watch_for: Text | None = None
    """A trap to notice."""
    expect: Text | None = None
    """What designers expect players to do."""


class Inject(Part):
    """An event or a piece of information, introduced to prompt decisions."""

    id: Id
    """Unique in the scenario."""
    title: Title
    """As it is shown."""
    kind: Literal["news", "intelligence", "diplomatic", "military", "incident", "social", "order", "legal", "call"]
    """The sort of document it is."""
    source_name: Annotated[Label | None, Field(alias="from")] = None
    """The sender inside the story."""
    confidence: Literal["low", "medium", "high"] | None = None
    """How sure the sender is."""
    at: Minutes | None = None
    """Advisory minutes from the start of the move."""
    minutes: Minutes | None = None
    """Planned discussion time."""
    to: tuple[TeamId, ...] = ()
    """Who sees it at all; nobody named means everybody."""
    text: Annotated[dict[TeamId, Text], Field(min_length=1)]
    """`everyone`, and what single teams are told in addition."""
    when: Literal["ad hoc"] | Condition | None = None
    """When it happens; `ad hoc` makes it a template."""
    contingency: YesNo = False
    """Held back until the facilitator uses it."""
    optional: YesNo = False
    """Whether it may be cut when time is short."""
    themes: Annotated[dict[Theme, str], BeforeValidator(_theme_claims)] = {}
    """Theme → how this inject puts its dilemma."""
    sources: tuple[Id, ...] = ()
    """Where its theme comes from."""
    cards: tuple[Id, ...] = ()
    """Cards that open with it."""
    effects: Effects = {}
    """What its release changes."""
    sets: Flags = ()
    """Flags its release sets."""
    ask: tuple[Id, ...] = ()
    """Decisions it opens."""
    facilitator: FacilitatorNotes | None = None
    """Notes for the facilitator."""

    @property
    def ad_hoc(self) -> bool:
        """Whether this is a template that can be pulled at any time."""
        return self.when == AD_HOC

    @property
    def planned(self) -> bool:
        """Whether it belongs to the line of play, as against templates and contingencies."""
        return not self.ad_hoc and not self.contingency

    def seen_by(self, team: str) -> bool:
        """Whether the team sees the inject at all."""
        return not self.to or team in self.to


class Move(Part):
    """A period of play ending in decisions."""

    id: Id
    """Unique in the scenario."""
    title: Title
    """As it is shown."""
    minutes: Minutes
    """Planned time."""
    intro: Text | None = None
    """Read when the move starts."""
    injects: Annotated[tuple[Inject, ...], Field(min_length=1)]
    """In the order of play."""
    decisions: tuple[Decision, ...] = ()
    """What the injects ask for."""


class Ending(Part):
    """Where the story stands at ENDEX; described and contrasted, never a win."""

    id: Id
    """Unique among the endings."""
    when: Condition | None = None
    """When it is this one."""
    otherwise: YesNo = False
    """The last one."""
    title: Title
    """As it is shown."""
    text: Text
    """What it is like."""

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if (self.when is None) != self.otherwise:
            raise PydanticCustomError("when_or_otherwise", "either `when` or `otherwise: yes`")
        return self


class Debrief(Part):
    """Prompts for the talk afterwards, in the order they are used."""

    defuse: Prompts
    """Out of role: how are you?"""
    describe: Prompts
    """What happened?"""
    interpret: Prompts
    """Why did we choose so?"""
    reveal: Prompts
    """What was hidden?"""
    generalise: Prompts
    """What does it say about the world, and where does the game mislead?"""
    apply: Prompts
    """What will you do with it?"""
    reflection: Prompts = ()
    """Questions for somebody who played alone."""


class Evaluation(Part):
    """What evaluators look for under one objective."""

    target: Text
    """What good looks like."""
    tasks: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Observable acts."""


class Ignore(Part):
    """A check rule set aside at one place, with a reason."""

    rule: Annotated[str, StringConstraints(pattern=r"^TT[0-9]{3}$")]
    """The code."""
    where: Label
    """The place."""
    why: Text
    """The reason."""


class Scenario(Part):
    """The whole file."""

    format: Literal["tabletop/1"]
    """The format version."""
    id: Id
    """The scenario's name in commands and file names."""
    title: Title
    """As it is shown."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    """The language of the texts."""
    summary: Text
    """One or two sentences."""
    kind: Literal["ttx", "game", "seminar"]
    """The sort of exercise."""
    minutes: Minutes
    """Planned length with briefing and debrief."""
    players: Players
    """How many people. From 1, and with one team: written to be played alone."""
    difficulty: Annotated[Whole, Field(ge=1, le=3)]
    """1 to 3."""
    licence: Label
    """Under which it may be used."""
    review_by: Month
    """When its facts must be looked at again."""
    content_notes: tuple[Label, ...] = ()
    """What may trouble a participant; shown before the start."""
    themes: tuple[Theme, ...] = ()
    """Themes of the seed documents it covers."""
    credits: Text | None = None
    """Who and what it was made from."""
    ground_rules: Prompts = ()
    """Read aloud before STARTEX, beside the usual ones."""
    simplification: Text | None = None
    """What the exercise leaves out, shown at the start."""
    aliases: dict[AliasName, Alias] = {}
    """Names used as $NAME."""
    objectives: dict[Id, Objective] = {}
    """What it is for."""
    review_questions: Prompts = ()
    """What the log of a run should be able to answer."""
    teams: Annotated[dict[TeamId, Team], Field(min_length=1, max_length=12)]
    """Who plays."""
    indicators: Annotated[dict[Id, Indicator], Field(max_length=8)] = {}
    """Gauges."""
    sources: dict[Id, Source] = {}
    """Citations."""
    cards: dict[Id, Card] = {}
    """Dated facts."""
    prologue: Text
    """How we got here."""
    moves: Annotated[tuple[Move, ...], Field(min_length=1)]
    """The play."""
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]
    """Where it can end."""
    debrief: Debrief
    """The talk afterwards."""
    evaluation: dict[Id, Evaluation] = {}
    """What evaluators look for."""
    ignore: tuple[Ignore, ...] = ()
    """Rules set aside."""

    @cached_property
    def injects(self) -> Mapping[str, Inject]:
        """Every inject by id, in the order of the file."""
        return {inject.id: inject for move in self.moves for inject in move.injects}

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """Every decision by id, in the order of the file."""
        return {decision.id: decision for move in self.moves for decision in move.decisions}

    @cached_property
    def move_of(self) -> Mapping[str, str]:
        """The move each inject and each decision stands in, by id."""
        return {part.id: move.id for move in self.moves for part in (*move.injects, *move.decisions)}

    @cached_property
    def asked_by(self) -> Mapping[str, str]:
        """The inject that asks each decision."""
        return {asked: inject.id for inject in self.injects.values() for asked in inject.ask}

    @cached_property
    def _names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        real = {name: alias.real for name, alias in self.aliases.items()}
        return real, {name: alias.fictional for name, alias in self.aliases.items()}

    def names(self, *, fictional: bool) -> Mapping[str, str]:
        """What the aliases stand for, real or in full fiction."""
        return self._names[fictional]

    @property
    def solo(self) -> bool:
        """Whether it is written for one person."""
        return self.players.split("-", maxsplit=1)[0] == "1" and len(self.teams) == 1
