"""What a session's tables say is what its account says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.documents.cells import Cell, Grid
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import ABOUT, BANNER, COLUMNS
from tabletop.reports.exchange.tables import decision_table, tables
from tests.reports.exchange.accounts import harbour, mirror


def rows(grid: Grid) -> list[dict[str, Cell]]:
    """The rows by column."""
    return [dict(zip((column.name for column in grid.columns), row, strict=True)) for row in grid.rows]


def table(name: str, *accounts: Account) -> list[dict[str, Cell]]:
    """One table of some sessions."""
    return next(rows(grid) for grid in tables(accounts or (harbour(),)) if grid.name == name)


@pytest.mark.parametrize("account", [harbour(), mirror()], ids=["harbour", "mirror"])
def test_every_row_is_whole(account: Account) -> None:
    """As many cells as columns, each with a sentence; session in front, the line behind."""
    found = tables([account])
    assert [grid.name for grid in found] == list(ABOUT) == list(dict.fromkeys(ABOUT))
    assert set(ABOUT) == set(COLUMNS)
    for grid in found:
        names = [column.name for column in grid.columns]
        assert len(names) == len(set(names))
        assert all(column.about.endswith((".", "…")) for column in grid.columns)
        assert {len(row) for row in grid.rows} <= {len(names)}
        assert {(row[0], row[-1]) for row in grid.rows} <= {(account.heading.session, BANNER)}


def test_the_decision_record() -> None:
    """What was asked, offered, chosen, why, how sure, when, changed how often; how it was ruled, and what moved."""
    found = table("answers")
    port, pilots, press, *_ = found
    assert (port["decision"], port["team"], port["status"], port["choice"]) == (
        "first-step",
        "PORT",
        "decided",
        ("Send the tug",),
    )
    assert (port["rationale"], port["sure"], port["revisions"]) == ("On second thought.", 60, 1)
    assert port["offered"] == ("Send the tug", "Wait for light")
    assert (port["earlier"], port["time_to_decide_s"], port["answered_s"]) == (("Wait for light",), 300.0, 300.0)
    assert (port["how"], port["override"], port["why"]) == ("overridden", True, "The crew is out of hours.")
    assert (port["before_trust"], port["after_trust"], port["after_safety"]) == (50, 44, 50)
    assert str(port["answered_utc"]).endswith("Z")
    assert [(one["status"], one["late"], one["teams_split"]) for one in (pilots, press)] == [
        ("split", False, True),
        ("no-decision", True, True),
    ]


def test_who_never_answered_has_a_row() -> None:
    """Silence is data, too."""
    account = harbour()
    move = account.moves[0]
    inject = move.injects[0]
    waiting = replace(inject.decisions[0], waiting=("Pilots", "Somebody new"), answers=(), ruling=None)
    changed = replace(inject, decisions=(waiting,))
    found = table("answers", replace(account, moves=(replace(move, injects=(changed,)),)))
    assert [(one["team"], one["team_name"], one["status"], one["how"]) for one in found] == [
        ("PILOTS", "Pilots", "unanswered", ""),
        ("", "Somebody new", "unanswered", ""),
    ]
    assert [one["after_trust"] for one in found] == [None, None]


def test_what_no_team_answers_alone_has_a_row() -> None:
    """A proceeding stands once, with the text it came to; its steps have a table of their own."""
    together = [one for one in table("answers", mirror()) if one["status"] == "together"]
    steps = table("interventions", mirror())
    assert {one["decision"] for one in steps} <= {one["decision"] for one in together}
    assert {one["type"] for one in together} <= {"consensus", "matrix", "negotiation"}
    assert any(one["choice"] for one in together)
    assert all(one["team"] == "" for one in together)


def test_changes_add_up() -> None:
    """Before and by come to after."""
    trust = [one for one in table("changes") if one["indicator"] == "trust"]
    assert (trust[0]["before"], trust[0]["by"], trust[0]["after"]) == (50, -6, 44)
    assert [(one["sort"], one["marks_3"], one["text"]) for one in table("feedback")] == [
        ("statement", 1, ""),
        ("text", None, "=SUM(A1)"),
        ("text", None, "More time"),
    ]
    assert table("feedback", replace(harbour(), feedback=None)) == []


def test_the_session_itself() -> None:
    """Its receipt, its times, and what a reader has to know."""
    (found,) = table("session", replace(harbour(), proof=replace(harbour().proof, fault=("torn", 51, 9))))
    assert found["head"] == harbour().proof.head
    assert (found["overrides"], found["undone"], found["fault"]) == (1, 1, "torn:51:9")
    assert found["started_utc"] == "2026-09-21T14:13:20.000Z"


def test_several_sessions_are_told_apart() -> None:
    """By their names; by their places where an edition may not say them."""
    bare = [replace(one, heading=replace(one.heading, session="")) for one in (harbour(), mirror())]
    assert {row[0] for row in decision_table(bare).rows} == {"session-1", "session-2"}
    both = decision_table([harbour(), mirror()])
    assert {row[0] for row in both.rows} == {harbour().heading.session, mirror().heading.session}
    assert len(both.rows) == len(table("answers")) + len(table("answers", mirror()))
