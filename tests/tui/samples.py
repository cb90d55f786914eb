"""Views made by hand for the tests of the screens: a drone in the reeds, with every string to be chosen."""

from __future__ import annotations

from dataclasses import replace

from tabletop.decisions.form import Choice, Form, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.decisions.proceeding import Line, Odds, Possible, Span, Standing, Wording
from tabletop.exercise.views import (
    AnswerView,
    CardView,
    ChangeView,
    DebriefView,
    DecisionView,
    EndingView,
    Forward,
    IndicatorView,
    InjectView,
    MoveView,
    OutcomeView,
    SeatStatus,
    TeamView,
)
from tests.tui.fakes import DUTY, SCENE, scene, team_view

CHOICES = (
    Choice("minister", "The minister", "now, with nothing but a rumour"),
    Choice("ministry", "The defence ministry", "they own the radar"),
    Choice("nobody", "Nobody yet"),
)
INJECT = InjectView(
    id="reeds",
    number=1,
    title="In the reeds",
    kind="call",
    sender="Coast guard liaison",
    confidence="low",
    text="Something came down in the reeds. One house has no roof.",
    private=(("DUTY", "The liaison is a cousin of yours."),),
    to=(),
    cards=("article-4",),
    at=0,
    current=True,
)
WAKE = DecisionView(
    id="wake",
    type="choice",
    question="Whom do you wake?",
    lever="",
    inject="reeds",
    status="open",
    seats=(SeatStatus("DUTY", "waiting", late=False),),
    form=(PickOne("answer", CHOICES), WriteText("because", "rationale", 60), SetLevel("sure")),
    rationale="required",
    answers=(),
    outcome=None,
    rubric=(),
    readings=(),
    straw_poll=False,
    secret=False,
)
LIKELY = replace(
    WAKE,
    id="likely",
    type="confidence",
    question="How likely is it that this was deliberate?",
    form=(SetLevel("answer"),),
    rationale="none",
)
NOTE = replace(
    WAKE,
    id="note",
    type="open-text",
    question="Write the note.",
    form=(WriteText("answer", "answer", 40, lines=5),),
    rationale="none",
)
ANSWER = AnswerView(
    team="DUTY",
    status="decided",
    summary=("The minister",),
    rationale="It is his job.",
    sure=70,
    speaker="",
    late=False,
    drawn=False,
    marks=(),
    earlier=(),
    at=60_000,
)
CHANGE = ChangeView("trust", "Information trust", -6, 48, "up", "Allies learned from the press.", "wake", 60_000)
OUTCOME = OutcomeView(
    how="scripted",
    result="The minister",
    lines=((None, "The minister says: call me when you know."),),
    changes=(CHANGE,),
    why="",
    counts=(),
)
READINGS = (("caution-first", "Wake nobody for a rumour."), ("signal-first", "Somebody must know before the press."))
WAKE_RULED = replace(WAKE, status="ruled", form=(), answers=(ANSWER,), outcome=OUTCOME, readings=READINGS)
LIKELY_RULED = replace(
    LIKELY,
    status="ruled",
    form=(),
    answers=(replace(ANSWER, summary=("30 %",), rationale="", sure=None),),
    outcome=replace(OUTCOME, lines=(), changes=()),
)
TRUST = IndicatorView("trust", "Information trust", "What people believe.", 54, 54, "up", "fair", (), ((0, 54),))
TRUST_MOVED = replace(TRUST, value=48, word="strained", latest=(CHANGE,), curve=((0, 54), (60_000, 48)))
RISK = IndicatorView("risk", "Escalation risk", "", 40, 40, "down", "", (), ((0, 40),))
CARD = CardView("article-4", "Article 4", "2026-11", "Any Ally may ask for talks.", ("The treaty, article 4",))
DEBRIEF = DebriefView(
    prompts=(("defuse", ("How are you?",)), ("reflection", ("When did you decide?", "What would you keep?"))),
    widest_split="",
    overrides=(),
    undecided=(),
    parked=(),
    keep=(),
    change=(),
    reflections=(),
    briefs=(),
    hidden=(),
    alternatives=(("wake", ("The defence ministry", "Nobody yet")),),
    unmet=("A word leaks",),
    revealed=False,
)
EVERY_FIELD: Form = (
    PickOne("one", CHOICES),
    PickSome("some", CHOICES, 1, 2, (("minister", "nobody"),)),
    PutInOrder("order", CHOICES),
    ShareOut("share", CHOICES, 100, 10),
    WriteText("because", "rationale", 5, required=True),
    SetLevel("sure"),
)

PLAYING = scene(
    phase="running",
    move_number=1,
    move_title="The call",
    move_intro="It is ten past four.",
    inject=INJECT,
    injects=(INJECT,),
    indicators=(TRUST, RISK),
    cards=(CARD,),
)
BRIEFING = team_view(SCENE, Forward("start"))
STARTED = team_view(replace(PLAYING, inject=None, injects=(), cards=()), Forward("release", "reeds"))
ASKED = team_view(replace(PLAYING, decisions=(WAKE,)), Forward("answer", "wake"))
ANSWERED = team_view(
    replace(PLAYING, decisions=(WAKE_RULED,), indicators=(TRUST_MOVED, RISK)), Forward("release", "next")
)
ENDED = team_view(
    replace(
        PLAYING,
        phase="ended",
        decisions=(WAKE_RULED, LIKELY_RULED),
        indicators=(TRUST_MOVED, RISK),
        ending=EndingView("open", "The open page", "At six the country knew what you knew."),
        debrief=DEBRIEF,
    ),
    Forward("close-session"),
)
CLOSED = replace(ENDED, scene=replace(ENDED.scene, phase="closed"), forward=Forward("nothing"))


def with_text(view: TeamView, text: str) -> TeamView:
    """The view with one text in every place a scenario or a person can fill."""
    choices = tuple(Choice(one.id, text, text) for one in CHOICES)
    inject = replace(INJECT, title=text, sender=text, text=text, private=(("DUTY", text),))
    answer = replace(ANSWER, summary=(text,), rationale=text, speaker=text, marks=(text,))
    change = replace(CHANGE, name=text, why=text)
    decision = replace(
        WAKE_RULED,
        question=text,
        answers=(answer,),
        form=(PickOne("answer", choices), PickSome("some", choices, 1, 2), SetLevel("sure", text)),
        outcome=replace(OUTCOME, result=text, lines=((None, text),), changes=(change,), why=text),
        readings=((text, text), ("b", text)),
        rubric=choices,
        estimate=text,
    )
    gauge = replace(TRUST_MOVED, name=text, word=text, about=text, latest=(change,))
    head = replace(DUTY, name=text, roles=(("officer", text),))
    brief = replace(view.brief, situation=text, wants=text, fears=text, may_not=text, secret=text, left_out=text)
    shown = replace(
        view.scene,
        title=text,
        summary=text,
        prologue=text,
        simplification=text,
        content_notes=(text,),
        ground_rules=(text,),
        move_title=text,
        move_intro=text,
        teams=(head,),
        inject=inject,
        injects=(inject,),
        decisions=(decision,),
        arrived=(("wake", text),),
        indicators=(gauge,),
        cards=(replace(CARD, title=text, text=text, as_of=text, sources=(text,)),),
        ending=EndingView("e", text, text),
        debrief=replace(DEBRIEF, prompts=(("reflection", (text,)),), alternatives=(("wake", (text,)),), unmet=(text,)),
    )
    return replace(view, scene=shown, team=head, brief=brief)


def step_by_step(view: TeamView, text: str) -> DecisionView:
    """A proceeding with one text in every place that a scenario or a person can fill."""
    spans: tuple[Span, ...] = (("same", text), ("gone", text), ("new", text))
    kinds = ("amendment", "objection", "for", "clause", "side-deal", "walked", "bilateral")
    return replace(
        view.scene.decisions[0],
        type="consensus",
        status="open",
        form=(),
        outcome=None,
        standing=Standing(
            stage="drafting",
            lines=tuple(Line(kind, kind, "DUTY", text, "open", (text, "DUTY"), spans, text) for kind in kinds),
            wordings=(Wording(1, None, text, (("same", text),)), Wording(2, "DUTY", text, spans)),
            odds=Odds(7, 1, ((text, 1),), 72, (3, 4), 8, "clear-success"),
            deadline=300_000,
            done=("DUTY", text),
            estimates=(("DUTY", 30), (text, 40)),
        ),
        possible=(
            Possible(
                "amend",
                (
                    WriteText("text", text, 600, lines=4, initial=text),
                    PickOne("p", (Choice("DUTY", ""), Choice(text, "")), "parties", "DUTY"),
                    PickSome("a", (Choice("for", text, text),), 0, 1, purpose=text),
                ),
            ),
        ),
        moves=(MoveView("DUTY", text, ((text, text, True),)), MoveView(text, text, ())),
    )
