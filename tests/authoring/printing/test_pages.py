"""What holds for every page that is printed, whatever the scenario."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from tabletop.authoring.printing.files import card_of, everything, folder_name, one
from tabletop.authoring.printing.frame import audience_of, banner
from tabletop.authoring.printing.order import PrintOrder, lettered
from tabletop.authoring.printing.registry import PAGES, NothingToPrint, available, printed
from tabletop.documents.document import Document
from tabletop.documents.registry import DOCUMENT_FORMATS
from tabletop.scenario.model import Inject, Scenario
from tests.authoring.printing import pages
from tests.documents.formats.sample import CORPUS

ALL = [(name, page.name) for name in pages.SHIPPED for page in available(pages.scenario_of(name))]
FREE = {
    *(
        "title",
        "summary",
        "licence",
        "name",
        "about",
        "text",
        "question",
        "label",
        "detail",
        "outcome",
        "why",
        "purpose",
    ),
    *("read_aloud", "probes", "if_stuck", "watch_for", "expect", "situation", "wants", "fears", "may_not", "secret"),
    *(
        "left_out",
        "intro",
        "prologue",
        "cite",
        "heading",
        "target",
        "tasks",
        "credits",
        "simplification",
        "source_name",
    ),
    *(
        "content_notes",
        "ground_rules",
        "defuse",
        "describe",
        "interpret",
        "reveal",
        "generalise",
        "apply",
        "reflection",
    ),
    *("review_questions", "confidence", "readings", "real", "fictional", "clauses", "roles", "words"),
}
"""Fields of a scenario that hold what authors write freely."""


def foreign(part: object, text: str, *, free: bool = False) -> object:
    """A part of a scenario with `text` wherever an author may write."""
    if isinstance(part, tuple):
        return tuple(foreign(inner, text, free=free) for inner in part)
    if isinstance(part, dict):
        return {key: foreign(inner, text, free=free) for key, inner in part.items()}
    if not isinstance(part, BaseModel):
        return text if free and isinstance(part, str) else part
    changed = {name: foreign(getattr(part, name), text, free=_written(part, name)) for name in type(part).model_fields}
    return type(part).model_construct(None, **changed)


def _written(part: object, name: str) -> bool:
    """Whether an author writes this freely; how sure a sender is, is one of three words."""
    return name in FREE and not (isinstance(part, Inject) and name == "confidence")


def hostile(name: str, text: str) -> PrintOrder:
    """An order in which every free text is that one."""
    scenario = foreign(pages.scenario_of(name), text)
    assert isinstance(scenario, Scenario)
    return PrintOrder(scenario, "0" * 64, "0.1.0", people=9)


def kept_anywhere(document: Document) -> str:
    """Everything around the text of a document."""
    return " ".join([document.title, document.subtitle, document.banner, *document.foot])


@pytest.mark.parametrize(("name", "what"), ALL)
def test_every_page_says_what_it_is(name: str, what: str) -> None:
    """The line, the title, whom it is for, the licence, the version; anchors are unique."""
    order = pages.order_of(name)
    document = printed(order, what)
    around = kept_anywhere(document)

    assert document.banner.startswith("EXERCISE – fictional events")
    for told in (order.fill(order.scenario.title), order.scenario.licence, "0.1.0", order.scenario.id):
        assert told in around
    assert audience_of(document)
    found = pages.anchors(document)
    assert len(set(found)) == len(found)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in found)


@pytest.mark.parametrize("what", ["guide", "evaluation"])
def test_what_is_not_for_participants_says_so(what: str) -> None:
    """In the line that stands on every page."""
    assert "not for participants" in printed(pages.order_of("grey-weather"), what).banner


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
def test_the_same_order_makes_the_same_bytes(form: str) -> None:
    """In every format; the file says which scenario and page it is."""
    order = pages.order_of("harbour", people=12)
    made = one(order, "roles", form)

    assert made == one(order, "roles", form)
    assert f"harbour-role-cards{DOCUMENT_FORMATS[form].suffix}" == made.name


def test_everything_at_once() -> None:
    """Every page that there is, under its own name; each file has the line on it."""
    order = pages.order_of("harbour")
    files = everything(order, "md")

    assert {f"{page.stem}.md" for page in available(order.scenario)} == set(files)
    assert all(banner() in made.content.decode() for made in files.values())
    assert [made.name for made in files.values()] == list(files)


@pytest.mark.parametrize("text", CORPUS.values(), ids=list(CORPUS))
def test_bad_texts_stand_on_paper(text: str) -> None:
    """In every place where an author may write: whole pages, and nothing of it becomes a mark."""
    order = hostile("harbour", text)
    for page in available(order.scenario):
        document = page.made(order)
        html = DOCUMENT_FORMATS["html"].write(document).decode()
        assert "<script" not in html
        assert not {"\x00", "\x1b", "\u202e", "\u2028"} & set(html)
    assert DOCUMENT_FORMATS["md"].write(printed(order, "manual"))


@pytest.mark.parametrize("name", ["html_script", "arabic_ligature", "long_word"])
def test_bad_texts_in_files_of_other_programs(name: str) -> None:
    """Word and PDF take them, too."""
    order = hostile("harbour", CORPUS[name])
    for form in ("docx", "pdf"):
        assert card_of(order, "PORT", form).content


def test_very_long_texts() -> None:
    """A text of twenty thousand letters in every slot is set, on as many pages as it takes."""
    order = hostile("harbour", "Fog lies over the water. " * 780)
    assert len(one(order, "handouts", "html").content) > 100_000
    assert card_of(order, "PORT", "pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize("team", ["CON", "NUL", "aux", "COM1", "prn"])
def test_a_team_that_is_called_like_a_device(team: str) -> None:
    """No file's name is a device's, and none has a letter that a system refuses."""
    order = pages.order_of("harbour")
    first = next(iter(order.scenario.teams.values()))
    renamed = order.scenario.model_copy(update={"teams": {team: first.model_copy(update={"name": "CON/../x:y"})}})
    made = card_of(PrintOrder(renamed, "0" * 64, "0.1.0"), team, "md")

    assert f"harbour-role-card-{team.lower()}.md" == made.name
    assert re.fullmatch("[a-z0-9.-]+", folder_name(order))


def test_right_to_left() -> None:
    """A Hebrew text is a Hebrew text, in its own direction, on an English page and on a Hebrew one."""
    text = "אבג דהו"
    order = hostile("harbour", text)
    hebrew = replace(order, scenario=order.scenario.model_copy(update={"language": "he"}))
    made = one(hebrew, "manual", "html").content.decode()

    assert text in made
    assert 'lang="he" dir="rtl"' in made
    assert "dir=" not in one(order, "manual", "html").content.decode()


def test_what_a_scenario_for_one_has() -> None:
    """A paper version; what would be handed out is refused with its reason."""
    order = pages.order_of("first-hour")
    assert ["guide"] == [page.name for page in available(order.scenario)]
    for what in PAGES:
        if what != "guide":
            with pytest.raises(NothingToPrint) as caught:
                printed(order, what)
            assert (what, "alone") == caught.value.args


def test_a_scenario_without_evaluation_has_no_guide_for_it() -> None:
    """And says so."""
    order = pages.order_of("harbour")
    bare = replace(order, scenario=order.scenario.model_copy(update={"evaluation": {}}))
    with pytest.raises(NothingToPrint) as caught:
        printed(bare, "evaluation")
    assert ("evaluation", "no-evaluation") == caught.value.args
    assert "evaluation" not in {page.name for page in available(bare.scenario)}


@given(st.lists(st.integers(0, 2000), unique=True, min_size=2, max_size=5))
@settings(max_examples=25)
def test_letters_go_on_for_ever(places: list[int]) -> None:
    """Different places have different letters."""
    assert len(places) == len({lettered(place) for place in places})
    assert ["a", "z", "aa", "ab"] == [lettered(place) for place in (0, 25, 26, 27)]
