"""Ruling in one’s own words: what happens, what it changes, and one line of reason, begun from what the script says.

Invariant: what is not the script’s cannot be saved without a reason, and every change carries its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.effects import Effect
from tabletop.decisions.form import Choice, PickOne
from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.exercise import commands as ask
from tabletop.exercise.views import IndicatorView, OutcomeView
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator.bias import BIAS_KEY, BiasPrompt
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.facilitator.words.results import result_words
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.pick_one import PickOneRows
from tabletop.tui.fields.rows import Rows
from tabletop.tui.fields.write_text import Writing
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.wording import change

MOST: Final = 15
_BIG: Final = 5


Way = Literal["accept", "amend", "override"]
WAYS: Final[tuple[Way, ...]] = ("accept", "amend", "override", "accept")
"""By their rows on the ruling screen."""
Send = Callable[[ask.RuleOutcome], bool]


class ResultRows(PickOneRows):
    """What the decision comes to, for later conditions: the script's result to begin with."""

    def __init__(self, outcome: OutcomeView) -> None:
        choices = tuple(Choice(one.id, result_words(one.label or one.id).plain) for one in outcome.results)
        super().__init__(PickOne("result", choices, required=False))
        known = [one.id for one in outcome.results]
        if outcome.result_id in known:
            self.picked = self.cursor = known.index(outcome.result_id)

    @property
    def result(self) -> str | None:
        """The id of the one picked; None for what the answers come to."""
        return None if self.picked is None else self.choices[self.picked].id


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
    """What happens, what changes, why; what is taken for granted, and who rules. True once it is ruled."""

    HELP_LINES = (
        N_("Say in your own words what happens; the script’s words stand there to begin with."),
        N_("Tab goes on: the gauges change with left and right, the result is what later injects go by."),
        N_("One line of reason is announced with it; what you take for granted is for you alone. ctrl+s rules so."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "rule", N_("rule so"), id="override.rule", tooltip=N_("Rule so; the room sees it.")),
        Binding("tab", "app.focus_next", N_("next"), id="override.next", tooltip=N_("Go to the next part.")),
        Binding("escape", "leave", N_("back"), id="override.back", tooltip=N_("Back; what you wrote is kept.")),
        BIAS_KEY,
    ]

    def __init__(
        self,
        desk: Desk,
        decision: str,
        outcome: OutcomeView,
        way: Way = "override",
        send: Send | None = None,
        *,
        moves: bool = True,
    ) -> None:
        """Args: `outcome` the script's; `send` takes the ruling, else it is sent; `moves` whether gauges may move."""
        super().__init__()
        self._desk, self._decision_id, self._outcome, self._way = desk, decision, outcome, way
        self._send = send or desk.send
        self._moves = moves
        self._script = clean("\n".join(dict.fromkeys(text for _team, text in outcome.lines)))
        self._boxes: dict[str, Writing] = {}

    def _key(self, part: str) -> str:
        return f"facilitator/{self._decision_id}/{part}"

    @override
    def compose_body(self) -> ComposeResult:
        decision = self._desk.view.scene.decision(self._decision_id)
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(foreign_line(decision.question if decision else "", "bold"))
            if self._way != "accept":
                yield BiasPrompt(self._desk)
                yield from self._asked("outcome", _("What happens? (the room reads this)"), 3, self._script)
                if self._moves:
                    yield Static(Content(_("What does it change?")), classes="gap")
                    yield EffectRows(self._desk.view.scene.indicators, self._outcome)
                if self._way == "override" and self._outcome.results:
                    yield Static(Content(_("Which result do later injects go by?")), classes="gap")
                    yield ResultRows(self._outcome)
                yield from self._asked("why", _("Why do you rule so? (one line, announced with it)"), 1)
            yield from self._asked("assumptions", _("What do you take for granted? (for you alone; may be empty)"), 1)
            yield from self._asked("umpire", _("Who rules? (a role or a label; empty: the facilitator)"), 1)

    def _asked(self, part: str, words: str, lines: int, usual: str = "") -> ComposeResult:
        yield Static(Content(words), classes="gap")
        box = self._boxes[part] = Writing(lines=lines)
        box.text = self._desk.session.draft(self._key(part)) or usual
        yield box

    def on_mount(self) -> None:
        """Begin with what happens."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(
            {
                "accept": _("who rules, and on what"),
                "amend": _("the script’s outcome, amended"),
                "override": _("your own ruling"),
            }[self._way]
        )
        next(iter(self._boxes.values())).focus()

    @on(Committed)
    def rule_from_line(self, event: Committed) -> None:
        """Enter in a line goes on to the next; in the last one it rules, and where the reason was all, too."""
        event.stop()
        if self._boxes.get("why") is self.focused or self._boxes["umpire"] is self.focused:
            self.action_rule()
        else:
            self.screen.focus_next()

    def action_rule(self) -> None:
        """Rule so, if it says what is needed."""
        override = None
        if self._way != "accept":
            outcome, why = self._text("outcome"), self._text("why")
            if not why or not (outcome or self._way == "amend"):
                self._desk.app.refuse("reason_missing")
                self._boxes["why" if outcome or self._way == "amend" else "outcome"].focus()
                return
            override = self._override(outcome, why)
        ruling = ask.RuleOutcome(self._decision_id, override, self._text("assumptions"), self._text("umpire"))
        if self._send(ruling):
            for box in self._boxes.values():
                box.text = ""
            self.dismiss(result=True)

    def _override(self, outcome: str, why: str) -> ask.Override:
        """An amendment with the script's words unchanged keeps them as they are, team by team."""
        effects = {name: one for rows in self.query(EffectRows) for name, one in rows.effects(why).items()}
        if self._way == "amend":
            return ask.Override("" if outcome == self._script else outcome, why, effects, amends=True)
        result = next((rows.result for rows in self.query(ResultRows)), None)
        return ask.Override(outcome, why, effects, result)

    def _text(self, part: str) -> str:
        return clean(self._boxes[part].text, limit=DECISION_LIMIT, lines=200 if part == "outcome" else 1)

    def action_bias(self) -> None:
        """Ask whose option sounds natural, or do not."""
        for prompt in self.query(BiasPrompt):
            prompt.toggle()

    def action_leave(self) -> None:
        """Back; nothing is ruled."""
        self.dismiss(result=False)

    def on_unmount(self) -> None:
        """What was written and not saved is kept; the script's own words need not be."""
        for part, box in self._boxes.items():
            self._desk.session.keep_draft(self._key(part), "" if box.text == self._script else box.text)
