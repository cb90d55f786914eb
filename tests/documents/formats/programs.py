"""Real programs that open what was written: a browser, an office. Without them their tests are skipped, and say so."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

import pytest

_BROWSERS: Final = ("chromium", "chromium-browser")
_OFFICES: Final = ("soffice", "libreoffice")
_QUIET: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--allow-file-access-from-files",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)
_PATIENCE: Final = 120
"""Seconds after which a program counts as hanging; none needs more than two."""


class Said(NamedTuple):
    """What a browser answered."""

    dom: str
    console: list[str]


def _found(names: tuple[str, ...], what: str) -> str:
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip(f"{what} is not installed, so nothing was opened in it")
    return program


def browsed(page: Path, folder: Path, *options: str) -> Said:
    """Open a page in Chromium, in a profile of its own."""
    program = _found(_BROWSERS, "Chromium")
    command = [program, *_QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PATIENCE, cwd=folder)
    return Said(done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line])


def converted(file: Path, folder: Path) -> bytes:
    """Open a file in LibreOffice, in a profile of its own, and print it as PDF."""
    program = _found(_OFFICES, "LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE, env={**os.environ, "HOME": str(folder)})
    return file.with_suffix(".pdf").read_bytes()
