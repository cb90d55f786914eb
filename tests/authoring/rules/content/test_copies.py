"""Rules about what stands twice: labels, words in one inject, a secret; and a review that is put off."""

from __future__ import annotations

import pytest

from tests.authoring.rules.content.asking import asked, moves

LOAN = "The owner of the trawler pays your coalition partner."
ROOM = "text: {everyone: One of two cables is down.}"


def teams(secret: str) -> str:
    """Two teams, the first with this secret."""
    no = f'brief: {{wants: A, fears: B, may_not: C, secret: "{secret}"}}'
    de = "brief: {wants: A, fears: B, may_not: C, secret: A call.}"
    return (
        f"teams:\n  NO: {{name: $NORWAY, roles: {{pm: P}}, left_out: Sea., {no}}}\n"
        f"  DE: {{name: Host, roles: {{pm: P}}, left_out: Sea., {de}}}\n"
    )


def test_labels() -> None:
    """Two options of one question, two teams and two indicators have two names; what is to be written is not one."""
    assert [("first-response/police", "ask  for TALKS")] == asked(
        "TT430", moves(("Keep it a police case", "ask  for TALKS"))
    )
    gauges = "indicators:\n  cohesion: {name: A, start: 60, good: up}\n  escalation: {name: a, start: 20, good: down}\n"
    assert [("escalation", "a")] == asked("TT430", gauges)
    assert [("DE", "$NORWAY")] == asked("TT430", teams("A loan.").replace("name: Host", "name: $NORWAY"))
    todo = moves(("Keep it a police case", "TODO"), ("Ask for talks", "TODO"))
    assert [] == asked("TT430", todo)
    assert [] == asked("TT430")


def test_told_twice() -> None:
    """A team's own text and a line to read aloud say something else than the text for everyone."""
    own = moves((ROOM, "text: {everyone: One of two cables is down., NO: one of two cables  is down.}"))
    assert [("cable-cut", "one of two cables  is down.")] == asked("TT431", own)
    aloud = moves(("if_stuck: Ask for the next hour.", "read_aloud: One of two cables is down."))
    assert [("cable-cut", "One of two cables is down.")] == asked("TT431", aloud)
    assert [] == asked("TT431", moves((ROOM, "text: {everyone: TODO, NO: TODO}")))
    assert [] == asked("TT431")


@pytest.mark.parametrize(
    ("secret", "told", "found"),
    [
        (LOAN, "It is said that the owner of the trawler pays your friends.", "the owner of the trawler pays your"),
        (LOAN, "The owner of the trawler pays nobody.", ""),
        ("A loan from them.", "We know of a loan from them!", "a loan from them!"),
        ("A loan abroad.", "We know of a loan abroad.", ""),
    ],
)
def test_secrets(secret: str, told: str, found: str) -> None:
    """Seven words in a row of a secret, or all of a shorter one, from four words on."""
    expected = [("prologue", found)] if found else []
    assert expected == asked("TT432", teams(secret) + f"prologue: {told}\n")


def test_secrets_among_themselves() -> None:
    """What only the team reads, what comes afterwards and a facilitator's note may have it; a text for others not."""
    briefed = teams(LOAN)
    own = moves((ROOM, f"text: {{everyone: One of two cables is down., NO: {LOAN}}}"))
    assert [] == asked("TT432", briefed + own)
    other = moves((ROOM, f"text: {{everyone: One of two cables is down., DE: {LOAN}}}"))
    assert ["cable-cut"] == [where for where, _words in asked("TT432", briefed + other)]
    alone = moves((ROOM, f"to: [NO]\n        text: {{everyone: {LOAN}}}"))
    assert [] == asked("TT432", briefed + alone)
    ending = f"endings:\n  - {{id: apart, otherwise: yes, title: Apart, text: {LOAN}}}\n"
    assert [] == asked("TT432", briefed + ending + moves(("Keep facts and hypotheses apart.", LOAN)))


@pytest.mark.parametrize(("month", "found"), [("2028-11", False), ("2028-12", True), ("2027-05", False)])
def test_review(month: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """A review is at most two years away; without a month of the examination nothing is far away."""
    assert ([("review_by", month)] if found else []) == asked("TT433", f"review_by: {month}\n")
    assert [] == asked("TT433", f"review_by: {month}\n", "")
