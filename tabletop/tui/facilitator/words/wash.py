"""The hot wash, step by step: the author's prompts, and those that this very run asks for.

Invariant: what was hidden is in no step before it was revealed; and no step says who was right.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import DebriefView, DecisionView, FacilitatorView
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import beside, indented, spaced
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.outcome import answer_words
from tabletop.tui.widgets.teams import named

STEPS: Final = ("defuse", "describe", "interpret", "reveal", "generalise", "apply")
_INDENT: Final = 3
_NAMES: Final = 25
"""Cells of a column of teams; a longer name has a line of its own."""


def about(step: str) -> str:
    """What a step is for, in a sentence."""
    return {
        "defuse": _("Out of role: how is everybody? One word each, nobody comments."),
        "describe": _("What happened? Only what was seen and decided; where do the accounts differ?"),
        "interpret": _("Why did we choose so? What did we assume, and what did the others know?"),
        "reveal": _("What was hidden, and from whom?"),
        "generalise": _("What does it say about the world, and where does the exercise mislead?"),
        "apply": _("What do we keep, what do we change, and what will you read about?"),
    }[step]


def prompts(debrief: DebriefView, step: str, width: int) -> Content:
    """The author's prompts of a step, numbered."""
    found = next((texts for name, texts in debrief.prompts if name == step), ())
    return Content("\n\n").join(
        beside(Content.styled(f"{number}  ", "bold $quiet"), foreign(text), width, _INDENT)
        for number, text in enumerate(found, 1)
    )


def _who_said_what(view: FacilitatorView, decision: DecisionView, width: int) -> Content:
    if decision.secret:
        return indented(Content(_("It was a secret ballot: only the totals are known.")), width, _INDENT)
    said = [(named(view.scene.known, one.team), answer_words(decision, one)) for one in decision.answers]
    if any(team.cell_length >= _NAMES for team, _words in said):
        lines = [line for team, words in said for line in (team, indented(words, width - _INDENT, 2))]
    else:
        lines = [beside(team, words, width - _INDENT, _NAMES) for team, words in said]
    return indented(Content("\n").join(lines), width, _INDENT)


def _split(view: FacilitatorView, name: str, width: int) -> Content:
    decision = view.scene.decision(name)
    if decision is None:
        return Content("")
    lead = told(label("prompt.split"), question=foreign_line(decision.question))
    return Content("\n").join([indented(lead, width, 0), _who_said_what(view, decision, width)])


def _override(view: FacilitatorView, name: str, width: int) -> Content:
    decision = view.scene.decision(name)
    if decision is None or decision.outcome is None:
        return Content("")
    lead = told(label("prompt.overridden"), question=foreign_line(decision.question))
    why = told(_("The reason given: “$why”"), "$quiet", why=foreign_line(decision.outcome.why, "$quiet"))
    return Content("\n").join([indented(lead, width, 0), indented(why, width, _INDENT)])


def _undecided(view: FacilitatorView, decision: str, team: str, width: int) -> Content:
    found = view.scene.decision(decision)
    if found is None:
        return Content("")
    words = told(
        label("prompt.undecided"),
        team=named(view.scene.known, team),
        question=foreign_line(found.question),
    )
    return indented(words, width, 0)


def _list(title: str, texts: tuple[str, ...], width: int) -> Content:
    if not texts:
        return Content("")
    rows = [beside(Content.styled("· ", "$quiet"), foreign(text), width, 2) for text in texts]
    return Content("\n").join([Content.styled(title, "$quiet"), *rows])


def _story(view: FacilitatorView, width: int) -> Content:
    rows = [
        beside(Content.styled(f"{one.number}  ", "bold $quiet"), foreign_line(one.title), width, _INDENT)
        for one in view.scene.injects
    ]
    return Content("\n").join([Content.styled(_("What came, in order"), "$quiet"), *rows]) if rows else Content("")


def _of_this_run(view: FacilitatorView, debrief: DebriefView, step: str, width: int) -> list[Content]:
    match step:
        case "describe":
            return [_story(view, width)]
        case "interpret":
            split = [_split(view, debrief.widest_split, width)] if debrief.widest_split else []
            overrides = [_override(view, name, width) for name in debrief.overrides]
            return [*split, *overrides, *(_undecided(view, name, team, width) for name, team in debrief.undecided)]
        case "reveal":
            return hidden(view, debrief, width) if debrief.revealed else [_still_hidden()]
        case "generalise":
            return [_list(_("Parked on the way"), debrief.parked, width)]
        case "apply":
            kept = _list(_("Keep"), debrief.keep, width)
            return [kept, _list(_("Change"), debrief.change, width)]
        case _:
            return []


def _still_hidden() -> Content:
    return Content.styled(_("Space shows everybody what was hidden; it asks first."), "$live")


def hidden(view: FacilitatorView, debrief: DebriefView, width: int) -> list[Content]:
    """All that was hidden: secrets on the cards, texts for single teams, what nobody chose, what did not happen."""
    teams = view.scene.teams
    parts = [
        Content("\n").join(
            [
                named(teams, brief.team),
                beside(Content.styled(_("   secret"), "$quiet"), foreign(brief.secret), width, 14),
                beside(Content.styled(_("   left out"), "$quiet"), foreign(brief.left_out), width, 14),
            ]
        )
        for brief in debrief.briefs
    ]
    parts += [
        Content("\n").join(
            [
                told(_("Only $team knew (“$inject”):"), team=named(teams, team), inject=foreign_line(inject)),
                indented(foreign(text), width, _INDENT),
            ]
        )
        for inject, team, text in debrief.hidden
    ]
    for name, labels in debrief.alternatives:
        decision = view.scene.decision(name)
        question = foreign_line(decision.question if decision else name)
        lead = told(_("Nobody chose, on “$question”:"), "$quiet", question=question)
        chosen = [beside(Content("   · "), foreign_line(one), width, 5) for one in labels]
        parts.append(Content("\n").join([indented(lead, width, 0), *chosen]))
    return [*parts, _list(_("Did not happen"), debrief.unmet, width)]


def step_page(view: FacilitatorView, step: str, width: int) -> Content:
    """One step of the hot wash."""
    debrief = view.scene.debrief
    if debrief is None:
        return Content("")
    head = Content("\n").join(
        [Content.styled(label(f"debrief.{step}"), "bold"), indented(Content.styled(about(step), "$quiet"), width, 0)]
    )
    own = [part for part in _of_this_run(view, debrief, step, width) if part.plain]
    written = prompts(debrief, step, width)
    if own and step == "interpret":  # what happened here goes before what the author thought of
        return spaced([head, Content.styled(_("From this run"), "$quiet"), *own, written])
    return spaced([head, written, *own])


def ended(view: FacilitatorView, width: int) -> Content:
    """The first page after ENDEX: roles end; where the story stands."""
    scene = view.scene
    parts = [
        Content.styled(_("The exercise is over. You are no longer in role."), "bold"),
        indented(Content(_("Read this aloud. Then stand up, stretch, sit somewhere else.")), width, 0),
    ]
    if scene.ending is not None:
        parts += [
            foreign_line(scene.ending.title, "bold"),
            indented(foreign(scene.ending.text), width, 0),
            indented(
                Content.styled(_("Nobody has won, and nobody has lost. There was no hidden right answer."), "$quiet"),
                width,
                0,
            ),
        ]
    return spaced(parts)


def paper(place: str) -> Content:
    """Where the page is, and what it is good for."""
    return Content("\n").join(
        [
            Content(_("It holds what everybody may see: what was decided, where it ended, what to talk about.")),
            Content(_("Open it in a browser on the projector, or print it:")),
            foreign_line(place, "bold", limit=1_000),
        ]
    )


def finished(place: str, width: int) -> Content:
    """Where the log is, and what can be done with it."""
    parts = [
        Content.styled(_("The session is finished. Thank you."), "bold"),
        indented(Content(_("Everything is in its log:")), width, 0),
        indented(foreign_line(place, "bold", limit=1_000) if place else Content(_("(in memory only)")), width, _INDENT),
        indented(told(_("Look at it again:  $command"), command=_command("review", place)), width, 0),
        indented(told(_("Ask participants:  $command"), command=_command("feedback", place)), width, 0),
        indented(told(_("Write the report:  $command"), command=_command("report", place)), width, 0),
        indented(
            Content.styled(_("It stays on this computer. Delete it when you no longer need it."), "$quiet"), width, 0
        ),
    ]
    return spaced(parts)


def _ask_participants(place: str) -> Content:
    words = Content(_("Let participants say what it was like, without names:"))
    return Content("\n").join([words, _command("feedback", place)])


def _command(verb: str, place: str) -> Content:
    return Content.assemble(
        (f"tabletop {verb} ", "bold"), foreign_line(f"'{place}'" if " " in place else place, limit=1_000)
    )


def before_finish(view: FacilitatorView, place: str, width: int) -> Content:
    """The last page before the log is finished: what was captured, and what is still to do."""
    debrief = view.scene.debrief
    if debrief is None:
        return Content("")
    nothing = Content.styled(_("Nothing was written down to keep or to change. + and - still do."), "$quiet")
    captured = [_list(_("Keep"), debrief.keep, width), _list(_("Change"), debrief.change, width)]
    parts = [
        Content.styled(_("That was the hot wash."), "bold"),
        *(captured if debrief.keep or debrief.change else [nothing]),
        *([indented(_ask_participants(place), width, 0)] if place else []),
        indented(Content(_("Space finishes the log. Until then notes can be added.")), width, 0),
    ]
    return spaced(parts)
