"""`tabletop rehearse` at the front door: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.authoring.rehearsing import stage
from tabletop.cli import rehearse
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.cli.rehearse_save import saver
from tabletop.scenario.loader import read_limited
from tabletop.session.clock import SystemClock
from tabletop.session.opening import resume
from tabletop.session.port import NotSaved, SavedAsPlay
from tests.authoring.rehearsing.examples import PLAY, STORY, whole
from tests.played import as_log
from tests.scenario.test_corpus import CORPUS, SAMPLES
from tests.tui.review import played


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario with two plays, in the folder we are in."""
    folder = tmp_path / "cable"
    (folder / "plays").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(STORY, encoding="utf-8")
    (folder / "plays" / "good.play.yaml").write_text(PLAY, encoding="utf-8", newline="\r\n")
    other = "title: Oslo sends the police\nanswers: {first-response: {NO: {choose: police}}}\nexpect: {ending: apart}\n"
    (folder / "plays" / "other.play.yaml").write_text(whole(other), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    return folder


def test_all_as_written(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each play with its title and ending, what no play reaches, and 0."""
    assert Exit.CLEAN == main(["rehearse"])
    told = capsys.readouterr().out
    assert "A cable goes silent – scenario.yaml" in told
    assert "  ok        good: Oslo asks first – ends in “Together”" in told
    assert "  ok        other: Oslo sends the police – ends in “Apart”" in told
    assert "  Reached: 2 of 2 injects, 0 of 1 contingencies, 2 of 2 endings, 1 of 2 results, 2 of 2 options." in told
    assert "scenario.yaml:19:10: contingency live-tv\n" in told
    assert told.endswith("2 plays rehearsed: all as written.\n")
    assert story.is_dir()


@pytest.mark.parametrize(
    "path", ["plays/good.play.yaml", "plays", ".", "scenario.yaml", "../cable", "../cable/plays/good.play.yaml"]
)
def test_what_a_path_means(story: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A play, its folder, the scenario, or a folder of scenarios; a play only once, however often it is meant."""
    assert story.is_dir()
    assert Exit.CLEAN == main(["rehearse", path, path, "-k", "good"])
    assert "1 play rehearsed" in capsys.readouterr().out


def test_a_play_elsewhere_and_a_scenario_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A play that lies beside no scenario is held against the one it names, wherever that is kept."""
    folder = tmp_path / "scenarios" / "cable"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(STORY, encoding="utf-8")
    stray = tmp_path / "scenarios" / "plays" / "stray.play.yaml"
    stray.parent.mkdir()
    stray.write_text(PLAY, encoding="utf-8")
    assert Exit.CLEAN == main(["rehearse", str(stray)])
    assert Exit.NOT_RUN == main(["rehearse", "cable-north"])
    assert "There is no golden play in" in capsys.readouterr().err
    stray.write_text("scenario: nobody\n", encoding="utf-8")
    assert Exit.NOT_RUN == main(["rehearse", str(stray)])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "There is nothing to rehearse at “nowhere”."),
        (["-k", "zzz"], "There is no play whose name holds “zzz”. There is: good, other"),
        (["--save", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--save", "scenario.yaml"], "This is not a session log."),
    ],
)
def test_could_not_run(story: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not run says so in one sentence."""
    assert story.is_dir()
    assert main(["rehearse", *arguments]) in {Exit.NOT_RUN, Exit.PROBLEMS}
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err


def test_the_first_divergence(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The play that diverges is shown with its place; the others go on; 1."""
    (story / "plays" / "good.play.yaml").write_text(whole("answers: {}\n"), encoding="utf-8")
    assert Exit.PROBLEMS == main(["rehearse", "."])
    told = capsys.readouterr().out
    assert "  diverges  good: Oslo asks first" in told
    assert "plays/good.play.yaml:1:1: error TT501: the play has no answer of NO to" in told
    assert "  ok        other" in told
    assert "What no play reaches is told once all come out as written." in told
    assert told.endswith("1 of 2 plays diverges.\n")


def test_a_scenario_that_cannot_be_played(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems are said in place of its plays, and it ends with 2."""
    (story / "scenario.yaml").write_text(STORY.replace("kind: game", "kind: gaem"), encoding="utf-8")
    assert Exit.NOT_RUN == main(["rehearse", "."])
    told = capsys.readouterr().out
    assert "has to be mended" in told
    assert "TT038" in told


def test_for_a_program(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has every play with what came of it, the coverage, and what is missed with its place."""
    (story / "plays" / "other.play.yaml").write_text("titel: x\n", encoding="utf-8")
    assert Exit.PROBLEMS == main(["rehearse", ".", "--format", "json"])
    (scenario,) = json.loads(capsys.readouterr().out)["scenarios"]
    good, other = scenario["plays"]
    assert (True, "together", ["cable-cut", "talks"]) == (good["ok"], good["ending"], good["injects"])
    assert {"first-response": "consult", "board": "success"} == good["results"]
    assert (False, "TT031") == (other["ok"], other["problems"][0]["code"])
    assert {"reached": 2, "of": 2} == scenario["coverage"]["inject"]
    assert "first-response/police" in [one["found"] for one in scenario["missed"]]


def test_coverage_required(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --require-coverage what no play reaches ends in 1, and all of it is listed."""
    assert Exit.PROBLEMS == main(["rehearse", ".", "--require-coverage"])
    assert "result board/failure – asked in good" in capsys.readouterr().out
    more = "contingency: {live-tv: cable-cut}\ndice: {board: [1, 1]}\nexpect: {}\n"
    (story / "plays" / "more.play.yaml").write_text(whole(more), encoding="utf-8")
    assert Exit.CLEAN == main(["rehearse", ".", "--require-coverage"])


def test_transcripts(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Made by --update alone; held to from then on; a change is shown before it is written."""
    kept = story / "plays" / "good.transcripts"
    assert Exit.CLEAN == main(["rehearse", "."])
    assert not kept.exists()
    assert Exit.CLEAN == main(["rehearse", ".", "-k", "good", "--update"])
    assert ["DE.txt", "NO.txt", "room.txt"] == sorted(one.name for one in kept.iterdir())
    assert "3 transcripts were written." in capsys.readouterr().out
    (kept / "DE.txt").write_text((kept / "DE.txt").read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    assert Exit.CLEAN == main(["rehearse", "."])
    changed = STORY.replace("One of two cables is down.\n", "Both cables are down.\n")
    (story / "scenario.yaml").write_text(changed, encoding="utf-8")
    capsys.readouterr()
    assert Exit.PROBLEMS == main(["rehearse", "."])
    told = capsys.readouterr().out
    assert "plays/good.transcripts/NO.txt:20:9: error TT520" in told
    assert "= now: Both cables are down." in told
    assert Exit.CLEAN == main(["rehearse", ".", "-k", "good", "--update"])
    told = capsys.readouterr().out
    assert "-        One of two cables is down.\n+        Both cables are down.\n" in told
    (kept / "room.txt").unlink()
    assert Exit.PROBLEMS == main(["rehearse", "."])
    assert "TT521" in capsys.readouterr().out


def test_a_file_that_changes_meanwhile(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was found would be about another file: it is said so."""
    reads: list[Path] = []

    def changing(file: Path) -> bytes:
        reads.append(file)
        return read_limited(file) + (b"# saved\n" if reads.count(file) > 1 else b"")

    monkeypatch.setattr(stage, "read_limited", changing)
    assert Exit.PROBLEMS == main(["rehearse", ".", "-k", "good"])
    assert "TT522: the file changed while the play was" in capsys.readouterr().out
    assert story.is_dir()


def test_bad_texts_through_the_door(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every sample of the corpus as a play: a problem with a place, never a traceback, nothing a terminal obeys."""
    for one in (story / "plays").iterdir():
        one.unlink()
    for number, sample in enumerate(SAMPLES):
        (story / "plays" / f"{number}.play.yaml").write_bytes((CORPUS / sample).read_bytes())
    assert Exit.PROBLEMS == main(["rehearse", "."])
    told = capsys.readouterr().out
    assert f"{len(SAMPLES)} of {len(SAMPLES)} plays diverge." in told
    assert "\x1b" not in told
    assert "Traceback" not in told


def test_ctrl_c_leaves_cleanly(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, 130, and the line of progress is gone."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(rehearse, "_PATIENCE", -1)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stage, "perform", stopped)
    assert Exit.INTERRUPTED == main(["rehearse", "."])
    told = capsys.readouterr().err
    assert "1 of 2 plays: good.play.yaml" in told
    assert told.endswith("\r\x1b[KStopped.\n")
    assert story.is_dir()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A session of four teams at the harbour, to the end."""
    path = tmp_path / "harbour.jsonl"
    path.write_bytes(as_log(played.records()))
    return path


def test_save_a_session(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The play is written where it is asked for, never over another file; it says what it cannot say."""
    play = tmp_path / "mine.play.yaml"
    assert main(["rehearse", "--save", str(log), "-o", str(play)]) in {Exit.CLEAN, Exit.PROBLEMS}
    told = capsys.readouterr().out
    assert f"Saved as a golden play: {play}" in told
    before = play.read_bytes()
    assert Exit.NOT_RUN == main(["rehearse", "--save", str(log), "-o", str(play)])
    assert "already" in capsys.readouterr().err
    assert before == play.read_bytes()


def test_where_a_saved_play_goes(log: Path, tmp_path: Path) -> None:
    """Beside the user's own scenario; else into the user's folder; under a free name."""
    own = tmp_path / "scenarios"
    main(["rehearse", "--save", str(log)])
    main(["rehearse", "--save", str(log), "--without-texts"])
    first, second = sorted((own / "plays").iterdir())
    assert second.name == first.name.replace(".play.yaml", "-2.play.yaml") or first.name.endswith("-2.play.yaml")
    (own / "harbour").mkdir()
    opening = played.records()[0].event
    (own / "harbour" / "scenario.yaml").write_text(opening.scenario_text, encoding="utf-8")  # type: ignore[union-attr]
    main(["rehearse", "--save", str(log)])
    assert 1 == len(list((own / "harbour" / "plays").iterdir()))


def test_what_a_face_is_lent(log: Path, tmp_path: Path) -> None:
    """A running session is saved beside nothing of its own; what fails comes back as a code with a sentence."""
    records = [one for one in played.records() if one.number < 12]
    running = tmp_path / "running.jsonl"
    running.write_bytes(as_log(records))
    session = resume(running, SystemClock())
    try:
        made = saver(tmp_path / "scenarios")(session, texts=True)
        assert isinstance(made, SavedAsPlay)
        assert Path(made.place).is_file()
        (tmp_path / "blocked").write_text("", encoding="utf-8")
        refused = saver(tmp_path / "blocked")(session, texts=False)
        assert isinstance(refused, NotSaved)
        assert refused.why.startswith("not_written.")
    finally:
        session.leave()
    assert log.is_file()
