"""What a reader has to know before concluding anything from a session, in sentences.

Invariant: a sentence for everything that makes a log say less than it seems to; none where all went as planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.language.catalogue import N_, _, n_
from tabletop.reports.account import Account, Honesty
from tabletop.reports.after_action_words import minutes, whole_minutes
from tabletop.reports.naming import said

_LEFT_OUT: Final = {
    "another_session": N_("$file is left out: it belongs to another session."),
    "record_gone": N_("$file is left out: it was begun at a record that this log no longer has."),
    "record_another": N_("$file is left out: this log was changed after it was begun."),
    "too_new": N_("$file is left out: a newer version of the program wrote it."),
    "unreadable": N_("$file is left out: it could not be opened."),
    "damaged": N_("$file is left out: it is damaged."),
}
"""Why something beside the log was not read with it."""


def flags(account: Account) -> Iterator[str]:
    """Sentences, the gravest first."""
    yield from _of_the_log(account)
    yield from _of_the_run(account)
    yield from _of_decisions(account.honesty)
    yield from _of_injects(account.honesty)
    yield from _of_time(account.honesty)


def _if(count: int, sentence: str) -> Iterator[str]:
    """The sentence with its number, where there is anything to count."""
    if count:
        yield sentence.replace("{n}", str(count))


def _of_the_log(account: Account) -> Iterator[str]:
    proof = account.proof
    if proof.fault is not None:
        kind, number, byte = proof.fault
        if kind == "torn":
            yield _("The log’s last record was cut off while it was written; all before it is told here.")
        else:
            words_of = N_("The log is damaged at record $n (byte $byte). Only what stands before it is told here.")
            yield said(words_of, n=number, byte=byte)
    yield from _if(
        proof.erased,
        n_(
            "{n} text was erased from the log on request.",
            "{n} texts were erased from the log on request.",
            proof.erased,
        ),
    )
    named = [(file, why) for file, why in account.left_out if file]
    for file, why in named:
        yield said(_LEFT_OUT.get(why, _LEFT_OUT["damaged"]), file=file)
    unnamed = len(account.left_out) - len(named)
    yield from _if(
        unnamed,
        n_(
            "{n} log beside it could not be read with it and is left out.",
            "{n} logs beside it could not be read with it and are left out.",
            unnamed,
        ),
    )


def _of_the_run(account: Account) -> Iterator[str]:
    head = account.heading
    if head.rehearsal:
        yield _("It was a rehearsal.")
    if head.forked:
        session, number, _hash = head.forked.split(":")
        yield said(
            N_("It is a fork: a “what if” that went on from record $n of session $session.")
            if session
            else N_("It is a fork: a “what if” that went on from record $n of another session."),
            n=number,
            session=session,
        )
    if not account.ending[0]:
        yield _("It was not played to its end: there is no ENDEX in the log.")
    if head.fictional:
        yield _("It was played with invented names.")
    if head.log_level == "decisions":
        yield _("Only decisions were kept: no reasons and no notes.")
    yield from _if(
        head.earlier_runs,
        n_(
            "The player had finished the same scenario {n} time before.",
            "The player had finished the same scenario {n} times before.",
            head.earlier_runs,
        ),
    )


def _of_decisions(found: Honesty) -> Iterator[str]:
    if found.overrides:
        words_of = N_("The facilitator ruled $n of $all outcomes otherwise than the script.")
        yield said(words_of, n=found.overrides, all=found.rulings)
    if found.amended:
        yield said(N_("The facilitator amended $n of $all outcomes."), n=found.amended, all=found.rulings)
    yield from _if(
        found.undecided,
        n_(
            "{n} answer was no decision, a split, or never came.",
            "{n} answers were no decision, a split, or never came.",
            found.undecided,
        ),
    )
    yield from _if(found.late, n_("{n} answer came late.", "{n} answers came late.", found.late))
    yield from _if(
        found.drawn,
        n_(
            "Chance gave {n} answer, for a seat nobody played.",
            "Chance gave {n} answers, for seats nobody played.",
            found.drawn,
        ),
    )
    yield from _if(
        found.corrections, n_("{n} entry was corrected later.", "{n} entries were corrected later.", found.corrections)
    )
    yield from _if(found.undone, n_("{n} step was taken back.", "{n} steps were taken back.", found.undone))


def _of_injects(found: Honesty) -> Iterator[str]:
    yield from _if(
        found.edited_injects,
        n_(
            "{n} inject was written anew before it was released.",
            "{n} injects were written anew before they were released.",
            found.edited_injects,
        ),
    )
    yield from _if(
        found.ad_hoc, n_("{n} inject was written on the spot.", "{n} injects were written on the spot.", found.ad_hoc)
    )
    if found.skipped:
        yield said(N_("Left out or passed over: $titles."), titles="; ".join(found.skipped))


def _of_time(found: Honesty) -> Iterator[str]:
    if found.pauses:
        paused = minutes(whole_minutes(found.paused))
        yield (
            n_(
                "The exercise was paused {n} time, for {m}.",
                "The exercise was paused {n} times, for {m}.",
                found.pauses,
            )
            .replace("{n}", str(found.pauses))
            .replace("{m}", paused)
        )
    yield from _if(
        found.clock_jumps,
        n_(
            "The computer’s clock jumped {n} time; wall times are to be read with care.",
            "The computer’s clock jumped {n} times; wall times are to be read with care.",
            found.clock_jumps,
        ),
    )
    yield from _if(
        found.resumed,
        n_(
            "The program was closed and opened again {n} time.",
            "The program was closed and opened again {n} times.",
            found.resumed,
        ),
    )
