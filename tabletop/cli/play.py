"""Playing: `tabletop play`, `tabletop facilitate`, `tabletop resume`.

Invariant: the log is closed whatever happens, and nobody is left without a sentence that says where it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.lines import console, exit_of, say_where, until_left
from tabletop.cli.options import face_options, log_options, settled
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow, follow_log
from tabletop.language.catalogue import N_, _, speak
from tabletop.language.sentences import sentence
from tabletop.plain.layout import said

if TYPE_CHECKING:
    from tabletop.cli.finding import Found
    from tabletop.exercise.setup import Setup
    from tabletop.plain.console import Console, Why
    from tabletop.plain.preparing import Preparing
    from tabletop.scenario.model import Scenario
    from tabletop.session.local import LocalSession
    from tabletop.session.port import NotSaved

_SEED_DIGITS = 15
"""What every reader of JSON keeps exactly."""


class NoSuchRole(LookupError):  # noqa: N818 - it is what the sentence says
    """No team of that id can be played; the second argument names those that can."""


class AlreadyFinished(Exception):  # noqa: N818 - it is what the sentence says
    """The session in this log is finished; it can be reviewed, not gone on with."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to play, and how."""

    scenario: str
    """Its id, or a path."""
    log: Path | None = None
    """The new log, or a folder for it."""
    seed: int | None = None
    """Where chance comes from."""
    fictional: bool = False
    """Fictional names."""
    role: str | None = None
    """Alone: the team that is played."""


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `command`."""
    match command:
        case "resume":
            parser.description = _("Go on with a session that was left before its end; without FILE, with the last.")
            parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("the session’s log"))
        case "facilitate":
            parser.description = _("Lead a room through a scenario. You type for the teams; they need no computers.")
            _scenario_arguments(parser)
        case _:
            parser.description = _("Play alone. Answers may also come from a file: tabletop play ID < answers.txt")
            _scenario_arguments(parser)
            parser.add_argument("--role", metavar="TEAM", help=_("the team you play; chance plays the others"))
    face_options(parser)


def _scenario_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="ID", help=_("a scenario’s id, or the path of its file or folder"))
    log_options(parser)
    parser.add_argument("--seed", type=_seed, metavar="N", help=_("where chance comes from; for the same run again"))
    parser.add_argument("--fictional", action="store_true", help=_("use fictional names for real states"))


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _SEED_DIGITS:
        raise argparse.ArgumentTypeError(_("a whole number of at most 15 digits"))
    return int(text)


def run(command: str, options: argparse.Namespace) -> int:
    """Run `command`."""
    chosen = settled(options)
    lines = settings.wants_lines(chosen, asked=options.plain)
    if command == "resume":
        return resume(options.file, chosen, lines=lines, own_words=not options.terminology)
    wanted = Wanted(options.scenario, options.log, options.seed, options.fictional, getattr(options, "role", None))
    return facilitate(wanted, chosen, lines=lines) if command == "facilitate" else play(wanted, chosen, lines=lines)


def play(wanted: Wanted, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Play alone."""
    from tabletop.cli import finding

    found = finding.scenario(wanted.scenario, chosen.scenarios)
    follow(found.scenario.language, chosen)
    runs = finding.earlier_runs(chosen.sessions, found.scenario.id)
    own = _role(found.scenario, wanted.role)
    face = face or console()
    setup, why = _asked(face, lambda asked: asked.alone(wanted.seed, runs, own), found, wanted)
    if setup is None:
        return exit_of(why)
    session = _opened(found, setup, finding.wanted_log(wanted.log, chosen.sessions, found.scenario.id))
    return _played(session, face, chosen) if lines else screens.play(session, chosen)


def facilitate(wanted: Wanted, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Lead a room."""
    from tabletop.cli import finding

    found = finding.scenario(wanted.scenario, chosen.scenarios)
    follow(found.scenario.language, chosen)
    path = finding.wanted_log(wanted.log, chosen.sessions, found.scenario.id)
    if not lines:
        return screens.facilitate(found.scenario, _opener(found, wanted, path), chosen, _warning(path))
    face = face or console()
    setup, why = _asked(face, lambda asked: asked.led(wanted.seed), found, wanted)
    return exit_of(why) if setup is None else _played(_opened(found, setup, path), face, chosen)


def resume(
    file: Path | None, chosen: Settings, *, lines: bool, face: Console | None = None, own_words: bool = True
) -> int:
    """Go on with a session, in the words that were chosen for it."""
    from tabletop.cli import finding
    from tabletop.session.clock import SystemClock
    from tabletop.session.opening import resume as take_up
    from tabletop.storage.opening import summarise

    path = file or finding.unfinished(chosen.sessions)
    if summarise(path).closed:
        raise AlreadyFinished(str(path))
    follow_log(path, chosen)
    _tell_of_torn_end(path)
    session = take_up(path, SystemClock())
    words = session.state.opening.terminology
    if own_words and words is not None:
        speak(words)
    return _played(session, face or console(), chosen) if lines else screens.play(session, chosen)


def _role(scenario: Scenario, wanted: str | None) -> str | None:
    """The team somebody asked to play. Raises NoSuchRole."""
    if wanted is None:
        return None
    team = next((team for team in scenario.teams if team.casefold() == wanted.casefold()), None)
    if team is None:
        raise NoSuchRole(wanted, ", ".join(scenario.teams))
    return team


def _tell_of_torn_end(path: Path) -> None:
    """Opening a log mends an end that was half written; whoever resumes hears of it."""
    from contextlib import closing

    from tabletop.storage.port import FaultKind
    from tabletop.storage.reading import LogReader

    with closing(LogReader(path)) as reader:
        fault = reader.verify().fault
    if fault is not None and fault.kind is FaultKind.TORN:
        print(sentence("log.torn", record=fault.record, byte=fault.byte), file=sys.stderr)


def _asked(
    face: Console, choose: Callable[[Preparing], Setup], found: Found, wanted: Wanted
) -> tuple[Setup | None, Why | None]:
    """Ask in lines what has to be chosen; None with the reason when somebody left instead."""
    from tabletop.plain.preparing import Preparing

    setups: list[Setup] = []
    asked = Preparing(face, found.scenario, fictional=wanted.fictional)
    why = until_left(face, lambda: setups.append(choose(asked)))
    if setups:
        return setups[0], None
    print(_("Nothing was begun, and nothing was saved."))
    return None, why


def _warning(path: Path) -> str:
    """What there is to say against a place for a log; nothing if nothing."""
    from tabletop.cli import finding

    service = finding.service(path, settings.environment())
    words = N_("The log goes to a folder that $service synchronises, which can spoil it; --log chooses another.")
    return said(words, service=service) if service else ""


def _opened(found: Found, setup: Setup, path: Path) -> LocalSession:
    """Begin a session; a warning about its place goes to standard error."""
    from tabletop.session.clock import SystemClock
    from tabletop.session.opening import start

    warning = _warning(path)
    if warning:
        print(warning, file=sys.stderr)
    return start(found.raw, found.scenario, setup, path, SystemClock())


def _opener(found: Found, wanted: Wanted, path: Path) -> Callable[[Setup], LocalSession | NotSaved]:
    """How the facilitator's screen begins a session."""
    from tabletop.session.clock import SystemClock
    from tabletop.session.opening import start
    from tabletop.session.port import NotSaved
    from tabletop.storage.port import NotSaved as WriteFailed

    def begin(setup: Setup) -> LocalSession | NotSaved:
        whole = replace(setup, seed=wanted.seed, fictional=setup.fictional or wanted.fictional)
        try:
            return start(found.raw, found.scenario, whole, path, SystemClock())
        except WriteFailed as error:
            return NotSaved(error.because.value)

    return begin


def _played(session: LocalSession, face: Console, chosen: Settings) -> int:
    """Play a session in lines until it ends or somebody leaves; say where it is."""
    from tabletop.cli.rehearse_save import saver
    from tabletop.exercise.views import Room
    from tabletop.plain.facilitate import Facilitate
    from tabletop.plain.solo import Solo

    scene = session.view(Room()).scene
    own = next((team.id for team in scene.teams if team.played), scene.teams[0].id)
    alone = scene.mode == "solo"
    lead = Facilitate(session, face, bias=chosen.bias_prompt, saver=saver(chosen.scenarios))
    run = Solo(session, own, face).run if alone else lead.run
    try:
        why = until_left(face, run)
        closed = session.view(Room()).scene.phase == "closed"
    finally:
        session.leave()
    say_where(why, session.place, closed=closed)
    return exit_of(why)
