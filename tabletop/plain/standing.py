"""How a proceeding stands, and what was revealed, in sentences that can be read aloud.

Invariant: everything comes from the standing in the view, so nobody is told what was cut from theirs; differences are
said in words (taken out, put in), never by a sign or a colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabletop.decisions.proceeding import Line, Odds, Span, Standing
from tabletop.exercise.views import DecisionView, MoveView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun, quoted
from tabletop.language.labels import label
from tabletop.plain.console import Console
from tabletop.plain.layout import said
from tabletop.plain.wording import left, team_name

_INDENT = "  "
_DONE = {"consensus": "act.keep.done", "matrix": "act.estimate.done", "negotiation": "act.sign.done"}
"""What it means that nothing more is awaited of a seat."""
_TWO = 2


def standing_lines(scene: Scene, decision: DecisionView) -> Iterator[str]:
    """A line for everything that is on the table; nothing for what is no proceeding."""
    standing = decision.standing
    if standing is None:
        return
    yield said(N_("$type: $stage."), type=begun(label(f"type.{decision.type}")), stage=stage(decision))
    yield from _text(scene, standing)
    for line in standing.lines:
        yield line_words(scene, line)
    if standing.odds is not None:
        yield from _odds(standing.odds)
    yield from _people(scene, decision, standing)
    if standing.deadline is not None:
        yield said(N_("Of the time set: $left."), left=left(standing.deadline - scene.clock.exercise))


def stage(decision: DecisionView | None) -> str:
    """How far a proceeding is, in a few words; empty for what is none."""
    if decision is None or decision.standing is None:
        return ""
    return label(f"stage.{decision.type}.{decision.standing.stage}")


def _text(scene: Scene, standing: Standing) -> Iterator[str]:
    """The text as it reads now, and what changed with its latest version."""
    if not standing.wordings:
        return
    newest = standing.wordings[-1]
    who = team_name(scene, newest.team) if newest.team else _("the chair")
    words = N_("The text as it was laid before you:") if newest.number == 1 else N_("The text, version $n, from $who:")
    yield said(words, n=newest.number, who=who)
    yield newest.text
    changed = differences(newest.spans)
    if newest.number > 1 and changed:
        yield said(N_("Against the version before: $changes."), changes=changed)


def differences(spans: Iterable[Span]) -> str:
    """What was taken out of a text and what was put in; empty where nothing was."""
    found = tuple(spans)
    parts: list[str] = []
    for kind, words in (("gone", N_("taken out: $texts")), ("new", N_("put in: $texts"))):
        texts = [quoted(text.strip()) for what, text in found if what == kind and text.strip()]
        if texts:
            parts.append(said(words, texts=", ".join(texts)))
    return "; ".join(parts)


def line_words(scene: Scene, line: Line) -> str:
    """One thing on the table: what it is, whose, how it stands, what it says, and why."""
    kind = begun(label(f"line.{line.kind}"))
    if line.kind == "clause":
        kind = f"{kind} {line.id.replace('-', ' ')}"
    changed = differences(line.spans)
    text = "" if line.kind == "amendment" and line.state == "taken-up" else line.text
    if line.kind == "amendment" and changed:
        text = changed
    head = [kind]
    if line.team:
        head.append(team_name(scene, line.team))
    if line.teams and line.kind != "clause":
        head.append(
            said(N_("with $teams"), teams=_names(scene, line.teams)) if line.team else _names(scene, line.teams)
        )
    if line.state:
        head.append(label(f"line.{line.kind}.{line.state}"))
    parts = [f"{', '.join(head)}: {text}" if text else f"{', '.join(head)}."]
    if line.kind == "clause" and changed and any(what == "same" for what, _text in line.spans):
        parts.append(said(N_("Against the opening: $changes."), changes=changed))
    if line.kind == "clause" and line.teams:
        parts.append(said(N_("Accepted by: $teams."), teams=_names(scene, line.teams)))
    if line.why:
        parts.append(said(N_("Because: $text"), text=line.why))
    return " ".join(parts)


def _names(scene: Scene, teams: Iterable[str]) -> str:
    return ", ".join(team_name(scene, team) for team in teams)


def _added(by: int) -> str:
    return said(N_("takes away $n"), n=-by) if by < 0 else said(N_("adds $n"), n=by)


def _odds(odds: Odds) -> Iterator[str]:
    for why, by in odds.helps:
        yield said(N_("The situation $adds: $why"), adds=_added(by), why=why)
    if odds.total is not None and len(odds.thrown) == _TWO:
        first, second = odds.thrown
        words = N_("Thrown: $a and $b; what counts $adds, that makes $total. $target or more succeeds: $margin.")
        margin = label(f"margin.{odds.margin}")
        yield said(words, a=first, b=second, adds=_added(odds.net), total=odds.total, target=odds.target, margin=margin)
    elif odds.thrown:
        words = N_("The estimates together: $percent percent. Thrown: $die of 100; at most $percent succeeds: $margin.")
        yield said(words, percent=odds.percent, die=odds.thrown[0], margin=label(f"margin.{odds.margin}"))
    else:
        words = N_("Two dice, $target or more succeeds; what counts $adds: $percent percent.")
        yield said(words, target=odds.target, adds=_added(odds.net), percent=odds.percent)


def _people(scene: Scene, decision: DecisionView, standing: Standing) -> Iterator[str]:
    shown = [
        said(N_("$team $n percent"), team=team_name(scene, team), n=percent) for team, percent in standing.estimates
    ]
    if shown:
        yield said(N_("Estimates: $list."), list=", ".join(shown))
    known = {team for team, _percent in standing.estimates}
    done = [team for team in standing.done if team not in known]
    if done:
        head = begun(label(_DONE.get(decision.type, "seat.saved")))
        yield f"{head}: {_names(scene, done)}."


def move_lines(scene: Scene, moves: Iterable[MoveView]) -> Iterator[str]:
    """Each revealed move, and under it what its team had expected of the others, and whether that came true."""
    for move in moves:
        yield f"{team_name(scene, move.team)}: {move.option}"
        for other, expected, came in move.predicts:
            words = (
                N_("Expected of $team: $expected – and so it was.")
                if came
                else N_("Expected of $team: $expected – it was not so.")
            )
            yield _INDENT + said(words, team=team_name(scene, other), expected=expected)


def show_standing(console: Console, scene: Scene, decision: DecisionView) -> None:
    """Read out how a proceeding stands."""
    for line in standing_lines(scene, decision):
        console.say(line, indent=_INDENT, hang="    ")


def show_moves(console: Console, scene: Scene, decision: DecisionView) -> None:
    """Read out the sealed moves, if they are revealed."""
    if decision.moves:
        console.heading(_("The moves, revealed:"))
    for line in move_lines(scene, decision.moves):
        indent = _INDENT + line[: len(line) - len(line.lstrip())]
        console.say(line.strip(), indent=indent, hang=f"{indent}  ")
