"""Forms from a file: `tabletop feedback LOG --import FILE`, said column by column before anything is written.

Invariant: what a column was taken for, and what of a row could not be taken, is said with its place; a dry run writes
nothing, and neither does somebody who says no.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from tabletop.cli.codes import Exit
from tabletop.cli.feedback_forms import opened, said_of, wording
from tabletop.cli.lines import console
from tabletop.evaluation.feedback_import import FIELDS, LEFT_OUT, PERSONAL, Plan, RowNote, Taken, planned, taken
from tabletop.evaluation.feedback_table import MOST_BYTES, NoForms, Sheet, Trouble, read_sheet
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.plain.console import Back, Left
from tabletop.plain.layout import clipped, said
from tabletop.session.feedback import feedback_log, feedback_opening

_MOST_NOTES: Final = 20
_NAMES: Final = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs")}
_TROUBLE: Final = {
    Trouble.EMPTY: N_("The file is empty."),
    Trouble.TOO_BIG: N_("The file is longer than 4 MB: that is more than the forms of one session."),
    Trouble.NO_TEXT: N_("That is no text. If it is a spreadsheet, save it as CSV (UTF-8) and import that."),
    Trouble.ENCODING: N_("The file is neither UTF-8 nor UTF-16 nor Windows-1252. Save it as CSV (UTF-8)."),
    Trouble.QUOTES: N_("A quotation mark is opened and never closed, or a cell has no end. Save it as CSV once more."),
    Trouble.UNKNOWN_COLUMNS: N_(
        "No column can be told. Say what each is with --map, such as --map 3=organised, "
        "or use the titles of --template."
    ),
    Trouble.TWICE: N_("Two columns look like “$detail”. Say which it is: --map COLUMN=$detail"),
    Trouble.NO_COLUMN: N_("There is no column “$detail”. Name it by its title, or by its number from 1."),
    Trouble.NO_FORMS: N_("There is nothing below the titles."),
}


def bring_in(log: Path, file: Path, wanted: Sequence[tuple[str, str]], *, dry_run: bool) -> int:
    """Import a file. Raises OSError, and what opening the feedback's log raises."""
    with file.open("rb") as source:
        raw = source.read(MOST_BYTES + 1)
    try:
        sheet = read_sheet(raw)
        plan = planned(sheet, _asked(log), wanted)
        found = taken(sheet, plan)
    except NoForms as error:
        print(said(_TROUBLE[error.trouble], detail=clipped(error.detail, 80)))
        return Exit.PROBLEMS
    for line in (*_plan_lines(sheet, plan), *_note_lines(found)):
        print(line)
    if not found.forms:
        print(_("There is no form to take over."))
        return Exit.PROBLEMS
    if dry_run:
        print(said(N_("$forms could be taken over. Nothing was written."), forms=_forms(len(found.forms))))
        return Exit.PROBLEMS if found.notes else Exit.CLEAN
    return _written(log, sha256(raw).hexdigest(), found)


def _written(log: Path, digest: str, found: Taken) -> int:
    face = console()
    collecting = opened(log)
    try:
        here = collecting.here(digest)
        if face.terminal and here < len(found.forms):
            question = said(N_("Take over $forms?"), forms=_forms(len(found.forms) - here))
            if not face.confirm(question, yes_on_enter=False):
                print(_("Nothing was written."))
                return Exit.CLEAN
        wrong = said_of(collecting.bring_in(digest, found.forms))
    except (Left, Back):
        print(_("Nothing was written."))
        return Exit.CLEAN
    finally:
        collecting.close()
    if wrong:
        print(wrong)
        return Exit.PROBLEMS
    print(
        said(N_("$forms taken over; there are $all now."), forms=_forms(len(found.forms) - here), all=collecting.forms)
    )
    return Exit.PROBLEMS if found.notes else Exit.CLEAN


def _forms(count: int) -> str:
    return n_("{n} form", "{n} forms", count).replace("{n}", str(count))


def _asked(log: Path) -> dict[str, tuple[str, ...]]:
    """The texts by which a column is known: as they stand in the feedback that was begun, and as we say them now."""
    statements, questions = wording()
    texts: list[tuple[str, ...]] = [(one,) for one in (*statements, *questions)]
    path = feedback_log(log)
    begun = feedback_opening(path) if path.exists() else None
    if begun is not None:
        texts = [(*one, was) for one, was in zip(texts, (*begun.statements, *begun.questions), strict=True)]
    return {field: (*known, label(f"feedback.{field}.short")) for field, known in zip(FIELDS, texts, strict=True)}


def _plan_lines(sheet: Sheet, plan: Plan) -> Iterator[str]:
    delimiter = _(_NAMES[sheet.delimiter])
    yield said(
        N_("Read as $encoding, with $delimiter between the cells."), encoding=sheet.encoding, delimiter=delimiter
    )
    if plan.by_place:
        yield _("The titles are not known; the columns are taken in the order of the form:")
    for one in plan.columns:
        title = clipped(one.title, 48) if one.title else _("without a title")
        yield f"{one.number:>4}  {title} → {_use(one.use)}"


def _use(use: str) -> str:
    if use == PERSONAL:
        return _("left out: it may say who filled in the form")
    return _("left out") if use == LEFT_OUT else label(f"feedback.{use}.short")


def _note_lines(found: Taken) -> Iterator[str]:
    for note in found.notes[:_MOST_NOTES]:
        yield _note(note)
    more = len(found.notes) - _MOST_NOTES
    if more > 0:
        yield n_("and {n} row more", "and {n} rows more", more).replace("{n}", str(more))


def _note(note: RowNote) -> str:
    found, _slash, most = note.detail.partition("/")
    match note.kind:
        case "mark":
            words = N_("Row $row, $column: “$found” is no number from 1 to 5; left empty.")
            return said(words, row=note.row, column=clipped(note.column, 40), found=clipped(note.detail, 40))
        case "cut":
            words = N_("Row $row, $column: too long, cut to $found characters or $most lines.")
            return said(words, row=note.row, column=clipped(note.column, 40), found=found, most=most)
        case "columns":
            words = N_("Row $row: $found cells where there are $most columns; the row is left out.")
            return said(words, row=note.row, found=found, most=most)
        case _:
            return said(N_("Row $row: nothing is filled in; the row is left out."), row=note.row)
