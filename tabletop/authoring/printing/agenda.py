"""The times of a session, for those who take part and for those who lead it.

Invariant: what participants read names no move and no inject.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.conditions import in_words
from tabletop.authoring.printing.frame import clock, span
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.schedule import LENGTHS, Schedule, Slot, saved, schedule
from tabletop.documents.document import Block, Paragraph, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _, n_

_ROLES = 3
"""Minutes before STARTEX in which role cards are read."""
_SITUATION = 3
"""Minutes in which the situation is read out."""


def agenda(plan: Schedule) -> Table:
    """What happens when, without a word on what will happen in the story."""
    situation = max(0, plan.briefing - _ROLES - _SITUATION)
    cards = max(0, plan.briefing - _ROLES)
    steps = [
        (0, _("Welcome, ground rules")),
        (situation, _("How we got here, read out")),
        (cards, _("Silent reading of the role cards")),
        (plan.briefing, _("Start of the exercise (STARTEX), then play")),
        (plan.endex, _("End of the exercise (ENDEX): roles end; then the hot wash")),
        (plan.endex + plan.debrief, _("Feedback")),
    ]
    ends = [*(start for start, _words in steps[1:]), plan.minutes]
    rows = tuple((plain(span(start, end)), plain(words), ()) for (start, words), end in zip(steps, ends, strict=True))
    return Table("", (_("From the start"), _("What"), _("Clock")), rows)


def schedule_table(order: PrintOrder, plan: Schedule, *, leads: bool = True) -> Table:
    """Every planned inject with its time; in the guide with where the rest stands."""
    rows: list[tuple[Text, ...]] = []
    if plan.briefing:
        words = _("Briefing, then STARTEX: see “Before the start”") if leads else _("Briefing, then STARTEX")
        rows.append(_mark(0, words))
    move = ""
    for slot in plan.slots:
        of = order.scenario.move_of[slot.inject.id]
        if of != move:
            move = of
            rows.append(_move(order, of, slot.start))
        rows.append(_row(order, slot))
    if not order.scenario.solo:
        words = _("ENDEX, then the hot wash: see “ENDEX”") if leads else _("ENDEX, then the hot wash")
        rows.append(_mark(plan.endex, words))
        rows.append(_mark(plan.endex + plan.debrief, _("Feedback, thanks")))
    return Table("", (_("From the start"), _("No."), _("What"), _("Minutes"), _("Clock")), tuple(rows))


def _mark(minute: int, words: str) -> tuple[Text, ...]:
    return (plain(clock(minute)), (), plain(words, "strong"), (), ())


def _move(order: PrintOrder, move: str, minute: int) -> tuple[Text, ...]:
    found = next(one for one in order.scenario.moves if one.id == move)
    number = order.scenario.moves.index(found) + 1
    title = f"{_('Move')} {number}: {order.fill(found.title)}"
    return (plain(clock(minute)), (), plain(title, "strong"), (), ())


def _row(order: PrintOrder, slot: Slot) -> tuple[Text, ...]:
    number = order.numbers[slot.inject.id]
    title = order.fill(slot.inject.title)
    if slot.cut:
        words = (Span(title, "quiet"), Span(f" – {_('left out: no time for it')}", "quiet"))
        return (plain("–", "quiet"), plain(number, "quiet"), words, plain(f"({slot.minutes})", "quiet"), ())
    notes = tuple(_notes(order, slot))
    words = (Span(title), *((Span(f" – {'; '.join(notes)}", "quiet"),) if notes else ()))
    shown = span(slot.start, slot.end)
    return (plain(shown), plain(number, "strong"), words, plain("" if slot.instead else str(slot.minutes)), ())


def _notes(order: PrintOrder, slot: Slot) -> Iterator[str]:
    when = slot.inject.when
    if when is not None and not isinstance(when, str):
        lead = N_("or, if $clause") if slot.instead else N_("only if $clause")
        yield said(lead, clause=in_words(order, when))
    if slot.inject.optional:
        yield _("optional")


def fitting(plan: Schedule) -> Iterator[Block]:
    """What the schedule did so that it fits, and what is left."""
    if plan.trimmed:
        yield Paragraph(plain(_("Talk is shorter than planned, evenly: ask only the first question of a list.")))
    if plan.over:
        words = n_("Even so, $n minute is missing.", "Even so, $n minutes are missing.", plan.over)
        more = _("Tell some injects in two sentences, without their decisions.")
        yield Paragraph(plain(f"{words.replace('$n', str(plan.over))} {more}", "strong"))
    if plan.spare:
        words = n_(
            "$n minute is in hand, for talk or for something held back.",
            "$n minutes are in hand, for talk or for something held back.",
            plan.spare,
        )
        yield Paragraph(plain(words.replace("$n", str(plan.spare))))


def other_lengths(order: PrintOrder, plan: Schedule) -> Iterator[Block]:
    """The same exercise in a shorter and in a longer session."""
    if order.scenario.solo:
        return
    rows = tuple(_length(order, schedule(order, minutes)) for minutes in LENGTHS if minutes != plan.minutes)
    head = (_("Session"), _("Play"), _("Hot wash"), _("Number and minutes of each inject"), _("Left out"))
    yield Table(_("In another length"), head, rows, shares=(10, 8, 10, 50, 22))


def _length(order: PrintOrder, plan: Schedule) -> tuple[Text, ...]:
    played = [
        f"{order.numbers[slot.inject.id]} ({slot.minutes})" for slot in plan.slots if not slot.cut and not slot.instead
    ]
    gone = [order.numbers[slot.inject.id] for slot in plan.slots if slot.cut]
    notes = []
    if plan.over:
        notes.append(said(N_("$n minutes too many"), n=plan.over))
    if plan.spare:
        notes.append(said(N_("$n in hand"), n=plan.spare))
    shown = plain(" · ".join(played))
    more: Text = (Span(f"\n{'; '.join(notes)}", "quiet"),) if notes else ()
    return (
        plain(str(plan.minutes)),
        plain(str(plan.play)),
        plain(str(plan.debrief)),
        (*shown, *more),
        plain(", ".join(gone)),
    )


def cutting(order: PrintOrder, plan: Schedule) -> Iterator[Block]:
    """What to do when time runs away."""
    optional = saved(order)
    if optional:
        rows = tuple(
            (
                plain(order.numbers[one.id], "strong"),
                order.text(one.title),
                plain(str(minutes)),
                plain(_("left out already") if (slot := plan.slot(one.id)) and slot.cut else ""),
            )
            for one, minutes in optional
        )
        yield Table(_("May be left out"), (_("No."), _("What"), _("Saves minutes"), ""), rows, shares=(8, 54, 18, 20))
    yield Paragraph(
        plain(
            _(
                "Behind time? Leave out what is optional, the last of it first. Then cut talk, but not below four"
                " minutes for each inject. Never cut the hot wash: it is where people learn."
            )
        )
    )
