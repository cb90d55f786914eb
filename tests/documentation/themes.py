"""The page on themes: every row of what the project was made from, and the injects that put it to a team.

Invariant: a row stands under a scenario only where an inject claims it, with the sentence that says how.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from tabletop.scenario.loader import load
from tabletop.scenario.model import Inject, Scenario
from tests.documentation.layout import laid_out

ROOT: Final = Path(__file__).parents[2]
ROWS: Final = ROOT / "tests" / "scenarios" / "themes.csv"
HEADINGS: Final = ROOT / "tests" / "scenarios" / "headings.csv"


@dataclass(frozen=True, slots=True)
class Row:
    """One theme."""

    id: str
    kind: str
    theme: str
    headings: tuple[str, ...]
    """Codes of the headings of the seed documents under which it stands."""
    dilemma: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An inject that puts a theme to a team."""

    scenario: Scenario
    inject: Inject
    how: str

    @property
    def told(self) -> str:
        """The sentence in one line, with real names."""
        return Template(" ".join(self.how.split())).safe_substitute(self.scenario.names(fictional=False))

    @property
    def cited(self) -> frozenset[tuple[str, str]]:
        """(document, heading) of every seed it cites."""
        sources = (self.scenario.sources[name] for name in self.inject.sources)
        return frozenset((one.seed, one.heading) for one in sources if one.seed and one.heading)


@cache
def rows() -> tuple[Row, ...]:
    """All rows, in their order."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(one["id"], one["kind"], one["theme"], tuple(one["headings"].split()), one["dilemma"])
            for one in csv.DictReader(file)
        )


@cache
def headings() -> dict[str, tuple[str, str]]:
    """Code → (document, heading)."""
    with HEADINGS.open(encoding="utf-8", newline="") as file:
        return {one["code"]: (one["code"][0], one["heading"]) for one in csv.DictReader(file)}


@cache
def shipped() -> tuple[Scenario, ...]:
    """The scenarios of the house."""
    return tuple(load(folder.parent) for folder in sorted((ROOT / "scenarios").glob("*/scenario.yaml")))


def claims(theme: str) -> Iterator[Claim]:
    """Every inject that claims a theme."""
    for scenario in shipped():
        for inject in scenario.injects.values():
            if theme in inject.themes:
                yield Claim(scenario, inject, inject.themes[theme])


def page() -> str:
    """The page."""
    parts: list[str] = []
    for row in rows():
        parts += ["", f"## {row.id} · {row.theme}", "", f"*{row.kind}* – {row.dilemma}.", ""]
        found = list(claims(row.id))
        parts += [f"- **{one.scenario.title}**, `{one.inject.id}`: {one.told}" for one in found]
        parts += [] if found else ["- No shipped scenario puts it yet."]
    return laid_out("themes.md", rows=str(len(rows())), themes="\n".join(parts).strip())
