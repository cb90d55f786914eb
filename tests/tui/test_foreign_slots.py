"""Hostile text in every place of every screen: nothing is interpreted, by Textual or by a real terminal."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tabletop.tui.base import TabletopApp
from tests.tui.frames import SMALL, frame
from tests.tui.gallery import screens
from tests.tui.terminal import run

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus" / "text"
HOSTILE = (
    "[@click=app.quit]click[/]",
    "[ @click=app.quit]click[/]",
    "[b]bold[/b] [/] [unclosed $x",
    "\x1b[2J\x1b]52;c;eA==\x07\x9b31m\u202eabc",
    "a\ud800b\x00\u200b",
)
SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x07\x0e-\x1f\x7f]|\xc2[\x80-\x9f]",
    re.DOTALL,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_no_slot_reads_markup(text: str) -> None:
    """Every screen opens, nothing quits, and no control reaches a frame."""
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        for screen in screens(text):
            await app.push_screen(screen)
            await pilot.pause()
            assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b\ud800-\udfff]", frame(app)) is None
            await app.pop_screen()
        assert app.is_running


def kinds(output: bytes) -> set[bytes]:
    """The sorts of control sequences a terminal got: their letters, without numbers."""
    found = {re.sub(rb"[0-9;:]+", b"", sequence) for sequence in SEQUENCE.findall(output)}
    return {
        sequence[:2] if sequence[:2] in {b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^"} else sequence for sequence in found
    }


def shown_on_a_terminal(folder: Path) -> tuple[bytes, int]:
    """Run the gallery in a pseudo-terminal: all it wrote, and its return code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return run(
        [sys.executable, "-m", "tests.tui.gallery", str(folder)], cwd=ROOT, environment=environment, size=(80, 24)
    )


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_real_terminal_gets_no_foreign_command(tmp_path: Path) -> None:
    """What the corpus makes the program write has no sort of control sequence that harmless text does not have."""
    (tmp_path / "harmless.txt").write_text("Three hospitals have switched to paper.\nNobody asked for money.")
    harmless, code = shown_on_a_terminal(tmp_path)
    assert (code, b"shown:" in harmless) == (0, True)
    hostile, code = shown_on_a_terminal(CORPUS)
    assert (code, b"shown:" in hostile) == (0, True)
    assert kinds(hostile) - kinds(harmless) == set()


def test_the_measure_finds_what_it_is_for() -> None:
    """The proof itself: a clipboard write, a C1 byte and a bell are found."""
    found = kinds(b"a\x1b]52;c;eA==\x07b\xc2\x9b31mc\x07\x1b[2J\x1b[38;2;1;2;3m")
    assert found == {b"\x1b]", b"\xc2\x9b", b"\x07", b"\x1b[J", b"\x1b[m"}
