"""The participants' forms, line by line: one after another, and nobody reads another's.

Invariant: what was typed on a form is pushed out of sight before the next one begins; how many there are is said, what
is on them never.
"""

from __future__ import annotations

from typing import Final

from tabletop.decisions.text import clean
from tabletop.evaluation.feedback import HIGHEST, LOWEST, TEXT_LIMIT, FillForm
from tabletop.evaluation.refusals import Declined
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console
from tabletop.plain.layout import said, whole
from tabletop.session.port import Collecting, NotSaved

_OUT_OF_SIGHT: Final = 60
"""Empty lines between two forms, where somebody sits at a terminal."""
HELP: Final = (
    N_("Five statements, from 1 (not at all) to 5 (completely), and two questions."),
    N_("Enter leaves one empty, b goes back to the one before."),
    N_("Nobody asks for a name. Enter at the end hands the form in; then pass the laptop on."),
    N_("q ends the round, for whoever leads; a form that is not handed in is dropped."),
)


class Feedback:
    """The round."""

    def __init__(self, collecting: Collecting, console: Console) -> None:
        self._collecting = collecting
        self._console = console
        console.asides = {"?": lambda: console.say(*map(_, HELP))}

    def run(self) -> None:
        """One form after another until somebody ends the round. Raises Left."""
        console = self._console
        console.say(_("EXERCISE – fictional events"))
        console.say(said(N_("Feedback on “$title”. ? for help."), title=self._collecting.title))
        while True:
            console.say(_("No name is asked, and the form keeps no time but the hour."))
            console.say(self._count())
            console.pause(_("Take the laptop. Enter begins an empty form; q ends the round:"))
            if self._form():
                self._out_of_sight()
                console.say(_("Thank you. Your form is handed in. Pass the laptop on."))
            else:
                self._out_of_sight()
                console.say(_("Thank you. Pass the laptop on."))

    def _count(self) -> str:
        forms = self._collecting.forms
        return n_("{n} form", "{n} forms", forms).replace("{n}", str(forms))

    def _out_of_sight(self) -> None:
        if self._console.terminal:
            self._console.say(*("" for _line in range(_OUT_OF_SIGHT)))

    def _form(self) -> bool:
        """One form; False when it was left empty. Raises Left."""
        collecting, console = self._collecting, self._console
        marks: list[int | None] = [None] * len(collecting.statements)
        texts = [""] * len(collecting.questions)
        at = 0
        while True:
            try:
                if at < len(marks):
                    marks[at] = self._mark(collecting.statements[at])
                elif at < len(marks) + len(texts):
                    texts[at - len(marks)] = self._text(collecting.questions[at - len(marks)])
                elif console.ask(_("Enter hands the form in; b goes back to it:")):
                    continue
                else:
                    filled = FillForm((marks[0], marks[1], marks[2], marks[3], marks[4]), (texts[0], texts[1]))
                    return self._handed_in(filled)
            except Back:
                at = max(0, at - 1)
            else:
                at += 1

    def _mark(self, statement: str) -> int | None:
        ends = f"{label('feedback.lowest')} … {label('feedback.highest')}"
        self._console.say()
        self._console.say(statement)
        while True:
            line = self._console.ask(said(N_("$ends, Enter leaves it empty:"), ends=ends))
            number = whole(line)
            if not line:
                return None
            if number is not None and LOWEST <= number <= HIGHEST:
                return number
            self._console.say(sentence("mark_out_of_range"))

    def _text(self, question: str) -> str:
        self._console.say()
        self._console.say(question)
        while True:
            text = clean(self._console.ask(_("One line, Enter leaves it empty:")), limit=TEXT_LIMIT + 1)
            if len(text) <= TEXT_LIMIT:
                return text
            self._console.say(said(N_("That is too long: at most $most characters."), most=TEXT_LIMIT))

    def _handed_in(self, filled: FillForm) -> bool:
        """Take it down; what cannot be saved is tried again for as long as somebody wants. Raises Left."""
        while not filled.empty:
            match self._collecting.send(filled):
                case NotSaved(why=why):
                    self._console.say(sentence(f"not_saved.{why}"))
                    self._console.retry()
                case Declined(ground=ground, detail=detail):
                    self._console.say(sentence(ground.value, detail=detail))
                    return False
                case _:
                    return True
        return False
