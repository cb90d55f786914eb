"""The page that scores every message of `check` against the twelve points.

Invariant: what is written there was measured just now; a missing point without a reason is an error, and so is a reason
without a missing point.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from tabletop.authoring.rules import rules
from tabletop.scenario.problems import Code
from tests.documentation.layout import laid_out
from tests.documentation.rubric_judged import CARETS, NOES
from tests.documentation.rubric_points import POINTS, SHORT, Message, message, stops

LEAST: Final = 11
"""Points that every message must have."""
WORDS: Final[Mapping[str, str]] = MappingProxyType({
    "place": "File, line and column stand first, in the form that terminals and editors make a link of.",
    "line": "The line of the file is shown as it stands there; of a long one, what is around the fault.",
    "carets": "Carets stand under exactly the wrong part.",
    "words": "What was found is said in the author's words, never in a programmer's.",
    "expected": "What should stand there is said: the names there are, the form, the bound, or what to write.",
    "near": "A name that is nearly right gets the right one proposed.",
    "remedy": "One concrete way to put it right stands below.",
    "page": "The code is stable, and `tabletop explain` has its page with a wrong and a right example.",
    "together": "Another slip in the same file is told in the same go (of very many, thirty and a count).",
    "alone": "One slip is one problem: nothing else is told of it.",
    "related": "The other place that belongs to it is told, with its line.",
    "for all": "Plain characters within 80 columns, nothing by colour alone; the same as JSON, SARIF and annotation.",
})  # fmt: skip
LETTERS: Final[Mapping[str, str]] = MappingProxyType({
    "a": "no name is looked up here, so none can be nearly right",
    "b": "the names here have three characters at most; nobody could say which was meant",
    "c": "it has one place only",
    "d": "reading stops here, or the file is for something else: nothing can be said about the rest",
    "e": "the file could not be opened, so there is no line to show",
})  # fmt: skip


class UnreasonedMarkError(AssertionError):
    """A point is missing and nobody wrote down why, or a reason is written down and the point is not missing."""


def scored() -> tuple[str, ...]:
    """The codes of the table: loading and rules, in their order."""
    return tuple(sorted({*map(str, Code), *rules()}))


@cache
def scores() -> Mapping[str, Mapping[str, str]]:
    """Code → point → `+`, `no`, or the letter of why it does not apply."""
    return {code: marks(message(code)) for code in scored()}


def marks(one: Message) -> dict[str, str]:
    """The mark of each point."""
    return {point: "+" if measure(one) else _excused(one, point) for point, measure in POINTS.items()}


def _excused(one: Message, point: str) -> str:
    """Why a point does not apply; `no` where it does."""
    known = one.problem.known if one.code != Code.MISSING_FIELD else ()
    if point == "near" and not known:
        return "a"
    if point == "near" and all(len(name) <= SHORT for name in known):
        return "b"
    if point == "related" and one.problem.related is None:
        return "c"
    if point == "together" and stops(one):
        return "d"
    return "e" if point in {"line", "carets"} and one.code == Code.UNREADABLE else "no"


def total(row: Mapping[str, str]) -> int:
    """How many of the twelve points are not missed."""
    return sum(mark != "no" for mark in row.values())


def missing() -> tuple[tuple[str, str], ...]:
    """Every code and point that is missed."""
    return tuple((code, point) for code, row in scores().items() for point, mark in row.items() if mark == "no")


def page() -> str:
    """The page.

    Raises:
        UnreasonedMarkError: A missed point has no reason, or a reason no missed point.
    """
    if set(missing()) != set(NOES):
        raise UnreasonedMarkError(sorted(set(missing()) ^ set(NOES)))
    return laid_out(
        "messages-rubric.md",
        figures=_figures(),
        points="\n".join(f"{number}. {WORDS[point]}" for number, point in enumerate(POINTS, start=1)),
        letters="\n".join(f"- `{letter}`: {words}" for letter, words in LETTERS.items()),
        table=_table(),
        noes="\n".join(
            f"- {_link(code)}, point {[*POINTS].index(point) + 1}: {NOES[code, point]}" for code, point in missing()
        ),
        judged="\n".join(
            f"- {_link(code)}: `{words.strip() or 'a tab'}`, {reason}" for code, (words, reason) in CARETS.items()
        ),
    )


def _figures() -> str:
    rows = scores().values()
    full = sum(total(row) == len(POINTS) for row in rows)
    return f"Messages: {len(rows)}. Without a missed point: {full}. With one: {len(rows) - full}."


def _table() -> str:
    heads = ["Code", *map(str, range(1, len(POINTS) + 1)), "Total"]
    lines = [heads, ["---", *[":-:"] * len(POINTS), "--:"]]
    lines += [[_link(code), *row.values(), _sum(row)] for code, row in scores().items()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _sum(row: Mapping[str, str]) -> str:
    met = sum(mark == "+" for mark in row.values())
    return f"{met} + {total(row) - met} = {total(row)}"


def _link(code: str) -> str:
    return f"[{code}](problems/{code}.md)"
