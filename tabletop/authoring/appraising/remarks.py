"""What is wrong, or worth a look: what the rules of logic say of these findings, and what the author keeps on purpose.

Invariant: one voice. What `check` says of a scenario is what is said here, with the same code and the same place; here
it rests on more plays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.telling import filled, share
from tabletop.authoring.rules.logic import RULES
from tabletop.authoring.sentences import remedy, sentence
from tabletop.language.catalogue import N_
from tabletop.language.forms import quoted
from tabletop.scenario.problems import Place, Problem, in_order

WRONG: Final = frozenset({"TT301", "TT302", "TT305", "TT307", "TT311", "TT312", "TT315"})
"""Dead, or no dilemma: what the exit code tells of. The others are worth a look."""
_CERTAIN: Final = "TT303"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was found."""

    code: str
    """Its page: `tabletop explain TT311`."""
    where: str
    """The part, as an `ignore` names it."""
    words: str
    """What was found, in a sentence."""
    part: str
    """The part in the author's words; empty where the sentence has them."""
    place: Place
    remedy: str
    basis: str = ""
    """Where it comes from, if not from the method of the whole."""
    why: str = ""
    """Why the author keeps it; empty where nothing is said."""

    @property
    def wrong(self) -> bool:
        """Whether something is dead or dominated, and nobody means it to be."""
        return self.code in WRONG and not self.why


def remarks(told: Appraisal, naming: Naming) -> tuple[Remark, ...]:
    """Everything worth saying: what is wrong, then what is worth a look, then what is kept, each by place."""
    if told.found.partial:
        return ()
    problems = in_order([one for rule in RULES for one in rule.find(told.subject)])
    made = [_remark(told, naming, one) for one in problems]
    return tuple(sorted(made, key=lambda one: (bool(one.why), not one.wrong)))


def wrong(told: Appraisal) -> bool:
    """Whether something is dead or dominated, and nobody means it to be."""
    return any(one.wrong for one in remarks(told, Naming(told.subject)))


def _remark(told: Appraisal, naming: Naming, one: Problem) -> Remark:
    words = sentence(one)
    if one.code == _CERTAIN and told.found.model != "uniform":
        part = next(ending.share for ending in told.found.endings if ending.id == one.where)
        words = filled(
            N_('$share of plays by $model players end in "$found"'),
            share=share(part),
            model=told.found.model,
            found=one.found,
        )
    whys = (kept.why for kept in told.subject.scenario.ignore if (kept.rule, kept.where) == (one.code, one.where))
    labels = tuple(_parts(naming, one))
    basis = _basis(told, one)
    return Remark(
        one.code,
        one.where,
        words,
        " ↔ ".join(quoted(label) for label in labels),
        one.place,
        remedy(one),
        basis,
        next(whys, ""),
    )


def _parts(naming: Naming, one: Problem) -> Iterator[str]:
    """The author's words for what a problem is about."""
    match one.code:
        case "TT302" | "TT303":
            yield naming.ending(one.where)
        case "TT306":
            yield naming.move(one.where)
        case "TT310":
            yield naming.indicator(one.where)
        case "TT301" | "TT307" | "TT308" | "TT309" | "TT311" | "TT312" | "TT314":
            yield naming.part(one.where)
        case _:
            pass
    if one.code in {"TT309", "TT311"} and one.wants:
        decision = one.where.partition("/")[0]
        yield " + ".join(naming.option(decision, option) for option in one.wants.split(" + "))


def _basis(told: Appraisal, one: Problem) -> str:
    """How a dominated option was found, where that is by trying it out."""
    for found in told.found.dominated:
        if one.code == "TT311" and one.where == f"{found.decision}/{found.option}" and found.method.how == "sampled":
            words = N_("tried out in $plays plays with each answer, all else unchanged, seed $seed")
            return filled(words, plays=found.method.plays, seed=found.method.seed)
    return ""
