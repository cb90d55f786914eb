"""What is chosen before a session begins."""

from __future__ import annotations

from dataclasses import replace

from tabletop.exercise.setup import Setup, play_minutes
from tabletop.tui.facilitator.preparing import Preparation
from tests.harbour import TEAMS, scenario_of


def usual() -> Preparation:
    """The harbour's usual choices."""
    return Preparation.usual(scenario_of())


def test_the_usual_choices_can_be_started_at_once() -> None:
    """Every team plays, nothing is left out, reasons and notes are kept, names are real."""
    expected = Setup("facilitated", TEAMS, minutes=play_minutes(scenario_of()), terminology="hseep")
    assert expected == usual().setup()


def test_people_are_spread_over_the_tables() -> None:
    """Three more than planned sit at the first tables, one each."""
    assert (("PORT", 3), ("PILOTS", 3), ("PRESS", 2)) == usual().seated(8).setup().people


def test_only_an_optional_team_can_be_left_out() -> None:
    """The port must play, or chance answers for it; the press may be absent."""
    port = [usual().next_play(0), usual().next_play(0).next_play(0)]
    assert ["chance", "plays"] == [one.tables[0].play for one in port]
    press = usual().next_play(2).next_play(2)
    assert ("PORT", "PILOTS") == press.setup().teams
    assert "plays" == press.next_play(2).tables[2].play


def test_chance_answers_for_a_team_nobody_plays() -> None:
    """Its people sit down elsewhere."""
    setup = usual().seated(9).next_play(1).setup()
    assert ("PILOTS",) == setup.unplayed
    assert (("PORT", 5), ("PRESS", 4)) == setup.people


def test_somebody_has_to_play() -> None:
    """Chance alone cannot be facilitated."""
    nobody = usual().next_play(0).next_play(1).next_play(2)
    assert "nobody" == nobody.problem()
    assert "" == usual().problem()
    assert 0 == nobody.seated(9).people


def test_a_class_may_choose_its_names() -> None:
    """A pseudonym is cleaned, shown, and taken back when empty."""
    named = usual().renamed(1, "  The   lighthouse\x1b[2J ")
    assert (("PILOTS", "The lighthouse[2J"),) == named.setup().names
    assert "The lighthouse[2J" == named.heads()[1].name
    assert () == named.renamed(1, "").setup().names


def test_fictional_names_stand_everywhere() -> None:
    """The alias table is applied before the session exists."""
    assert "Norway port authority" == usual().heads()[0].name
    fictional = replace(usual(), fictional=True)
    assert "Northland port authority" == fictional.heads()[0].name
    assert fictional.setup().fictional


def test_time_wanted_counts_what_is_kept() -> None:
    """Leaving out an optional inject frees its minutes, and only a planned one can be left out."""
    before = usual()
    after = before.switched("whisper")
    assert 5 == before.wanted - after.wanted
    assert ("whisper",) == after.setup().left_out
    assert ["whisper"] == [one.id for one in before.optional()]
    assert before == after.switched("whisper")


def test_what_is_kept_and_how_long_stay_within_bounds() -> None:
    """Three levels in a circle; from five minutes to eight hours; nobody sits at a table a hundred times."""
    assert ["full", "decisions", "notes"] == [usual().next_level(by).log_level for by in (1, 2, 3)]
    assert [5, 480] == [usual().lasting(minutes).minutes for minutes in (0, 999)]
    assert [0, 99] == [usual().at_table(0, people).tables[0].people for people in (-1, 100)]
    assert (3, 12) == usual().bounds


def test_words_of_the_next_house() -> None:
    """HSEEP, NATO, UK, and from the beginning; it belongs to the set-up."""
    houses = [usual()]
    for _step in range(3):
        houses.append(houses[-1].next_words())
    assert ["hseep", "nato", "uk", "hseep"] == [one.setup().terminology for one in houses]
    assert "uk" == usual().next_words(-1).terminology
