"""`tabletop new`: what it writes where, that it writes over nothing, and its questions."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tabletop.authoring.scaffolding.wishes import Gauge, Wishes
from tabletop.cli.main import main
from tabletop.cli.new_asking import asked
from tabletop.plain.console import Console
from tabletop.scenario.loader import parse, read_limited
from tests.cli.streams import typed

EMPTY = Wishes("", "2026-11")
ANSWERS = (
    "A ship: at night",
    "Who says what, and when?",
    "c",
    "75",
    "Coast guard, Press",
    "8-20",
    "Trust, -Heat",
    "3",
    "",
)


def ask(*lines: str, first: Wishes = EMPTY, taken: tuple[str, ...] = ()) -> tuple[Wishes | None, str]:
    """What the questions come to when somebody types these lines, and what was shown."""
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in lines)), sink, terminal=True)
    found = asked(console, first, chosen_solo=False, taken=lambda name: name in taken)
    return found, sink.getvalue()


def test_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder, its five files, and what to do next."""
    assert 0 == main(["new", "harbour-night", "--into", str(tmp_path), "--teams", "3"])
    made = tmp_path / "harbour-night"
    assert {
        "README.md",
        "play.schema.json",
        "plays/first.play.yaml",
        "scenario.schema.json",
        "scenario.yaml",
    } == {one.relative_to(made).as_posix() for one in made.rglob("*") if one.is_file()}
    told = capsys.readouterr().out
    assert [True] * 3 == [f"tabletop {name} {made}" in told for name in ("preview", "check", "rehearse")]
    assert 0 == main(["check", str(made)])
    assert 3 == len(parse(read_limited(made / "scenario.yaml"), "x").teams)


def test_where_own_scenarios_live(tmp_path: Path) -> None:
    """Without a folder it goes where the person's own scenarios are, and is listed there at once."""
    assert 0 == main(["new", "mine", "--solo"])
    assert (tmp_path / "scenarios" / "mine" / "scenario.yaml").is_file()
    assert 0 == main(["outline", "mine", "--brief", "--no-tries"])


def test_teams_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Teams can be named at once, with commas or semicolons between them; too many, or none, are refused."""
    assert 0 == main(["new", "x", "--into", str(tmp_path), "--teams", "Air desk; Town: hall"])
    teams = parse(read_limited(tmp_path / "x" / "scenario.yaml"), "x").teams
    assert {"air-desk": "Air desk", "town-hall": "Town: hall"} == {key: team.name for key, team in teams.items()}
    for wrong in ("0", "13", " , "):
        assert 2 == main(["new", "y", "--into", str(tmp_path), "--teams", wrong])
    assert "from 1 to 12 teams" in capsys.readouterr().err


def test_all_of_it_fits_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is said after it was made breaks between words at 80 columns; only a path may be longer."""
    assert 0 == main(["new", "x", "--into", str(tmp_path)])
    lines = [line for line in capsys.readouterr().out.splitlines() if str(tmp_path) not in line]
    assert max(map(len, lines)) <= 80


def test_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there stays as it is, a file as well as a folder; a folder that is missing is said to be."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for name in ("taken", "file"):
        assert 2 == main(["new", name, "--into", str(tmp_path)])
    assert 2 == main(["new", "x", "--into", str(tmp_path / "nowhere")])
    assert "Traceback" not in capsys.readouterr().err
    assert "mine" == (tmp_path / "file").read_text(encoding="utf-8")
    assert ["file", "taken"] == sorted(one.name for one in tmp_path.iterdir())
    assert [] == list((tmp_path / "taken").iterdir())


@pytest.mark.parametrize("name", ["Harbour Night", "../out", "con", "a--b", "", "x" * 41])
def test_a_name_that_does_not_do(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said so, with one that does; nothing is written."""
    assert 2 == main(["new", name, "--into", str(tmp_path)])
    assert "A scenario cannot be called" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name and without a terminal there is nothing to go by."""
    monkeypatch.setattr(sys, "stdin", None)
    assert 2 == main(["new"])
    assert "tabletop new ID" in capsys.readouterr().err


def test_all_questions() -> None:
    """Every answer is in the wishes; the id comes from the title."""
    found, shown = ask(*ANSWERS, "")
    assert (
        Wishes(
            "a-ship-at-night",
            "2026-11",
            title="A ship: at night",
            subject="Who says what, and when?",
            minutes=75,
            people="8-20",
            teams=("Coast guard", "Press"),
            gauges=(Gauge("Trust"), Gauge("Heat", "down")),
            moves=3,
        )
        == found
    )
    assert "So it is:" in shown


def test_enter_takes_what_is_usual() -> None:
    """Nothing but Enter gives a scenario, too."""
    found, _shown = ask(*[""] * 10)
    assert found is not None
    assert ("my-scenario", 60, "4-12", 3) == (found.id, found.minutes, found.people, len(found.gauges))


def test_alone() -> None:
    """Somebody alone is not asked how many people there are."""
    found, shown = ask("", "", "a", "", "Duty officer, coast", "", "", "", "")
    assert found is not None
    assert (True, ("Duty officer, coast",), 20) == (found.solo, found.teams, found.minutes)
    assert "How many people" not in shown


def test_back() -> None:
    """A step back asks again, with what was said as what Enter takes; past a question that was not put."""
    found, shown = ask("One", "<", "Two", "", "a", "<", "<", "", "c", *[""] * 6, "")
    assert found is not None
    assert ("Two", False) == (found.title, found.solo)
    assert "[One]" in shown
    assert "This is the first question." in ask("<", "q", "n")[1]


@pytest.mark.parametrize(
    ("number", "wrong", "words"),
    [
        (0, "x" * 121, "at most 120 characters"),
        (2, "maybe", "c for a class"),
        (3, "an hour", "from 60 to 480"),
        (3, "5", "from 60 to 480"),
        (4, ", ".join("abcdefghijklm"), "At most 12 teams"),
        (5, "20-6", "6-24"),
        (5, "many", "6-24"),
        (6, "one", "From 2 to 6"),
        (7, "7", "from 1 to 6"),
        (8, "My Story", "such as my-story"),
        (8, "taken", "There is a folder taken already"),
    ],
)
def test_what_cannot_be_used(number: int, wrong: str, words: str) -> None:
    """It is said why, and the question comes again; what was said before stays."""
    lines = [*ANSWERS]
    found, shown = ask(*lines[:number], wrong, *lines[number:], "", taken=("taken",))
    assert words in " ".join(shown.split())
    assert found == ask(*ANSWERS, "")[0]


def test_a_name_that_is_free() -> None:
    """What is offered as a name is none that a folder has."""
    found, _shown = ask(*ANSWERS, "", taken=("a-ship-at-night", "a-ship-at-night-2"))
    assert found is not None
    assert "a-ship-at-night-3" == found.id


def test_no_at_the_end() -> None:
    """The last question said no to: everything is shown once more, and can still be kept."""
    assert ask(*ANSWERS, "n", "n")[0] is None
    found, _shown = ask(*ANSWERS, "n", "y")
    assert found is not None
    assert "A ship: at night" == found.title


def test_leaving_offers_to_keep_what_there_is() -> None:
    """Somebody leaves after two answers: they are shown, and written if wanted."""
    found, shown = ask("My title", "q", "y")
    assert found is not None
    assert ("my-title", "My title") == (found.id, found.title)
    assert "Title: My title" in shown
    assert ask("My title", "q", "n")[0] is None


class Interrupted(io.StringIO):
    """Somebody presses Ctrl-C where a line `^C` stands."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """A line, or the interruption."""
        line = super().readline(-1 if size is None else size)
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize(("lines", "kept"), [("One\n^C\ny\n", True), ("One\n^C\n^C\n", False), ("One\n^C\n", False)])
def test_ctrl_c(lines: str, *, kept: bool) -> None:
    """Ctrl-C asks whether to keep what there is; a second one leaves."""
    sink = io.StringIO()
    console = Console(Interrupted(lines), sink, terminal=True)
    found = asked(console, EMPTY, chosen_solo=False, taken=lambda _name: False)
    assert kept is (found is not None)
    assert "Title: One" in sink.getvalue()


def test_the_end_of_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When nobody can be asked any more, what was said is shown, nothing is written, and the exit code says so."""
    assert 2 == typed(monkeypatch, "Half a title\n", "new", "--ask", "--into", tmp_path)
    told = capsys.readouterr().out
    assert "Title: Half a title" in told
    assert "Nothing was written." in told
    assert [] == list(tmp_path.iterdir())


def test_a_script_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers may come from a file."""
    text = "".join(f"{line}\n" for line in ANSWERS)
    assert 0 == typed(monkeypatch, f"{text}\n", "new", "--ask", "--into", tmp_path)
    scenario = parse(read_limited(tmp_path / "a-ship-at-night" / "scenario.yaml"), "x")
    assert ("A ship: at night", ["coast-guard", "press"]) == (scenario.title, list(scenario.teams))
