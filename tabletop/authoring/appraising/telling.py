"""Figures in words: shares with as much precision as they have, spreads, and where all of it comes from.

Invariant: 0 and 100 per cent are said of nothing that is a little more or less, and a share of drawn plays is never
said more precisely than chance allows.
"""

from __future__ import annotations

from math import ceil, sqrt
from string import Template
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.rules.logic.parts import percent
from tabletop.authoring.simulation.findings import Exploration, Method, Overflow, Spread
from tabletop.authoring.simulation.models import MODELS
from tabletop.language.catalogue import N_, _, n_

_NINETEEN_OF_TWENTY: Final = 1.96
_RULE_OF_THREE: Final = 3
_WHOLE: Final = 1 - 1e-9
"""Shares that were added up to all, as far as sums of fractions can."""


def filled(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` put in once."""
    return Template(_(template)).safe_substitute({name: str(value) for name, value in values.items()})


def share(part: float) -> str:
    """A share in percent, to the whole point."""
    return f"{percent(1.0 if part > _WHOLE else part)} %"


def margin(part: float, method: Method) -> int:
    """Points by which a share of drawn plays may be off, nineteen times of twenty; 0 where it is exact."""
    if method.how != "sampled" or not method.plays:
        return 0
    return ceil(100 * _NINETEEN_OF_TWENTY * sqrt(part * (1 - part) / method.plays))


def share_within(part: float, method: Method) -> str:
    """A share with what it may be off by: `27 % ±1`."""
    off = margin(part, method)
    return f"{share(part)} ±{off}" if off else share(part)


def spread(one: Spread, digits: int = 0) -> str:
    """A number that differs from play to play: `70–95, on average 82`; one number where it does not."""
    low, high = f"{one.low:.0f}", f"{one.high:.0f}"
    if low == high:
        return low
    return filled(N_("$low–$high, on average $mean"), low=low, high=high, mean=f"{one.expected:.{digits}f}")


def spread_short(one: Spread, digits: int = 0) -> str:
    """The same for a column: `70–95 (82)`."""
    low, high = f"{one.low:.0f}", f"{one.high:.0f}"
    return low if low == high else f"{low}–{high} ({one.expected:.{digits}f})"


def method(found: Exploration) -> str:
    """How it was found, in a sentence."""
    how = found.method
    if how.how == "exact":
        words = n_(
            "Every course of play, exactly: $count state.",
            "Every course of play, exactly: $count states.",
            found.states,
        )
        return words.replace("$count", f"{found.states:,}")
    words = n_(
        "$count play drawn by chance, seed $seed; what is proved is said so.",
        "$count plays drawn by chance, seed $seed; what is proved is said so.",
        how.plays,
    )
    return words.replace("$count", f"{how.plays:,}").replace("$seed", str(how.seed))


def precision(how: Method) -> str:
    """How far shares can be trusted; empty where they are exact."""
    if how.how != "sampled" or not how.plays:
        return ""
    off = margin(0.5, how)
    words = n_(
        "Shares of all plays are right to within $n point, nineteen times of twenty.",
        "Shares of all plays are right to within $n points, nineteen times of twenty.",
        off,
    )
    return words.replace("$n", str(off))


def unseen(how: Method) -> str:
    """What it means that drawn plays did not meet something; empty where play was exact."""
    if how.how != "sampled" or not how.plays:
        return ""
    words = N_("What none of $plays plays met happens in fewer than $rare of $plays, or never.")
    rare = min(_RULE_OF_THREE, how.plays)
    return filled(words, plays=f"{how.plays:,}", rare=rare)


def why_drawn(overflow: Overflow | None) -> str:
    """Why exploration was given up; empty where nobody tried."""
    if overflow is None:
        return ""
    if overflow.why == "answers":
        return filled(N_("“$at” has too many different answers to go through all of them."), at=overflow.at)
    words = N_("There were too many states to go through all of them: $count at “$at”.")
    return filled(words, count=f"{overflow.states:,}", at=overflow.at)


def players(found: Exploration) -> str:
    """Who plays, in a sentence."""
    model = MODELS[found.model]
    return filled(N_("$name players $what."), name=_(PLAYERS[model.name]), what=_(model.words))


PLAYERS: Final = {
    "uniform": N_("Uniform"),
    "cautious": N_("Cautious"),
    "assertive": N_("Assertive"),
    "consensus-seeking": N_("Consensus-seeking"),
    "contrarian": N_("Contrarian"),
}


def conditions_of_play(told: Appraisal) -> list[str]:
    """What was played otherwise than as written."""
    found = told.found
    lines: list[str] = []
    if told.wanted.teams:
        lines.append(filled(N_("Teams that take part: $teams."), teams=", ".join(found.teams)))
    if found.left_out:
        lines.append(filled(N_("Left out: $injects."), injects=", ".join(found.left_out)))
    if found.contingencies == "never":
        lines.append(_("No contingency comes."))
    return lines


def partial(told: Appraisal) -> str:
    """That it was stopped; empty where it was not."""
    if not told.partial:
        return ""
    if told.found.partial:
        return _("STOPPED before its end: what follows is true of what was played until then, and of nothing else.")
    if told.untried and len(told.wanted.models) == 1:
        return _("STOPPED before every answer was tried out: more options may be dominated.")
    words = N_("STOPPED before its end: $done of $all sorts of players have played.")
    return filled(words, done=len(told.runs), all=len(told.wanted.models))
