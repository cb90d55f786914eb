"""Ruling otherwise: what happens, what it changes, and one line of reason, begun from what the script says.

Invariant: an override without a reason cannot be saved, and every change carries its reason.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.effects import Effect
from tabletop.decisions.form import Choice
from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.exercise import commands as ask
from tabletop.exercise.views import IndicatorView, OutcomeView
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.rows import Rows
from tabletop.tui.fields.write_text import Writing
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.wording import change

MOST: Final = 15
_BIG: Final = 5


class EffectRows(Rows):
    """A gauge per row; left and right change it."""

    MARK: ClassVar[int] = 4
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "by(-1)", N_("less"), show=False, tooltip=N_("One point down.")),
        Binding("right,plus", "by(1)", N_("more"), show=False, tooltip=N_("One point up.")),
        Binding("pagedown", f"by({-_BIG})", N_("much less"), show=False, tooltip=N_("Five points down.")),
        Binding("pageup", f"by({_BIG})", N_("much more"), show=False, tooltip=N_("Five points up.")),
        Binding("backspace", "zero", N_("no change"), show=False, tooltip=N_("This gauge does not change.")),
    ]

    def __init__(self, gauges: tuple[IndicatorView, ...], outcome: OutcomeView) -> None:
        super().__init__(tuple(Choice(one.id, one.name, str(one.value)) for one in gauges))
        scripted = {one.indicator: one for one in outcome.changes}
        self.by = [scripted[one.id].by if one.id in scripted else 0 for one in gauges]
        self._scripted = tuple(self.by)
        self._whys = tuple(scripted[one.id].why if one.id in scripted else "" for one in gauges)

    @override
    def act(self, index: int) -> None:
        """A number only goes there."""

    @override
    def chosen(self, index: int) -> bool:
        return self.by[index] != 0

    @override
    def mark(self, index: int) -> Content:
        return Content.styled(f"{change(self.by[index]):<4}", "bold $live" if self.by[index] else "$quiet")

    @override
    def verb(self) -> str:
        return _("go to")

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (*super().key_hints(), Hint("← →", _("less, more")))

    def action_by(self, points: int) -> None:
        """Change the gauge under the cursor."""
        self.by[self.cursor] = max(-MOST, min(MOST, self.by[self.cursor] + points))
        self._told()

    def action_zero(self) -> None:
        """Leave it where it is."""
        self.by[self.cursor] = 0
        self._told()

    def effects(self, why: str) -> dict[str, Effect]:
        """What changes. A change the script makes keeps its reason, any other gets the ruling's."""
        return {
            choice.id: Effect(by=by, why=scripted_why if scripted_why and by == scripted else why)
            for choice, by, scripted, scripted_why in zip(
                self.choices, self.by, self._scripted, self._whys, strict=True
            )
            if by
        }


class Overriding(TabletopScreen[bool]):
    """What happens, what changes, why. True once it is ruled."""

    HELP_LINES = (
        N_("Say in your own words what happens; the script’s words stand there to begin with."),
        N_("Tab goes on to the gauges: left and right change them."),
        N_("The last line is why you rule so. It is written down, and ctrl+s or Enter there saves."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "rule", N_("rule so"), id="override.rule", tooltip=N_("Rule so; the room sees it.")),
        Binding("tab", "app.focus_next", N_("next"), id="override.next", tooltip=N_("Go to the next part.")),
        Binding("escape", "leave", N_("back"), id="override.back", tooltip=N_("Back; what you wrote is kept.")),
    ]

    def __init__(self, desk: Desk, decision: str, outcome: OutcomeView) -> None:
        super().__init__()
        self._desk, self._decision_id, self._outcome = desk, decision, outcome

    def _key(self, part: str) -> str:
        return f"facilitator/{self._decision_id}/{part}"

    @override
    def compose_body(self) -> ComposeResult:
        decision = self._desk.view.scene.decision(self._decision_id)
        script = "\n".join(dict.fromkeys(text for _team, text in self._outcome.lines))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(foreign_line(decision.question if decision else "", "bold"))
            yield Static(Content(_("What happens? (the room reads this)")), classes="gap")
            self._happens = Writing(lines=3)
            self._happens.text = self._desk.session.draft(self._key("outcome")) or clean(script)
            yield self._happens
            yield Static(Content(_("What does it change?")), classes="gap")
            self._effects = EffectRows(self._desk.view.scene.indicators, self._outcome)
            yield self._effects
            yield Static(Content(_("Why do you rule so? (one line, for the record)")), classes="gap")
            self._why = Writing(lines=1)
            self._why.text = self._desk.session.draft(self._key("why"))
            yield self._why

    def on_mount(self) -> None:
        """Begin with what happens."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(_("your own ruling"))
        self._happens.focus()

    @on(Committed)
    def rule_from_line(self, event: Committed) -> None:
        """Enter in the last line."""
        event.stop()
        self.action_rule()

    def action_rule(self) -> None:
        """Rule so, if it says what happens and why."""
        outcome, why = clean(self._happens.text, limit=DECISION_LIMIT), clean(self._why.text, lines=1)
        if not outcome or not why:
            self._desk.app.refuse("reason_missing")
            (self._why if outcome else self._happens).focus()
            return
        command = ask.RuleOutcome(self._decision_id, ask.Override(outcome, why, self._effects.effects(why)))
        if self._desk.send(command):
            self._happens.text = self._why.text = ""
            self.dismiss(result=True)

    def action_leave(self) -> None:
        """Back; nothing is ruled."""
        self.dismiss(result=False)

    def on_unmount(self) -> None:
        """What was written and not saved is kept."""
        self._desk.session.keep_draft(self._key("outcome"), self._happens.text)
        self._desk.session.keep_draft(self._key("why"), self._why.text)
