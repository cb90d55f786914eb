"""The author's sub-commands: explain, schema.

Invariant: what a program may read (JSON, exit codes) does not depend on the language or the width of the terminal.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import _


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `command`."""
    if command == "explain":
        parser.add_argument("code", nargs="?", metavar="CODE", help=_("a code such as TT102; without one, all of them"))
    else:
        parser.add_argument(
            "path",
            type=Path,
            metavar="FILE",
            help=_("a scenario file, its folder, a play of it, or the id of one that is listed"),
        )


def run(command: str, options: argparse.Namespace) -> int:
    """Run `command`."""
    return {"explain": _explain, "schema": _schema}[command](options)


def _explain(options: argparse.Namespace) -> Exit:
    from tabletop.authoring.explain import index, laid_out, page
    from tabletop.cli.check import readable_width

    text = page(options.code) if options.code else index()
    if sys.stdout.isatty():
        text = laid_out(text, readable_width())
    print(text.rstrip())
    return Exit.CLEAN


def _schema(options: argparse.Namespace) -> Exit:
    from tabletop.authoring.schema import written
    from tabletop.cli.finding import scenario_file
    from tabletop.cli.settings import read

    path: Path = options.path if options.path.exists() else scenario_file(str(options.path), read().scenarios)
    for made in written(path):
        print(made)
    return Exit.CLEAN
