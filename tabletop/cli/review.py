"""Going through a session: `tabletop review FILE`.

Invariant: the log is opened for reading only, so a running session, and a read-only medium, can be reviewed, too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow_log
from tabletop.language.catalogue import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tabletop.plain.console import Console
    from tabletop.session.port import Past
    from tabletop.session.port_review import Beside


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Go through a session like a book, as the facilitator, the room or a team saw it.")
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("the session’s log, and evaluators’ logs that do not stand beside it; several sessions are compared"),
    )
    parser.add_argument(
        "--as",
        dest="label",
        type=_label,
        metavar="LABEL",
        help=_("keep your marks and notes apart from others’, under a role or a pseudonym"),
    )
    face_options(parser)


def _label(text: str) -> str:
    from tabletop.cli.evaluate import pseudonym

    return pseudonym(text)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    sessions, evaluations = _sorted(options.files)
    if len(sessions) > 1:
        return _compared(sessions, options)
    lines = settings.wants_lines(chosen, asked=options.plain)
    return review(sessions[0], chosen, lines=lines, evaluations=evaluations, label=options.label or "")


def _compared(sessions: Sequence[Path], options: argparse.Namespace) -> int:
    """Several sessions are laid beside each other, as `tabletop compare` does it."""
    from tabletop.cli import compare

    parser = argparse.ArgumentParser(prog="tabletop compare", allow_abbrev=False)
    compare.arguments("compare", parser)
    looks = [f"--{name}={value}" for name in ("theme", "terminology", "language") if (value := vars(options)[name])]
    plain = ["--plain"] if options.plain else []
    return compare.run("compare", parser.parse_args([*looks, *plain, "--", *map(str, sessions)]))


def _sorted(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Sessions' logs, and evaluators'. What is neither counts as a session's: opening it says what is wrong."""
    from contextlib import closing

    from tabletop.storage.port import LogDamaged, LogOfAnotherKind, LogTooNew
    from tabletop.storage.reading import LogReader

    if len(files) == 1:
        return [*files], []
    sessions: list[Path] = []
    evaluations: list[Path] = []
    for file in files:
        try:
            with closing(LogReader(file)) as reader:
                reader.header()
        except LogOfAnotherKind:
            evaluations.append(file)
            continue
        except (LogDamaged, LogTooNew, OSError):
            pass
        sessions.append(file)
    return sessions or evaluations[:1], evaluations if sessions else []


def review(
    file: Path,
    chosen: Settings,
    *,
    lines: bool,
    face: Console | None = None,
    evaluations: Sequence[Path] = (),
    label: str = "",
) -> int:
    """Review a log."""
    from tabletop.cli.fork import forker, go_on
    from tabletop.session.clock import SystemClock
    from tabletop.session.margins import look_back
    from tabletop.storage.opening import summarise

    follow_log(file, chosen)
    past, beside = look_back(file, SystemClock(), evaluations=evaluations, label=label)  # the face reads on by itself
    try:
        if not lines:
            begin = forker(past, chosen)
            end = screens.review(past, chosen, summarise(file).records, beside, begin)
            return end if isinstance(end, Exit) else go_on(end, chosen, lines=False)
        return _in_lines(past, beside, face)
    finally:
        past.close()


def _in_lines(past: Past, beside: Beside, face: Console | None) -> int:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.review import Review

    face = face or console()
    why = until_left(face, Review(past, face, beside).run)
    return Exit.CLEAN if why == "end-of-input" else exit_of(why)  # there is no end but leaving
