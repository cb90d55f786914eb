"""What a rehearsal can find, in words: a code, a sentence, a remedy for everything that does not go as a play says.

Invariant: every code of the group 5xx has a sentence here, and a page. Nothing else of the rehearsal is known here, so
that whoever shows a problem can look its words up.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import Template
from types import MappingProxyType

from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.scenario.problems import Problem


class Diverged(StrEnum):
    """Every way in which a golden play does not come out as written. Each has a page: `tabletop explain TT501`."""

    NO_ANSWER = "TT501"
    FAULTY_ANSWER = "TT502"
    NO_STEP = "TT503"
    FAULTY_STEP = "TT504"
    REFUSED = "TT505"
    DICE = "TT506"
    OTHER_INJECT = "TT507"
    NO_MORE_INJECTS = "TT508"
    ONE_MORE_INJECT = "TT509"
    ENDING = "TT510"
    INDICATOR = "TT511"
    FLAG = "TT512"
    RESULT = "TT513"
    NOT_SEEN = "TT514"
    SEEN = "TT515"
    LEAK = "TT516"
    NEVER_REACHED = "TT517"
    NOT_ASKED = "TT518"
    NO_END = "TT519"
    TRANSCRIPT = "TT520"
    NO_TRANSCRIPT = "TT521"
    CHANGED = "TT522"
    NOT_COVERED = "TT523"


SENTENCES: Mapping[str, str] = MappingProxyType({
    Diverged.NO_ANSWER: N_('the play has no answer of $team to "$decision", and it is asked here'),
    Diverged.FAULTY_ANSWER: N_('the answer of $team to "$decision" does not fit the question. $why'),
    Diverged.NO_STEP: N_('"$decision" is not settled when all steps that the play has for it are done'),
    Diverged.FAULTY_STEP: N_('the step "$act" of $team does not fit here. $why'),
    Diverged.REFUSED: N_("the exercise refuses what the play wants here. $why"),
    Diverged.DICE: N_('the dice of "$decision" cannot show $found: expected $wants'),
    Diverged.OTHER_INJECT: N_('the inject that comes here is "$found"; written is "$wants"'),
    Diverged.NO_MORE_INJECTS: N_('no inject comes any more; written is "$wants"'),
    Diverged.ONE_MORE_INJECT: N_('one more inject comes than is written: "$found"'),
    Diverged.ENDING: N_('the play ends in "$found"; written is "$wants"'),
    Diverged.INDICATOR: N_('"$indicator" stands at $found $when; written is "$wants"'),
    Diverged.FLAG: N_('the flag "$flag" is "$found" $when; written is "$wants"'),
    Diverged.RESULT: N_('"$decision" comes to "$found"; written is "$wants"'),
    Diverged.NOT_SEEN: N_("$who never saw these words"),
    Diverged.SEEN: N_("$who saw these words, and never should; they came $source"),
    Diverged.LEAK: N_('$who read what is meant for $owner alone: "$found"; it came $source'),
    Diverged.NEVER_REACHED: N_('"$found" never comes in this play, so nothing can be said about what stands here'),
    Diverged.NOT_ASKED: N_('the play has something for "$found", and "$found" is not asked in this play'),
    Diverged.NO_END: N_("the play does not come to an end: $found steps, and no ENDEX"),
    Diverged.TRANSCRIPT: N_("the transcript of $who reads otherwise from this line on"),
    Diverged.NO_TRANSCRIPT: N_("there are transcripts of this play, and none of $who"),
    Diverged.CHANGED: N_("the file changed while the play was rehearsed"),
    Diverged.NOT_COVERED: N_("no golden play reaches the $kind $found"),
})  # fmt: skip
"""Code → what did not go as written."""

REMEDIES: Mapping[str, str] = MappingProxyType({
    Diverged.NO_ANSWER: N_('write under "$decision", for example: "$team: {$form}"; or "$team: {no_decision: yes}"'),
    Diverged.FAULTY_ANSWER: N_("change the answer; the scenario says what can be answered"),
    Diverged.NO_STEP: N_('write another step under "proceedings"; a step may also wait: "wait: 10 min"'),
    Diverged.FAULTY_STEP: N_("change the step, or do something else before it"),
    Diverged.REFUSED: N_("take it out of the play, or bring about what it needs before"),
    Diverged.DICE: N_('two dice show two numbers from 1 to 6: "[4, 3]"; turned cards need one from 1 to 100'),
    Diverged.OTHER_INJECT: N_('if the story is right now, write "$found" here; else look at what lets "$wants" come'),
    Diverged.NO_MORE_INJECTS: N_('if the story is right now, take it out here; else look at what lets "$wants" come'),
    Diverged.ONE_MORE_INJECT: N_('if the story is right now, add "$found" here'),
    Diverged.ENDING: N_('if the story is right now, write "$found" here; else look at the conditions of the endings'),
    Diverged.INDICATOR: N_("if the story is right now, change what is written; else look at what moved it"),
    Diverged.FLAG: N_("if the story is right now, change what is written; else look at what sets it"),
    Diverged.RESULT: N_("if the story is right now, change what is written; else look at the answers"),
    Diverged.NOT_SEEN: N_("look at the spelling, and at whom the text is addressed to"),
    Diverged.SEEN: N_("look at whom the text is addressed to"),
    Diverged.LEAK: N_("a fault of the program; or the same words stand in a text for others, too: change one of them"),
    Diverged.NEVER_REACHED: N_("take it out, or answer so that it comes"),
    Diverged.NOT_ASKED: N_("take it out, or answer so that it is asked"),
    Diverged.NO_END: N_('look for what comes again and again; "until" ends a play after an inject or a decision'),
    Diverged.TRANSCRIPT: N_("if it should read so now: tabletop rehearse --update"),
    Diverged.NO_TRANSCRIPT: N_("to write it: tabletop rehearse --update"),
    Diverged.CHANGED: N_("rehearse again once it is saved"),
    Diverged.NOT_COVERED: N_("$way"),
})  # fmt: skip
"""Code → the way on."""


REASONS: Mapping[str, str] = MappingProxyType({
    "earlier": N_('"$wants" has come before'),
    "skipped": N_('the play skips "$wants"'),
    "held-back": N_('"$wants" is held back: a play brings it in under "contingency"'),
    "condition": N_('"$wants" comes only when: $detail'),
})  # fmt: skip
"""Code → why an inject does not come."""


def spoken(problem: Problem) -> dict[str, str]:
    """The values of a problem in words: codes looked up, everything else as it is."""
    found = dict(problem.values)
    for name, lookup in (("why", _why), ("act", _act), ("when", _when), ("kind", _kind)):
        if name in found:
            found[name] = lookup(found[name])
    return found


def context(problem: Problem) -> list[str]:
    """Where the play was when it happened, and how the situation stood: a line each; nothing where there is nothing."""
    if problem.code not in SENTENCES:
        return []
    values = dict(problem.values)
    lines: list[str] = []
    if values.get("line"):
        lines.append(Template(_("now: $line")).safe_substitute(values))
    if values.get("reason"):
        code, _space, detail = values["reason"].partition(" ")
        lines.append(Template(_(REASONS[code])).safe_substitute(wants=problem.wants, detail=detail))
    if values.get("moved"):
        by, cause, why = values["moved"].split(" ", 2)
        words = N_('it moved last by $by, with "$cause". $why')
        lines.append(Template(_(words)).safe_substitute(by=by, cause=cause, why=why))
    if values.get("inject"):
        words = N_('at $clock, after the inject "$inject"')
        if values.get("asked"):
            words = N_('at $clock, after the inject "$inject", at the decision "$asked"')
        lines.append(Template(_(words)).safe_substitute(values))
    if values.get("stands"):
        lines.append(Template(_("the situation: $stands")).safe_substitute(values))
    return lines


def _why(code: str) -> str:
    name, _space, detail = code.partition(" ")
    return sentence(name, detail=detail)


def _act(act: str) -> str:
    return label(f"act.{act}")


def _when(after: str) -> str:
    return Template(_('after "$after"')).safe_substitute(after=after) if after else _("at the end")


def _kind(kind: str) -> str:
    return {
        "inject": _("inject"),
        "contingency": _("contingency"),
        "option": _("option"),
        "result": _("result"),
        "ending": _("ending"),
    }.get(kind, kind)
