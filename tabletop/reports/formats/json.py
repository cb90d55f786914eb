"""An account as JSON, for programs: the names and the nesting are those of `reports.account`.

Invariant: lossless but for `source`, which is not the account's but its teller's; keys are sorted, so the same account
makes the same bytes. `schema` grows by one when a name changes its meaning or goes; new names do not change it.
"""

from __future__ import annotations

import json as encoder
from dataclasses import fields, is_dataclass
from typing import Final

from tabletop.language.catalogue import _
from tabletop.reports.account import Account

SCHEMA: Final = "tabletop-account/1"


def json(account: Account) -> bytes:
    """Write an account as JSON."""
    told = {"schema": SCHEMA, "banner": _("EXERCISE – fictional events"), "account": as_data(account)}
    return (encoder.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def as_data(value: object) -> object:
    """Records as objects, tuples as lists; all else as it is."""
    if is_dataclass(value):
        return {one.name: as_data(getattr(value, one.name)) for one in fields(value) if one.name != "source"}
    if isinstance(value, tuple):
        return [as_data(one) for one in value]
    return value
