"""Removing the end, or rewriting it all, is found by anyone who kept a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.storage.codec import encode
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.port import START, Receipt
from tabletop.storage.receipts import Finding, check
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk
from tests.storage.samples import session

LOG = Path("log.jsonl")


def kept() -> tuple[list[bytes], list[Receipt]]:
    """A session's commands as bytes, and the receipt of each."""
    commands, receipts, head = [], [], START
    for events in session():
        lines, head = encode(events, head)
        commands.append(lines)
        receipts.append(head)
    return commands, receipts


def findings(content: bytes, receipts: list[Receipt]) -> list[Finding]:
    """What becomes of the receipts."""
    disk = SimulatedDisk()
    disk.put(LOG, content)
    found = check(LOG, receipts, disk)
    assert not disk.open_files
    return [found[receipt] for receipt in receipts]


def test_doctored_logs(publish: Publish) -> None:
    """An honest log keeps every receipt; one cut off or written anew from some command on loses all from there."""
    commands, receipts = kept()
    assert findings(b"".join(commands), receipts) == [Finding.KEPT] * len(receipts)
    cases = found = 0
    for at in range(len(commands)):
        doctored = ((commands[:at], Finding.GONE), (commands[:at] + rewritten(receipts, at), Finding.ANOTHER))
        for content, bad in doctored:
            result = findings(b"".join(content), receipts)
            assert result[:at] == [Finding.KEPT] * at
            cases += len(receipts) - at
            found += result[at:].count(bad)
    publish("receipts against doctored logs", f"{cases} cases, {found} found")
    assert found == cases


def rewritten(receipts: list[Receipt], at: int) -> list[bytes]:
    """The commands from `at` on, forged: another first record, all hashes right."""
    head = receipts[at - 1] if at else START
    forged: list[bytes] = []
    for events in session()[at:]:
        if not forged:
            events[0] = events[0].model_copy(update={"command": "forged"})
        lines, head = encode(events, head)
        forged.append(lines)
    return forged


def test_beyond_a_fault() -> None:
    """Only what verifies from the beginning keeps a receipt."""
    commands, receipts = kept()
    lines = b"".join(commands).replace(b"consult", b"insult!", 1)
    found = findings(lines, receipts)
    assert found[:2] == [Finding.KEPT, Finding.KEPT]
    assert set(found[2:]) == {Finding.GONE}


def test_no_log_has_a_record_0() -> None:
    """A receipt for nothing is not kept; neither does a log of nothing keep any."""
    assert findings(b"".join(kept()[0]), [START]) == [Finding.ANOTHER]
    assert findings(b"", [START, kept()[1][0]]) == [Finding.GONE, Finding.GONE]


def test_forgetting_keeps_receipts() -> None:
    """What was said may go; what happened stays provable."""
    commands, receipts = kept()
    disk = SimulatedDisk()
    disk.put(LOG, b"".join(commands))
    assert forget(LOG, [found.commitment for found in spoken(LOG, disk)], disk) > 5
    assert set(check(LOG, receipts, disk).values()) == {Finding.KEPT}


def test_as_text() -> None:
    """A receipt can be written on paper and read again."""
    _, receipts = kept()
    assert [Receipt.parse(f" {receipt}\n") for receipt in receipts] == receipts


@pytest.mark.parametrize(
    "text", ["", "1", "1:abc", "0:" + "0" * 64, "01:" + "0" * 64, "1:" + "A" * 64, "x:" + "0" * 64]
)
def test_no_receipt(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="a receipt is"):
        Receipt.parse(text)
