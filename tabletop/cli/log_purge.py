"""`tabletop log purge`: a session removed, with all that was kept beside it.

Invariant: everything that goes is named first; while another program has the session open, nothing goes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tabletop.cli.asking import agreed
from tabletop.cli.codes import Exit
from tabletop.cli.log_words import Parsers
from tabletop.cli.wording import wrong
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, seen


def arguments(inner: Parsers[argparse.ArgumentParser]) -> None:
    """Add the command."""
    purge = inner.add_parser("purge", help=_("remove a session, with all that was kept beside it; asks first"))
    purge.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log, whatever its state"))
    purge.add_argument(
        "--keep-evaluations",
        action="store_true",
        help=_("leave evaluators’ logs and the feedback where they are"),
    )
    purge.add_argument("--yes", action="store_true", help=_("do it without asking, for scripts"))


def purge(options: argparse.Namespace) -> Exit:
    """Name what goes, ask, and remove it."""
    from tabletop.storage.forgetting import companions
    from tabletop.storage.forgetting import purge as remove
    from tabletop.storage.relatives import relatives

    _look(options.file)
    found = relatives(options.file)
    beside = () if options.keep_evaluations else found.beside
    print(_("These files go, for good:"))
    for log in (options.file, *beside):
        for one in (log, *companions(log)):
            print(f"  {seen(str(one))}")
    _stays((*(found.beside if options.keep_evaluations else ()), *found.forks, *found.origin))
    if not agreed(_("Remove them?"), yes=options.yes):
        print(_("Nothing was removed."))
        return Exit.CLEAN
    remove(options.file)
    left = [one for one in beside if not _removed(one)]
    for one in left:
        print(said(N_("Still there, because another program has it open: $path"), path=seen(str(one))))
    print(_("Removed. Copies, exports and reports that were made before are where they were."))
    return Exit.PROBLEMS if left else Exit.CLEAN


def _look(path: Path) -> None:
    """Tell a wrong name before any question.

    Raises OSError; LogDamaged for what neither is a log nor is called like one.
    """
    from tabletop.storage.forgetting import reader_of
    from tabletop.storage.opening import SUFFIX
    from tabletop.storage.port import LogDamaged, LogTooNew

    try:
        reader_of(path).close()
    except LogTooNew:
        return
    except LogDamaged as error:
        if path.suffix != SUFFIX:
            raise
        print(wrong(error.fault))


def _stays(logs: tuple[Path, ...]) -> None:
    if logs:
        print(_("These belong to it, too, and stay:"))
        for one in logs:
            print(f"  {seen(str(one))}")


def _removed(path: Path) -> bool:
    from tabletop.storage.forgetting import purge as remove
    from tabletop.storage.port import LogInUse

    try:
        remove(path)
    except LogInUse:
        return False
    return True
