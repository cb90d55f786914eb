"""The golden transcripts of a play: where they lie, how they read, and where they read otherwise now.

They lie beside the play, `plays/NAME.transcripts/TEAM.txt`, and `room.txt` for the room.

Invariant: read and compared here, written by the front door; line ends do not count.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Final, Self

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.rehearsal import Rehearsal
from tabletop.authoring.rehearsing.transcripts import transcript
from tabletop.authoring.rehearsing.watching import Watch
from tabletop.language.catalogue import _
from tabletop.scenario.problems import Place, Problem

FOLDER: Final = ".transcripts"
ROOM: Final = "room"
_LARGEST: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Difference:
    """A transcript that reads otherwise, and its lines as they are kept."""

    problem: Problem
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Scripts:
    """The transcripts of one play as they read now. They are written only where somebody asks for them."""

    folder: Path
    title: str
    watches: tuple[Watch, ...]

    @classmethod
    def of(cls, play: Path, name: str, rehearsal: Rehearsal, title: str) -> Self:
        """The transcripts of a play that was rehearsed."""
        return cls(play.with_name(name + FOLDER), title, tuple(rehearsal.watches))

    @cached_property
    def who(self) -> dict[str, str]:
        """File name → whose it is."""
        teams = {watch.team.casefold() for watch in self.watches}
        room = f"the-{ROOM}" if ROOM in teams else ROOM
        return {f"{watch.team or room}.txt": watch.team or _("the room") for watch in self.watches}

    @cached_property
    def texts(self) -> dict[str, str]:
        """File name → text."""
        texts = (transcript(watch, self.title) for watch in self.watches)
        return dict(zip(self.who, texts, strict=True))

    @property
    def kept(self) -> bool:
        """Whether there are transcripts to hold the play to."""
        return self.folder.is_dir()

    def before(self, name: str) -> str | None:
        """A transcript as it is kept; None where there is none."""
        file = self.folder / name
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            return stream.read(_LARGEST).decode("utf-8", "replace").replace("\r\n", "\n")

    def differences(self, play: str) -> Iterator[Difference]:
        """Every transcript that reads otherwise or is missing, where there are any; `play` is the play's file."""
        for name, now in self.texts.items() if self.kept else ():
            before = self.before(name)
            if before is None:
                place = Place(play, 1, 1, 2)
                yield Difference(Problem(Diverged.NO_TRANSCRIPT, place, values=(("who", self.who[name]),)), ())
            elif before != now:
                yield self._difference(name, before.split("\n"), now.split("\n"))

    def _difference(self, name: str, before: list[str], now: list[str]) -> Difference:
        pairs = enumerate(zip_longest(before, now), start=1)
        number, (had, has) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
        old, new = had or "", has or ""
        col = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        place = Place(str(self.folder / name), number, col + 1, max(len(old), col + 1) + 1)
        line = new.strip() or (_("an empty line") if has is not None else _("the end of the transcript"))
        values = (("who", self.who[name]), ("line", line))
        return Difference(Problem(Diverged.TRANSCRIPT, place, found=new, wants=old, values=values), tuple(before))

    def changes(self) -> Iterator[tuple[Path, str, list[str]]]:
        """(file, new text, unified diff) of every transcript that is to be written."""
        for name, now in self.texts.items():
            before = self.before(name)
            if before != now:
                file = self.folder / name
                old = [] if before is None else before.splitlines()
                diff = difflib.unified_diff(old, now.splitlines(), str(file), str(file), lineterm="", n=2)
                yield file, now, list(diff)
