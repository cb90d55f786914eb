"""A table to try proceedings at, without an exercise around it; and anything people might do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.conditions import Condition, holds
from tabletop.decisions.consensus_course import TakenUp
from tabletop.decisions.form import Entries, Entry, Field, Form, PickOne, PickSome, WriteText
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.matrix_course import Estimated, Weighed
from tabletop.decisions.negotiation_course import Accepted, ClauseReserved, Worded
from tabletop.decisions.proceeding import MINUTE, Intervention, Made, Proceeding, Reader, Standing, Table
from tabletop.decisions.words import Words
from tests.decisions.samples import CONSENSUS, MATRIX, NEGOTIATION

TEAMS = ("A", "B", "C")
CHAIR = Reader(chair=True)
ROOM = Reader()
READERS = (CHAIR, ROOM, *(Reader(team=team) for team in TEAMS))
WHO = (None, *TEAMS, "STRANGER")
WORDS = Words.of("Words.")
EVERYTHING: Mapping[str, Mapping[str, Entry]] = {
    "amend": {"text": "Another text.", "why": "It is better."},
    "take-up": {"amendment": "1"},
    "redraft": {"text": "A text of the chair."},
    "silence": {"minutes": "5"},
    "keep": {},
    "break": {"why": "No."},
    "reserve": {"kind": "footnote", "text": "Except on Sundays."},
    "adopt": {},
    "reopen": {},
    "give-up": {},
    "argue": {"action": "We dig.", "result": "A hole.", "reason-1": "We have spades.", "reason-3": "It is soft."},
    "counter": {"side": "against", "text": "It rains."},
    "weigh": {"accepted": ("1.1",)},
    "estimate": {"percent": "30"},
    "throw": {},
    "turn": {"by": "mean"},
    "judge": {"success": "success"},
    "word": {"clause": "one", "text": "We pay half."},
    "accept": {"clauses": ("one", "two")},
    "reserve-clause": {"clause": "two", "text": "Not at night."},
    "side-deal": {"parties": ("B",), "text": "We share the spade.", "open": "closed"},
    "format": {"parties": ("A", "B"), "minutes": "5"},
    "sign": {},
    "walk": {"why": "Enough."},
    "end-talks": {},
}
"""Every act, with its form filled in."""


STRANGE: tuple[AnyIntervention, ...] = (
    Estimated(percent=55),
    TakenUp(amendment=99),
    Weighed(accepted=("9", "9")),
    Worded(clause="ghost", text=WORDS),
    Accepted(clauses=("ghost", "one")),
    ClauseReserved(clause="ghost", text=WORDS),
)
"""What nobody could have done, but may stand in a log."""


def proceeding(question: object) -> Proceeding:
    """A question that is decided step by step."""
    assert isinstance(question, Proceeding)
    return question


ALL = tuple(map(proceeding, (CONSENSUS, MATRIX, NEGOTIATION)))
ACTS = {
    question.type: tuple(
        act
        for act, entries in EVERYTHING.items()
        if not isinstance(intervention_of(question.type, act, entries), Fault)
    )
    for question in ALL
}


@dataclass
class Talks:
    """A proceeding under way."""

    question: Proceeding
    seats: tuple[str, ...] = ("A", "B")
    teams: tuple[str, ...] = TEAMS
    now: int = 0
    facts: dict[str, str] = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)

    @property
    def table(self) -> Table:
        """What the mechanic may know of what is around it."""

        def condition(when: Condition) -> bool:
            return holds(when, {"x": 50}, self.facts)

        return Table(self.seats, self.teams, self.now, condition)

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.now += int(minutes * MINUTE)

    def say(self, team: str | None, what: Intervention) -> Fault | None:
        """Do something if it is in order, with dice that always show three; or say what is wrong."""
        fault = self.question.in_order(self.made, team, what, self.table)
        if fault is None:
            settled = self.question.with_chance(self.made, what, self.table, lambda sides: min(3, sides))
            self.made.append(Made(len(self.made) + 1, team, settled, self.now))
        return fault

    def do(self, team: str | None, act: str, **entered: Entry) -> Fault | None:
        """Fill in the form of an act; what is not named is filled in as usual."""
        return self.enter(
            team, act, {**EVERYTHING[act], **{name.replace("_", "-"): one for name, one in entered.items()}}
        )

    def enter(self, team: str | None, act: str, entries: Entries) -> Fault | None:
        """Fill in the form of an act with exactly that."""
        what = self.question.entered(act, entries)
        return what if isinstance(what, Fault) else self.say(team, what)

    def all(self, *steps: tuple[str | None, str]) -> None:
        """Steps that must be in order, filled in as usual."""
        for team, act in steps:
            fault = self.do(team, act)
            assert fault is None, (team, act, fault)

    def possible(self, team: str | None) -> tuple[str, ...]:
        """What somebody may do now, by name."""
        return tuple(one.act for one in self.question.possible(self.made, team, self.table))

    def form(self, team: str | None, act: str) -> Form:
        """The form of what somebody may do now."""
        return next(one.form for one in self.question.possible(self.made, team, self.table) if one.act == act)

    def stands(self, reader: Reader = CHAIR) -> Standing:
        """How it stands."""
        return self.question.standing(self.made, self.table, reader)

    @property
    def over(self) -> bool:
        """Whether it has come to its end."""
        return self.question.concluded(self.made, self.table)


def filled_in(draw: st.DrawFn, form: Form, word: str = "w") -> dict[str, Entry]:
    """The form, well filled in, with texts of words that begin with `word`; what is optional is sometimes left out."""
    return {one.name: _entry(draw, one, word) for one in form if _wanted(one) or draw(st.booleans())}


def _wanted(one: Field) -> bool:
    return not isinstance(one, WriteText | PickOne) or one.required


def _entry(draw: st.DrawFn, one: Field, word: str) -> Entry:
    match one:
        case PickOne(choices=choices):
            return draw(st.sampled_from(choices)).id
        case PickSome(purpose="bilateral", choices=choices):
            return tuple(choice.id for choice in choices[:2]) if len(choices) > 1 and draw(st.booleans()) else ()
        case PickSome(choices=choices, least=least, most=most):
            ids = [choice.id for choice in choices]
            return tuple(
                draw(st.lists(st.sampled_from(ids), min_size=least, max_size=most, unique=True)) if ids else ()
            )
        case WriteText(purpose="minutes" | "silence-minutes"):
            return str(draw(st.integers(1, 240)))
        case WriteText(max_words=most):
            return " ".join(f"{word}{draw(st.integers(0, 999_999))}" for _ in range(draw(st.integers(1, min(most, 4)))))
        case _:
            raise NotImplementedError(one)


@st.composite
def under_way(draw: st.DrawFn) -> Talks:
    """Any proceeding, after anything that was possible in it was done, with any waiting in between."""
    talks = Talks(draw(st.sampled_from(ALL)))
    for _ in range(draw(st.integers(0, 14))):
        talks.wait(draw(st.sampled_from([0, 0, 1, 20])))
        offers = [(team, one) for team in WHO for one in talks.question.possible(talks.made, team, talks.table)]
        calm = [offer for offer in offers if offer[1].act not in {"give-up", "end-talks", "judge", "throw", "walk"}]
        if offers:
            team, offer = draw(st.sampled_from(calm or offers))
            talks.enter(team, offer.act, filled_in(draw, offer.form))
    return talks


@st.composite
def anything(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(ACTS)) -> list[Made]:
    """Any interventions of any mechanic in any order by anybody, some with their words erased."""
    acts = [(kind, act) for kind in kinds for act in ACTS[kind]]
    made: list[Made] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        what = sample(*draw(st.sampled_from(acts)))
        what = draw(st.sampled_from([what, erased(what), *STRANGE]))
        made.append(Made(number, draw(st.sampled_from(WHO)), what, draw(st.integers(0, 10 * MINUTE))))
    return made


def sample(kind: str, act: str) -> AnyIntervention:
    """An intervention of that kind."""
    what = intervention_of(kind, act, EVERYTHING[act])
    assert not isinstance(what, Fault)
    return what


def erased(what: AnyIntervention) -> AnyIntervention:
    """The same with its words forgotten."""
    gone = {name: Words(text=None) for name, value in what if isinstance(value, Words)}
    return what.model_copy(update=gone)
