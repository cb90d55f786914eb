"""Every divergence has a page, and what the page shows is what a rehearsal says."""

from __future__ import annotations

import re

import pytest

from tabletop.authoring.divergences import REMEDIES, SENTENCES, Diverged
from tabletop.authoring.explain import page
from tabletop.authoring.messages import WIDTH, display_width, hints
from tabletop.authoring.sentences import sentence
from tests.authoring.examples import BASE_PLAY, Example, examples, shown
from tests.authoring.rehearsing.examples import PLAY, UNMADE, rehearsed, whole

ALL = sorted(Diverged)
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(code: Diverged) -> tuple[str, str, str]:
    """The wrong example, where there is one, its message, and the right one."""
    if code in UNMADE:
        message, right = _BLOCK.findall(page(code))  # their wrong side is made in `UNMADE`
        return "", message.rstrip("\n"), right
    wrong, message, right = examples(code)
    assert isinstance(wrong, Example)
    return wrong.text, message, right.text


def test_the_base_comes_out() -> None:
    """The play that examples are laid over diverges nowhere."""
    assert () == rehearsed(PLAY)[1]
    assert "format: tabletop-play/1" in BASE_PLAY


@pytest.mark.parametrize("code", ALL)
def test_wrong_example(code: Diverged) -> None:
    """The wrong example diverges so and not otherwise, and the message is the one shown."""
    wrong, message, _right = blocks(code)
    if code in UNMADE:
        text, one = UNMADE[code]
        problems = [one]
    else:
        text = whole(wrong)
        problems = list(rehearsed(text)[1])
    assert [code] == [problem.code for problem in problems]
    assert message == shown(text.encode(), tuple(problems))
    assert max(display_width(line) for line in message.split("\n")) <= WIDTH


@pytest.mark.parametrize("code", ALL)
def test_right_example(code: Diverged) -> None:
    """The right example comes out as written."""
    _wrong, _message, right = blocks(code)
    assert () == rehearsed(whole(right))[1]


@pytest.mark.parametrize("code", ALL)
def test_words(code: Diverged) -> None:
    """Every divergence has a sentence and a way on, and leaves no value unsaid."""
    assert {*Diverged} == set(SENTENCES) == set(REMEDIES)
    wrong, _message, _right = blocks(code)
    problems = (UNMADE[code][1],) if code in UNMADE else rehearsed(whole(wrong))[1]
    for problem in problems:
        assert "$" not in sentence(problem)
        assert [] == [line for line in hints(problem) if "$" in line]
