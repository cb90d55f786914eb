"""What `tabletop rehearse` says to a person: a line for each play, what is wrong with it, what no play reaches.

Invariant: nothing of a file reaches the terminal that is not seen, and a place can always be clicked.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tabletop.authoring.divergences import spoken
from tabletop.authoring.messages import render, render_all
from tabletop.authoring.rehearsing.coverage import Coverage
from tabletop.authoring.rehearsing.stage import Bill, Performance, Stage
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import clipped, said, seen, seen_line
from tabletop.scenario.problems import Problem

_WIDEST, _NARROWEST = 100, 40
_LISTED = 10
"""Parts that no play reaches, shown where nobody asked for all."""


@dataclass(slots=True)
class Told:
    """What came of one scenario."""

    stage: Stage
    bill: Bill
    coverage: Coverage | None = None
    """None where the scenario cannot be played."""
    performances: list[Performance] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)

    @property
    def data(self) -> tuple[Stage, Sequence[Performance], Coverage | None, Sequence[str]]:
        """The same for a program."""
        return self.stage, self.performances, self.coverage, [str(path) for path in self.written]


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def head(stage: Stage) -> str:
    """A scenario's title, and where it is."""
    scenario = stage.examined.scenario
    title = scenario.title if scenario is not None else stage.file.parent.name
    return f"{clipped(title)} – {seen(str(stage.file))}"


def line(done: Performance) -> list[str]:
    """A play in one line, and what is wrong with it."""
    ok = not done.problems
    state = _("ok") if ok else _("diverges")
    end = said(N_(" – ends in “$ending”"), ending=clipped(done.ending)) if done.ending else ""
    head = f"  {state:<9} {seen(done.name)}: "
    room = max(_width() - len(head) - len(end), 20)
    lines = [f"{head}{clipped(done.title, room) if done.title else '–'}{end}"]
    for problem in done.problems:
        lines += ["", render(problem, done.sources.get(problem.place.file, ()), width=_width())]
    return lines if ok else [*lines, ""]


def unusable(stage: Stage) -> str:
    """Why a scenario cannot be played."""
    words = _("This scenario has to be mended before its plays can be rehearsed:")
    return f"{words}\n\n{render_all(stage.examined.errors, stage.lines, width=_width())}\n"


def covered(told: Told, coverage: Coverage, *, required: bool) -> str:
    """What the plays reach together, and what none does."""
    if any(done.problems for done in told.performances) and not required:
        return _("  What no play reaches is told once all come out as written.") + "\n"
    names = {
        "inject": _("injects"),
        "contingency": _("contingencies"),
        "option": _("options"),
        "result": _("results"),
        "ending": _("endings"),
    }
    words = N_("$n of $all $what")
    parts = [said(words, n=n, all=of, what=names[kind]) for kind, (n, of) in coverage.counts().items() if of]
    plays, all_plays = len(told.bill.plays), told.bill.all_plays
    head = N_("  Reached by what was rehearsed: $parts.") if plays < all_plays else N_("  Reached: $parts.")
    lines = [said(head, parts=", ".join(parts))]
    if coverage.missed and (required or plays == all_plays):
        document = told.stage.examined.document
        problems = coverage.problems(document.places, required=required) if document is not None else ()
        shown = problems if required else problems[:_LISTED]
        lines.append(_("  No play reaches:"))
        lines += [_missed(problem) for problem in shown]
        if len(shown) < len(problems):
            lines.append(said(N_("    … and $n more; --require-coverage shows all"), n=len(problems) - len(shown)))
        if any(dict(problem.values).get("play") for problem in shown):
            lines.append(_("  To reach an option, copy the play named beside it, and answer so there."))
    return "\n".join([*lines, ""])


def _missed(problem: Problem) -> str:
    words, place = spoken(problem), problem.place
    asked = words.get("play", "")
    where = f"    {place.file}:{place.line}:{place.col}: {words['kind']} {problem.found}"
    return seen_line(f"{where}{said(N_(' – asked in $play'), play=asked)}" if asked else where)


def closing(found: Sequence[Told]) -> str:
    """The last line: how many plays, how many diverge, what was written."""
    plays = sum(len(told.performances) for told in found)
    wrong = sum(bool(done.problems) for told in found for done in told.performances)
    written = sum(len(told.written) for told in found)
    of = n_("{count} play", "{count} plays", plays).replace("{count}", str(plays))
    if wrong:
        words = n_("{count} of {plays} diverges.", "{count} of {plays} diverge.", wrong)
        line = words.replace("{count}", str(wrong)).replace("{plays}", of)
    else:
        line = _("{plays} rehearsed: all as written.").replace("{plays}", of)
    if written:
        words = n_("{count} transcript was written.", "{count} transcripts were written.", written)
        line += " " + words.replace("{count}", str(written))
    return line
