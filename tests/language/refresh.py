"""Bring the catalogues up to date with the sentences in the code: extract, update, compile.

    python -m tests.language.refresh

It is `pybabel extract`, `update` and `compile` in one, without line numbers and dates, so that a change of the
code changes a catalogue only where a sentence changed, and parallel branches do not collide in a header.

A language holds every sentence; a terminology (`en@nato`) only those it says otherwise.
"""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tabletop.language.catalogue import DOMAIN, LOCALES

PACKAGE = LOCALES.parent.parent
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
KEYWORDS = {"_": 1, "N_": 1, "n_": 2}
"""The names of catalogue.py, and how many of their first arguments are sentences."""

NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def extracted() -> Catalog:
    """Every sentence that the code marks now."""
    catalogue = Catalog(
        project="tabletop",
        copyright_holder="The tabletop authors",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        charset="utf-8",
    )
    for path in sorted(PACKAGE.rglob("*.py")):
        for sentence in marked(path.read_text(encoding="utf-8")):
            catalogue.add(sentence)
    return catalogue


def marked(text: str) -> Iterator[str | tuple[str, str]]:
    """The sentences that a module marks, inside f-strings, too, where Babel looks only from Python 3.12 on."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            wanted = KEYWORDS[node.func.id]
            said = [
                one.value for one in node.args[:wanted] if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            if len(said) == wanted:
                yield said[0] if wanted == 1 else (said[0], said[1])


def read(path: Path) -> Catalog:
    """The catalogue in a .po or .pot file."""
    with path.open("rb") as file:
        return read_po(file)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a .po or .pot file in the one form that is checked in."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)


def is_terminology(source: Path) -> bool:
    """Whether a .po file holds only what a house says otherwise."""
    return "@" in source.parent.parent.name


def keep_what_differs(catalogue: Catalog) -> None:
    """Leave nothing in a terminology's catalogue but what it says otherwise."""
    for message in list(catalogue):
        if message.id and (not message.string or message.string == message.id or not all(message.string)):
            catalogue.delete(message.id)


def compiled(source: Path) -> Path:
    """Where the compiled form of a .po file lies."""
    return source.with_suffix(".mo")


def main() -> None:
    """Rewrite the template, every .po and every .mo."""
    template = extracted()
    write(TEMPLATE, template)
    for source in sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = read(source)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        if is_terminology(source):
            keep_what_differs(catalogue)
        catalogue.creation_date = catalogue.revision_date = NO_DATE
        write(source, catalogue)
        with compiled(source).open("wb") as file:
            write_mo(file, catalogue)
        print(f"{source.parent.parent.name}: {len(catalogue)} sentences")


if __name__ == "__main__":
    main()
