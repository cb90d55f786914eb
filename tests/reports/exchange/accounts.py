"""Accounts for exports: a session as it was played, and the same with a stranger's text wherever a text can stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tabletop.reports.account import Account, FeedbackAccount
from tabletop.session.accounts import account_of
from tests.keeping import assess, keep, noted, opened, rated
from tests.played import records_of
from tests.tui.review import played

T = TypeVar("T")

CORPUS = Path(__file__).parents[2] / "corpus" / "text"
FREE = frozenset(
    {
        *("title", "summary", "name", "lines", "rationale", "speaker", "marks", "earlier", "predicts", "why"),
        *("assumptions", "umpire", "overruled", "question", "waiting", "untaken", "offered", "agreed", "sender"),
        *("text", "private", "seen_by", "detail", "about", "target", "statements", "texts", "credits", "ratings"),
        *("who", "prologue", "ending", "skipped", "arrived", "result"),
    }
)
"""Fields that hold what authors and players wrote."""
FEEDBACK = FeedbackAccount(2, (("Well run.", (0, 0, 1, 0, 1)),), (("Keep?", ("=SUM(A1)", "More time")),))


def corpus() -> Iterator[tuple[str, str]]:
    """Every text of the corpus, by the name of its file."""
    for path in sorted(CORPUS.glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8", "surrogatepass")


@cache
def harbour() -> Account:
    """The harbour's whole session, with an evaluator, a scribe and two forms."""
    with TemporaryDirectory() as folder:
        log = keep(Path(folder) / "harbour.jsonl", played.records())
        assess(log, opened(log), (9, rated("They asked first.")), (20, noted("Calm.", "PORT", "share")))
        assess(log, opened(log, "scribe", "scribe"), (12, noted("They argued about the tug.")))
        return replace(account_of(log), feedback=FEEDBACK)


@cache
def mirror() -> Account:
    """A session with proceedings and sealed moves."""
    with TemporaryDirectory() as folder:
        return account_of(keep(Path(folder) / "mirror.jsonl", records_of("northern-mirror", "two-mirrors")))


def foreign(text: str) -> Account:
    """The harbour's session with `text` wherever somebody may have written something."""
    return _foreign(replace(harbour(), source=None), text)


def _foreign(found: T, text: str) -> T:
    assert is_dataclass(found)
    assert not isinstance(found, type)
    changed: dict[str, object] = {}
    for field in fields(found):
        changed[field.name] = _changed(getattr(found, field.name), text, free=field.name in FREE)
    return replace(found, **changed)


def _changed(value: object, text: str, *, free: bool) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _foreign(value, text)
    if isinstance(value, tuple):
        return tuple(_changed(one, text, free=free) for one in value)
    return text if isinstance(value, str) and value and free else value
