"""A transcript is what one team, or the room, saw and did; the same bytes everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabletop.authoring.rehearsing.transcripts import WIDTH, transcript
from tabletop.authoring.rehearsing.watching import Watch
from tabletop.language.catalogue import speak
from tests.authoring.rehearsing.examples import HERE, PLAY, rehearsed
from tests.scenarios.test_quay import PLAYS
from tests.scenarios.test_quay import rehearsed as of_the_quay


def watches() -> dict[str, Watch]:
    """What each team, and the room, saw in the play that examples are laid over."""
    done, problems = rehearsed(PLAY)
    assert () == problems
    return {watch.team: watch for watch in done.watches}


@pytest.mark.parametrize("who", ["NO", "DE", ""])
def test_it_reads_as_it_is_kept(who: str) -> None:
    """The golden transcripts of a small play."""
    kept = (HERE / f"{who or 'room'}.txt").read_text(encoding="utf-8")
    assert kept == transcript(watches()[who], "Oslo asks first")


def test_it_is_the_same_in_the_words_of_every_house() -> None:
    """The terminology that is chosen changes no byte of it."""
    before = transcript(watches()["NO"], "Oslo asks first")
    speak("nato")
    try:
        assert before == transcript(watches()["NO"], "Oslo asks first")
    finally:
        speak("hseep")


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_mechanic_can_be_told(play: Path) -> None:
    """No name is left unsaid, no line is too wide unless it is one word, and nobody reads what is another's."""
    done = of_the_quay(play)
    for watch in done.watches:
        text = transcript(watch, "The quay")
        assert not re.search(r"\$[a-z]", text)
        assert [] == [line for line in text.split("\n") if len(line) > WIDTH and " " in line.strip()]
        assert text == text.replace("\r", "").rstrip("\n") + "\n"
        others = [team for team in done.scenario.teams if team != watch.team]
        assert [] == [team for team in others if f"SECRET-{team}" in text or f"PRIVATE-{team}" in text]
        assert ("PRIVATE" in text) is bool(watch.team)
        assert "ENDEX" in text
