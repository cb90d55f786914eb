"""The author's sub-commands: check, explain, schema.

Invariant: what a program may read (JSON, exit codes) does not depend on the language or the width of the terminal.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import _, n_

_WIDEST = 100
_NARROWEST = 40


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `command`."""
    if command == "check":
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("a scenario file, or a folder"))
        parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text (default) or json"))
    elif command == "explain":
        parser.add_argument("code", metavar="CODE", help=_("a code such as TT102"))
    else:
        parser.add_argument("path", type=Path, metavar="FILE", help=_("a scenario file, or its folder"))


def run(command: str, options: argparse.Namespace) -> int:
    """Run `command`."""
    return {"check": _check, "explain": _explain, "schema": _schema}[command](options)


def _check(options: argparse.Namespace) -> Exit:
    from tabletop.authoring.check import check, files
    from tabletop.authoring.messages import as_json, render_all

    found = [one for file in files(options.paths) for one in check(file)]
    errors = sum(one.errors for one in found)
    if options.format == "json":
        print(as_json(problem for one in found for problem in one.problems))
        return Exit.PROBLEMS if errors else Exit.CLEAN
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    for one in found:
        if one.problems:
            print(render_all(one.problems, one.lines, width=width), end="\n\n")
    print(_summary(errors, len(found)))
    return Exit.PROBLEMS if errors else Exit.CLEAN


def _summary(errors: int, count: int) -> str:
    of_files = n_("{count} file", "{count} files", count).replace("{count}", str(count))
    if not errors:
        return _("{files} checked, no problems.").replace("{files}", of_files)
    words = n_("{count} problem in {files}.", "{count} problems in {files}.", errors)
    return words.replace("{count}", str(errors)).replace("{files}", of_files)


def _explain(options: argparse.Namespace) -> Exit:
    from tabletop.authoring.explain import page

    print(page(options.code).rstrip())
    return Exit.CLEAN


def _schema(options: argparse.Namespace) -> Exit:
    from tabletop.authoring.schema import write

    print(write(options.path))
    return Exit.CLEAN
