"""Somebody at the facilitator's keyboard, in a real terminal: reads the log to know what comes, presses keys, waits.

Invariant: every step is waited for on the disk, because what the screen says is saved has to be there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from tabletop.decisions.kinds import Decision
from tabletop.decisions.proceeding import Proceeding
from tabletop.exercise.conductor import forward
from tabletop.exercise.events import SessionOpened
from tabletop.exercise.state import Phase, State
from tabletop.scenario.loader import parse
from tabletop.scenario.model import Scenario
from tabletop.session.replayed import Replay
from tabletop.storage.reading import LogReader
from tests.end_to_end.terminal import NotShown, Terminal

TABLETOP = (sys.executable, "-m", "tabletop")
_ACCEPT = "Accept: it happens as scripted"
_MARK = "What is true of it?"


@cache
def _scenario(text: str) -> Scenario:
    """The scenario of a log: the same every time the log is looked at."""
    return parse(text.encode(), "log")


def _understood(opening: SessionOpened) -> Scenario:
    return _scenario(opening.scenario_text)


def state_of(log: Path) -> State:
    """What the log on the disk folds to."""
    read = Replay(LogReader(log).read(), _understood)
    read.read()
    return read.latest


def _asks(answered: int, screen: str) -> bool:
    """Whether a form is shown, and the banner counts what has been answered so far."""
    return f" {answered} of " in screen.partition("\n")[0] and "d no decision" in screen


class Console:
    """The console of one session, which can be killed and taken up again."""

    def __init__(self, terminal: Terminal, log: Path) -> None:
        self.terminal = terminal
        self.log = log

    @property
    def state(self) -> State:
        """What is on the disk."""
        return state_of(self.log)

    def save_with(self, *keys: str) -> None:
        """Press keys, and wait until something more is on the disk."""
        before = self.log.stat().st_size
        self.terminal.press(*keys)
        self.terminal.until(lambda _: self.log.stat().st_size > before)

    def step(self) -> bool:
        """Do what comes next; False once the exercise has ended."""
        state = self.state
        if state.phase is Phase.PAUSED:
            self.save_with("p")
            return True
        match forward(state).step:
            case "start" | "release":
                self.confirmed()
            case "end":
                self.terminal.press("space")
                self.terminal.until("End the exercise now")
                self.save_with("2", "enter")
            case "answer":
                self.answers(state)
            case "reveal":
                self.confirmed()
            case "intervene":
                self.proceeds(state)
            case "close" | "mark" | "rule":
                self.terminal.until(lambda shown: "space go on" in shown or "Go on to the ruling" in shown)
                self.terminal.press("space")
                self.rulings()
            case _:
                return False
        return True

    def confirmed(self) -> None:
        """Space, the question, space."""
        self.terminal.press("space")
        self.terminal.until("space: yes")
        self.save_with("space")

    def answers(self, state: State) -> None:
        """Take down every answer that is waited for."""
        waiting = [
            (state.scenario.decisions[one.id], team)
            for one in state.decisions.values()
            if one.closed is None and not isinstance(state.scenario.decisions[one.id], Proceeding)
            for team in state.seats(one.id)
            if team not in one.answers
        ]
        self.terminal.press("d")
        for question, _team in waiting:
            answered = sum(len(one.answers) for one in self.state.decisions.values() if one.ruling is None)
            self.terminal.until(partial(_asks, answered))
            self.fill(question)

    def proceeds(self, state: State) -> None:
        """Lead what is decided step by step to its end, and rule on it."""
        decision = forward(state).what
        self.terminal.until("space go on")
        self.terminal.press("space")
        if state.scenario.decisions[decision].type == "consensus":
            self.keeps_silence(state, decision)
        else:
            self.argues()
        self.terminal.until("close it, and rule on it")
        self.terminal.press("enter")
        self.rulings()

    def keeps_silence(self, state: State, decision: str) -> None:
        """The chair puts the text under silence, every seat says that it keeps it, the chair declares."""
        self.terminal.until("put under silence")
        self.terminal.press("enter")
        self.terminal.until("minutes")
        self.save_with("enter")
        for number, team in enumerate(state.teams, start=1):
            if team in state.seats(decision):
                self.terminal.until("declare it adopted")
                self.terminal.press(str(number))
                self.terminal.until("keep silence")
                self.save_with("enter")
        self.terminal.until("declare it adopted")
        self.terminal.settled()
        self.save_with("enter")

    def argues(self) -> None:
        """A matrix argument: the team argues, the umpire throws."""
        self.terminal.until("argue for an action")
        self.terminal.press("enter")
        self.terminal.until("What do you do?")
        self.save_with("We say it tonight.", "tab", "They listen.", "tab", "It is true.", "ctrl+s")
        self.terminal.until("throw two dice")
        self.terminal.press("down", "enter")
        self.terminal.until("There is one throw")
        self.save_with("2")

    def drafted(self, text: str) -> None:
        """Wait until the unsent text is on the disk."""
        drafts = self.log.with_name(f"{self.log.name}.drafts")
        self.terminal.until(lambda _: drafts.exists() and text in drafts.read_text(encoding="utf-8"))

    def fill(self, question: Decision, *, sure: bool = False) -> None:
        """Answer by hand, whatever the question is; with `sure` also how sure one is."""
        match question.type:
            case "confidence":
                keys: Sequence[str] = ["6"]
            case "multi-choice":
                keys = [str(number + 1) for number in range(question.pick[0])]
            case "ranking":
                keys = [str(number + 1) for number in range(len(question.items))]
            case "allocation":
                keys = ["="]
            case "open-text":
                keys = ["We know three things."]
            case "sealed":
                others = len(question.seats(tuple(self.state.teams))) - 1
                keys = ["1", *["tab", "1"] * (others if question.predict else 0)]
            case _:
                keys = ["1"]
        if question.rationale == "required":
            keys = [*keys, "tab", "It can be taken back."]
        asked_how_sure = question.confidence is not None or (sure and question.type != "confidence")
        if question.rationale == "optional" and asked_how_sure:
            keys = [*keys, "tab"]
        if asked_how_sure:
            keys = [*keys, "tab", "7"]
        self.terminal.press(*keys)
        self.save_with("ctrl+s" if question.type == "open-text" else "enter")

    def rulings(self) -> None:
        """Mark the texts, and accept what the script proposes, for as long as there is something to rule on."""
        while self._to_rule():
            shown = self.terminal.until(lambda screen: _ACCEPT in screen or _MARK in screen)
            if _MARK in shown:
                self.save_with("1", "enter")
            else:
                before = self._unruled()
                self.terminal.press("enter")
                with suppress(NotShown):  # the screen may still have been on its way to the next decision: once more
                    self.terminal.until(partial(self._fewer_than, before), patience=5)

    def _to_rule(self) -> bool:
        return forward(self.state).step in {"close", "mark", "rule"}

    def _fewer_than(self, before: int, _screen: str) -> bool:
        return self._unruled() < before

    def _unruled(self) -> int:
        return sum(one.ruling is None for one in self.state.decisions.values())
