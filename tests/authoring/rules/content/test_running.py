"""Rules about sources, dates, and what a facilitator has in hand."""

from __future__ import annotations

import pytest

from tests.authoring.rules.content.asking import asked, moves

THEMES = "themes: [T39, T48]\n"
SOURCED = "        sources: [treaty]\n"
SOLO = """players: 1
teams:
  NO: {name: $NORWAY, roles: {pm: P}, left_out: Sea., brief: {wants: A, fears: B, may_not: C, secret: D}}
"""
LINE = "themes: {T39: One pulls here., T48: One pulls there.}"


def test_themes_and_sources() -> None:
    """An inject with themes cites a source of its own; the first theme is shown, in a list and in a mapping."""
    for listed in ("themes: [T39, T48]", LINE):
        bare = moves((SOURCED, f"        {listed}\n"))
        assert [("cable-cut", "T39")] == asked("TT401", THEMES + bare)
        assert [] == asked("TT401", THEMES + moves((SOURCED, f"        {listed}\n{SOURCED}")))
    assert [] == asked("TT401")


def test_themes_and_dilemmas() -> None:
    """Each theme has a sentence; a list has none."""
    listed = moves((SOURCED, f"        themes: [T39, T48]\n{SOURCED}"))
    assert [("cable-cut", "T39"), ("cable-cut", "T48")] == asked("TT418", THEMES + listed)
    half = moves((SOURCED, f'        themes: {{T39: " ", T48: One pulls there.}}\n{SOURCED}'))
    assert [("cable-cut", "T39")] == asked("TT418", THEMES + half)
    assert [] == asked("TT418", THEMES + moves((SOURCED, f"        {LINE}\n{SOURCED}")))


@pytest.mark.parametrize(("month", "found"), [("2026-10", True), ("2026-11", False), ("2027-01", False)])
def test_review(month: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """The month of the review has passed when it is over; without a month of the examination nothing has passed."""
    assert ([("review_by", month)] if found else []) == asked("TT410", f"review_by: {month}\n")
    assert [] == asked("TT410", f"review_by: {month}\n", "")


@pytest.mark.parametrize(("month", "found"), [("2026-12", True), ("2026-11", False), ("1949-04", False)])
def test_dates(month: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """No fact and no citation is of a month to come."""
    card = f"cards:\n  art4: {{title: A, as_of: {month}, sources: [treaty], text: B.}}\n"
    source = f"sources:\n  treaty: {{cite: C, as_of: {month}}}\n"
    assert ([("art4", month)] if found else []) == asked("TT425", card)
    assert ([("treaty", month)] if found else []) == asked("TT425", source)
    assert [] == asked("TT425", card, "")


SOURCES = """sources:
  one: {cite: "NATO, Relations with Russia", as_of: 2026-11}
  two: {cite: "NATO: What we do (2024)", as_of: 2026-11}
  other: {cite: Foreign ministry of Russia, as_of: 2026-11}
  seed: {seed: A, heading: A heading}
  seed-too: {seed: A, heading: Another}
"""


@pytest.mark.parametrize(
    ("text", "sources", "found"),
    [
        ("Moscow argues so.", "one", "one"),
        ("This is disputed.", "one, two", "two"),
        ("This is disputed.", "one, one", "one"),
        ("This is disputed.", "one, other", ""),
        ("$NORWAY denies it.", "seed, seed-too", "seed-too"),
        ("$NORWAY denies it.", "seed, other", ""),
        ("Article 4 says so.", "one", ""),
        ("$NORWAY is in the north.", "one", ""),
    ],
)
def test_contested(text: str, sources: str, found: str) -> None:
    """What somebody says against somebody rests on two hands; what nobody contests may rest on one."""
    cards = f"cards:\n  art4: {{title: A title, as_of: 2026-11, sources: [{sources}], text: {text}}}\n"
    used = moves(("sources: [treaty]", "sources: [one]"))
    assert ([("art4", found)] if found else []) == asked("TT411", SOURCES + cards + used)


NOTES = "facilitator: {purpose: Keep facts and hypotheses apart., if_stuck: Ask for the next hour.}"


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("facilitator: {purpose: Facts., watch_for: A guess., expect: A question.}", True),
        ("facilitator: {purpose: Facts., probes: Who knows?}", False),
        ("facilitator: {purpose: Facts., read_aloud: It is dark.}", False),
        ("optional: no", False),
    ],
)
def test_notes(notes: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """Something to say, to ask or to do; where there are no notes at all, that is another rule's matter."""
    assert ([("cable-cut", "facilitator")] if found else []) == asked("TT416", moves((NOTES, notes)))


def test_without_a_facilitator() -> None:
    """Who plays alone needs neither notes nor anything held back."""
    text = SOLO + moves((NOTES, "facilitator: {purpose: Facts.}"))
    assert [] == asked("TT416", text)
    assert [] == asked("TT419", SOLO + moves(("when: ad hoc", "at: +5 min")))


def test_held_back() -> None:
    """One template or contingency is enough; without any, the moves are shown."""
    assert [] == asked("TT419")
    assert [] == asked("TT419", moves(("when: ad hoc", "contingency: yes")))
    assert [("moves", "moves")] == asked("TT419", moves(("when: ad hoc", "at: +5 min")))


def test_content_notes() -> None:
    """The first troubling word asks for a note, in English, unless there is one."""
    text = "prologue: Two people were killed, and one was wounded.\n"
    assert [("content_notes", "killed")] == asked("TT417", text)
    assert [] == asked("TT417", "content_notes: [an accident]\n" + text)
    assert [] == asked("TT417", "language: de\n" + text)
    assert [] == asked(
        "TT417", "prologue: The deadline killed the mood of warfarers at warm fires.\n".replace("killed", "spoilt")
    )


def test_credits_and_simplification() -> None:
    """A seed asks for credits; a folded procedure of real bodies for what it leaves out."""
    seeded = "sources:\n  treaty: {seed: B, heading: A heading}\n"
    assert [("credits", "B")] == asked("TT417", seeded)
    assert [] == asked("TT417", seeded + "credits: From a seed, checked.\n")
    vote = moves(("    decisions:\n", "    decisions:\n      - {id: go, type: vote, by: NO, question: Go}\n"))
    assert [("simplification", "vote")] == asked("TT417", vote)
    assert [] == asked("TT417", vote + "simplification: A real council has rules.\n")


DEBRIEF = """debrief:
  defuse: One word.
  describe: {describe}
  interpret: [What did we assume, Who decided]
  reveal: [The secrets., The alternatives.]
  generalise: [Where does it mislead, What was too easy]
  apply: {apply}
"""


def test_debrief() -> None:
    """Two questions a stage from ninety minutes on."""
    text = DEBRIEF.format(describe="What happened", apply="Read about cables.")
    assert [("debrief/describe", "describe")] == asked("TT420", "minutes: 90\n" + text)
    assert [] == asked("TT420", "minutes: 89\n" + text)


@pytest.mark.parametrize(
    ("apply", "own"), [("Think about it.", False), ("Read about cables.", True), ("$NORWAY?", True)]
)
def test_debrief_of_its_own(apply: str, own: bool) -> None:  # noqa: FBT001 - a row of the table
    """A word of the story, or an alias, makes a debrief this scenario's."""
    text = DEBRIEF.format(describe="[What happened, What else]", apply=apply)
    assert ([] if own else [("debrief", "debrief")]) == asked("TT429", text)


def test_titles() -> None:
    """Two of a kind have two titles; an inject and a card may share one."""
    assert [("live-tv", "one of two CABLES is lost")] == asked(
        "TT428", moves(("A live interview", "one of two CABLES is lost"))
    )
    assert [] == asked("TT428", moves(("A live interview", "Article 4")))
