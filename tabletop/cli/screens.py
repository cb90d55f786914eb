"""From the front door to the faces with a screen: the only place that imports them, each when it is opened.

Invariant: a session that was opened here is closed here, however its face ends.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.codes import Exit
from tabletop.cli.rehearse_save import saver
from tabletop.cli.settings import Settings

if TYPE_CHECKING:
    from tabletop.authoring.previewing.checking import Check
    from tabletop.authoring.previewing.keeping import Keeper
    from tabletop.authoring.previewing.preview import Preview
    from tabletop.authoring.previewing.watching import Watched
    from tabletop.exercise.setup import Setup
    from tabletop.reports.comparing_parts import Comparison
    from tabletop.reports.progress import Progress
    from tabletop.scenario.model import Scenario
    from tabletop.session.local import LocalSession
    from tabletop.session.observing import Observing
    from tabletop.session.port import Collecting, Forked, Forker, Lookout, NotSaved, Past, Session
    from tabletop.session.port_review import Beside
    from tabletop.tui.home.shelf import HomeChoice

CRASHED = 70
"""What a face returns after it had to stop (`tui.base.CRASHED`); it has said so itself."""


def _exit(code: int) -> Exit:
    return Exit.FAULT if code == CRASHED else Exit(code)


def play(session: LocalSession, chosen: Settings) -> Exit:
    """Open the face that fits a session: alone, or leading."""
    from tabletop.cli.lines import say_where
    from tabletop.exercise.views import Room

    try:
        scene = session.view(Room()).scene
        if scene.mode == "solo":
            from tabletop.cli.earlier import earlier
            from tabletop.tui.solo.app import run

            own = next((team.id for team in scene.teams if team.played), scene.teams[0].id)
            runs = earlier(chosen.sessions, scene.scenario, session.place) if scene.earlier_runs else ()
            code = run(session, own, theme=chosen.theme, earlier=runs)
        else:
            from tabletop.tui.facilitator.app import run as lead

            code = lead(
                session,
                theme=chosen.theme,
                history=_history,
                bias=chosen.bias_prompt,
                paper=_paper,
                saver=saver(chosen.scenarios),
            )
        closed = session.view(Room()).scene.phase == "closed"
    finally:
        session.leave()
    say_where(None, session.place, closed=closed)
    return _exit(code)


def facilitate(
    scenario: Scenario, begin: Callable[[Setup], LocalSession | NotSaved], chosen: Settings, warning: str
) -> Exit:
    """Set up a session and lead it."""
    from tabletop.cli.lines import say_where
    from tabletop.exercise.views import Room
    from tabletop.session.port import NotSaved
    from tabletop.tui.facilitator.app import run_new

    opened: list[LocalSession] = []

    def opening(setup: Setup) -> Session | NotSaved:
        session = begin(setup)
        if not isinstance(session, NotSaved):
            opened.append(session)
        return session

    try:
        code = run_new(
            scenario,
            opening,
            theme=chosen.theme,
            warning=warning,
            history=_history,
            bias=chosen.bias_prompt,
            paper=_paper,
            saver=saver(chosen.scenarios),
        )
        closed = [session.view(Room()).scene.phase == "closed" for session in opened]
    finally:
        for session in opened:
            session.leave()
    for session, finished in zip(opened, closed, strict=True):
        say_where(None, session.place, closed=finished)
    return _exit(code)


def _paper(session: Session) -> str | NotSaved:
    """Write the hot wash as a page beside the log; one for each state of the log, none twice."""
    from tabletop.reports.hot_wash import hot_wash
    from tabletop.reports.registry import FORMATS
    from tabletop.session.accounts import account_of
    from tabletop.session.port import NotSaved
    from tabletop.storage.exports import NotWritten, NotWrittenBecause, write_file

    log = Path(session.place)
    account = account_of(log)
    page = log.with_name(f"{log.name}.hot-wash-{account.proof.records}.html")
    try:
        write_file(page, [FORMATS["html"].write(account, hot_wash(account))])
    except NotWritten as error:
        if error.because is not NotWrittenBecause.EXISTS:
            return NotSaved(error.because.value)
    return str(page)


def _history(session: Session) -> Callable[[], Past]:
    """The log of a running session, for looking back."""
    from tabletop.session.opening import replayed

    return lambda: replayed(Path(session.place))


def home(chosen: Settings, at: str, notice: str) -> HomeChoice | Exit:
    """The screen where everything begins."""
    from tabletop.cli.shelves import Shelves
    from tabletop.tui.home.app import run

    result = run(Shelves(chosen.sessions, chosen.scenarios), theme=chosen.theme, at=at, notice=notice)
    return _exit(result) if isinstance(result, int) else result


def review(past: Past, chosen: Settings, expected: int, beside: Beside, fork: Forker | None = None) -> Exit | Forked:
    """Go through a log; a session that was forked from it, where somebody wants to go on with that."""
    from tabletop.tui.review.app import run

    result = run(past, theme=chosen.theme, expected=expected, beside=beside, fork=fork)
    return _exit(result) if isinstance(result, int) else result


def progress(read: Callable[[], Progress], chosen: Settings) -> Exit | tuple[str, str]:
    """Look back on own runs; what to do next, and with what file, where somebody chose that."""
    from tabletop.tui.progress.app import run

    result = run(read, theme=chosen.theme)
    return _exit(result) if isinstance(result, int) else (result.act, result.place)


def comparison(found: Comparison, chosen: Settings) -> Exit:
    """Lay a few sessions beside each other."""
    from tabletop.tui.comparison.app import run

    return _exit(run(found, theme=chosen.theme))


def evaluate(sheet: Observing, chosen: Settings) -> Exit:
    """Sit beside a session."""
    from tabletop.tui.evaluation.app import run

    return _exit(run(sheet, theme=chosen.theme))


def feedback(collecting: Collecting, chosen: Settings) -> Exit:
    """Let the laptop go round."""
    from tabletop.tui.feedback.app import run

    return _exit(run(collecting, theme=chosen.theme))


def display(lookout: Lookout, chosen: Settings) -> Exit:
    """Show the room what it may see."""
    from tabletop.tui.display.app import run

    return _exit(run(lookout, theme=chosen.theme))


def preview(shown: Preview, watched: Watched, check: Check, keeper: Keeper, chosen: Settings) -> Exit:
    """Play a file while it is being written."""
    from tabletop.tui.preview.app import run

    return _exit(run(shown, watched, check=check, keeper=keeper, theme=chosen.theme))
