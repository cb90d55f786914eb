"""Rules that count: words for a room, words in a breath, characters of a label. They hold in every language."""

from __future__ import annotations

import pytest

from tests.authoring.rules.content.asking import asked, deciding, moves, words_in

ROOM = "text: {everyone: One of two cables is down.}"


def words(count: int) -> str:
    """A text of so many words, in short sentences."""
    return " ".join(f"w{number}{'.' if number % 9 == 0 else ''}" for number in range(1, count + 1))


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_a_room_listens_to(language: str) -> None:
    """120 words, the prologue 150; the first word too many is shown; an alias is one word, a dash none."""
    said = f"language: {language}\n"
    assert [] == words_in("TT403", words(150), fields=said)
    assert ["w151"] == words_in("TT403", words(151) + " – and", fields=said)
    assert [] == asked("TT403", said + moves((ROOM, "text: {everyone: " + words(119) + " $NORWAY – .}")))
    assert [("cable-cut", "w121")] == asked("TT403", said + moves((ROOM, "text: {everyone: " + words(125) + "}")))


def test_what_is_not_for_the_room() -> None:
    """What one team reads by itself has no limit here; an introduction, an ending and a line to read aloud have one."""
    own = "text: {everyone: One of two cables is down., NO: " + words(200) + "}"
    assert [] == asked("TT403", moves((ROOM, own)))
    assert [("detect", "w121")] == asked("TT403", moves(("minutes: 30", f"minutes: 30\n    intro: {words(121)}")))
    aloud = ("if_stuck: Ask for", f"read_aloud: {words(121)}, if_stuck: Ask for")
    assert [("cable-cut", "w121")] == asked("TT403", moves(aloud))
    ending = f"endings:\n  - {{id: apart, otherwise: yes, title: A, text: {words(121)}}}\n"
    assert [("apart", "w121")] == asked("TT403", ending)


def test_scripts_without_spaces() -> None:
    """Where words cannot be counted nothing is said."""
    assert [] == words_in("TT403", "電" * 300 + " " + words(200), fields="language: ja\n")
    assert [] == words_in("TT422", "電 " * 300, fields="language: ja\n")


def test_sentences() -> None:
    """More than 35 words in one breath; or, in three sentences and more, more than 20 on average."""
    long = " ".join(f"w{number}" for number in range(36))
    assert [long + "."] == words_in("TT422", long + ". Short. Short.")
    assert [] == words_in("TT422", " ".join(long.split()[:35]) + ".")
    assert [] == words_in("TT422", long.replace("w18", "w18; w18"))
    assert [] == words_in("TT422", long.replace("w18", "w18 –"))
    twenty, more = (" ".join(["w"] * count) + "." for count in (20, 23))
    assert [] == words_in("TT422", f"{twenty} {twenty} {twenty}")
    assert [] == words_in("TT422", f"{more} {more}")
    assert [more] == words_in("TT422", f"{more} {twenty} {twenty}")


def test_one_breath_over_two_lines() -> None:
    """A sentence that runs over several lines is shown by its first."""
    first, second = " ".join(["w"] * 20), " ".join(["v"] * 20)
    assert [first] == words_in("TT422", f"{first}\n{second}.")


CHOICE = """
type: {kind}
by: [NO, DE]
options:
  one: {{label: {one}}}
  two: {{label: {two}}}
"""


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Wait", "Wait for the report of the divers", True),
        ("Wait until noon", "Wait for the report of them", False),
        ("Wait for the report of the divers", "Wait for the report of the divers, and ask for it again", False),
    ],
)
def test_labels(one: str, two: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    """A label is too long when it is twice the next longest, and twenty characters longer."""
    text = deciding(CHOICE.format(kind="choice", one=one, two=f'"{two}"'))
    assert ([("first-response/two", f'"{two}"')] if found else []) == asked("TT423", _unset(text))


def test_labels_of_a_sealed_decision() -> None:
    """The options of every mechanic that has some are compared."""
    kind = "sealed\noutcomes: [{otherwise: yes}]"
    text = deciding(CHOICE.format(kind=kind, one="Wait", two="Wait for the report of the divers"))
    assert [("first-response/two", "Wait for the report of the divers")] == asked("TT423", _unset(text))


def _unset(text: str) -> str:
    return text + "endings:\n  - {id: apart, otherwise: yes, title: Apart, text: Each speaks for itself.}\n"
