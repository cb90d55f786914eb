"""How much of each folder the tests must run: lines and branches together, in the one table below.

    python -m pytest --cov
    python -m tests.architecture.coverage_floors

Ends with 1 and names the files when a folder is under its floor. What no test on this machine can reach (another
system's branch) carries a `pragma: no cover` with its reason.
"""

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from coverage import Coverage

FLOORS: Mapping[str, int] = {
    "tabletop/decisions": 100,
    "tabletop/scenario": 100,
    "tabletop/exercise": 100,
    "tabletop/evaluation": 100,
    "tabletop/storage": 100,
    "tabletop/session": 100,
    "tabletop/language": 100,
    "tabletop/tui": 90,
}
"""Folder → percent."""


class Measured(NamedTuple):
    """Lines and branches of a file or folder: how many there are, and how many were run."""

    parts: int
    run: int

    @property
    def percent(self) -> float:
        """Rounded down to a hundredth, so that 100 means all."""
        return 100.0 if self.parts == self.run else int(10000 * self.run / self.parts) / 100


def measured(data_file: str) -> dict[str, Measured]:
    """What a run of the tests measured, by file name from the checkout."""
    coverage = Coverage(data_file=data_file)
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        summaries = {name: file["summary"] for name, file in json.loads(report.read_text())["files"].items()}
    return {
        name.replace("\\", "/"): Measured(
            summary["num_statements"] + summary["num_branches"],
            summary["covered_lines"] + summary["covered_branches"],
        )
        for name, summary in summaries.items()
    }


def shortfalls(by_file: Mapping[str, Measured], floors: Mapping[str, int]) -> list[str]:
    """A line for every folder under its floor, and one for each of its files that is not fully run."""
    lines = []
    for folder, floor in floors.items():
        inside = {name: file for name, file in by_file.items() if name.startswith(f"{folder}/")}
        whole = Measured(sum(file.parts for file in inside.values()), sum(file.run for file in inside.values()))
        if not inside:
            lines.append(f"{folder}: nothing was measured")
        elif whole.percent < floor:
            lines.append(f"{folder}: {whole.percent} %, at least {floor} %")
            lines += [f"    {name}: {file.percent} %" for name, file in sorted(inside.items()) if file.percent < floor]
    return lines


def main() -> int:
    """Compare the data of the last run with the floors."""
    lines = shortfalls(measured(".coverage"), FLOORS)
    print("\n".join(["Under the floor:", *lines] if lines else ["Coverage: every folder is on or above its floor."]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
