"""The guide has everything: whatever an author wrote about play stands in it, with boxes and sheets to fill in."""

from __future__ import annotations

import pytest

from tabletop.authoring.printing.conditions import in_words, moves_in_words
from tabletop.authoring.printing.consequences import change
from tabletop.authoring.printing.guide import guide
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.procedures import odds
from tabletop.authoring.printing.walking import consequences, flags_set, waiting_for
from tabletop.decisions.conditions import parse
from tabletop.documents.document import Section, Table
from tests.authoring.printing import pages


def plays_of(order: PrintOrder) -> set[str]:
    """Every sentence of play: moves, endings, debrief, cards, briefs."""
    scenario = order.scenario
    left = {"readings", "themes"} if not scenario.solo else {"themes"}
    fields = {
        *("title", "text", "question", "label", "detail", "outcome", "why", "purpose", "read_aloud", "probes"),
        *("if_stuck", "watch_for", "expect", "intro", "clauses", "defuse", "describe", "interpret", "reveal"),
        *("generalise", "apply", "secret", "wants", "fears", "may_not", "left_out", "readings"),
    } - left
    parts = (scenario.moves, scenario.endings, scenario.debrief, scenario.cards)
    polls = [one for one in scenario.decisions.values() if getattr(one, "straw_poll", False)]
    moved = pages.sentences(order, pages.named(polls, {"why"}))
    told = pages.sentences(order, [text for part in parts for text in pages.named(part, fields)])
    for team, found in scenario.teams.items():
        told |= pages.sentences(order, pages.named(found, fields), team)
    told |= {
        one
        for inject in scenario.injects.values()
        for team in inject.text
        for one in pages.sentences(order, [inject.text[team]], team)
    }
    return told - moved  # a straw poll moves no gauge, whatever an author wrote


@pytest.mark.parametrize("name", pages.SHIPPED)
def test_the_guide_holds_all_of_play(name: str) -> None:
    """Every sentence of every inject, option, outcome, reason, note, ending and debrief question."""
    order = pages.order_of(name)
    text = pages.words(guide(order))
    missing = [one for one in plays_of(order) if one not in text]
    assert [] == missing


@pytest.mark.parametrize("name", pages.SHIPPED)
def test_every_number_has_a_place(name: str) -> None:
    """Each inject and each decision has a heading with its number; injects that ask begin a page."""
    order = pages.order_of(name)
    document = guide(order)
    titles = [section.title for section in pages.sections(document)]
    for inject in order.scenario.injects.values():
        assert [title for title in titles if title.startswith(f"{order.numbers[inject.id]} · ")]
    for decision in order.scenario.decisions.values():
        assert [title for title in titles if title.startswith(f"{order.decision_numbers[decision.id]} · ")]
    for move in order.scenario.moves:
        asking = [one for one in move.injects if one.planned and one.ask][1:]
        found = {section.anchor: section.pages for section in pages.sections(document)}
        assert all(found[f"inject-{order.numbers[one.id].lower()}"] for one in asking)


@pytest.mark.parametrize("name", pages.SHIPPED)
def test_every_flag_has_its_box(name: str) -> None:
    """With where it is ticked and what it decides; every delayed consequence has its line."""
    order = pages.order_of(name)
    sheets = pages.section(guide(order), "sheets")
    tables = {block.caption: block for block in sheets.blocks if isinstance(block, Table)}
    results = set(order.scenario.decisions) | set(order.scenario.indicators)
    wanted = {*flags_set(order), *(set(waiting_for(order)) - results)}
    boxes = {pages.flat(row[0]) for row in tables["Boxes to tick"].rows} if wanted else set()
    later = [where for where, one in consequences(order) if one.later is not None]

    assert {f"☐ {flag.replace('-', ' ')}" for flag in wanted} == boxes
    if later:
        assert [f"☐ {where}" for where in later] == [pages.flat(row[0]) for row in tables["What comes later"].rows]


@pytest.mark.parametrize("name", pages.SHIPPED)
def test_effects_have_their_signs(name: str) -> None:
    """Every change of every gauge stands somewhere with its sign and its reason."""
    order = pages.order_of(name)
    text = pages.words(guide(order))
    for _where, one in consequences(order):
        for effects in (one.effects, one.later.effects if one.later else {}):
            for gauge, effect in effects.items():
                why = " ".join(order.fill(effect.why).split())
                assert f"{order.indicator(gauge)} {change(effect.by)} – {why}" in text


def test_chances_are_those_of_the_program() -> None:
    """Two dice reach 7 in 58 of 100; every argument for it helps."""
    table = odds(7)
    assert "58 %" == pages.flat(table.rows[0][table.head.index("+0")])
    assert ("−5", "+5") == (table.head[1], table.head[-1])


def test_conditions_can_be_read() -> None:
    """Gauges, boxes, results; parts of parts in brackets; nothing is an id that has a name."""
    order = pages.order_of("northern-mirror")
    told = {
        "escalation: below 40": {"escalation": "below 40"},
        "both": {"all": [{"near": "yes"}, {"escalation": "at least 50"}]},
        "nested": {
            "any": [{"escalation": "between 20 and 30"}, {"not": {"all": [{"near": "no"}, {"next-page": "adopted"}]}}]
        },
        "odd": {"unknown-thing": "at most 3"},
    }
    found = {name: in_words(order, parse(condition)) for name, condition in told.items()}

    assert {
        "escalation: below 40": "Escalation risk is below 40",
        "both": "“near” is ticked and Escalation risk is 50 or more",
        "nested": "Escalation risk is between 20 and 30 or it is not so that"
        " (“near” is not ticked and 9c came to “adopted: silence was not broken”)",
        "odd": "unknown-thing is 3 or less",
    } == found


def test_a_row_of_sealed_moves_can_be_read() -> None:
    """Which team does what; what is one of several inside what must all hold stands in brackets."""
    order = pages.order_of("northern-mirror")
    posture = order.scenario.decisions["posture"]
    row = {"all": [{"host": "back"}, {"any": [{"planning": "hold"}, {"not": {"federation": "open"}}]}]}
    told = " ".join(moves_in_words(order, posture, parse(row)).split())

    assert told.startswith("Lithuanian government: ")
    assert " and (Alliance planning cell: " in told
    assert " or not: Russian General Staff and Foreign Ministry: " in told
    assert told.endswith(")")


def test_decisions_that_no_inject_asks_have_a_place() -> None:
    """And one that two injects ask stands at the first, and is named at the second."""
    order = pages.order_of("harbour")
    moves = order.scenario.moves
    first, second = moves[0].injects[0], moves[0].injects[1]
    changed = (
        first.model_copy(update={"ask": first.ask[:1]}),
        second.model_copy(update={"ask": (*second.ask, *first.ask[:1])}),
        *moves[0].injects[2:],
    )
    again = type(order.scenario).model_construct(
        **{
            **{name: getattr(order.scenario, name) for name in type(order.scenario).model_fields},
            "moves": (moves[0].model_copy(update={"injects": changed}), *moves[1:]),
        }
    )
    found = guide(PrintOrder(again, "0" * 64, "0.1.0"))

    assert first.ask[1:] == () or "X1" in pages.words(_questions(found.sections))
    assert "It asks again: 1a" in pages.words(pages.section(found, "inject-2"))


def test_a_straw_poll_moves_nothing() -> None:
    """As on the screens: what comes of it is read out, and no gauge is written down."""
    order = pages.order_of("grey-weather")
    poll = order.scenario.decisions["reply-to-moscow"]
    number = order.decision_numbers[poll.id]
    text = pages.words(pages.section(guide(order), f"inject-{number[:-1]}-{number}"))

    assert [] == pages.leaked(pages.sentences(order, pages.named(poll, {"why"})), text)
    outcomes = pages.sentences(order, pages.named(poll, {"outcome"}))
    assert sorted(outcomes) == pages.leaked(outcomes, text)


def _questions(sections: tuple[Section, ...]) -> Section:
    return next(section for section in sections if section.anchor == "questions")
