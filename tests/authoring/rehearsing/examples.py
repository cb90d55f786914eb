"""The examples on the pages of divergences: a play laid over a whole one, beside a scenario with two decisions."""

from __future__ import annotations

from pathlib import Path

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.rehearsal import Rehearsal, rehearse
from tabletop.scenario.loader import Examined, examine
from tabletop.scenario.play_file import ExaminedPlay, examine_play
from tabletop.scenario.problems import Place, Problem
from tests.authoring.examples import BASE, laid_over

HERE = Path(__file__).parent
STORY = laid_over((HERE / "moves.yaml").read_text(encoding="utf-8"), BASE)
PLAY = (HERE / "base.play.yaml").read_text(encoding="utf-8")
FILE = "plays/one.play.yaml"
EXAMINED: Examined = examine(STORY.encode(), "scenario.yaml")

_HERE = Place(FILE, 1, 8, 23)
UNMADE: dict[Diverged, tuple[str, Problem]] = {
    Diverged.LEAK: (
        "title: Oslo asks first\n",
        Problem(
            Diverged.LEAK,
            _HERE,
            found="A trawler crossed the line seven times last night",
            values=(
                ("who", "DE"),
                ("owner", "NO"),
                ("source", 'with the inject "cable-cut"'),
                ("inject", "cable-cut"),
                ("clock", "0:02"),
            ),
        ),
    ),
    Diverged.NO_END: ("title: Oslo asks first\n", Problem(Diverged.NO_END, _HERE, found="1000")),
    Diverged.TRANSCRIPT: (
        "0:02  Inject: One of two cables is lost\n",
        Problem(
            Diverged.TRANSCRIPT,
            Place("plays/one.transcripts/DE.txt", 1, 15, 40),
            values=(("who", "DE"), ("line", "0:02  Inject: Both cables are lost")),
        ),
    ),
    Diverged.NO_TRANSCRIPT: (
        "format: tabletop-play/1\n",
        Problem(Diverged.NO_TRANSCRIPT, Place(FILE, 1, 1, 24), values=(("who", "the room"),)),
    ),
    Diverged.CHANGED: ("format: tabletop-play/1\n", Problem(Diverged.CHANGED, Place(FILE, 1, 1, 24))),
    Diverged.NOT_COVERED: (
        "      police: {label: Keep it a police case}\n",
        Problem(
            Diverged.NOT_COVERED,
            Place("scenario.yaml", 1, 7, 13),
            found="first-response/police",
            values=(("kind", "option"), ("way", 'it is asked in "one": copy that play, and answer so there')),
        ),
    ),
}
"""What no text of a single play brings about: the first lines of the file it is said of, and the problem."""


def whole(text: str) -> str:
    """A play with the fields that an example leaves out."""
    return laid_over(text, PLAY)


def read(text: str) -> ExaminedPlay:
    """A play, read beside the scenario."""
    return examine_play(text.encode(), FILE, EXAMINED)


def rehearsed(text: str) -> tuple[Rehearsal, tuple[Problem, ...]]:
    """A whole play, rehearsed, and its divergence as a problem."""
    found = read(text)
    assert () == found.problems
    assert found.play is not None
    assert found.document is not None
    assert EXAMINED.scenario is not None
    done = rehearse(found.play, EXAMINED.scenario, STORY)
    return done, tuple(one.problem(found.document.places) for one in done.divergences)
