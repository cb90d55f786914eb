"""How often each condition held when it was looked at, and what value would let so many pass; what arrives late.

Invariant: a condition that is proved to hold always or never says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.rows import Row, Tone
from tabletop.authoring.appraising.telling import filled, margin, share
from tabletop.authoring.appraising.thresholds import Part, by_owner, passing, worded
from tabletop.authoring.rules.logic.parts import condition_place
from tabletop.authoring.simulation.findings import ConditionFigures, Method
from tabletop.language.catalogue import N_, _


def conditions(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """All of them, in the order of the file, each with its parts."""
    if not told.found.conditions:
        return
    yield Row()
    yield Row(_("CONDITIONS, WHEN THEY ARE LOOKED AT"), "head")
    words = N_("How often each held; and the value of its own with which $share of the looks would pass.")
    yield Row(filled(words, share=share(told.wanted.share)), "quiet", "  ", "  ")
    for parts in by_owner(told):
        whole = parts[0].figures
        place = condition_place(told.subject, whole)
        yield Row(f"{owner_words(whole, naming)} · {place.file}:{place.line}", "quiet", "  ", "    ")
        for part in parts:
            yield from _condition(part, told)


def owner_words(one: ConditionFigures, naming: Naming) -> str:
    """Whose condition it is."""
    match one.of:
        case "inject":
            return filled(N_("inject $id: $title"), id=one.owner, title=naming.inject(one.owner))
        case "ending":
            return filled(N_("ending $id: $title"), id=one.owner, title=naming.ending(one.owner))
        case "modifier":
            return filled(N_("modifier $n of $id"), id=one.owner, n=one.number + 1)
        case "row":
            return filled(N_("row $n of $id"), id=one.owner, n=one.number + 1)


def held(one: ConditionFigures) -> str:
    """How often it held, in a word or a figure."""
    if one.certainty == "never":
        return _("never")
    if one.certainty == "always":
        return _("always")
    return share(one.held) if one.looked > 0 else "–"


def _condition(part: Part, told: Appraisal) -> Iterator[Row]:
    one = part.figures
    dead = one.certainty == "never"
    value = passing(one, told.wanted.share)
    more = filled(N_("   ($share with: $value)"), share=share(told.wanted.share), value=value) if value else ""
    off = margin(one.held, Method("sampled", round(one.looked * one.method.plays), one.method.seed))
    within = f" ±{off}" if one.method.how == "sampled" and off > margin(0.5, one.method) else ""
    indent = f"    {held(one) + within:>9}  {'  ' * part.depth}"
    yield Row(f"{worded(one)}{more}", "wrong" if dead else "plain", indent, " " * len(indent))


def delayed(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """What comes late, and how often it arrives."""
    if not told.found.laters:
        return
    yield Row()
    yield Row(_("DELAYED CONSEQUENCES"), "head")
    for one in told.found.laters:
        words = N_("set going in $scheduled of plays, arrives in $arrived: $what ($decision)")
        what = naming.option(one.decision, one.where)
        figures = {"scheduled": share(one.scheduled), "arrived": share(one.arrived)}
        tone: Tone = "wrong" if one.certainty == "never" else "plain"
        yield Row(filled(words, what=what, decision=one.decision, **figures), tone, "  ", "    ")
    if told.found.odds:
        yield from _odds(told, naming)


def _odds(told: Appraisal, naming: Naming) -> Iterator[Row]:
    yield Row()
    yield Row(_("ARGUMENTS DECIDED BY DICE"), "head")
    for one in told.found.odds:
        figures = {"low": share(one.low), "high": share(one.high), "mean": share(one.expected)}
        same = N_("carries with a chance of $low: $what ($decision)")
        differing = N_("carries with a chance of $low to $high, on the average $mean: $what ($decision)")
        words = same if figures["low"] == figures["high"] else differing
        told_of = filled(words, what=naming.decision(one.decision), decision=one.decision, **figures)
        yield Row(told_of, "plain", "  ", "    ")
