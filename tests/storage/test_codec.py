"""Events to lines and back, and what earlier and later versions wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tabletop.decisions.words import Words
from tabletop.exercise.events import LOG_FORMAT, FlagSet, NoteTaken, SessionOpened
from tabletop.storage import jsonl
from tabletop.storage.codec import Decoder, Unreadable, encode
from tabletop.storage.families import SESSIONS
from tabletop.storage.frame import Word, put_together, read_words, take_apart
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import START, Fault, FaultKind, LogDamaged, LogTooNew, LogTooOld, Receipt
from tabletop.storage.reading import LogReader
from tests.storage.disk import SimulatedDisk
from tests.storage.play import shape
from tests.storage.samples import batch, begun, opening, session

LOG = Path("log.jsonl")


def lines() -> list[bytes]:
    """All lines of the session."""
    result, head = b"", START
    for events in session():
        more, head = encode(events, head)
        result += more
    return result.splitlines()


def test_round_trip() -> None:
    """Decoding gives back what was encoded."""
    decoder = Decoder(SESSIONS)
    decoder.begin(lines()[0])
    assert [decoder.decode(line) for line in lines()] == [recorded for events in session() for recorded in events]


def test_public_form() -> None:
    """Every line is one JSON object in ASCII, chained to the one before, as docs/promises.md describes it."""
    previous = "0" * 64
    for number, line in enumerate(lines(), start=1):
        plain = json.loads(line.decode("ascii"))
        record = plain["record"]
        assert list(plain) == ["record", "hash", "words"]
        assert list(record) == ["number", "previous", "part", "time", "actor", "command", "event"]
        assert (record["number"], record["previous"]) == (number, previous)
        assert set(record["time"]) == {"wall", "ticks"}
        raw = line[len(b'{"record": ') : line.index(b', "hash": "')]
        assert json.loads(raw) == record
        assert plain["hash"] == sha256(raw).hexdigest()
        for commitment, word in plain["words"].items():
            assert commitment == sha256(bytes.fromhex(word["salt"]) + word["value"].encode()).hexdigest()
            assert f'{{"commitment":"{commitment}"}}'.encode() in raw
        previous = plain["hash"]


def test_parts_of_a_command() -> None:
    """Each line says which part of its command it is."""
    parts = [json.loads(line)["record"]["part"] for line in lines()]
    assert parts == [[part, len(events)] for events in session() for part in range(1, len(events) + 1)]


def test_words_stand_beside_the_record() -> None:
    """No personal word is in what is hashed."""
    text, _ = encode(batch(2, NoteTaken(purpose="note", text=Words.of("Ingrid said so"))), Receipt(1, START.hash))
    frame = take_apart(text.strip())
    assert frame is not None
    assert b"Ingrid" not in frame.record
    assert b"Ingrid" in frame.words


def test_erased_words() -> None:
    """A record without its words is read with the words gone."""
    decoder = Decoder(SESSIONS)
    for line, recorded in zip(lines(), (recorded for events in session() for recorded in events), strict=True):
        frame = take_apart(line)
        assert frame is not None
        assert decoder.decode(frame.line({})) == shape(recorded)


@pytest.mark.parametrize(
    "words",
    [
        b"{ }",
        b'{"x": 1}',
        b'{"%b": {"salt": "%b", "value": "a"}}' % (b"0" * 64, b"0" * 32),
        b'{"%b": {"salt": "%b", "value": "\\ud800"}}' % (b"0" * 64, b"0" * 32),
        b'{"%b": {"salt": "%b", "value": "\\x"}}' % (b"0" * 64, b"0" * 32),
    ],
)
def test_words_not_as_written(words: bytes) -> None:
    """Words in any other form than the one that is written are refused."""
    assert read_words(words) is None


def test_salts_differ() -> None:
    """Nobody can guess a word by trying it."""
    assert Word.fresh("x").commitment != Word.fresh("x").commitment


@pytest.mark.parametrize("line", [b"", b"{}", b'{"record": {}, "hash": "' + b"0" * 64 + b'", "words": {}}'])
def test_no_line(line: bytes) -> None:
    """What has no frame is no record."""
    assert take_apart(line) is None
    with pytest.raises(Unreadable):
        Decoder(SESSIONS).decode(line)
    with pytest.raises(Unreadable):
        Decoder(SESSIONS).begin(line)


class TestVersions:
    """Logs of other versions: `format` in the first event."""

    @staticmethod
    def log_of(version: object, event: dict[str, object] | None = None) -> bytes:
        """A log of two records whose header names `version`."""
        text, _ = encode(batch(1, opening().model_copy(update={"format": 1, "seats": ()})), START)
        frame = take_apart(text.strip())
        assert frame is not None
        first = frame.record.replace(b'"format":1', b'"format":' + json.dumps(version).encode())
        head, digest = put_together(first, {})
        plain = {
            "number": 2,
            "previous": digest,
            "part": [1, 1],
            "time": {"wall": 1, "ticks": 1},
            "actor": {"kind": "script", "team": None},
            "command": "c",
            "event": event or {"type": "flag-set", "flag": "a", "cause": "b"},
        }
        second, _ = put_together(json.dumps(plain, separators=(",", ":")).encode(), {})
        return head + second

    @staticmethod
    def put(content: bytes) -> SimulatedDisk:
        """Lay it on a disk."""
        disk = SimulatedDisk()
        disk.put(LOG, content)
        return disk

    def test_newer(self) -> None:
        """A newer log is refused by name, for reading and for writing; its hashes can be checked."""
        disk = self.put(self.log_of(LOG_FORMAT + 1, {"type": "unheard-of"}))
        for way in (lambda: list(LogReader(LOG, disk).read()), lambda: [JsonlLog.open(LOG, disk)]):
            with pytest.raises(LogTooNew) as refused:
                way()
            error = refused.value
            assert (error.found, error.readable, error.program) == (LOG_FORMAT + 1, LOG_FORMAT, "0.1.0")
        assert LogReader(LOG, disk).verify().fault is None

    @pytest.mark.parametrize("version", [None, "1", True, 0, 1.0])
    def test_nameless(self, version: object) -> None:
        """A first record that names no version is not read."""
        with pytest.raises(LogDamaged) as refused:
            list(LogReader(LOG, self.put(self.log_of(version))).read())
        assert refused.value.fault == Fault(1, 0, FaultKind.UNKNOWN_EVENT)

    def test_unheard_of_event(self) -> None:
        """A record that verifies and says nothing we know is named, and all before it was read."""
        content = self.log_of(LOG_FORMAT, {"type": "unheard-of"})
        reading = LogReader(LOG, self.put(content)).read()
        assert next(reading).number == 1
        with pytest.raises(LogDamaged) as refused:
            next(reading)
        assert refused.value.fault == Fault(2, content.index(b"\n") + 1, FaultKind.UNKNOWN_EVENT)

    def test_lifted_one_version_at_a_time(self) -> None:
        """An older record becomes one of today by every step between, in order, words and all."""

        def rename(record: dict[str, object]) -> dict[str, object]:
            event = record["event"]
            assert isinstance(event, dict)
            if event["type"] == "flag-raised":
                event = {"type": "flag-set", "flag": event["name"]}
            return {**record, "event": event}

        def add_cause(record: dict[str, object]) -> dict[str, object]:
            event = record["event"]
            assert isinstance(event, dict)
            return {**record, "event": {"cause": "unknown", **event} if event["type"] == "flag-set" else event}

        content = self.log_of(1, {"type": "flag-raised", "name": "a"})
        decoder = Decoder(replace(SESSIONS, upcasts={1: rename, 2: add_cause}, format=3))
        first, second = content.splitlines()
        decoder.begin(first)
        assert isinstance(decoder.decode(first).event, SessionOpened)
        assert decoder.decode(second).event == FlagSet(flag="a", cause="unknown")
        assert decoder.format == 1

    def test_older_is_not_continued(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An older log can be read; records of two versions in one log would not be told apart."""
        disk = SimulatedDisk()
        JsonlLog.create(LOG, begun(), disk).close()
        monkeypatch.setattr(jsonl, "SESSIONS", replace(SESSIONS, format=2, upcasts={1: dict}))
        with pytest.raises(LogTooOld) as refused:
            JsonlLog.open(LOG, disk)
        assert (refused.value.found, refused.value.written) == (1, 2)
        assert (disk.open_files, disk.locks) == ({}, set())
        assert list(LogReader(LOG, disk).read()) == begun()
