"""What several pages of a preview have in common: a heading, an inject for an audience, and that there is none.

Invariant: whether an audience sees something is read from its view and said, never guessed.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import InjectView, TeamView, View
from tabletop.language.catalogue import _
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.teams import team_name


def heading(words: str) -> Static:
    """One of our headings over a part of a page."""
    return Static(Content(words), classes="heading")


def shown(view: View, name: str) -> InjectView | None:
    """The inject of that id, as this audience reads it; None where it does not."""
    return next((one for one in view.scene.injects if one.id == name), None)


def unseen(view: View) -> Content:
    """That this audience does not see it."""
    if isinstance(view, TeamView):
        return told(_("$team does not see this inject."), "$quiet", team=team_name(view.team))
    return Content.styled(_("The room does not see this inject."), "$quiet")
