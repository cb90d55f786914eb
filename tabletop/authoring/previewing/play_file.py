"""What was played, as a golden play: through the writer that sessions are kept with.

Invariant: a course in which the state was set by hand is no play: nobody could play it from the beginning.
"""

from __future__ import annotations

from tabletop.authoring.previewing.course import Course
from tabletop.authoring.rehearsing.saving import SavedPlay, saved
from tabletop.exercise.moments import Moment
from tabletop.scenario.loader import examine


def as_play(course: Course, wall: int) -> SavedPlay:
    """A course as a golden play; `wall` is the time it is dated with, in milliseconds since 1970.

    Raises:
        NothingToSaveError: No inject has come yet.
    """
    examined = examine(course.version.text.encode(), course.version.scenario.id)
    records = [
        one.model_copy(update={"at": Moment(wall=wall + one.at.wall, ticks=one.at.ticks)}) for one in course.records
    ]
    return saved(examined, records)
