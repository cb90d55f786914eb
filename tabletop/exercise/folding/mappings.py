"""Mappings that are never changed: another one is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

V = TypeVar("V")


def with_entry(mapping: Mapping[str, V], key: str, value: V) -> Mapping[str, V]:
    """The mapping with one entry set."""
    return MappingProxyType({**mapping, key: value})
