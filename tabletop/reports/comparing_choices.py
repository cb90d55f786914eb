"""The choices, in a comparison's document: who chose what in a few runs, how often what in many, and what followed.

Invariant: options stand in the author's order, never by how often they were chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.documents.document import Block, Paragraph, Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _, n_
from tabletop.reports.comparing_parts import Comparison, cells, lines, minutes_of, share, spread_in_minutes
from tabletop.reports.comparison import Choices, Parting, choices, endings, partings
from tabletop.reports.comparison_sides import Cell, Parted, Row, Said
from tabletop.reports.naming import said


def decisions(comparison: Comparison) -> Section:
    """Decision by decision."""
    parts = _sides(comparison) if comparison.side else _distributions(comparison)
    note = (
        _("A column for each run. A row is marked where the runs differ.")
        if comparison.side
        else _("How many teams chose what. Shares are of the teams that decided; several options can be one choice.")
    )
    return Section(_("Decisions"), "decisions", (Paragraph(plain(note, "quiet"), "note"),), tuple(parts))


def _sides(comparison: Comparison) -> Iterator[Section]:
    for number, row in enumerate(comparison.sides.rows):
        if row.kind == "decision":
            yield Section(_marked(row), f"decision-{number}", (_side_table(comparison, row),))


def _marked(row: Row) -> str:
    return said(N_("$title – here the runs differ"), title=row.title) if row.differs else row.title


def _side_table(comparison: Comparison, row: Row) -> Table:
    found = [comparison.sides.cell(row, place) for place in range(len(comparison.runs))]
    teams = list(dict.fromkeys(one.team for cell in found for one in cell.said))
    rows: list[tuple[Text, ...]] = []
    for team in teams:
        answers = [_answer(comparison, place, cell, team) for place, cell in enumerate(found)]
        rows.append((plain(team), *answers))
    rows.append((plain(_("Ruling")), *(_ruling(comparison, place, cell) for place, cell in enumerate(found))))
    return Table(_("Who chose what"), (_("Team"), *comparison.names()), tuple(rows))


def _answer(comparison: Comparison, place: int, cell: Cell, team: str) -> Text:
    one = next((one for one in cell.said if one.team == team), None)
    if one is None:
        return plain(_("not put"), "quiet")
    parts = [plain(one.what, "strong"), plain(marks(one), "quiet")]
    if one.quoted and comparison.quote is not None:
        parts.append(plain(comparison.quote(place, one.record)))
    return lines([part for part in parts if part])


def marks(one: Said) -> str:
    """How sure, how long, late, by chance; and the record that proves it."""
    found = [minutes_of(one.took)] if one.took is not None else []
    found += [said(N_("$n % sure"), n=one.sure)] if one.sure is not None else []
    found += [_("late")] if one.late else []
    found += [_("drawn by chance")] if one.drawn else []
    found += [said(N_("record $n"), n=one.record)] if one.record else []
    return ", ".join(found)


def _ruling(comparison: Comparison, place: int, cell: Cell) -> Text:
    if not cell.there:
        return plain(_("not put"), "quiet")
    parts = [plain(cell.result, "strong" if cell.overridden else "plain")]
    if cell.overridden and comparison.quote is not None:
        parts.append(plain(comparison.quote(place, cell.ruled)))
    return lines([part for part in parts if part])


def _distributions(comparison: Comparison) -> Iterator[Section]:
    for number, name in enumerate(comparison.labels.decisions(comparison.all)):
        title = comparison.labels.question(name)
        yield Section(title, f"decision-{number}", (_distribution(comparison, name),))


def _distribution(comparison: Comparison, name: str) -> Block:
    found = [choices(comparison.labels, name, group.runs) for group in comparison.groups]
    shown = [one.runs >= comparison.smallest for one in found]
    if not any(shown):
        return Paragraph(plain(said(N_("It was put in $few runs of any group."), few=comparison.few())))
    options = list(dict.fromkeys(pick for one in found for pick, _count in one.counts))
    rows = [
        (comparison.labels.option(name, pick), [share(dict(one.counts).get(pick, 0), one.answers) for one in found])
        for pick in options
    ]
    rows += [
        (_("no decision"), [str(one.undecided) for one in found]),
        (_("runs in which teams differed"), [share(one.split, one.runs) for one in found]),
        (_("runs with a ruling of the facilitator’s own"), [share(one.overridden, one.runs) for one in found]),
        (_("time to decide: median (quartiles)"), [spread_in_minutes(one.took) for one in found]),
    ]
    few = comparison.few()
    body = [(_("runs"), [_runs(one, few, show=show) for one, show in zip(found, shown, strict=True)])]
    body += [
        (
            head,
            [text if show else few if one.runs else "–" for text, one, show in zip(texts, found, shown, strict=True)],
        )
        for head, texts in rows
    ]
    head = ("", *map(comparison.group_name, comparison.groups))
    caption = _("How many runs came to what") if comparison.labels.proceeding(name) else _("How many teams chose what")
    return Table(caption, head, tuple(cells([first, *rest]) for first, rest in body))


def _runs(one: Choices, few: str, *, show: bool) -> str:
    return str(one.runs) if show or not one.runs else few


def parting(comparison: Comparison) -> Section | None:
    """Where two runs part; or what followed where many were overridden."""
    if comparison.side:
        parted = comparison.sides.parted
        return None if parted is None else Section(_("Where they part"), "parting", (_parted(comparison, parted),))
    found = partings(comparison.labels, comparison.all, comparison.smallest)
    if not found:
        return None
    blocks: list[Block] = [Paragraph(plain(_first_note(), "quiet"), "note")]
    for one in found:
        question = comparison.labels.question(one.decision)
        blocks.append(Paragraph((Span(question, "strong"), Span("\n"), *_after(comparison, one))))
    return Section(_("After a ruling of the facilitator’s own"), "parting", tuple(blocks))


def _first_note() -> str:
    return _(
        "What was usual differs first where it is named; that is no proof that one came of the other:"
        " facilitators overrule where something is unusual already."
    )


def _parted(comparison: Comparison, parted: Parted) -> Paragraph:
    return Paragraph(plain("\n".join(parted_words(comparison, parted))))


def parted_words(comparison: Comparison, parted: Parted) -> tuple[str, ...]:
    """Where two runs part, and the first step in which it shows, in a sentence each."""
    if parted.how == "same":
        return (_("They do not part: every step came out the same."),)
    row = comparison.sides.rows[parted.row] if parted.row is not None else None
    if row is None:
        return _where(comparison, parted), _("Every step came out the same.")
    what = row.title or _("the ending")
    return _where(comparison, parted), said(N_("The first step that differs is “$what”."), what=what)


def _where(comparison: Comparison, parted: Parted) -> str:
    first, second = parted.records
    match parted.how:
        case "fork":
            words = N_("One is a fork of the other: up to record $shared they are the same.")
            return said(words, shared=parted.shared)
        case "forks":
            words = N_("Both are forks of the same session: up to record $shared they are the same.")
            return said(words, shared=parted.shared)
        case _:
            names = comparison.names()
            words = N_("They part at record $first of $a and record $second of $b.")
            return said(words, first=first or "–", second=second or "–", a=names[0], b=names[1])


def _after(comparison: Comparison, one: Parting) -> Text:
    labels = comparison.labels
    if one.kind == "small":
        words = N_("Overruled in some runs and not in others; $few of one sort, so nothing is shown.")
        return plain(said(words, few=comparison.few()))
    counts = n_("Overruled in {n} run.", "Overruled in {n} runs.", one.overridden).replace("{n}", str(one.overridden))
    if one.kind == "nothing":
        return plain(f"{counts} {_('Nothing that is usual differs after it.')}")
    match one.kind:
        case "decision":
            what = labels.question(one.what)
            there, elsewhere = (
                labels.option(one.what, found) if found else _("no result") for found in (one.there, one.elsewhere)
            )
        case "flag":
            what = one.what.replace("-", " ")
            there, elsewhere = (_("true") if found else _("not true") for found in (one.there, one.elsewhere))
        case _:
            what = _("the ending")
            there, elsewhere = labels.ending(one.there), labels.ending(one.elsewhere)
    words = N_("First difference after it: $what – there usually “$there”, elsewhere “$elsewhere”.")
    return plain(f"{counts} {said(words, what=what, there=there, elsewhere=elsewhere)}")


def reached(comparison: Comparison) -> Section:
    """The endings."""
    labels = comparison.labels
    if comparison.side:
        row = ["", *comparison.names()], [_("ending"), *(labels.ending(run.ending) for run in comparison.all)]
        table = Table(_("Endings"), tuple(row[0]), (cells(row[1]),))
        return Section(_("Endings"), "endings", (table,))
    found = [dict(endings(group.runs)) for group in comparison.groups]
    names = sorted({name for one in found for name in one}, key=lambda name: (name is None, name or ""))
    rows = [
        cells(
            [
                labels.ending(name),
                *(
                    comparison.few() if group.small else share(one.get(name, 0), len(group.runs))
                    for one, group in zip(found, comparison.groups, strict=True)
                ),
            ]
        )
        for name in names
        if any(not group.small and one.get(name) for one, group in zip(found, comparison.groups, strict=True))
    ]
    if not rows:
        return Section(_("Endings"), "endings", (Paragraph(plain(comparison.few())),))
    head = ("", *map(comparison.group_name, comparison.groups))
    return Section(_("Endings"), "endings", (Table(_("Endings"), head, tuple(rows)),))
