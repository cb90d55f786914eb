"""Why something is not written into an evaluator's log. The faces look up one sentence for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """A ground, by its code."""

    ONLY_LOOKING = "only_looking"
    """Observers keep no log."""
    SCRIBES_TAKE_NOTES = "scribes_take_notes"
    """A scribe rates nothing."""
    NO_SUCH_TASK = "no_such_task"
    """The scenario names no such task."""
    NO_SUCH_OBJECTIVE = "no_such_objective"
    """The scenario names nothing to look for under that objective."""
    NO_SUCH_TEAM = "no_such_team"
    """No such team takes part."""
    EVIDENCE_MISSING = "evidence_missing"
    """A rating wants a line of evidence."""
    EMPTY_TEXT = "empty_text"
    """There is nothing to write down."""
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"
    """There is no such entry, or it was taken back before."""
    FORM_EMPTY = "form_empty"
    """Nothing was filled in."""
    MARK_OUT_OF_RANGE = "mark_out_of_range"
    """Agreement goes from 1 to 5."""
    FILE_IMPORTED = "file_imported"
    """All forms of that file are here already."""
    NO_SUCH_FORM = "no_such_form"
    """There is no such form, or it was withdrawn before."""


@dataclass(frozen=True, slots=True)
class Declined:
    """A command that does not happen, and why."""

    ground: Ground
    detail: str = ""
    """A name the sentence needs."""
