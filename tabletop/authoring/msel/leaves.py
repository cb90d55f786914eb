"""Data as a list of leaves, each with its address, and back: the sheet for everything that no column shows.

Invariant: `grown(leaves(data)) == data`, whatever the data is, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tabletop.scenario.reader import Data

EMPTY_MAP: Final = "{}"
EMPTY_LIST: Final = "[]"
_PLACE: Final = re.compile(r"\[([0-9]{1,6})\]")
_ESCAPES: Final = (("%", "%25"), ("/", "%2F"), ("[", "%5B"), ("{", "%7B"))
_DEPTH: Final = 40
Address = tuple[str, ...]


def leaves(data: Data, before: Address = ()) -> Iterator[tuple[str, str]]:
    """Every leaf: its address (`teams/NO/name`, `modifiers/[1]/by`) and its text."""
    if isinstance(data, str):
        yield "/".join(before), data
    elif isinstance(data, dict):
        if not data and before:
            yield "/".join((*before, EMPTY_MAP)), ""
        for key, value in data.items():
            yield from leaves(value, (*before, _escaped(key)))
    else:
        if not data and before:
            yield "/".join((*before, EMPTY_LIST)), ""
        for number, value in enumerate(data, 1):
            yield from leaves(value, (*before, f"[{number}]"))


class NoAddress(ValueError):  # noqa: N818 - it is what the sentence says
    """An address leads into a text, or through a list and a mapping at once; the argument is the address."""


def grown(found: Iterable[tuple[str, str]], wrong: set[str] | None = None) -> dict[str, Data]:
    """The data with these leaves; one address twice means that the text goes on.

    Addresses that do not fit go into `wrong`. Raises NoAddress where nobody wants them.
    """
    root: dict[str, Data] = {}
    for address, text in found:
        steps = address.split("/")
        try:
            _set(root, steps, text, address)
        except NoAddress:
            if wrong is None:
                raise
            wrong.add(address)
    data = _listed(root)
    return data if isinstance(data, dict) else {}


def _set(root: dict[str, Data], steps: list[str], text: str, address: str) -> None:
    node = root
    if not all(steps) or len(steps) > _DEPTH:
        raise NoAddress(address)
    for step in steps[:-1]:
        inner = node.setdefault(step, {})
        if not isinstance(inner, dict):
            raise NoAddress(address)
        node = inner
    before = node.get(steps[-1], "")
    if not isinstance(before, str):
        raise NoAddress(address)
    node[steps[-1]] = before + text


def _listed(node: dict[str, Data]) -> Data:
    """Mappings whose steps are numbers become lists; the empty ones know what they were."""
    if EMPTY_LIST in node:
        return []
    node.pop(EMPTY_MAP, None)
    inner: dict[str, Data] = {key: _listed(value) if isinstance(value, dict) else value for key, value in node.items()}
    numbered = {key: match for key in inner if (match := _PLACE.fullmatch(key)) is not None}
    if inner and len(numbered) == len(inner):
        return [inner[key] for key in sorted(inner, key=lambda key: int(numbered[key][1]))]
    return {_unescaped(key): value for key, value in inner.items()}


def _escaped(key: str) -> str:
    for sign, code in _ESCAPES:
        key = key.replace(sign, code)
    return key


def _unescaped(key: str) -> str:
    for sign, code in reversed(_ESCAPES):
        key = key.replace(code, sign)
    return key
