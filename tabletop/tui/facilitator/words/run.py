"""The run so far and to come, as a timeline: when each inject came, what it led to, when the next are likely.

Invariant: what happened carries its time; what is only likely carries a `~`.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import DecisionView, FacilitatorView, InjectView, NoteView
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import apart, beside, cut
from tabletop.tui.facilitator.words.coming import in_order, minutes
from tabletop.tui.facilitator.words.results import result_words
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.outcome import ruled_by
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import change, clock

_TIME = 8
_MINUTE = 60_000


def _time(at: int, *, likely: bool = False) -> Content:
    return Content.styled(f"{'~' if likely else ''}{clock(at)}".rjust(_TIME - 2) + "  ", "$quiet")


def _ruled(decision: DecisionView, width: int) -> list[Content]:
    outcome = decision.outcome
    if outcome is None:
        return []
    words = result_words(outcome.result) if outcome.result else foreign_line(decision.question)
    lines = [cut(Content.assemble(" " * _TIME, ("→ ", "$quiet"), words), width)]
    if outcome.why:
        by = ruled_by(outcome).stylize_before("$quiet")
        lines.append(cut(Content.assemble(" " * (_TIME + 2), by, " ", foreign_line(outcome.why)), width))
    moved = Content("  ").join(
        Content.assemble((change(one.by), "bold"), " ", foreign_line(one.name)) for one in outcome.changes
    )
    if moved.plain:
        lines.append(beside(Content(""), moved.stylize_before("$quiet"), width, _TIME + 2))
    return lines


def _happened(view: FacilitatorView, inject: InjectView, until: int, width: int) -> list[Content]:
    took = minutes(max(0, until - inject.at) // _MINUTE)
    style = "bold" if inject.current else ""
    title = Content.assemble((f"{inject.number}  ", "bold $quiet"), foreign_line(inject.title, style))
    lines = [apart(Content.assemble(_time(inject.at), title), Content.styled(took, "$quiet"), width)]
    for decision in view.scene.decisions:
        if decision.inject == inject.id:
            lines += _ruled(decision, width)
    return lines


def _to_come(view: FacilitatorView, width: int) -> list[Content]:
    scene = view.scene
    at = scene.clock.exercise + max(0, scene.clock.talk_left or 0)
    lines: list[Content] = []
    for number, one in enumerate(in_order(view), len(scene.injects) + 1):
        title = Content.assemble((f"{number}  ", "bold $quiet"), foreign_line(one.title, "$quiet"))
        lead = _time(at, likely=True) if one.due and not one.held else Content(" " * _TIME)
        lines.append(apart(Content.assemble(lead, title), Content.styled(minutes(one.minutes), "$quiet"), width))
        at += one.minutes * _MINUTE if one.due and not one.held else 0
    return lines


def run(view: FacilitatorView, width: int) -> Content:
    """All of it, top to bottom."""
    scene = view.scene
    ends = [*(inject.at for inject in scene.injects[1:]), scene.clock.exercise][: len(scene.injects)]
    lines: list[Content] = []
    for inject, until in zip(scene.injects, ends, strict=True):
        lines += _happened(view, inject, until, width)
    if scene.phase in {"running", "paused"}:
        lines.append(Content.assemble(_time(scene.clock.exercise), (f"● {_('now')}", "bold $live")))
    lines += _to_come(view, width)
    return Content("\n").join(lines)


def note_line(view: FacilitatorView, note: NoteView, width: int) -> Content:
    """One note with its time, its kind and its team."""
    team = Content.assemble(named(view.scene.known, note.team), " ") if note.team else Content("")
    kind = "" if note.purpose == "note" else f"{label(f'note.{note.purpose}')}: "
    text = Content.assemble(team, (kind, "$quiet"), foreign_line(note.text, limit=400))
    return beside(_time(note.at), text, width, _TIME)


def notes(view: FacilitatorView, width: int) -> Content:
    """The latest notes, newest first."""
    found = [note_line(view, note, width) for note in reversed(view.notes)]
    return Content("\n").join(found) if found else Content.styled(_("n writes a note, k parks a question."), "$quiet")
