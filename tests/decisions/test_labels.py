"""Every code of a proceeding that a face looks a word up for has one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Form, PickOne, PickSome, WriteText
from tabletop.language.labels import LABELS
from tabletop.language.labels_proceedings import PROCEEDINGS
from tabletop.language.sentences import SENTENCES
from tests.decisions.samples import SEALED
from tests.decisions.talks import ACTS, CHAIR, WHO, Talks, under_way

SAID_BY_FACES = {"rationale", "answer"}
"""Purposes that every form had before there were proceedings."""
OF_TEAMS = {"parties", "bilateral"}
"""Purposes whose choices are teams."""


def of_form(form: Form) -> Iterator[str]:
    """The labels a form needs."""
    for field in form:
        if isinstance(field, PickOne | PickSome | WriteText) and field.purpose and field.purpose not in SAID_BY_FACES:
            yield f"field.{field.purpose}"
        if isinstance(field, PickOne | PickSome) and field.purpose not in OF_TEAMS:
            yield from (f"pick.{field.purpose}.{choice.id}" for choice in field.choices if not choice.label)


def of(talks: Talks) -> Iterator[str]:
    """The labels that are needed to show how it stands, and what can be done."""
    standing = talks.stands(CHAIR)
    yield f"stage.{talks.question.type}.{standing.stage}"
    for line in standing.lines:
        yield f"line.{line.kind}"
        if line.state:
            yield f"line.{line.kind}.{line.state}"
    if standing.odds is not None and standing.odds.margin:
        yield f"margin.{standing.odds.margin}"
    for name, _ in talks.question.come_to(talks.made, talks.table).counts:
        yield f"count.{name}"
    for team in WHO:
        for offer in talks.question.possible(talks.made, team, talks.table):
            yield from of_form(offer.form)


@given(under_way())
def test_whatever_stands_has_its_words(talks: Talks) -> None:
    """Stages, lines, margins, counts, fields, and choices that the author did not name."""
    assert {code for code in of(talks) if code not in LABELS} == set()


@pytest.mark.parametrize("act", [act for names in ACTS.values() for act in names])
def test_every_act_has_its_words(act: str) -> None:
    """What one can do, and what was done."""
    assert {f"act.{act}", f"act.{act}.done"} <= set(LABELS)


def test_no_act_has_words_for_nothing() -> None:
    """What nobody can do needs no label."""
    known = {act for names in ACTS.values() for act in names}

    assert {code.split(".")[1] for code in PROCEEDINGS if code.startswith("act.")} == known


def test_a_prediction_has_its_words() -> None:
    """The question above what is expected of another team."""
    assert set(of_form(SEALED.form(team="A", seats=("A", "B")))) == {"field.prediction"}


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    """What is wrong can be said."""
    assert f"fault.{fault}" in SENTENCES
