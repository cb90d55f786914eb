"""Every mechanic has a form, a page, an example that loads and plays, and a place in the quay."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent
from typing import get_args

import pytest

from tabletop.authoring.rehearsing.divergence import Divergence
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.decisions.base import Question
from tabletop.decisions.confidence import likelihood
from tabletop.decisions.intervening import acts
from tabletop.decisions.kinds import KINDS, AnyIntervention
from tabletop.decisions.matrix_odds import chance
from tabletop.decisions.proceeding import Intervention, Proceeding
from tabletop.exercise.dice import roll
from tabletop.scenario.loader import Examined, examine
from tabletop.scenario.play_file import parse_play
from tests.authoring.examples import laid_over
from tests.documentation.refresh import REFERENCE
from tests.documentation.scenario_format import MINIMAL
from tests.documentation.shapes import title
from tests.quay import scenario_of

ALL: dict[str, type[Question]] = {title(kind): kind for kind in KINDS}
STEPWISE = {name: kind for name, kind in ALL.items() if issubclass(kind, Proceeding)}

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
    """The examples on a page: the decisions; then what is answered, or done step by step."""
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


@pytest.mark.parametrize("name", ALL)
def test_the_example_loads(name: str) -> None:
    """A page's example has no problem, and is of the page's kind."""
    _text, examined = scenario_with(name)
    assert () == examined.problems
    assert examined.scenario is not None
    assert {name} == {decision.type for decision in examined.scenario.decisions.values()}


@pytest.mark.parametrize("name", ALL)
def test_the_example_is_played(name: str) -> None:
    """What a page answers to its example, or does in it step by step, leads to its end, with nothing left to do."""
    text, examined = scenario_with(name)
    play = parse_play((_PLAY + blocks(name)[1] + _EXPECT).encode(), "page.play.yaml", examined)
    assert examined.scenario is not None
    rehearsed = rehearse(play, examined.scenario, text)
    expected: list[Divergence] = []
    assert expected == rehearsed.divergences
    assert {name: len(steps) for name, steps in play.proceedings.items()} == rehearsed.done


@pytest.mark.parametrize("name", [name for name in ALL if name not in STEPWISE])
def test_it_has_a_form_and_answers_that_fit(name: str) -> None:
    """What is asked can be filled in, and what chance answers is lawful."""
    _text, examined = scenario_with(name)
    assert examined.scenario is not None
    for decision in examined.scenario.decisions.values():
        assert decision.form()
        assert decision.check(decision.guess(lambda sides: roll(7, 1, name, sides))) is None


@pytest.mark.parametrize("name", STEPWISE)
def test_every_step_is_on_the_page(name: str) -> None:
    """What can be done, each with its fields in the log, and every result there can be."""
    page = page_of(name).read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(?!act`)([a-z-]+)` \|.*\|([^|]*)\|$", page, re.MULTILINE))
    steps = {act: kind for kind in _steps() if (act := kind.model_fields["act"].default) in acts(name)}
    _text, examined = scenario_with(name)
    assert examined.scenario is not None

    assert list(rows) == list(acts(name))
    for act, kind in steps.items():
        named = re.findall(r"`([a-z]+)`", rows[act])
        assert named == [field for field in kind.model_fields if field != "act"], act
    for decision in examined.scenario.decisions.values():
        assert isinstance(decision, Proceeding)
        assert all(f"`{result}`" in page for result in decision.results())


def _steps() -> tuple[type[Intervention], ...]:
    found: tuple[type[Intervention], ...] = get_args(get_args(AnyIntervention)[0])
    return found


@pytest.mark.parametrize("name", ["consensus", "matrix", "sealed", "negotiation"])
def test_the_page_says_who_decides_like_this(name: str) -> None:
    """A mechanic that real bodies and games have is described with them."""
    assert "\n## Who decides like this\n" in page_of(name).read_text(encoding="utf-8")


def test_the_odds_on_the_page() -> None:
    """The table on the page of `matrix` is the one that counts."""
    rows = re.findall(r"^\| (?:net|7 or more) \| (.*) \|$", page_of("matrix").read_text(), re.MULTILINE)
    nets, percents = ([int(re.sub(r"[^\d-]", "", one.replace("−", "-"))) for one in row.split("|")] for row in rows)

    assert percents == [chance(net) for net in nets]


@pytest.mark.parametrize("name", ALL)
def test_the_quay_has_it(name: str) -> None:
    """The scenario that the tests play has every mechanic."""
    assert name in {decision.type for decision in scenario_of().decisions.values()}


def test_the_words_of_likelihood() -> None:
    """The table on the page of `confidence` is the one that counts."""
    rows = re.findall(r"^\| (\d+)(?:–(\d+))? \| `([a-z-]+)` \|$", page_of("confidence").read_text(), re.MULTILINE)
    said = {percent: word for low, high, word in rows for percent in range(int(low), int(high or low) + 1)}
    assert {percent: likelihood(percent).replace("_", "-") for percent in range(101)} == said
