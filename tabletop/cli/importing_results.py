"""What `tabletop import` says and writes, whatever it was given: columns, remarks, the new folder.

Invariant: a folder is only written when what is in it can be used, and only where there is none of that name.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import clipped, said, seen

if TYPE_CHECKING:
    from tabletop.authoring.msel.bringing_in import Brought
    from tabletop.authoring.msel.kept import Kept
    from tabletop.authoring.msel.parts import Parted
    from tabletop.authoring.msel.table import Remarks

_OF_A_KIND: Final = 8
_LONGEST_NAME: Final = 40


def kept_beside(file: Path) -> Kept | None:
    """What is kept beside a scenario's file; a file that cannot be read as that is named, and counts as none."""
    from tabletop.authoring.msel.kept import KEPT_FILE, read_kept

    beside = file.parent / KEPT_FILE
    kept = read_kept(beside.read_bytes(), str(beside)) if beside.is_file() else None
    if kept is None and beside.is_file():
        words = N_("$path cannot be read as what an import keeps; it is left out, and left as it is.")
        print(said(words, path=seen(str(beside))), file=sys.stderr)
    return kept


def say_mapping(brought: Brought) -> None:
    """Say which column was read as what, and which are left out."""
    from tabletop.authoring.msel.looking import named
    from tabletop.authoring.msel.words import why

    if brought.mapping is None:
        print(_("An inject list that tabletop wrote; everything is read back."))
        return
    if brought.sheet:
        print(said(N_("The sheet “$name”:"), name=clipped(brought.sheet, 60)))
    for letter, heading, field, reason, like in named(brought.mapping):
        use_of = field or _("left out, and kept in msel.yaml")
        because = why(reason, like)
        print(f"{letter:>4}  {clipped(heading, 40)} → {use_of}{f' ({because})' if because else ''}")


def say_remarks(remarks: Remarks, *, kept: bool) -> None:
    """Say what was found in which row, and what was done about it; of each kind a few. `kept`: all stand in a file."""
    from tabletop.authoring.msel.words import placed

    told: Counter[str] = Counter()
    for note in remarks.in_order:
        told[note.code] += 1
        if told[note.code] <= _OF_A_KIND:
            print(f"  {seen(placed(note))}")
    more = sum(max(0, count - _OF_A_KIND) for count in told.values())
    if more > 0:
        words = N_("  … and $n more; IMPORTED.md has them all.") if kept else N_("  … and $n more of these kinds.")
        print(said(words, n=more))


def put_out(files: dict[str, bytes], parts: Parted, options: argparse.Namespace) -> int:
    """Write the folder, or say what would be written."""
    from tabletop.authoring.msel.names import slug
    from tabletop.storage.exports import write_folder

    print(_counted(parts))
    target = options.output or Path(slug(options.file.stem)[:_LONGEST_NAME].strip("-") or "scenario")
    if options.dry_run:
        print(_("Nothing was written."))
        return Exit.CLEAN
    write_folder(target, files)
    print(said(N_("Written to $path: $files"), path=seen(str(target)), files=", ".join(files)))
    if any(b"TODO" in content for name, content in files.items() if name == "scenario.yaml"):
        print(_("What the file does not say is marked TODO."))
    print(_("Look it over with:"))
    print(f"  tabletop check {seen(str(target))}")
    return Exit.CLEAN


def _counted(parts: Parted) -> str:
    injects = n_("{n} inject", "{n} injects", len(parts.injects)).replace("{n}", str(len(parts.injects)))
    moves = n_("{n} move", "{n} moves", len(parts.moves)).replace("{n}", str(len(parts.moves)))
    teams = n_("{n} team", "{n} teams", len(parts.teams)).replace("{n}", str(len(parts.teams)))
    return said(N_("$injects in $moves, for $teams."), injects=injects, moves=moves, teams=teams)


def whole(text: str) -> bool:
    """Whether the text is a scenario that can be used; what is wrong is shown."""
    from tabletop.authoring.messages import render_all
    from tabletop.scenario.loader import examine
    from tabletop.scenario.problems import Code

    examined = examine(text.encode(), "scenario.yaml")
    if not examined.errors:
        return True
    if examined.errors[0].code in {Code.TOO_LARGE, Code.TOO_MANY}:
        print(
            _("The scenario would be larger than a file can be. Split the list, a file for each day."), file=sys.stderr
        )
        return False
    print(render_all(examined.errors, text.split("\n")), file=sys.stderr)
    print(
        _("Nothing was written: the cells above do not fit together. Mend them and import once more."), file=sys.stderr
    )
    return False
