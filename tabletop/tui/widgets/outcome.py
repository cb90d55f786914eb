"""What a decision led to: what happened, each change with its reason; and two readings beside each other.

Invariant: the question and what was chosen stand above what followed, so nobody has to remember them.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import AnswerView, DecisionView, IndicatorView, OutcomeView, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.forms import begun, closing, opening
from tabletop.language.labels import label
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.indicators import Changes
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import likelihood_word, sureness_word


def percent_of(answer: AnswerView) -> int | None:
    """The percentage an answer to a question of likelihood gives; None for other answers."""
    number = answer.summary[0].removesuffix("%").strip() if answer.summary else ""
    return int(number) if number.isdecimal() else None


def answer_words(decision: DecisionView, answer: AnswerView) -> Content:
    """What was answered, in the author's words and order."""
    if answer.status != "decided":
        return Content(label(f"seat.{answer.status}"))
    if decision.type == "vote" and answer.summary and answer.summary[0] in {"for", "against", "abstain"}:
        return Content(label(f"ballot.{answer.summary[0]}"))
    if decision.type == "confidence" and (percent := percent_of(answer)) is not None:
        return Content.assemble(f"{percent} % – ", likelihood_word(percent))
    if decision.type == "open-text":
        return foreign("\n".join(answer.summary))
    between = " → " if decision.type == "ranking" else " · "
    return Content(between).join(foreign_line(line) for line in answer.summary)


def sureness(decision: DecisionView, sure: int) -> str:
    """The word for how sure: Kent's for an author's question about the world, ours for one's own decision."""
    return likelihood_word(sure) if decision.estimate or decision.type == "confidence" else sureness_word(sure)


def answer_lines(decision: DecisionView, answer: AnswerView) -> Content:
    """An answer with its reason and how sure."""
    lines = [answer_words(decision, answer).stylize("bold")]
    if answer.rationale:
        lines.append(Content.assemble(opening(), foreign_line(answer.rationale, limit=400), closing()))
    if answer.sure is not None:
        asked = decision.estimate or _("How sure are you?")
        percent, word = str(answer.sure), sureness(decision, answer.sure)
        lines.append(told(_("$asked  $percent % – $word"), "$quiet", asked=asked, percent=percent, word=word))
    return Content("\n").join(lines)


def happened(outcome: OutcomeView, teams: tuple[TeamHead, ...] = ()) -> Content:
    """What happens in the story, the room's line and each team's."""
    parts: list[Content] = []
    for team, text in outcome.lines:
        if team is None or len(teams) <= 1:
            parts.append(foreign(text))
        else:
            parts.append(Content.assemble(named(teams, team), "  ", foreign(text)))
    if outcome.why:
        parts.append(Content.assemble(ruled_by(outcome).stylize_before("$quiet"), " ", foreign_line(outcome.why)))
    return Content("\n\n").join(parts)


def taken_back(decision: DecisionView) -> tuple[Content, ...]:
    """What was announced and struck since, struck through; the same for several teams once."""
    texts = dict.fromkeys(text for ruling in decision.overruled for _team, text in ruling.lines)
    return tuple(foreign_line(text, "strike $quiet", limit=400) for text in texts)


def ruled_by(outcome: OutcomeView) -> Content:
    """Whose ruling the reason belongs to."""
    if not outcome.umpire:
        return Content(_("Facilitator’s ruling:"))
    return told(_("Ruling by $umpire:"), umpire=foreign_line(outcome.umpire, limit=60))


class Outcome(Vertical):
    """What happened after one decision."""

    DEFAULT_CSS = """
    Outcome { height: auto; width: 100%; max-width: 72; }
    Outcome > Static { height: auto; width: 100%; margin-bottom: 1; }
    Outcome > .outcome--label { color: $quiet; margin-bottom: 0; }
    """

    def __init__(
        self, outcome: OutcomeView, teams: tuple[TeamHead, ...] = (), gauges: tuple[IndicatorView, ...] = ()
    ) -> None:
        """Args: what was ruled; the teams it names; the gauges, for the words of the changes."""
        super().__init__()
        self._outcome, self._teams, self._gauges = outcome, teams, gauges

    def compose(self) -> ComposeResult:
        """The story first, then the gauges."""
        story = happened(self._outcome, self._teams)
        if story.plain:
            yield Static(_("What happened"), classes="outcome--label")
            yield Static(story)
        if self._outcome.changes:
            yield Static(_("What it changed"), classes="outcome--label")
            yield Changes(self._outcome.changes, self._gauges)


class Readings(Horizontal):
    """Two expert readings, side by side where there is room, under each other at 80 columns. Neither is right."""

    DEFAULT_CSS = """
    Readings { height: auto; width: 100%; max-width: 100; }
    Readings > Static { height: auto; width: 1fr; padding: 0 2 0 2; border-left: outer $rule; margin-right: 2; }
    """

    def __init__(self, readings: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._readings = readings

    def compose(self) -> ComposeResult:
        """One column each, under its name."""
        for name, text in self._readings:
            title = foreign_line(begun(label(f"reading.{name}")), "bold")
            yield Static(Content("\n").join([title, foreign(text)]))
