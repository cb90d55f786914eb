"""Chance without a generator: a throw is a hash of the seed, the record's number and what it is for."""

from __future__ import annotations

import hashlib
from typing import Final

_BYTES: Final = 8


def roll(seed: int, number: int, purpose: str, sides: int) -> int:
    """Throw a die with `sides` sides: 1..sides, the same for the same arguments, evenly spread."""
    limit = (1 << 8 * _BYTES) // sides * sides
    attempt = 0
    while True:
        text = f"{seed}:{number}:{purpose}:{attempt}".encode()
        value = int.from_bytes(hashlib.sha256(text).digest()[:_BYTES], "big")
        if value < limit:
            return value % sides + 1
        attempt += 1
