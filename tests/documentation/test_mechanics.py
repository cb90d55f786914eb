"""Every mechanic has a form, a page, an example that loads and plays, and a place in the harbour."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from tabletop.authoring.rehearse import Divergence, rehearse
from tabletop.decisions.base import Question
from tabletop.decisions.confidence import likelihood
from tabletop.decisions.kinds import KINDS
from tabletop.exercise.dice import roll
from tabletop.scenario.loader import Examined, examine
from tabletop.scenario.play_file import parse_play
from tests.authoring.examples import laid_over
from tests.documentation.refresh import REFERENCE
from tests.documentation.scenario_format import MINIMAL
from tests.documentation.shapes import title
from tests.harbour import scenario_of

ALL: dict[str, type[Question]] = {title(kind): kind for kind in KINDS}
PLAYABLE = [name for name, kind in ALL.items() if kind.playable]
LATER = [name for name, kind in ALL.items() if not kind.playable]

_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_AROUND = """\
moves:
  - id: only
    title: Only
    minutes: 20
    injects:
      - {id: news, kind: news, title: News, text: {everyone: Something happened.}, ask: [$ids]}
"""
_ENDINGS = """\
endings:
  - {id: over, otherwise: yes, title: Over, text: It is over.}
"""
_PLAY = """\
format: tabletop-play/1
scenario: anchored-ship
title: The example of a page
"""
_EXPECT = """\
expect:
  injects: [news]
  ending: over
"""


def page_of(name: str) -> Path:
    """The page of a mechanic."""
    return REFERENCE / "mechanics" / f"{name}.md"


def blocks(name: str) -> list[str]:
    """The examples on a page: the decisions; and, where it can be played, the answers."""
    return _BLOCK.findall(page_of(name).read_text(encoding="utf-8"))


def scenario_with(name: str) -> tuple[str, Examined]:
    """The smallest scenario with the decisions of a page in it, and what is found in it."""
    decisions = blocks(name)[0]
    ids = ", ".join(re.findall(r"^  - id: (\S+)$", decisions, re.MULTILINE))
    text = laid_over(
        _AROUND.replace("$ids", ids) + indent(decisions, "    ") + _ENDINGS, MINIMAL.read_text(encoding="utf-8")
    )
    return text, examine(text.encode(), "scenario.yaml")


def test_every_mechanic_has_a_page() -> None:
    """No mechanic without a page, no page without a mechanic."""
    assert sorted(ALL) == sorted(path.stem for path in (REFERENCE / "mechanics").glob("*.md"))


@pytest.mark.parametrize("name", PLAYABLE)
def test_the_example_loads(name: str) -> None:
    """A page's example has no problem, and is of the page's kind."""
    _text, examined = scenario_with(name)
    assert () == examined.problems
    assert examined.scenario is not None
    assert {name} == {decision.type for decision in examined.scenario.decisions.values()}


@pytest.mark.parametrize("name", PLAYABLE)
def test_the_example_is_played(name: str) -> None:
    """The answers on a page are answers to its example, and lead to its end."""
    text, examined = scenario_with(name)
    play = parse_play((_PLAY + blocks(name)[1] + _EXPECT).encode(), "page.play.yaml", examined)
    assert examined.scenario is not None
    expected: list[Divergence] = []
    assert expected == rehearse(play, examined.scenario, text).divergences


@pytest.mark.parametrize("name", PLAYABLE)
def test_it_has_a_form_and_answers_that_fit(name: str) -> None:
    """What is asked can be filled in, and what chance answers is lawful."""
    _text, examined = scenario_with(name)
    assert examined.scenario is not None
    for decision in examined.scenario.decisions.values():
        assert decision.form()
        assert decision.check(decision.guess(lambda sides: roll(7, 1, name, sides))) is None


@pytest.mark.parametrize("name", PLAYABLE)
def test_the_harbour_has_it(name: str) -> None:
    """The scenario that the tests play has every playable mechanic."""
    assert name in {decision.type for decision in scenario_of().decisions.values()}


@pytest.mark.parametrize("name", LATER)
def test_what_cannot_be_played_yet_says_so(name: str) -> None:
    """Its page says so in its first words, and its example loads with that note and no other."""
    assert page_of(name).read_text(encoding="utf-8").split("\n")[2].startswith("**Not playable yet.**")
    _text, examined = scenario_with(name)
    assert [("TT190", True)] == [(problem.code, problem.note) for problem in examined.problems]


def test_the_words_of_likelihood() -> None:
    """The table on the page of `confidence` is the one that counts."""
    rows = re.findall(r"^\| (\d+)(?:–(\d+))? \| `([a-z-]+)` \|$", page_of("confidence").read_text(), re.MULTILINE)
    said = {percent: word for low, high, word in rows for percent in range(int(low), int(high or low) + 1)}
    assert {percent: likelihood(percent).replace("_", "-") for percent in range(101)} == said
