"""Block style with remarks: the scaffold's data as lines of YAML, with a comment above each part.

Invariant: texts are quoted by `writing`, so what is read back is what was given; a comment is one line and never data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tabletop.scenario.writing import Written, entry, scalar

REMARK = "#"
"""A key that begins like this is a remark; its value stands as a comment, an empty one as an empty line."""
_STEP = 2


def remark(text: str) -> dict[str, Written]:
    """A comment as an entry of a mapping; each its own key."""
    return {f"{REMARK} {text}": text}


def gap(before: str) -> dict[str, Written]:
    """An empty line above a part; the part's name only tells it from other gaps."""
    return {f"{REMARK}{before}": ""}


def lines_of(data: Mapping[str, Written], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    for key, value in data.items():
        if key.startswith(REMARK):
            yield f"{'':{indent}}# {value}" if value else ""
        elif isinstance(value, Mapping) and value:
            yield f"{'':{indent}}{key}:"
            yield from lines_of(value, indent + _STEP)
        elif not isinstance(value, str | Mapping | int) and value and isinstance(value[0], Mapping):
            yield f"{'':{indent}}{key}:"
            for number, one in enumerate(value):
                if number and indent:
                    yield ""
                yield from _item(one, indent + _STEP)
        else:
            yield from entry(key, value, indent)


def _item(value: Written, indent: int) -> Iterator[str]:
    """A mapping in a list: remarks that come first stand above its dash."""
    if not isinstance(value, Mapping):
        yield f"{'':{indent}}- {scalar(str(value), indent=indent + _STEP, before=indent + _STEP)}"
        return
    dash = False
    for line in lines_of(value, indent + _STEP):
        if dash or line.lstrip().startswith(REMARK):
            yield line if dash else line[_STEP:]
        else:
            dash = True
            yield f"{'':{indent}}- {line[indent + _STEP :]}"
