"""Everything about one row, to read before choosing it.

Invariant: every word of an author goes through `safe_text`; what can be done is said in our words, key first.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.language.topics import topic
from tabletop.tui.home.rows import acts, difficulty, led, minutes, people, state
from tabletop.tui.home.shelf import Act, Line, ScenarioLine, SessionLine, UnreadableLine
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.hanging import hung

KEYS: Final[dict[Act, str]] = {"practise": "a", "facilitate": "f", "resume": "r", "review": "v"}
"""One key each, the same everywhere on the home screen."""

_SOLO: Final[dict[Act, str]] = {
    "practise": N_("play it alone, now"),
    "facilitate": N_("lead others through it"),
}
_PROMISES: Final[dict[Act, str]] = {
    "practise": N_("practise alone: you take a seat, chance answers for the others"),
    "facilitate": N_("facilitate: choose teams and time first; play starts when you say so"),
    "resume": N_("resume: everything saved is still there"),
    "review": N_("review: look at it move by move; nothing can be changed"),
}


def detail(line: Line | None, width: int) -> Content:
    """All about a row, wrapped to `width` cells."""
    match line:
        case ScenarioLine():
            return _scenario(line, width)
        case SessionLine():
            return _session(line, width)
        case UnreadableLine():
            return _unreadable(line)
        case None:
            return Content.styled(_("Looking for scenarios and sessions …"), "$quiet")


class Detail(Widget):
    """What stands beside the list, or on the second page."""

    DEFAULT_CSS = "Detail { height: auto; width: 100%; max-width: 72; }"

    line: reactive[Line | None] = reactive[Line | None](None, layout=True)
    """The row it is about; None while nothing is known yet."""

    def __init__(self, line: Line | None = None) -> None:
        super().__init__()
        self.set_reactive(Detail.line, line)

    def render(self) -> RenderResult:
        """The text at this width."""
        return detail(self.line, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        return len(detail(self.line, width).wrap(max(1, width)))


def _facts(parts: list[Content]) -> Content:
    return Content(" · ").join(part for part in parts if part.plain).stylize_before("$quiet")


def _listed(title: str, items: tuple[str, ...], width: int) -> Content:
    if not items:
        return Content("")
    lines = [hung(Content.styled("· ", "$quiet"), foreign_line(item), width) for item in items]
    return Content("\n").join([Content.styled(title, "$quiet"), *lines])


def _choices(line: Line, width: int) -> Content:
    promises = _PROMISES | _SOLO if isinstance(line, ScenarioLine) and line.solo else _PROMISES
    rows = []
    for number, act in enumerate(acts(line)):
        keys = f"enter, {KEYS[act]}" if number == 0 else KEYS[act]
        lead = Content.styled(f"{keys:<10}", "bold $live" if number == 0 else "bold")
        rows.append(hung(lead, Content(_(promises[act])), width))
    return Content("\n").join(rows)


def _paragraphs(*parts: Content) -> Content:
    return Content("\n\n").join(part for part in parts if part.plain)


def _scenario(line: ScenarioLine, width: int) -> Content:
    if line.fault:
        return _broken(line)
    teams = n_("$n team", "$n teams", line.teams).replace("$n", str(line.teams)) if line.teams else ""
    facts = _facts(
        [
            Content(label(f"scenario.{line.kind}") if line.kind else ""),
            foreign_line(minutes(line), limit=20),
            foreign_line(people(line), limit=30),
            Content(teams),
            foreign_line(difficulty(line), limit=20),
            foreign_line(label(f"language.{line.language}") if line.language else "", limit=20),
        ]
    )
    themes = Content(" · ").join(foreign_line(topic(one), limit=60) for one in line.themes)
    about = Content.assemble((_("Themes"), "$quiet"), "\n", themes) if line.themes else Content("")
    return _paragraphs(
        Content("\n").join([foreign_line(line.title, "bold"), facts]),
        foreign(line.summary, limit=1_000),
        _choices(line, width),
        _listed(_("Before you choose it"), line.content_notes, width),
        about,
        told(_("Your own file: $path"), "$quiet", path=line.path) if line.own else Content(""),
    )


def _broken(line: ScenarioLine) -> Content:
    command = Content.assemble(("tabletop check ", "bold"), foreign_line(_quoted(line.path), "bold"))
    return _paragraphs(
        Content("\n").join([foreign_line(line.title, "bold"), Content.styled(_("cannot be used as it is"), "$error")]),
        Content.assemble(foreign_line(line.fault), "\n", foreign_line(line.fault_place, "$quiet")),
        Content("\n").join([Content.styled(_("To see everything that is wrong, and what to do:"), "$quiet"), command]),
    )


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _session(line: SessionLine, width: int) -> Content:
    facts = [Content(state(line)), Content(led(line)), Content(_("rehearsal") if line.rehearsal else "")]
    origin = Content("")
    if line.forked_at:
        words = _("What if, from record $number of $log")
        origin = told(words, number=str(line.forked_at), log=line.forked_from)
    entries = n_("$n entry", "$n entries", line.records).replace("$n", str(line.records))
    return _paragraphs(
        Content("\n").join([foreign_line(line.title, "bold"), _facts(facts)]),
        origin,
        Content("\n").join(
            [
                told(_("Begun $when"), when=line.started),
                told(_("Last saved $when, $entries"), when=line.last, entries=entries),
            ]
        ),
        _choices(line, width),
        Content.assemble((_("Kept in"), "$quiet"), "\n", foreign_line(line.path, "$quiet", limit=400)),
    )


def _unreadable(line: UnreadableLine) -> Content:
    return _paragraphs(
        Content("\n").join(
            [foreign_line(PurePath(line.path).name, "bold"), Content.styled(_("cannot be read"), "$error")]
        ),
        foreign_line(line.why),
        Content(_("The file was not changed. If you have a copy of it, open that with o.")),
        Content.assemble((_("Kept in"), "$quiet"), "\n", foreign_line(line.path, "$quiet", limit=400)),
    )
