"""A preview line by line: the same acts as on the screen, and an answer never counts for another question."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import StringIO

from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.keeping import Keeper, Kept, NotKept
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found
from tabletop.plain.console import Console, Left
from tabletop.plain.preview import PreviewLines
from tabletop.scenario.problems import Code, Place, Problem
from tests import quay
from tests.authoring.previewing.plays import chosen, played
from tests.authoring.previewing.watched import FakeWatched, harbour
from tests.harbour import TEXT


class Typing(StringIO):
    """Lines as somebody types them; a function among them is done when its turn comes."""

    def __init__(self, *lines: str | Callable[[], None]) -> None:
        super().__init__()
        self._left = list(lines)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next line."""
        while self._left:
            line = self._left.pop(0)
            if isinstance(line, str):
                return f"{line}\n"
            line()
        return ""


class Desk:
    """A preview, somebody who types, and what was said."""

    def __init__(self, text: str = TEXT, *, keeper: Keeper | None = None, problems: tuple[Problem, ...] = ()) -> None:
        self.watched = FakeWatched()
        self.preview: Preview = harbour(text)
        self._keeper, self._found = keeper, problems

    def types(self, *lines: str | Callable[[], None]) -> str:
        """What is said while these lines are typed."""
        sink = StringIO()
        console = Console(Typing(*lines), sink, terminal=False)
        face = PreviewLines(self.preview, self.watched, console, check=lambda: self._found or None, keeper=self._keeper)
        with suppress(Left):
            face.run()
        return " ".join(sink.getvalue().split())

    @property
    def course(self) -> Course:
        """What was played."""
        assert self.preview.course is not None
        return self.preview.course


def test_a_way_through() -> None:
    """Enter goes on, a number chooses; what each choice would do is read out before, what came of it after."""
    desk = Desk()
    said = desk.types("", "2", "w", "", "70", "q")
    assert "saved 14:02, no problems" in said
    assert "One answer for all: Norway port authority, Pilots, Press. t asks team by team." in said
    assert "Safety at sea up 8: Somebody looks. Cost of delay up 6: An hour is lost. Sets the flag tug-out." in said
    assert "2 injects later: Told: The wait is in the papers. Public trust down 7: Readers hear of the wait." in said
    assert "Comes if flag tug-out: The tug returns – not now" in said
    assert "Still about: The radar is dark" in said
    assert "On its way, in 2 injects: what follows from" in said
    assert "Pilots: 70 %" in said


def test_the_end_of_the_input_just_ends() -> None:
    """A script that runs out leaves; nothing was to be finished."""
    assert "The harbour in fog" in Desk().types()


def test_a_choice_does_not_count_for_a_question_that_reads_otherwise() -> None:
    """What was typed while the file was saved with another question is not taken, and it is read out anew."""
    desk = Desk()
    said = desk.types(
        "", lambda: desk.watched.save(TEXT.replace("label: Send the tug", "label: Sink the tug")), "1", "q"
    )
    assert "this reads otherwise now. Nothing was chosen." in said
    assert "1 Sink the tug" in said
    assert {} == dict(desk.course.state.decisions["first-step"].answers)


def test_broken_gone_and_mended() -> None:
    """How the file stands is said when it changes; the last good version is played on."""
    desk = Desk()
    said = desk.types(
        "",
        lambda: desk.watched.save(TEXT.replace("indicators:", "indicator:")), "l", "p", "1",
        lambda: desk.watched.coming.append(Found(None, why="No such file or directory")), "l",
        lambda: desk.watched.save(TEXT, "14:09"), "l", "l", "q",
    )  # fmt: skip
    assert 'line 48: no field is called "indicator" here – showing the version of 14:02' in said
    assert 'did you mean "indicators"?' in said
    assert "The file is not there: No such file or directory – showing the version of 14:02" in said
    assert "saved 14:09, no problems" in said
    assert "The file is as it was." in said
    assert "consequence" == desk.course.spot.kind


def test_a_choice_that_went() -> None:
    """What could not be replayed is said, with where one stands."""
    desk = Desk()
    said = desk.types(
        "", "1", lambda: desk.watched.save(TEXT.replace("          tug:\n", "          boat:\n")), "l", "q"
    )
    assert "Not replayed: “Send the tug” to" in said
    assert "You stand at" in said


def test_never_good() -> None:
    """Every problem is said until a version loads."""
    desk = Desk("title: [")
    said = desk.types("", "v", "t", "n", "j", "u", "f", "w", "s", lambda: desk.watched.save(TEXT), "", "q")
    assert "what is opened here is never closed" in said
    assert "Mend the file and save it." in said
    assert "The harbour in fog" in said


def test_letters() -> None:
    """View, team by team, no decision, back, redo, restart: each letter does what it does on the screen."""
    desk = Desk()
    said = desk.types("", "v", "v", "t", "1", "n", "2", "u", "b", "f", "r", "n", "r", "y", "?", "n", "q")
    assert "As the room:" in said
    assert "As Norway port authority:" in said
    assert "Pilots answers." in said
    assert "Begin again? What you chose so far is forgotten." in said
    assert "Nothing is asked here that could be left undecided." in said
    assert () == desk.course.acts


def test_jumping() -> None:
    """A number for the inject, a number for the way; what cannot be said is said."""
    desk = Desk()
    number = str(list(desk.course.state.scenario.injects).index("tug-back") + 1)
    by_hand = [number, "2", "12", "", "300", "x", "", "", ""]
    said = desk.types("j", "0", *by_hand, "j", *by_hand[:-1], "y", "s", "q")
    assert "the jump to “The tug returns”: it needs flag tug-out." in said
    assert "The state was set by hand." in said
    assert "cannot be saved as a play" in said
    assert (12, 50, 100, 0) == tuple(desk.course.state.indicators[one] for one in ("safety", "trust", "cost", "nerves"))
    usual = Desk()
    usual.types("j", number, "1", "q")
    assert "tug-back" == usual.course.spot.inject
    here = Desk()
    assert here.preview.play(next(c for n in range(30) if (c := played([1] * n)).spot.inject == "whisper").acts) is None
    siren = str(list(here.course.state.scenario.injects).index("siren") + 1)
    here.types("j", siren, "3", "q")
    assert "siren" == here.course.spot.inject


def test_no_way_there() -> None:
    """An inject that no play reaches is said to be so."""
    desk = Desk(TEXT.replace("when: {tug-out: yes}", "when: {safety: exactly 1}"))
    number = str(list(desk.course.state.scenario.injects).index("tug-back") + 1)
    assert "No play drawn by chance came there." in desk.types("j", number, "1", "q")


def test_forms_in_lines_to_the_end() -> None:
    """What is filled in counts like what is chosen, and the story comes to its end."""
    desk = Desk(quay.TEXT)
    lines = {"ranking": "1 2", "confidence": "60", "multi-choice": "1", "open-text": "1"}
    filled = set()
    while desk.course.spot.kind != "ending":
        asked, acts = desk.preview.asking(together=True), desk.course.acts
        if asked is not None and asked.kind in lines:
            desk.types(lines[asked.kind])
            filled |= {asked.kind} if acts != desk.course.acts else set()
        if acts == desk.course.acts:
            act = chosen(desk.course, 0)
            assert act is not None
            assert desk.preview.take(act) is None
    assert set(lines) == filled
    assert "End of the exercise (ENDEX)" in desk.types("q")


def test_kept_as_a_play() -> None:
    """Where it is kept, or why it is not."""
    answers: list[Kept | NotKept] = [Kept("plays/one.play.yaml", ("It ends there.",)), NotKept("The disk is full.")]
    desk = Desk(keeper=lambda _course: answers.pop(0))
    said = desk.types("s", "", "s", "s", "q")
    assert "cannot be saved as a play" in said
    assert "Saved as a golden play: plays/one.play.yaml It ends there." in said
    assert "The disk is full." in said


def test_a_check_says_more() -> None:
    """What the rules find is said with the file."""
    remark = Problem(Code.NO_TEAM, Place("harbour.yaml", 7, 1, 2), found="X", note=True)
    said = Desk(problems=(remark,)).types("p", "q")
    assert '1 remark, line 7: no team called "X"' in said
    assert "Nothing is wrong with the file." in Desk().types("p", "q")
