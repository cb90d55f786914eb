"""`tabletop import EXPORT`: what another program exported, as a scenario and a list of what was left out.

Invariant: everything that is not taken over is said, by kind and number, on the screen and in a file beside the result.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tabletop.cli.codes import Exit
from tabletop.cli.importing_results import put_out, whole
from tabletop.cli.options import WrongOption
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, wrapped

if TYPE_CHECKING:
    from tabletop.authoring.msel.converting import Wanted

_WIDTH = 100


def bring_over(raw: bytes, options: argparse.Namespace, wanted: Wanted) -> int:
    """Make a scenario of an export. Raises NotTaken, NoSheet, NotWritten, WrongOption."""
    from tabletop.authoring.msel.parts import joined
    from tabletop.authoring.peers.exports import bring
    from tabletop.authoring.peers.words import imported, lines
    from tabletop.scenario.writing import written

    if options.into is not None or options.map or options.sheet:
        raise WrongOption(_("--into, --map and --sheet are for spreadsheets; an export becomes a new scenario."))
    found = bring(raw, wanted)
    print(said(N_("An export of $program."), program=found.program))
    for line in lines(found):
        for row in wrapped(line, "  ", "    ", _WIDTH):
            print(row)
    text = written(joined(found.made.parts))
    if not whole(text):
        return Exit.PROBLEMS
    files = {"scenario.yaml": text.encode(), "IMPORTED.md": imported(options.file.name, found).encode()}
    return put_out(files, found.made.parts, options)
