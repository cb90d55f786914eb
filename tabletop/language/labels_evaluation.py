"""Short words for what evaluators and scribes put down: ratings with what they mean, tags, roles.

One invariant: M says that the objective was achieved; no rating is ever called a failure, and none has a number.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tabletop.language.catalogue import N_

EVALUATION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rating.performed": N_("performed without challenges"),
        "rating.some-challenges": N_("performed with some challenges"),
        "rating.major-challenges": N_("performed with major challenges: achieved, but it harmed other activities"),
        "rating.unable": N_("unable to be performed"),
        "rating.not-observed": N_("not observed"),
        "rating.performed.letter": "P",
        "rating.some-challenges.letter": "S",
        "rating.major-challenges.letter": "M",
        "rating.unable.letter": "U",
        "rating.not-observed.letter": N_("N/A"),
        "rating.performed.short": N_("without challenges"),
        "rating.some-challenges.short": N_("some challenges"),
        "rating.major-challenges.short": N_("achieved, harmed other work"),
        "rating.unable.short": N_("unable"),
        "rating.not-observed.short": N_("not observed"),
        "rating.performed.means": N_("It was done in a way that achieved the objective, and nothing else suffered."),
        "rating.some-challenges.means": N_("It achieved the objective, and you saw how it could be done better."),
        "rating.major-challenges.means": N_(
            "It achieved the objective, but at a cost to other activities, to safety, or to what was agreed."
        ),
        "rating.unable.means": N_("It was not done in a way that achieved the objective."),
        "rating.not-observed.means": N_("You did not see it: it did not come up, or you were elsewhere."),
        "tag.plain": N_("observation"),
        "tag.strength": N_("strength"),
        "tag.improve": N_("area to improve"),
        "role.evaluator": N_("evaluator"),
        "role.scribe": N_("scribe"),
        "role.observer": N_("observer"),
    }
)
"""Code → English words."""
