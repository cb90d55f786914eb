"""Slips of the hand: what goes wrong between the head and the file. Groups 0xx (the file and its shape)."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.authoring.seeded.planting import Fault, Good, Plant, Planted


def top(field: str, words: str, at: int = 0) -> Plant:
    """Other words in place of a top-level value."""
    return lambda good, _: good.with_(good.value(field), words, at) if field in good.subject.document.data else None


def some(*fields: str) -> Callable[[Callable[[Good, tuple[str | int, ...]], Planted | None]], Plant]:
    """Somewhere among the injects and decisions that have these fields, drawn by chance."""

    def made(plant: Callable[[Good, tuple[str | int, ...]], Planted | None]) -> Plant:
        def drawn(good: Good, chance: random.Random) -> Planted | None:
            paths = list(good.paths(*fields))
            return plant(good, chance.choice(paths)) if paths else None

        return drawn

    return made


def _unseen(good: Good, path: tuple[str | int, ...]) -> Planted:
    start, end = good.value(*path, "title")
    middle = (start + end) // 2
    return good.with_((middle, middle), "\u200b")


def _tab(good: Good, path: tuple[str | int, ...]) -> Planted:
    start, _ = good.key(*path, "title")
    line = good.text.rfind("\n", 0, start) + 1
    return good.with_((line, start), "\t")


def _twice(good: Good, path: tuple[str | int, ...]) -> Planted | None:
    start, end = good.key(*path, "title")
    line_end = good.text.index("\n", end) + 1
    indent = start - (good.text.rfind("\n", 0, start) + 1)
    return good.with_((line_end, line_end), " " * indent + "title: Again\n", indent)


def _mistyped(field: str, words: str) -> Callable[[Good, tuple[str | int, ...]], Planted]:
    return lambda good, path: good.with_(good.key(*path, field), words)


def _other(field: str, words: str, at: int = 0) -> Callable[[Good, tuple[str | int, ...]], Planted]:
    return lambda good, path: good.with_(good.value(*path, field), words, at)


def _gone(field: str) -> Plant:
    """A top-level line taken out; said at the first key of the file."""

    def plant(good: Good, _: random.Random) -> Planted:
        start, end = good.key(field)
        text = good.without_lines(start, good.text.index("\n", end) + 1)
        first = next(n for n, line in enumerate(text.split("\n"), start=1) if line.startswith("format:"))
        return Planted(text, first, 1)

    return plant


def _empty(good: Good, path: tuple[str | int, ...]) -> Planted:
    key, value = good.key(*path, "title"), good.value(*path, "title")
    text = good.text[: key[1] + 1] + good.text[value[1] :]
    return Good("", text).with_((key[0], key[0]), "")


def _second_document(good: Good, _: random.Random) -> Planted:
    start, _end = good.key("debrief")
    return good.before_line(start, "---\n")


def _bracket(good: Good, path: tuple[str | int, ...]) -> Planted:
    """A closing bracket forgotten, said where it was opened."""
    start, end = good.value(*path, "ask")
    return good.with_((start, end), "[" + "one, two")


SLIPS = (
    Fault("an invisible character in a title", "TT005", some("title")(_unseen)),
    Fault("a tab for an indent", "TT007", some("title", "text")(_tab)),
    Fault("a colon in a title", "TT008", some("title")(_other("title", "Night: nobody answers", 5))),
    Fault("a title that starts with @", "TT009", some("title")(_other("title", "@home nobody answers"))),
    Fault("an escape that means nothing", "TT013", some("title")(_other("title", '"C:\\windows"', 3))),
    Fault("words after a closing quote", "TT014", some("title")(_other("title", '"Quiet" night', 8))),
    Fault("a number sign in a title", "TT235", some("title")(_other("title", "Crossing #2 is shut", 9))),
    Fault("an anchor", "TT016", some("title")(_other("title", "&name Quiet night"))),
    Fault("a tag", "TT017", some("title")(_other("title", "!urgent Quiet night"))),
    Fault("a second document", "TT018", _second_document),
    Fault("a field twice", "TT019", some("title")(_twice)),
    Fault("another format", "TT030", top("format", "tabletop/9")),
    Fault("a mistyped field of an inject", "TT031", some("title", "text")(_mistyped("title", "titel"))),
    Fault("a mistyped field of a decision", "TT031", some("type", "question")(_mistyped("question", "qestion"))),
    Fault("a mistyped top-level field", "TT031", lambda good, _: good.with_(good.key("summary"), "sumary")),
    Fault("no licence", "TT032", _gone("licence")),
    Fault("no language of the right form", "TT040", top("language", "English")),
    Fault("a field without a value", "TT034", some("title", "kind")(_empty)),
    Fault("minutes in words", "TT035", top("difficulty", "two")),
    Fault("a difficulty of nine", "TT036", top("difficulty", "9")),
    Fault("an id with a space", "TT037", top("id", "my scenario")),
    Fault("a kind that does not exist", "TT038", some("title", "kind", "text")(_other("kind", "rumour"))),
    Fault("a title of 300 characters", "TT039", top("title", "x" * 300)),
    Fault("a date that is no month", "TT040", top("review_by", "next spring")),
    Fault("players in words", "TT040", top("players", "eight to thirty")),
)
"""What can go wrong in the file itself, each said where it stands."""
