"""Opening, checking, folding and jumping in a log of 100,000 records.

Run with `python -m tests.benchmarks.long_log [RECORDS]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Control
from tabletop.session.opening import replay
from tabletop.storage.reading import LogReader
from tests.benchmarks.make_log import make
from tests.benchmarks.measuring import Timed, in_turns, once, said

JUMPS = 200


def _hashes(log: Path) -> int:
    with closing(LogReader(log)) as reader:
        return reader.verify().records


def main() -> None:
    """Measure and print."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "long.jsonl"
        make(log, records)
        print(f"{records} records, {log.stat().st_size / 1e6:.1f} MB")
        print(said(in_turns(5, hashes=lambda: _hashes(log))["hashes"]))
        print(said(in_turns(5, header=lambda: replay(log))["header"]))
        opened = replay(log)
        start = time.perf_counter()
        opened.read()
        seconds = time.perf_counter() - start
        print(f"read and fold                {seconds * 1e3:9.2f} ms  {len(opened) / seconds:,.0f} records a second")
        chance = random.Random(1)
        jumps = Timed("jump", tuple(once(lambda: opened.state_at(chance.randint(1, records))) for _ in range(JUMPS)))
        print(f"{said(jumps)}  99 of 100 within {jumps.percentile(99) * 1e3:.1f} ms")
        state = opened.latest
        print(said(in_turns(9, view=lambda: view(state, Control(), state.last))["view"]))


if __name__ == "__main__":
    main()
