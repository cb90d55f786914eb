"""What is said to be wrong, or worth a look: about which part, in whose words, and on what ground."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.authoring.appraising.appraisal import Wanted, appraise
from tabletop.authoring.appraising.document import document
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.overview import escaped, line, table
from tabletop.authoring.appraising.remarks import remarks
from tabletop.authoring.appraising.telling import unseen, why_drawn
from tabletop.authoring.appraising.text import rows
from tabletop.authoring.appraising.uncovered import uncovered
from tabletop.authoring.simulation.findings import EXACT, Overflow
from tabletop.authoring.simulation.models import MODELS
from tests.authoring.appraising.stories import LOPSIDED, story, told


def test_the_author_s_words_for_each_part() -> None:
    """Of an ending its title though an inject has the same id; of a move, a gauge, two options theirs."""
    appraisal = told(text=LOPSIDED)
    found = {one.code: one.part for one in remarks(appraisal, Naming(appraisal.subject))}
    assert {
        "TT302": "“Loud”",
        "TT303": "“Few words”",
        "TT306": "“The answer”",
        "TT309": "“Sit and wait” ↔ “Wait”",
        "TT310": "“Escalation risk”",
    } == {code: found[code] for code in ("TT302", "TT303", "TT306", "TT309", "TT310")}


def test_other_players_are_not_called_chance() -> None:
    """An ending that is nearly certain with contrarian players is nearly certain with those."""
    wanted = Wanted(models=(MODELS["contrarian"],))
    found = appraise(*story(LOPSIDED), wanted)
    words = [one.words for one in remarks(found, Naming(found.subject)) if one.code == "TT303"]
    assert all('of plays by contrarian players end in "cut"' in one for one in words)
    assert 1 == len(words)


def test_what_was_tried_out_says_so() -> None:
    """A dominated option that only trials show has their plays and seed; one that is proved needs none."""
    found = told(drawn=True)
    [one] = [one for one in remarks(found, Naming(found.subject)) if one.code == "TT311"]
    assert "tried out in 300 plays with each answer, all else unchanged, seed 7" == one.basis
    assert not any(one.basis for one in remarks(told(), Naming(told().subject)))


def test_what_is_proved_and_what_was_only_not_met() -> None:
    """Of drawn plays only what bounds exclude is called impossible; the ending that was never reached is among it."""
    effort = replace(told(drawn=True).wanted.effort, plays=20)
    found = appraise(*story(LOPSIDED), Wanted(effort=effort))
    assert [("loud", True)] == [(one.where, one.proved) for one in uncovered(found, Naming(found.subject))]
    assert [("leak", True)] == [(one.where, one.proved) for one in uncovered(told(), Naming(told().subject))]


@pytest.mark.parametrize("why", ["answers", "layer", "total"])
def test_why_plays_were_drawn(why: str) -> None:
    """Said in a sentence, with the part at which it was too much."""
    overflow = Overflow("package", 210_000, 200_000, why)  # type: ignore[arg-type] # one of the three
    words = why_drawn(overflow)
    assert "“package”" in words
    assert ("210,000" in words) is (why != "answers")
    assert "" == why_drawn(None) == unseen(EXACT)


def test_a_scenario_that_asks_nothing() -> None:
    """A talk without gauges, conditions or decisions is told of, too."""
    text = (
        "indicators: {}\nmoves:\n  - id: m\n    title: Talk\n    minutes: 30\n    injects:\n"
        "      - {id: i, kind: news, title: News, text: {everyone: So.}}\n"
        "endings:\n  - {id: only, otherwise: yes, title: The end, text: So.}\n"
    )
    found = told(text=text)
    shown = [row.text for row in rows(found)]
    assert "Nothing: every inject, option and ending was met." in shown
    assert not {"DECISIONS, BY WHAT HANGS ON THEM", "CONDITIONS, WHEN THEY ARE LOOKED AT"} & set(shown)
    assert ["endings", "remarks", "not-met", "terms"] == [one.anchor for one in document(found).sections]


def test_the_table_says_who_plays() -> None:
    """Where several sorts of players play, the same ending’s share with each."""
    found = told(everybody=True)
    assert list(MODELS) == [name for name, _share in line(found).by_players]
    assert any("contrarian 56 %" in row.text for row in table([found]))


def test_nothing_in_a_cell_is_markup() -> None:
    """Least of all what would end the cell."""
    assert r"a \| b \*c\* \[d\]\(e\) \`f\` \<g\>" == escaped("a | b *c* [d](e) `f` <g>")
