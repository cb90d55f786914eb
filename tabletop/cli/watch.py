"""`tabletop check --watch`: check again whenever a file changes, until somebody has seen enough.

Invariant: whatever happens to the files, there is one clear state on the screen and the watch goes on; it ends with the
exit code of what was seen last.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from string import Template
from typing import Final

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import _

PAUSE: Final = 0.3
"""Seconds between two looks."""
_CLEAR: Final = "\x1b[H\x1b[2J"


def watch(
    options: argparse.Namespace,
    check: Callable[[argparse.Namespace], tuple[str, Exit]],
    wait: Callable[[], None] = lambda: time.sleep(PAUSE),
    clock: Callable[[], str] = lambda: time.strftime("%H:%M:%S"),
) -> Exit:
    """Show what `check` says now and after every change; Ctrl-C ends it.

    Raises:
        NothingToCheckError: At the start, a path leads to no scenario.
    """
    from tabletop.authoring.check import files
    from tabletop.authoring.watching import changes, seen

    code = Exit.NOT_RUN
    list(files(options.paths))  # a name mistyped at the start is said now, not waited for
    try:
        for before in changes(lambda: seen(options.paths), wait):
            words, now = _state(options, check)
            if seen(options.paths) == before:
                code = now
                _show(words, clock())
    except KeyboardInterrupt:
        print()
    return code


def _state(options: argparse.Namespace, check: Callable[[argparse.Namespace], tuple[str, Exit]]) -> tuple[str, Exit]:
    """What is found, or that there is nothing to be read just now."""
    from tabletop.authoring.check import NothingToCheckError
    from tabletop.plain.layout import seen as visible

    try:
        return check(options)
    except NothingToCheckError as error:
        words = _("There is no scenario at $name. Waiting for it.")
        return Template(words).safe_substitute(name=visible(str(error.args[0]))), Exit.NOT_RUN
    except OSError as error:
        words = _("$name cannot be read just now ($why). Waiting for it.")
        return Template(words).safe_substitute(
            name=visible(str(error.filename)), why=error.strerror or ""
        ), Exit.NOT_RUN


def _show(words: str, at: str) -> None:
    last = Template(_("Checked at $time; again when a file changes. Ctrl-C ends.")).safe_substitute(time=at)
    if sys.stdout.isatty():
        print(_CLEAR, end="")
    print(f"{words}\n\n{last}", flush=True)
