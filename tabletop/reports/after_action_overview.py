"""The head of an after-action report: what it is, what has to be known first, the exercise, and how tasks were done.

Invariant: a rating is an evaluator's own, beside the others'; a task nobody rated says so; no rating becomes a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.documents.document import Block, Listing, Paragraph, Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.reports.account import Account, ObjectiveAccount, Observation, RatedTask
from tabletop.reports.after_action_flags import flags
from tabletop.reports.after_action_words import (
    joined,
    led,
    lines,
    minutes,
    note,
    prompt,
    rating,
    record,
    say,
    when,
    whole_minutes,
)
from tabletop.reports.naming import said

_RATINGS: Final = ("performed", "some-challenges", "major-challenges", "unable", "not-observed")
_EDITIONS: Final = {
    "facilitator": N_("The facilitator’s edition: it holds everything, names, notes and secrets. Do not pass it on."),
    "participant": N_("The edition for participants: what was for the facilitator alone is not in it."),
    "redacted": N_("The edition without names: nobody is named, and nothing that anybody wrote can be read."),
}


def notice(account: Account) -> tuple[Block, ...]:
    """What this is, and what has to be known before concluding anything."""
    found = list(flags(account))
    known: tuple[Block, ...] = (
        (Paragraph(plain(_("Know this before you conclude anything:"), "strong")), Listing(tuple(map(plain, found))))
        if found
        else ()
    )
    return (
        say(
            _(
                "This is a draft made from the session’s log. Every fact stands beside the number of the record that "
                "proves it. Analysis and improvement plan are left blank for people to write; nothing is invented."
            )
        ),
        say(
            _("The exercise is fictional. Its indicators are teaching devices, not measurements, and nobody is scored.")
        ),
        note(_(_EDITIONS[account.edition])),
        *known,
    )


def exercise(account: Account) -> Section:
    """The overview table."""
    rows = tuple((plain(name, "strong"), text) for name, text in _overview(account))
    table = Table(_("The exercise in brief"), (_("Item"), _("What")), rows, to_fill=account.heading.mode != "solo")
    return Section(_("Exercise overview"), "overview", (table,))


def _overview(account: Account) -> Iterator[tuple[str, Text]]:
    head = account.heading
    yield _("Exercise name"), plain(head.title)
    yield _("Date"), plain(when(account))
    yield _("Sort of exercise"), plain(label(f"scenario.{head.kind}"))
    yield _("Scope"), plain(_scope(account))
    yield _("Objectives"), lines(plain(f"{n}. {one.text}") for n, one in enumerate(account.objectives, 1))
    yield _("Scenario"), lines((plain(head.summary), plain(joined(head.scenario, head.digest[:12]), "quiet")))
    if head.simplification:
        yield _("Left out on purpose"), plain(head.simplification)
    if account.ending[0]:
        yield _("Where it ended"), plain(account.ending[0])
    if head.mode == "solo":
        return
    yield _("Participants"), lines(plain(f"{one.name}{_people(one.people)}") for one in account.teams)
    yield _("Sponsor"), ()
    yield _("Point of contact"), ()


def _people(count: int) -> str:
    return f" ({n_('{n} person', '{n} people', count).replace('{n}', str(count))})" if count else ""


def _scope(account: Account) -> str:
    head = account.heading
    played = said(
        N_("$played of play, $planned planned"),
        played=minutes(whole_minutes(head.played)),
        planned=minutes(head.planned_minutes),
    )
    moves = said(N_("$n of $all moves"), n=head.moves_played, all=head.moves)
    injects = sum(len(move.injects) for move in account.moves)
    told = n_("{n} inject", "{n} injects", injects).replace("{n}", str(injects))
    return joined(played, moves, told)


def performance(account: Account) -> Section | None:
    """Table 1: every task with every rating it got."""
    looked_for = [(n, one) for n, one in enumerate(account.objectives, 1) if one.tasks]
    if not looked_for:
        return None
    rows: list[tuple[Text, ...]] = []
    for number, objective in looked_for:
        rows.append((plain(str(number), "strong"), plain(objective.text, "strong"), ()))
        rows += [(plain(f"{number}.{task.number}"), plain(task.text), _ratings(task)) for task in objective.tasks]
    head = (_("No."), _("Objective, and its tasks"), _("Rating"))
    table = Table(_("Table 1: summary of performance"), head, tuple(rows))
    rated = any(task.ratings for _n, one in looked_for for task in one.tasks)
    blocks: tuple[Block, ...] = (table, *(_meanings() if rated else (_nobody(),)))
    return Section(_("Summary of performance"), "performance", blocks, pages=True)


def _nobody() -> Block:
    return note(_("No evaluator’s log lies beside this session’s. Whoever was there can fill in the ratings."))


def _ratings(task: RatedTask) -> Text:
    if not task.ratings:
        return plain(_("not rated"), "quiet")
    return lines((*rating(value), Span(f" – {who}", "quiet")) for who, value, _evidence, _record in task.ratings)


def _meanings() -> tuple[Block, ...]:
    """What the letters mean; the usual slip is to read M as a failure."""
    items = tuple(
        led(f"{label(f'rating.{one}.letter')}:", f"{label(f'rating.{one}')}. {label(f'rating.{one}.means')}")
        for one in _RATINGS
    )
    return (
        say(
            _(
                "Ratings are evaluators’ own words for how a task was done, never for a person. They are not numbers, "
                "and where evaluators differ both ratings stand. M is no failure: the objective was achieved."
            )
        ),
        Listing(items),
    )


def analysis(account: Account) -> Section | None:
    """Objective by objective: strengths, areas for improvement, observations, each with its record."""
    if not account.objectives:
        return None
    parts = tuple(_objective(number, one) for number, one in enumerate(account.objectives, 1))
    others = _observations(account.observations) if account.observations else ()
    rest = (Section(_("Observed beside the objectives"), "objective-none", others),) if others else ()
    return Section(_("Analysis by objective"), "analysis", (), (*parts, *rest), pages=True)


def _objective(number: int, objective: ObjectiveAccount) -> Section:
    blocks: list[Block] = []
    if objective.target:
        blocks.append(Paragraph(led(_("What good looks like:"), objective.target)))
    blocks += [_task(number, task) for task in objective.tasks if task.ratings]
    blocks += _observations(objective.observations)
    blocks.append(prompt(_("Analysis: what does this come to, and why did it happen?")))
    title = said(N_("Objective $n: $text"), n=number, text=objective.text)
    return Section(title, f"objective-{number}", tuple(blocks))


def _task(number: int, task: RatedTask) -> Block:
    evidence = (
        (Span(f"{who}: ", "strong"), *rating(value), Span(f" – {text or _('no evidence written')}"), _proof(at))
        for who, value, text, at in task.ratings
    )
    head = (Span(said(N_("Task $n:"), n=f"{number}.{task.number}"), "strong"), Span(f" {task.text}"))
    return Paragraph(lines((head, *evidence)))


def _proof(at: int) -> Span:
    return Span(f" ({record(at)})", "quiet")


def _observations(found: tuple[Observation, ...]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for tag, title in (("strength", _("Strengths")), ("plain", _("Other observations"))):
        items = tuple(_observed(one) for one in found if one.tag == tag)
        if tag == "plain":
            blocks += _areas([one for one in found if one.tag == "improve"])
        if items:
            blocks += [Paragraph(plain(title, "strong")), Listing(items, ordered=tag == "strength")]
    return tuple(blocks)


def _areas(found: list[Observation]) -> Iterator[Block]:
    if found:
        yield Paragraph(plain(_("Areas for improvement"), "strong"))
    for number, one in enumerate(found, 1):
        lead = Span(said(N_("Area $n."), n=number), "strong")
        yield Paragraph((lead, Span(" "), *_observed(one)))
        yield prompt(_("Reference: which plan, rule or agreement does it touch?"))
        yield prompt(_("Analysis: why did it happen, and what followed?"))


def _observed(one: Observation) -> Text:
    where = joined(one.who, one.team, record(one.record, one.at))
    return (Span(one.text), Span(f" ({where})", "quiet"))
