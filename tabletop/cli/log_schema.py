"""`tabletop log schema`: what a line of a log may be, for programs of others.

Invariant: what is printed knows no language and nothing of any session.
"""

from __future__ import annotations

import argparse
import json

from tabletop.cli.codes import Exit
from tabletop.cli.log_words import Parsers
from tabletop.language.catalogue import _

_KINDS = ("session", "evaluation", "feedback")


def arguments(inner: Parsers[argparse.ArgumentParser]) -> None:
    """Add the command."""
    schema = inner.add_parser("schema", help=_("print the JSON Schema of a log’s lines, for programs of your own"))
    schema.add_argument(
        "family",
        nargs="?",
        choices=_KINDS,
        default="session",
        metavar="KIND",
        help=_("session (the usual), evaluation or feedback"),
    )


def schema(options: argparse.Namespace) -> Exit:
    """Print it."""
    from tabletop.session.line_schema import line_schema

    print(json.dumps(line_schema(options.family), indent=1))
    return Exit.CLEAN
