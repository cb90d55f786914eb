"""Beside a session: `tabletop evaluate [LOG]`, as evaluator, scribe or observer.

Invariant: the session's log is opened for reading only; both logs are closed however the face ends.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Literal

from tabletop.cli import screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow_log
from tabletop.language.catalogue import N_, _

if TYPE_CHECKING:
    from tabletop.evaluation.events import Role
    from tabletop.plain.console import Console
    from tabletop.session.observing import Observing

_PLACES = ("evaluator", "scribe", "observer")


@dataclass(frozen=True, slots=True)
class Place:
    """Who sits beside the session."""

    role: Literal["evaluator", "scribe", "observer"] = "evaluator"
    label: str = ""
    """A role or a pseudonym; the role itself when empty."""
    handbook: bool = False
    """Whether the author's purpose and watch-for of each inject are shown."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Sit beside a session that runs, or ran, on this machine, and rate tasks and take notes in a log of your own."
    )
    parser.add_argument(
        "log",
        nargs="?",
        type=Path,
        metavar="LOG",
        help=_("the session’s log, or your own beside it; without it, the session that was left or is being led"),
    )
    parser.add_argument(
        "--as",
        dest="role",
        choices=_PLACES,
        default="evaluator",
        help=_("evaluators rate and take notes, scribes take notes, observers only look"),
    )
    parser.add_argument(
        "--name",
        type=pseudonym,
        metavar="LABEL",
        help=_("a role or a pseudonym for your log, such as table-2"),
    )
    parser.add_argument(
        "--handbook",
        action="store_true",
        help=_("for evaluators: show the author’s purpose and watch-for of each inject, where no player can see it"),
    )
    face_options(parser)


def pseudonym(text: str) -> str:
    """A role or a pseudonym, as it can stand in a file's name. Raises argparse.ArgumentTypeError."""
    from tabletop.session.evaluations import LABEL, LABEL_LIMIT

    label = text.strip().casefold().replace(" ", "-").replace("_", "-")
    if LABEL.fullmatch(label) is None or len(label) > LABEL_LIMIT:
        raise argparse.ArgumentTypeError(_("a role or a pseudonym of letters a to z, digits and hyphens, at most 40"))
    return label


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    place = Place(options.role, options.name or "", options.handbook)
    return evaluate(options.log, place, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def evaluate(log: Path | None, place: Place, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Sit beside a session."""
    from tabletop.cli import finding

    session_log, place = _meant(log or finding.unfinished(chosen.sessions), place)
    follow_log(session_log, chosen)
    sheet = _opened(session_log, place)
    try:
        code = _in_lines(sheet, face) if lines else screens.evaluate(sheet, chosen)
    finally:
        sheet.close()
    if sheet.place:
        _say_where(sheet.place)
    return code


def _meant(log: Path, place: Place) -> tuple[Path, Place]:
    """The session's log; somebody may also name their own beside it, and is who they were then."""
    from tabletop.session.evaluations import opened_at
    from tabletop.storage.port import LogOfAnotherKind
    from tabletop.storage.reading import LogReader

    with LogReader(log) as reader:
        try:
            reader.header()
        except LogOfAnotherKind:
            own = opened_at(log)
            return log.with_name(own.log), Place(own.role, own.label, place.handbook)
    return log, place


def _opened(session_log: Path, place: Place) -> Observing:
    from tabletop.session.clock import SystemClock
    from tabletop.session.evaluations import evaluate as begin
    from tabletop.session.following import follow
    from tabletop.session.observing import Observing

    past = follow(session_log)
    try:
        if place.role == "observer":
            return Observing(past)
        role: Role = place.role
        handbook = place.handbook and role == "evaluator"
        return begin(past, role, place.label or role, SystemClock(), handbook=handbook)
    except BaseException:
        past.close()
        raise


def _in_lines(sheet: Observing, face: Console | None) -> int:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.evaluate import Evaluate

    face = face or console()
    why = until_left(face, Evaluate(sheet, face).run)
    return Exit.CLEAN if why == "end-of-input" else exit_of(why)  # there is no end but leaving


def _say_where(place: str) -> None:
    from tabletop.plain.layout import said, seen

    print(said(N_("Your evaluation is saved in $place"), place=seen(place)))
    print(_("Go on where you left with:"))
    print(f"  tabletop evaluate {quote(seen(place))}")
