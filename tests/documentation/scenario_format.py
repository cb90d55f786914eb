"""The page on the scenario format, made of the models that read it.

Invariant: every model of a scenario and of a golden play stands in exactly one section; one that is new and stands in
none is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from tabletop.decisions import scalars
from tabletop.decisions.allocation import AllocatedItem
from tabletop.decisions.base import Question
from tabletop.decisions.conditions import Condition
from tabletop.decisions.consensus import ConsensusOutcomes
from tabletop.decisions.effects import Consequence, Effect, Effects, Labelled, Later, Option
from tabletop.decisions.kinds import KINDS, Decision
from tabletop.decisions.matrix import MatrixOutcomes, Modifier
from tabletop.decisions.multi_choice import PickableOption
from tabletop.decisions.negotiation import NegotiationOutcomes
from tabletop.decisions.ranking import RankedItem
from tabletop.decisions.sealed import SealedRow
from tabletop.decisions.vote import VoteOutcomes
from tabletop.scenario.model import (
    Alias,
    AliasName,
    Card,
    Debrief,
    Ending,
    Evaluation,
    FacilitatorNotes,
    Ignore,
    Indicator,
    Inject,
    Month,
    Move,
    Objective,
    Players,
    Scenario,
    Source,
    Theme,
)
from tabletop.scenario.play_file import (
    Afterwards,
    Expectation,
    Play,
    PlayedAnswer,
    PlayedOverride,
    PlayedStep,
    PlayedTurn,
    RoomExpectation,
    Seed,
)
from tabletop.scenario.roles import Brief, Team
from tests.documentation.layout import laid_out
from tests.documentation.shapes import Field, fields, models, summary, table, title, words_for

MINIMAL: Final = Path(__file__).parents[2] / "docs" / "guides" / "minimal" / "scenario.yaml"

KNOWN: Final[tuple[tuple[object, str, str], ...]] = (
    (scalars.Text, "text", "up to 20,000 characters; several lines as a block under `>-`"),
    (scalars.Title, "title", "one line, up to 120 characters"),
    (scalars.Label, "line", "one line, up to 280 characters"),
    (scalars.Id, "id", "lower-case words with hyphens, up to 40 characters: `first-step`"),
    (scalars.TeamId, "team", "a team's id: as above, or up to 8 capitals and digits: `PORT`"),
    (scalars.Whole, "number", "a whole number: `12`, `+6`, `-4`"),
    (scalars.Level, "level", "a whole number from 0 to 100"),
    (scalars.By, "change", "a whole number from -100 to 100, with its sign; authors keep to 15"),
    (scalars.Points, "points", "a whole number from 1 to 1000"),
    (scalars.Minutes, "minutes", "`12`, `12 min` or `+12 min`; up to a day"),
    (scalars.AfterInjects, "injects", "`1 inject`, `2 injects`, up to 20"),
    (scalars.Pick, "how many", "`2`, or `1-2`"),
    (Seed, "seed", "a whole number of up to 15 digits"),
    (scalars.YesNo, "yes or no", "`yes` or `no`, nothing else"),
    (scalars.Prompts, "prompts", "one text, or a list of texts"),
    (scalars.Flags, "flags", "one id, or a list of ids; a flag that is set stays set"),
    (Effects, "[effects](#effect)", "`indicator: {by: +6, why: One sentence.}`, as many as needed"),
    (Condition, "[condition](#conditions)", "see below"),
    (Decision, "[decision](#question)", "one of the kinds below, told apart by `type`"),
    (Month, "month", "`2026-11`"),
    (Theme, "theme", "a theme of the seed documents: `T01` to `T78`"),
    (AliasName, "NAME", "capitals, digits and underscores; used as `$NAME`"),
    (Players, "players", "`1`, or `8-24`"),
)
"""The types with a name: the word for them in the tables, and how they are written."""

OWN: Final = {
    "Scenario.language": "`en`, or `en-GB`",
    "Inject.themes": "list of themes, or theme → how this inject puts it",
    "Question.type": "one of the kinds below",
    "Question.by": "team, list of teams, or `each team`",
    "Ignore.rule": "a code such as `TT102`",
    "PlayedAnswer.choose": "id, or list of ids",
    "PlayedStep.enter": "field → text, or list of ids",
}
"""What one field alone takes: `Class.field` → words."""

SECTIONS: Final[tuple[tuple[str, str, tuple[type[BaseModel], ...]], ...]] = (
    ("The whole file", "", (Scenario,)),
    ("What it is for", "", (Objective, Evaluation)),
    ("Who plays", "", (Team, Brief)),
    (
        "Gauges, names and facts",
        "No gauge is ever added to another. Numbers, dates and office-holders stand in cards, not in the story.",
        (Indicator, Alias, Source, Card),
    ),
    ("What happens", "Moves are played in order, and so are the injects in them.", (Move, Inject, FacilitatorNotes)),
    (
        "What is asked",
        "Every decision has the fields of *question*; each `type` adds its own, and has a page of its own.",
        (
            Question,
            *KINDS,
            Labelled,
            Option,
            PickableOption,
            RankedItem,
            AllocatedItem,
            VoteOutcomes,
            ConsensusOutcomes,
            Modifier,
            MatrixOutcomes,
            SealedRow,
            NegotiationOutcomes,
        ),
    ),
    (
        "What follows",
        "What several teams' answers change is averaged over those that answered. A gauge stops at 0 and at 100.",
        (Consequence, Effect, Later),
    ),
    ("How it ends", "The first ending that fits is the one; the last has `otherwise: yes`.", (Ending, Debrief)),
    ("What check should leave alone", "", (Ignore,)),
    (
        "Golden plays",
        "A file `plays/NAME.play.yaml` beside the scenario: what each team answers, and what must come of it.",
        (Play, PlayedAnswer, PlayedStep, PlayedOverride, PlayedTurn, Expectation, Afterwards, RoomExpectation),
    ),
)


def _known(shape: object) -> str | None:
    return next((words for named, words, _written in KNOWN if shape == named), None)


def words(field: Field) -> str:
    """What an author may write in a field."""
    return OWN.get(f"{field.owner}.{field.name}") or words_for(field.shape, _known)


def _shown(usual: object) -> str:
    """What holds when a field is left out, as an author would write it."""
    if isinstance(usual, bool):
        return "yes" if usual else "no"
    return str(usual) if isinstance(usual, str | int) else ""


def _section(kind: type[BaseModel]) -> str:
    parts = [f"### {title(kind)}\n"]
    own = tuple(one.name for one in fields(Question)) if issubclass(kind, Question) and kind is not Question else ()
    parts.append(f"{summary(kind)}{_with_page(kind)}\n")
    rows = table(kind, words, _shown, without=own)
    if rows.count("\n") > 1:
        parts.append(f"{rows}\n")
    return "\n".join(parts)


def _with_page(kind: type[BaseModel]) -> str:
    if kind not in KINDS or not issubclass(kind, Question):
        return ""
    return f" [Its page](mechanics/{title(kind)}.md)."


def unplaced() -> list[str]:
    """Models that stand in no section, and those in a section that no field leads to."""
    placed: list[type[BaseModel]] = [kind for _heading, _text, kinds in SECTIONS for kind in kinds]
    met = {kind.__name__ for kind in models(Scenario) + models(Play)} | {Question.__name__}
    return sorted({kind.__name__ for kind in placed} ^ met)


def _sections() -> Iterator[str]:
    for heading, text, kinds in SECTIONS:
        yield f"## {heading}\n" + (f"\n{text}\n" if text else "")
        yield from map(_section, kinds)


def page() -> str:
    """The whole page."""
    return laid_out(
        "scenario-format.md",
        words="\n".join(f"| {word} | {written} |" for _shape, word, written in KNOWN),
        sections="\n".join(_sections()),
        example=MINIMAL.read_text(encoding="utf-8").rstrip(),
    )
