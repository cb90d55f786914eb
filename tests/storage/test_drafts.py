"""Nothing that was typed is lost."""

from __future__ import annotations

import errno
from pathlib import Path
from random import Random

import pytest

from tabletop.storage.drafts import Drafts
from tabletop.storage.port import NotSaved
from tests.storage.disk import PowerCut, SimulatedDisk, Trouble
from tests.storage.play import LOG

SIDE = Path("sessions/log.jsonl.drafts")


def test_kept_until_sent() -> None:
    """What was typed is there again after the program was killed, until it is sent."""
    disk = SimulatedDisk()
    drafts = Drafts(LOG, disk)
    assert drafts.get("consult NO") == ""
    drafts.keep("consult NO", 'Wir k\u00f6nnen "nicht"\n\U0001f600')
    drafts.keep("consult DE", "x")
    disk.stop_program()
    again = Drafts(LOG, disk)
    assert (again.get("consult NO"), again.get("consult DE")) == ('Wir k\u00f6nnen "nicht"\n\U0001f600', "x")
    again.keep("consult NO", "")
    assert Drafts(LOG, disk).get("consult NO") == ""
    again.keep("consult DE", "")
    assert disk.paths() == []


def test_nothing_new_writes_nothing() -> None:
    """The same text again costs no write."""
    disk = SimulatedDisk()
    drafts = Drafts(LOG, disk)
    drafts.keep("a", "x")
    disk.calls.clear()
    drafts.keep("a", "x")
    drafts.keep("b", "")
    assert disk.calls == []


def test_survives_power_cuts() -> None:
    """Under any cut there is the text before or the text after."""
    for seed in range(150):
        chance = Random(seed)
        disk = SimulatedDisk()
        drafts = Drafts(LOG, disk)
        drafts.keep("a", "0")
        calls = chance.randint(1, 30)

        def count(name: str) -> None:
            nonlocal calls
            calls -= 1
            if calls == 0:
                raise PowerCut(name)

        disk.trouble = count
        said = 0
        try:
            for said in range(1, 10):
                drafts.keep("a", str(said))
        except PowerCut:
            said -= 1
        disk.trouble = None
        disk.lose_power(chance)
        assert Drafts(LOG, disk).get("a") in {str(said), str(said + 1)}


def test_full_disk() -> None:
    """What could not be written is still in memory, and goes along with the next one."""
    disk = SimulatedDisk()
    drafts = Drafts(LOG, disk)
    disk.trouble = lambda name: Trouble(errno.ENOSPC) if name == "write" else None
    with pytest.raises(NotSaved):
        drafts.keep("a", "x")
    assert drafts.get("a") == "x"
    assert disk.paths() == []
    disk.trouble = None
    drafts.keep("b", "y")
    assert Drafts(LOG, disk).get("a") == "x"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_unreadable_is_set_aside(content: bytes) -> None:
    """A file that cannot be read is kept under another name."""
    disk = SimulatedDisk()
    disk.put(SIDE, content)
    drafts = Drafts(LOG, disk)
    assert drafts.get("a") == ""
    drafts.keep("a", "x")
    aside = SIDE.with_name(SIDE.name + ".damaged-20261122T120000Z")
    assert disk.content(aside) == content


def test_folder_that_cannot_be_synced_after_replacing() -> None:
    """An error after the exchange is an error, and the text stands."""
    disk = SimulatedDisk()
    drafts = Drafts(LOG, disk)
    disk.trouble = lambda name: Trouble(errno.EIO) if name == "sync_folder" else None
    with pytest.raises(NotSaved):
        drafts.keep("a", "x")
    disk.trouble = None
    assert Drafts(LOG, disk).get("a") == "x"
