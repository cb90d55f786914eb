"""Ways through an account, and its times as other programs read them.

Invariant: the order is the log's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from tabletop.reports.account import Account, DecisionAccount, InjectAccount, MoveAccount

_SECOND: Final = 1_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def seconds(milliseconds: int | None) -> float | None:
    """Seconds, to the millisecond."""
    return None if milliseconds is None else milliseconds / _SECOND


def moment(wall: int) -> str:
    """Wall time as ISO 8601 in UTC, to the millisecond."""
    return (_EPOCH + timedelta(milliseconds=wall)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def played(account: Account) -> Iterator[tuple[MoveAccount, InjectAccount]]:
    """Every inject with its move, in order."""
    return ((move, inject) for move in account.moves for inject in move.injects)


def asked(account: Account) -> Iterator[tuple[MoveAccount, InjectAccount, DecisionAccount]]:
    """Every decision with its move and inject, in order."""
    return ((move, inject, decision) for move, inject in played(account) for decision in inject.decisions)


def sessions(accounts: Sequence[Account]) -> tuple[str, ...]:
    """What each session is called in a row: its own random name; by its place where the edition may not say it."""
    return tuple(one.heading.session or f"session-{place}" for place, one in enumerate(accounts, 1))
