"""The quick look at a line with words says what the careful one says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.words import Words
from tabletop.exercise.events import NoteTaken, Recorded
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.storage.codec import encode
from tabletop.storage.frame import plainly_worded, take_apart, words_fit
from tabletop.storage.port import START

TEXTS = st.sampled_from(["Who knows?", "", "a~b !#[]", 'say "no"', "a\\b", "é", "x\x7f", "line\nend"])


def line_of(text: str) -> bytes:
    """A line with this text in it."""
    note = NoteTaken(purpose="note", text=Words.of(text))
    recorded = Recorded(number=1, at=Moment(wall=1, ticks=1), actor=FACILITATOR, command="c", event=note)
    return encode([recorded], START)[0][:-1]


def good(line: bytes) -> bytes:
    """The hash of a line by the careful rules; empty where it is not good."""
    frame = take_apart(line)
    return frame.hash if frame is not None and frame.verifies and words_fit(frame) else b""


@given(TEXTS, st.data())
@settings(max_examples=150)
def test_never_more_than_the_careful_look(text: str, data: st.DataObject) -> None:
    """Whatever byte is changed, dropped or doubled, what it takes for good is good, with the same hash."""
    line = line_of(text)
    at = data.draw(st.integers(0, len(line) - 1))
    byte = data.draw(st.sampled_from([b"", b"0", b'"', b"}", b" ", b"\\", line[at : at + 1] * 2]))
    changed = line[:at] + byte + line[at + 1 :]
    for one in (line, changed):
        assert plainly_worded(one) in {b"", good(one)}


def test_plain_texts_are_seen_at_once() -> None:
    """Nothing escaped: the quick look is enough; anything else is left to the careful one."""
    line = line_of("Who knows?")
    assert plainly_worded(line) == good(line) != b""
    assert plainly_worded(line_of("é")) == b""
    assert good(line_of("é"))
