"""The command `tabletop check`: look for problems in scenarios, once or whenever a file changes.

Invariant: what a program may read (JSON, SARIF, annotations, exit codes) does not depend on the language or the width
of the terminal.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import _, in_source_words

if TYPE_CHECKING:
    from tabletop.authoring.check import Checked

FORMATS = ("text", "json", "sarif", "github")
PROFILES = ("draft", "review", "publish")
_WIDEST = 100
_NARROWEST = 40


class WatchShowsText(Exception):  # noqa: N818 - it is what the program says
    """A watch was asked for in a format that programs read."""


def arguments(command: str, parser: argparse.ArgumentParser) -> None:  # noqa: ARG001 - every command module takes it
    """Add the arguments."""
    told = _("a scenario file, a play of it, a folder, or the id of one that is listed")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=told)
    profile = _("how far it is meant to be: draft, review (default) or publish, each stricter")
    parser.add_argument("--profile", choices=PROFILES, default="review", help=profile)
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("text (default), json, sarif or github"))
    parser.add_argument("--show-ignored", action="store_true", help=_("also show what the file sets aside"))
    parser.add_argument("--quick", action="store_true", help=_("leave out what has to be played through (TT3xx)"))
    parser.add_argument("--watch", action="store_true", help=_("check again whenever a file changes"))


def run(command: str, options: argparse.Namespace) -> int:  # noqa: ARG001 - every command module takes it
    """Check, print, and say whether there are problems."""
    if options.watch:
        from tabletop.cli.watch import watch

        if options.format != FORMATS[0]:
            raise WatchShowsText
        return watch(options, once)
    words, code = once(options)
    print(words)
    return code


def readable_width() -> int:
    """The terminal's width, within what can be read."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def once(options: argparse.Namespace) -> tuple[str, Exit]:
    """What is to be said now, and the exit code."""
    checked = _checked(options)
    with in_source_words() if options.format != "text" else nullcontext():  # a program reads them, on any machine
        words = _PRINTERS[options.format](checked, options)
    if any(one.unread for one in checked):
        return words, Exit.NOT_RUN
    return words, Exit.PROBLEMS if any(one.errors for one in checked) else Exit.CLEAN


def _checked(options: argparse.Namespace) -> list[Checked]:
    from tabletop.authoring.check import check, files
    from tabletop.authoring.profiles import Profile

    month, profile = time.strftime("%Y-%m"), Profile(options.profile)
    paths = [_meant(path) for path in options.paths]
    return [one for file in files(paths) for one in check(file, profile=profile, month=month, quick=options.quick)]


def _meant(path: Path) -> Path:
    """What is there under that path; else the scenario with that id, where one is listed."""
    from tabletop.cli.settings import read
    from tabletop.scenario import library

    return path if path.exists() else library.find(str(path), read().scenarios) or path


def _as_text(checked: Sequence[Checked], options: argparse.Namespace) -> str:
    from tabletop.authoring.messages import render, render_all
    from tabletop.authoring.summary import closing

    width = readable_width()
    parts: list[str] = []
    for one in checked:
        if one.problems:
            parts.append(render_all(one.problems, one.lines, width=width))
        if options.show_ignored:
            parts += [render(aside.problem, one.lines, width=width, why=aside.why) for aside in one.set_aside]
    parts.append("\n".join(closing(checked, ignored_shown=options.show_ignored)))
    return "\n\n".join(parts)


def _as_json(checked: Sequence[Checked], options: argparse.Namespace) -> str:
    from tabletop.authoring.output.data import as_json
    from tabletop.authoring.profiles import Profile

    return as_json(checked, Profile(options.profile))


def _as_sarif(checked: Sequence[Checked], options: argparse.Namespace) -> str:  # noqa: ARG001 - every printer takes both
    from tabletop import __version__
    from tabletop.authoring.output.sarif import as_sarif

    return as_sarif(checked, __version__)


def _as_annotations(checked: Sequence[Checked], options: argparse.Namespace) -> str:  # noqa: ARG001 - as above
    from tabletop.authoring.output.annotations import as_annotations
    from tabletop.authoring.summary import closing

    return "\n".join([*as_annotations(checked), *closing(checked, ignored_shown=False)])


_PRINTERS: dict[str, Callable[[Sequence[Checked], argparse.Namespace], str]] = {
    "text": _as_text,
    "json": _as_json,
    "sarif": _as_sarif,
    "github": _as_annotations,
}
