"""What every part of a comparison's document needs: what is compared, and the small words for figures.

Invariant: a figure about a small group is nowhere; `few` stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from tabletop.documents.document import Span, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import decimal
from tabletop.reports.comparison import LEAST, By, Compared, Group, Spread, grouped
from tabletop.reports.comparison_labels import Labels
from tabletop.reports.comparison_sides import Sides
from tabletop.reports.naming import said
from tabletop.reports.run_model import Run

MINUTE: Final = 60_000
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Quote = Callable[[int, int], str]
"""(which of the runs, record) → what was written there; empty for nothing."""


@dataclass(frozen=True)
class Comparison:
    """What is compared, and how."""

    labels: Labels
    runs: tuple[Compared, ...]
    """In the order of their logs."""
    left_out: tuple[tuple[str, str], ...] = ()
    """(file, why in a sentence) of what does not count."""
    by: By = "none"
    least: int = LEAST
    truths: Mapping[str, bool] = field(default_factory=dict)
    """Decision → whether what was asked there happened."""
    side: bool = False
    """Whether a few runs that somebody named one by one stand side by side: then nothing is suppressed."""
    complete: bool = True
    """Whether all logs were looked at."""
    quote: Quote | None = None

    @cached_property
    def sides(self) -> Sides:
        """The runs beside each other."""
        return Sides(self.labels, self.runs)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The runs in groups."""
        return grouped(self.runs, self.by, self.least)

    @property
    def all(self) -> tuple[Run, ...]:
        """The runs alone."""
        return tuple(one.run for one in self.runs)

    @property
    def smallest(self) -> int:
        """The smallest number of runs that figures are shown of."""
        return 1 if self.side else max(LEAST, self.least)

    def few(self) -> str:
        """In the place of a figure that would say something about single runs."""
        return said(N_("fewer than $n"), n=self.smallest)

    def group_name(self, group: Group) -> str:
        """What a group is called."""
        match self.by:
            case "none":
                return _("all runs")
            case "rehearsal":
                return _("rehearsals") if group.name == "rehearsal" else _("exercises")
            case _:
                return group.name or "–"

    def names(self) -> tuple[str, ...]:
        """A letter for each of a few runs."""
        return tuple(LETTERS[place] if place < len(LETTERS) else str(place + 1) for place in range(len(self.runs)))


def share(count: int, of: int) -> str:
    """A count, and what part of all that is."""
    return f"{count} ({round(100 * count / of)} %)" if of else str(count)


def minutes_of(milliseconds: float) -> str:
    """Minutes and seconds: `4:05`."""
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def spread_in_minutes(spread: Spread | None) -> str:
    """Median and quartiles of times."""
    if spread is None:
        return "–"
    middle, low, high = map(minutes_of, (spread.middle, spread.quarter, spread.three_quarters))
    return middle if low == high else f"{middle} ({low}–{high})"


def whole(value: float) -> str:
    """A figure with at most one digit behind the point."""
    return decimal(value, 1).removesuffix(".0").removesuffix(",0")


def cells(texts: Sequence[str]) -> tuple[Text, ...]:
    """A row of plain cells."""
    return tuple(map(plain, texts))


def lines(texts: Sequence[Text]) -> Text:
    """Several texts as the lines of one cell."""
    found: list[Span] = []
    for text in texts:
        if found:
            found.append(Span("\n"))
        found += text
    return tuple(found)
