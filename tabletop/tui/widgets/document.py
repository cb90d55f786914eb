"""An inject in the voice of the document it is: a cable, a post, a wire story, a call, an order.

Invariant: the kind is said in words; typography only repeats it. The text stands in a column of at most 72 cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import InjectView, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.language.labels import label
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.teams import named

_FIELD: Final = 9
_QUOTES: Final = frozenset('“"„«')
"""Marks that open somebody's words."""


def _kicker(inject: InjectView, lead: str) -> Content:
    parts = [Content.styled(lead, "bold")]
    if inject.sender:
        parts.append(foreign_line(inject.sender, limit=60))
    if inject.confidence:
        parts.append(Content(label(f"confidence.{inject.confidence}")))
    return Content(" · ").join(parts).stylize_before("$quiet")


def _kind(inject: InjectView) -> str:
    return label(f"kind.{inject.kind}").upper()


def _plain_head(inject: InjectView) -> Content:
    return Content("\n").join([_kicker(inject, _kind(inject)), Content(""), foreign_line(inject.title, "bold")])


def _cable_head(inject: InjectView) -> Content:
    rows = [(_("FROM"), foreign_line(inject.sender, limit=60)), (_("SUBJECT"), foreign_line(inject.title, "bold"))]
    sure = f" · {label(f'confidence.{inject.confidence}')}" if inject.confidence else ""
    lines = [Content.assemble((_kind(inject), "bold $quiet"), (sure, "$quiet"))]
    lines += [Content.assemble((f"{name:<{_FIELD}}", "$quiet"), value) for name, value in rows if value.plain]
    return Content("\n").join(lines)


def _wire_head(inject: InjectView) -> Content:
    return Content("\n").join(
        [_kicker(inject, f"═ {_kind(inject)} ═"), Content(""), foreign_line(inject.title, "bold")]
    )


def _post_head(inject: InjectView) -> Content:
    sender = foreign_line(inject.sender, "bold", limit=60) if inject.sender else Content.styled(_("somebody"), "bold")
    quiet = [Content(label("kind.social"))]
    if inject.confidence:
        quiet.append(Content(label(f"confidence.{inject.confidence}")))
    first = Content.assemble("◌ ", sender, " · ", Content(" · ").join(quiet).stylize_before("$quiet"))
    return Content("\n").join([first, foreign_line(inject.title, "$quiet")])


def _call_head(inject: InjectView) -> Content:
    return Content("\n").join([_kicker(inject, _("PHONE")), foreign_line(inject.title, "$quiet")])


def _order_head(inject: InjectView) -> Content:
    return Content("\n").join(
        [_kicker(inject, _kind(inject)), Content(""), foreign_line(inject.title, "bold underline")]
    )


def _legal_head(inject: InjectView) -> Content:
    return Content("\n").join(
        [_kicker(inject, f"§ {_kind(inject)}"), Content(""), foreign_line(inject.title, "italic")]
    )


_HEADS: Final[Mapping[str, Callable[[InjectView], Content]]] = {
    "news": _wire_head,
    "diplomatic": _cable_head,
    "military": _cable_head,
    "social": _post_head,
    "order": _order_head,
    "legal": _legal_head,
    "call": _call_head,
}


def head(inject: InjectView) -> Content:
    """The lines above the text: what it is, from whom, how sure, its title."""
    return _HEADS.get(inject.kind, _plain_head)(inject)


def body(inject: InjectView) -> Content:
    """What everybody it is addressed to reads. A phone call is in quotation marks, unless its author set some."""
    text = foreign(inject.text)
    if inject.kind == "call" and text.plain and not _QUOTES & set(text.plain):
        return Content.assemble(opening(), text, closing())
    return text


def private(inject: InjectView, teams: tuple[TeamHead, ...] = ()) -> Content:
    """What single teams read in addition, each under the team's name."""
    parts: list[Content] = []
    for team, text in inject.private:
        alone = len(teams) == 1
        lead = (
            Content.styled(_("Only you know:"), "$quiet")
            if alone
            else told(_("Only $team knows:"), "$quiet", team=named(teams, team))
        )
        parts.append(Content("\n").join([lead, foreign(text)]))
    return Content("\n\n").join(parts)


class Document(Vertical):
    """An inject to read. `show` puts another one in its place."""

    DEFAULT_CSS = """
    Document { height: auto; width: 100%; max-width: 72; }
    Document > Static { width: 100%; height: auto; }
    Document > .document--head { border-bottom: solid $rule; padding-bottom: 0; margin-bottom: 1; }
    Document > .document--private { margin-top: 1; border-left: outer $live; padding-left: 2; }
    Document.-social > .document--head, Document.-call > .document--head { border-bottom: none; }
    Document.-social > .document--body { border-left: outer $rule; padding-left: 2; }
    Document.-call > .document--body { padding: 0 4; }
    Document.-order > .document--body, Document.-legal > .document--body { padding-left: 3; }
    """

    KINDS: Final = tuple(_HEADS)

    def __init__(
        self,
        inject: InjectView | None = None,
        teams: tuple[TeamHead, ...] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        super().__init__(id=id)
        self._inject, self._teams = inject, teams
        self._classify()

    def _classify(self) -> None:
        for kind in self.KINDS:
            self.set_class(self._inject is not None and self._inject.kind == kind, f"-{kind}")

    def _parts(self) -> tuple[Content, Content, Content]:
        if self._inject is None:
            nothing = Content("")
            return nothing, nothing, nothing
        return head(self._inject), body(self._inject), private(self._inject, self._teams)

    def compose(self) -> ComposeResult:
        """Head, text, and what only some know."""
        for name, part in zip(("head", "body", "private"), self._parts(), strict=True):
            shown: Content = part
            piece = Static(shown, classes=f"document--{name}")
            piece.display = bool(shown.plain)
            yield piece

    def show(self, inject: InjectView | None, teams: tuple[TeamHead, ...] = ()) -> None:
        """Show another inject; nothing when there is none."""
        self._inject, self._teams = inject, teams
        self._classify()
        for piece, part in zip(self.query_children(Static), self._parts(), strict=True):
            piece.update(part)
            piece.display = bool(part.plain)
