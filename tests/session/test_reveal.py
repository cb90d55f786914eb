"""A log that is cut in the middle of a reveal: the moves stay under seal, and can be revealed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Audience, Control, DecisionView, Room, Seat
from tabletop.session.local import LocalSession
from tabletop.session.opening import resume, start
from tabletop.session.port import Saved
from tests.fakes import FakeClock
from tests.quay import ORDER, TEAMS, TEXT, scenario_of


def must(session: LocalSession, *commands: ask.Command) -> None:
    """They happen."""
    for command in commands:
        assert isinstance(session.send(command, FACILITATOR), Saved), command


def crane(session: LocalSession, audience: Audience) -> DecisionView:
    """The sealed decision as somebody sees it."""
    found = session.view(audience).scene.decision("crane")
    assert found is not None
    return found


def committed(log: Path) -> LocalSession:
    """A session on disk in which all have committed."""
    setup = Setup(mode="facilitated", teams=TEAMS, seed=3)
    session = start(TEXT.encode(), scenario_of(), setup, log, FakeClock())
    must(session, ask.StartExercise(), *(ask.ReleaseInject(inject) for inject in ORDER[:4]))
    for team in TEAMS:
        move = SealedMove(option="go", predicts={other: "stay" for other in TEAMS if other != team})
        must(session, ask.SubmitAnswer("crane", team, SealedAnswer.of(move)))
    return session


@pytest.mark.parametrize("kept", ["nothing", "half a line", "one line", "a line and a half"])
def test_a_reveal_counts_as_a_whole_or_not_at_all(tmp_path: Path, kept: str) -> None:
    """Closed and revealed is one write: what is cut off of it did not happen, and nothing of a move is shown."""
    log = tmp_path / "a.jsonl"
    session = committed(log)
    before = log.read_bytes()
    must(session, ask.RevealMoves("crane"))
    session.close()
    reveal = log.read_bytes()[len(before) :]
    first, last = reveal.splitlines(keepends=True)
    parts = {"nothing": b"", "half a line": first[:40], "one line": first, "a line and a half": first + last[:80]}
    log.write_bytes(before + parts[kept])

    again = resume(log, FakeClock())
    audiences: list[Audience] = [Control(), Room(), Seat("CREW")]
    for audience in audiences:
        assert (crane(again, audience).status, crane(again, audience).moves) == ("open", ())
    assert crane(again, Control()).answers == ()
    must(again, ask.ResumeExercise(), ask.RevealMoves("crane"))
    assert [one.option for one in crane(again, Room()).moves] == ["Go to the crane"] * 3
    again.close()


def test_the_log_says_nothing_of_a_move_in_its_chain_before_the_reveal(tmp_path: Path) -> None:
    """The options stand beside the chain, in words that can be erased; the hashed part has commitments alone."""
    log = tmp_path / "a.jsonl"
    committed(log).close()
    answers = [line for line in log.read_text(encoding="ascii").splitlines() if '"answer-submitted"' in line]
    hashed = [line.partition('"words"')[0] for line in answers]

    assert len(answers) == 3
    assert not [line for line in hashed if "stay" in line or '"go"' in line]
