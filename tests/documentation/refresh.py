"""Bring the reference pages up to date with the code they describe.

    python -m tests.documentation.refresh

Everything on those pages is taken from docstrings, arguments and the pages of problems, so that it cannot say anything
else than the program. The pages are checked in; a test holds them against what this would write.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.documentation import command_line, events, problems, scenario_format

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "reference"


def pages() -> dict[str, str]:
    """What should stand in every page that is written here, by its place under the reference."""
    return {
        "scenario-format.md": scenario_format.page(),
        "events.md": events.page(),
        "cli.md": command_line.page(),
        "problems.md": problems.page(),
        **problems.pages(),
    }


def main() -> None:
    """Write every page."""
    (REFERENCE / "problems").mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(pages())} pages\n")


if __name__ == "__main__":
    main()
