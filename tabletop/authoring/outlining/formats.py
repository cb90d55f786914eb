"""The forms of an outline that are files: to add one, its module and a line here.

Invariant: a form is imported when it is used, and makes the same bytes of the same outline.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Final

from tabletop.authoring.outlining.document import document
from tabletop.authoring.outlining.outline import Outline
from tabletop.documents.formats.markdown import markdown

_MODULES: Final = {"mermaid": "mermaid", "dot": "dot", "svg": "drawing", "html": "page"}
FORMAT: Final = "tabletop-outline/1"


def written(told: Outline, form: str) -> bytes:
    """The outline in a form: `md`, `json`, `mermaid`, `dot`, `svg`, `html`."""
    if form == "json":
        return (json.dumps({"format": FORMAT, **asdict(told)}, ensure_ascii=False, indent=1) + "\n").encode()
    if form == "md":
        return markdown(document(told))
    write: Callable[[Outline], bytes] = getattr(
        import_module(f"tabletop.authoring.outlining.{_MODULES[form]}"), _MODULES[form]
    )
    return write(told)
