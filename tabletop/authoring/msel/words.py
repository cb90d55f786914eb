"""What is said about a list: why a file cannot be read, and what was found in which cell and done about it.

Invariant: every code of a remark and every trouble has its sentence here; a test holds that none is missing.
"""

from __future__ import annotations

from string import Template
from typing import Final

from tabletop.authoring.msel.table import NoSheet, Note, Trouble
from tabletop.decisions.text import clean_line
from tabletop.language.catalogue import N_, _

TROUBLE: Final = {
    Trouble.EMPTY: N_("The file is empty."),
    Trouble.TOO_BIG: N_("The file is larger than $detail MB. Save the inject list alone, without pictures."),
    Trouble.NOT_A_SHEET: N_("That is no spreadsheet. Save the inject list as .xlsx or as CSV (UTF-8)."),
    Trouble.OLD: N_("That is the format of Excel before 2007 (.xls). Open it and save it as .xlsx."),
    Trouble.LOCKED: N_("The file wants a password. Open it, take the password off, and save it again."),
    Trouble.OPEN_DOCUMENT: N_("That is an OpenDocument sheet (.ods). Open it and save it as .xlsx or as CSV (UTF-8)."),
    Trouble.ENCODING: N_("The file is neither UTF-8 nor UTF-16 nor Windows-1252. Save it as CSV (UTF-8)."),
    Trouble.QUOTES: N_("A quotation mark is opened and never closed. Save it as CSV once more."),
    Trouble.BOMB: N_(
        "Unpacked, the file would be far larger than any exercise ($detail MB at most); it was not opened."
    ),
    Trouble.BROKEN: N_("The file is damaged: it begins like a spreadsheet or an archive and cannot be read as one."),
    Trouble.TOO_MANY_ROWS: N_(
        "The sheet has more than $detail rows with something in them. Keep the inject list on a sheet of its own,"
        " or name the right one with --sheet."
    ),
    Trouble.NO_SUCH_SHEET: N_("There is no sheet “$detail”. There is: $known"),
    Trouble.NO_HEADINGS: N_(
        "No row names the columns. Put headings such as Time, To, Subject and Message above them,"
        " or say what a column is: --map B=subject"
    ),
    Trouble.NO_ROWS: N_("There is no inject below the headings: no row has a subject or a message."),
    Trouble.TOO_MANY_INJECTS: N_(
        "The list has $known injects; a scenario can have $detail. Split it, a file for each day."
    ),
    Trouble.NO_COLUMN: N_("There is no column “$detail”. There is: $known"),
    Trouble.NO_FIELD: N_("A column cannot be read as “$detail”. It can be: $known"),
}
"""Why a file cannot be read."""

NOTES: Final = {
    "hidden-sheet": N_("The sheet “$found” is hidden; it was left out. Name it with --sheet to read it."),
    "other-sheet": N_("The sheet “$found” was left out. Name it with --sheet to read it."),
    "title": N_("Above the headings: “$found”; taken for the title."),
    "above": N_("Above the headings: “$found”; left out."),
    "second-headings": N_("A second row of headings; left out."),
    "headings-again": N_("The headings stand here once more; left out."),
    "hidden-column": N_("The column is hidden; it was read."),
    "hidden-row": N_("The row is hidden; it was read."),
    "formula": N_("A formula; its last result was taken."),
    "formula-empty": N_("A formula without a result in the file; the cell counts as empty. Open it and save it once."),
    "error-value": N_("“$found” is an error of the spreadsheet; the cell counts as empty."),
    "merged": N_("The cells $found are merged; what stands there counts for every row."),
    "merged-across": N_("The cells $found are merged; only the first column has what stands there."),
    "title-row": N_("A row with one cell: “$found” names the move of what follows."),
    "one-cell": N_("A row with one cell: “$found” is no inject; left out, and kept in msel.yaml."),
    "no-words": N_("Neither a subject nor a message; the row is left out, and kept in msel.yaml."),
    "title-made": N_("No subject; the message gives one: “$done”."),
    "method": N_("“$found” is no kind of document that is known here; taken as “$done”, every time."),
    "no-minutes": N_("“$found” is no number of minutes up to 1440; left out."),
    "over": N_("The row is “$found”; it was taken all the same."),
    "cut": N_("Longer than $n characters; cut there. The whole text is kept in msel.yaml."),
    "asked": N_("A question “$done” was scaffolded from the expected action; its words are yours to write."),
    "no-time": N_("“$found” is no time that is understood; left out. Write +12 min, + 01:30:00 or D+1 H+2 M+30."),
    "serial": N_("“$found” is how a spreadsheet counts days; read as $done."),
    "no-start": N_(
        "A time of the clock, and nothing says when the exercise starts; $done is taken. Say it with --start."
    ),
    "from-zero": N_("$done is taken for the time since the start. If it is a time of the clock, say --start 00:00."),
    "next-day": N_("$found after a later time of the clock; taken as the next day."),
    "own-start": N_("The times of the move “$found” begin anew; they count from the start of that move."),
    "before-start": N_("“$found” is before STARTEX; the inject has no time now. Or say --start earlier."),
    "too-late": N_("“$found” is more than a day into its move; the inject has no time now."),
    "backwards": N_("“$found” is earlier than the row above; the order of the rows counts, and the time stays."),
    "new-team": N_("A team “$found”; it is made, with the id $done."),
    "too-many-teams": N_("More names than a scenario can have teams; these $n share one team, “Others”: $found"),
    "no-teams": N_("Nobody is named to whom the injects go; there is one team, “Participants”."),
    "no-address": N_("The field “$found” does not fit the others; left out."),
    "twice": N_("“$found” stands in two rows; the first counts."),
    "row-gone": N_("“$found” is no longer in its list; what else was known of it is left out, too."),
    "not-read": N_("“$found” cannot be read here; left out. It wants something like: $wants"),
    "not-read-kept": N_("“$found” cannot be read here; what stood there stays. It wants something like: $wants"),
    "no-such-decision": N_("There is no decision “$found”; the row is left out."),
    "id-made": N_("“$found” cannot be an id; it is $done now."),
    "no-number": N_("No control number; it is $done."),
    "new-move": N_("There is no move “$found” yet; it is made, with the id $done and 15 minutes."),
}
"""What was found, and what was done about it."""

WHY: Final = {
    "": "",
    "asked": N_("as you said"),
    "alike": N_("a guess: it looks like “$like”"),
    "second": N_("left out: “$like” is read as that"),
}
"""Why a column is read as it is."""

_LONGEST: Final = 160


def trouble(error: NoSheet) -> str:
    """Why a file cannot be read, and a way on."""
    words = {"detail": clean_line(error.detail, limit=_LONGEST), "known": clean_line(error.known, limit=_LONGEST * 4)}
    return Template(_(TROUBLE[error.trouble])).safe_substitute(words)


def noted(note: Note) -> str:
    """One remark in words, without its place."""
    values = {key: clean_line(value, limit=_LONGEST) for key, value in note.values}
    return Template(_(NOTES[note.code])).safe_substitute(values)


def placed(note: Note) -> str:
    """One remark with its place: `D7: …`, `row 7: …`, `column D: …`."""
    if note.row is not None and note.column is None:
        return Template(_("row $n: $words")).safe_substitute(n=note.row, words=noted(note))
    if note.column is not None and note.row is None:
        return Template(_("column $n: $words")).safe_substitute(n=note.place, words=noted(note))
    return f"{note.place}: {noted(note)}" if note.place else noted(note)


def why(reason: str, like: str) -> str:
    """Why a column is read as it is; nothing where its heading says so."""
    return Template(_(WHY[reason])).safe_substitute(like=clean_line(like, limit=_LONGEST)) if reason in WHY else ""
