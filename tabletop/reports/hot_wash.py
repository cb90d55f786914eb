"""The hot wash on one page: for the projector, two minutes after ENDEX, and for whoever leads the talk.

Invariant: nobody has won; nothing that was hidden from a table is on it before it was revealed to all, and no word of
an evaluator or of the facilitator's own notes, ever. What does not fit is counted, not dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.documents.document import Block, Document, Listing, Paragraph, Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import LABELS, label, level
from tabletop.reports.account import Account, ChangeAccount, Curve, DecisionAccount
from tabletop.reports.after_action_words import BANNER, day
from tabletop.reports.editions import in_edition
from tabletop.reports.naming import clipped, said

STEPS: Final = ("defuse", "describe", "interpret", "reveal", "generalise", "apply")
"""In this order people come out of their roles before they judge, and judge before they resolve."""
_MOST_DECISIONS: Final = 12
_MOST_OWN: Final = 3
_MOST_OF_A_STEP: Final = 1
_MOST_PARKED: Final = 3
_QUESTION: Final = 52
_CAME: Final = 64
_REASON: Final = 60
_PROMPT: Final = 160
_ENDING: Final = 240
_CELLS: Final = 10
_UNLIKE: Final = frozenset({"open-text", "confidence"})
"""Questions on which no two tables say the same, so that a difference says nothing."""


def hot_wash(account: Account) -> Document:
    """The page; of an account with everything in it only what participants may see."""
    if account.edition == "facilitator":
        account = in_edition(account, "participant")
    decisions = tuple(_decisions(account))
    return Document(
        title=said(N_("Hot wash: $title"), title=account.heading.title),
        subtitle=day(account.heading.started),
        banner=_(BANNER),
        language=account.heading.language,
        written=account.heading.finished,
        lead=_ending(account),
        sections=tuple(
            one
            for one in (
                _widest(decisions),
                _decided(decisions),
                _indicators(account.curves),
                _talk(account),
            )
            if one.blocks
        ),
        foot=(said(N_("Last record of the log: $head"), head=account.proof.head),),
        compact=True,
    )


def _decisions(account: Account) -> Iterator[DecisionAccount]:
    """All questions everybody may know of, in order."""
    open_to_all = account.revealed or account.edition == "participant"
    for move in account.moves:
        for inject in move.injects:
            if open_to_all or not inject.seen_by:
                yield from inject.decisions


# ── Where it ended ────────────────────────────────────────────────────────────────────────────────────────────────


def _ending(account: Account) -> tuple[Block, ...]:
    title, text = account.ending
    if not title:
        return (Paragraph(plain(_("The exercise has not ended yet; this is how it stands.")), "note"),)
    told = (
        Paragraph((Span(title, "strong"), Span(f" – {_sentences(text, _ENDING)}"))) if text else Paragraph(plain(title))
    )
    nobody = _("Nobody has won, and nobody has lost. There was no hidden right answer.")
    return told, Paragraph(plain(nobody, "quiet"), "note")


def _sentences(text: str, limit: int) -> str:
    """As many whole sentences as fit; the first one clipped where not even that does."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    end = max(line.rfind(f"{mark} ", 0, limit) for mark in ".!?")
    return line[: end + 1] if end > 0 else clipped(line, limit)


# ── What was decided ──────────────────────────────────────────────────────────────────────────────────────────────


def _widest(decisions: tuple[DecisionAccount, ...]) -> Section:
    """The question on which the tables differed most, and who said what."""
    widest = max(decisions, key=_kinds, default=None)
    if widest is None or _kinds(widest) < 2:  # noqa: PLR2004 - two answers make a difference
        return Section("", "split")
    items: tuple[Text, ...] = tuple(
        (Span(one.name, "strong"), Span(f": {clipped(_answer(one.status, one.lines), _CAME)}"))
        for one in widest.answers
    )
    question = Paragraph(plain(clipped(widest.question, _PROMPT)), "quote")
    return Section(_("Where you differed most"), "split", (question, Listing(items)))


def _kinds(decision: DecisionAccount) -> int:
    """How many different answers there were; none where nobody may know whose they are."""
    if decision.secret or decision.type in _UNLIKE:
        return 0
    return len({one.lines for one in decision.answers if one.lines})


def _answer(status: str, lines: tuple[str, ...]) -> str:
    return ", ".join(lines) if lines else label(f"seat.{status}")


def _decided(decisions: tuple[DecisionAccount, ...]) -> Section:
    shown = _chosen(decisions)
    rows = tuple((plain(clipped(one.question, _QUESTION)), _line(one)) for one in shown)
    if not rows:
        return Section("", "decided")
    table = Table(_("One line for each question"), (_("Question"), _("What came of it")), rows)
    more = len(decisions) - len(shown)
    left = n_("and {n} more question, on which nobody differed", "and {n} more, on which nobody differed", more)
    rest: tuple[Block, ...] = (Paragraph(plain(left.replace("{n}", str(more)), "quiet"), "note"),) if more else ()
    return Section(_("What was decided"), "decided", (table, *rest))


def _chosen(decisions: tuple[DecisionAccount, ...]) -> tuple[DecisionAccount, ...]:
    """As many as the page holds, in order: what nobody differed on goes first, the earliest of it last."""
    spare = len(decisions) - _MOST_DECISIONS
    quiet = [one.id for one in reversed(decisions) if not any(_marks(one))]
    gone = set(quiet[: max(0, spare)])
    return tuple(one for one in decisions if one.id not in gone)[: max(_MOST_DECISIONS, len(decisions) - len(gone))]


def _line(decision: DecisionAccount) -> Text:
    marks = tuple(_marks(decision))
    came = clipped(_came(decision), _CAME)
    return (Span(came), *(span for mark in marks for span in (Span(" "), Span(mark, "chip"))))


def _came(decision: DecisionAccount) -> str:
    """What it came to: what all said, how often what was said, or what the step-by-step talk came to."""
    ruling = decision.ruling
    answers = list(dict.fromkeys(_answer(one.status, one.lines) for one in decision.answers))
    if len(answers) == 1 and not decision.secret:
        return answers[0]
    counted = ", ".join(f"{name} {count}" for name, count in ruling.counts if count) if ruling else ""
    if decision.answers and decision.type in _UNLIKE:
        return " · ".join(answers)
    if (decision.secret or answers) and counted:
        return counted
    if ruling and ruling.result:
        return ruling.result
    return " · ".join(answers) or _("nobody answered")


def _marks(decision: DecisionAccount) -> Iterator[str]:
    if decision.split or (decision.type not in _UNLIKE and _kinds(decision) > 1):
        yield _("split")
    if any(one.status == "no-decision" for one in decision.answers) or decision.waiting:
        yield _("not decided by all")
    if decision.ruling is None:
        yield _("not ruled on")
    elif decision.ruling.how == "overridden":
        yield _("ruled otherwise than the script")
    elif decision.ruling.how == "amended":
        yield _("script amended")


# ── Where the indicators ended ────────────────────────────────────────────────────────────────────────────────────


def _indicators(curves: tuple[Curve, ...]) -> Section:
    if not curves:
        return Section("", "indicators")
    head = (_("Indicator"), _("Ended at"), _("Biggest change, and why"))
    rows = tuple((plain(one.name), _standing(one), plain(_biggest(one))) for one in curves)
    return Section(_("Where the indicators ended"), "indicators", (Table(_("From 0 to 100"), head, rows),))


def _standing(curve: Curve) -> Text:
    full = max(0, min(_CELLS, round(curve.end * _CELLS / 100)))
    bar = "▮" * full + "▯" * (_CELLS - full)
    return (Span(f"{bar} {curve.end}  "), Span(curve.word or level(curve.end), "strong"))


def _biggest(curve: Curve) -> str:
    change = max(curve.changes, key=_size, default=None)
    if change is None:
        return _("did not move")
    return f"{change.by:+}  {clipped(change.why, _REASON)}".rstrip()


def _size(change: ChangeAccount) -> int:
    return abs(change.by)


# ── What to talk about ────────────────────────────────────────────────────────────────────────────────────────────


def _talk(account: Account) -> Section:
    """Prompts: those of this very run, what was parked, and the author's step by step."""
    own = list(account.drawn[:_MOST_OWN])
    parked = [one.text for one in account.notes if one.purpose == "parked"]
    own += [said(LABELS["prompt.parked"], text=clipped(one, _PROMPT)) for one in parked[:_MOST_PARKED]]
    blocks: list[Block] = []
    if own:
        blocks.append(Paragraph(plain(_("From this run"), "strong")))
        blocks.append(Listing(tuple(map(plain, own)), ordered=True))
    written, more = _written(account)
    more += max(0, len(account.drawn) - _MOST_OWN) + max(0, len(parked) - _MOST_PARKED)
    if written:
        blocks.append(Paragraph(plain(_("Step by step"), "strong")))
        blocks.append(Listing(written))
    if more:
        rest = n_("and {n} more on the console", "and {n} more on the console", more).replace("{n}", str(more))
        blocks.append(Paragraph(plain(rest, "quiet"), "note"))
    return Section(_("To talk about"), "talk", tuple(blocks))


def _written(account: Account) -> tuple[tuple[Text, ...], int]:
    """The author's prompts, a few of each step, and how many more there are."""
    by_step = dict(account.prompts)
    items: list[Text] = []
    more = 0
    for step in STEPS:
        found = [one for one in by_step.get(step, ()) if one not in account.drawn]
        more += max(0, len(found) - _MOST_OF_A_STEP)
        items += [
            (Span(label(f"debrief.{step}"), "strong"), Span(f": {clipped(one, _PROMPT)}"))
            for one in found[:_MOST_OF_A_STEP]
        ]
    return tuple(items), more
