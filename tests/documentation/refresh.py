"""Bring the reference pages up to date with the code they describe.

    python -m tests.documentation.refresh

Everything on those pages is taken from docstrings, arguments and the pages of problems, so that it cannot say anything
else than the program. The pages are checked in; a test holds them against what this would write.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tabletop.session.line_schema import FAMILIES, line_schema
from tests.documentation import command_line, events, facts, problems, rubric, scenario_format, scenarios, themes

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "reference"


MEASURED: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {"messages-rubric.md": rubric.page, "scenarios.md": scenarios.page}
)
"""Pages that take measuring, by their place under the reference."""


def pages() -> dict[str, str]:
    """What should stand in every page that is written here, by its place under the reference."""
    return {
        "scenario-format.md": scenario_format.page(),
        "events.md": events.page(),
        "cli.md": command_line.page(),
        "facts.md": facts.page(),
        "themes.md": themes.page(),
        "problems.md": problems.page(),
        **problems.pages(),
    }


def schemas() -> dict[str, str]:
    """The schema of a line of every kind of log, by its place under the reference."""
    return {
        f"schema/{kind}.schema.json": json.dumps(line_schema(kind), ensure_ascii=False, indent=1) + "\n"
        for kind in FAMILIES
    }


def main() -> None:
    """Write every page and every schema."""
    (REFERENCE / "schema").mkdir(exist_ok=True)
    (REFERENCE / "problems").mkdir(exist_ok=True)
    measured = {name: write() for name, write in MEASURED.items()}
    for name, text in {**pages(), **measured, **schemas()}.items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(pages())} pages\n")


if __name__ == "__main__":
    main()
