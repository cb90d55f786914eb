"""Views in sentences: what one would say to somebody who cannot see the screen.

Invariant: every change is said with its direction in words, where it now stands, and why. No sign, no colour, no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabletop.decisions.confidence import likelihood
from tabletop.exercise.views import (
    AnswerView,
    BriefView,
    CardView,
    ChangeView,
    DecisionView,
    IndicatorView,
    InjectView,
    OutcomeView,
    Scene,
)
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.forms import begun
from tabletop.language.labels import LABELS, label, level
from tabletop.plain.layout import said
from tabletop.reports.timeline import clock

MINUTE = 60_000


def banner(scene: Scene) -> str:
    """What stands above everything."""
    parts = [_("EXERCISE – fictional events"), scene.title]
    if scene.rehearsal:
        parts.append(_("rehearsal"))
    if scene.what_if:
        parts.append(_("what if"))
    return ". ".join(parts)


def stand(view: IndicatorView) -> str:
    """Say `strained, 54 of 100`: the author's word, or the usual one."""
    return said(N_("$word, $value of 100"), word=view.word or level(view.value), value=view.value)


def _moved(by: int) -> str:
    return said(N_("up $n"), n=by) if by > 0 else said(N_("down $n"), n=-by)


def change(one: ChangeView, gauges: Iterable[IndicatorView]) -> str:
    """Say it so: `Alliance cohesion: strained, 54 of 100, down 6. Allies learned from the press.`."""
    gauge = next((gauge for gauge in gauges if gauge.id == one.indicator), None)
    same = gauge is not None and gauge.value == one.to
    where = stand(gauge) if gauge and same else said(N_("$value of 100"), value=one.to)
    return f"{one.name}: {where}, {_moved(one.by)}. {one.why}".rstrip()


def gauge(view: IndicatorView) -> str:
    """Where an indicator stands, against where it began."""
    since = view.value - view.start
    if not since:
        return f"{view.name}: {stand(view)}, {_('as at the start')}."
    return f"{view.name}: {stand(view)}, {_moved(since)} {_('since the start')}."


def curve(view: IndicatorView) -> str:
    """An indicator's way in words, without the steps that a list of changes says better."""
    (_at, first), *steps = view.curve
    if not steps:
        return said(N_("$name: $first of 100 from beginning to end."), name=view.name, first=first)
    way = ", ".join(said(N_("$value at $time"), value=value, time=clock(at)) for at, value in steps)
    return said(
        N_("$name: began at $first; $way. It ended $stand."), name=view.name, first=first, way=way, stand=stand(view)
    )


def new_changes(before: Iterable[IndicatorView], after: Iterable[IndicatorView]) -> Iterator[ChangeView]:
    """What moved between two views, with the reasons."""
    lengths = {one.id: len(one.curve) for one in before}
    for one in after:
        if len(one.curve) > lengths.get(one.id, len(one.curve)):
            yield from one.latest


def inject_head(inject: InjectView) -> str:
    """What sort of document it is, who sent it, how sure the sender is."""
    kind = begun(label(f"kind.{inject.kind}"))
    head = said(N_("$kind from $sender"), kind=kind, sender=inject.sender) if inject.sender else kind
    return f"{head}; {label(f'confidence.{inject.confidence}')}" if inject.confidence else head


def team_name(scene: Scene, team: str) -> str:
    """A team's name; its id when nobody of that id takes part."""
    head = scene.team(team)
    return head.name if head else team


def addressed(scene: Scene, teams: Iterable[str]) -> str:
    """Who it is for."""
    names = [team_name(scene, team) for team in teams]
    return ", ".join(names) or _("everybody")


def answered(answer: AnswerView) -> str:
    """An answer in one line."""
    if answer.status != "decided":
        text = label(f"seat.{answer.status}")
    else:
        text = ", ".join(
            label(f"ballot.{one}") if one in {"for", "against", "abstain"} else one for one in answer.summary
        )
    if answer.sure is not None:
        text += f" ({sure(answer.sure)})"
    if answer.late:
        text += f" ({_('late')})"
    if answer.drawn:
        text += f" ({_('drawn by chance')})"
    return text


def sure(percent: int) -> str:
    """`60 percent, about even`: number and word, always both."""
    return said(N_("$n percent, $word"), n=percent, word=label(f"likelihood.{likelihood(percent)}"))


def result(outcome: OutcomeView, kind: str) -> str:
    """The result of a decision of that type in words; ballots, likelihoods and stages have the interface's.

    Which row of a table fits sealed moves is nobody's word for anything: what happens says it.
    """
    if kind == "sealed":
        return ""
    codes = (
        f"stage.{kind}.{outcome.result}",
        f"ballot.{outcome.result}",
        f"likelihood.{outcome.result.replace('-', '_')}",
    )
    return next((label(code) for code in codes if code in LABELS), outcome.result)


def story(scene: Scene, outcome: OutcomeView) -> Iterator[str]:
    """What happened, the same for several teams said once."""
    told: dict[str, list[str]] = {}
    for team, text in outcome.lines:
        told.setdefault(text, []).extend([team_name(scene, team)] if team and len(scene.teams) > 1 else [])
    for text, names in told.items():
        yield f"{', '.join(names)}: {text}" if names else text
    if outcome.why:
        yield said(N_("The facilitator ruled so because: $why"), why=outcome.why)


def outcome_lines(scene: Scene, outcome: OutcomeView) -> Iterator[str]:
    """What happened, told to whom, and what moved."""
    yield from story(scene, outcome)
    for one in outcome.changes:
        yield change(one, scene.indicators)


def about(scene: Scene, cause: str) -> str:
    """The inject's title or the decision's question."""
    decision = scene.decision(cause)
    if decision is not None:
        return decision.question
    return next((inject.title for inject in scene.injects if inject.id == cause), cause)


def notes_on(decision: DecisionView) -> Iterator[str]:
    """What one should know before answering."""
    if decision.straw_poll:
        yield begun(label("type.straw-poll")) + "."
    if decision.secret:
        yield _("A secret ballot: the room sees only the totals.")


def brief_lines(scene: Scene, brief: BriefView, *, own: bool) -> Iterator[str]:
    """A role card: one's own, or somebody's."""
    head = scene.team(brief.team)
    offices = ", ".join(office for _role, office in head.roles) if head else ""
    first = N_("Your role: $team. $offices") if own else N_("Role card: $team. $offices")
    yield said(first, team=team_name(scene, brief.team), offices=offices).strip()
    for words, text in (
        ("$text", brief.situation),
        (N_("You want: $text") if own else N_("Wants: $text"), brief.wants),
        (N_("You fear: $text") if own else N_("Fears: $text"), brief.fears),
        (N_("You may not: $text") if own else N_("May not: $text"), brief.may_not),
        (N_("Only you know: $text") if own else N_("Secret: $text"), brief.secret),
        (N_("What this view leaves out: $text"), brief.left_out),
    ):
        if text:
            yield said(words, text=text)


def card_lines(card: CardView) -> Iterator[str]:
    """A dated fact with its sources."""
    yield said(N_("$title (as of $date)"), title=card.title, date=card.as_of)
    yield card.text
    yield said(N_("Source: $sources"), sources="; ".join(card.sources))


def left(milliseconds: int) -> str:
    """What is left of a planned time, or how far over it one is, in minutes and seconds."""
    if milliseconds < 0:
        return said(N_("$time over"), time=clock(-milliseconds))
    return said(N_("$time left"), time=clock(milliseconds))


def minutes(count: int) -> str:
    """`5 minutes`."""
    return n_("{n} minute", "{n} minutes", count).replace("{n}", str(count))
