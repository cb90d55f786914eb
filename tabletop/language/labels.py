"""Short words for the codes of the core: kinds, states, likelihoods, levels.

One invariant: every label is looked up when it is shown; the tables only mark the English.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tabletop.language.catalogue import N_, _
from tabletop.language.labels_debrief import DEBRIEF
from tabletop.language.labels_evaluation import EVALUATION
from tabletop.language.labels_feedback import FEEDBACK
from tabletop.language.labels_proceedings import PROCEEDINGS

LEVELS: Final = (N_("very low"), N_("low"), N_("moderate"), N_("high"), N_("very high"))
"""The usual words for an indicator whose author gave none, in fifths of 0..100."""

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **DEBRIEF,
        **EVALUATION,
        **FEEDBACK,
        **PROCEEDINGS,
        "kind.news": N_("wire story"),
        "kind.intelligence": N_("intelligence report"),
        "kind.diplomatic": N_("diplomatic cable"),
        "kind.military": N_("situation report"),
        "kind.incident": N_("incident report"),
        "kind.social": N_("post"),
        "kind.order": N_("order"),
        "kind.legal": N_("legal note"),
        "kind.call": N_("phone call"),
        "kind.ad-hoc": N_("from the facilitator"),
        "confidence.low": N_("confidence low"),
        "confidence.medium": N_("confidence medium"),
        "confidence.high": N_("confidence high"),
        "likelihood.impossible": N_("impossible"),
        "likelihood.almost_certainly_not": N_("almost certainly not"),
        "likelihood.probably_not": N_("probably not"),
        "likelihood.about_even": N_("chances about even"),
        "likelihood.probable": N_("probable"),
        "likelihood.almost_certain": N_("almost certain"),
        "likelihood.certain": N_("certain"),
        "type.choice": N_("choice"),
        "type.multi-choice": N_("several choices"),
        "type.ranking": N_("ranking"),
        "type.allocation": N_("share out"),
        "type.open-text": N_("text"),
        "type.vote": N_("vote"),
        "type.straw-poll": N_("straw poll (not a decision)"),
        "type.consensus": N_("consensus under silence"),
        "type.matrix": N_("matrix argument"),
        "type.sealed": N_("sealed move"),
        "type.negotiation": N_("negotiation"),
        "type.confidence": N_("how likely"),
        "lever.diplomatic": N_("diplomatic"),
        "lever.information": N_("information"),
        "lever.military": N_("military"),
        "lever.economic": N_("economic"),
        "ballot.for": N_("For"),
        "ballot.against": N_("Against"),
        "ballot.abstain": N_("Abstain"),
        "ballot.passes": N_("The motion passes"),
        "ballot.fails": N_("The motion fails"),
        "seat.waiting": N_("waiting"),
        "seat.drafting": N_("drafting …"),
        "seat.saved": N_("saved"),
        "seat.no-decision": N_("no decision"),
        "seat.split": N_("no decision – split"),
        "phase.briefing": N_("briefing"),
        "phase.running": N_("running"),
        "phase.paused": N_("paused"),
        "phase.ended": N_("ended"),
        "phase.closed": N_("finished"),
        "scenario.ttx": N_("tabletop exercise"),
        "scenario.game": N_("seminar game"),
        "scenario.seminar": N_("seminar"),
        "debrief.defuse": N_("Defuse"),
        "debrief.describe": N_("Describe"),
        "debrief.interpret": N_("Interpret"),
        "debrief.reveal": N_("Reveal"),
        "debrief.generalise": N_("Generalise"),
        "debrief.apply": N_("Apply"),
        "debrief.reflection": N_("Reflect"),
        "note.note": N_("note"),
        "note.parked": N_("parked question"),
        "note.keep": N_("keep"),
        "note.change": N_("change"),
        "note.reflection": N_("reflection"),
        "terminology.hseep": N_("HSEEP: hot wash, move, facilitator"),
        "terminology.nato": N_("NATO: phase, exercise control (EXCON), MEL/MIL"),
        "terminology.uk": N_("UK: hot debrief, directing staff"),
        "language.de": N_("in German"),
        "language.en": N_("in English"),
        "language.fr": N_("in French"),
        "language.pl": N_("in Polish"),
        "language.ro": N_("in Romanian"),
        "language.uk": N_("in Ukrainian"),
        "reading.caution-first": N_("caution first"),
        "reading.meaning-first": N_("meaning first"),
        "reading.signal-first": N_("signal first"),
        "reading.unity-first": N_("unity first"),
        "level.decisions": N_("decisions only"),
        "level.notes": N_("decisions and notes"),
        "level.full": N_("decisions, notes and who spoke (by role)"),
    }
)


def label(code: str) -> str:
    """The word for a code such as `kind.call`; a code without one is shown by its own last part."""
    return _(LABELS[code]) if code in LABELS else code.rpartition(".")[2].replace("-", " ").replace("_", " ")


def level(value: int) -> str:
    """The usual word for an indicator at `value`, 0..100."""
    return _(LEVELS[min(len(LEVELS) - 1, value * len(LEVELS) // 100)])
