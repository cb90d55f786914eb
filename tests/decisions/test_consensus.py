"""Consensus under silence: drafts, a deadline, objections. There is no vote here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.consensus_course import Amended, BrokeSilence, KeptSilence, PutUnderSilence, Redrafted, TakenUp
from tabletop.decisions.form import WriteText
from tabletop.decisions.proceeding import MINUTE, Reader
from tabletop.decisions.words import Words
from tests.decisions.samples import CONSENSUS, made
from tests.decisions.talks import CHAIR, READERS, Talks, proceeding

DRAFT = "We [regret] it.\nWe meet again."


def talks() -> Talks:
    """A silence procedure of A and B."""
    return Talks(proceeding(CONSENSUS))


def under_silence() -> Talks:
    """The same, under silence for five minutes from now."""
    found = talks()
    found.wait(3)
    found.all((None, "silence"))
    return found


def test_a_text_is_amended_taken_up_and_adopted() -> None:
    """The versions stay, each with who wrote it and what it changed; the amendments stay with their authors."""
    table = talks()
    table.all(("A", "amend"), ("B", "amend"), (None, "take-up"), (None, "redraft"), ("B", "reserve"))
    standing = table.stands(Reader(team="B"))

    assert [(one.number, one.team) for one in standing.wordings] == [(1, None), (2, "A"), (3, None)]
    assert standing.wordings[0].spans == (("same", DRAFT),)
    assert standing.wordings[1].text == "Another text."
    assert [(one.kind, one.id, one.team, one.state) for one in standing.lines] == [
        ("amendment", "1", "A", "taken-up"),
        ("amendment", "2", "B", "open"),
        ("footnote", "5", "B", ""),
    ]
    assert (standing.lines[0].why, standing.lines[0].spans) == ("It is better.", ())
    assert ("new", "Another text.") in standing.lines[1].spans

    table.all((None, "silence"), ("A", "keep"), ("B", "keep"), (None, "adopt"))
    tally = table.question.come_to(table.made, table.table)
    assert (table.stands().stage, table.over, tally.result) == ("adopted", True, "adopted")
    assert tally.counts == (("rounds", 1), ("objections", 0), ("reservations", 1))


def test_silence_runs_in_exercise_time() -> None:
    """The deadline is so many minutes after the text was put under silence; after that it is no more counted down."""
    table = under_silence()

    assert (table.stands().stage, table.stands().deadline) == ("silence", 8 * MINUTE)
    table.wait(6)
    assert table.do(None, "adopt") is None
    assert table.stands().deadline is None


@given(st.integers(-3, 3))
def test_an_objection_at_the_very_instant_of_the_deadline_is_in_time(late: int) -> None:
    """To the millisecond, and not one later."""
    table = under_silence()
    table.now = 8 * MINUTE + late

    assert table.do("A", "break") == (Fault.TIME_OVER if late > 0 else None)


@given(st.integers(-3, 3), st.lists(st.sampled_from("AB"), unique=True))
def test_it_is_adopted_when_time_is_over_or_all_keep_silence(late: int, keeping: list[str]) -> None:
    """The chair cannot cut off an objection; where nobody has one left, nobody has to wait."""
    table = under_silence()
    table.all(*((team, "keep") for team in keeping))
    table.now = 8 * MINUTE + late
    early = late < 0 and len(keeping) < 2

    assert table.stands().done == tuple(keeping)
    assert table.do(None, "adopt") == (Fault.TIME_RUNS if early else None)


def test_whoever_kept_silence_can_still_break_it_in_time() -> None:
    """It was no vote."""
    table = under_silence()
    table.all(("A", "keep"))

    assert table.do("A", "keep") is Fault.ALREADY_DONE
    assert table.do("A", "break") is None
    assert (table.stands().stage, table.stands().done) == ("broken", ())


def test_a_second_seat_objects_as_well() -> None:
    """Two at one keyboard: the second reason is not lost; twice by one seat is once; after the deadline is too late."""
    table = under_silence()
    table.all(("A", "break"))

    assert table.possible("A") == ()
    assert table.do("A", "break") is Fault.ALREADY_DONE
    assert table.possible("B") == ("break",)
    table.wait(6)
    assert table.do("B", "break") is Fault.TIME_OVER
    table.now = 8 * MINUTE
    assert table.do("B", "break", why="We object, too.") is None
    assert [(one.team, one.text) for one in table.stands().lines] == [("A", "No."), ("B", "We object, too.")]
    assert table.stands().deadline is None


def test_after_an_objection_the_chair_reopens_or_gives_up() -> None:
    """A new silence has a new deadline, and everybody can object anew; a text that is given up is broken."""
    table = under_silence()
    table.all(("A", "break"), (None, "reopen"))
    assert (table.stands().stage, table.possible("A")) == ("drafting", ("amend", "reserve"))
    table.all((None, "silence"), ("A", "break"), (None, "give-up"))
    tally = table.question.come_to(table.made, table.table)

    assert (table.stands().stage, table.over) == ("given-up", True)
    assert (tally.result, tally.counts) == ("broken", (("rounds", 2), ("objections", 2), ("reservations", 0)))


def test_the_chair_can_take_a_text_back_from_silence() -> None:
    """To word it anew, or to set another deadline."""
    table = under_silence()
    table.all(("A", "keep"), (None, "reopen"))
    standing = table.stands()

    assert (standing.stage, standing.deadline, standing.done) == ("drafting", None, ())


@pytest.mark.parametrize(
    ("team", "act", "fault"),
    [
        ("C", "amend", Fault.NOT_YOURS),
        (None, "amend", Fault.NOT_YOURS),
        ("A", "redraft", Fault.NOT_YOURS),
        ("A", "break", Fault.NOT_NOW),
        (None, "adopt", Fault.NOT_NOW),
        (None, "take-up", Fault.NOT_NOW),
        (None, "reopen", Fault.NOT_NOW),
    ],
)
def test_what_is_refused_while_drafting(team: str | None, act: str, fault: Fault) -> None:
    """What is somebody else's, or belongs to another stage."""
    assert talks().do(team, act) is fault


@pytest.mark.parametrize(
    ("act", "entries", "fault"),
    [
        ("amend", {}, Fault.MISSING),
        ("amend", {"text": " \u200b"}, Fault.MISSING),
        ("redraft", {"text": 3}, Fault.MISSING),
        ("take-up", {}, Fault.MISSING),
        ("take-up", {"amendment": "²"}, Fault.MISSING),
        ("silence", {}, Fault.BAD_MINUTES),
        ("silence", {"minutes": "soon"}, Fault.BAD_MINUTES),
        ("silence", {"minutes": "0"}, Fault.BAD_MINUTES),
        ("silence", {"minutes": 241}, Fault.BAD_MINUTES),
        ("silence", {"minutes": ("5",)}, Fault.BAD_MINUTES),
        ("break", {"why": ""}, Fault.REASON_MISSING),
        ("reserve", {"kind": "footnote"}, Fault.MISSING),
    ],
)
def test_what_is_missing_in_a_form(act: str, entries: dict[str, str], fault: Fault) -> None:
    """An objection without a reason is none; minutes are whole minutes, up to four hours."""
    assert Consensus.entered(act, entries) is fault


def test_forms_that_are_filled_in() -> None:
    """What is written is cleaned; a reason may be left out of an amendment, and of nothing else."""
    assert Consensus.entered("amend", {"text": " One\x1b.\r\nTwo. "}) == Amended(text=Words.of("One.\nTwo."))
    assert Consensus.entered("silence", {"minutes": " 12 "}) == PutUnderSilence(minutes=12)
    assert Consensus.entered("silence", {"minutes": 240}) == PutUnderSilence(minutes=240)
    assert Consensus.entered("break", {"why": "No."}) == BrokeSilence(why=Words.of("No."))
    assert Consensus.entered("keep", {}) == KeptSilence()


def test_a_text_that_is_the_same_is_no_amendment() -> None:
    """Nor is one that differs in white space around it; and nothing is taken up twice."""
    table = talks()

    assert table.do("A", "amend", text=f" {DRAFT}\n") is Fault.UNCHANGED
    assert table.do(None, "redraft", text=DRAFT) is Fault.UNCHANGED
    table.all(("A", "amend"), ("B", "amend"), (None, "take-up"))
    assert table.say(None, TakenUp(amendment=1)) is Fault.NOT_OFFERED
    assert table.say(None, TakenUp(amendment=9)) is Fault.NOT_OFFERED


@given(st.integers(500, 700), st.sampled_from(["regret", "wo", "Dampfschiff"]))
def test_a_long_amendment_is_taken_whole_or_not_at_all(words: int, word: str) -> None:
    """Of 4,000 characters and more nothing is cut off: it stands as it was written, or it is refused."""
    table = talks()
    text = " ".join([word] * words)
    fault = table.do("A", "amend", text=text)

    assert fault is (Fault.TOO_LONG if words > 600 else None)
    assert fault or table.stands().lines[0].text == text


def test_a_long_word_is_too_long_as_well() -> None:
    """Nobody fills the log with one word; and a reason is a sentence, not a speech."""
    table = talks()
    assert table.do("A", "amend", text="x" * 100_000) is Fault.TOO_LONG
    assert table.do("A", "amend", why="x " * 81) is Fault.TOO_LONG
    assert table.do("A", "reserve", text="x " * 81) is Fault.TOO_LONG
    table.all((None, "silence"))
    assert table.do("A", "break", why="x " * 81) is Fault.TOO_LONG


def test_a_long_draft_of_the_author_can_be_amended() -> None:
    """A treaty may be amended by a treaty with some words more."""
    long = made(type="consensus", by=["A"], text="word " * 700, silence="0")
    table = Talks(proceeding(long))
    [field, _why] = table.form("A", "amend")

    assert isinstance(field, WriteText)
    assert (field.max_words, field.initial) == (800, ("word " * 700).strip())
    assert table.do("A", "amend", text="word " * 800) is None


@pytest.mark.parametrize(("minutes", "offered"), [("0", "1"), ("8 min", "8"), ("900", "240")])
def test_the_minutes_that_are_offered_can_be_set(minutes: str, offered: str) -> None:
    """Whatever the author planned, the field's own content is in order."""
    table = Talks(proceeding(made(type="consensus", by=["A"], text="x", silence=minutes)))
    [field] = table.form(None, "silence")

    assert isinstance(field, WriteText)
    assert (field.initial, table.enter(None, "silence", {"minutes": field.initial})) == (offered, None)


def test_all_of_it_is_everybodys() -> None:
    """Nothing in a silence procedure is between some."""
    table = under_silence()
    table.all(("A", "break"), (None, "reopen"), ("B", "amend"), ("B", "reserve"))

    assert [table.stands(reader) == table.stands(CHAIR) for reader in READERS] == [True] * len(READERS)


def test_alone_the_script_takes_up_what_was_proposed_last() -> None:
    """Then it is put under silence, and adopted when time is over, or given up when somebody objects."""
    table = talks()
    table.all(("A", "amend"))
    assert table.do("A", "amend", text="The last text.") is None

    def script() -> str:
        what = table.question.by_script(table.made, table.table)
        return "" if what is None else f"{what.act} {table.say(None, what) or ''}".strip()

    assert [script(), table.stands().wordings[-1].text] == ["take-up", "The last text."]
    assert script() == "take-up"
    assert [script(), script()] == ["silence", "adopt time_runs"]
    assert table.do("A", "break") is None
    assert [script(), script()] == ["give-up", ""]


def test_reserved_is_what_was_picked() -> None:
    """A reservation, unless a footnote was picked."""
    table = talks()
    assert table.enter("A", "reserve", {"text": "But."}) is None
    assert table.say("A", Redrafted(text=Words.of("x"))) is Fault.NOT_YOURS
    assert [one.kind for one in table.stands().lines] == ["reservation"]
