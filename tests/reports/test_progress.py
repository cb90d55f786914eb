"""Own progress: described and offered, never scored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.reports import progress_words as words
from tabletop.reports.progress import Lived, Offer, Progress, Shelved, progress
from tabletop.reports.run_model import (
    Run,
    RunAnswer,
    RunDecision,
    RunForecast,
    RunFork,
    RunInject,
    RunTeam,
)

DAY = 86_400_000
BEGAN = 1_790_000_000_000
SHELF = (
    Shelved("bridge", "The bridge", "/s/bridge", 90, claims={"T01": "", "T02": "", "T03": ""}),
    Shelved("ferry", "The ferry", "/s/ferry", 15, solo=True, claims={"T01": "A claim."}),
    Shelved("lamp", "The lamp", "/s/lamp", 0, claims={"T02": "", "T99": "Nobody saw it."}),
)
SHOWN = {"boat": ("T01",), "oar": ("T01", "T99")}


def run(scenario: str = "ferry", day: int = 0, *, ended: bool = True, sure: tuple[int, ...] = ()) -> Run:
    """A run alone, with a question for each stated sureness and one that chance answered."""
    said = [
        RunDecision(decision=f"d{n}", inject="boat", record=4, opened=0, answers=(_answer("A", percent),))
        for n, percent in enumerate(sure)
    ]
    drawn = RunAnswer(team="B", record=9, status="decided", sure=99, drawn=True, at=0, took=0)
    return Run(
        session=f"s{day}",
        scenario=scenario,
        title=scenario,
        digest="0" * 64,
        mode="solo",
        rehearsal=False,
        started=BEGAN + day * DAY,
        finished=BEGAN + day * DAY,
        planned_minutes=15,
        played=600_000,
        ended=ended,
        ending="shore" if ended else None,
        closed=ended,
        head_number=9,
        head_hash="",
        teams=(RunTeam(team="A"), RunTeam(team="B", played=False)),
        injects=(RunInject(inject="boat", record=3, at=0), RunInject(inject="ad-hoc-1", record=4, at=0, ad_hoc=True)),
        decisions=(*said, RunDecision(decision="x", inject="boat", record=5, opened=0, answers=(drawn,))),
    )


def _answer(team: str, percent: int) -> RunAnswer:
    return RunAnswer(team=team, record=8, status="decided", sure=percent, at=0, took=0)


def lived(one: Run, ending: str = "The shore") -> Lived:
    """A run with what its log says."""
    return Lived(one, f"/logs/{one.session}", f"The {one.scenario}", {"shore": ending}, SHOWN)


def offered(found: Progress) -> list[tuple[str, str]]:
    """What is offered, and why."""
    return [(offer.why, offer.place) for offer in found.offers]


def test_nothing_was_played() -> None:
    """Nothing to look back on; what is written for one comes first, then the shortest."""
    found = progress([], SHELF)

    assert (found.played, found.bands, found.met, found.runs) == ((), (), (), 0)
    assert (found.themes, found.calibration) == (4, None)
    assert offered(found) == [("themes", "/s/ferry"), ("themes", "/s/lamp"), ("themes", "/s/bridge")]
    assert words.said_words(found) == words.left_out_words(found) == ""
    assert words.calibration_words(found) == ()
    assert words.nothing_words()


def test_runs_stand_by_scenario_the_newest_first() -> None:
    """With time, endings in the order they were met, and what was asked twice called so."""
    forked = run(day=5).model_copy(update={"forked": RunFork(session="s0", number=4, hash="0" * 64)})
    found = progress([lived(run(day=0), "A shore"), lived(run("lamp", 2, ended=False)), lived(forked)], SHELF, 2)

    assert [(one.title, len(one.runs), one.time) for one in found.played] == [
        ("The ferry", 2, 1_200_000),
        ("The lamp", 1, 600_000),
    ]
    ferry, lamp = found.played
    assert ferry.endings == ("A shore", "The shore")
    assert [one.what_if for one in ferry.runs] == [True, False]
    assert words.run_words(ferry.runs[0])[1:] == ("10:00", "The shore", "what if")
    assert words.run_words(lamp.runs[0])[2:] == ("unfinished",)
    assert words.run_words(replace(lamp.runs[0], ended=True))[2:] == ("ended",)
    assert words.played_words(ferry) == "2 runs, 20:00 in all"
    assert words.endings_words(ferry) == "Endings met: A shore · The shore"
    assert words.endings_words(lamp) == ""
    assert words.left_out_words(found) == "2 logs could not be read and are left out."


def test_what_to_play_next() -> None:
    """What was left, then themes not met, then the same to decide otherwise; a scenario once, three at most."""
    half = lived(run("lamp", 3, ended=False, sure=(40,)))

    assert offered(progress([half], SHELF)) == [
        ("unfinished", "/logs/s3"),
        ("themes", "/s/bridge"),
        ("otherwise", "/s/ferry"),
    ]
    everything = lived(run(day=1))
    all_met = replace(everything, themes={"boat": ("T01", "T02", "T03", "T99")})
    assert {why for why, _ in offered(progress([all_met], SHELF))} == {"otherwise"}


def test_a_theme_is_met_where_its_inject_was_shown() -> None:
    """Not by opening a scenario; a theme without a title is told by its id and a scenario's sentence."""
    shown = run(day=1).model_copy(update={"injects": (RunInject(inject="oar", record=3, at=0),)})
    found = progress([lived(run(day=0)), lived(shown)], SHELF)

    assert [(one.theme, one.runs) for one in found.met] == [("T01", 2), ("T99", 1)]
    assert [words.met_words(one) for one in found.met] == [
        "Deterrence versus escalation · 2 runs",
        "T99: Nobody saw it. · 1 run",
    ]
    assert words.themes_words(found) == "Themes met: 2 of 4"
    assert [(one.scenario.id, one.themes) for one in found.ahead] == [("lamp", ("T02",)), ("bridge", ("T02", "T03"))]
    assert words.ahead_words(found.ahead[1]) == "Credibility and resolve · Alliance unity"
    assert words.met_words(replace(found.met[1], claim="")) == "T99 · 1 run"


def test_how_sure_somebody_was() -> None:
    """Own answers alone, in bands; nothing is held against what cannot be true or false."""
    found = progress([lived(run(sure=(5, 50, 60))), lived(run(day=1, sure=(60,)))], SHELF)

    assert [(band.low, band.count) for band in found.bands if band.count] == [(0, 1), (50, 1), (51, 2)]
    assert words.said_words(found) == "4 answers said how sure."
    assert words.calibration_words(found)[0].startswith("Nothing here can be checked")
    assert [words.band_words(one.low, one.high) for one in found.bands][2:4] == ["30–49 %", "50 %"]


def test_what_could_be_held_against_what_happened() -> None:
    """Estimates of arguments that were settled, over all runs."""
    settled = RunDecision(
        decision="m",
        inject="boat",
        record=6,
        opened=0,
        forecasts=(
            RunForecast(team="A", record=7, percent=80, happened=True),
            RunForecast(team="A", record=8, percent=80, happened=False),
        ),
    )
    found = progress([lived(run().model_copy(update={"decisions": (settled,)}))], SHELF)

    assert words.calibration_words(found) == (
        "2 estimates could be checked against what happened.",
        "Brier score 0.34: 0 would be perfect, 0.25 is what always saying 50 % comes to.",
        "Said 71–90 %: it happened in 1 of 2.",
    )


@pytest.mark.parametrize(
    ("offer", "title", "why"),
    [
        (Offer("unfinished", "The lamp", "p", started=BEGAN, answers=1), "The lamp", "1 question answered. Go on"),
        (Offer("unfinished", "The lamp", "p", started=BEGAN, answers=2), "The lamp", "2 questions answered. Go on"),
        (Offer("themes", "The lamp", "p", 90, ("T02",)), "The lamp, 90 min", "met: “Credibility and resolve”."),
        (Offer("themes", "The lamp", "p", 90, ("T02", "T03")), "The lamp, 90 min", "2 themes you have not met, such"),
        (Offer("otherwise", "$n", "p", 5), "$n, 5 min", "Decide otherwise"),
    ],
)
def test_every_offer_says_why(offer: Offer, title: str, why: str) -> None:
    """In a sentence."""
    assert words.offer_title(offer) == title
    assert why in words.reason(offer)


def test_a_day_that_is_none() -> None:
    """A clock that was far off is no error."""
    assert words.day(10**18) == "–"
    assert words.day(BEGAN).startswith("2026-09-2")
