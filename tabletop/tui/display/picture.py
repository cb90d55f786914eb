"""What is on the display at a moment: the one thing to read, the question below it, the time.

Invariant: a function of the room's view alone; a blanked room is an empty picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from tabletop.exercise.views import DebriefView, DecisionView, Scene
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.display import wording
from tabletop.tui.display.pages import Group, Piece, group
from tabletop.tui.display.proceedings import begun, proceeding
from tabletop.tui.display.this_run import of_this_run
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.teams import team_name

_BEFORE = ("defuse", "describe", "interpret")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands at the bottom."""

    question: Content
    how: Content
    """How it is decided, or how far it is; may be empty."""
    named: tuple[Content, ...]
    """How far each team is, by name."""
    signed: tuple[Content, ...]
    """The same by the teams' signs alone."""


@dataclass(frozen=True, slots=True)
class Timer:
    """What is counted down."""

    left: int
    """Milliseconds; negative when over."""
    what: Content
    running: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything on the display but the banner."""

    groups: tuple[Group, ...] = ()
    asked: tuple[Asked, ...] = ()
    more: int = 0
    """How many older questions nobody has ruled on yet."""
    timer: Timer | None = None
    paused: bool = False


def picture(scene: Scene) -> Picture:
    """What the room reads now."""
    if scene.blank and scene.phase not in {"ended", "closed"}:
        return Picture()
    match scene.phase:
        case "briefing":
            return Picture(groups=_briefing(scene))
        case "ended":
            return Picture(groups=_afterwards(scene))
        case "closed":
            return Picture(groups=_closed(scene))
        case phase:
            waiting = [one for one in scene.decisions if one.status != "ruled"]
            now = [one for one in waiting if scene.inject and one.inject == scene.inject.id]
            asked = now or waiting
            return Picture(
                groups=tuple(_playing(scene, now, waiting)),
                asked=tuple(map(_asker(scene), asked)),
                more=len(waiting) - len(asked),
                timer=_timer(scene, [*asked, *waiting]),
                paused=phase == "paused",
            )


def _briefing(scene: Scene) -> tuple[Group, ...]:
    teams = [Piece(team_name(one, limit=60), close=at > 0) for at, one in enumerate(scene.teams)]
    notes = (
        Piece(foreign(one, "$quiet"), Content.styled("– ", "$quiet"), 2, close=True) for one in scene.content_notes
    )
    return (
        group(Piece(wording.heading(scene.title)), Piece(foreign(scene.prologue or scene.summary))),
        group(*teams),
        group(Piece(Content.styled(_("What this is about"), "$quiet")), *notes, extra=True)
        if scene.content_notes
        else group(),
    )


def _playing(scene: Scene, now: list[DecisionView], waiting: list[DecisionView]) -> list[Group]:
    """The one thing to read, and after it what else belongs to it. `now` are those of `waiting` the inject asks."""
    if scene.inject is None:
        title = Piece(wording.heading(scene.move_title)) if scene.move_title else None
        story = group(title, Piece(foreign(scene.move_intro or scene.prologue)))
        return [story, wording.indicators(scene.indicators, extra=True)]
    laid, gauges = _laid(scene, list(filter(begun, now))), wording.indicators(scene.indicators, extra=True)
    if laid:
        return [*laid, Group(wording.inject(scene).pieces, extra=True), gauges]
    here = [one for one in scene.decisions if one.inject == scene.inject.id and one.status == "ruled"]
    if here:
        return [*_outcomes(scene, here), wording.inject(scene) if now else wording.indicators(scene.indicators)]
    older = _laid(scene, waiting)
    return [wording.inject(scene), *older, *wording.cards(scene), gauges]


def _laid(scene: Scene, waiting: list[DecisionView]) -> list[Group]:
    """What lies on the table: moves that were revealed, and how proceedings stand."""
    found = [wording.moves(scene, one) for one in waiting] + [proceeding(scene, one) for one in waiting]
    return [one for one in found if one.pieces]


def _outcomes(scene: Scene, here: list[DecisionView]) -> list[Group]:
    """The latest ruling in full, those before it in short."""
    latest = max(reversed(here), key=_ruled_at)
    before = group(*(wording.in_short(one) for one in here if one is not latest), extra=True)
    return [*wording.ruled(scene, latest), before]


def _ruled_at(decision: DecisionView) -> int:
    """When it was ruled on, as far as its changes tell."""
    return max((one.at for one in decision.outcome.changes), default=0) if decision.outcome else 0


def _asker(scene: Scene) -> Callable[[DecisionView], Asked]:
    def asked(decision: DecisionView) -> Asked:
        return Asked(
            wording.brief(decision.question).stylize_before("bold"),
            _how(decision),
            tuple(wording.seats(scene, decision, names=True)),
            tuple(wording.seats(scene, decision, names=False)),
        )

    return asked


def _how(decision: DecisionView) -> Content:
    """That a straw poll is one, at what stage a proceeding is, that no answer is taken any more."""
    if decision.straw_poll:
        return Content.styled(label("type.straw-poll"), "bold")
    if decision.standing is not None:
        return Content(label(f"stage.{decision.type}.{decision.standing.stage}"))
    return Content(_("All answers are in.")) if decision.status == "closed" else Content("")


def _timer(scene: Scene, waiting: list[DecisionView]) -> Timer | None:
    """The time set in a proceeding goes before the time to talk."""
    clock = scene.clock
    for one in waiting:
        if one.status == "open" and one.standing is not None and one.standing.deadline is not None:
            what = _("under silence") if one.type == "consensus" else _("to talk")
            return _left(one.standing.deadline - clock.exercise, what, running=clock.running)
    over = clock.talk_left is None or (clock.talk_left <= 0 and not waiting)
    return None if over or clock.talk_left is None else _left(clock.talk_left, _("to talk"), running=clock.running)


def _left(left: int, what: str, *, running: bool) -> Timer:
    return Timer(left, Content(what if left >= 0 else _("over time")), running)


def _closed(scene: Scene) -> tuple[Group, ...]:
    title = Piece(wording.heading(scene.ending.title)) if scene.ending else None
    return (group(Piece(Content.styled(_("The exercise is finished. Thank you."), "$quiet")), title),)


# ── After ENDEX ───────────────────────────────────────────────────────────────────────────────────────────────────


def _afterwards(scene: Scene) -> tuple[Group, ...]:
    over = Piece(Content.assemble(("ENDEX", "bold $live"), "  ", (_("The exercise is over."), "$quiet")))
    ending = scene.ending
    told_end = (Piece(wording.heading(ending.title)), Piece(foreign(ending.text))) if ending else ()
    debrief = scene.debrief
    return (
        group(over, *told_end),
        wording.indicators(scene.indicators),
        *(_prompts(scene, debrief) if debrief else ()),
        *(_revealed(scene, debrief) if debrief and debrief.revealed else ()),
        *(_captured(debrief) if debrief else ()),
    )


def _prompts(scene: Scene, debrief: DebriefView) -> list[Group]:
    """The prompts up to the reveal, those of this run where people begin to interpret; after it, those that follow."""
    groups: list[Group] = []
    for step, prompts in debrief.prompts:
        if (step in _BEFORE) is debrief.revealed or step == "reflection":
            continue
        if step == "interpret":
            groups.append(of_this_run(scene, debrief))
        groups.append(
            group(
                Piece(Content.styled(label(f"debrief.{step}"), "bold")),
                *(Piece(foreign(one), Content("• "), 2, close=True) for one in prompts),
            )
        )
    return groups


def _revealed(scene: Scene, debrief: DebriefView) -> list[Group]:
    groups = [
        group(
            Piece(Content.assemble(wording.team(scene, one.team), "  ", (_("did not say:"), "$quiet"))),
            Piece(foreign(one.secret), indent=2, close=True),
        )
        for one in debrief.briefs
        if one.secret
    ]
    groups += [
        group(
            Piece(told(_("$team alone was told:"), "$quiet", team=wording.team(scene, team))),
            Piece(Content.assemble(foreign_line(title, "$quiet"), "  ", foreign(text)), indent=2, close=True),
        )
        for title, team, text in debrief.hidden
    ]
    for name, unchosen in debrief.alternatives:
        decision = scene.decision(name)
        if decision is not None:
            options = (Piece(foreign_line(one), Content("• "), 2, close=True) for one in unchosen)
            groups.append(group(Piece(wording.brief(decision.question)), Piece(_nobody(), close=True), *options))
    if debrief.unmet:
        titles = (Piece(foreign_line(one), Content("• "), 2, close=True) for one in debrief.unmet)
        groups.append(group(Piece(Content.styled(_("What did not happen this time"), "bold")), *titles))
    return groups


def _nobody() -> Content:
    return Content.styled(_("Nobody chose:"), "$quiet")


def _captured(debrief: DebriefView) -> list[Group]:
    said = ((_("We keep"), debrief.keep), (_("We change"), debrief.change))
    return [
        group(
            Piece(Content.styled(title, "bold")),
            *(Piece(foreign(one), Content("• "), 2, close=True) for one in lines),
        )
        for title, lines in said
        if lines
    ]
