"""Every `$NAME` in a text is an alias, `$team` or `$role`; any other dollar is written `$$`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.references.names import Story
from tabletop.scenario.references.uses import Uses

OWN_NAMES = ("team", "role")
"""Names that the program fills in."""
_LOOKED_AT = 200
"""Dollar signs looked at in one text: more than any text has a use for."""
_DOLLAR = re.compile(r"\$(?:(\$)|([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\}|)")


def aliases(story: Story, uses: Uses) -> Iterator[Problem]:
    """Every dollar sign in every text."""
    known = story.names("aliases")
    for path, text in uses.dollars:
        for match in islice(_DOLLAR.finditer(text), _LOOKED_AT):
            name = match[2] or match[3]
            if match[1] or name in OWN_NAMES or (name and (known is None or name in known)):
                continue
            dollar = story.places.within(path, "$", text.count("$", 0, match.start()))
            place = replace(dollar, end=dollar.col + len(match[0])) if dollar.end == dollar.col + 1 else dollar
            if name:
                yield Problem(Code.NO_ALIAS, place, found=name, known=(*(known or ()), *OWN_NAMES))
            else:
                yield Problem(Code.BARE_DOLLAR, place, found=match[0])
