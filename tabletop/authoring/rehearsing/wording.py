"""Views in sentences, for a transcript: the words of the plain face, one thing to a line.

Invariant: everything comes from a view, so nobody's transcript says what was cut from theirs; a change is said with its
direction in words, where it stands, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Template

from tabletop.decisions.confidence import likelihood
from tabletop.decisions.form import PickOne, PickSome, PutInOrder, ShareOut
from tabletop.decisions.proceeding import Line, Odds, Standing
from tabletop.exercise.views import (
    AnswerView,
    BriefView,
    ChangeView,
    DecisionView,
    IndicatorView,
    InjectView,
    OutcomeView,
    Scene,
)
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun
from tabletop.language.labels import LABELS, label, level

_BALLOTS = frozenset({"for", "against", "abstain"})
_TWO = 2


def said(template: str, **values: object) -> str:
    """The sentence marked with `N_`, with its `$names` filled in once."""
    return Template(_(template)).safe_substitute({name: str(value) for name, value in values.items()})


def team_name(scene: Scene, team: str | None) -> str:
    """A team's name; the chair where there is none."""
    if not team:
        return _("the chair")
    head = scene.team(team)
    return head.name if head else team


def names(scene: Scene, teams: Iterable[str]) -> str:
    """Several teams' names."""
    return ", ".join(team_name(scene, team) for team in teams)


def stand(view: IndicatorView) -> str:
    """Say `strained, 54 of 100`."""
    return said(N_("$word, $value of 100"), word=view.word or level(view.value), value=view.value)


def _moved(by: int) -> str:
    return said(N_("up $n"), n=by) if by > 0 else said(N_("down $n"), n=-by)


def change(one: ChangeView, gauges: Iterable[IndicatorView]) -> str:
    """Say `Alliance cohesion: strained, 54 of 100, down 6. Allies learned from the press.`."""
    gauge = next((gauge for gauge in gauges if gauge.id == one.indicator and gauge.value == one.to), None)
    where = stand(gauge) if gauge else said(N_("$value of 100"), value=one.to)
    return f"{one.name}: {where}, {_moved(one.by)}. {one.why}".rstrip()


def gauge(view: IndicatorView) -> str:
    """Where an indicator stands in the end, against where it began."""
    since = view.value - view.start
    if not since:
        return f"{view.name}: {stand(view)}, {_('as at the start')}."
    return f"{view.name}: {stand(view)}, {_moved(since)} {_('since the start')}."


def inject_head(inject: InjectView) -> str:
    """What sort of document it is, who sent it, how sure the sender is."""
    kind = begun(label(f"kind.{inject.kind}"))
    head = said(N_("$kind from $sender"), kind=kind, sender=inject.sender) if inject.sender else kind
    return f"{head}; {label(f'confidence.{inject.confidence}')}" if inject.confidence else head


def answered(answer: AnswerView) -> str:
    """An answer in one line."""
    if answer.status == "decided":
        text = "; ".join(label(f"ballot.{one}") if one in _BALLOTS else one for one in answer.summary)
    else:
        text = label(f"seat.{answer.status}")
    if answer.sure is not None:
        sure = said(N_("$n percent, $word"), n=answer.sure, word=label(f"likelihood.{likelihood(answer.sure)}"))
        text += f" ({sure})"
    return text + (f" ({_('drawn by chance')})" if answer.drawn else "")


def offered(decision: DecisionView) -> Iterator[str]:
    """What can be chosen, as it is read."""
    for field in decision.form:
        if isinstance(field, PickOne | PickSome | PutInOrder | ShareOut) and field.name == "answer":
            for one in field.choices:
                words = label(f"ballot.{one.id}") if one.id in _BALLOTS and not one.label else one.label
                yield f"- {words} – {one.detail}" if one.detail else f"- {words}"


def result(outcome: OutcomeView, kind: str) -> str:
    """The result in words; which row of a table fits sealed moves is nobody's word for anything."""
    if kind == "sealed":
        return ""
    likely = f"likelihood.{outcome.result.replace('-', '_')}"
    codes = (f"stage.{kind}.{outcome.result}", f"ballot.{outcome.result}", likely)
    return next((label(code) for code in codes if code in LABELS), outcome.result)


def story(scene: Scene, outcome: OutcomeView) -> Iterator[str]:
    """What happened, the same for several teams said once."""
    told: dict[str, list[str]] = {}
    for team, text in outcome.lines:
        told.setdefault(text, []).extend([team_name(scene, team)] if team and len(scene.teams) > 1 else [])
    for text, teams in told.items():
        yield f"{', '.join(teams)}: {text}" if teams else text
    if outcome.why:
        yield said(N_("The facilitator ruled so because: $why"), why=outcome.why)


def about(scene: Scene, cause: str) -> str:
    """The inject's title or the decision's question."""
    decision = scene.decision(cause)
    if decision is not None:
        return decision.question
    return next((inject.title for inject in scene.injects if inject.id == cause), cause)


def card(brief: BriefView) -> Iterator[str]:
    """One's own role card."""
    for words, text in (
        ("$text", brief.situation),
        (N_("You want: $text"), brief.wants),
        (N_("You fear: $text"), brief.fears),
        (N_("You may not: $text"), brief.may_not),
        (N_("Only you know: $text"), brief.secret),
        (N_("What this view leaves out: $text"), brief.left_out),
    ):
        if text:
            yield said(words, text=text) if words != "$text" else text


def standing_lines(scene: Scene, decision: DecisionView) -> Iterator[str]:
    """A line for everything that is on the table; nothing for what is no proceeding."""
    standing = decision.standing
    if standing is None:
        return
    if standing.wordings:
        newest = standing.wordings[-1]
        first = newest.number == 1
        words = N_("The text as it was laid before you:") if first else N_("The text, version $n, from $who:")
        yield f"{said(words, n=newest.number, who=team_name(scene, newest.team))} {newest.text}"
    for line in standing.lines:
        yield _line(scene, line)
    if standing.odds is not None:
        yield from _odds(standing.odds)
    yield from _estimates(scene, standing)
    kind = begun(label(f"type.{decision.type}"))
    yield said(N_("$type: $stage."), type=kind, stage=label(f"stage.{decision.type}.{standing.stage}"))


def _line(scene: Scene, line: Line) -> str:
    """One thing on the table: what it is, whose, how it stands, what it says, and why."""
    kind = begun(label(f"line.{line.kind}"))
    head = [f"{kind} {line.id.replace('-', ' ')}" if line.kind == "clause" else kind]
    if line.team:
        head.append(team_name(scene, line.team))
    if line.teams and line.kind != "clause":
        head.append(said(N_("with $teams"), teams=names(scene, line.teams)) if line.team else names(scene, line.teams))
    if line.state:
        head.append(label(f"line.{line.kind}.{line.state}"))
    parts = [f"{', '.join(head)}: {line.text}" if line.text else f"{', '.join(head)}."]
    if line.kind == "clause" and line.teams:
        parts.append(said(N_("Accepted by: $teams."), teams=names(scene, line.teams)))
    if line.why:
        parts.append(said(N_("Because: $text"), text=line.why))
    return " ".join(parts)


def _odds(odds: Odds) -> Iterator[str]:
    adds = said(N_("takes away $n"), n=-odds.net) if odds.net < 0 else said(N_("adds $n"), n=odds.net)
    if odds.total is not None and len(odds.thrown) == _TWO:
        words = N_("Thrown: $a and $b; what counts $adds, that makes $total. $target or more succeeds: $margin.")
        first, second = odds.thrown
        margin = label(f"margin.{odds.margin}")
        yield said(words, a=first, b=second, adds=adds, total=odds.total, target=odds.target, margin=margin)
    elif odds.thrown:
        words = N_("The estimates together: $percent percent. Thrown: $die of 100; at most $percent succeeds: $margin.")
        yield said(words, percent=odds.percent, die=odds.thrown[0], margin=label(f"margin.{odds.margin}"))
    else:
        words = N_("Two dice, $target or more succeeds; what counts $adds: $percent percent.")
        yield said(words, target=odds.target, adds=adds, percent=odds.percent)


def _estimates(scene: Scene, standing: Standing) -> Iterator[str]:
    shown = [
        said(N_("$team $n percent"), team=team_name(scene, team), n=percent) for team, percent in standing.estimates
    ]
    if shown:
        yield said(N_("Estimates: $list."), list=", ".join(shown))
