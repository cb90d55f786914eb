"""`tabletop import SHEET --into SCENARIO`: what a list changes, field by field, and then, if wanted, the change.

Invariant: the scenario's file is only ever replaced after a yes, by a text that was read and says what was shown, and
a copy of the old one stays beside it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.asking import agreed
from tabletop.cli.codes import Exit
from tabletop.cli.importing_results import kept_beside, say_mapping, say_remarks, whole
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import clipped, said, seen

if TYPE_CHECKING:
    from tabletop.authoring.msel.bringing_in import Asked
    from tabletop.authoring.msel.changes import Change, Difference
    from tabletop.authoring.msel.converting import Wanted
    from tabletop.authoring.msel.kept import Kept
    from tabletop.authoring.msel.merging import Merged
    from tabletop.authoring.msel.parts import Parted
    from tabletop.authoring.msel.table import Book
    from tabletop.scenario.reader import Data

_TITLE: Final = 50
_VALUE: Final = 110
_MOST: Final = 99
_KINDS: Final = {
    "head": N_("scenario"),
    "moves": N_("the move"),
    "injects": N_("inject"),
    "decisions": N_("decision"),
}
_HAPPENS: Final = {
    "added": N_("new"),
    "changed": N_("changed"),
    "moved": N_("stands elsewhere"),
    "gone": N_("gone"),
}


def bring_back(book: Book, asked: Asked, wanted: Wanted, options: argparse.Namespace) -> int:
    """Show what the list changes in a scenario, and change it. Raises ScenarioRefused, NoSheet, NobodyAnswered."""
    from tabletop.authoring.msel.changes import told
    from tabletop.authoring.msel.merging import merge
    from tabletop.authoring.msel.parts import parted
    from tabletop.authoring.msel.table import Remarks
    from tabletop.scenario.library import SCENARIO_FILE
    from tabletop.scenario.loader import parse, read_limited
    from tabletop.scenario.reader import read

    file = options.into / SCENARIO_FILE if options.into.is_dir() else options.into
    raw = read_limited(file)
    parse(raw, str(file))
    data, remarks = read(raw, str(file)).data, Remarks()
    kept = kept_beside(file)
    merged = merge(data, kept, book, asked, wanted, remarks)
    if merged.brought is not None:
        say_mapping(merged.brought)
    say_remarks(remarks, kept=False)
    before = parted(data)
    changes = told(before, merged.parts)
    for line in (*_lines(changes, before, merged.parts), *_missing(merged)):
        print(line)
    beside = merged.kept if merged.kept != kept else None
    if not changes and beside is None:
        print(_("The list says what the scenario says; there is nothing to change."))
        return Exit.CLEAN
    if not changes:
        print(_("The scenario stays as it is; only what msel.yaml keeps changes."))
    return _written(raw, file, merged, beside, options)


def _lines(changes: tuple[Change, ...], before: Parted, after: Parted) -> Iterator[str]:
    for change in changes:
        team = change.part[:2] == ("head", "teams")
        kind = _("team") if team else _(_KINDS[change.part[0]])
        name = change.part[-1]
        title = _title(change, before, after)
        yield f"{kind} {seen(name)}{f' ({title})' if title else ''}: {_(_HAPPENS[change.kind])}"
        for one in change.fields if change.kind == "changed" else ():
            yield from _field(one, len(change.part))


def _title(change: Change, before: Parted, after: Parted) -> str:
    if change.part[0] != "injects":
        return ""
    part = before.injects.get(change.part[1]) or after.injects.get(change.part[1]) or {}
    return clipped(str(part.get("title", "")), _TITLE)


def _field(one: Difference, depth: int) -> Iterator[str]:
    name = ".".join(one.path[depth:]) or _("value")
    before, after = _shown(one.before), _shown(one.after)
    if len(before) + len(after) + len(name) < _VALUE:
        yield f"    {seen(name)}: {before} → {after}"
        return
    yield f"    {seen(name)}:"
    before, after = _around(_plain(one.before), _plain(one.after))
    yield f"      − {before}"
    yield f"      + {after}"


def _shown(value: Data | None) -> str:
    return clipped(_plain(value), _VALUE) if value is not None else _("nothing")


def _plain(value: Data | None) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, str):
        return " ".join(seen(value).split())
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
    return ", ".join(_plain(inner) for inner in value)


def _around(before: str, after: str) -> tuple[str, str]:
    """Two long texts, cut to where they differ."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(0, before.rfind(" ", 0, max(same - _VALUE // 3, 0)) + 1) if same > _VALUE // 2 else 0
    dots = "… " if start else ""
    return f"{dots}{clipped(before[start:], _VALUE)}", f"{dots}{clipped(after[start:], _VALUE)}"


def _missing(merged: Merged) -> Iterator[str]:
    for key in merged.missing:
        yield said(N_("inject $name: not in the list; it stays. Take it out of the scenario by hand."), name=seen(key))


def _written(raw: bytes, file: Path, merged: Merged, beside: Kept | None, options: argparse.Namespace) -> int:
    """Make the change, once somebody said yes."""
    from tabletop.authoring.msel.parts import joined
    from tabletop.authoring.msel.patching import patched
    from tabletop.scenario.writing import written

    text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    new = patched(text, merged.parts)
    anew = written(joined(merged.parts)) if new is None else new
    if not whole(anew):
        return Exit.PROBLEMS
    if options.dry_run:
        print(_("Nothing was written."))
        return Exit.CLEAN
    if new is None:
        print(_("Injects change places, so the file cannot be changed line by line: a new one is written beside it."))
    question = N_("Write it?") if new is None else N_("Change $path?")
    if not agreed(said(question, path=str(file)), yes=options.yes):
        print(_("Nothing was written."))
        return Exit.CLEAN
    if new is None:
        _beside(file, anew.encode())
    elif new != text:
        _replace(file, raw, _as_before(raw, new))
    _keep(file, beside)
    return Exit.CLEAN


def _as_before(raw: bytes, text: str) -> bytes:
    """The new text with the line ends and the mark at the beginning that the file had."""
    made = text.replace("\n", "\r\n") if b"\r\n" in raw else text
    return (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + made.encode()


def _replace(file: Path, raw: bytes, new: bytes) -> None:
    from tabletop.storage import whole as files
    from tabletop.storage.exports import write_file
    from tabletop.storage.platform import this_system

    copy = _free(file, "before-import")
    write_file(copy, [raw])
    files.replace(this_system(), file, [new])
    print(said(N_("$path is changed; as it was before, it is $copy"), path=seen(str(file)), copy=seen(copy.name)))


def _beside(file: Path, new: bytes) -> None:
    from tabletop.storage.exports import write_file

    target = _free(file, "imported")
    write_file(target, [new])
    words = N_("$path stays as it is. The scenario with the changes is $new; comments are not in it.")
    print(said(words, path=seen(str(file)), new=seen(str(target))))


def _keep(file: Path, beside: Kept | None) -> None:
    """Put what the list holds beside the scenario's own fields where the next export finds it."""
    from tabletop.authoring.msel.kept import KEPT_FILE, holds_anything, kept_text
    from tabletop.storage.exports import write_file

    if beside is None or not holds_anything(beside):
        return
    target, text = file.parent / KEPT_FILE, kept_text(beside).encode()
    if target.exists():
        _replace(target, target.read_bytes(), text)
    else:
        write_file(target, [text])
        print(said(N_("$path keeps the columns that the scenario has no field for."), path=seen(str(target))))


def _free(file: Path, word: str) -> Path:
    """A name beside the file that is not taken: `scenario.before-import.yaml`, `scenario.before-import-2.yaml`."""
    names = (f"{file.stem}.{word}{'' if number == 1 else f'-{number}'}{file.suffix}" for number in range(1, _MOST + 1))
    return next(
        (path for name in names if not (path := file.with_name(name)).exists()),
        file.with_name(f"{file.stem}.{word}{file.suffix}"),
    )
