"""The program's exit codes.

Invariant: a code keeps its meaning; scripts rely on it.
"""

from __future__ import annotations

from enum import IntEnum


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
    UNFINISHED = 4
    """The input ended before the exercise did; the session is saved and can be resumed."""
    NOT_INSTALLED = 5
    """Needs a library that is not installed; the message says which."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""
