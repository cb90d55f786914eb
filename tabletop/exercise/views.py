"""What an audience may see. Views, not state, leave the core.

Invariant: what an audience may not see is absent from its view, not hidden in it. The builders stand in `viewing`;
everything here is plain frozen data that a face draws and a test can turn into JSON.
Times are milliseconds of exercise time (which stands still during pauses) unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tabletop.decisions.form import Choice, Form, PickOne
from tabletop.decisions.proceeding import Possible, Standing

Phase = Literal["briefing", "running", "paused", "ended", "closed"]


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody: the projector."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One team's table."""

    team: str


@dataclass(frozen=True, slots=True)
class Control:
    """The facilitator."""


Audience = Room | Seat | Control


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One move of an indicator, with its reason."""

    indicator: str
    name: str
    by: int
    to: int
    good: Literal["up", "down"]
    why: str
    cause: str
    """The inject or decision it follows from."""
    at: int


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A gauge."""

    id: str
    name: str
    about: str
    value: int
    start: int
    good: Literal["up", "down"]
    word: str
    """The author's word; empty when the author gave none (a face has five usual ones)."""
    latest: tuple[ChangeView, ...]
    """The changes that came with the latest step that changed anything; empty if none touched this one."""
    curve: tuple[tuple[int, int], ...]
    """(when, value) at the start and after every change."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A dated fact."""

    id: str
    title: str
    as_of: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InjectView:
    """A released inject, as this audience may read it."""

    id: str
    number: int
    """1 for the first released."""
    title: str
    kind: str
    """The sort of document; `ad-hoc` for one written on the spot."""
    sender: str
    confidence: str
    """low, medium, high, or empty."""
    text: str
    """What everybody it is addressed to reads; may be empty."""
    private: tuple[tuple[str, str], ...]
    """(team, text) of what single teams read in addition: own only for a seat, all for control, none for the room."""
    to: tuple[str, ...]
    """The teams it is addressed to; empty means everybody."""
    cards: tuple[str, ...]
    at: int
    current: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A team's answer."""

    team: str
    status: Literal["decided", "no-decision", "split"]
    summary: tuple[str, ...]
    """In the author's labels; for a vote without options `for`, `against`, `abstain`."""
    rationale: str
    sure: int | None
    speaker: str
    """The role that spoke, in the author's words; empty if not kept."""
    late: bool
    drawn: bool
    marks: tuple[str, ...]
    """Labels of the rubric items marked."""
    earlier: tuple[tuple[str, ...], ...]
    """Summaries of answers this one replaced, oldest first."""
    at: int


@dataclass(frozen=True, slots=True)
class SeatStatus:
    """How far a team is, as everybody may know it."""

    team: str
    state: Literal["waiting", "saved", "no-decision", "split"]
    late: bool


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What a decision led to, or (for control, before the ruling) would lead to by the script."""

    how: Literal["scripted", "amended", "overridden", "proposed"]
    result: str
    """The result in the author's words; empty when there is none."""
    lines: tuple[tuple[str | None, str], ...]
    """(team or None for the room, what happens)."""
    changes: tuple[ChangeView, ...]
    why: str
    """The facilitator's reason, where amended or overridden."""
    counts: tuple[tuple[str, int], ...]
    """How often what was chosen, in labels; empty where that is not to be shown."""
    umpire: str = ""
    """Who ruled, by role or label; empty for the facilitator and for the script."""
    assumptions: str = ""
    """What the ruling takes for granted: in control's view alone, and never in the hot wash."""
    results: tuple[Choice, ...] = ()
    """Control, before the ruling: what the decision can come to, for a ruling that differs."""
    result_id: str = ""
    """Control, before the ruling: the result, by its id in `results`."""


@dataclass(frozen=True, slots=True)
class MoveView:
    """A sealed move that was revealed."""

    team: str
    option: str
    """What it did, in the author's words."""
    predicts: tuple[tuple[str, str, bool], ...]
    """(team, what it was expected to do, whether it did)."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision that has been put."""

    id: str
    type: str
    question: str
    lever: str
    inject: str
    """The inject that asks it."""
    status: Literal["open", "closed", "ruled"]
    seats: tuple[SeatStatus, ...]
    form: Form
    """The form to fill in (a seat that is asked; control for any seat); empty for others."""
    rationale: Literal["required", "optional", "none"]
    answers: tuple[AnswerView, ...]
    """Own answer for a seat until the ruling, all for control; all for everybody once ruled (but secret ballots)."""
    outcome: OutcomeView | None
    rubric: tuple[Choice, ...]
    """What can be marked (control; the player when playing alone), else empty."""
    readings: tuple[tuple[str, str], ...]
    """Solo, after committing: (id, text) of the two expert readings."""
    straw_poll: bool
    secret: bool
    standing: Standing | None = None
    """How a proceeding stands, as far as this audience may see it; None for what is no proceeding."""
    possible: tuple[Possible, ...] = ()
    """What this audience may do now in a proceeding: a seat its own, control the chair's."""
    possible_for: tuple[tuple[str, tuple[Possible, ...]], ...] = ()
    """Control: (team, what it may do), for taking it down from dictation."""
    moves: tuple[MoveView, ...] = ()
    """Sealed moves, once they are revealed: to everybody at once."""
    overruled: tuple[OutcomeView, ...] = ()
    """Rulings that were announced and struck since, oldest first; without their changes."""
    estimate: str = ""
    """The author's question answered in percent beside the answer; empty when there is none, or only the usual one."""

    def form_of(self, team: str) -> Form:
        """The form for one of the teams, as control takes it down: without what it is asked about itself."""
        return tuple(field for field in self.form if not (isinstance(field, PickOne) and field.team == team))


@dataclass(frozen=True, slots=True)
class ClockView:
    """The three times, and what is left."""

    running: bool
    exercise: int
    """Since STARTEX, without pauses."""
    move: int
    """In this move."""
    move_left: int | None
    """Until the move's planned end; negative when over. None before STARTEX and after ENDEX."""
    talk_left: int | None
    """Until the planned end of the talk on the current inject; negative when over. None when nothing is planned."""
    planned: int
    """Planned length of play."""


@dataclass(frozen=True, slots=True)
class TeamHead:
    """A team as everybody knows it. `sign` counts from 0 and chooses its colour and mark."""

    id: str
    name: str
    sign: int
    roles: tuple[tuple[str, str], ...]
    """(role id, office)."""
    played: bool


@dataclass(frozen=True, slots=True)
class BriefView:
    """A role card."""

    team: str
    situation: str
    wants: str
    fears: str
    may_not: str
    secret: str
    left_out: str


@dataclass(frozen=True, slots=True)
class EndingView:
    """Where the story ended."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class DebriefView:
    """The hot wash: prompts, those drawn from this very run, and what was captured."""

    prompts: tuple[tuple[str, tuple[str, ...]], ...]
    """(step, prompts): defuse, describe, interpret, reveal, generalise, apply, reflection."""
    widest_split: str
    """Id of the decision the teams differed most on; empty if none."""
    overrides: tuple[str, ...]
    """Ids of the decisions the facilitator overruled."""
    undecided: tuple[tuple[str, str], ...]
    """(decision, team) without a decision or split."""
    parked: tuple[str, ...]
    """Questions that were put aside."""
    keep: tuple[str, ...]
    change: tuple[str, ...]
    reflections: tuple[tuple[str, str], ...]
    """(question, answer)."""
    briefs: tuple[BriefView, ...]
    """All role cards, once revealed."""
    hidden: tuple[tuple[str, str, str], ...]
    """(inject title, team, text) of private texts, once revealed."""
    alternatives: tuple[tuple[str, tuple[str, ...]], ...]
    """(decision id, labels nobody chose), once revealed."""
    unmet: tuple[str, ...]
    """Titles of injects that did not happen, once revealed."""
    revealed: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What is going on, cut for one audience."""

    session: str
    scenario: str
    title: str
    summary: str
    mode: Literal["solo", "facilitated"]
    rehearsal: bool
    phase: Phase
    blank: bool
    """Whether the room's screen is blanked."""
    prologue: str
    simplification: str
    content_notes: tuple[str, ...]
    ground_rules: tuple[str, ...]
    """The scenario's own."""
    move_number: int
    """0 before STARTEX."""
    moves: int
    move_title: str
    move_intro: str
    teams: tuple[TeamHead, ...]
    inject: InjectView | None
    """The latest released inject this audience sees."""
    injects: tuple[InjectView, ...]
    """All it has seen, in order."""
    decisions: tuple[DecisionView, ...]
    """All that were put and that this audience may know of, in order."""
    arrived: tuple[tuple[str, str], ...]
    """(cause, text) of delayed outcomes that came with the latest release."""
    indicators: tuple[IndicatorView, ...]
    cards: tuple[CardView, ...]
    """Opened so far, newest last."""
    ending: EndingView | None
    debrief: DebriefView | None
    """From ENDEX on."""
    clock: ClockView
    earlier_runs: int
    former: tuple[TeamHead, ...] = ()
    """Teams whose seat went to another one; `team` knows them."""
    what_if: bool = False
    """Whether this session was forked from another."""

    def open_decisions(self) -> tuple[DecisionView, ...]:
        """Those still taking answers."""
        return tuple(decision for decision in self.decisions if decision.status == "open")

    def decision(self, name: str) -> DecisionView | None:
        """The decision of that id, if this audience knows of it."""
        return next((decision for decision in self.decisions if decision.id == name), None)

    def team(self, name: str) -> TeamHead | None:
        """The team of that id, with a seat or without one by now."""
        return next((team for team in self.known if team.id == name), None)

    @property
    def known(self) -> tuple[TeamHead, ...]:
        """All teams that take part or took part."""
        return (*self.teams, *self.former)


@dataclass(frozen=True, slots=True)
class Forward:
    """What `go on` would do now."""

    step: Literal[
        "start", "answer", "intervene", "reveal", "mark", "close", "rule", "release", "end", "close-session", "nothing"
    ]
    """Start play, wait for answers, go on with a proceeding, reveal sealed moves, mark a text, close or rule on a
    decision, release an inject, ENDEX, finish."""
    what: str = ""
    """The inject or decision."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """For the projector."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class TeamView:
    """For one table, and for somebody playing alone."""

    scene: Scene
    team: TeamHead
    brief: BriefView
    forward: Forward
    """What comes next; only `answer`, `mark` and `nothing` in a facilitated session."""


@dataclass(frozen=True, slots=True)
class InjectWording:
    """What an inject says, to be written anew: `$team` and `$role` stand as the author has them."""

    title: str
    text: str
    """What everybody reads; may be empty."""
    private: tuple[tuple[str, str], ...]
    """(team, what it reads in addition)."""
    effects: tuple[tuple[str, int, str], ...]
    """(indicator, points, reason) of what its release changes."""


@dataclass(frozen=True, slots=True)
class ComingInject:
    """An inject that may still be released."""

    id: str
    title: str
    minutes: int
    move: str
    optional: bool
    held: bool
    contingency: bool
    ad_hoc: bool
    due: bool
    """Whether its condition holds."""
    purpose: str
    text: str
    """What everybody would read."""
    to: tuple[str, ...]
    wording: InjectWording = InjectWording("", "", (), ())
    move_number: int = 1
    """Which move it stands in, from 1."""
    at: int | None = None
    """Minutes from the start of its move at which it is planned; None where it waits for a hand."""
    comes: int | None = None
    """Exercise time at which the clock releases it, as it looks now; None by hand."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """Time used against plan, and what to do about it."""

    behind: int
    """Milliseconds behind plan at this point; negative when ahead."""
    left: int
    """Planned milliseconds of play left."""
    needed: int
    """What the injects still to come want."""
    advice: Literal["on-time", "skip", "cut-talk", "room-for-more"]
    inject: str = ""
    """What to skip."""
    minutes: int = 0
    """What to cut each talk to, or how much room there is."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """The facilitator's notes on the current inject."""

    purpose: str
    read_aloud: str
    probes: tuple[str, ...]
    if_stuck: str
    watch_for: str
    expect: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something written down."""

    number: int
    purpose: str
    text: str
    team: str
    about: str
    at: int


@dataclass(frozen=True, slots=True)
class UndoView:
    """The step that would be taken back."""

    step: str
    """The type of the event that names it, such as `inject-released`, or what a correction did."""
    what: str
    """The inject, decision or team it concerns."""
    grave: bool = False
    """Whether it needs a reason: dice were thrown, or moves revealed."""


Correctable = Literal["withdraw", "correct", "overrule", "reopen", "take-back", "interventions", "restore"]


@dataclass(frozen=True, slots=True)
class StepView:
    """One of the latest steps, and how it can be corrected now."""

    number: int
    step: str
    """As in `UndoView`."""
    what: str
    """The inject or decision it concerns."""
    team: str
    """The team it concerns; empty for none."""
    at: int
    struck: bool
    acts: tuple[Correctable, ...]
    """What can be done about it now; empty where it was struck or replaced, or where nothing can."""
    grave: bool
    """Whether that needs a reason."""
    first: int
    """The intervention, counted from 1; 0 for other steps."""
    hangs: tuple[tuple[str, str], ...]
    """(kind, words) of what followed from it: `change`, `flag`, `pending`, `consequence`, `ruling`."""
    proposal: OutcomeView | None
    """What the script would rule now, where it was a ruling."""
    form: Form
    """What the team is asked, where its answer can be corrected; else empty."""


@dataclass(frozen=True, slots=True)
class FacilitatorView:
    """For control."""

    scene: Scene
    guide: GuideView | None
    coming: tuple[ComingInject, ...]
    """Planned injects still to come, in order; held ones among them."""
    contingencies: tuple[ComingInject, ...]
    """Held-back injects and templates, those due first."""
    briefs: tuple[BriefView, ...]
    notes: tuple[NoteView, ...]
    """The latest twenty, newest last."""
    plan: PlanView
    forward: Forward
    undo: UndoView | None
    steps: tuple[StepView, ...]
    """The latest thirty steps, newest first; what was struck is among them."""
    proposals: tuple[tuple[str, OutcomeView], ...]
    """(decision, scripted outcome) for every decision that could be ruled on now."""
    log_level: Literal["decisions", "notes", "full"]
    past: tuple[str, ...] = field(default=())
    """Ids of injects skipped or passed over."""
    release: Literal["hand", "clock"] = "hand"
    """Whether injects come by hand, or at their time by the clock."""
    absent: tuple[TeamHead, ...] = ()
    """Teams of the scenario that do not take part."""


View = RoomView | TeamView | FacilitatorView
