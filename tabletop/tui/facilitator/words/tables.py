"""Who has answered what: the decisions that are on, a line for every team that is asked.

Invariant: a team that has not answered is always visible, with its number; a secret ballot is never shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tabletop.exercise.views import AnswerView, DecisionView, FacilitatorView, SeatStatus, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.language.labels import label
from tabletop.tui.facilitator.words import proceedings
from tabletop.tui.facilitator.words.columns import apart, cut, indented
from tabletop.tui.facilitator.words.results import result_words
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.indicators import change_lines
from tabletop.tui.widgets.outcome import answer_words, ruled_by, taken_back
from tabletop.tui.widgets.teams import named, sign, team_name

_STATE: Final = 8
_AROUND: Final = 6
"""Cells around a name on the strip: its sign, and what keeps it apart."""
_SHORTEST: Final = 4
"""A name of fewer letters is no name."""


def number_of(teams: tuple[TeamHead, ...], team: str) -> int:
    """The team's key: 1 for the first that takes part."""
    return next((number for number, one in enumerate(teams, 1) if one.id == team), 0)


def current(view: FacilitatorView) -> tuple[DecisionView, ...]:
    """The decisions to show: those of the inject that is on, and any other that is not ruled on."""
    on = view.scene.inject.id if view.scene.inject else ""
    return tuple(one for one in view.scene.decisions if one.inject == on or one.status != "ruled")


def answered(view: FacilitatorView) -> tuple[int, int]:
    """How many answers are there, of how many asked for now."""
    seats = [seat for one in current(view) if one.standing is None for seat in one.seats]
    return sum(seat.state != "waiting" for seat in seats), len(seats)


def _type(decision: DecisionView) -> str:
    if decision.straw_poll:
        return label("type.straw-poll")
    return label(f"type.{decision.type}")


def _standing(decision: DecisionView) -> Content:
    match decision.status:
        case "open":
            return Content.styled(_type(decision), "$quiet")
        case "closed":
            return Content.styled(_("closed · r rules"), "$live")
        case "ruled":
            return Content.styled(_("ruled"), "$quiet")


def _title(decision: DecisionView, width: int, *, live: bool) -> Content:
    """The question; in full where it is the one that space is about."""
    right = _standing(decision)
    if not live:
        return apart(foreign_line(decision.question), right, width)
    lines = foreign_line(decision.question, "bold").wrap(max(20, width - right.cell_length - 2))
    return Content("\n").join([apart(lines[0], right, width) if lines else right, *lines[1:]])


def _result(view: FacilitatorView, decision: DecisionView, width: int) -> Content:
    """What was decided and what happens: this is what the facilitator now says aloud."""
    outcome = decision.outcome
    if outcome is None:
        return Content("")
    came = result_words(outcome.result)
    tail = cut(Content.assemble(" → ", came), width // 2) if came.plain else Content("")
    asked = Content.assemble(("✓ ", "$live"), foreign_line(decision.question, "$quiet"))
    rows = [Content.assemble(cut(asked, width - tail.cell_length), tail)]
    for team, text in outcome.lines:
        who = Content.assemble(named(view.scene.known, team), "  ") if team and len(outcome.lines) > 1 else Content("")
        rows.append(indented(Content.assemble(who, foreign_line(text, limit=2_000)), width, 3))
    if outcome.why:
        why = Content.assemble(ruled_by(outcome), " ", foreign_line(outcome.why, limit=400))
        rows.append(indented(why.stylize_before("$quiet"), width, 3))
    if outcome.assumptions:
        assumed = told(_("For you alone, taken for granted: $text"), "$quiet", text=foreign_line(outcome.assumptions))
        rows.append(indented(assumed, width, 3))
    rows += [indented(struck, width, 3) for struck in taken_back(decision)]
    return Content("\n").join(rows)


def state_words(seat: SeatStatus) -> Content:
    """`saved`, `waiting`, `no decision`; late where it was."""
    if seat.state == "waiting":
        return Content.styled(label("seat.waiting"), "$live")
    words = label(f"seat.{seat.state}")
    if seat.late:
        words += f" · {_('late')}"
    return Content(words)


def said(decision: DecisionView, answer: AnswerView | None) -> Content:
    """What was answered, on one line; a secret ballot says only that it is one."""
    if answer is None or answer.status != "decided":
        return Content("")
    if decision.secret:
        return Content.styled(_("secret ballot"), "$quiet")
    return Content(" ").join(line for line in answer_words(decision, answer).split("\n"))


def _reason(decision: DecisionView, answer: AnswerView | None) -> Content:
    if answer is None or decision.secret:
        return Content("")
    parts: list[Content] = []
    if answer.rationale:
        parts.append(Content.assemble(opening(), foreign_line(answer.rationale), closing()))
    if answer.speaker:
        parts.append(Content.assemble("(", foreign_line(answer.speaker), ")"))
    if answer.drawn:
        parts.append(Content(_("drawn by chance")))
    if answer.earlier:
        parts.append(Content(_("corrected")))
    return Content(" ").join(parts).stylize_before("$quiet")


def seat_rows(view: FacilitatorView, decision: DecisionView, seat: SeatStatus, width: int) -> Content:
    """A team's line, and what it gave as a reason."""
    teams = view.scene.teams
    answer = next((one for one in decision.answers if one.team == seat.team), None)
    room = _name_room(teams, width)
    name = cut(named(teams, seat.team), room)
    lead = Content.assemble(
        (f" {number_of(teams, seat.team)} ", "bold $quiet"), name, " " * (room + 1 - name.cell_length)
    )
    state = state_words(seat)
    line = Content.assemble(lead, state, " " * max(1, _STATE + 1 - state.cell_length), said(decision, answer))
    reason = _reason(decision, answer)
    rows = [cut(line, width)]
    if reason.plain:
        rows.append(cut(Content.assemble(" " * (room + 4), reason), width))
    return Content("\n").join(rows)


def _name_room(teams: tuple[TeamHead, ...], width: int) -> int:
    """Cells for names: as the longest needs, at most a third."""
    longest = max((team_name(one).cell_length for one in teams), default=0)
    return max(8, min(longest, width // 3))


def _waiting(view: FacilitatorView, teams: Sequence[str], width: int) -> Content:
    """Those who have not answered, on one line, with their numbers."""
    word = label("seat.waiting")
    room = (width - len(word) - 4) // len(teams) - 7
    heads = [head for head in map(view.scene.team, teams) if head]
    names = [
        Content.assemble(
            (f"{number_of(view.scene.teams, head.id)} ", "bold $quiet"), team_name(head, limit=max(_SHORTEST, room))
        )
        for head in heads
    ]
    return cut(Content.assemble(" ", Content("  ").join(names), "  ", (word, "$live")), width)


def _seats(view: FacilitatorView, decision: DecisionView, width: int, *, brief: bool) -> list[Content]:
    missing = [seat.team for seat in decision.seats if seat.state == "waiting"]
    if not brief or len(missing) < 2:  # noqa: PLR2004 - one alone has its own line anyway
        return [seat_rows(view, decision, seat, width) for seat in decision.seats]
    given = [seat_rows(view, decision, seat, width) for seat in decision.seats if seat.state != "waiting"]
    return [*given, _waiting(view, missing, width)]


def _below(view: FacilitatorView, decision: DecisionView, width: int, *, brief: bool) -> list[Content]:
    """What every team said; how a proceeding stands."""
    if decision.standing is not None:
        return [proceedings.stands(view, decision, width)]
    return _seats(view, decision, width, brief=brief)


def second(view: FacilitatorView) -> int:
    """The second of exercise time, while a time that is set runs down; else 0, so that nothing is drawn for it."""
    running = any(one.standing is not None and one.standing.deadline is not None for one in view.scene.open_decisions())
    return view.scene.clock.exercise // 1_000 if running else 0


def tables(view: FacilitatorView, width: int, *, brief: bool = False, airy: bool = False) -> Content:
    """All decisions that are on; those ruled on say what came of it.

    `brief` puts those who are waiting on one line; `airy` puts a line between decisions.
    """
    parts: list[Content] = []
    for decision in current(view):
        if decision.status == "ruled":
            parts.append(_result(view, decision, width))
        else:
            live = decision.id == view.forward.what or not brief
            rows = [_title(decision, width, live=live), *_below(view, decision, width, brief=brief)]
            parts.append(Content("\n").join(rows))
    if not parts:
        return Content.styled(_("Nothing to decide on this one."), "$quiet")
    return Content("\n\n" if airy else "\n").join(parts)


def state_of(view: FacilitatorView, team: str) -> Content:
    """How far a team is with what it is asked now; nothing where it is not asked."""
    asked = [one for one in current(view) if one.status == "open" and one.standing is None]
    states = [seat.state for one in asked for seat in one.seats if seat.team == team]
    if not states:
        return Content("")
    state = "waiting" if "waiting" in states else states[-1]
    return Content.styled(label(f"seat.{state}"), "$live" if state == "waiting" else "$quiet")


def strip(view: FacilitatorView, width: int) -> Content:
    """Every team with a word on one line: what a small screen always shows. Names give way, signs do not."""
    going = next((one for one in view.scene.open_decisions() if one.standing is not None), None)
    if going is not None and not answered(view)[1]:
        return cut(proceedings.strip(view, going), width)
    found = [(team, state_of(view, team.id)) for team in view.scene.teams]
    asked = [(team, word) for team, word in found if word.plain]
    words = sum(word.cell_length + _AROUND for _team, word in asked)
    room = (width - words) // len(asked) if asked else 0
    parts = [
        Content.assemble(team_name(team, limit=room) if room >= _SHORTEST else sign(team.sign), " ", word)
        for team, word in asked
    ]
    return cut(Content("   ").join(parts), width)


def reasons(view: FacilitatorView, width: int) -> Content:
    """Why gauges moved with the latest step."""
    changes = [change for gauge in view.scene.indicators for change in gauge.latest]
    if not changes:
        return Content.styled(_("Nothing has moved yet. Gauges help to talk; they measure nothing."), "$quiet")
    rows = [indented(change_lines([one]), width, 0) for one in changes]
    return Content("\n").join(rows)
