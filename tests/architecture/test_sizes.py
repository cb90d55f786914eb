"""Everything fits on a screen or a few: no thousand-line App, no four-thousand-line test.

What is too long wants to be two things. An exception is a line in `EXCEPTIONS` with its reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.house import files, place

FILE: Final = 300
CLASS: Final = 250
FUNCTION: Final = 40
"""Lines of signature and body. The docstring does not count: nobody should save words there."""
STYLESHEET: Final = 200

EXCEPTIONS: dict[str, str] = {
    "tabletop/exercise/commands.py": "every command in one list; nothing but data with docstrings",
    "tabletop/exercise/events.py": "every event of the log in one list; nothing but data with docstrings",
    "tabletop/exercise/views.py": "all that an audience can be shown in one list; nothing but data with docstrings",
    "tests/tui/home/test_home.py": "one screen, a test for each of its keys and states",
    "tests/tui/review/test_review.py": "one screen, a test for each of its keys and states",
    "tabletop/scenario/model.py": "the whole scenario format in the file's order; nothing but data with docstrings",
    "tabletop/exercise/evolve.py _fold": "one line for every event, so that mypy can prove that none is forgotten",
    "tabletop/exercise/engine.py _decide": "one line for every command, so that mypy can prove that none is forgotten",
}

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def length(node: Definition) -> int:
    """Lines from the first word of the definition to its last; a function's docstring left out."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if not isinstance(node, ast.ClassDef) and ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def definitions(node: ast.AST, names: tuple[str, ...] = ()) -> Iterator[tuple[str, Definition]]:
    """Every class and function under a node, with its dotted name."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition):
            inner = (*names, child.name)
            yield ".".join(inner), child
            yield from definitions(child, inner)
        else:
            yield from definitions(child, names)


def too_long(path: Path, text: str) -> Iterator[tuple[str, int, int]]:
    """What in a Python file is too long: its name, its lines, the limit."""
    lines = len(text.splitlines())
    if lines > FILE:
        yield place(path), lines, FILE
    for name, node in definitions(ast.parse(text)):
        limit = CLASS if isinstance(node, ast.ClassDef) else FUNCTION
        if length(node) > limit:
            yield f"{place(path)} {name}", length(node), limit


def everything_too_long() -> dict[str, str]:
    """All of the house that is too long, by name."""
    found = {
        name: f"{lines} lines, at most {limit}"
        for path in files("tabletop", "tests", suffix=".py")
        for name, lines, limit in too_long(path, path.read_text(encoding="utf-8"))
    }
    for path in files("tabletop", suffix=".tcss"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > STYLESHEET:
            found[place(path)] = f"{lines} lines, at most {STYLESHEET}"
    return found


def test_nothing_is_too_long() -> None:
    """File ≤ 300 lines, class ≤ 250, function ≤ 40, stylesheet ≤ 200."""
    assert {} == {name: why for name, why in everything_too_long().items() if name not in EXCEPTIONS}


def test_exceptions_are_needed() -> None:
    """An exception that is no longer too long goes."""
    assert [] == sorted(set(EXCEPTIONS) - set(everything_too_long()))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f():\n" + "    x = 1\n" * 39, []),
        ("def f():\n" + "    x = 1\n" * 40, ["f"]),
        ("def f():\n    '''Say.\n\n    More.\n    '''\n" + "    x = 1\n" * 39, []),
        ("class C:\n    def f(self):\n" + "        x = 1\n" * 40, ["C.f"]),
        ("class C:\n" + "    x = 1\n" * 250, ["C"]),
        ("if True:\n    async def f():\n" + "        x = 1\n" * 40, ["f"]),
    ],
)
def test_measure(source: str, expected: list[str]) -> None:
    """The measure itself: a body line too many is found, a long docstring is not."""
    path = Path(__file__)
    assert expected == [name.removeprefix(f"{place(path)} ") for name, _, _ in too_long(path, source)]
