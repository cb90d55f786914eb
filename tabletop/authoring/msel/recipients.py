"""Who an inject is for: names in a cell become teams of a scenario.

Invariant: where there are more names than a scenario can have teams, those left over share one team, which sees what is
addressed to any of them; otherwise nobody sees more than the list says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from tabletop.authoring.msel.headings import plain
from tabletop.authoring.msel.names import Names
from tabletop.authoring.msel.table import Remarks, Row
from tabletop.decisions.text import TITLE_LIMIT, clean_line

MOST_TEAMS: Final = 12
OTHERS: Final = "others"
NOBODY: Final = "players"
"""The team of a list that names none."""
_BETWEEN: Final = re.compile(r"[,;/|\n\r]+|\s+(?:and|&|\+)\s+")
_EVERYBODY: Final = frozenset(
    {
        "all",
        "all teams",
        "all players",
        "everyone",
        "everybody",
        "all participants",
        "participants",
        "players",
        "all hands",
        "+",
    }
)


class Recipients:
    """The teams of a list."""

    def __init__(
        self, rows: Iterable[Row], column: int | None, remarks: Remarks, known: Mapping[str, str] | None = None
    ) -> None:
        """`known` are teams that are there already: what names them, in plain words, and their ids."""
        self.names: dict[str, str] = {}
        """Team → its name, in the order in which they are met."""
        self._ids: dict[str, str] = {}
        self._column = column
        there = known or {}
        spelt: dict[str, str] = {}
        first: dict[str, Row] = {}
        often: Counter[str] = Counter()
        for row in rows if column is not None else ():
            for name in self._in(row):
                spelt.setdefault(plain(name), name)
                first.setdefault(plain(name), row)
                often[plain(name)] += 1
        new = Counter({key: times for key, times in often.items() if key not in there})
        room = MOST_TEAMS - len(set(there.values()))
        chosen = {name for name, _times in new.most_common(room if len(new) <= room else max(room - 1, 0))}
        ids = Names(there.values(), before="team")
        for key, name in spelt.items():
            if key in there:
                self._ids[key] = there[key]
            elif key in chosen:
                self._ids[key] = ids.team(name)
                self.names[self._ids[key]] = name
                remarks.add("new-team", first[key].number, column, found=name, done=self._ids[key])
        left = [name for key, name in spelt.items() if key not in self._ids]
        if left:
            self.names[OTHERS] = "Others"
            self._ids |= {plain(name): OTHERS for name in left}
            remarks.add("too-many-teams", None, column, found=", ".join(left[:20]), n=len(left))
        self._all = frozenset({*there.values(), *self.names})
        if not self._all:
            self.names[NOBODY] = "Participants"
            remarks.add("no-teams", None, column)

    def of(self, row: Row) -> list[str]:
        """The teams that a row is for; none for everybody."""
        if self._column is None:
            return []
        found = dict.fromkeys(self._ids[plain(name)] for name in self._in(row))
        return [] if len(found) == len(self._all) else list(found)

    def _in(self, row: Row) -> list[str]:
        """The names in a row's cell; none where it is for everybody."""
        words = [clean_line(one, limit=TITLE_LIMIT) for one in _BETWEEN.split(row.text(self._column or 0))]
        named = [one for one in words if plain(one)]
        return [] if any(plain(one) in _EVERYBODY for one in named) else named
