"""One question before something is done that cannot be taken back.

Invariant: only a clear yes is one; where nobody can answer, nothing happens and the exit code says so.
"""

from __future__ import annotations

import sys

from tabletop.language.catalogue import _
from tabletop.plain.layout import seen


class NobodyAnswered(Exception):  # noqa: N818 - it is what the sentence says
    """There was a question, and the input had ended."""


def agreed(question: str, *, yes: bool) -> bool:
    """Whether somebody wants it; not asked where `yes` was said beforehand. Raises NobodyAnswered."""
    if yes:
        return True
    print(f"{seen(question)} {_('[y/N]')} ", end="", flush=True)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        print()
        raise NobodyAnswered
    return line.strip().casefold() in {"y", "yes", _("y"), _("yes").casefold()}
