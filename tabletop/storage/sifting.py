"""Reading only what is wanted of a session's log: for hundreds of logs at once.

Invariant: every record's hash, place and words are verified as ever; only what the unwanted ones say is not looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tabletop.exercise.events import Recorded
from tabletop.storage.codec import Unreadable
from tabletop.storage.port import Fault, FaultKind, LogDamaged
from tabletop.storage.reading import LogReader, unknown_at
from tabletop.storage.scanner import Scanner


class SiftingReader(LogReader):
    """A session's log, read in part."""

    @property
    def torn_at(self) -> int:
        """The byte at which something unfinished stands behind the last whole command; 0 for nothing."""
        return self._scanner.settled.offset if self._scanner.unfinished else 0

    def sifted(self, unread: Collection[bytes], after: bytes) -> Iterator[Recorded]:
        """As `read`, but without the events of the kinds `unread`, and with everybody's words taken for erased.

        The last record comes in any case, and so does the one before each event of the kind `after`: somebody who
        reckons with time needs to know when it was.
        """
        self._scanner = Scanner()
        kind, bare = self._decoder.kind, self._decoder.bare
        held = b""  # the last line, if it was not handed out
        for stretch in self._stretches():
            index = 0
            try:
                if stretch.number == 1 and stretch.lines:
                    self._decoder.begin(stretch.lines[0])
                for index, line in enumerate(stretch.lines):  # noqa: B007 - the error below wants to know where it was
                    found = kind(line)
                    if found in unread:
                        held = line
                        continue
                    if held and found == after:
                        yield bare(held)
                    held = b""
                    yield bare(line)
            except Unreadable as error:
                raise LogDamaged(unknown_at(stretch, index)) from error
        if held:
            yield self._last(held)

    def _last(self, line: bytes) -> Recorded:
        try:
            return self._decoder.bare(line)
        except Unreadable as error:
            place = self._scanner.settled
            begin = place.offset - len(line) - 1
            raise LogDamaged(Fault(place.number, begin, FaultKind.UNKNOWN_EVENT)) from error
