"""What is on: the inject and where it stands, or how we got here, or that the exercise is over.

Invariant: what the whole room has been told stands above what only single teams know.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import FacilitatorView, InjectView, Scene
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import indented, spaced
from tabletop.tui.facilitator.words.steps import all_of
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.document import body
from tabletop.tui.widgets.teams import named

COLUMN: Final = 72
_INDENT: Final = 3


def place(scene: Scene) -> Content:
    """`move 2 of 3` or the phase."""
    if scene.phase in {"briefing", "ended", "closed"} or not scene.move_number:
        return Content(label(f"phase.{scene.phase}"))
    return told(_("move $number of $moves"), number=str(scene.move_number), moves=str(scene.moves))


def title(scene: Scene) -> Content:
    """`Grey Weather · rehearsal · what if`."""
    kinds = [*([_("rehearsal")] if scene.rehearsal else []), *([_("what if")] if scene.what_if else [])]
    return Content(" · ").join([foreign_line(scene.title), *map(Content, kinds)])


def counted(view: FacilitatorView) -> str:
    """`3 of 7`: how far the injects are."""
    scene = view.scene
    planned = len(scene.injects) + len(view.coming)
    return _("$number of $all").replace("$number", str(len(scene.injects))).replace("$all", str(planned))


def kicker(inject: InjectView, view: FacilitatorView) -> Content:
    """`Regional health authority · phone call · confidence high`, and to whom where not to all."""
    parts = [foreign_line(inject.sender, limit=60)] if inject.sender else []
    parts.append(Content(label(f"kind.{inject.kind}")))
    if inject.confidence:
        parts.append(Content(label(f"confidence.{inject.confidence}")))
    if inject.to:
        teams = all_of(named(view.scene.known, team) for team in inject.to)
        parts.append(told(_("only for $teams"), teams=teams))
    return Content(" · ").join(parts).stylize_before("$quiet")


def _privately(view: FacilitatorView, inject: InjectView, width: int) -> list[Content]:
    return [
        Content("\n").join(
            [
                told(_("Only $team knows:"), "$quiet", team=named(view.scene.known, team)),
                indented(foreign(text), width, _INDENT),
            ]
        )
        for team, text in inject.private
    ]


def _arrived(view: FacilitatorView, width: int) -> list[Content]:
    return [
        Content("\n").join([Content.styled(_("Arrives with it"), "$quiet"), indented(foreign(text), width, _INDENT)])
        for _cause, text in view.scene.arrived
    ]


def now(view: FacilitatorView, width: int) -> Content:
    """The whole pane."""
    width = min(width, COLUMN)
    scene = view.scene
    inject = scene.inject
    if scene.ending is not None:
        return spaced([foreign_line(scene.ending.title, "bold"), indented(foreign(scene.ending.text), width, 0)])
    if inject is None:
        return _before(scene, width)
    head = Content("\n").join([foreign_line(inject.title, "bold"), kicker(inject, view)])
    text = indented(body(inject), width, _INDENT) if inject.text else Content("")
    return spaced([head, text, *_arrived(view, width), *_privately(view, inject, width)])


def _before(scene: Scene, width: int) -> Content:
    if scene.move_number:
        intro = indented(foreign(scene.move_intro), width, _INDENT) if scene.move_intro else Content("")
        return spaced(
            [foreign_line(scene.move_title, "bold"), intro, indented(foreign(scene.prologue), width, _INDENT)]
        )
    notice = told(_("Simplified: $what"), "$quiet", what=foreign(scene.simplification, "$quiet"))
    return spaced(
        [
            Content.styled(_("How we got here"), "bold"),
            indented(foreign(scene.prologue), width, _INDENT),
            indented(notice, width, _INDENT) if scene.simplification else Content(""),
        ]
    )


def heading_right(view: FacilitatorView) -> Content:
    """What stands at the end of the pane's heading: the count, and a room that is dark."""
    parts = [Content.styled(counted(view), "$quiet")] if view.scene.inject else []
    return Content("   ").join([*parts, dark()] if view.scene.blank else parts)


def dark() -> Content:
    """That the room sees nothing."""
    return Content.styled(_("room is blank (b)"), "bold $live")
