"""The page on the command line, made of the arguments themselves.

Invariant: it is made of argparse's actions and not of its printed help, whose form changes from one Python to the next.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from tabletop.cli.codes import Exit
from tabletop.cli.main import COMMANDS, Command, Serves
from tabletop.cli.options import face_options
from tabletop.cli.settings import PREFIX, Settings
from tests.documentation.layout import laid_out
from tests.documentation.shapes import docs


@dataclass(frozen=True, slots=True)
class Described:
    """A command or a part of one, with its arguments."""

    words: str
    """What is typed: `tabletop log verify`."""
    about: str
    actions: tuple[argparse.Action, ...]
    """Without `--help`, which all have."""


def parser(command: Command) -> argparse.ArgumentParser:
    """The arguments of one sub-command, as the program adds them."""
    module: Serves = import_module(command.module)
    made = argparse.ArgumentParser(prog=f"tabletop {command.name}", description=command.help)
    module.arguments(command.name, made)
    return made


def program() -> argparse.ArgumentParser:
    """What can stand behind `tabletop` without a sub-command."""
    made = argparse.ArgumentParser(prog="tabletop")
    made.add_argument("--version", action="version", help="which version this is")
    face_options(made)
    return made


def described() -> Iterator[Described]:
    """The program itself, every sub-command, and the parts of those that have parts."""
    yield _described(program(), "open the screen where everything begins")
    for command in COMMANDS:
        made = parser(command)
        yield _described(made, made.description or "")
        for action in made._actions:  # noqa: SLF001 - argparse shows its actions nowhere else
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - nor this type
                about = {choice.dest: choice.help for choice in action._choices_actions}  # noqa: SLF001 - nor these
                for name, inner in action.choices.items():
                    yield _described(inner, about.get(name) or "")


def _described(made: argparse.ArgumentParser, about: str) -> Described:
    hidden = (argparse._HelpAction, argparse._SubParsersAction)  # noqa: SLF001 - argparse has no public names for them
    actions = tuple(action for action in made._actions if not isinstance(action, hidden))  # noqa: SLF001 - as above
    return Described(made.prog, about[:1].upper() + about[1:].rstrip(".") + ".", actions)


def written(action: argparse.Action) -> str:
    """An argument as it is typed."""
    value = str(action.metavar or action.dest.upper())
    if action.option_strings:
        return f"{action.option_strings[-1]}{'' if action.nargs == 0 else ' ' + value}"
    return {"+": f"{value}…", "?": f"[{value}]"}.get(str(action.nargs), value)


def _section(part: Described) -> str:
    required = " ".join(written(one) for one in part.actions if not one.option_strings)
    level = "###" if part.words.count(" ") > 1 else "##"
    lines = [f"{level} `{part.words}`", "", part.about]
    if part.actions:
        lines += ["", f"    {part.words} {'[OPTIONS] ' if _options(part) else ''}{required}".rstrip(), ""]
        lines += ["| argument | what it is |", "|---|---|"]
        lines += [f"| `{written(one)}` | {_sentence(one.help)}{_choices(one)} |" for one in part.actions]
    return "\n".join([*lines, ""])


def _options(part: Described) -> bool:
    return any(one.option_strings for one in part.actions)


def _choices(action: argparse.Action) -> str:
    return f" One of {', '.join(f'`{one}`' for one in action.choices)}." if action.choices else ""


def _sentence(text: str | None) -> str:
    said = (text or "").rstrip(".")
    return f"{said[:1].upper()}{said[1:]}."


def page() -> str:
    """The whole page."""
    said, codes, found = docs(Settings), docs(Exit), tuple(described())
    return laid_out(
        "cli.md",
        list="\n".join(f"- [`{one.words}`](#{one.words.replace(' ', '-')}): {one.about}" for one in found),
        commands="\n".join(map(_section, found)),
        settings="\n".join(f"| `{name}` | `{PREFIX}{name.upper()}` | {said[name]} |" for name in said),
        elsewhere=f"{PREFIX}SETTINGS",
        exits="\n".join(f"| {int(member)} | {codes[member.name]} |" for member in Exit),
    )
