"""What a reference page says by itself; what is taken from the code is put where `{{name}}` stands.

Invariant: every mark is filled and every part is used, or there is no page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_MARK: Final = re.compile(r"\{\{(\w+)\}\}")


def laid_out(name: str, **parts: str) -> str:
    """The text `name` with its marks filled.

    Raises:
        ValueError: A mark has no part, or a part no mark.
    """
    text = (Path(__file__).parent / "texts" / name).read_text(encoding="utf-8")
    marks = set(_MARK.findall(text))
    if marks != set(parts):
        raise ValueError(f"{name}: {sorted(marks ^ set(parts))}")
    return _MARK.sub(lambda mark: parts[mark[1]].rstrip("\n"), text).rstrip("\n") + "\n"
