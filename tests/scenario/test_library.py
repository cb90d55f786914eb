"""Which scenarios there are: found at once, whatever state their files are in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.scenario import library
from tabletop.scenario.beside import overlays, scenario_of
from tabletop.scenario.library import find, folders, peek, shelf
from tabletop.scenario.problems import Code
from tests.authoring.examples import BASE, BASE_TEXTS, laid_over


def put(folder: Path, name: str, text: str) -> Path:
    """A scenario's folder with its file."""
    file = folder / name / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed program without scenarios."""
    place = tmp_path / "site" / "tabletop" / "scenario" / "library.py"
    place.parent.mkdir(parents=True)
    monkeypatch.setattr(library, "__file__", str(place))
    return tmp_path / "site" / "tabletop" / "bundled_scenarios"


def test_entry(tmp_path: Path) -> None:
    """The head of a file says what the shelf shows, in the author's words."""
    text = laid_over("themes: [T39, T48]\ncontent_notes: [disinformation]\n", BASE).replace("\nmoves:", "\nmoves: [")
    entry = peek(put(tmp_path, "cable-north", text))
    assert entry.problem is None
    assert ("cable-north", "A cable goes silent", "game") == (entry.id, entry.title, entry.kind)
    assert ("90", "6-24", "2", 2) == (entry.minutes, entry.players, entry.difficulty, entry.teams)
    assert (("T39", "T48"), ("disinformation",), False) == (entry.themes, entry.content_notes, entry.solo)
    assert "A sea cable fails during an allied exercise." == entry.summary


def test_aliases_are_filled_in(tmp_path: Path) -> None:
    """A person who looks along the shelf reads names, not `$NAMES`; what is no alias stays as written."""
    text = laid_over(
        "aliases:\n  COAST: {real: Norway, fictional: Northland}\n  ODD: [x]\n"
        "summary: A cable off $COAST costs $$5; $NOBODY knows.\ncontent_notes: [fear in $COAST]\n",
        BASE,
    )
    entry = peek(put(tmp_path, "cable-north", text))
    assert "A cable off Norway costs $5; $NOBODY knows." == entry.summary
    assert ("fear in Norway",) == entry.content_notes


def test_solo(tmp_path: Path) -> None:
    """A scenario for one person with one team is for playing alone."""
    text = laid_over("players: 1-6\nteams:\n  DUTY: {name: N}\n", BASE)
    assert peek(put(tmp_path, "one", text)).solo


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.EMPTY),
        ("title: a: b\n", Code.COLON_IN_TEXT),
        ("title: T\ntitle: U\n", Code.KEY_TWICE),
        ("title: T\n", Code.MISSING_FIELD),
        ("id: [x]\ntitle: {}\n", Code.MISSING_FIELD),
        ("teams: x\nthemes: {}\n", Code.MISSING_FIELD),
    ],
)
def test_broken_files_are_listed(tmp_path: Path, text: str, code: Code) -> None:
    """A file that cannot be used stands on the shelf under its folder's name, with its first problem."""
    entry = peek(put(tmp_path, "broken", text))
    assert "broken" == entry.id
    assert code == (entry.problem and entry.problem.code)


def test_unreadable(tmp_path: Path) -> None:
    """A file that the system does not open is listed, too."""
    entry = peek(tmp_path / "gone" / "scenario.yaml")
    assert ("gone", Code.UNREADABLE) == (entry.title, entry.problem and entry.problem.code)


def test_places(house: Path, tmp_path: Path) -> None:
    """Scenarios are looked for in the program; in a checkout, beside it; and in the user's own folder first."""
    assert (house,) == folders()
    assert (tmp_path, house) == folders(tmp_path)
    (house.parents[1] / "pyproject.toml").touch()
    (house.parents[1] / "scenarios").mkdir()
    assert (house.parents[1] / "scenarios",) == folders()


def test_shelf(house: Path, tmp_path: Path) -> None:
    """Sorted by title; the user's own scenario stands in for the program's with the same id."""
    put(house, "cable-north", BASE)
    put(house, "aaa", laid_over("id: aaa\ntitle: zebra\n", BASE))
    own = put(tmp_path / "own", "mine", laid_over("title: An own cable\n", BASE))
    assert [("A cable goes silent", False), ("zebra", False)] == [(one.title, one.own) for one in shelf()]
    both = shelf(tmp_path / "own")
    assert [("An own cable", True), ("zebra", False)] == [(one.title, one.own) for one in both]
    assert own == find("cable-north", tmp_path / "own") == find("mine", tmp_path / "own")
    assert house / "aaa" / "scenario.yaml" == find("aaa", tmp_path / "nowhere")
    assert [None, None, None] == [find("x", tmp_path), find("../aaa", house / "cable-north"), find("", house)]


def test_a_folder_that_is_closed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not show is empty."""

    def closed(_self: Path, _pattern: str) -> list[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", closed)
    assert house.name == folders()[0].name
    assert () == shelf()


def test_the_checkout_is_found() -> None:
    """In this checkout the shelf holds the scenarios that come with the program, each in order."""
    assert {"first-hour", "grey-weather"} <= {entry.id for entry in shelf()}
    assert [] == [entry.id for entry in shelf() if entry.problem is not None]


def test_the_shelf_needs_no_models() -> None:
    """Listing does not load pydantic: the home screen paints before it."""
    code = "import sys; from tabletop.scenario.library import shelf; shelf(); print('pydantic' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "False\n" == ran.stdout


def test_in_another_language(tmp_path: Path) -> None:
    """The shelf shows a translator's words where there are some; what cannot be read leaves the author's."""
    file = put(tmp_path, "cable-north", BASE)
    beside = file.with_name("scenario.de.yaml")
    beside.write_text(BASE_TEXTS, encoding="utf-8")
    assert ("Ein Kabel verstummt", "de") == (peek(file, "de").title, peek(file, "de").language)
    assert ("A cable goes silent", "en") == (peek(file, "fr").title, peek(file, "").language)
    beside.write_bytes(b"\xff")
    assert "A cable goes silent" == peek(file, "de").title


def test_files_of_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of texts are found by their names; a folder that cannot be listed has none."""
    file = put(tmp_path, "cable-north", BASE)
    for name in ("scenario.de.yaml", "scenario.pt-BR.yaml", "scenario.new.yaml", "scenario.deu.yaml"):
        file.with_name(name).write_text("", encoding="utf-8")
    assert ["de", "pt-BR"] == list(overlays(file))
    assert file == scenario_of(file.with_name("scenario.de.yaml"))
    assert scenario_of(file) is None

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)
    assert {} == overlays(file)
