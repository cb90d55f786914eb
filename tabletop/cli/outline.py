"""`tabletop outline`: the story of a scenario at a glance, in the terminal or as a file.

Invariant: the scenario is only read; a file is written over only with `--force`; what a colour says, a word says, too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import spoken, words_options
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, seen, wrapped

if TYPE_CHECKING:
    from tabletop.authoring.outlining.liveness import Dead
    from tabletop.authoring.outlining.outline import Outline
    from tabletop.authoring.outlining.text import Tone
    from tabletop.scenario.model import Scenario

FORMATS: Final = ("text", "md", "mermaid", "dot", "svg", "html", "json")
_SUFFIXES: Final = {
    ".txt": "text", ".md": "md", ".mmd": "mermaid", ".dot": "dot", ".gv": "dot", ".svg": "svg", ".html": "html",
    ".htm": "html", ".json": "json",
}  # fmt: skip
_STDOUT: Final = "-"
_NARROWEST: Final = 40
_PATIENCE: Final = 5.0
"""Seconds that somebody waits for an outline."""
_WIDEST: Final = 100
_TONES: Final = {
    "title": "1", "move": "1;7", "inject": "1", "held": "1;2", "decision": "36", "plain": "", "lead": "33",
    "dead": "1;31",
}  # fmt: skip


class NoSuchForm(ValueError):  # noqa: N818 - it is what the sentence says
    """No form of an outline ends like this; the second argument names the endings there are."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Show what comes when, what it asks, what each answer leads to, and what an ending needs.")
    parser.add_argument("path", metavar="PATH", help=_("a scenario file, its folder, or the id of one that is listed"))
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=_("what to write; else what the name after -o ends in, else text. svg and html are drawn maps"),
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=_("the new file; else standard output"))
    parser.add_argument("--force", action="store_true", help=_("write over a file of that name"))
    parser.add_argument(
        "--no-tries", action="store_true", help=_("do not play it through to find what can never happen")
    )
    words_options(parser)
    parser.add_argument("--brief", action="store_true", help=_("leave out results that nothing further on goes by"))


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        NoSuchForm, NoSuchScenario: There is no such thing.
        ScenarioRefused: The scenario has problems.
        tabletop.storage.exports.NotWritten: The file could not be made.
    """
    settings = spoken(options)
    form = _form(options)
    scenario, source = _scenario(options.path, settings)
    follow(scenario.language, settings)
    from tabletop.authoring.outlining.building import outline

    dead = None if options.no_tries else _dead(scenario)
    told = outline(scenario, dead)
    to_file = options.output not in (None, _STDOUT)
    if form == "text" and not to_file:
        _print(told, brief=options.brief)
        return Exit.CLEAN
    content = _text(told, brief=options.brief) if form == "text" else _drawn(told, form)
    if not to_file:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return Exit.CLEAN
    target = Path(options.output)
    _save(target, content, over=options.force and target.is_file() and not target.samefile(source))
    print(said(N_("Outline written to $path"), path=seen(str(target))))
    return Exit.CLEAN


def _form(options: argparse.Namespace) -> str:
    """What was asked for, or what the name of the file says. Raises NoSuchForm."""
    if options.format is not None:
        return str(options.format)
    if options.output in (None, _STDOUT):
        return "text"
    suffix = Path(options.output).suffix.lower()
    if suffix not in _SUFFIXES:
        raise NoSuchForm(suffix, ", ".join(_SUFFIXES))
    return _SUFFIXES[suffix]


def _scenario(name: str, settings: Settings) -> tuple[Scenario, Path]:
    from tabletop.cli.finding import scenario
    from tabletop.scenario import library

    path = Path(name)
    found = scenario(name, settings.scenarios).scenario
    known = path / library.SCENARIO_FILE if path.is_dir() else path
    return found, known if known.is_file() else library.find(name, settings.scenarios) or known


def _dead(scenario: Scenario) -> Dead | None:
    """What can never happen, found by playing; None where that would take too long."""
    from dataclasses import replace

    from tabletop.authoring.outlining.liveness import dead_in
    from tabletop.authoring.simulation.explore import CHECK, explore

    until = time.monotonic() + _PATIENCE
    found = explore(scenario, effort=replace(CHECK, plays=1), stop=lambda: time.monotonic() > until)
    return None if found.partial else dead_in(found)


def _drawn(told: Outline, form: str) -> bytes:
    from tabletop.authoring.outlining.formats import written

    return written(told, form)


def _lines(told: Outline, width: int, *, brief: bool) -> list[tuple[Tone, str]]:
    from tabletop.authoring.outlining.text import rows

    made = rows(told, brief=brief)
    return [(row.tone, line) for row in made for line in wrapped(row.text, row.indent, row.hang, width)]


def _text(told: Outline, *, brief: bool) -> bytes:
    return "".join(f"{line}\n" for _tone, line in _lines(told, 80, brief=brief)).encode()


def _print(told: Outline, *, brief: bool) -> None:
    """Print it as wide as the terminal; in colour only where somebody sees it and wants it."""
    from tabletop.cli.settings import environment

    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    about = environment()
    coloured = sys.stdout.isatty() and not about.get("NO_COLOR") and about.get("TERM") != "dumb"
    for tone, line in _lines(told, width, brief=brief):
        code = _TONES[tone] if coloured else ""
        lead = line[: len(line) - len(line.lstrip(" "))]
        print(f"{lead}\x1b[{code}m{line[len(lead) :]}\x1b[0m" if code and line.strip() else line)


def _save(target: Path, content: bytes, *, over: bool) -> None:
    """Make the file, or put it in the place of one. Raises NotWritten."""
    from tabletop.storage import whole
    from tabletop.storage.exports import NotWritten, write_file
    from tabletop.storage.platform import this_system

    if not over:
        write_file(target, [content])
        return
    try:
        whole.replace(this_system(), target, [content])
    except OSError as error:
        raise NotWritten.after(target, error) from error
