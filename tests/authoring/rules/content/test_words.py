"""Rules about single words: dated facts, names, what is left to write, what the narrator does not say."""

from __future__ import annotations

import pytest

from tabletop.authoring.rules import rules
from tests.authoring.examples import BASE
from tests.authoring.rules.content.asking import asked, moves, subject, words_in

WORDY = ("TT402", "TT411", "TT412", "TT424", "TT427")
WRONG = (
    'cards:\n  art4: {title: Moscow disputes it, as_of: 2026-11, sources: [treaty], text: "In 2014."}\n'
    "prologue: In 2014 the the Ukraine crisis made a buffer zone of Estonia.\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2014 it began.", ["2014"]),
        ("It began in March\n2014, long ago.", ["2014"]),
        ("Since 1999 nobody asks. Until 2026 nobody will.", ["1999", "2026"]),
        ("The crew (2003) is old.", ["2003"]),
        ("The 2022 invasion is not over.", ["2022"]),
        ("By 2031 all will be new.", []),
        ("They carry 2014 tonnes. Channel 2014 is silent. At 20:14 it is dark. By 2014 hours it is dark.", []),
        ("The ship has recently changed its flag. Currently nobody answers. It costs 40 % more.", []),
        ("$NORWAY has recently increased its patrols.", ["has recently increased"]),
        ("In NATO 40 per cent of all\nships are currently at sea.", ["40 per cent", "currently"]),
        ("Moscow keeps 12,000 people there, at 2 billion a year.", ["12,000", "2 billion"]),
        ("Moscow calls at 0410, for 90 minutes, with 3 ships and 120 people.", []),
        ("The annual exercise of the EU begins.", ["annual"]),
    ],
)
def test_dated_facts(text: str, found: list[str]) -> None:
    """A year in the past; with something real in its sentence a figure, or a word that ages; nothing of the story."""
    assert found == words_in("TT402", text)


def test_dated_facts_have_their_place() -> None:
    """On a card, in a source and in the facilitator's notes a year is where it belongs."""
    text = "cards:\n  art4: {title: Since 1949, as_of: 2026-11, sources: [treaty], text: In 1949 it was signed.}\n"
    assert [] == asked("TT402", text)
    assert [] == asked("TT402", moves(("Keep facts and hypotheses apart.", "As in 2014.")))
    assert [("cable-cut", "2014")] == asked("TT402", moves(("One of two cables is down.", "As in 2014.")))
    assert [("first-response/police", "2014")] == asked("TT402", moves(("A patrol boat leaves.", "As in 2014.")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Norway, and in Norwegian waters.", ["Norway"]),
        ("Norway's ship, norway, Norways, $NORWAY, www.Norway.no.", ["Norway"]),
        ("A Norway-led, pro-Norway group.", ["Norway", "Norway"]),
        ("Near Great\nSea and Great Sea.", ["Great", "Great Sea"]),
    ],
)
def test_names_written_out(text: str, found: list[str]) -> None:
    """The real name of an alias is found as a whole word, also across the end of a line."""
    aliases = "aliases:\n  NORWAY: {real: Norway, fictional: North}\n  SEA: {real: Great Sea, fictional: Old Sea}\n"
    assert found == words_in("TT408", text, fields=aliases)


def test_the_longest_name_counts() -> None:
    """Of two names that start alike the longer one stands there."""
    aliases = "aliases:\n  NORWAY: {real: N, fictional: M}\n  UK: {real: United, fictional: A}\n"
    aliases += "  US: {real: United States, fictional: B}\n"
    assert ["United States"] == words_in("TT408", "The United States agree.", fields=aliases)


def test_names_stay_in_citations() -> None:
    """What is cited is cited by its name."""
    text = "sources:\n  treaty: {cite: Foreign ministry of Norway, as_of: 2026-11}\ncredits: Norway helped.\n"
    assert [] == asked("TT408", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TODO write", ["TODO"]),
        ("Say more. FIXME", ["FIXME"]),
        ("…", ["…"]),
        ("...", ["..."]),
        ("[to be written]", ["[to be written]"]),
        ("Lorem ipsum dolor", ["Lorem ipsum dolor"]),
        ("We meet at <your place> today.", ["<your place>"]),
        ("We meet [insert place].", ["[insert place]"]),
        ("todo el mundo, a XXXL shirt, <static>, a list [1], (3) Exceptions [to be filled in].", []),
        ("And then …", []),
    ],
)
def test_unfinished(text: str, found: list[str]) -> None:
    """Notes to oneself, filler and placeholders; not what only looks a little like them."""
    assert found == words_in("TT409", text)


def test_unfinished_anywhere() -> None:
    """Every field is looked at, in every language; a clause in brackets is a draft."""
    assert [("licence", "TBD")] == asked("TT409", "licence: TBD\nlanguage: de\n")
    assert [("NO", "…")] == asked("TT409", "teams:" + _teams().replace("A loan.", "…"))


def _teams() -> str:
    return BASE.split("\nteams:")[1].split("\nindicators:")[0] + "\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ukraine crisis and the conflict in Ukraine.", ["Ukraine crisis", "conflict in Ukraine"]),
        ("They are pawns, and this is a buffer\nstate.", ["pawns", "buffer"]),
        ("The winner is known by the score.", ["winner", "score"]),
        ("There are no winners. Nobody keeps a score. Scores of people wait by the pawn shop.", []),
        ('"A buffer zone", he says; they speak of “pawns”.', []),
        ("It moved closer. The underscore. A war of nerves.", []),
        ("To settle an old score. The winner of the tender. A prize winner. A sore loser.", []),
        ("The winner of this exercise has the final score.", ["winner of this exercise", "score"]),
    ],
)
def test_narrator(text: str, found: list[str]) -> None:
    """The narrator's own words count; what is quoted, denied, or another word does not."""
    assert found == words_in("TT412", text)


def test_somebody_in_the_story_may_say_it() -> None:
    """A brief, an inject with a sender and a facilitator's note are not the narrator."""
    said = ("text: {everyone: One of two cables is down.}", "text: {everyone: This is a buffer zone.}")
    sender = ("kind: incident", "kind: incident\n        from: A minister")
    assert [("cable-cut", "buffer zone")] == asked("TT412", moves(said))
    assert [] == asked("TT412", moves(said, sender))
    assert [] == asked("TT412", moves(("Keep facts and hypotheses apart.", "Who is the winner?")))
    assert [] == asked("TT412", "teams:" + _teams().replace("A trap.", "To be a buffer zone."))


def test_living_people() -> None:
    """A name of somebody alive is found in the story, not on a card and not inside another word."""
    assert ["Stoltenberg"] == words_in("TT421", "Stoltenberg calls. A trump card. Putinesque.")
    assert ["Donald Trump", "von der Leyen"] == words_in("TT421", "Donald Trump and Mrs von der Leyen")
    card = "cards:\n  art4: {title: A, as_of: 2026-11, sources: [treaty], text: Putin said so.}\n"
    assert [] == asked("TT421", card)


def test_names_without_an_alias() -> None:
    """In a scenario with aliases every real name has one; without any, none is wanted."""
    text = "A ship from Finland passes Norway. The Finns, Turkey, the Baltic Sea."
    assert ["Finland"] == words_in("TT424", text)
    known = "aliases:\n  NORWAY: {real: Norway, fictional: N}\n  RF: {real: Russian Federation, fictional: R}\n"
    assert ["Russian"] == words_in("TT424", "The Russian Federation has Russian ships.", fields=known)
    assert [] == words_in("TT424", text, fields="aliases: {}\n" + "teams:" + _teams().replace("$NORWAY", "A"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One of the the cables", ["the the"]),
        ("One of\nof them", ["of"]),
        ("It had had that that day; the theatre; on-on; so so.", []),
    ],
)
def test_a_word_twice(text: str, found: list[str]) -> None:
    """Small words that never stand twice on purpose, also across a line's end."""
    assert found == words_in("TT427", text)


@pytest.mark.parametrize("code", WORDY)
def test_words_are_english(code: str) -> None:
    """A rule that depends on words is silent in another language, and speaks in every kind of English."""
    base = WRONG if code == "TT411" else WRONG.replace("Moscow disputes it", "Article 4")
    assert [] == asked(code, "language: de\n" + base)
    assert [] != asked(code, "language: en-GB\n" + base)


@pytest.mark.parametrize("code", ["TT402", "TT408", "TT412", "TT421", "TT424", "TT427"])
def test_not_more_than_anybody_reads(code: str) -> None:
    """Of the same slip a hundred times in one text, five are told."""
    line = "In 2014 the the winner Putin was in Norway and Estonia."
    assert 5 == len(words_in(code, "\n".join([line] * 100)))


def test_what_a_rule_says_stands_there() -> None:
    """The words above the caret are what the problem quotes, for every word rule."""
    seen = subject("language: en\n" + WRONG)
    for code in ("TT402", "TT412", "TT424", "TT427"):
        for one in rules()[code].find(seen):
            assert one.found == seen.places.lines[one.place.line - 1][one.place.col - 1 : one.place.end - 1]
