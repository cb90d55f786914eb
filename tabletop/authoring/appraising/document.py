"""What was found, as a document: the same as the text, with charts, for a page that can be shown and printed.

Invariant: beside every chart stands its table; the page needs nothing but itself and has no date, so that the same
findings make the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from tabletop.authoring.appraising import telling
from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.document_charts import by_players, endings, influence, ranges
from tabletop.authoring.appraising.document_tables import conditions, decision, delayed, lengths, odds
from tabletop.authoring.appraising.naming import Naming, spot_on_paper
from tabletop.authoring.appraising.remarks import Remark, remarks
from tabletop.authoring.appraising.telling import filled
from tabletop.authoring.appraising.text_decisions import by_influence
from tabletop.authoring.appraising.uncovered import uncovered
from tabletop.documents.document import Block, Document, Listing, Paragraph, Section, Span, Text, plain
from tabletop.language.catalogue import N_, _


def document(told: Appraisal) -> Document:
    """The document of what was found."""
    naming = Naming(told.subject)
    sections = (
        _ends(told, naming),
        _remarks(told, naming),
        *_decisions(told, naming),
        *_indicators(told, naming),
        *_conditions(told, naming),
        _missed(told, naming),
        _terms(),
    )
    return Document(
        title=naming.title,
        subtitle=_("How it plays: a simulation"),
        banner=_("EXERCISE – fictional events. For authors and facilitators: it tells endings and consequences."),
        language=told.subject.scenario.language,
        written=0,
        sections=sections,
        lead=tuple(_lead(told)),
        foot=(PurePath(told.subject.document.places.head(()).file).name,),
    )


def _lead(told: Appraisal) -> Iterator[Block]:
    found = told.found
    lines = [telling.method(found), telling.why_drawn(found.overflow), telling.precision(found.method)]
    yield Paragraph(plain(" ".join(filter(None, lines))))
    yield Paragraph(plain(" ".join([telling.players(found), *telling.conditions_of_play(told)])), "note")
    if words := telling.partial(told):
        yield Paragraph(plain(words, "strong"))


def _ends(told: Appraisal, naming: Naming) -> Section:
    blocks: list[Block] = []
    if any(one.share for one in told.found.endings):
        blocks = [endings(told, naming), *lengths(told, naming)]
        if len(told.runs) > 1:
            who = tuple(plain(telling.players(run)) for run in told.runs)
            blocks += [by_players(told, naming), Listing(who)]
    else:
        blocks.append(Paragraph(plain(_("No play came to its end."))))
    return Section(_("How it ends"), "endings", tuple(blocks))


def _remarks(told: Appraisal, naming: Naming) -> Section:
    title, anchor = _("Wrong, or worth a look"), "remarks"
    if told.found.partial:
        return Section(title, anchor, (Paragraph(plain(_("Nothing is said of it: play was stopped."))),))
    found = remarks(told, naming)
    if not found:
        return Section(title, anchor, (Paragraph(plain(_("Nothing: no rule has anything to say."))),))
    return Section(title, anchor, (Listing(tuple(_remark(one) for one in found)),))


def _remark(one: Remark) -> Text:
    chip = _("kept on purpose") if one.why else _("wrong") if one.wrong else _("worth a look")
    spans = [Span(chip, "chip"), Span(f" {one.words} ({one.code})", "strong")]
    if one.part:
        spans.append(Span(f"\n{one.part}"))
    last = one.why or f"→ {one.remedy}"
    basis = f" · {one.basis}" if one.basis else ""
    return (*spans, Span(f"\n{last}"), Span(f"\n{spot_on_paper(one.place)}{basis}", "quiet"))


def _decisions(told: Appraisal, naming: Naming) -> Iterator[Section]:
    if not told.found.decisions:
        return
    blocks: list[Block] = []
    if any(one.influence is not None for one in told.found.decisions):
        blocks.append(influence(told, naming))
    blocks += [block for one in by_influence(told) for block in decision(one, naming)]
    yield Section(_("Decisions, by what hangs on them"), "decisions", tuple(blocks))


def _indicators(told: Appraisal, naming: Naming) -> Iterator[Section]:
    if told.found.indicators:
        charts = tuple(ranges(one, naming) for one in told.found.indicators)
        yield Section(_("Where the indicators can come to"), "indicators", charts)


def _conditions(told: Appraisal, naming: Naming) -> Iterator[Section]:
    blocks: list[Block] = [*conditions(told, naming), *delayed(told, naming), *odds(told, naming)]
    if blocks:
        yield Section(_("Conditions, and what comes late"), "conditions", tuple(blocks))


def _missed(told: Appraisal, naming: Naming) -> Section:
    missed = uncovered(told, naming)
    blocks: list[Block] = []
    if told.found.partial:
        blocks.append(Paragraph(plain(_("Nothing is said of it: play was stopped."))))
    elif not missed:
        blocks.append(Paragraph(plain(_("Nothing: every inject, option and ending was met."))))
    else:
        if words := telling.unseen(told.found.method):
            blocks.append(Paragraph(plain(words)))
        items = tuple(
            (
                Span(f"{one.kind} {one.where}: {one.part}{_(' – proved: never') if one.proved else ''}"),
                Span(f"\n{spot_on_paper(one.place)}", "quiet"),
            )
            for one in missed
        )
        blocks.append(Listing(items))
    return Section(_("What no play met"), "not-met", tuple(blocks))


TERMS = (
    (N_("Share"), N_("of all plays, unless something else is said.")),
    (
        N_("What hangs on a decision"),
        N_("points of a share by which the shares of the endings move, on the average, once it is decided."),
    ),
    (
        N_("Dominated"),
        N_("another option is never worse for any indicator and better for one: nobody has a reason to choose it."),
    ),
    (
        N_("Looked at"),
        N_("a condition counts each time play asks whether it holds; that may be once in a play, never, or often."),
    ),
)


def _terms() -> Section:
    items = tuple((Span(_(name), "strong"), Span(f": {_(words)}")) for name, words in TERMS)
    note = filled(N_("Simulated players do not think; these figures test a scenario and say nothing about people."))
    return Section(_("What the words mean"), "terms", (Listing(items), Paragraph(plain(note), "note")))
