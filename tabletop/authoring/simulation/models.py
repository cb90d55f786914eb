"""Who plays in a simulation: players who draw by chance, and four sorts who lean one way.

A model is numbers, no code: how strongly a player shies from harm (points by which an answer moves indicators away from
what is desirable), seeks gain (points towards it), or likes things to move at all; how often seats answer alike; and
how often a text is adopted, an agreement signed, a motion carried. An answer's chance is what `guess` gives it, times 2
to the power of the points it is liked for.

Invariant: a model never makes a lawful answer impossible, and has no chance of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tabletop.authoring.simulation.replies import Reply
from tabletop.language.catalogue import N_

_STRONGEST: Final = 8.0
"""Powers of two by which one answer can be likelier than chance makes it, or less likely."""


@dataclass(frozen=True, slots=True)
class Model:
    """One sort of players."""

    name: str
    words: str
    """What they do, for people; marked with `N_`."""
    harm: float = 0.0
    """Liking for every point of harm; below 0 is dislike."""
    gain: float = 0.0
    """Liking for every point of gain."""
    agreement: float = 0.0
    """Above 0: the share of decisions that all seats answer alike. Below 0: how much of such agreement is avoided."""
    results: tuple[tuple[str, float], ...] = ()
    """Weights of what a proceeding comes to, and of ballots; 1 where nothing is said."""

    @property
    def plain(self) -> bool:
        """Whether it is chance and nothing else."""
        return not (self.harm or self.gain or self.agreement or self.results)

    def liking(self, shift: Sequence[int], good: Sequence[int]) -> float:
        """By how much an answer that changes indicators by `shift` is likelier; `good` is +1 or -1 for each."""
        steps = [by * way for by, way in zip(shift, good, strict=True)]
        harm, gain = -sum(one for one in steps if one < 0), sum(one for one in steps if one > 0)
        return float(2 ** max(-_STRONGEST, min(_STRONGEST, self.harm * harm + self.gain * gain)))

    def weighed(
        self, replies: Sequence[Reply], shifts: Sequence[Sequence[int]], good: Sequence[int]
    ) -> tuple[Reply, ...]:
        """The replies with the chances these players give them; `shifts` is what each is thought to change."""
        if self.plain:
            return tuple(replies)
        raw = [
            one.weight * self.liking(shift, good) * dict(self.results).get(one.picks[0] if one.picks else "", 1.0)
            for one, shift in zip(replies, shifts, strict=True)
        ]
        whole = sum(raw) or 1.0
        return tuple(
            Reply(weight / whole, one.picks, one.shift, one.sets, one.later)
            for weight, one in zip(raw, replies, strict=True)
        )

    def shares(self, results: Sequence[str]) -> tuple[float, ...]:
        """How often a proceeding comes to each of `results`."""
        raw = [dict(self.results).get(one, 1.0) for one in results]
        return tuple(one / sum(raw) for one in raw)


UNIFORM: Final = Model("uniform", N_("draw every answer by chance, all alike"))
MODELS: Final[Mapping[str, Model]] = MappingProxyType(
    {
        one.name: one
        for one in (
            UNIFORM,
            Model(
                "cautious",
                N_("shy away from harm, and from moving much at all: five points of harm halve an answer's chance"),
                harm=-0.2,
                gain=-0.05,
                results=(("abstain", 2.0), ("reserved", 2.0)),
            ),
            Model(
                "assertive",
                N_("want things to move, whatever it costs: five points of gain, or ten of harm, double the chance"),
                harm=0.1,
                gain=0.2,
                results=(("for", 3.0), ("abstain", 0.3), ("walked", 2.0), ("broken", 2.0)),
            ),
            Model(
                "consensus-seeking",
                N_("answer alike three times in five, adopt, sign and carry motions, and shy a little from harm"),
                harm=-0.05,
                agreement=0.6,
                results=(("adopted", 6.0), ("signed", 6.0), ("reserved", 3.0), ("for", 4.0), ("abstain", 2.0)),
            ),
            Model(
                "contrarian",
                N_("do what makes things worse, avoid agreeing, break silence, walk out and vote against"),
                harm=0.2,
                gain=-0.1,
                agreement=-0.8,
                results=(("broken", 5.0), ("walked", 5.0), ("against", 4.0)),
            ),
        )
    }
)
"""By name, in the order they are shown."""
