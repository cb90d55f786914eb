"""Any change inside a log is found: bits, records, line ends, encodings, and two logs in one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tabletop.storage.frame import put_together, take_apart
from tabletop.storage.port import Fault, FaultKind
from tabletop.storage.reading import LogReader, Verification
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk
from tests.storage.test_cuts import LOG, written


def verify(content: bytes) -> Verification:
    """What a check says about these bytes."""
    disk = SimulatedDisk()
    disk.put(LOG, content)
    with LogReader(LOG, disk) as reader:
        return reader.verify()


def found(content: bytes, whole: list[int]) -> bool:
    """Whether a check finds a fault, and calls only the last command torn."""
    result = verify(content)
    torn = result.fault is not None and result.fault.kind is FaultKind.TORN
    return result.fault is not None and (not torn or result.records >= whole[-2])


def counts() -> list[int]:
    """How many records there are behind each command."""
    total, result = 0, []
    for lines in written():
        total += lines.count(b"\n")
        result.append(total)
    return result


@pytest.mark.slow
def test_every_bit(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """One flipped bit anywhere is found."""
    content, whole = bytearray(b"".join(written())), counts()
    silent, tried = [], 0
    for offset in range(len(content)):
        for bit in range(8) if full else [(offset * 5 + 3) % 8]:
            content[offset] ^= 1 << bit
            tried += 1
            if not found(bytes(content), whole):
                silent.append((offset, bit))
            content[offset] ^= 1 << bit
    publish("flipped bits", f"{tried} changes, {len(silent)} accepted silently")
    assert silent == []


def test_every_letter_case_and_zero() -> None:
    """Bytes that mean the same to JSON are a change all the same: the case of a hexadecimal digit, a space more."""
    content, whole = b"".join(written()), counts()
    for offset, byte in enumerate(content):
        other = bytes([byte]).swapcase()
        if other != bytes([byte]):
            assert found(content[:offset] + other + content[offset + 1 :], whole), offset
        if byte in b" {}:,":
            assert found(content[:offset] + b" " + content[offset:], whole), offset


def test_every_record(publish: Publish) -> None:
    """A record dropped, repeated or swapped with any other is found; that the last is gone only receipts can find."""
    lines = b"".join(written()).splitlines(keepends=True)
    whole = counts()
    changed: list[list[bytes]] = []
    for at in range(len(lines)):
        if at < len(lines) - 1:
            changed.append(lines[:at] + lines[at + 1 :])
        changed += [[*lines[: to + 1], lines[at], *lines[to + 1 :]] for to in range(at, len(lines))]
        for other in range(at + 1, len(lines)):
            swapped = list(lines)
            swapped[at], swapped[other] = swapped[other], swapped[at]
            changed.append(swapped)
    silent = [index for index, case in enumerate(changed) if not found(b"".join(case), whole)]
    publish("records dropped, repeated, swapped", f"{len(changed)} changes, {len(silent)} accepted silently")
    assert silent == []


def test_repeated_or_foreign_end_is_never_torn() -> None:
    """What verifies by itself is no torn write, wherever it came from, with or without its line end."""
    lines = b"".join(written()).splitlines(keepends=True)
    content = b"".join(lines)
    for more in [*lines, *(line[:-1] for line in lines)]:
        result = verify(content + more)
        assert result.fault == Fault(len(lines) + 1, len(content), FaultKind.OUT_OF_ORDER) or not more.endswith(b"\n")
        assert result.fault is not None
        assert result.fault.kind is not FaultKind.TORN


def test_two_logs_in_one() -> None:
    """Another log behind, before or instead of a part is found."""
    commands = written()
    content, whole = b"".join(commands), counts()
    for at in range(len(commands)):
        assert found(content + b"".join(written()[: at + 1]), whole)
        behind = b"".join(written()[at + 1 :])
        assert not behind or found(b"".join(commands[: at + 1]) + behind, whole)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda _: b"", FaultKind.EMPTY),
        (lambda content: content.replace(b"\n", b"\r\n"), FaultKind.LINE_ENDINGS),
        (lambda content: content.replace(b"\n", b"\r"), FaultKind.LINE_ENDINGS),
        (lambda content: b"\xef\xbb\xbf" + content, FaultKind.BYTE_ORDER_MARK),
        (lambda content: content.decode().encode("utf-16"), FaultKind.UTF_16),
        (lambda content: content.decode().encode("utf-16-le"), FaultKind.UTF_16),
        (lambda content: content.decode().encode("utf-16-be"), FaultKind.UTF_16),
        (lambda content: b"\n" + content, FaultKind.NOT_A_LOG),
        (lambda _: b"format: tabletop/1\n", FaultKind.NOT_A_LOG),
        (lambda content: bytes(len(content)), FaultKind.NOT_A_LOG),
        (lambda _: b"%PDF-1.7", FaultKind.NOT_A_LOG),
        (lambda content: content.replace(b"\n", b""), FaultKind.PART_MISSING),
        (lambda content: content.partition(b"\n")[2], FaultKind.OUT_OF_ORDER),
        (lambda content: content[:-1].partition(b"\n")[0], FaultKind.PART_MISSING),
        (lambda content: content.replace(b"cable", b"kabel", 1), FaultKind.CHANGED),
        (lambda _: b'{"record": ' + b"x" * 16_900_000, FaultKind.UNREADABLE),
    ],
)
def test_refused_by_name(change: Callable[[bytes], bytes], kind: FaultKind) -> None:
    """What was done to the whole file is said, with record and byte, and nothing is recovered."""
    result = verify(change(b"".join(written())))
    assert (result.fault, result.records) == (Fault(1, 0, kind), 0)


def test_place_of_a_fault() -> None:
    """Record and byte name the line that is wrong."""
    commands = written()
    lines = b"".join(commands).splitlines(keepends=True)
    lines[5] = lines[5].replace(b"event", b"Event")
    result = verify(b"".join(lines))
    assert result.fault == Fault(6, sum(map(len, lines[:5])), FaultKind.CHANGED)
    assert (result.records, result.head.number) == (5, 5)


def test_part_of_a_command_removed_and_hashed_again() -> None:
    """A command cut short by somebody who knows the format is found, too."""
    lines = b"".join(written()).splitlines()
    frame = take_apart(lines[3])
    assert frame is not None
    for part in (b'"part":[1,1]', b'"part":[1,3]', b'"part":[9,3]', b'"part":[3,4]'):
        forged, _ = put_together(frame.record.replace(b'"part":[3,3]', part), {})
        result = verify(b"\n".join(lines[:3]) + b"\n" + forged)
        assert result.fault is not None
        assert (result.fault.kind, result.records) == (FaultKind.PART_MISSING, 1)


def test_words_of_another_log() -> None:
    """Words that the record does not commit to are found, whole and well formed as they are."""
    mine, theirs = (b"".join(written()).partition(b', "words": ') for _ in range(2))
    words = theirs[2].partition(b"\n")[0]
    result = verify(mine[0] + mine[1] + words + b"\n" + mine[2].partition(b"\n")[2])
    assert result.fault == Fault(1, 0, FaultKind.WORDS_CHANGED)
