"""What participants are asked after an exercise: five statements and two questions, in our own words.

One invariant: they ask about the exercise, never about a person; what a log was begun with stays in that log.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tabletop.language.catalogue import N_

FEEDBACK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feedback.organised": N_("The session was well organised and kept to its time."),
        "feedback.plausible": N_("The scenario was plausible."),
        "feedback.heard": N_("I could say what I thought, and everybody was heard."),
        "feedback.materials": N_("The texts and the screens helped."),
        "feedback.prepared": N_("I am better prepared now than before."),
        "feedback.keep": N_("What should stay as it is?"),
        "feedback.change": N_("What should change?"),
        "feedback.organised.short": N_("organised"),
        "feedback.plausible.short": N_("plausible"),
        "feedback.heard.short": N_("everybody heard"),
        "feedback.materials.short": N_("texts and screens"),
        "feedback.prepared.short": N_("better prepared"),
        "feedback.keep.short": N_("should stay"),
        "feedback.change.short": N_("should change"),
        "feedback.lowest": N_("1 not at all"),
        "feedback.highest": N_("5 completely"),
    }
)
"""Code → English words."""
