"""Who has answered what: the decisions that are on, a line for every team that is asked.

Invariant: a team that has not answered is always visible, with its number; a secret ballot is never shown.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import AnswerView, DecisionView, FacilitatorView, SeatStatus, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import apart, cut
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.outcome import answer_words
from tabletop.tui.widgets.teams import named, team_name
from tabletop.tui.widgets.wording import clock

_STATE: Final = 14


def number_of(teams: tuple[TeamHead, ...], team: str) -> int:
    """The team's key: 1 for the first that takes part."""
    return next((number for number, one in enumerate(teams, 1) if one.id == team), 0)


def current(view: FacilitatorView) -> tuple[DecisionView, ...]:
    """The decisions to show: those of the inject that is on, and any other that is not ruled on."""
    on = view.scene.inject.id if view.scene.inject else ""
    return tuple(one for one in view.scene.decisions if one.inject == on or one.status != "ruled")


def answered(view: FacilitatorView) -> tuple[int, int]:
    """How many answers are there, of how many asked for now."""
    seats = [seat for one in current(view) for seat in one.seats]
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
    right = _standing(decision)
    room = width - right.cell_length - 2
    lines = foreign_line(decision.question, "bold" if live else "").wrap(max(20, room))
    first = apart(lines[0], right, width) if lines else right
    return Content("\n").join([first, *lines[1:]])


def _result(decision: DecisionView, width: int) -> Content:
    result = decision.outcome.result if decision.outcome else ""
    words = label(f"ballot.{result}") if result in {"passes", "fails"} else ""
    said = Content(words) if words else foreign_line(result)
    tail = Content.assemble(" → ", said) if said.plain else Content("")
    return cut(Content.assemble(("✓ ", "$quiet"), foreign_line(decision.question, "$quiet"), tail), width)


def state_words(seat: SeatStatus, answer: AnswerView | None) -> Content:
    """`saved 06:12`, `waiting`, `no decision`; late where it was."""
    if seat.state == "waiting":
        return Content.styled(label("seat.waiting"), "$live")
    words = label(f"seat.{seat.state}")
    if seat.late:
        words += f" · {_('late')}"
    return Content.assemble(words, (f" {clock(answer.at)}", "$quiet") if answer and seat.state == "saved" else "")


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
        parts.append(Content.assemble("“", foreign_line(answer.rationale), "”"))
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
    lead = Content.assemble((f" {number_of(teams, seat.team)} ", "bold $quiet"), name, " " * (room + 1 - name.cell_length))
    state = state_words(seat, answer)
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


def tables(view: FacilitatorView, width: int) -> Content:
    """All decisions that are on. Those ruled on shrink to a line."""
    parts: list[Content] = []
    for decision in current(view):
        if decision.status == "ruled":
            parts.append(_result(decision, width))
            continue
        live = decision.id == view.forward.what
        rows = [_title(decision, width, live=live)]
        rows += [seat_rows(view, decision, seat, width) for seat in decision.seats]
        parts.append(Content("\n").join(rows))
    if not parts:
        return Content.styled(_("Nothing to decide on this one."), "$quiet")
    return Content("\n").join(parts)


def state_of(view: FacilitatorView, team: str) -> Content:
    """How far a team is with what it is asked now; nothing where it is not asked."""
    asked = [one for one in current(view) if one.status == "open"]
    states = [seat.state for one in asked for seat in one.seats if seat.team == team]
    if not states:
        return Content("")
    state = "waiting" if "waiting" in states else states[-1]
    return Content.styled(label(f"seat.{state}"), "$live" if state == "waiting" else "$quiet")


def strip(view: FacilitatorView) -> Content:
    """Every team with a word on one line: what a small screen always shows."""
    parts: list[Content] = []
    for team in view.scene.teams:
        word = state_of(view, team.id)
        if word.plain:
            parts.append(Content.assemble(team_name(team, limit=14), " ", word))
    return Content("   ").join(parts)
