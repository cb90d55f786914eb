"""What a program reads: names that stay, figures that are not rounded, places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.data import as_json
from tabletop.language.catalogue import in_source_words, use
from tabletop.scenario.loader import examine
from tests.authoring.appraising.stories import told

HERE = Path(__file__).parent
GUIDE: Final = Path(__file__).parents[3] / "docs" / "guides" / "simulate.md"


def names(value: object, before: str = "") -> Iterator[str]:
    """Every name in it, with those it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{before}{name}"
            yield from names(inner, f"{before}{name}.")
    if isinstance(value, list):
        for one in value:
            yield from names(one, before)


@pytest.mark.parametrize("appraisal", [told(), told(drawn=True), told(everybody=True)], ids=["exact", "drawn", "all"])
def test_names_stay(appraisal: Appraisal) -> None:
    """Fields are only ever added: the list of names is checked in, and grows."""
    found = set(names(json.loads(as_json([appraisal]))))
    known = (HERE / "shown" / "names.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(found - set(known)) == []


def test_every_name_there_is_known() -> None:
    """No name is on the list that nothing has."""
    data = [as_json([one]) for one in (told(), told(drawn=True), told(everybody=True))]
    data.append(as_json([], [(examine(b"kind: gaem\n", "x.yaml"), Path("x.yaml"))]))
    found = {name for one in data for name in names(json.loads(one))}
    assert (HERE / "shown" / "names.txt").read_text(encoding="utf-8").splitlines() == sorted(found)


def test_the_guide_names_them() -> None:
    """Every list and figure of a run is in the guide."""
    words = GUIDE.read_text(encoding="utf-8")
    run = json.loads(as_json([told()]))["scenarios"][0]
    missing = [name for name in (*run, *run["runs"][0]) if f"`{name}`" not in words]
    assert [] == missing


def test_figures_are_whole_and_placed() -> None:
    """Shares add up to 1 to the last digit that sums of fractions keep; each part has its line."""
    [scenario] = json.loads(as_json([told()]))["scenarios"]
    [run] = scenario["runs"]
    assert pytest.approx(1.0, abs=1e-12) == sum(one["share"] for one in run["endings"])
    assert {"file": "cable/scenario.yaml", "line": 77, "column": 9} == run["endings"][0]["place"]
    assert ["TT301", "TT315", "TT311"] == [one["code"] for one in scenario["remarks"] if one["wrong"]]
    assert ["leak"] == [one["where"] for one in scenario["not_met"]]


def test_the_same_in_every_terminology() -> None:
    """What a program reads does not change with the words of a house."""
    with in_source_words():
        before = as_json([told()])
        use("en@nato")
        assert before == as_json([told()])
