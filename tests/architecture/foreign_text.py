"""Finds the places where text from strangers could reach the screen as markup.

Textual reads markup in nearly every string it is given, and an injected `[@click=…]` can quit the program or write a
file. So at each door of `tabletop/tui` stands one question: is this value *ours*? Ours is

- a literal, or a sentence of the catalogue: `"…"`, `_("…")`, `n_("…", "…", n)`;
- what `tabletop.tui.safe_text` made, and a `Content`, `Visual` or rich `Text`, which carry no markup any more;
- a variable, parameter, attribute or function of `tabletop.tui` that is annotated as one of these, or a variable that
  is only ever given such values.

Everything else, f-strings and `%` first, is foreign until it has gone through `safe_text`. The rule reads one file at
a time and resolves no types: where it is wrong, an annotation (`title: Content = …`) says what it cannot see.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

CLEAN_SOURCES = {"textual.content", "textual.visual", "rich.text", "tabletop.tui.safe_text"}
NOT_CLEAN = {"ContentText", "ContentType", "VisualType", "visualize"}
"""Names from there that are strings in disguise."""

CATALOGUE = "tabletop.language.catalogue"
READERS = {"from_markup", "from_text", "from_rich_text"}
"""Constructors that read markup in their first argument; the named values of `from_markup` are put in as they are."""

DOORS: dict[str, tuple[int, tuple[str, ...]]] = {
    # what is called: how many of its first arguments are read as markup, and under which names
    "Button": (1, ("label", "tooltip")),
    "Checkbox": (1, ("label", "tooltip")),
    "Collapsible": (0, ("title",)),
    "FooterLabel": (1, ("content",)),
    "Label": (1, ("content",)),
    "OptionList": (99, ()),
    "Option": (1, ("prompt",)),
    "RadioButton": (1, ("label", "tooltip")),
    "RadioSet": (99, ()),
    "Select": (0, ("prompt", "tooltip")),
    "Selection": (1, ("prompt",)),
    "Static": (1, ("content",)),
    "SystemCommand": (2, ("title", "help")),
    "Tab": (1, ("label",)),
    "TabPane": (1, ("title",)),
    "TabbedContent": (99, ()),
    "Tabs": (99, ()),
    "ToggleButton": (1, ("label", "tooltip")),
    "Tree": (1, ("label",)),
}
METHODS: dict[str, tuple[int, tuple[str, ...]]] = {
    "add_column": (1, ("label",)),
    "add_columns": (99, ()),
    "add_leaf": (1, ("label",)),
    "add_option": (1, ("item",)),
    "add_row": (99, ("label",)),
    "notify": (1, ("message", "title")),
    "set_label": (1, ("label",)),
    "update_cell": (0, ("value",)),
}
ATTRIBUTES = {"BORDER_SUBTITLE", "BORDER_TITLE", "border_subtitle", "border_title", "tooltip"}


class Finding(NamedTuple):
    """A door, and what is wrong with what goes through."""

    line: int
    what: str


class Names:
    """What the names of a file stand for, as far as its imports and annotations say."""

    def __init__(self, tree: ast.AST, clean_functions: Iterable[str] = ()) -> None:
        self.clean: set[str] = set()
        self.sentences: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                self._import(node)
        self.functions = {*clean_functions, *self.clean_functions(tree)}
        self.attributes = {
            node.target.attr if isinstance(node.target, ast.Attribute) else node.target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Attribute | ast.Name)
            and self.is_clean_type(node.annotation)
        }

    def _import(self, node: ast.ImportFrom) -> None:
        names = {(alias.asname or alias.name): alias.name for alias in node.names}
        if node.module in CLEAN_SOURCES:
            self.clean |= {name for name, original in names.items() if original not in NOT_CLEAN}
        elif node.module == CATALOGUE:
            self.sentences |= {name for name, original in names.items() if original in {"_", "n_", "N_"}}
        elif node.module == "tabletop.tui":
            self.clean |= {name for name, original in names.items() if original == "safe_text"}

    def is_clean_type(self, annotation: ast.expr | None) -> bool:
        """Whether an annotation promises text without markup, alone, optional or in a collection."""
        if annotation is None:
            return False
        words = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
        return bool(words & self.clean) and "str" not in words

    def clean_functions(self, tree: ast.AST) -> set[str]:
        """The functions and properties of this file that promise to return text without markup."""
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        return {node.name for node in functions if self.is_clean_type(node.returns)}


def parts_of(node: ast.expr) -> list[ast.expr] | None:
    """The values that an expression only chooses from or puts side by side; nothing, if it is one of its own."""
    match node:
        case ast.Constant():
            return []
        case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, op=ast.Add(), right=right):
            return [left, right]
        case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            return values
        case ast.Starred(value=value) | ast.NamedExpr(value=value) | ast.Await(value=value):
            return [value]
        case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
            return [value]
    return None


class Doors(ast.NodeVisitor):
    """Walks through a file of `tabletop/tui` and collects what is foreign at a door."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.findings: list[Finding] = []
        self._bindings: list[dict[str, list[ast.expr | bool]]] = [{}]
        self._bases: list[set[str]] = []

    # what is ours ────────────────────────────────────────────────────────────────────────────────────────────────

    def is_ours(self, node: ast.expr) -> bool:
        """Whether a value may go through a door as it is."""
        parts = parts_of(node)
        if parts is not None:
            return all(self.is_ours(part) for part in parts)
        match node:
            case ast.Attribute(attr=name):
                return name in self.names.attributes | self.names.functions
            case ast.Name(id=name):
                return self._is_ours_by_name(name)
            case ast.Call():
                return self._is_ours_by_call(node)
        return False

    def _is_ours_by_name(self, name: str) -> bool:
        for bindings in reversed(self._bindings):
            if name in bindings:
                values = bindings.pop(name)  # a variable made from itself is as clean as the rest of it
                try:
                    return all(value if isinstance(value, bool) else self.is_ours(value) for value in values)
                finally:
                    bindings[name] = values
        return name in self.names.clean or name in self.names.attributes

    def _is_ours_by_call(self, call: ast.Call) -> bool:
        match call.func:
            case ast.Name(id=name):
                return name in self.names.clean | self.names.sentences | self.names.functions
            case ast.Attribute(attr=name) if name in READERS:
                return all(self.is_ours(value) for value in call.args[:1])
            case ast.Attribute(attr=name) if name in self.names.functions:
                return True
            case ast.Attribute(value=ast.Constant()):
                return False  # "…".join, "…".format: still a string
            case ast.Attribute(value=value):
                return self.is_ours(value)
        return False

    # where names get their values ─────────────────────────────────────────────────────────────────────────────────

    def _bind(self, target: ast.expr, value: ast.expr | bool) -> None:  # noqa: FBT001  a value, or a verdict on it
        match target:
            case ast.Name(id=name):
                self._bindings[-1].setdefault(name, []).append(value)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for inner in targets:
                    self._bind(inner, value=False)

    def _collect(self, body: Iterable[ast.AST]) -> None:
        for root in body:
            for node in ast.walk(root):
                match node:
                    case ast.Assign(targets=targets, value=value):
                        for target in targets:
                            self._bind(target, value)
                    case ast.AnnAssign(target=ast.Name() as target, annotation=annotation):
                        self._bind(target, self.names.is_clean_type(annotation))
                    case ast.NamedExpr(target=target, value=value):
                        self._bind(target, value)
                    case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                        self._bind(target, source)

    def _visit_scope(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        arguments += [extra for extra in (node.args.vararg, node.args.kwarg) if extra is not None]
        self._bindings.append({each.arg: [self.names.is_clean_type(each.annotation)] for each in arguments})
        self._collect(node.body)
        if node.name == "render" and isinstance(node.returns, ast.Name) and node.returns.id == "str":
            self._find(node, "render returns a str, which is read as markup")
        self.generic_visit(node)
        self._bindings.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Look into a function, knowing what its names are bound to."""
        self._visit_scope(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """As for any other function."""
        self._visit_scope(node)

    def visit_Module(self, node: ast.Module) -> None:
        """Begin with what is bound outside of every function."""
        self._collect(each for each in node.body if not isinstance(each, ast.FunctionDef | ast.ClassDef))
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember what the class builds on: `super().__init__(…)` is then a door, too."""
        self._bases.append({base.id for base in node.bases if isinstance(base, ast.Name)})
        self.generic_visit(node)
        self._bases.pop()

    # the doors ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _find(self, node: ast.AST, what: str) -> None:
        self.findings.append(Finding(getattr(node, "lineno", 0), what))

    def _doors_of(self, call: ast.Call) -> Iterator[tuple[str, tuple[int, tuple[str, ...]]]]:
        match call.func:
            case ast.Name(id=name) if name in DOORS:
                yield name, DOORS[name]
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__") if self._bases:
                yield from ((name, DOORS[name]) for name in sorted(self._bases[-1] & set(DOORS)))
            case ast.Attribute(attr=name) if name in METHODS:
                yield name, METHODS[name]

    def visit_Call(self, node: ast.Call) -> None:
        """Look at what a widget, or a method that shows something, is given."""
        unread = any(
            keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
            for keyword in node.keywords
        )
        for name, (count, keywords) in () if unread else self._doors_of(node):
            given = [*node.args[:count], *(each.value for each in node.keywords if each.arg in keywords)]
            for value in given:
                if not self.is_ours(value):
                    self._find(value, f"{name} shows {ast.unparse(value)}")
        match node:
            case ast.Call(func=ast.Attribute(attr="update"), args=[ast.JoinedStr() | ast.BinOp(op=ast.Mod())]):
                self._find(node, f"update shows {ast.unparse(node.args[0])}")
            case ast.Call(func=ast.Attribute(attr=name), args=[first, *_]) if name in READERS:
                if not self.is_ours(first):
                    self._find(node, f"{name} reads {ast.unparse(first)}")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        """Look at what is put into a border or a tooltip."""
        for target in node.targets:
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            if name in ATTRIBUTES and not self.is_ours(node.value):
                self._find(node, f"{name} shows {ast.unparse(node.value)}")
        self.generic_visit(node)


def foreign_at_doors(source: str, clean_functions: Iterable[str] = ()) -> list[Finding]:
    """Every door of a file through which something goes that is not ours.

    Args:
        source: The file's text.
        clean_functions: Functions of other files that return text without markup.
    """
    tree = ast.parse(source)
    doors = Doors(Names(tree, clean_functions))
    doors.visit(tree)
    return doors.findings


def clean_functions(source: str) -> set[str]:
    """The functions of a file that promise to return text without markup."""
    tree = ast.parse(source)
    return Names(tree).clean_functions(tree)


def formats(source: str) -> list[Finding]:
    """Every use of `str.format`, which looks into attributes of what it is given."""
    return [
        Finding(node.lineno, ast.unparse(node.func))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "format_map"}
    ]
