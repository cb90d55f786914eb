"""What is read aloud before play: what may trouble somebody, how we treat each other, what is fiction, what is kept.

Invariant: the data notice says what this session really keeps; the scenario's own rules stand beside the usual ones.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.language.catalogue import _
from tabletop.language.ground_rules import usual_rules
from tabletop.tui.facilitator.preparing import LogLevel, Preparation
from tabletop.tui.facilitator.words.columns import beside, indented, spaced
from tabletop.tui.safe_text import foreign, foreign_line, told


def data_notice(level: LogLevel) -> str:
    """What is written down, and where it stays."""
    kept = {
        "decisions": _("The log keeps what each team decides, and nothing else that is said."),
        "notes": _("The log keeps what each team decides, its reasons, and the facilitator’s notes."),
        "full": _("The log keeps what each team decides, its reasons, notes, and which role spoke."),
    }[level]
    return " ".join(
        [kept, _("No names, no sound, no pictures. It stays on this computer. No choice counts towards a grade.")]
    )


def _rules(preparation: Preparation, width: int) -> Content:
    own = tuple(preparation.named(rule) for rule in preparation.scenario.ground_rules)
    rows = [
        beside(Content.styled(f"{number}  ".rjust(4), "bold $quiet"), foreign(rule), width, 4)
        for number, rule in enumerate((*usual_rules(), *own), 1)
    ]
    return Content("\n").join(rows)


def _content_notes(preparation: Preparation, width: int) -> Content:
    notes = [
        beside(Content.styled(" ·  ", "$quiet"), foreign_line(preparation.named(note)), width, 4)
        for note in preparation.scenario.content_notes
    ]
    leave = indented(
        Content(_("If this is close to you: pass, change role, watch, or leave. You need not say why.")), width, 4
    )
    return Content("\n").join([*notes, leave])


def agreement(preparation: Preparation, width: int) -> Content:
    """All of it, in the order in which it is read."""
    scenario = preparation.scenario
    title = foreign_line(preparation.named(scenario.title))
    fiction = Content(" ").join(
        [
            told(_("“$title” is an exercise. What happens in it is invented."), title=title),
            Content(_("We take it seriously while we play, and leave it when we stop.")),
            Content(_("Nobody can win, and there is no hidden right answer.")),
        ]
    )
    parts = [(_("What this is"), indented(fiction, width, 4))]
    if scenario.simplification:
        simplified = foreign(preparation.named(scenario.simplification))
        parts.append((_("What it leaves out"), indented(simplified, width, 4)))
    if scenario.content_notes:
        parts.append((_("It contains"), _content_notes(preparation, width)))
    parts += [
        (_("How we treat each other"), _rules(preparation, width)),
        (_("What is written down"), indented(Content(data_notice(preparation.log_level)), width, 4)),
    ]
    return spaced(Content("\n").join([Content.styled(name, "bold"), text]) for name, text in parts)
