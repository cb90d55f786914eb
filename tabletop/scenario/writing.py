"""From data to a file: scenario data as YAML in block style, the way our templates and shipped scenarios look.

Invariant: what is written is read back equal by `scenario.reader`, whatever the texts are. What a file may not hold
(characters that nobody sees) is left out, because no way of writing it would be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tabletop.scenario.characters import UNSEEN

Written = str | int | bool | Sequence["Written"] | Mapping[str, "Written"]
"""What can be written: texts, whole numbers, yes and no, lists and mappings of them."""

WIDTH: Final = 120
"""Columns after which a text is folded."""
_NARROWEST: Final = 40
_STEP: Final = 2
_PLAIN: Final = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`~=]|<<$|---|\.\.\.)[^\s](?:[^\n\t]*[^\s:])?")
_NEVER_PLAIN: Final = re.compile(r": |\s#|:$|\s$")
_KEY: Final = re.compile(r"[A-Za-z0-9_$][A-Za-z0-9_.-]*")
_LINE_ENDS: Final = re.compile("\r\n?")
_FOLDS: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def written(data: Mapping[str, Written]) -> str:
    """A whole file. The mapping has keys."""
    return "\n".join(_mapping(data, 0)) + "\n"


def legible(text: str) -> str:
    """The text as a file can hold it: one kind of line break, nothing unseen."""
    return UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def scalar(text: str, *, indent: int, before: int) -> str:
    """A text as it stands behind a key or a dash, `before` columns from the margin; lines of a block at `indent`."""
    text = legible(text)
    if not text:
        return '""'
    fits = before + len(text) <= WIDTH
    if _PLAIN.fullmatch(text) and not _NEVER_PLAIN.search(text) and fits:
        return text
    if _folds(text) and not ("\n" not in text and fits):
        return "\n".join([">-", *_folded(text, indent)])
    return f'"{text.translate(_ESCAPES)}"'


def entry(key: str, value: Written, indent: int) -> list[str]:
    """The lines of one key with its value, at `indent`."""
    name = _name(key)
    if isinstance(value, Mapping) and value:
        return [f"{'':{indent}}{name}:", *_mapping(value, indent + _STEP)]
    if not isinstance(value, str | Mapping) and isinstance(value, Sequence) and value:
        return [f"{'':{indent}}{name}:", *item_lines(value, indent + _STEP)]
    return f"{'':{indent}}{name}: {_leaf(value, indent + _STEP, indent + len(name) + 2)}".split("\n")


def item_lines(items: Sequence[Written], indent: int) -> list[str]:
    """The lines of a list, its dashes at `indent`."""
    return [line for one in items for line in _item(one, indent)]


def _item(value: Written, indent: int) -> list[str]:
    inner: list[str]
    if isinstance(value, Mapping) and value:
        inner = list(_mapping(value, indent + _STEP))
    elif not isinstance(value, str | Mapping) and isinstance(value, Sequence) and value:
        inner = item_lines(value, indent + _STEP)
    else:
        return f"{'':{indent}}- {_leaf(value, indent + _STEP, indent + 2)}".split("\n")
    return [f"{'':{indent}}- {inner[0][indent + _STEP :]}", *inner[1:]]


def _mapping(data: Mapping[str, Written], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from entry(key, value, indent)


def _leaf(value: Written, indent: int, before: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return scalar(value, indent=indent, before=before)
    return "{}" if isinstance(value, Mapping) else "[]"


def _name(key: str) -> str:
    key = legible(key)
    return key if _KEY.fullmatch(key) else f'"{key.translate(_ESCAPES)}"'


def _folds(text: str) -> bool:
    """Whether a folded block holds the text: no line begins or ends with a blank, no tab, no last break."""
    if "\t" in text or text[0] in " \n" or text[-1] in " \n":
        return False
    return not any(line != line.strip(" ") for line in text.split("\n"))


def _folded(text: str, indent: int) -> Iterator[str]:
    """Lines of at most `WIDTH` columns; a line break in the text becomes an empty line, as folding wants it."""
    width = max(WIDTH - indent, _NARROWEST)
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from (f"{'':{indent}}{line}" for line in _wrapped(paragraph, width))


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in _FOLDS.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
