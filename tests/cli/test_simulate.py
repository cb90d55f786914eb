"""`tabletop simulate` at the front door: what it prints, what it writes, how it ends."""

from __future__ import annotations

import io
import json
import signal
from pathlib import Path

import pytest

from tabletop.authoring.simulation.models import MODELS, UNIFORM
from tabletop.cli import simulate, simulate_watch
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.cli.simulate_watch import Watching, watching
from tests.authoring.appraising.stories import KEPT, TELLTALE
from tests.authoring.examples import BASE, laid_over

MINIMAL = Path(__file__).parents[2] / "docs" / "guides" / "minimal" / "scenario.yaml"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good scenario, one with faults in its story, and one that is broken; we stand in it."""
    good = MINIMAL.read_text(encoding="utf-8")
    texts = {"good": good, "telltale": laid_over(TELLTALE, BASE), "broken": good.replace("kind: ", "kind: x", 1)}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_nothing_wrong(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole account, and 0; nothing of a bar in a pipe."""
    assert Exit.CLEAN == main(["simulate", "good"])
    told = capsys.readouterr()
    assert "The anchored ship – good/scenario.yaml" in told.out
    assert "Every course of play, exactly: 18 states." in told.out
    assert "\x1b" not in told.out
    assert "" == told.err
    assert shelf.is_dir()


def test_dead_or_dominated(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1; and 0 again once the author means it."""
    assert Exit.PROBLEMS == main(["simulate", "telltale"])
    assert "telltale/scenario.yaml:15\n" in capsys.readouterr().out
    for code, where in (("TT301", "leak"), ("TT311", "first-response/police"), ("TT315", "first-response/consult")):
        text = (shelf / "telltale" / "scenario.yaml").read_text(encoding="utf-8")
        more = f"  - {{rule: {code}, where: {where}, why: A trap.}}\n"
        text = text.replace("ignore:\n", f"ignore:\n{more}") if "ignore:\n" in text else text + KEPT + more
        (shelf / "telltale" / "scenario.yaml").write_text(text, encoding="utf-8")
    assert Exit.CLEAN == main(["simulate", "telltale"])
    assert capsys.readouterr().out.count("kept on purpose: A trap.") == 3


def test_what_it_is_asked_is_what_is_played(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every option reaches the simulation, and the text says so."""
    words = ["--players", "cautious", "--contingencies", "never", "--teams", "NO", "--skip", "calm"]
    main(["simulate", "telltale", *words, "--sampled", "--plays", "50", "--seed", "9", "--share", "30"])
    told = " ".join(capsys.readouterr().out.split())
    assert shelf.is_dir()
    for one in (
        "50 plays drawn by chance, seed 9",
        "Cautious players shy away",
        "Teams that take part: NO.",
        "Left out: calm.",
        "No contingency comes.",
        "with which 30 % of the looks",
    ):
        assert one in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "There is no scenario “nowhere”."),
        (["good", "--teams", "HARBUOR"], "There is no team “HARBUOR”. There is: "),
        (["telltale", "--skip", "cable-cot"], "There is no inject “cable-cot”. There is: cable-cut"),
        (["good", "--plays", "0"], "“0” is no whole number from 1 to 1000000"),
        (["good", "--share", "101"], "“101” is no whole number from 1 to 100"),
        (["good", "telltale", "--format", "html"], "A page is about one scenario, and 2 are meant."),
        (["good", "-o", "x.pdf"], "cannot be written as “.pdf”"),
        (["good", "-o", "no/such/x.html"], "no/such"),
        (["broken"], "broken/scenario.yaml was not simulated: it has problems."),
    ],
)
def test_could_not_run(shelf: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not run says so in a sentence or a message with its place, and ends with 2."""
    assert shelf.is_dir()
    assert Exit.NOT_RUN == main(["simulate", *arguments])
    told = capsys.readouterr()
    assert words in told.err.replace("\n", " ") or words in told.err
    assert "Traceback" not in told.err
    assert "" == told.out


def test_several(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each that can be played; what cannot is told of beside it and makes the code 2."""
    assert Exit.NOT_RUN == main(["simulate", "."])
    told = capsys.readouterr()
    assert "TT038" in told.err
    assert "The anchored ship" in told.out
    assert "A cable goes silent" in told.out
    assert Exit.PROBLEMS == main(["simulate", "good", "good/scenario.yaml", "telltale", "--format", "md"])
    assert 4 == len(capsys.readouterr().out.splitlines())
    assert shelf.is_dir()


def test_for_a_program(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON document for all, what cannot be played in it, too."""
    assert Exit.NOT_RUN == main(["simulate", ".", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert ["anchored-ship", "cable-north"] == [one["id"] for one in data["scenarios"]]
    assert ["TT038"] == [problem["code"] for one in data["unusable"] for problem in one["problems"]]
    assert shelf.is_dir()


@pytest.mark.parametrize("name", ["x.html", "x.txt", "x.json", "x.md"])
def test_a_file_is_never_written_over(shelf: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The name says the form; a second time there is a file already, and it stays."""
    assert Exit.CLEAN == main(["simulate", "good", "-o", name])
    assert f"Written to {name}\n" == capsys.readouterr().out
    written = (shelf / name).read_bytes()
    assert "The anchored ship" in written.decode()
    assert Exit.NOT_RUN == main(["simulate", "telltale", "-o", name])
    assert written == (shelf / name).read_bytes()


def test_a_page_without_a_name_gets_one(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Made of the scenario's id; with `-` it goes to standard output."""
    assert Exit.CLEAN == main(["simulate", "good", "--format", "html"])
    assert "Written to anchored-ship-simulation.html\n" == capsys.readouterr().out
    assert Exit.CLEAN == main(["simulate", "good", "--format", "html", "-o", "-"])
    assert (shelf / "anchored-ship-simulation.html").read_text(encoding="utf-8") == capsys.readouterr().out


def test_the_sorts_of_players_are_those_of_the_simulation() -> None:
    """The choices are written out so that --help imports nothing; here they are held to the models."""
    assert (*MODELS, "all") == simulate.PLAYERS


# while it goes on


def test_interrupted_when_all_was_done(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too late to end anything early, it ends as it would have."""
    monkeypatch.setattr(Watching, "watch", lambda over, *_told: setattr(over, "stopped", True))
    monkeypatch.setattr(Watching, "stop", lambda _over: False)
    assert Exit.CLEAN == main(["simulate", "good"])
    assert shelf.is_dir()


class _Terminal(io.StringIO):
    """Somebody sees it."""

    def isatty(self) -> bool:
        return True


def test_a_bar_only_for_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, after half a second, and gone at the end."""
    seen = _Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    over = Watching(live=True, begun=-10.0, several=True, title="The \x1b[31mship")
    over.watch(UNIFORM, 1, 4)
    assert " 25 % █████" in seen.getvalue()
    assert "uniform" in seen.getvalue()
    assert "\x1b[31m" not in seen.getvalue()
    over.clear()
    assert seen.getvalue().endswith("\r\x1b[K")
    quiet = _Terminal()
    monkeypatch.setattr("sys.stderr", quiet)
    Watching(live=False, begun=-10.0).watch(UNIFORM, 1, 4)
    monkeypatch.setattr(simulate_watch, "PATIENCE", 1e9)
    Watching(live=True, begun=-10.0).watch(UNIFORM, 1, 4)
    assert "" == quiet.getvalue()


def test_the_first_interrupt_asks_and_the_second_ends() -> None:
    """And the key is given back afterwards."""
    before = signal.getsignal(signal.SIGINT)
    with watching(several=False) as over:
        assert not over.stop()
        signal.raise_signal(signal.SIGINT)
        assert over.stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert before is signal.getsignal(signal.SIGINT)


def test_interrupted(shelf: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What there is, marked; what was not begun, counted; 130."""

    def stop(over: Watching) -> bool:
        over.stopped = True
        return True

    monkeypatch.setattr(Watching, "stop", stop)
    assert Exit.INTERRUPTED == main(["simulate", "good"])
    assert "STOPPED before its end" in capsys.readouterr().out
    assert Exit.INTERRUPTED == main(["simulate", "good", "telltale"])
    assert "Not simulated any more: 1." in capsys.readouterr().out
    assert shelf.is_dir()
