"""`tabletop log redact` and `tabletop log forget`: a log without what people said, as a copy or in place.

Invariant: no record is touched, so what is left still verifies; nothing is dropped in place before it was shown and
somebody agreed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.asking import agreed
from tabletop.cli.codes import Exit
from tabletop.cli.wording import wrong
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import clipped, said, seen

if TYPE_CHECKING:
    from tabletop.storage.forgetting import Spoken

Parsers = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def arguments(inner: Parsers[argparse.ArgumentParser]) -> None:
    """Add both commands."""
    redact = inner.add_parser("redact", help=_("write a copy without names and texts, to hand on"))
    redact.add_argument("file", type=Path, metavar="FILE", help=_("the log; an evaluator’s or the feedback, too"))
    redact.add_argument("-o", "--output", type=Path, required=True, metavar="NEW", help=_("the new file"))
    redact.add_argument(
        "--only",
        choices=("names", "texts", "all"),
        default="all",
        help=_("what goes: names that teams gave themselves and who ruled; what somebody wrote; both (the usual)"),
    )
    forget = inner.add_parser("forget", help=_("drop somebody’s words from a log for good; asks first"))
    forget.add_argument("file", type=Path, metavar="FILE", help=_("the log; an evaluator’s or the feedback, too"))
    forget.add_argument("--team", default="", metavar="TEAM", help=_("words of this team, or about it, by its id"))
    forget.add_argument(
        "--record", type=int, action="append", default=[], metavar="N", help=_("words of this record; may be repeated")
    )
    forget.add_argument("--text", default="", metavar="TEXT", help=_("words that have this text in them"))
    forget.add_argument("--yes", action="store_true", help=_("do it without asking, for scripts"))


def redact(options: argparse.Namespace) -> Exit:
    """Write the copy."""
    from tabletop.storage.redacting import redact as write

    found = write(options.file, options.output, options.only)
    print(said(N_("$n records copied to $path"), n=found.head.number, path=seen(str(options.output))))
    if found.gone:
        gone = n_("{n} text or name is not in the copy.", "{n} texts and names are not in the copy.", found.gone)
        print(gone.replace("{n}", str(found.gone)))
    else:
        print(_("There was nothing of that sort to leave out."))
    if found.kept and options.only == "all":
        moves = n_("{n} sealed move stays: it is a choice.", "{n} sealed moves stay: they are choices.", found.kept)
        print(moves.replace("{n}", str(found.kept)))
    elif found.kept:
        kept = n_("{n} other is still in it.", "{n} others are still in it.", found.kept)
        print(kept.replace("{n}", str(found.kept)))
    print(_("What was decided and when, roles, and the names that the scenario gives are still there."))
    print(_("The records are as they were: the copy verifies, and every receipt of the original holds for it."))
    print(said(N_("Receipt of the last record: $receipt"), receipt=found.head))
    if found.torn is not None:
        print(said(N_("What comes after was not copied. $why"), why=wrong(found.torn)))
    return Exit.PROBLEMS if found.torn is not None else Exit.CLEAN


def forget(options: argparse.Namespace) -> Exit:
    """Show what goes, ask, and drop it."""
    from tabletop.storage.forgetting import forget as drop
    from tabletop.storage.forgetting import spoken

    if not (options.team or options.record or options.text):
        print(_("Say whose or which words: with --team TEAM, --record N or --text TEXT."))
        return Exit.NOT_RUN
    everything = [one for one in spoken(options.file) if one.sort != "choice"]
    chosen = [one for one in everything if _fits(one, options)]
    if not chosen:
        return _nothing(everything, options)
    for one in chosen:
        print(_line(one))
    question = n_("Forget this for good?", "Forget these {n} for good?", len(chosen)).replace("{n}", str(len(chosen)))
    if not agreed(question, yes=options.yes):
        print(_("Nothing was changed."))
        return Exit.CLEAN
    gone = drop(options.file, {one.commitment for one in chosen})
    words = n_("{n} text or name is forgotten.", "{n} texts and names are forgotten.", gone)
    print(words.replace("{n}", str(gone)), _("The log still verifies, and says “erased” in their place."))
    for line in _elsewhere(options.file, chosen):
        print(line)
    return Exit.CLEAN


def _fits(one: Spoken, options: argparse.Namespace) -> bool:
    if options.team and one.team.casefold() != options.team.casefold():
        return False
    if options.record and one.recorded.number not in options.record:
        return False
    return options.text.casefold() in one.text.casefold()


def _nothing(everything: Sequence[Spoken], options: argparse.Namespace) -> Exit:
    teams = sorted({one.team for one in everything if one.team})
    if options.team and options.team.casefold() not in {team.casefold() for team in teams} and teams:
        words = N_("There are no words of “$team” in this log. There are some of: $teams")
        print(said(words, team=seen(options.team), teams=seen(", ".join(teams))))
    else:
        print(_("There are no such words in this log. Nothing was changed."))
    return Exit.PROBLEMS


def _line(one: Spoken) -> str:
    team = f"{seen(one.team)}: " if one.team else ""
    return f"{one.recorded.number:>5}  {team}{clipped(one.text, 100)}"


def _elsewhere(path: Path, chosen: Sequence[Spoken]) -> Iterator[str]:
    """Where the same words may be, too."""
    from tabletop.storage.relatives import relatives

    found = relatives(path)
    logs = (*found.beside, *found.forks, *found.origin)
    if logs or found.companions:
        yield _("Look at these as well, which belong to the same session:")
        yield from (f"  {seen(str(one))}" for one in found.companions)
        yield from (f"  {seen(str(one))}{_same(one, chosen)}" for one in logs)
    yield _("Copies, exports and reports that were made before still have the words.")


def _same(path: Path, chosen: Sequence[Spoken]) -> str:
    from tabletop.storage.forgetting import spoken
    from tabletop.storage.port import LogDamaged, LogTooNew

    texts = {one.text for one in chosen}
    try:
        count = sum(one.text in texts for one in spoken(path))
    except (OSError, LogDamaged, LogTooNew):
        return f"  {_('(cannot be read)')}"
    held = n_("(has one of them)", "(has {n} of them)", count).replace("{n}", str(count))
    return f"  {held}" if count else ""
