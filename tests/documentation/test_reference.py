"""The reference says what the code says. `python -m tests.documentation.refresh` mends a page that does not."""

from __future__ import annotations

from typing import get_args

import pytest

from tabletop.cli.settings import Settings
from tabletop.evaluation.events import Assessed
from tabletop.evaluation.feedback import Collected
from tabletop.exercise.commands import Command, Override
from tabletop.exercise.events import Event, Recorded
from tabletop.scenario.model import Scenario
from tabletop.scenario.play_file import Play
from tabletop.storage.codec import Decoder
from tabletop.storage.families import SESSIONS
from tests.documentation import events, scenario_format
from tests.documentation.layout import laid_out
from tests.documentation.refresh import MEASURED, REFERENCE, pages
from tests.documentation.shapes import models, undocumented, words_for

COMMANDS: tuple[type, ...] = (*get_args(Command), Override)


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_page_is_current(name: str, text: str) -> None:
    """Every page that is written from the code is as it would be written now."""
    assert text == (REFERENCE / name).read_text(encoding="utf-8")


def test_no_page_is_left_over() -> None:
    """A page whose code is gone, goes."""
    written = {path.relative_to(REFERENCE).as_posix() for path in REFERENCE.rglob("*.md")}
    assert {*pages(), *MEASURED} == {name for name in written if not name.startswith("mechanics/")}


@pytest.mark.parametrize(
    "kinds",
    [models(Scenario), models(Play), models(Recorded), models(Assessed), models(Collected), COMMANDS, (Settings,)],
    ids=["scenario", "play", "event", "evaluation", "feedback", "command", "settings"],
)
def test_every_field_has_a_docstring(kinds: tuple[type, ...]) -> None:
    """Under every field of a scenario, golden play, event, command or settings stands what it is."""
    assert [] == [name for kind in kinds for name in undocumented(kind)]


def test_every_part_of_a_scenario_is_shown() -> None:
    """The page on the format has every model that a scenario or a golden play can hold, and no other."""
    assert [] == scenario_format.unplaced()


def test_every_event_is_shown() -> None:
    """The page on the log has every event once."""
    assert sorted(kind.__name__ for kind in get_args(get_args(Event)[0])) == events.grouped()


def test_the_example_line_is_one() -> None:
    """The line on the page on the log is a line of a log: it can be read back, words and all."""
    line, _hash = events.example()
    assert "Nobody asked who pays." in Decoder(SESSIONS).decode(line.rstrip(b"\n")).model_dump_json()


def test_a_type_without_words_is_an_error() -> None:
    """A field of a new type is described on purpose, or not at all."""
    with pytest.raises(TypeError):
        words_for(bytes, lambda _shape: None)


def test_a_mark_without_a_part_is_an_error() -> None:
    """A page is whole, or it is not written."""
    with pytest.raises(ValueError, match="codes"):
        laid_out("problems.md")
