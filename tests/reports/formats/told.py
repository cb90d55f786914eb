"""An account by hand, for the formats that write one."""

from __future__ import annotations

from tabletop.decisions.text import clean_line
from tabletop.reports.account import Account, Heading, Honesty, NoteAccount, Proof, TeamAccount
from tests.documents.formats.sample import CORPUS, WRITTEN


def account() -> Account:
    """A session's account with the corpus as names and notes; what only accounts tell is written from it."""
    return Account(
        edition="facilitator",
        heading=Heading(
            title="Grey Weather", summary="", scenario="grey-weather", digest="0" * 64, session="s1",
            mode="facilitated", kind="ttx", rehearsal=False, fictional=True, program="0.1.0", format=1,
            log_level="notes", language="en", started=WRITTEN - 5_400_000, finished=WRITTEN, planned_minutes=90,
            played=5_220_000, moves_played=4, moves=4, content_notes=(), credits="", simplification="", earlier_runs=0,
        ),
        proof=Proof(412, "412:" + "ab" * 32, None, 0),
        teams=tuple(
            TeamAccount(f"team-{number}", clean_line(text, limit=40), number, 0, (), played=True, secret="")
            for number, text in enumerate(CORPUS.values())
        ),
        prologue="",
        moves=(),
        ending=("", ""),
        curves=(),
        objectives=(),
        observations=(),
        notes=tuple(
            NoteAccount("note", text, "", "", number, number * 1000) for number, text in enumerate(CORPUS.values(), 2)
        ),
        prompts=(),
        review_questions=(),
        feedback=None,
        honesty=Honesty(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (), 0, 0, 0, 0),
        revealed=True,
        entries=(),
    )  # fmt: skip
