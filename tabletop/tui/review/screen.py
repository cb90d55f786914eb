"""The review's screen: looking through other eyes, switching layers, sifting.

Invariant: a key moves what is looked at, never what happened.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from tabletop.exercise.views import Audience, Control, Room, Seat
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import Layer
from tabletop.tui.review.annotating import Annotating
from tabletop.tui.review.bindings import KEYS
from tabletop.tui.review.caption import caption, whole
from tabletop.tui.review.chronicle import Only
from tabletop.tui.review.curves import Curves
from tabletop.tui.review.seen import audience_name
from tabletop.tui.review.sifting import choices, switched
from tabletop.tui.review.standing import PANES, PaneName
from tabletop.tui.widgets.keybar import Hint, key_name


class Review(Annotating):
    """The past, to be looked at from anywhere."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("This is a session that was played. You can look at every moment of it; nothing can be changed."),
        N_("Space plays it, the arrows go from event to event, [ and ] from inject to inject; 1 to 9 is the speed."),
        N_(
            "Press v to see a moment as the room, a team or the facilitator saw it then; b puts both beside each other."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def key_hints(self) -> tuple[Hint, ...]:
        """Several keys with one word, and the one whose word changes."""
        play = Hint(key_name("space"), _("pause") if self.pace.running else _("play"), "space")
        speed = Hint("1–9", _("speed"))
        return (play, speed) if self.pace.running or not self.has_class("narrow") else (play,)

    # looking

    def action_pane(self) -> None:
        """The next pane, where there is one to change to."""
        self._turn_to(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def action_beside(self) -> None:
        """The facilitator's view beside the other; or the list again."""
        self._turn_to("events" if self.pane == "control" else "control")

    def _turn_to(self, pane: PaneName) -> None:
        self.remove_class(f"-{self.pane}")
        self.pane = pane
        self.add_class(f"-{self.pane}")
        self.parts[self.pane].focus()
        self.list_events()

    def action_eyes(self) -> None:
        """Ask whose eyes."""
        from tabletop.tui.dialogs.pick import Pick

        everybody: list[Audience] = [Room(), Control(), *(Seat(head.id) for head in self.teams)]

        def take(index: int | None) -> None:
            if index is not None:
                self.audience = everybody[index]
                self.look(top=True)
                if self.has_class("narrow"):
                    self._turn_to("seen")

        rows = [audience_name(one, self.teams) for one in everybody]
        self.app.push_screen(Pick(Content(_("See it as …")), rows), take)

    def action_whole(self) -> None:
        """The selected row in full."""
        from tabletop.tui.review.record import InFull

        self.app.push_screen(InFull(whole(self.chronicle, self.teams, self.spot)))

    @on(Curves.Hovered)
    def tell_cause(self, event: Curves.Hovered) -> None:
        """The change under the mouse and its reason, in the place of the row's; then the row's again."""
        shown = event.cause if event.cause.plain else caption(self.chronicle, self.spot)
        self.caption.update(shown, layout=False)

    def action_back(self) -> None:
        """Pause; everything again; then leave."""
        if self.pace.running:
            self.halt()
        elif self.sieve.only.narrow:
            self.only(Only(layers=self.sieve.only.layers))
        else:
            self.app.exit()

    # sifting

    def action_layer(self, layer: Layer) -> None:
        """Switch a layer on or off, in the list, on the lanes, and for the curves."""
        self.only(switched(self.sieve.only, layer))

    def action_find(self) -> None:
        """Ask for words."""
        from tabletop.tui.dialogs.ask_text import AskText

        asked = AskText(
            Content(_("Find")),
            help_line=Content(_("Only events with these words are shown then. Nothing typed shows all.")),
            value=self.sieve.only.text,
            empty=True,
        )
        self.app.push_screen(asked, lambda text: None if text is None else self._find(text))

    def _find(self, text: str) -> None:
        self.only(self.sieve.only._replace(text=text))

    def action_only(self) -> None:
        """Ask for a team, a move or a sort of event."""
        from tabletop.tui.dialogs.pick import Pick

        found = choices(self.chronicle, self.teams, self.sieve.only)
        picked = Pick(Content(_("Show only …")), [row for row, _only in found])
        self.app.push_screen(picked, lambda index: None if index is None else self.only(found[index][1]))
