"""How a proceeding stands, in words: any mechanic, any stage, readable without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content

from tabletop.decisions.proceeding import Line, Odds, Span, Standing, Wording
from tabletop.decisions.wordings import differences
from tabletop.exercise.views import DecisionView, MoveView, SeatStatus
from tabletop.tui.widgets.dice import drawn, signed
from tabletop.tui.widgets.differences import changed, marked
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.standing import StandingView
from tabletop.tui.widgets.standing_words import (
    awaited,
    done_words,
    head_words,
    short_words,
    stage_words,
    standing_words,
    time_words,
)
from tests.tui.fakes import ALLIES, CLOCK, DUTY, scene
from tests.tui.frames import SMALL, frame
from tests.tui.holder import HolderApp
from tests.tui.samples import WAKE

TEAMS = (DUTY, ALLIES)
SCENE = scene(teams=TEAMS)
SEATS = (SeatStatus("DUTY", "waiting", late=False), SeatStatus("ALLIES", "waiting", late=False))
OLD = "We stay in the harbour. All ships keep their distance. The pilots sleep. The press waits for the tug."
NEW = "We stay in the harbour. All ships keep their distance. The pilots sleep. The press waits for dawn, then goes."


def decision(kind: str, standing: Standing) -> DecisionView:
    """A decision of that mechanic that stands so."""
    return replace(WAKE, type=kind, form=(), seats=SEATS, standing=standing)


def words(kind: str, standing: Standing, width: int = 72) -> str:
    """All of it, as plain text."""
    return standing_words(decision(kind, standing), SCENE, width).plain


def styles(content: Content) -> set[str]:
    """All styles in a content."""
    return {str(span.style) for span in content.spans}


def test_what_is_new_is_underlined_and_what_is_gone_is_struck_through() -> None:
    """Both by the line at the letters; what is gone between tildes, too."""
    found = marked(differences(OLD, NEW), NEW)
    assert "~the tug.~ dawn, then goes." in found.plain
    assert {"bold underline", "strike $quiet"} <= styles(found)


def test_what_did_not_change_may_be_cut_short() -> None:
    """But only where that is asked for, and only far from a change."""
    found = marked(differences(OLD, NEW), NEW, short=True).plain
    assert found.startswith("…")
    assert found.endswith("The press waits for ~the tug.~ dawn, then goes.")
    middle: tuple[Span, ...] = (("new", "A "), ("same", " ".join("abcdefghijklmnopqrstuvw") + " "), ("gone", "Z"))
    assert marked(middle, "", short=True).plain == "A a b c d e f … r s t u v w ~Z~"
    ends: tuple[Span, ...] = (("same", "one two three "), ("new", "four"), ("same", " " + "five " * 12))
    assert marked(ends, "", short=True).plain == "one two three four five five five five five five …"


@pytest.mark.parametrize(("before", "after"), [("", "All new."), ("The same.", "The same.")])
def test_a_text_without_a_difference_is_shown_as_it_is(before: str, after: str) -> None:
    """The first version, or one that changes nothing, has no marks."""
    spans = differences(before, after)
    assert not changed(spans)
    assert marked(spans, after).plain == after


def test_lines_of_a_text_stay_lines() -> None:
    """A difference breaks no paragraph."""
    found = marked(differences("One.\nTwo.", "One.\nThree.\n\nFour."), "").plain
    assert found.split("\n")[0] == "One."
    assert "Four." in found


def test_dice_are_drawn_with_numbers_beside_them() -> None:
    """Five lines each; a number that is on no die draws nothing."""
    assert drawn((1, 6)).plain.count("\n") == 4
    assert drawn((1, 6)).plain.count("●") == 7
    assert drawn((34,)).plain == drawn(()).plain == ""
    assert [signed(-2), signed(0), signed(3)] == ["−2", "+0", "+3"]


def test_the_time_that_is_set_is_said_with_what_is_left() -> None:
    """Left, over, paused; nothing where none is set or all is over."""
    standing = Standing("silence", deadline=300_000)
    assert time_words(standing, CLOCK).plain == "until 5:00 – 0:29 left"
    assert time_words(standing, replace(CLOCK, running=False)).plain == "until 5:00 – 0:29 left · paused"
    assert time_words(standing, replace(CLOCK, exercise=310_000)).plain == "until 5:00 – 0:10 over"
    assert time_words(Standing("silence"), CLOCK).plain == ""
    assert time_words(replace(standing, stage="signed"), CLOCK).plain == ""


def test_that_there_is_no_vote_is_said_in_drafting_and_under_silence() -> None:
    """Consensus is no vote, and says so."""
    for stage in ("drafting", "silence"):
        assert "no vote" in stage_words(decision("consensus", Standing(stage)))


def test_a_team_is_named_once_and_then_known_by_its_sign() -> None:
    """Who said what is never in doubt, and the names do not fill the page."""
    lines = (Line("a", "action", "DUTY", "We go."), Line("1", "for", "DUTY", "It is near.", "counts"))
    found = words("matrix", Standing("reasons", lines)).split("\n")
    assert any("▲ Night duty officer  We go." in line for line in found)
    assert any("▲ (counts)  It is near." in line for line in found)


def test_a_throw_before_and_after_and_a_draw_and_a_ruling() -> None:
    """Odds in words and number; dice with their sum; a draw of a hundred; nothing where nobody threw."""
    odds = Odds(7, 1, (("The crew is rested.", 1),), 72)
    before = words("matrix", Standing("reasons", odds=odds))
    assert "72 % – probable: 7 or more with two dice, +1" in before
    assert "+1           The crew is rested." in before
    thrown = replace(odds, net=-1, thrown=(2, 3), total=4, margin="clear-failure")
    assert "2 + 3 − 1 = 4 · needed 7: clear failure" in words("matrix", Standing("failure", odds=thrown))
    turned = replace(odds, percent=60, thrown=(34,), margin="narrow-success")
    found = words("matrix", Standing("success", odds=turned, done=("DUTY",), estimates=(("DUTY", 60),)))
    assert "34 of 100; at most 60 carries it: narrow success" in found
    assert "▲ Night duty officer 60 %" in found
    assert "two dice" not in words("matrix", Standing("success", odds=odds))


def test_cards_of_others_lie_face_down() -> None:
    """What a reader may not see is said to be there, without its number."""
    found = words("matrix", Standing("reasons", done=("DUTY", "ALLIES"), estimates=(("ALLIES", 30),)))
    assert "▲ Night duty officer face down" in found
    assert "● Allies 30 %" in found


def test_clauses_deals_and_those_who_left() -> None:
    """Numbered clauses with who accepts; a deal with whom; a team that takes no part by its id."""
    lines = (
        Line("f", "bilateral", None, "", teams=("DUTY", "ALLIES")),
        Line("a", "clause", None, "We stay.", "open"),
        Line("b", "clause", "DUTY", "We pay.", "open", ("DUTY",)),
        Line("c", "clause", None, "We sleep.", "agreed", ("DUTY", "ALLIES")),
        Line("s", "side-deal", "DUTY", "Quietly.", "closed", ("ALLIES", "NOBODY")),
        Line("ALLIES", "walked", "ALLIES", "It is late."),
    )
    found = words("negotiation", Standing("bilateral", lines, done=("DUTY",)))
    for line in (
        "talk alone   ▲ Night duty officer, ● Allies",
        "clause 1     We stay.",
        "open · accepted by ▲",
        "accepted by all ▲ ●",
        "▲ with ● NOBODY (between its parties)  Quietly.",
        "walked away  ● Allies  It is late.",
        "signed ▲   not yet ●",
    ):
        assert line in found
    assert "1 of 3 clauses agreed" in short_words(decision("negotiation", Standing("plenary", lines)), SCENE).plain


def test_a_version_says_against_which_and_by_whom() -> None:
    """The latest wording stands first; what was taken up is not said twice."""
    wordings = (Wording(1, None, OLD, (("same", OLD),)), Wording(2, "ALLIES", NEW, differences(OLD, NEW)))
    amendment = Line("1", "amendment", "ALLIES", NEW, "taken-up", why="It is late.")
    found = words("consensus", Standing("broken", (amendment,), wordings))
    assert "new, ~gone~ against version 1 · worded by ● Allies" in found
    assert "amendment 1  ● (taken up)" in found or "amendment 1  ● Allies (taken up)" in found
    assert " ".join(found.split()).count("then goes.") == 1
    assert "“It is late.”" in found


def test_a_seat_nobody_plays_is_not_waited_for() -> None:
    """Those who are missing are those who could come."""
    standing = Standing("silence", deadline=900_000, done=("DUTY",))
    absent = (DUTY, replace(ALLIES, played=False))
    assert awaited(decision("consensus", standing), absent) == ()
    assert done_words(decision("consensus", standing), absent).plain == "keeps silence ▲"
    assert "not yet ●" in done_words(decision("consensus", standing), TEAMS).plain


def test_what_is_no_proceeding_has_no_standing() -> None:
    """Nothing is drawn for it."""
    for content in (
        standing_words(WAKE, SCENE, 72),
        short_words(WAKE, SCENE),
        done_words(WAKE, TEAMS),
        head_words(WAKE, CLOCK),
    ):
        assert content.plain == ""
    assert stage_words(WAKE) == ""


def test_in_short_the_odds_or_the_margin_stand_at_the_end() -> None:
    """One line says as much as it can."""
    lines = (
        Line("1", "for", "DUTY", "Near."),
        Line("2", "for", "DUTY", "Dry."),
        Line("3", "against", "ALLIES", "Far."),
    )
    odds = Odds(7, 1, (), 72)
    before = decision("matrix", Standing("reasons", lines, odds=odds))
    assert short_words(before, SCENE).plain == "for: 2 · against: 1 · 72 %"
    after = decision("matrix", Standing("success", lines, odds=replace(odds, margin="narrow-success")))
    assert short_words(after, SCENE).plain == "for: 2 · against: 1 · narrow success"


def test_moves_say_in_words_what_came_true() -> None:
    """A mark and a word; a move without guesses is one line."""
    moves = (MoveView("DUTY", "Go", (("ALLIES", "Stay", True),)), MoveView("ALLIES", "Stay", ()))
    found = moves_words(moves, TEAMS, 72).plain
    assert "✓ ● Allies: Stay  – as expected" in found
    assert moves_words((MoveView("DUTY", "Go", ()),), TEAMS, 72).plain == "▲ Night duty officer  Go"


async def test_the_part_of_a_screen_follows_what_it_is_shown() -> None:
    """Another moment, other words; the same moment draws nothing anew."""
    standing = Standing("silence", deadline=300_000)
    view = StandingView(decision("consensus", standing), SCENE)
    view.show(decision("consensus", standing), SCENE)
    app = HolderApp(view)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "0:29 left" in frame(app)
        later = replace(SCENE, clock=replace(CLOCK, exercise=290_000))
        view.show(decision("consensus", standing), later)
        view.show(decision("consensus", standing), later)
        await pilot.pause()
        assert "0:10 left" in frame(app)
        view.show(decision("consensus", replace(standing, lines=(Line("1", "objection", "DUTY", "No."),))), later)
        await pilot.pause()
        assert "objection" in frame(app)
