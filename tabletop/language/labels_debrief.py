"""Questions for the hot wash that a run itself asks for, said in the same words on every screen and page.

One invariant: each is a question to the room, and none says who was right.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tabletop.language.catalogue import N_

DEBRIEF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "prompt.split": N_("You differed most on “$question” What did each of you know that the others did not?"),
        "prompt.overridden": N_("The facilitator ruled otherwise than the script on “$question” Was that right?"),
        "prompt.undecided": N_("$team came to no decision on “$question” What was missing?"),
        "prompt.parked": N_("Parked on the way: $text"),
    }
)
"""Code → English sentence with `$names` in it."""
