"""What an audience read in the course of a play: every view it had, and every text in them, with where it first stood.

Invariant: nothing but views is looked at; a text that is in no view was not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from string import Template

from tabletop.exercise.state import State
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import (
    CardView,
    DecisionView,
    IndicatorView,
    InjectView,
    Room,
    RoomView,
    Scene,
    Seat,
    TeamView,
)
from tabletop.language.catalogue import N_, _

_SOURCES = {
    "inject": N_('with the inject "$id"'),
    "decision": N_('with the decision "$id"'),
    "card": N_('on the card "$id"'),
    "indicator": N_('with the indicator "$id"'),
    "brief": N_("on the role card"),
    "debrief": N_("in the hot wash"),
    "scene": N_("on the screen"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """Where a text was first read."""

    number: int
    """The record after which it was on the screen."""
    kind: str
    """`inject`, `decision`, `card`, `indicator`, `brief`, `debrief`, or `scene` for the rest."""
    id: str

    @property
    def source(self) -> str:
        """Where it stood, in words."""
        return Template(_(_SOURCES[self.kind])).safe_substitute(id=self.id)


@dataclass(slots=True)
class Watch:
    """One audience, as it follows a play."""

    audience: Room | Seat
    views: list[TeamView | RoomView] = field(default_factory=list)
    """Every view it had, oldest first. They share what did not change."""
    numbers: list[int] = field(default_factory=list)
    """The record after which each view was had."""
    texts: dict[str, Read] = field(default_factory=dict)
    """Every text it read."""
    _known: set[int] = field(default_factory=set)
    """What was walked through; it stays alive in the views."""

    @property
    def team(self) -> str:
        """The team; empty for the room."""
        return self.audience.team if isinstance(self.audience, Seat) else ""

    def look(self, state: State) -> list[str]:
        """Look at the state as it is now; what was not read before comes back."""
        seen: TeamView | RoomView = view(state, self.audience, state.last)
        before = self.views[-1].scene if self.views else None
        self.views.append(seen)
        self.numbers.append(state.number)
        new: list[str] = []
        if isinstance(seen, TeamView):
            self._read([seen.brief], Read(state.number, "brief", ""), new)
        for kind, several in _parts(seen.scene):
            for one in several:
                if id(one) not in self._known:
                    self._read([one], Read(state.number, kind, one.id), new)
        if seen.scene.debrief is not None:
            self._read([seen.scene.debrief], Read(state.number, "debrief", ""), new)
        rest = (getattr(seen.scene, name) for name in _REST if _changed(name, before, seen.scene))
        self._read(list(rest), Read(state.number, "scene", ""), new)
        return new

    def _read(self, todo: list[object], where: Read, new: list[str]) -> None:
        """Every text in parts of a view that were not walked through before."""
        texts, known = self.texts, self._known
        while todo:
            one = todo.pop()
            kind = type(one)
            if kind is str:
                if one and one not in texts:
                    texts[str(one)] = where
                    new.append(str(one))
            elif (kind is tuple or kind in _SHAPES or is_dataclass(one)) and id(one) not in known:
                known.add(id(one))
                todo.extend(one if isinstance(one, tuple) else _values(one))


_REST = tuple(
    one.name
    for one in fields(Scene)
    if one.name not in {"injects", "decisions", "cards", "indicators", "debrief", "inject", "clock"}
)
_SHAPES: dict[type, tuple[str, ...]] = {}
"""The fields that can hold a text, of every kind of part met so far."""


def _parts(scene: Scene) -> tuple[tuple[str, tuple[InjectView | DecisionView | CardView | IndicatorView, ...]], ...]:
    return (
        ("inject", scene.injects),
        ("decision", scene.decisions),
        ("card", scene.cards),
        ("indicator", scene.indicators),
    )


def _changed(name: str, before: Scene | None, now: Scene) -> bool:
    return before is None or getattr(before, name) != getattr(now, name)


def _values(part: object) -> list[object]:
    """What a part of a view holds, numbers left out."""
    names = _SHAPES.get(type(part))
    if names is None and is_dataclass(part):
        names = _SHAPES[type(part)] = tuple(one.name for one in fields(part) if one.name != "curve")
    return [getattr(part, name) for name in names or ()]
