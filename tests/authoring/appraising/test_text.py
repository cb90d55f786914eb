"""What a person reads, in a terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.authoring.appraising.appraisal import (
    Appraisal,
    NoSuchInjectError,
    NoSuchTeamError,
    Wanted,
    appraise,
    look_up,
    named,
)
from tabletop.authoring.appraising.document import document
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.overview import line, markdown, table
from tabletop.authoring.appraising.remarks import remarks, wrong
from tabletop.authoring.appraising.rows import Row
from tabletop.authoring.appraising.text import rows
from tabletop.documents.document import Block, Chart, Document, Section
from tabletop.documents.registry import DOCUMENT_FORMATS
from tabletop.plain.layout import cells, wrapped
from tests.authoring.appraising.stories import KEPT, TELLTALE, story, told

HERE = Path(__file__).parent


def lines(found: Iterator[Row], width: int = 80) -> list[str]:
    """As the terminal shows them."""
    return [
        one
        for row in found
        for one in (wrapped(row.text, row.indent, row.hang or row.indent, width) if row.text else [row.indent.rstrip()])
    ]


@pytest.mark.parametrize(
    ("name", "appraisal"),
    [("exact", told()), ("drawn", told(drawn=True)), ("everybody", told(everybody=True))],
)
def test_as_it_was_read_and_accepted(name: str, appraisal: Appraisal) -> None:
    """The whole text; who changes it reads it again."""
    assert (HERE / "shown" / f"{name}.txt").read_text(encoding="utf-8") == "\n".join(lines(rows(appraisal))) + "\n"


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Down to sixty columns nothing sticks out; below, bars and columns of our own may."""
    widest = max(cells(one) for one in lines(rows(told(everybody=True)), width))
    assert widest <= max(width, 62)


def test_what_is_kept_is_no_fault() -> None:
    """An `ignore` of the file takes out of the exit code what it names, and its reason is shown."""
    text = TELLTALE + KEPT
    [kept] = [one for one in remarks(told(text=text), Naming(told(text=text).subject)) if one.why]
    assert ("TT308", "The talk is the point.") == (kept.code, kept.why)
    assert wrong(told(text=text))
    assert any("kept on purpose: The talk is the point." in one for one in lines(rows(told(text=text))))


def test_names_are_looked_up_before_anything_is_played() -> None:
    """A slip costs no waiting, and the nearest name is offered."""
    scenario, source = story()
    with pytest.raises(NoSuchTeamError) as team:
        look_up(scenario, Wanted(teams=("ne",)))
    assert ("ne", "NO, DE") == team.value.args
    with pytest.raises(NoSuchInjectError) as inject:
        appraise(scenario, source, Wanted(left_out=("cable-cot",)))
    assert ("cable-cot", "cable-cut") == inject.value.args
    assert ("A", "B", "C") == named(["A,B", " C ,A", ""])


@pytest.mark.parametrize("drawn", [False, True])
def test_stopped_at_once(*, drawn: bool) -> None:
    """It says that it was stopped, and says nothing of what it could not see."""
    scenario, source = story()
    found = appraise(scenario, source, Wanted(effort=told(drawn=drawn).wanted.effort), stop=lambda: True)
    shown = "\n".join(lines(rows(found)))
    assert found.partial
    assert "STOPPED before its end" in shown
    assert "Nothing is said of it: play was stopped." in shown
    assert () == remarks(found, Naming(found.subject))
    assert DOCUMENT_FORMATS["html"].write(document(found))


def test_stopped_between_players() -> None:
    """What was played to the end is told whole; who did not play is missing."""
    scenario, source = story()
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 12

    found = appraise(scenario, source, told(everybody=True).wanted, stop=stop)
    assert 1 <= len(found.runs) < 5
    assert not found.found.partial
    assert "sorts of players have played." in "\n".join(lines(rows(found)))


# the page


def blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    """All of them."""
    for section in sections:
        yield from section.blocks
        yield from blocks(section.sections)


@pytest.mark.parametrize("appraisal", [told(), told(drawn=True), told(everybody=True)], ids=["exact", "drawn", "all"])
def test_beside_every_chart_stands_its_table(appraisal: Appraisal) -> None:
    """A row for every point, a sentence for those who do not see it, and a table for every ending, gauge and answer."""
    made: Document = document(appraisal)
    charts = [one for one in blocks(made.sections) if isinstance(one, Chart)]
    assert 2 + len(appraisal.found.indicators) + (len(appraisal.runs) > 1) == len(charts)
    for chart in charts:
        assert chart.alt
        assert {len(series.points) for series in chart.series} == {len(chart.data.rows)}
        assert {len(chart.data.head)} == {len(row) for row in chart.data.rows}


def test_the_page_is_whole_by_itself_and_the_same_again() -> None:
    """Nothing is fetched, nothing of the scenario is markup, and the same findings make the same bytes."""
    page = DOCUMENT_FORMATS["html"].write(document(told()))
    assert page == DOCUMENT_FORMATS["html"].write(document(told()))
    words = page.decode()
    assert "<b>No</b>" not in words
    assert "&lt;b&gt;No&lt;/b&gt;" in words
    assert "<script" not in words
    assert 'src="http' not in words
    assert "scenario.yaml:15" in words
    assert "cable/" not in words


# several


def test_a_table_of_several() -> None:
    """A line and a half for each, with what is left out at the end."""
    shown = lines(table([told(), told(drawn=True)], left=2))
    assert shown[0].split() == ["endings", "likeliest", "dominated", "not", "met", "time"]
    assert 2 == sum("A cable goes silent" in one for one in shown)
    assert "Not simulated any more: 2." == shown[-1]


def test_the_table_for_a_page_is_the_same_everywhere() -> None:
    """No seconds; nothing an author wrote is markup."""
    made = markdown([told()])
    assert made == markdown([told()])
    head, rule, row = made.splitlines()
    assert head.count("|") == rule.count("|") == row.count("|")
    assert line(told()).id == "cable-north"
    assert "exact, 1" in row
