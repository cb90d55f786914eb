"""What a team is asked: the question, how it is answered, the form; and the command that comes of it.

Invariant: what was entered stays in the form until the session says `Saved`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import BECAUSE, SURE
from tabletop.decisions.form import Entries
from tabletop.exercise.commands import SubmitAnswer
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import DecisionView, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.session.port import NotSaved, Result, Saved, Session
from tabletop.tui.base import TabletopApp
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.fields.form_view import FormView
from tabletop.tui.safe_text import foreign, told

ScreenResult = TypeVar("ScreenResult")
Status = Literal["decided", "no-decision", "split"]


def draft_key(team: str, decision: str) -> str:
    """Where a team's unsent answer is kept."""
    return f"seat/{team}/{decision}"


def submission(decision: DecisionView, team: str, entries: Entries, status: Status = "decided") -> SubmitAnswer:
    """The command for what was entered."""
    because, sure = entries.get(BECAUSE, ""), entries.get(SURE)
    return SubmitAnswer(
        decision=decision.id,
        team=team,
        answer=answer_of(decision.type, entries) if status == "decided" else None,
        status=status,
        rationale=because if isinstance(because, str) else "",
        sure=sure if isinstance(sure, int) and status == "decided" else None,
    )


def taken(screen: Screen[ScreenResult], result: Result | None) -> bool:
    """Whether it was saved. If not, say why: a refusal in a toast, "not saved" in a dialog that has to be closed."""
    match result:
        case Saved():
            return True
        case NotSaved(why=why):
            text = told("$said", said=Content(sentence(f"not_saved.{why}")))
            screen.app.push_screen(Failure(Content(_("Not saved")), text))
        case Refusal(reason=reason, detail=detail):
            if isinstance(screen.app, TabletopApp):
                screen.app.refuse(f"fault.{detail}" if reason is Reason.OUT_OF_ORDER else reason, detail)
        case None:
            pass
    return False


def sort_of_question(decision: DecisionView) -> str:
    """The mechanic in words; a straw poll and a secret ballot say so."""
    if decision.straw_poll:
        return label("type.straw-poll")
    kind = label(f"type.{decision.type}")
    return f"{kind} · {_('secret ballot')}" if decision.secret else kind


class Question(Vertical):
    """A question with its form. `commit` sends what the form submitted."""

    DEFAULT_CSS = """
    Question { height: auto; width: 100%; max-width: 72; }
    Question > .question--text { text-style: bold; width: 100%; height: auto; }
    Question > .question--sort { color: $quiet; width: 100%; height: auto; margin-bottom: 1; }
    """

    def __init__(
        self,
        decision: DecisionView,
        team: str,
        session: Session,
        *,
        sort: bool = True,
        teams: tuple[TeamHead, ...] = (),
    ) -> None:
        """Args: `sort` shows the mechanic's name under the question; `teams` are those the form may name."""
        super().__init__()
        key = draft_key(team, decision.id)
        self.decision = decision
        self._team, self._session, self._sort = team, session, sort
        self._warned = False
        keep = partial(self._keep, key)
        self.form = FormView(decision.form, draft=session.draft(key), keep=keep, teams=teams)

    def _keep(self, key: str, text: str) -> None:
        failed = self._session.keep_draft(key, text)
        if failed is not None and not self._warned and isinstance(self.app, TabletopApp):
            self._warned = True
            self.app.say(Content(_("What you type is kept in memory only: the disk does not take it.")), warning=True)

    def compose(self) -> ComposeResult:
        """Question, mechanic, form."""
        yield Static(foreign(self.decision.question), classes="question--text")
        yield Static(Content(sort_of_question(self.decision)) if self._sort else "", classes="question--sort")
        yield self.form

    def commit(
        self, actor_send: Callable[[SubmitAnswer], Result], entries: Entries, status: Status = "decided"
    ) -> bool:
        """Send, and say whether it is saved. What is wrong is said at the field; nothing typed is lost."""
        result = actor_send(submission(self.decision, self._team, entries, status))
        if isinstance(result, Refusal) and result.reason is Reason.ANSWER_FAULTY:
            self.form.report(result.detail)
            return False
        if not taken(self.screen, result):
            return False
        self.form.done()
        return True
