"""Every code has a page, and what the page shows is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabletop.authoring import explain
from tabletop.authoring.divergences import Diverged
from tabletop.authoring.explain import NoSuchPageError, codes, page
from tabletop.authoring.messages import WIDTH, display_width
from tabletop.authoring.rules import rules
from tabletop.authoring.sentences import SENTENCES, related, remedy, sentence
from tabletop.language.catalogue import _
from tabletop.scenario.loader import examine
from tabletop.scenario.problems import Code, Place, Problem
from tests.authoring.examples import BASE, BASE_PLAY, BASE_TEXTS, MADE, UNMADE, Example, examples, shown

ALL = sorted(Code)
RULES = list(rules())
ALIAS = re.compile(r"\$[A-Z][A-Z0-9_]*")


def test_the_base_is_clean() -> None:
    """The scenario and the play that examples are laid over have no problem of their own, by any rule."""
    assert () == Example(BASE, "").all_problems()
    assert () == Example(BASE_PLAY, "play").problems()
    assert () == Example(BASE_TEXTS, "texts").problems()


def test_every_code_has_a_page() -> None:
    """No code without a page, no page without a code, and the list of pages names each."""
    index = (Path(explain.__file__).parent / "pages" / "index.md").read_text(encoding="utf-8")
    every = [*map(str, ALL), *RULES, *map(str, Diverged)]
    assert every == list(codes())
    assert [] == [code for code in every if f"- [{code}]({code}.md): {title(code)}\n" not in index]


def test_digits_are_enough() -> None:
    """A code may be asked for without its letters."""
    assert page("TT002") == page("2") == page("002")


def title(code: str) -> str:
    """The heading of a page, without the code."""
    return page(code).split("\n", 1)[0].removeprefix(f"# {code} · ")


@pytest.mark.parametrize("code", ALL)
def test_wrong_example(code: Code) -> None:
    """The wrong example has this one problem and no other, and the message is the one shown."""
    example, message, _right = examples(code)
    problems: tuple[Problem, ...]
    if code in UNMADE:
        raw, problems = b"title: A cable goes silent" if code == Code.YAML else b"", (UNMADE[code],)
    elif code in MADE:
        raw = MADE[code]()
        problems = examine(raw, "scenario.yaml").problems
    else:
        raw, problems = example.raw(), example.problems()
    assert {code} == {problem.code for problem in problems}
    assert message == shown(raw, problems)
    assert max(display_width(line) for line in message.split("\n")) <= WIDTH


@pytest.mark.parametrize("code", ALL)
def test_right_example(code: Code) -> None:
    """The right example has no problem at all."""
    *_wrong, right = examples(code)
    assert () == right.problems()


@pytest.mark.parametrize("code", ALL)
def test_every_code_has_words(code: Code) -> None:
    """Every code has a sentence, and no sentence or remedy leaves a value unsaid."""
    problem = Problem(code, Place("x", 1, 1, 2), found="found", wants="wants", shape="list", known=("a",))
    assert _(SENTENCES[code])
    said = (sentence(problem) + remedy(problem)).replace("$$", "").replace("$NAME", "")
    assert [] == [name for name in ("$found", "$wants", "$shape", "$line") if name in said]


@pytest.mark.parametrize("code", RULES)
def test_wrong_example_of_a_rule(code: str) -> None:
    """The wrong example has this problem and no other but those it brings along; the message is the one shown."""
    example, message, _right = examples(code)
    problems = example.all_problems(code)
    assert {code} | example.brings == {problem.code for problem in problems}
    assert message == shown(example.raw(), tuple(problem for problem in problems if problem.code == code))
    assert max(display_width(line) for line in message.split("\n")) <= WIDTH


@pytest.mark.parametrize("code", RULES)
def test_right_example_of_a_rule(code: str) -> None:
    """The right example is clean by all rules, but those of content for another group."""
    *_wrong, right = examples(code)
    assert () == right.all_problems(code)


@pytest.mark.parametrize("code", RULES)
def test_words_of_a_rule(code: str) -> None:
    """What a rule says leaves no value unsaid, names its place for an `ignore`, and says what to do."""
    example, _message, _right = examples(code)
    found = [problem for problem in example.all_problems(code) if problem.code == code]
    said = [words for problem in found for words in (sentence(problem), remedy(problem), related(problem))]
    assert [] == [words for words in said if "$" in ALIAS.sub("", words)]
    assert all(problem.where and remedy(problem) for problem in found)


@pytest.mark.parametrize("name", ["TT999", "../TT102", "tt102/..", "", "TT", "TTä"])
def test_no_such_page(name: str) -> None:
    """A code without a page is refused, and a path is no code."""
    with pytest.raises(NoSuchPageError):
        page(name)


def test_any_case() -> None:
    """Codes are found in lower case, too."""
    assert page("TT102") == page("tt102")
