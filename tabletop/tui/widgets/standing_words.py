"""How a proceeding stands, in words: stage and time, the text, what lies on the table, the odds and the throw.

Drawn alike for every mechanic from its `Standing`, in one column with a narrow one for labels on its left.

Invariant: nothing is drawn that the standing does not hold; who said what is told by sign and name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from tabletop.decisions.proceeding import Line, Odds, Standing
from tabletop.exercise.views import ClockView, DecisionView, Scene, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.language.labels import label
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.widgets.dice import drawn, signed
from tabletop.tui.widgets.differences import changed, marked
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.teams import named, sign
from tabletop.tui.widgets.wording import clock, left, likelihood_word

COLUMN: Final = 76
_NARROWEST: Final = 13
_WIDEST: Final = 18
_DONE: Final = {"consensus": "act.keep.done", "matrix": "act.estimate.done", "negotiation": "act.sign.done"}
"""What those have done of whom nothing more is awaited."""
_ENDED: Final = frozenset({"adopted", "given-up", "success", "failure", "signed", "reserved", "walked"})
"""Stages at which a time that was set no longer matters."""
_WEIGHTY: Final = frozenset({"counts", "taken-up"})
_NUMBERED: Final = frozenset({"clause", "amendment"})
"""Kinds of which there may be many: they are told apart by number."""
Row = tuple[str, Content]
"""A label, and what stands beside it."""


def stage_words(decision: DecisionView) -> str:
    """The stage in words; for consensus it says that there is no vote."""
    return label(f"stage.{decision.type}.{decision.standing.stage}") if decision.standing else ""


def time_words(standing: Standing, time: ClockView) -> Content:
    """`until 34:00 – 3:12 left`; that it is over, or that time stands still. Nothing without a time set."""
    if standing.deadline is None or standing.stage in _ENDED:
        return Content("")
    remaining = standing.deadline - time.exercise
    words = told(_("until $time – $left"), time=clock(standing.deadline), left=left(remaining))
    if not time.running:
        return Content.assemble(words, " · ", _("paused")).stylize_before("$quiet")
    return words.stylize_before("bold $live" if remaining <= 0 else "$live")


def head_words(decision: DecisionView, time: ClockView) -> Content:
    """Stage, and the time that is set."""
    standing = decision.standing
    if standing is None:
        return Content("")
    parts = [Content.styled(stage_words(decision), "bold"), time_words(standing, time)]
    return Content("   ").join(part for part in parts if part.plain)


def signs(teams: Sequence[TeamHead], names: Iterable[str]) -> Content:
    """`▲ ● ■`; the id of a team that takes no part."""
    found = {head.id: sign(head.sign) for head in teams}
    return Content(" ").join(found.get(name, foreign(name)) for name in names)


def _text_rows(standing: Standing, teams: tuple[TeamHead, ...]) -> list[Row]:
    if not standing.wordings:
        return []
    latest = standing.wordings[-1]
    title = _("the draft") if latest.number == 1 else _("version $n").replace("$n", str(latest.number))
    rows: list[Row] = [(title, marked(latest.spans, latest.text))]
    if latest.number > 1 and changed(latest.spans):
        legend = Content.assemble((_("new"), "underline"), ", ", "~", (_("gone"), "strike"), "~ ", _("against version"))
        who = Content.assemble(" · ", _("worded by"), " ", named(teams, latest.team)) if latest.team else Content("")
        rows.append(("", Content.assemble(legend, f" {latest.number - 1}", who).stylize_before("$quiet")))
    return rows


def _state(line: Line) -> str:
    return label(f"line.{line.kind}.{line.state}") if line.state else ""


def _line(line: Line, teams: tuple[TeamHead, ...], known: set[str]) -> Content:
    """Who, how it stands, what it says, and why; a team that was named above is known by its sign.

    An amendment that was taken up is the text by now, or a version of it.
    """
    state = _state(line)
    if line.kind == "bilateral":
        return Content(", ").join(named(teams, one) for one in line.teams)
    lead = [signs(teams, [line.team]) if line.team in known else named(teams, line.team)] if line.team else []
    if line.kind == "side-deal":
        lead.append(Content.assemble(_("with"), " ", signs(teams, line.teams)))
    if state and line.kind != "clause":
        lead.append(Content.styled(f"({state})", "" if line.state in _WEIGHTY else "$quiet"))
    text = Content("") if line.state == "taken-up" else marked(line.spans, line.text, short=line.kind == "amendment")
    parts = [Content("  ").join(part for part in (Content(" ").join(lead), text) if part.plain)]
    if line.why:
        parts.append(Content.assemble(opening(), foreign(line.why), closing()).stylize_before("$quiet"))
    if line.kind == "clause":
        parts.append(_accepted(line, state, teams))
    return Content("\n").join(parts)


def _accepted(line: Line, state: str, teams: tuple[TeamHead, ...]) -> Content:
    held = signs(teams, line.teams)
    if line.state == "agreed":
        return Content.assemble(state, " ", held)
    return (
        Content.assemble((f"{state} · {_('accepted by')} ", "$quiet"), held)
        if line.teams
        else Content.styled(state, "$quiet")
    )


def _line_rows(standing: Standing, teams: tuple[TeamHead, ...]) -> list[Row]:
    """Every line; of several of the same kind in a row only the first has a label, unless they are numbered."""
    rows: list[Row] = []
    counted: dict[str, int] = {}
    before = ""
    known: set[str] = set()
    for line in standing.lines:
        counted[line.kind] = counted.get(line.kind, 0) + 1
        title = label(f"line.{line.kind}")
        if line.kind in _NUMBERED:
            title = f"{title} {counted[line.kind]}"
        elif line.kind == before:
            title = ""
        before = line.kind
        rows.append((title, _line(line, teams, known)))
        if line.team:
            known.add(line.team)
    return rows


def odds_words(odds: Odds) -> Content:
    """What a throw needs, before it: `58 % – chances about even: 7 or more with two dice, +0`."""
    said = Content.styled(f"{odds.percent} % – {likelihood_word(odds.percent)}", "bold")
    needs = told(_("$target or more with two dice, $net"), target=str(odds.target), net=signed(odds.net))
    return Content.assemble(said, ": ", needs)


def throw_words(odds: Odds) -> Content:
    """What was thrown, what it comes to, and by how much."""
    margin = Content.styled(label(f"margin.{odds.margin}") if odds.margin else "", "bold $live")
    if odds.total is None:
        thrown = ", ".join(map(str, odds.thrown))
        said = told(_("$thrown of 100; at most $percent carries it: "), thrown=thrown, percent=str(odds.percent))
        return Content.assemble(said, margin)
    sums = " + ".join(map(str, odds.thrown))
    came = f"{sums} {signed(odds.net)[0]} {abs(odds.net)} = {odds.total}"
    return Content.assemble((came, "bold"), " · ", told(_("needed $target: "), target=str(odds.target)), margin)


def _odds_rows(standing: Standing) -> list[Row]:
    odds = standing.odds
    if odds is None:
        return []
    helps = [(signed(by), foreign(why)) for why, by in odds.helps]
    if not odds.thrown:
        settled = standing.stage in {"success", "failure"}
        return [] if settled else [(_("odds"), odds_words(odds)), *helps]
    if odds.total is None:
        return [(_("drawn"), throw_words(odds))]
    return [(_("odds"), odds_words(odds)), *helps, ("", drawn(odds.thrown)), (_("thrown"), throw_words(odds))]


def _estimate_rows(standing: Standing, decision: DecisionView, teams: tuple[TeamHead, ...]) -> list[Row]:
    if decision.type != "matrix" or not standing.done:
        return []
    seen = dict(standing.estimates)
    cards = [
        Content.assemble(
            named(teams, team), " ", (f"{seen[team]} %", "bold") if team in seen else (_("face down"), "$quiet")
        )
        for team in standing.done
    ]
    return [(_("estimates"), Content("\n").join(cards))]


def awaited(decision: DecisionView, teams: tuple[TeamHead, ...]) -> tuple[str, ...]:
    """The seats that somebody plays and that have not done what is asked at this stage."""
    unplayed = {head.id for head in teams if not head.played}
    done = decision.standing.done if decision.standing else ()
    return tuple(seat.team for seat in decision.seats if seat.team not in unplayed and seat.team not in done)


def done_words(decision: DecisionView, teams: tuple[TeamHead, ...]) -> Content:
    """`keeps silence ▲ ●   not yet ■`; nothing where nobody is awaited."""
    standing = decision.standing
    if standing is None or decision.type not in _DONE:
        return Content("")
    if decision.type == "consensus" and standing.stage not in {"silence", "adopted"}:
        return Content("")
    done = standing.done
    parts: list[Content] = []
    if done:
        parts.append(Content.assemble((label(_DONE[decision.type]) + " ", "$quiet"), signs(teams, done)))
    missing = awaited(decision, teams)
    waits = decision.status == "open" and decision.type != "matrix" and (done or standing.stage == "silence")
    if missing and waits:
        parts.append(Content.assemble((_("not yet") + " ", "$quiet"), signs(teams, missing)))
    return Content("   ").join(parts)


def _rows(decision: DecisionView, standing: Standing, teams: tuple[TeamHead, ...]) -> list[Row]:
    rows = [*_text_rows(standing, teams), *_line_rows(standing, teams), *_odds_rows(standing)]
    rows += _estimate_rows(standing, decision, teams)
    done = done_words(decision, teams) if decision.type != "matrix" else Content("")
    return [*rows, ("", done)] if done.plain else rows


def standing_words(decision: DecisionView, scene: Scene, width: int) -> Content:
    """All of it, for a column of `width` cells; nothing where the decision is no proceeding."""
    standing = decision.standing
    if standing is None:
        return Content("")
    width = min(width, COLUMN)
    head = hung(Content(""), head_words(decision, scene.clock), width)
    rows = _rows(decision, standing, scene.known)
    indent = min(_WIDEST, max([_NARROWEST, *(len(title) + 2 for title, _text in rows)]))
    drawn_rows = [hung(_label(title, indent), text, width) for title, text in rows if text.plain]
    return Content("\n").join([head, Content(""), *drawn_rows]) if drawn_rows else head


def _label(title: str, indent: int) -> Content:
    shown = title if len(title) < indent else title[: indent - 2] + "…"
    return Content.assemble((shown, "$quiet"), " " * (indent - len(shown)))


def short_words(decision: DecisionView, scene: Scene) -> Content:
    """Who has done what, on one line: `amendment 2 · objection 1 · keeps silence ▲ ●`."""
    standing = decision.standing
    if standing is None:
        return Content("")
    counted: dict[str, int] = {}
    for line in standing.lines:
        counted[line.kind] = counted.get(line.kind, 0) + 1
    parts = [Content.styled(f"{label(f'line.{kind}')}: {n}", "$quiet") for kind, n in counted.items() if n]
    agreed = sum(line.state == "agreed" for line in standing.lines if line.kind == "clause")
    if "clause" in counted:
        said = _("$n of $all clauses agreed").replace("$n", str(agreed)).replace("$all", str(counted["clause"]))
        parts = [Content.styled(said, "$quiet")]
    odds = standing.odds
    if odds is not None and odds.margin:
        parts.append(Content.styled(label(f"margin.{odds.margin}"), "bold"))
    elif odds is not None and standing.stage == "reasons":
        parts.append(Content(f"{odds.percent} %"))
    done = done_words(decision, scene.known)
    return Content(" · ").join([*parts, done] if done.plain else parts)
