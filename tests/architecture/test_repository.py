"""The checkout is tidy, and what it says of itself is true."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import tabletop
from tests.architecture.house import ROOT, place

TOP_LEVEL = {"CHANGELOG.md", "LICENSE", "README.md", "docs", "pyproject.toml", "scenarios", "tabletop", "tests"}
"""What may lie there besides dotfiles. Everything else has a folder."""

DOTFILES = {".ci", ".editorconfig", ".gitattributes", ".gitignore", ".mkdocs.yml"}

BINARY = {".gz", ".ico", ".jpg", ".mo", ".png", ".woff2", ".xlsx", ".zip"}

# In pieces, so that this file does not name what it looks for.
REGISTRIES = ["py" + r"pi\.(org|io)", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "ana" + r"conda\.(org|com)"]
MACHINE_PATHS = r"(?<![\w.~$}/-])/(" + "work|root|opt|home|Users|mnt" + r")/\w"
INSTALLER_OPTIONS = ["--(extra-)?index" + "-url", "--find" + "-links", "--trusted" + "-host"]

NEVER = re.compile("|".join([*REGISTRIES, *INSTALLER_OPTIONS, MACHINE_PATHS]))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the project."""
    for top in sorted(TOP_LEVEL | DOTFILES):
        path = ROOT / top
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and file.suffix not in BINARY and "__pycache__" not in file.parts:
                yield file, file.read_bytes().decode("utf-8", errors="replace")


def commands(language: str) -> list[str]:
    """The lines of the README's code blocks in a language."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_top_level() -> None:
    """The top level shows a newcomer the house and nothing else."""
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert [] == sorted(names - TOP_LEVEL)


def test_no_registry_and_no_machine() -> None:
    """No file names the host of a package registry, chooses one, or knows a path of somebody's machine."""
    assert [] == [
        f"{place(file, number)} {found.group()}"
        for file, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := NEVER.search(line))
    ]


@pytest.mark.parametrize(
    "line",
    ["see https://" + "py" + "pi.org/simple", "open(" + "'/" + "home/anna/log')", "pip install --index" + "-url x"],
)
def test_rule_finds(line: str) -> None:
    """The rule itself finds what it is for."""
    assert NEVER.search(line)


@pytest.mark.parametrize("line", ["tabletop/work/x", "https://example.org/home/x", "~/work/x", "$HOME/opt/x", "/etc/x"])
def test_rule_leaves(line: str) -> None:
    """The rule leaves alone what only looks alike."""
    assert not NEVER.search(line)


def test_version_has_an_entry() -> None:
    """The changelog speaks of this version."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(tabletop.__version__)}\]", changelog, flags=re.MULTILINE)


def test_readme_has_two_commands() -> None:
    """One line opens the program, one runs the tests; each stands beside its PowerShell twin."""
    assert [2, 2] == [len(commands(language)) for language in ("bash", "powershell")]


def test_readme_commands_install_what_is_here() -> None:
    """The test command asks for an extra that there is."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    asked = re.findall(r"\.\[(\w+)\]", "\n".join(commands("bash")))
    assert asked == [name for name in extras if name in asked] == ["dev"]
