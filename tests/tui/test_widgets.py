"""The parts of screens, at both sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content
from textual.widget import Widget

from tabletop.exercise.views import AnswerView, DecisionView, SeatStatus
from tabletop.tui.widgets.clocks import BigTime, Countdown, countdown
from tabletop.tui.widgets.curve import block_bar, sparkline, sureness_curve
from tabletop.tui.widgets.document import Document, body, head
from tabletop.tui.widgets.hanging import Hanging
from tabletop.tui.widgets.indicators import Indicators, bar, change_lines, indicator_line
from tabletop.tui.widgets.outcome import Outcome, Readings, answer_lines, answer_words, happened
from tabletop.tui.widgets.seats import seat_list
from tabletop.tui.widgets.teams import SIGNS, named, sign
from tabletop.tui.widgets.wording import change, clock, direction, left, likelihood_word, sureness_word
from tests.tui.fakes import ALLIES, DUTY
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.holder import HolderApp
from tests.tui.samples import (
    ANSWER,
    CHANGE,
    INJECT,
    LIKELY_RULED,
    NOTE,
    OUTCOME,
    READINGS,
    RISK,
    TRUST_MOVED,
    WAKE,
    WAKE_RULED,
)

KINDS = ("news", "intelligence", "diplomatic", "military", "incident", "social", "order", "legal", "call", "ad-hoc")
TEAMS = (DUTY, ALLIES)


@pytest.mark.parametrize("size", SIZES)
async def test_every_document_has_its_voice(size: tuple[int, int]) -> None:
    """A cable looks like a cable, a post like a post."""
    documents = [Document(replace(INJECT, kind=kind, private=())) for kind in KINDS]
    parts: list[Widget] = []
    for document in documents:
        parts += [document, Hanging(Content("──"), Content(""))]
    app = HolderApp(*parts)
    async with app.run_test(size=(size[0], 80)) as pilot:
        await pilot.pause()
        check_frame(app, "documents")


async def test_a_document_can_be_exchanged() -> None:
    """Another inject, or none, takes its place."""
    document = Document()
    app = HolderApp(document)
    async with app.run_test(size=SMALL) as pilot:
        document.show(INJECT, TEAMS)
        await pilot.pause()
        assert "Only ▲ Night duty officer knows:" in frame(app)
        assert document.has_class("-call")
        document.show(replace(INJECT, kind="news", private=()), TEAMS)
        await pilot.pause()
        assert "cousin" not in frame(app)
        document.show(None)
        await pilot.pause()
        assert "reeds" not in frame(app)


def test_document_without_sender() -> None:
    """A post by nobody is by somebody; quotation marks are not doubled."""
    assert head(replace(INJECT, kind="social", sender="", confidence="")).plain.startswith("◌ somebody")
    assert head(replace(INJECT, kind="diplomatic", sender="", confidence="")).plain.count("\n") == 1
    assert body(replace(INJECT, text="“Hello.”")).plain == "“Hello.”"
    assert body(replace(INJECT, text="")).plain == ""


@pytest.mark.parametrize("size", SIZES)
async def test_gauges_outcome_readings(size: tuple[int, int]) -> None:
    """Word, bar with its start, change and reason; readings beside each other or stacked."""
    gauges = (TRUST_MOVED, RISK)
    app = HolderApp(
        Indicators(gauges),
        Outcome(OUTCOME, (DUTY,), gauges),
        Readings(READINGS),
        Hanging(Content("1  "), Content("x " * 60)),
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        check_frame(app, "outcome")


def test_bars_and_lines() -> None:
    """The start mark stands in the filled part or in the empty one, and change has a direction in words."""
    assert bar(50, 25, 8).plain == "━━┿━────"
    assert bar(25, 75, 8).plain == "━━────┼─"
    assert bar(100, 100, 4).plain == "━━━┿"
    assert indicator_line(RISK, name_width=15).plain.endswith("moderate     40  ")
    assert change_lines((CHANGE, replace(CHANGE, by=0, why=""))).plain == (
        "▼6   Information trust  now 48 · worse\n     Allies learned from the press.\n"
        "=    Information trust  now 48 · unchanged"
    )


def test_what_happened() -> None:
    """With several teams each line has its team; a ruling gives its reason."""
    told = replace(OUTCOME, lines=(("DUTY", "You wait."), (None, "Dawn comes.")), why="The script was too kind.")
    assert happened(told, TEAMS).plain == (
        "▲ Night duty officer  You wait.\n\nDawn comes.\n\nFacilitator’s ruling: The script was too kind."
    )


@pytest.mark.parametrize(
    ("decision", "answer", "expected"),
    [
        (WAKE_RULED, ANSWER, "The minister"),
        (WAKE, replace(ANSWER, status="split"), "no decision – split"),
        (replace(WAKE, type="vote"), replace(ANSWER, summary=("against",)), "Against"),
        (replace(WAKE, type="ranking"), replace(ANSWER, summary=("a", "b")), "a → b"),
        (replace(WAKE, type="multi-choice"), replace(ANSWER, summary=("a", "b")), "a · b"),
        (NOTE, replace(ANSWER, summary=("a\nb",)), "a\nb"),
        (LIKELY_RULED, replace(ANSWER, summary=("30 %",)), "30 % – probably not"),
        (LIKELY_RULED, replace(ANSWER, summary=("–",)), "–"),
    ],
)
def test_answers_in_words(decision: DecisionView, answer: AnswerView, expected: str) -> None:
    """Each mechanic reads as itself."""
    assert answer_words(decision, answer).plain == expected


def test_how_sure_in_words() -> None:
    """One's own decision gets a word of sureness, a question about the world one of likelihood."""
    assert answer_lines(WAKE_RULED, ANSWER).plain == (
        "The minister\n“It is his job.”\nHow sure are you?  70 % – fairly sure"
    )
    asked = replace(WAKE_RULED, estimate="How likely is it?")
    assert (
        answer_lines(asked, replace(ANSWER, rationale="")).plain == "The minister\nHow likely is it?  70 % – probable"
    )


async def test_time_on_screen() -> None:
    """Left, over, paused: always in words; block digits for the hall."""
    small, big = Countdown(), BigTime()
    app = HolderApp(small, big)
    async with app.run_test(size=SMALL) as pilot:
        small.remaining, big.remaining = 160_000, 160_000
        await pilot.pause()
        assert "talk 2:40 left" in frame(app)
        big.remaining = -5_000
        small.running = False
        await pilot.pause()
        assert "paused" in frame(app)
        assert big.value == "+0:05"
        big.remaining = None
        assert big.value == ""
    assert countdown(None).plain == ""
    assert countdown(90_000).plain == "talk 1:30 left"
    assert countdown(-30_000).plain == "! talk 0:30 over"


def test_wording() -> None:
    """Numbers become words."""
    assert (clock(2_470_000), clock(-5)) == ("41:10", "0:00")
    assert (left(160_000), left(-30_000)) == ("2:40 left", "0:30 over")
    assert (likelihood_word(93), sureness_word(0), sureness_word(100)) == ("almost certain", "a guess", "sure")
    assert (change(6), change(-4), change(0)) == ("▲6", "▼4", "=")
    assert (direction(6, "up"), direction(6, "down"), direction(0, "up")) == ("better", "worse", "unchanged")


def test_teams_and_seats() -> None:
    """A sign wherever a colour; an unknown team stands by its id; every state is a word."""
    assert len(set(SIGNS)) == 12
    assert sign(13).plain == "●"
    assert named(TEAMS, "PRESS").plain == "PRESS"
    seats = (SeatStatus("DUTY", "waiting", late=False), SeatStatus("ALLIES", "saved", late=True))
    assert seat_list(seats, TEAMS).plain == "▲ Night duty officer   waiting\n● Allies               saved · late"
    assert seat_list((), TEAMS).plain == ""


def test_curves() -> None:
    """Blocks repeat the numbers; what was not asked is a dash."""
    assert sparkline([0, 50, 100]) == "▁▄█"
    assert block_bar(50, 3) == "█▌ "
    assert sureness_curve([("Wake whom?", 50, "half sure"), ("And now?", None, "")], width=4, names=12).plain == (
        "Wake whom?    ██    50 %  half sure\nAnd now?      –"
    )
