"""Problems as workflow commands of GitHub."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.check import Checked
from tabletop.authoring.output.annotations import as_annotations
from tabletop.scenario.problems import Code, Place, Problem

LEAK = Problem(Code.NO_INDICATOR, Place("a, b/50%:x.yaml", 34, 49, 59), found="escalatoin", known=("escalation",))
COMMAND = re.compile(r"::(error|notice) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]*)")


def read_back(text: str) -> str:
    """As GitHub's runner reads a value."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_command() -> None:
    """Place, code and words; commas, colons and percent signs do not end anything early."""
    expected = (
        "::error file=a%2C b/50%25%3Ax.yaml,line=34,endLine=34,col=49,endColumn=59,title=TT102::"
        'no indicator called "escalatoin"%0Adid you mean "escalation"? known here: escalation'
    )
    assert [expected] == as_annotations([Checked(Path("x"), (), (LEAK,))])


def test_note() -> None:
    """A remark is a notice."""
    note = Problem("TT206", Place("x", 5, 3, 6), found="OPS", where="OPS", note=True)
    assert as_annotations([Checked(Path("x"), (), (note,))])[0].startswith("::notice file=x,")


@given(found=st.text(max_size=40), file=st.text(min_size=1, max_size=40))
def test_nothing_breaks_out(found: str, file: str) -> None:
    """Whatever a scenario or a folder is called: one problem is one command of one line, and reads back whole."""
    problem = Problem(Code.NO_TEAM, Place(file, 1, 1, 2), found=found)
    [line] = as_annotations([Checked(Path("x"), (), (problem,))])
    match = COMMAND.fullmatch(line)
    assert match is not None
    assert ["line=1", "endLine=1", "col=1", "endColumn=2", "title=TT101"] == match[2].split(",")[1:]
    assert read_back(match[3]).startswith("no team called ")
