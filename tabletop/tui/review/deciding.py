"""How long each team took: from the moment a question was put to the answer.

Invariant: exercise time, so a pause does not count; an answer that was taken back has no stretch.
"""

from __future__ import annotations

from collections.abc import Container, Iterator


class Deciding:
    """Which record put the question that a record answers."""

    def __init__(self) -> None:
        self._opened: dict[str, int] = {}
        self._since: dict[int, int] = {}
        self._answers: dict[str, list[int]] = {}

    def put(self, decision: str, number: int) -> None:
        """A question was put, or put again."""
        self._opened[decision] = number

    def answered(self, decision: str, team: str, number: int) -> None:
        """A team answered it."""
        opened = self._opened.get(decision)
        if opened is not None:
            self._since[number] = opened
            self._answers.setdefault(team, []).append(number)

    def since(self, number: int) -> int | None:
        """The record that put the question which record `number` answers; None for any other record."""
        return self._since.get(number)

    def stretches(self, team: str, without: Container[int]) -> Iterator[tuple[int, int]]:
        """(question, answer) by their records, for every answer of a team that is not among `without`."""
        for number in self._answers.get(team, ()):
            if number not in without:
                yield self._since[number], number
