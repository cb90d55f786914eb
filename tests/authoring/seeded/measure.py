"""How many planted faults `check` finds: every fault into every good scenario that has room for it.

Run with `python -m tests.authoring.seeded.measure`. Takes minutes: the large ones are explored anew each time.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from tabletop.authoring.inspection import inspect
from tests.authoring.seeded.faults import EVERY, FILES
from tests.authoring.seeded.planting import MONTH, Good, good


def measured(where: Good, counts: Counter[str]) -> list[str]:
    """Plant every fault into one scenario; a line for each that was not found in its place."""
    missed: list[str] = []
    name = where.name.split("/")[-2]
    for fault in EVERY:
        planted = fault.plant(where, random.Random(f"{name}/{fault.name}"))
        if planted is None:
            continue
        found = inspect(planted.text.encode(), where.name, month=MONTH).problems
        places = [(problem.code, problem.place.line, problem.place.col) for problem in found]
        counts["planted"] += 1
        counts["found"] += (fault.code, planted.line, planted.col) in places
        counts["alone"] += places == [(fault.code, planted.line, planted.col)]
        if (fault.code, planted.line, planted.col) not in places:
            missed.append(
                f"  missed in {name}: {fault.name}, {fault.code} at {planted.line}:{planted.col}; {places[:3]}"
            )
    return missed


def main() -> int:
    """Measure and print."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for file in FILES:
        where = good(file)
        problems = inspect(where.text.encode(), where.name, month=MONTH).problems
        print(f"{file.parent.name}: {len(problems)} problems before anything is planted")
        missed += measured(where, counts)
    print(f"{len(EVERY)} faults with {len({fault.code for fault in EVERY})} codes, {counts['planted']} times planted")
    print(f"found with the right code at the right line and column: {counts['found']}; alone: {counts['alone']}")
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
