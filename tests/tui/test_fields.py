"""Every field type: by number, by arrow, by mouse; what is wrong is said at the field; what fits comes back."""

from __future__ import annotations

import pytest
from textual import events
from textual.content import Content

from tabletop.decisions.form import Choice, Entry, Field, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.form_view import FormView, field_view
from tabletop.tui.fields.wording import field_label, in_words
from tests.tui.fakes import DUTY
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.holder import HolderApp
from tests.tui.keys import press, write
from tests.tui.samples import CHOICES, EVERY_FIELD

ONE = PickOne("x", CHOICES)
SOME = PickSome("x", CHOICES, 1, 2, (("minister", "nobody"),))
ORDER = PutInOrder("x", CHOICES)
SHARE = ShareOut("x", CHOICES, 100, 10)
LINE = WriteText("x", "rationale", 3)
TEXT = WriteText("x", "answer", 3, lines=4)
LEVEL = SetLevel("x", "How likely?")

TYPED: list[tuple[Field, list[str], Entry | None, str]] = [
    (ONE, [], None, "missing"),
    (ONE, ["2"], "ministry", ""),
    (ONE, ["9"], None, "missing"),
    (ONE, ["down"], "minister", ""),
    (ONE, ["down", "down", "down", "down"], "nobody", ""),
    (ONE, ["3", "up"], "ministry", ""),
    (SOME, [], None, "missing"),
    (SOME, ["2", "1"], ("minister", "ministry"), ""),
    (SOME, ["2", "2"], None, "missing"),
    (SOME, ["down", "space"], ("ministry",), ""),
    (SOME, ["1", "3"], ("minister", "nobody"), "excluded"),
    (SOME, ["1", "2", "3"], ("minister", "ministry", "nobody"), "too_many"),
    (PickSome("x", CHOICES, 2, 2), ["1"], ("minister",), "too_few"),
    (PickSome("x", CHOICES, 0, 3), [], None, ""),
    (ORDER, [], None, "missing"),
    (ORDER, ["3"], ("nobody",), "not_all_ordered"),
    (ORDER, ["3", "1"], ("nobody", "minister", "ministry"), ""),
    (ORDER, ["3", "1", "1"], ("nobody", "ministry"), "not_all_ordered"),
    (ORDER, ["3", "1", "left"], ("minister", "nobody", "ministry"), ""),
    (ORDER, ["3", "1", "right"], ("nobody", "ministry", "minister"), ""),
    (ORDER, ["3", "1", "backspace"], ("nobody", "minister"), "not_all_ordered"),
    (ORDER, ["left", "backspace"], None, "missing"),
    (SHARE, [], None, "missing"),
    (SHARE, ["right"], {"minister": 10}, "wrong_total"),
    (SHARE, ["right", "left", "left"], None, "missing"),
    (SHARE, ["right", "2", "equals_sign"], {"minister": 10, "ministry": 90}, ""),
    (SHARE, ["equals_sign", "2", "right"], {"minister": 100}, ""),
    (SHARE, ["equals_sign", "backspace"], None, "missing"),
    (LINE, [], None, "reason_missing"),
    (LINE, ["a", "space", "b"], "a b", ""),
    (LINE, ["a", "space", "b", "space", "c", "space", "d"], "a b c d", "too_long"),
    (WriteText("x", "rationale", 3, required=False), [], None, ""),
    (TEXT, [], None, "missing"),
    (TEXT, ["a", "enter", "b"], "a\nb", ""),
    (LEVEL, [], None, "missing"),
    (LEVEL, ["right"], 50, ""),
    (LEVEL, ["7", "right"], 75, ""),
    (LEVEL, ["end", "right"], 100, ""),
    (LEVEL, ["home", "left"], 0, ""),
    (SetLevel("x", required=False), [], None, ""),
]


@pytest.mark.parametrize(("field", "keys", "entry", "fault"), TYPED)
async def test_keys_make_the_entry(field: Field, keys: list[str], entry: Entry | None, fault: str) -> None:
    """What is pressed is what comes out, with what is wrong with it."""
    view = field_view(field)
    app = HolderApp(view)
    async with app.run_test(size=SMALL) as pilot:
        view.target.focus()
        await press(pilot, *keys)
        assert (view.entry, view.fault()) == (entry, fault)


@pytest.mark.parametrize(
    ("field", "entry", "back"),
    [
        (ONE, "ministry", "ministry"),
        (ONE, "gone", None),
        (SOME, ("nobody", "gone"), ("nobody",)),
        (SOME, "nobody", None),
        (ORDER, ("nobody", "nobody", "gone", "minister"), ("nobody", "minister")),
        (ORDER, 3, None),
        (SHARE, {"minister": 30, "gone": 70}, {"minister": 30}),
        (SHARE, {"minister": 130}, None),
        (SHARE, "minister", None),
        (LINE, "a\x1b[31m b", "a[31m b"),
        (LINE, 3, None),
        (LEVEL, 35, 35),
        (LEVEL, 350, None),
    ],
)
async def test_what_was_entered_comes_back(field: Field, entry: Entry, back: Entry | None) -> None:
    """A draft is restored; what does not fit the field any more is left out."""
    view = field_view(field)
    async with HolderApp(view).run_test(size=SMALL):
        view.restore(entry)
        assert view.entry == back


@pytest.mark.parametrize("size", SIZES)
async def test_fields_on_the_screen(size: tuple[int, int]) -> None:
    """Every field type, empty, with its label and its line of help."""
    views: list[FieldView] = [field_view(field) for field in EVERY_FIELD]
    app = HolderApp(*views)
    async with app.run_test(size=(size[0], 44)) as pilot:
        views[2].target.focus()
        await press(pilot, "2", "1")
        views[1].target.focus()
        await press(pilot, "1", "3")
        check_frame(app, "fields")


async def test_the_mouse_chooses() -> None:
    """A click on a row, on its second line, or on the scale."""
    one, level = field_view(PickOne("x", (Choice("a", "A" * 50, "b" * 50), *CHOICES))), field_view(LEVEL)
    app = HolderApp(one, level)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.click(one.target, offset=(10, 1))
        await pilot.click(level.target, offset=(2 + 10, 0))
        assert (one.entry, level.entry) == ("a", 50)
        await pilot.click(one.target, offset=(10, 2))
        await pilot.click(level.target, offset=(70, 0))
        assert (one.entry, level.entry) == ("minister", 50)


async def test_pasted_text_is_cleaned() -> None:
    """What is pasted loses its controls, and in a single line its line breaks."""
    view = field_view(LINE)
    async with HolderApp(view).run_test(size=SMALL) as pilot:
        view.target.focus()
        view.target.post_message(events.Paste("a\x1b]52;c;eA==\x07\r\nb"))
        await pilot.pause()
        assert view.entry == "a]52;c;eA== b"


async def test_a_level_has_the_word_that_fits() -> None:
    """A question about the world gets a word of likelihood, one's own decision a word of sureness."""
    world, own = field_view(SetLevel("x", "How likely?")), field_view(SetLevel("sure"))
    app = HolderApp(world, own)
    async with app.run_test(size=SMALL) as pilot:
        world.restore(30)
        own.restore(30)
        await pilot.pause()
        assert "30 %  probably not" in frame(app)
        assert "30 %  unsure" in frame(app)


async def test_a_fault_is_a_sentence_and_goes_with_the_next_change() -> None:
    """It stands at the field until something is entered."""
    view = field_view(ONE)
    app = HolderApp(view)
    async with app.run_test(size=SMALL) as pilot:
        view.report("missing")
        await pilot.pause()
        assert "! Choose or write something first." in frame(app)
        view.target.focus()
        await press(pilot, "1")
        assert "!" not in frame(app)


async def test_a_ballot_gets_the_words_of_the_face() -> None:
    """For, against and abstain have no label of an author."""
    app = HolderApp(field_view(PickOne("x", (Choice("for", ""), Choice("against", "")))))
    async with app.run_test(size=SMALL):
        assert "1 ○  For" in frame(app)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        (WriteText("x", "rationale", 9), "In one sentence, why?"),
        (WriteText("x", "rationale", 9, required=False), "In one sentence, why? (if you like)"),
        (WriteText("x", "answer", 9), ""),
        (WriteText("x", "Whose night was it?", 9), "Whose night was it?"),
        (SetLevel("sure"), "How sure are you?"),
        (SetLevel("answer"), ""),
        (SetLevel("sure", "How likely?"), "How likely?"),
        (ONE, ""),
    ],
)
def test_labels(field: Field, label: str) -> None:
    """A field says what it wants unless the question did."""
    assert field_label(field) == Content(label)


async def test_long_texts_are_typed_in_lines() -> None:
    """A text of several lines wraps and counts its words."""
    view = field_view(WriteText("x", "answer", 40, lines=5))
    app = HolderApp(view)
    async with app.run_test(size=SMALL) as pilot:
        view.target.focus()
        await write(pilot, "one two")
        await pilot.pause()
        assert "2 of at most 40 words" in frame(app)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        (WriteText("x", "objection", 9), "Why do you object?"),
        (PickOne("x", CHOICES, "side"), "For or against?"),
        (PickSome("x", CHOICES, 1, 2, purpose="parties"), "With whom?"),
        (PickOne("x", CHOICES, "prediction", "DUTY"), "▲ Night duty officer  What will they do?"),
        (PickOne("x", CHOICES, "prediction", "NOBODY"), "NOBODY  What will they do?"),
        (PutInOrder("x", CHOICES), ""),
    ],
)
def test_a_purpose_has_a_label(field: Field, label: str) -> None:
    """A word of ours for what a field is for; a prediction says about whom."""
    assert field_label(field, (DUTY,)).plain == label


def test_choices_without_a_label_are_named_by_their_purpose() -> None:
    """Teams by sign and name, others by a word of ours; a purpose asked several times is numbered."""
    form = (
        PickSome("a", (Choice("DUTY", ""), Choice("NOBODY", "")), 0, 2, purpose="bilateral"),
        PickOne("b", (Choice("for", ""), Choice("against", "")), "side"),
        PickOne("c", (Choice("30", "30 %"),), "estimate"),
        PickOne("d", (Choice("x", "The author’s"), Choice("+", "")), "clause"),
        WriteText("e", "reason", 9),
        WriteText("f", "reason", 9, required=False),
    )
    found = list(in_words(form, (DUTY,)))
    names = [[one.label for one in field.choices] for field, _label in found if isinstance(field, PickOne | PickSome)]
    assert names == [
        ["▲ Night duty officer", "NOBODY"],
        ["for", "against"],
        ["30 % – probably not"],
        ["The author’s", "a further clause"],
    ]
    assert [label.plain for _field, label in found[-2:]] == ["Why should that work?  1", "Why should that work?  2"]


async def test_what_need_not_be_picked_can_be_taken_back() -> None:
    """The same number again takes it back; arrows never do."""
    view = field_view(PickOne("x", CHOICES, required=False))
    app = HolderApp(view)
    async with app.run_test(size=SMALL) as pilot:
        view.target.focus()
        assert ("", True) == (view.fault(), view.optional)
        await press(pilot, "down")
        assert view.entry == "minister"
        await press(pilot, "up")
        assert view.entry == "minister"
        await press(pilot, "1")
        assert view.entry is None


async def test_what_stands_there_first_is_the_entry_and_may_be_typed_over() -> None:
    """A line that is offered is typed over; a longer text is written on."""
    line = field_view(WriteText("x", "minutes", 1, initial="8"))
    text = field_view(WriteText("y", "wording", 9, lines=3, initial="We stay."))
    app = HolderApp(line, text)
    async with app.run_test(size=SMALL) as pilot:
        line.target.focus()
        assert ("8", True) == (line.entry, line.untouched)
        await press(pilot, "1", "2")
        assert ("12", False) == (line.entry, line.untouched)
        text.target.focus()
        await press(pilot, "space", "N", "o", ".")
        assert text.entry == "We stay. No."


async def test_of_two_lists_only_the_one_that_is_on_shows_numbers() -> None:
    """So nobody wonders which list a number key is for."""
    form = FormView((PickOne("a", CHOICES), PickOne("b", CHOICES, "side")))
    app = HolderApp(form)
    async with app.run_test(size=SMALL) as pilot:
        form.start()
        await press(pilot, "2")
        assert ("2 ●" in frame(app), frame(app).count("· ○")) == (True, 3)
        await press(pilot, "tab", "3")
        assert form.entries == {"a": "ministry", "b": "nobody"}
        assert "· ●" in frame(app)


async def test_a_fault_of_a_text_is_said_at_the_text() -> None:
    """Not at the list above it."""
    form = FormView((PickOne("a", CHOICES), WriteText("b", "wording", 9)))
    app = HolderApp(form)
    async with app.run_test(size=SMALL) as pilot:
        form.report("unchanged")
        await pilot.pause()
        lines = frame(app).split("\n")
        said = next(number for number, line in enumerate(lines) if "same as before" in line)
        assert said > next(number for number, line in enumerate(lines) if "How should it read?" in line)
