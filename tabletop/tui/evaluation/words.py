"""What the evaluator's screen says: the room, the tasks with their ratings, the notes.

Invariant: made from the evaluator's view alone; a rating is a letter with its words, never a number, never a sum.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.evaluation.events import Rating, Tag
from tabletop.evaluation.views import EvaluatorView, HandbookView, ObservationView, RatedView
from tabletop.exercise.views import DecisionView, Scene
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.tui.safe_text import foreign, foreign_line, stacked, told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.outcome import happened
from tabletop.tui.widgets.seats import seat_list
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import clock

RATINGS: Final[dict[str, Rating]] = {
    "p": "performed",
    "s": "some-challenges",
    "m": "major-challenges",
    "u": "unable",
    "x": "not-observed",
}
"""Key → rating."""
TAGS: Final[tuple[Tag, ...]] = ("plain", "strength", "improve")
_BETWEEN: Final = "   "
_SIGNS: Final[dict[Tag, str]] = {"plain": "·", "strength": "+", "improve": "△"}


def letter(rating: Rating) -> str:
    """P, S, M, U or N/A."""
    return label(f"rating.{rating}.letter")


def rating_words(rating: Rating, style: str = "") -> Content:
    """The letter with its words; the letter is bold."""
    return Content.assemble((letter(rating), f"bold {style}".strip()), "  ", (label(f"rating.{rating}"), style))


def legend(width: int) -> Content:
    """Every key with its rating, in short; as many on a line as fit."""
    lines: list[Content] = []
    for key, rating in RATINGS.items():
        part = Content.assemble((key, "bold"), " ", (label(f"rating.{rating}.short"), "$quiet"))
        if lines and lines[-1].cell_length + len(_BETWEEN) + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], _BETWEEN, part)
        else:
            lines.append(part)
    return Content("\n").join(lines)


def tag_words(tag: Tag) -> Content:
    """`+ strength`: a sign, and the word."""
    return Content.assemble((_SIGNS[tag], "bold"), " ", label(f"tag.{tag}"))


def rated_lines(rated: RatedView, width: int, indent: str) -> Content:
    """A rating in words with its moment, and what was seen or heard."""
    lead = Content.assemble(indent, (letter(rated.rating), "bold"), "  ")
    said = Content.assemble(label(f"rating.{rated.rating}"), "  ", (clock(rated.pin.exercise), "$quiet"))
    lines = [hung(lead, said, width)]
    if rated.evidence:
        lines.append(hung(Content(" " * lead.cell_length), foreign(rated.evidence, "$quiet"), width))
    return Content("\n").join(lines)


# the room


def title(view: EvaluatorView) -> Content:
    """The scenario, and in what role one is there."""
    role = label(f"role.{view.role}")
    who = told("$role $label", role=role, label=view.label) if view.label not in {"", view.role} else Content(role)
    return Content.assemble(foreign_line(view.scene.title), " – ", who)


def place(view: EvaluatorView) -> Content:
    """Where the exercise is."""
    scene = view.scene
    if view.back:
        return Content.styled(_("looking back"), "bold $live")
    if scene.phase in {"briefing", "ended", "closed"}:
        return Content(label(f"phase.{scene.phase}"))
    return told(_("move $n of $all"), n=str(scene.move_number), all=str(scene.moves))


def standing(view: EvaluatorView, fault: tuple[str, int, int] | None) -> Content:
    """What one should know about where one stands; empty while all goes on as usual."""
    if fault is not None:
        return Content(sentence(f"log.{fault[0]}", record=fault[1], byte=fault[2])).stylize("bold")
    if view.back:
        words = told(_("You look back at $time. What you write is pinned there; ] goes on."), time=_time(view.scene))
        return words.stylize("$live")
    match view.scene.phase:
        case "briefing":
            return Content.styled(_("The exercise has not started yet. You can already write."), "$quiet")
        case "paused":
            return Content.styled(_("Paused: time stands still."), "bold $live")
        case "ended" | "closed":
            return Content.styled(_("The exercise is over. [ goes back to a moment you want to write about."), "$quiet")
        case _:
            return Content.styled(_("The room’s screen is blank."), "$quiet") if view.scene.blank else Content("")


def _time(scene: Scene) -> str:
    return clock(scene.clock.exercise)


def handbook(lines: HandbookView | None) -> Content:
    """The author's lines on the inject, for whoever has the handbook."""
    if lines is None:
        return Content("")
    rows = ((_("Purpose"), lines.purpose), (_("Watch for"), lines.watch_for), (_("Expected"), lines.expect))
    parts = [Content.assemble((f"{name}: ", "bold"), foreign(text)) for name, text in rows if text]
    return stacked([Content.styled(_("From the handbook – not for players"), "$quiet"), *parts])


def questions(scene: Scene) -> Content:
    """What is asked or was ruled under the inject the room sees, and how far each team is."""
    if scene.ending is not None:
        return stacked([foreign_line(scene.ending.title, "bold"), foreign(scene.ending.text)])
    if scene.inject is None:
        return stacked([Content.styled(_("How we got here"), "bold"), foreign(scene.prologue)])
    asked = [one for one in scene.decisions if one.inject == scene.inject.id or one.status != "ruled"]
    return Content("\n\n").join(_question(scene, one) for one in asked)


def _question(scene: Scene, decision: DecisionView) -> Content:
    head = foreign(decision.question, "bold")
    if decision.outcome is not None:
        return stacked([head, happened(decision.outcome, scene.teams)])
    return stacked([head, seat_list(decision.seats, scene.teams)])


# the notes


def note_line(view: EvaluatorView, note: ObservationView) -> Content:
    """Moment, tag, what it is about, text."""
    team = Content.assemble("  ", named(view.scene.teams, note.team)) if note.team else Content("")
    about = next((one.text for one in view.objectives if one.id == note.objective), note.objective)
    objective = Content.assemble("  ", foreign_line(about, "$quiet", limit=40)) if note.objective else Content("")
    head = Content.assemble((clock(note.pin.exercise), "$quiet"), "  ", tag_words(note.tag), team, objective)
    text = foreign(note.text)
    if note.struck:
        struck = Content.assemble(text.stylize("strike $quiet"), "  ", (_("(taken back)"), "$quiet"))
        return stacked([head, struck])
    return stacked([head, text])


def notes(view: EvaluatorView) -> Content:
    """The notes, the newest first."""
    if not view.notes:
        words = _("No notes are kept by an observer.") if view.role == "observer" else _("No notes yet: n writes one.")
        return Content.styled(words, "$quiet")
    return Content("\n\n").join(note_line(view, note) for note in reversed(view.notes))
