"""The pages after ENDEX: the ending, what was decided and how surely, what was left, and questions to oneself.

Invariant: described and contrasted, never scored.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.decisions.form import WriteText
from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import _
from tabletop.tui.fields.form_view import FormView, Keep
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.solo.earlier import Earlier, last_time
from tabletop.tui.solo.pages import Page, heading
from tabletop.tui.widgets.curve import sureness_curve
from tabletop.tui.widgets.hanging import Hanging
from tabletop.tui.widgets.indicators import Indicators
from tabletop.tui.widgets.outcome import answer_words, percent_of, sureness
from tabletop.tui.widgets.standing_words import stage_words

REFLECTION_WORDS = 200


def own_sureness(decision: DecisionView, team: str) -> tuple[int | None, str]:
    """How sure the player was, and its word; a question of likelihood is its own answer."""
    for answer in decision.answers:
        if answer.team == team:
            sure = percent_of(answer) if decision.type == "confidence" else answer.sure
            return sure, "" if sure is None else sureness(decision, sure)
    return None, ""


class EndingPage(Page):
    """ENDEX: the ending, and out of the role."""

    def __init__(self, view: TeamView, earlier: Earlier) -> None:
        super().__init__()
        self._view, self._earlier = view, earlier
        self.next_step = _("look back")

    def compose(self) -> ComposeResult:
        """The ending, where the gauges stand, and that roles end."""
        scene = self._view.scene
        yield Static(Content.styled(_("End of the exercise (ENDEX)"), "$quiet"))
        if scene.ending is not None:
            yield Static(foreign_line(scene.ending.title, "bold"), classes="gap")
            yield Static(foreign(scene.ending.text), classes="gap")
        before = [run.ending for run in self._earlier if run.ending]
        if before:
            endings = Content(" · ").join(foreign_line(one) for one in before)
            yield Static(told(_("It ended before with: $endings"), "$quiet", endings=endings), classes="gap")
        if scene.indicators:
            yield heading(_("Where things stand, and where they began (┿)"))
            yield Indicators(scene.indicators)
        yield Static(Content(_("You are out of your role now.")), classes="gap")


class LookBackPage(Page):
    """Every decision with how surely it was taken, the run before beside it, and what was not chosen."""

    def __init__(self, view: TeamView, earlier: Earlier) -> None:
        super().__init__()
        self._view, self._earlier = view, earlier
        self.next_step = _("reflect") if self._questions else _("finish")

    @property
    def _questions(self) -> bool:
        debrief = self._view.scene.debrief
        return debrief is not None and any(step == "reflection" for step, _prompts in debrief.prompts)

    def _decision(self, decision: DecisionView) -> Content:
        lines = [foreign_line(decision.question, "$quiet", limit=110)]
        own = next((one for one in decision.answers if one.team == self._view.team.id), None)
        if own is not None:
            lines.append(answer_words(decision, own))
        if decision.standing is not None:
            lines.append(Content(stage_words(decision)))
        move = next((one for one in decision.moves if one.team == self._view.team.id), None)
        if move is not None and move.predicts:
            right, asked = sum(true for _team, _said, true in move.predicts), len(move.predicts)
            lines.append(told(_("Expected rightly of the others: $n of $all"), n=str(right), all=str(asked)))
        before = last_time(decision, self._earlier)
        if before.plain:
            lines.append(before)
        debrief = self._view.scene.debrief
        left = dict(debrief.alternatives).get(decision.id, ()) if debrief else ()
        if left:
            labels = Content(" · ").join(foreign_line(one, "$quiet") for one in left)
            lines.append(Content.assemble((_("Not chosen:"), "$quiet"), " ", labels))
        return Content("\n").join(lines)

    def compose(self) -> ComposeResult:
        """The curve, the decisions, what did not happen."""
        scene = self._view.scene
        steps = []
        for number, decision in enumerate(scene.decisions, start=1):
            sure, word = own_sureness(decision, self._view.team.id)
            steps.append((f"{number}  {decision.question}", sure, word))
        if any(sure is not None for _title, sure, _word in steps):
            yield heading(_("How sure you were"))
            yield Static(sureness_curve(steps))
        yield heading(_("What you decided, and what you did not"))
        for number, decision in enumerate(scene.decisions, start=1):
            yield Hanging(Content.styled(f"{number:<3}", "$quiet"), self._decision(decision), classes="decided")
        if scene.debrief is not None and scene.debrief.unmet:
            yield heading(_("What did not happen this time"))
            for title in scene.debrief.unmet:
                yield Hanging(Content.styled("· ", "$quiet"), foreign_line(title))


class ReflectionPage(Page):
    """The questions of the scenario, each with a few lines to write. All may be left empty."""

    def __init__(self, questions: tuple[str, ...], *, draft: str, keep: Keep) -> None:
        super().__init__()
        self.questions = questions
        fields = tuple(
            WriteText(f"q{number}", question, REFLECTION_WORDS, lines=3, required=False)
            for number, question in enumerate(questions)
        )
        self.form = FormView(fields, draft=draft, keep=keep)

    def compose(self) -> ComposeResult:
        """A line of introduction, the form."""
        yield Static(Content(_("Questions for yourself. What you write is kept as notes; ctrl+s saves it.")))
        yield self.form

    def begin(self) -> None:
        """Write at once."""
        self.form.start()


class FinishedPage(Page):
    """Nothing more will be added."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self.next_step = _("leave")

    def compose(self) -> ComposeResult:
        """That it is saved, where, and what one can do with it."""
        yield Static(Content.styled(_("Finished, and saved."), "bold"))
        if self._place:
            yield Static(told(_("The log of this run: $place"), "$quiet", place=self._place), classes="gap")
        yield Static(
            Content(_("You can play again: it will be labelled as a further run and compared.")), classes="gap"
        )
