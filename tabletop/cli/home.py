"""`tabletop` alone: the screen where everything begins, and what follows from a choice there.

Invariant: an error of what was chosen comes back as a sentence on that screen; only leaving it ends the program.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import settled, words_of
from tabletop.cli.settings import Settings
from tabletop.language.catalogue import use

if TYPE_CHECKING:
    from tabletop.cli.shelves import Shelves
    from tabletop.plain.console import Console
    from tabletop.plain.home import Act, Offer

_RECENT = 5
"""Finished sessions that are listed line by line; `tabletop log list` has all."""


def run(options: argparse.Namespace) -> int:
    """Open the home screen until somebody leaves."""
    chosen = settled(options)
    lines = settings.wants_lines(chosen, asked=options.plain)
    return _in_lines(chosen) if lines else _on_screen(chosen)


def _on_screen(chosen: Settings) -> Exit:
    from tabletop.cli import screens

    at = notice = ""
    while True:
        choice = screens.home(chosen, at, notice)
        if isinstance(choice, Exit):
            return choice
        chosen = replace(chosen, theme=choice.theme or chosen.theme)
        notice = _done(choice.act, choice.path, chosen, lines=False)
        use(words_of(chosen))  # an exercise may have been in another language
        at = choice.path if choice.act == "review" else ""  # after play: on the session that waits, not on a new one


def _in_lines(chosen: Settings) -> Exit:
    from tabletop.cli.lines import console, patient
    from tabletop.cli.shelves import Shelves
    from tabletop.plain.console import Left
    from tabletop.plain.home import home

    face, notice = console(), ""
    while True:
        try:
            with patient(face):
                act, path = home(face, _offers(Shelves(chosen.sessions, chosen.scenarios)), notice)
        except Left as left:
            return Exit.INTERRUPTED if left.why == "interrupted" else Exit.CLEAN
        notice = _done(act, path, chosen, lines=True, face=face)
        use(words_of(chosen))


def _done(act: str, path: str, chosen: Settings, *, lines: bool, face: Console | None = None) -> str:
    """Do what was chosen; what went wrong, as a sentence."""
    from tabletop.cli import play
    from tabletop.cli.exits import ended
    from tabletop.cli.progress import progress
    from tabletop.cli.review import review

    try:
        match act:
            case "practise":
                play.play(play.Wanted(path), chosen, lines=lines, face=face)
            case "facilitate":
                play.facilitate(play.Wanted(path), chosen, lines=lines, face=face)
            case "progress":
                progress(chosen, lines=lines, face=face)
            case "resume":
                play.resume(Path(path), chosen, lines=lines, face=face)
            case _:
                review(Path(path), chosen, lines=lines, face=face)
    except (SystemExit, KeyboardInterrupt, BrokenPipeError):
        raise
    except BaseException as error:  # noqa: BLE001 - as at the last door: every error becomes a sentence
        return ended(error)[0]
    return ""


def _offers(shelves: Shelves) -> list[Offer]:
    """What can be chosen line by line: sessions to go on with, the latest finished ones, all scenarios in order."""
    from tabletop.language.catalogue import _
    from tabletop.language.labels import label
    from tabletop.plain.home import Offer
    from tabletop.plain.layout import clipped
    from tabletop.tui.home.shelf import SessionLine

    found = [line for line in shelves.sessions() if isinstance(line, SessionLine)]
    waiting = [line for line in found if line.state != "finished"]
    finished = [line for line in found if line.state == "finished"][:_RECENT]
    words = {"unfinished": _("can be resumed"), "debrief": _("ended, not finished"), "finished": _("finished")}
    offers = [
        Offer(
            line.title,
            ", ".join([line.last, words[line.state], *([_("what if")] if line.forked_at else [])]),
            line.path,
            ("review",) if line.state == "finished" else ("resume", "review"),
            session=True,
        )
        for line in (*waiting, *finished)
    ]
    for one in shelves.scenarios():
        if not one.fault:
            facts = [label(f"scenario.{one.kind}"), f"{one.minutes} min", one.players]
            facts += [label(f"language.{one.language}")] if one.language else []
            detail = f"{', '.join(facts)}. {clipped(one.summary, 160)}"
            acts: tuple[Act, ...] = ("practise", "facilitate") if one.solo else ("facilitate", "practise")
            offers.append(Offer(one.title, detail, one.path, acts))
    return offers
