"""Who may know whom, and what a start may cost.

The contracts in pyproject.toml see the import statements; they cannot see *when* one is run. So the second half starts
the program and looks at what it has loaded.
"""

import json
import subprocess
import sys

import pytest

from tests.architecture.house import PACKAGE, ROOT

SCREENS = {"textual", "rich"}
NOT_FOR_WORDS = SCREENS | {"pydantic", "yaml", "jinja2", "asyncio"}
"""What nobody should wait for who only asks for help: 220 ms, 150 ms, 26 ms, 61 ms, 40 ms."""

NOT_FOR_CHECKING = SCREENS | {"asyncio"}

PROBE = """
import contextlib, io, json, sys
sys.argv[0] = "tabletop"
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    with contextlib.suppress(SystemExit):
        from tabletop.cli.main import main
        main()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

needs_the_front_door = pytest.mark.skipif(
    not (PACKAGE / "cli" / "main.py").exists(), reason="tabletop/cli/main.py is not written yet"
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the checkout, with nothing to read from."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that `tabletop ARGUMENTS` has loaded when it ends."""
    probe = run("-c", PROBE, *arguments)
    assert 0 == probe.returncode, probe.stderr
    return set(json.loads(probe.stdout))


def test_contracts() -> None:
    """Every import contract of pyproject.toml is kept."""
    linter = run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")
    assert 0 == linter.returncode, linter.stdout + linter.stderr


@needs_the_front_door
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_words_cost_no_libraries(option: str) -> None:
    """Help and version are there at once: nothing is loaded that they do not need."""
    assert set() == loaded_by(option) & NOT_FOR_WORDS


@needs_the_front_door
@pytest.mark.parametrize("target", ["--help", "scenarios/", "scenarios/no-such-scenario"])
def test_check_opens_no_screen(target: str) -> None:
    """`tabletop check` runs without Textual, whether it finds something or not."""
    assert set() == loaded_by("check", target) & NOT_FOR_CHECKING


def test_package_root_is_free() -> None:
    """Importing the package brings in nothing at all."""
    code = "import sys; before = set(sys.modules); import tabletop; print(sorted(set(sys.modules) - before))"
    assert "['tabletop']\n" == run("-c", code).stdout
