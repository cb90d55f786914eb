"""A session with views made by hand, for screens: it shows what a test sets and remembers what a screen sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import overload

from tabletop.exercise.commands import Command
from tabletop.exercise.moments import Actor
from tabletop.exercise.views import (
    Audience,
    BriefView,
    ClockView,
    Control,
    FacilitatorView,
    Forward,
    Room,
    RoomView,
    Scene,
    Seat,
    TeamHead,
    TeamView,
    View,
)
from tabletop.session.port import NotSaved, Result, Saved, Watcher

DUTY = TeamHead("DUTY", "Night duty officer", 0, (("officer", "Duty officer"),), played=True)
ALLIES = TeamHead("ALLIES", "Allies", 1, (), played=True)
BRIEF = BriefView(
    team="DUTY",
    situation="It is night and you are alone.",
    wants="Wake the right person.",
    fears="Waking everybody for nothing.",
    may_not="Speak to the press.",
    secret="You were asleep for ten minutes.",  # noqa: S106 - a line of a story
    left_out="Real duty officers are two.",
)
CLOCK = ClockView(running=True, exercise=271_000, move=271_000, move_left=600_000, talk_left=120_000, planned=900_000)
SCENE = Scene(
    session="s-1",
    scenario="first-hour",
    title="First Hour",
    summary="A night, a rumour, six decisions.",
    mode="solo",
    rehearsal=False,
    phase="briefing",
    blank=False,
    prologue="It has been a quiet week on the river.",
    simplification="A real night has more phones.",
    content_notes=("A house is damaged; nobody dies.",),
    ground_rules=(),
    move_number=0,
    moves=3,
    move_title="",
    move_intro="",
    teams=(DUTY,),
    inject=None,
    injects=(),
    decisions=(),
    arrived=(),
    indicators=(),
    cards=(),
    ending=None,
    debrief=None,
    clock=CLOCK,
    earlier_runs=0,
)


def team_view(scene: Scene = SCENE, forward: Forward = Forward("start"), brief: BriefView = BRIEF) -> TeamView:  # noqa: B008 - frozen
    """A team's view of a scene."""
    return TeamView(scene, scene.teams[0], brief, forward)


class FakeSession:
    """Shows the view it was given; after every command, and every `go_on`, the next one of `then`."""

    read_only = False
    place = "/logs/first-hour.jsonl"

    def __init__(self, view: View | None = None, then: Sequence[View] = ()) -> None:
        self.shown: View = view or team_view()
        self.then = list(then)
        self.sent: list[tuple[Command, Actor]] = []
        self.went_on = 0
        self.answer: Result = Saved(1, "0" * 64)
        """What `send` and `go_on` answer; only `Saved` turns the view."""
        self.drafts: dict[str, str] = {}
        self.no_room_for_drafts = False
        self.closed = False
        self._watchers: list[Watcher] = []

    @overload
    def view(self, audience: Control) -> FacilitatorView: ...
    @overload
    def view(self, audience: Seat) -> TeamView: ...
    @overload
    def view(self, audience: Room) -> RoomView: ...
    @overload
    def view(self, audience: Audience) -> View: ...
    def view(self, audience: Audience) -> View:  # noqa: ARG002 - one view for whoever asks
        """What the test set."""
        return self.shown

    def show(self, view: View) -> None:
        """Change the view and tell the watchers."""
        self.shown = view
        for watcher in tuple(self._watchers):
            watcher()

    def _next(self) -> Result:
        if isinstance(self.answer, Saved):
            self.show(self.then.pop(0) if self.then else self.shown)
        return self.answer

    def send(self, command: Command, actor: Actor, command_id: str = "") -> Result:  # noqa: ARG002
        """Remember it, and turn to the next view."""
        self.sent.append((command, actor))
        return self._next()

    def go_on(self) -> Result | None:
        """Turn to the next view; None when there is none, or when the player is awaited."""
        if not self.then and isinstance(self.answer, Saved):
            return None
        self.went_on += 1
        return self._next()

    def tick(self) -> Result | None:
        """Nothing is due here."""
        return None

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Keep a watcher."""
        self._watchers.append(watcher)

        def unwatch() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return unwatch

    @property
    def watched(self) -> int:
        """How many watch."""
        return len(self._watchers)

    def draft(self, key: str) -> str:
        """What is kept."""
        return self.drafts.get(key, "")

    def keep_draft(self, key: str, text: str) -> NotSaved | None:
        """Keep or forget, or say that the disk is full."""
        if text:
            self.drafts[key] = text
        else:
            self.drafts.pop(key, None)
        return NotSaved("no_room") if self.no_room_for_drafts else None

    def close(self) -> None:
        """Let go."""
        self.closed = True


def scene(**changes: object) -> Scene:
    """The scene with some things different."""
    return replace(SCENE, **changes)  # type: ignore[arg-type]
