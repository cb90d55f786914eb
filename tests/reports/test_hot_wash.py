"""The hot wash on one page: what was decided, where it ended, what to talk about; and nothing that was hidden."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tabletop.documents.document import Document, Listing, Paragraph, Section, Table
from tabletop.documents.formats.html import html
from tabletop.reports.account import Account, DecisionAccount, InjectAccount, NoteAccount
from tabletop.reports.editions import in_edition
from tabletop.reports.hot_wash import STEPS, hot_wash
from tabletop.reports.telling import told
from tests.played import records_of
from tests.reports.logs import quay_account, telling


@pytest.fixture(scope="module")
def grey() -> Account:
    """Grey Weather, played to its end."""
    return told(telling(records_of()))


def words(document: Document) -> str:
    """All its words."""
    return str((document.lead, document.sections))


def section(document: Document, anchor: str) -> Section:
    """One of its sections."""
    return next(one for one in document.sections if one.anchor == anchor)


def rows(document: Document, anchor: str) -> list[list[str]]:
    """The cells of a section's table."""
    (table,) = (one for one in section(document, anchor).blocks if isinstance(one, Table))
    return [["".join(span.text for span in cell) for cell in row] for row in table.rows]


def with_decisions(account: Account, *decisions: DecisionAccount, seen_by: tuple[str, ...] = ()) -> Account:
    """The account with other decisions, all in its first inject."""
    move = account.moves[0]
    inject: InjectAccount = replace(move.injects[0], decisions=decisions, seen_by=seen_by)
    return replace(account, edition="participant", moves=(replace(move, injects=(inject,)),))


def test_a_page_of_a_run(grey: Account) -> None:
    """Ending, widest split, a line for each question, indicators with their biggest change, prompts in their order."""
    document = hot_wash(grey)

    assert document.compact
    assert [one.anchor for one in document.sections] == ["split", "decided", "indicators", "talk"]
    assert "Mended together" in words(document)
    assert "Nobody has won" in words(document)
    decided = rows(document, "decided")
    assert len(decided) == 12
    assert decided[-1][1].endswith("split")
    assert ["Information trust", "▮▮▮▮▮▮▮▯▯▯ 73  believed"] == rows(document, "indicators")[0][:2]
    assert rows(document, "indicators")[0][2].startswith("+12  The true half was told")
    talk = words(document)[words(document).index("To talk about") :]
    places = [talk.index(step.capitalize()) for step in STEPS]
    assert talk.index("From this run") < places[0]
    assert places == sorted(places)
    assert "What did each of you know that the others did not?" in talk
    assert "winner" not in words(document).casefold()


def test_the_same_log_makes_the_same_page(grey: Account) -> None:
    """Byte for byte."""
    assert html(hot_wash(grey)) == html(hot_wash(grey))


def test_nothing_that_was_hidden(grey: Account) -> None:
    """No purpose, no secret, no assumption, no console note, no text for one table; whoever asks for the page."""
    document = hot_wash(grey)
    shown = words(document)
    secrets = [team.secret for team in grey.teams if team.secret]
    private = [text for move in grey.moves for inject in move.injects for _team, text in inject.private]
    purposes = [inject.purpose for move in grey.moves for inject in move.injects if inject.purpose]
    assert secrets
    assert private
    assert purposes
    assert not [text for text in (*secrets, *private, *purposes) if text in shown]
    noted = replace(quay_account(), notes=(NoteAccount("note", "For my eyes only", "", "", 3, 0),))
    assert "my eyes" not in words(hot_wash(noted))


def test_of_an_edition_that_was_cut_already(grey: Account) -> None:
    """The participants' is taken as it is; the one without names leaves out what single tables were asked."""
    assert hot_wash(in_edition(grey, "participant")) == hot_wash(grey)
    assert hot_wash(in_edition(grey, "redacted")).sections
    asked = grey.moves[0].injects[0].decisions
    alone = replace(with_decisions(grey, *asked, seen_by=("Press",)), edition="redacted", revealed=False)
    assert "decided" not in [one.anchor for one in hot_wash(alone).sections]
    assert "decided" in [one.anchor for one in hot_wash(replace(alone, revealed=True)).sections]


def test_a_run_that_has_not_ended(grey: Account) -> None:
    """It says so, and what there is."""
    bare = replace(with_decisions(grey), ending=("", ""), curves=(), prompts=(), drawn=(), notes=())
    document = hot_wash(bare)
    assert "has not ended yet" in words(document)
    assert document.sections == ()
    assert " – " not in words(hot_wash(replace(bare, ending=("Calm", ""))))


def test_how_each_question_came_out(grey: Account) -> None:
    """One answer, counts, a range, a result, none; with what is to be known beside it."""
    (first, *_rest) = (one for move in grey.moves for inject in move.injects for one in inject.decisions)
    ruling = first.ruling
    assert ruling is not None
    one = first.answers[0]
    pair = (replace(one, lines=("Wait",)), replace(one, name="B", lines=("Go",)))
    choice = replace(first, type="choice", answers=(pair[0],), split=False, waiting=())
    cases = {
        "a": (replace(choice, ruling=replace(ruling, how="overridden")), "Wait ruled otherwise than the script"),
        "b": (replace(choice, ruling=replace(ruling, how="amended")), "Wait script amended"),
        "c": (replace(choice, ruling=None, answers=pair), "Wait · Go split not ruled on"),
        "d": (
            replace(choice, type="vote", secret=True, ruling=replace(ruling, counts=(("For", 2), ("Against", 0)))),
            "For 2",
        ),
        "e": (replace(choice, answers=(), ruling=replace(ruling, result="adopted", counts=())), "adopted"),
        "f": (
            replace(choice, answers=(), waiting=("B",), ruling=None),
            "nobody answered not decided by all not ruled on",
        ),
        "g": (
            replace(choice, answers=(replace(one, status="no-decision", lines=()),)),
            "no decision not decided by all",
        ),
    }
    document = hot_wash(with_decisions(grey, *(replace(case, id=name) for name, (case, _said) in cases.items())))
    assert [row[1] for row in rows(document, "decided")] == [said for _case, said in cases.values()]


def test_what_does_not_fit_is_counted(grey: Account) -> None:
    """Questions nobody differed on go first; parked questions and prompts beyond the page are counted."""
    (first, *_rest) = (one for move in grey.moves for inject in move.injects for one in inject.decisions)
    quiet = replace(first, type="choice", answers=first.answers[:1], split=False)
    many = with_decisions(grey, *(replace(quiet, id=f"d{at}", split=at == 13) for at in range(14)))
    document = hot_wash(many)
    assert len(rows(document, "decided")) == 12
    assert "and 2 more" in words(document)
    split = with_decisions(grey, *(replace(quiet, id=f"d{at}", split=True) for at in range(14)))
    assert len(rows(hot_wash(split), "decided")) == 14

    parked = tuple(NoteAccount("parked", f"Who pays for {at}?", "", "", 3, 0) for at in range(5))
    talk = section(hot_wash(replace(many, notes=parked, curves=(replace(grey.curves[0], changes=()),))), "talk")
    (own, _written) = (one for one in talk.blocks if isinstance(one, Listing))
    assert [item[0].text for item in own.items][-1] == "Parked on the way: Who pays for 2?"
    more = talk.blocks[-1]
    assert isinstance(more, Paragraph)
    assert more.text[0].text.startswith("and ")
    few = replace(many, drawn=(), notes=(), prompts=(("defuse", ("One word.",)),))
    assert len(section(hot_wash(few), "talk").blocks) == 2
    own_only = replace(many, drawn=("Why?",), notes=(), prompts=())
    assert len(section(hot_wash(own_only), "talk").blocks) == 2


def test_a_long_ending_is_cut_between_sentences(grey: Account) -> None:
    """Or between words, where there is no sentence to end."""
    whole = replace(with_decisions(grey), ending=("End", "One sentence. " * 40))
    assert "sentence. One sentence.'" in words(hot_wash(whole)).replace('"', "'")
    endless = replace(with_decisions(grey), ending=("End", "word " * 90))
    assert "word …" in words(hot_wash(endless))


def test_an_indicator_that_never_moved(grey: Account) -> None:
    """It says so, and has the usual word where the author gave none."""
    still = replace(with_decisions(grey), curves=(replace(grey.curves[0], changes=(), word="", end=100),))
    assert rows(hot_wash(still), "indicators") == [["Information trust", "▮▮▮▮▮▮▮▮▮▮ 100  very high", "did not move"]]


def test_one_screen_and_one_sheet(grey: Account) -> None:
    """The page has no list of contents, and on paper it is a single sheet."""
    document = hot_wash(grey)
    page = html(document).decode()
    assert 'class="compact"' in page
    assert "<nav" not in page

    pdf = pytest.importorskip("tabletop.documents.formats.pdf", exc_type=ImportError)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.pdf(document))) == 1
