"""Text from strangers has one door to the screen, `tabletop.tui.safe_text`; and nothing evaluates it."""

from itertools import chain
from textwrap import dedent

import pytest

from tests.architecture.foreign_text import clean_functions, foreign_at_doors, formats
from tests.architecture.house import files, place

THE_DOOR = "tabletop/tui/safe_text.py"

FORBIDDEN_NAMES = ("MarkdownViewer", "rich.markup", "textual.markup", "markup.escape", "markup import escape")
"""`escape` does not stop `[ @click=…]`; `MarkdownViewer` reads files. Ruff knows these, too; here no `noqa` helps."""


def test_doors() -> None:
    """Nothing reaches a widget, a toast, a border or a table cell as markup that is not ours."""
    sources = {path: path.read_text(encoding="utf-8") for path in files("tabletop/tui", suffix=".py")}
    known = set(chain.from_iterable(clean_functions(source) for source in sources.values()))
    assert [] == [
        f"{place(path, finding.line)} {finding.what}"
        for path, source in sources.items()
        if place(path) != THE_DOOR
        for finding in foreign_at_doors(source, known)
    ]


def test_forbidden_names() -> None:
    """What only looks safe is not used anywhere, not even in the one door."""
    assert [] == [
        f"{place(path, number)} {name}"
        for path in files("tabletop", suffix=".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for name in FORBIDDEN_NAMES
        if name in line.partition("#")[0] and line.lstrip().startswith(("from ", "import ", "yield ", "return "))
    ]


def test_no_str_format() -> None:
    """`str.format` looks into the attributes of what it is given, so a scenario must never reach it."""
    assert [] == [
        f"{place(path, finding.line)} {finding.what}"
        for path in files("tabletop", suffix=".py")
        for finding in formats(path.read_text(encoding="utf-8"))
    ]


IMPORTS = """
from rich.text import Text
from textual.content import Content
from textual.widgets import Button, Label, Select, Static, DataTable
from tabletop.language.catalogue import _, n_
from tabletop.tui.safe_text import foreign
"""

OURS = [
    "Static()",
    "Static('Pause')",
    "Static(_('Pause'))",
    "Static(n_('one move', 'moves', 3))",
    "Static(foreign(name))",
    "Static(Content(name))",
    "Static(Content.from_markup('[b]$name[/b]', name=name))",
    "Static(Content('\\n').join(lines))",
    "Static(name, markup=False)",
    "Static(foreign(name) if name else _('Nobody'))",
    "Static(id=name)",
    "Button(_('Yes'), id=name)",
    "def show(title: Content) -> None: Static(title)",
    "def show(titles: list[Content]) -> None:\n    for title in titles: Static(title)",
    "def show(name: str) -> None:\n    title = foreign(name)\n    Static(title)",
    "def heading(name: str) -> Content: ...\nStatic(heading(name))",
    "class Card:\n    title: Content\n    def compose(self): yield Label(self.title)",
    "class Card(Static):\n    def __init__(self, title: Content) -> None: super().__init__(title)",
    "self.notify(_('Saved'), title=_('Log'))",
    "table.add_row(*[Text(cell) for cell in row])",
    "widget.border_title = foreign(name)",
    "widget.update(foreign(name))",
    "names.update(other)",
]

FOREIGN = [
    "Static(name)",
    "Static(f'{name}')",
    "Static(str(name))",
    "Static(content=name)",
    "Static(_('Over to %s') % name)",
    "Static('Over to ' + name)",
    "Static(', '.join(names))",
    "Static(foreign(name) if name else other)",
    "Static(Content.from_markup(name))",
    "Static(Content.from_text(name))",
    "Button(name)",
    "Button(_('Yes'), tooltip=name)",
    "Select([], prompt=name)",
    "def show(title: str) -> None: Static(title)",
    "def show(title: Content | str) -> None: Static(title)",
    "def show(titles: list[str]) -> None:\n    for title in titles: Static(title)",
    "def show(name: str) -> None:\n    title = foreign(name)\n    title = name\n    Static(title)",
    "def heading(name: str) -> str: ...\nStatic(heading(name))",
    "class Card:\n    title: str\n    def compose(self): yield Label(self.title)",
    "class Card(Static):\n    def __init__(self, title: str) -> None: super().__init__(title)",
    "class Card(Static):\n    def render(self) -> str: return 'x'",
    "self.notify(name)",
    "self.notify(_('Saved'), title=name)",
    "table.add_row(*row)",
    "widget.border_title = name",
    "widget.update(f'{name}')",
]


@pytest.mark.parametrize("statement", OURS)
def test_ours(statement: str) -> None:
    """What is ours passes."""
    assert [] == foreign_at_doors(dedent(IMPORTS) + statement)


@pytest.mark.parametrize("statement", FOREIGN)
def test_foreign(statement: str) -> None:
    """What could be foreign is found, once or more."""
    assert [] != foreign_at_doors(dedent(IMPORTS) + statement)


def test_function_of_another_file() -> None:
    """A function that promises clean text is trusted from other files, too."""
    elsewhere = "from textual.content import Content\ndef heading(name: str) -> Content: ..."
    assert [] == foreign_at_doors("Static(heading(name))", clean_functions(elsewhere))
