"""The page on what `tabletop check` says, made of the pages that `tabletop explain` shows.

Invariant: what a code means stands in its page alone; here the pages are gathered, and copied as they are.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tabletop.authoring import explain
from tests.documentation.layout import laid_out

PAGES: Final = Path(explain.__file__).parent / "pages"

_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)
_LINE: Final = re.compile(r"^- \[(TT\d{3})\]\(TT\d{3}\.md\): (.+)$", re.MULTILINE)


def lead(code: str) -> str:
    """The first paragraph of a code's page, on one line."""
    _title, paragraph, *_rest = (PAGES / f"{code}.md").read_text(encoding="utf-8").split("\n\n")
    return " ".join(paragraph.split())


def pages() -> dict[str, str]:
    """The page of each code, as `tabletop explain` shows it, by its place under the reference."""
    return {f"problems/{code}.md": (PAGES / f"{code}.md").read_text(encoding="utf-8") for code in explain.codes()}


def page() -> str:
    """The list of all codes."""
    parts: list[str] = []
    for part in _HEADING.split((PAGES / "index.md").read_text(encoding="utf-8"))[1:]:
        codes = _LINE.findall(part)
        if not codes:
            parts.append(f"## {part}\n")
            continue
        parts += [f"- [{code}](problems/{code}.md) **{title}.** {lead(code)}" for code, title in codes]
        parts.append("")
    return laid_out("problems.md", codes="\n".join(parts).rstrip())
