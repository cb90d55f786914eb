"""What lists and checks of logs say of sessions that were forked from others.

Invariant: nothing here writes.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, seen
from tabletop.session.forking import descends, forked_from
from tabletop.storage.opening import SessionSummary


def descent(entry: SessionSummary) -> list[str]:
    """Where a session in a list was forked; nothing for one that began at the beginning."""
    forked = entry.forked
    if forked is None:
        return []
    return [said(N_("what if, from $title at record $n"), title=seen(forked.log), n=forked.number)]


def say_descent(file: Path, parent: Path) -> bool:
    """Say whether a session goes on from `parent`, and return it."""
    forked = forked_from(file)
    if forked is None:
        print(_("This session was not forked from another; it began at the beginning."))
        return False
    kept = descends(file, parent)
    words = (
        N_("Records 1 to $n say what $log says, which still has record $n as it was then.")
        if kept
        else N_("This session does not go on from $log as that is now: a record up to $n is another, or is gone.")
    )
    print(said(words, n=forked.number, log=seen(str(parent))))
    return kept
