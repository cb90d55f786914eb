"""A real editor's language server with our schema: it completes this file's names, explains fields, underlines typos.

The server is the npm package `yaml-language-server`, looked for in the folder that `TABLETOP_NPM` names (where
`npm install` put it), else on the path; without node and the package these tests are skipped. Nothing is fetched: the
server's own store of schemas is off.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tabletop.authoring.scaffolding.files import files_of
from tabletop.authoring.scaffolding.wishes import Wishes
from tests.end_to_end.language_server import Editor

PACKAGE = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")


def server() -> Path | None:
    """Where the language server is."""
    folder = os.environ.get("TABLETOP_NPM")
    found = Path(folder) / PACKAGE if folder else Path(shutil.which("yaml-language-server") or "-")
    return found.resolve() if found.is_file() and shutil.which("node") else None


pytestmark = pytest.mark.skipif(server() is None, reason="node and yaml-language-server are not here (TABLETOP_NPM)")


@dataclass(frozen=True)
class Desk:
    """An editor with a scenario open in it."""

    editor: Editor
    file: Path
    text: str

    def instead(self, old: str, new: str) -> str:
        """The text with one change."""
        assert old in self.text, old
        return self.text.replace(old, new, 1)

    def underlined(self, old: str, new: str) -> list[tuple[str, str]]:
        """What is underlined after a change, and what is said of it."""
        text = self.instead(old, new)
        lines = text.split("\n")
        found: list[tuple[str, str]] = []
        for one in self.editor.show(self.file, text):
            place = one["range"]
            assert isinstance(place, dict)
            start, end = place["start"], place["end"]
            assert isinstance(start, dict)
            assert isinstance(end, dict)
            words = lines[int(str(start["line"]))][int(str(start["character"])) : int(str(end["character"]))]
            found.append((words, str(one["message"])))
        return found

    def offered(self, old: str, new: str, *, here: str = "") -> dict[str, str]:
        """What is offered after a change, behind its new text (or behind `here` in it)."""
        text = self.instead(old, new)
        self.editor.show(self.file, text)
        at = self.text.index(old) + (new.index(here) + len(here) if here else len(new))
        return self.editor.completions(self.file, text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)

    def explained(self, words: str, *, inside: int = 1) -> str:
        """What is said about something that the pointer rests on."""
        self.editor.show(self.file, self.text)
        at = self.text.index(words) + inside
        return self.editor.hover(self.file, self.text.count("\n", 0, at), at - self.text.rfind("\n", 0, at) - 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new scenario."""
    made = tmp_path_factory.mktemp("editor") / "harbour-night"
    for name, content in files_of(Wishes("harbour-night", "2026-11", teams=("Coast guard", "Press"))).items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Editor]:
    """A started language server."""
    found = server()
    assert found is not None
    with Editor(found, folder) as started:
        yield started


@pytest.fixture(scope="module")
def desk(editor: Editor, folder: Path) -> Desk:
    """The scenario in the editor."""
    file = folder / "scenario.yaml"
    return Desk(editor, file, file.read_text("utf-8"))


@pytest.fixture(scope="module")
def play(editor: Editor, folder: Path) -> Desk:
    """Its golden play in the editor."""
    file = folder / "plays" / "first.play.yaml"
    return Desk(editor, file, file.read_text("utf-8"))


def test_a_clean_file(desk: Desk, play: Desk) -> None:
    """Nothing is underlined in a new scenario and its play."""
    assert [] == desk.editor.show(desk.file, desk.text)
    assert [] == play.editor.show(play.file, play.text)


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("              tension:\n", "              tenison:\n", "tenison"),
        ("by: coast-guard", "by: coast-gard", "coast-gard"),
        ("- first-step\n", "- first-stp\n", "first-stp"),
        ("direction: passes", "direction: passed", "passed"),
        ("public-trust: above 49", "public-trust: over 49", "over 49"),
        ("type: choice", "type: choise", "choise"),
        ("          purpose:", "          purpos:", "purpos"),
        ("- fact-one\n", "- fact-two\n", "fact-two"),
    ],
)
def test_a_typo(desk: Desk, right: str, wrong: str, words: str) -> None:
    """Exactly the wrong word is underlined."""
    assert words in [found for found, _message in desk.underlined(right, wrong)]


def test_what_is_missing(desk: Desk) -> None:
    """A field that is missing is named where it is missing."""
    without = "            label: TODO – wait, and say nothing\n"
    assert [("wait", 'Missing property "label".')] == [
        (found.strip(":"), message) for found, message in desk.underlined(without, "")
    ]


def test_names_are_offered(desk: Desk) -> None:
    """Indicators under `effects:`, teams behind `by:`, what there is under `when:`, its results, decisions to ask."""
    effects = "            effects:\n              public-trust:\n                by: +6\n"
    assert {"public-trust", "what-is-known"} == set(  # tension stands there already
        desk.offered(effects, "            effects:\n              p\n", here="              p")
    )
    assert {"coast-guard": "Coast guard", "press": "Press", "each team": "All that take part."} == desk.offered(
        "by: coast-guard", "by: "
    )
    when = desk.offered("      direction: passes", "      d")
    assert {"all", "any", "not", "public-trust", "first-step", "statement", "direction"} <= set(when)
    assert {"passes", "fails"} == set(desk.offered("direction: passes", "direction: "))
    assert "at least 60" in desk.offered("public-trust: above 49", "public-trust: ")
    assert {"first-step", "statement", "direction"} == set(desk.offered("- first-step\n", "- ", here="- "))
    assert {"yes", "no"} == set(desk.offered("contingency: yes", "contingency: "))


def test_fields_are_offered(desk: Desk) -> None:
    """The fields of this kind of decision, not of all kinds; the kinds with what they are."""
    fields = desk.offered("        max_words: 50\n", "        \n", here="        ")
    assert "max_words" in fields
    assert "silence" not in fields
    assert "Every seat casts one ballot." == desk.offered("type: choice", "type: ")["vote"]


def test_what_things_are(desk: Desk) -> None:
    """The pointer on a field reads what it is for; on a name, what it stands for."""
    assert "The question as it is read out\\." in desk.explained("question: TODO").replace("out.", "out\\.")
    assert "Public trust" in desk.explained("              public-trust:\n                by", inside=15)


def test_a_golden_play(play: Desk) -> None:
    """A play knows the scenario's decisions, the teams that answer each, and what can be answered."""
    assert ["of-another"] == [words for words, _said in play.underlined("harbour-night", "of-another")]
    assert {"act", "wait"} == set(play.offered("choose: act", "choose: "))
    assert {"for", "against", "abstain"} == set(play.offered("choose: for", "choose: "))
    assert "pres" in [words for words, _said in play.underlined("    press:\n", "    pres:\n")]
    assert {"together", "shifted", "open"} == set(play.offered("ending: together", "ending: "))
