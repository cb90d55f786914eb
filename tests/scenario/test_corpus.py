"""Bad input of every sort: no traceback, no wait, and where it is refused, one clear sentence with its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tabletop.authoring.messages import render
from tabletop.scenario.characters import UNSEEN
from tabletop.scenario.loader import examine

CORPUS = Path(__file__).parents[1] / "corpus"
MANIFEST = (CORPUS / "MANIFEST.csv").read_text(encoding="utf-8").splitlines()
SAMPLES = [row["file"] for row in csv.DictReader(MANIFEST)]
FIRST_CODES = {
    "01_alias_bomb_9x8": "TT016",
    "02_merge_key_bomb": "TT016",
    "04_self_alias_map": "TT016",
    "05_undefined_alias": "TT016",
    "07_deep_block_200": "TT021",
    "17_duplicate_key": "TT019",
    "19_merge_override": "TT016",
    "20_unhashable_key": "TT020",
    "22_nul_raw": "TT005",
    "23_nul_escaped": "TT005",
    "25_c1_escaped": "TT005",
    "26_surrogate_escaped": "TT013",
    "28_zero_width": "TT005",
    "29_python_tag": "TT017",
    "31_set_omap_tags": "TT017",
    "32_int_tag_empty": "TT017",
    "34_timestamp_tag_bad": "TT017",
    "35_multi_document": "TT018",
    "37_comment_only": "TT003",
    "38_scalar": "TT004",
    "40_tab_indent": "TT007",
    "41_colon_in_text": "TT008",
    "43_latin1": "TT002",
    "46_cr_only": "TT006",
}


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_refused(sample: str, *, pure: bool) -> None:
    """Every sample is refused, with messages that hold nothing a terminal would obey."""
    raw = (CORPUS / sample).read_bytes()
    examined = examine(raw, sample, pure=pure)
    lines = raw.decode("utf-8", "replace").split("\n")
    messages = [render(problem, lines) for problem in examined.problems]
    assert examined.errors
    assert [] == [message for message in messages if UNSEEN.search(message.replace("\n", ""))]
    assert all(message.startswith(sample) and ": error TT" in message.replace("\n ", "") for message in messages)


@pytest.mark.parametrize("sample", SAMPLES)
def test_both_readers_agree(sample: str) -> None:
    """Libyaml and pure Python give the same answer, to the column."""
    raw = (CORPUS / sample).read_bytes()
    assert examine(raw, sample, pure=True).problems == examine(raw, sample).problems


@pytest.mark.parametrize(("name", "code"), FIRST_CODES.items())
def test_named_by_its_cause(name: str, code: str) -> None:
    """A file that is no YAML, or YAML of the wrong sort, is told so, and not that fields are missing."""
    codes = {str(one.code) for one in examine((CORPUS / "yaml" / f"{name}.yaml").read_bytes(), name).problems}
    assert code in codes
    assert codes - {code} <= {"TT031", "TT032", "TT016"}


def test_windows_notepad() -> None:
    """A byte order mark and CRLF are fine."""
    examined = examine((CORPUS / "yaml" / "44_utf8_bom_crlf.yaml").read_bytes(), "x")
    assert {"title": "ok", "n": "1"} == (examined.document.data if examined.document else None)
