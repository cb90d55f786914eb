"""How the program ends: every error that can reach the front door, its sentence and its exit code, in one table.

Invariant: an error is raised beside its cause and knows nothing of this; whoever adds one that can end the program adds
its line here.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from string import Template

from tabletop.language.catalogue import N_, UnknownLanguageError, _

Named = Callable[[BaseException], str]
Line = tuple[type[BaseException], str, Named, "Exit"]


class Exit(IntEnum):
    """What the program's exit code says to a script."""

    CLEAN = 0
    """Done; nothing is wrong."""
    PROBLEMS = 1
    """Done; what was looked at has problems."""
    NOT_RUN = 2
    """Could not run: a wrong argument, a file that is not there."""
    FAULT = 3
    """The program itself has a defect."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""


def _argument(error: BaseException) -> str:
    return str(error.args[0]) if error.args else ""


def _os_error(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return str(error)
    name = error.filename if error.filename is not None else ""
    return f"{name}: {error.strerror or error}" if name else str(error)


def table() -> tuple[Line, ...]:
    """Error → sentence → what `$name` stands for → exit code. The first line that fits counts.

    Made when the program is already leaving, so that no command pays for the errors of the others.
    """
    from tabletop.authoring.check import NothingToCheckError
    from tabletop.authoring.explain import NoSuchPageError
    from tabletop.scenario.problems import ScenarioRefused

    refused = N_('The scenario cannot be used: $name. "tabletop check" says why.')
    return (
        (KeyboardInterrupt, N_("Stopped."), _argument, Exit.INTERRUPTED),
        (NothingToCheckError, N_("There is no scenario at $name."), _argument, Exit.NOT_RUN),
        (NoSuchPageError, N_("There is no page called $name; codes look like TT102."), _argument, Exit.NOT_RUN),
        (UnknownLanguageError, N_("There are no words for the language $name."), _argument, Exit.NOT_RUN),
        (ScenarioRefused, refused, str, Exit.PROBLEMS),
        (OSError, N_("Could not read or write: $name"), _os_error, Exit.NOT_RUN),
    )


def ended(error: BaseException) -> tuple[str, Exit]:
    """The sentence and the exit code for an error that nothing else has dealt with."""
    for kind, words, name, code in table():
        if isinstance(error, kind):
            return Template(_(words)).safe_substitute(name=name(error)), code
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    fault = _("This is a fault in tabletop itself ($kind, $where). Nothing that was saved is lost.")
    return Template(fault).safe_substitute(kind=type(error).__name__, where=where), Exit.FAULT
