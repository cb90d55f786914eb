"""The command `tabletop`: finds the sub-command, imports only what it needs, and turns every end into an exit code.

Invariant: nothing here imports Textual, and no error leaves as a traceback.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO

from tabletop import __version__
from tabletop.cli.options import NoSuchCommand, face_options
from tabletop.cli.settings import settle
from tabletop.cli.tongues import speak_early
from tabletop.language.catalogue import N_, _


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command and the module that has its arguments and runs it."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("play", "tabletop.cli.play", N_("play a scenario alone")),
    Command("facilitate", "tabletop.cli.play", N_("lead a room through a scenario")),
    Command("resume", "tabletop.cli.play", N_("go on with a session that was left")),
    Command("evaluate", "tabletop.cli.evaluate", N_("rate and take notes beside a session")),
    Command("display", "tabletop.cli.display", N_("show the room what it may see, in a second window")),
    Command("review", "tabletop.cli.review", N_("go through a session")),
    Command("fork", "tabletop.cli.fork", N_("ask what if: go on from any moment of a session")),
    Command("compare", "tabletop.cli.compare", N_("lay two or many sessions of a scenario beside each other")),
    Command("progress", "tabletop.cli.progress", N_("look back on your own runs, and choose the next")),
    Command("feedback", "tabletop.cli.feedback", N_("let participants say what it was like, without names")),
    Command("export", "tabletop.cli.export", N_("write sessions for other programs: tables, xAPI")),
    Command("report", "tabletop.cli.report", N_("write a report on a session")),
    Command("log", "tabletop.cli.log", N_("check, list and read session logs")),
    Command("new", "tabletop.cli.new", N_("make a small scenario to begin with")),
    Command("check", "tabletop.cli.check", N_("look for problems in scenarios")),
    Command("simulate", "tabletop.cli.simulate", N_("play a scenario every way it can go, and say what hangs on what")),
    Command("preview", "tabletop.cli.preview", N_("play a scenario while you write it")),
    Command("rehearse", "tabletop.cli.rehearse", N_("rehearse golden plays, or save a session as one")),
    Command("explain", "tabletop.cli.author", N_("explain a problem by its code")),
    Command("schema", "tabletop.cli.author", N_("write a schema for your editor beside a scenario")),
    Command("print", "tabletop.cli.printing", N_("print a scenario: manual, guide, role cards, handouts")),
    Command("translate", "tabletop.cli.translate", N_("make a file for a scenario’s texts in another language")),
    Command("import", "tabletop.cli.importing", N_("make a scenario of a spreadsheet or another program’s export")),
    Command("outline", "tabletop.cli.outline", N_("show a scenario’s story at a glance, or draw its map")),
)
"""Every sub-command, in the order of the help. A module may serve several; it is imported when one is called."""
_LOOKS = {"--plain": False, "--theme": True, "--terminology": True, "--language": True}
"""Options that may stand before a command, and whether a word follows."""
_WORDS = frozenset({"--terminology", "--language"})


class Serves(Protocol):
    """What a module of sub-commands has."""

    def arguments(self, command: str, parser: argparse.ArgumentParser) -> None:
        """Add the arguments of `command`."""
        ...

    def run(self, command: str, options: argparse.Namespace) -> int:
        """Run `command` and return the exit code."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the real ones by default) and return its exit code."""
    arguments = _command_first(list(sys.argv[1:] if argv is None else argv))
    command = next((one for one in COMMANDS if one.name in arguments[:1]), None)
    try:
        speak_early(arguments)
        if command is None:
            _refuse_unknown(arguments)
        module = _module(command) if command else None
        options = _parser(command, module).parse_args(arguments)
        code = _home(options) if command is None or module is None else module.run(command.name, options)
        _flush(sys.stdout)  # here, where a pipe that closed early is still ours to deal with
        return code
    except SystemExit as stop:
        return int(stop.code or 0)
    except BrokenPipeError:  # whoever read our output has seen enough; what is still buffered must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BaseException as error:  # noqa: BLE001 - the last door: every error becomes a sentence and a code
        return _leave(error)


def _command_first(arguments: list[str]) -> list[str]:
    """The words of a command line with the command in front, wherever its looks were said: `--plain play ID`.

    Whose words are used is settled for every command, as the environment would.
    """
    at, behind = 0, list[str]()
    words: dict[str, str] = {}
    while at < len(arguments) and arguments[at].partition("=")[0] in _LOOKS:
        name, equals, value = arguments[at].partition("=")
        length = 1 + (_LOOKS[name] and not equals)
        if name in _WORDS and (value or arguments[at + 1 : at + 2]):
            words[name] = value or arguments[at + 1]
        else:
            behind += arguments[at : at + length]
        at += length
    if not 0 < at < len(arguments) or all(one.name != arguments[at] for one in COMMANDS):
        return arguments
    settle({name.removeprefix("--"): value for name, value in words.items()})
    return [arguments[at], *behind, *arguments[at + 1 :]]


def _refuse_unknown(arguments: list[str]) -> None:
    """Name the command that was probably meant. Raises NoSuchCommand for a word that is none."""
    named = next(iter(arguments), "-")
    if not named.startswith("-"):
        names = [one.name for one in COMMANDS]
        raise NoSuchCommand(named, ", ".join(difflib.get_close_matches(named, names, 1) or names))


def _flush(stream: TextIO | None) -> None:
    if stream is not None:  # None when somebody closed it
        stream.flush()


def _home(options: argparse.Namespace) -> int:
    from tabletop.cli.home import run

    return run(options)


def _module(command: Command) -> Serves:
    module: Serves = import_module(command.module)
    return module


def _parser(called: Command | None, module: Serves | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tabletop",
        description=_("Prepare, run, play and review tabletop exercises in the terminal."),
        epilog=_("Without a command, the screen opens where everything begins."),
        allow_abbrev=False,
    )
    words = _("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"tabletop {__version__}", help=words)
    if called is None:
        face_options(parser)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    for command in COMMANDS:
        inner = commands.add_parser(command.name, help=_(command.help), description=_(command.help), allow_abbrev=False)
        if command is called and module is not None:
            module.arguments(command.name, inner)
    return parser


def _leave(error: BaseException) -> int:
    from tabletop.cli.exits import ended
    from tabletop.plain.layout import seen

    words, code = ended(error)
    print(seen(words), file=sys.stderr)
    return int(code)
