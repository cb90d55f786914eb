"""What can be laid together, in whose words, and what was written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.session.comparing import NothingToCompare, NotOneScenario, Quotes, Wanted, comparison_of
from tabletop.session.gathering import gather
from tabletop.session.opening import NotUnderstood
from tests.reports.lived import DAY, RULED, WHY, lived, other_scenario, records, write
from tests.storage.samples import opening as other_opening

TABLE = lived()


def test_what_can_be_compared(tmp_path: Path) -> None:
    """Two logs of one scenario; others are refused by name."""
    first, second, other = (tmp_path / name / "a.jsonl" for name in ("x", "y", "z"))
    write(first, records(TABLE, "a"))
    write(second, records(lived(overridden=True), "b", DAY))
    write(other, other_scenario(records(TABLE, "c")))
    found = comparison_of(gather([first, second]), Wanted(side=True))

    assert [(one.place, one.folder) for one in found.runs] == [("x/a.jsonl", "x"), ("y/a.jsonl", "y")]
    assert found.quote is not None
    assert found.quote(0, 7) == WHY
    assert found.quote(1, 11) == f"{RULED}\nThe tide turned."
    assert found.quote(0, 0) == ""
    assert found.quote(0, 54)
    with pytest.raises(NothingToCompare, match=r"a\.jsonl"):
        comparison_of(gather([first]), Wanted(), [("bad", "why")])
    with pytest.raises(NotOneScenario, match="z"):
        comparison_of(gather([first, other]), Wanted())
    assert Quotes([tmp_path / "gone"])(0, 7) == ""


def test_a_scenario_that_cannot_be_read(tmp_path: Path) -> None:
    """The words of another log of the same scenario do; none at all is told."""

    def unreadable(name: str, digest: str) -> Path:
        found = records(TABLE, name, 2 * DAY)
        event = other_opening(name, scenario="harbour", scenario_digest=digest)
        return write(tmp_path / f"{name}.jsonl", [found[0].model_copy(update={"event": event})])

    good = write(tmp_path / "a.jsonl", records(TABLE, "a"))
    bad = [unreadable("b", "1" * 64), unreadable("c", "1" * 64), unreadable("d", "2" * 64)]

    assert comparison_of(gather([good, *bad]), Wanted()).labels.title == "The harbour in fog"
    with pytest.raises(NotUnderstood):
        comparison_of(gather(bad), Wanted())
