"""The end on paper: out of role, where the story stands, and the talk in which people learn.

Invariant: the first ending whose condition holds counts, in the order of the scenario.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.conditions import in_words
from tabletop.authoring.printing.consequences import BOX
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.documents.document import Block, Listing, Paragraph, Section, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

_STEPS = ("defuse", "describe", "interpret", "reveal", "generalise", "apply", "reflection")


def endex(order: PrintOrder) -> Section:
    """What is read out at the end, and which ending it is."""
    blocks: list[Block] = []
    if len(order.scenario.endings) > 1:
        words = _("Go down the list with the sheets in your hand. The first ending whose condition holds is the one.")
        blocks.append(Paragraph(plain(words)))
    sections = tuple(_endings(order))
    leave = Section(_("Read out: out of role"), "out-of-role", (Paragraph(plain(_leaving(order)), "quote"),))
    return Section(_("ENDEX"), "endex", tuple(blocks), (*sections, leave), pages=True)


def _leaving(order: PrintOrder) -> str:
    if order.scenario.solo:
        return _("The exercise is over. You are no longer in role. Stand up once before you go on.")
    return _(
        "The exercise is over. Turn your role card over: you are no longer in role, and what you said was your role’s."
        " Stand up, and sit down somewhere else."
    )


def _endings(order: PrintOrder) -> Iterator[Section]:
    for number, ending in enumerate(order.scenario.endings, 1):
        last = _("In every other case.")
        needs = last if ending.when is None else said(N_("If $clause."), clause=in_words(order, ending.when))
        yield Section(
            f"{BOX} {order.fill(ending.title)}",
            f"ending-{number}",
            (Paragraph(plain(needs, "strong")), *order.paragraphs(ending.text)),
        )


def debrief(order: PrintOrder) -> Section:
    """Questions in the order in which they are asked, and those that the record should answer."""
    words = _(
        "In this order. Feelings before facts, facts before reasons. Ask, wait, and let the quiet"
        " ones begin. Write down"
        " what to keep and what to change."
    )
    found = order.scenario.debrief
    steps = ((step, getattr(found, step)) for step in _STEPS if order.scenario.solo or step != "reflection")
    sections = tuple(
        Section(label(f"debrief.{step}"), f"debrief-{step}", (Listing(tuple(map(order.text, prompts)), ordered=True),))
        for step, prompts in steps
        if prompts
    )
    lead: tuple[Block, ...] = () if order.scenario.solo else (Paragraph(plain(words)),)
    return Section(_("Hot wash"), "debrief", lead, (*sections, *_review(order)), pages=not order.scenario.solo)


def _review(order: PrintOrder) -> Iterator[Section]:
    questions = order.scenario.review_questions
    if questions and not order.scenario.solo:
        listed = Listing(tuple(map(order.text, questions)))
        yield Section(_("What your notes should be able to answer"), "review-questions", (listed,))
