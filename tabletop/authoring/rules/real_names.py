"""Names of the real world that scenarios of this field use: states, capitals, institutions.

Invariant: a name stands here only if it means nothing else where it is written with a capital. `Georgia`, `Jordan`,
`Chad` and the like are left out on purpose, and so are the seas, which a class in full fiction may keep.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tabletop.authoring.rules.wording import whole_words

STATES: Final = (
    "Afghanistan", "Albania", "Albanian", "Armenia", "Armenian", "Austria", "Austrian", "Azerbaijan", "Belarus",
    "Belarusian", "Belgium", "Belgian", "Bosnia", "Bulgaria", "Bulgarian", "Canada", "Canadian", "China", "Chinese",
    "Croatia", "Croatian", "Czechia", "Denmark", "Danish", "Estonia", "Estonian", "Finland", "Finnish", "France",
    "French", "Germany", "German", "Greece", "Greek", "Hungary", "Hungarian", "Iceland", "Icelandic", "India", "Iran",
    "Iranian", "Iraq", "Ireland", "Israel", "Israeli", "Italy", "Italian", "Kazakhstan", "Kosovo", "Kyrgyzstan",
    "Latvia", "Latvian", "Libya", "Lithuania", "Lithuanian", "Luxembourg", "Malta", "Moldova", "Moldovan", "Montenegro",
    "Netherlands", "North Korea", "North Macedonia", "Norway", "Norwegian", "Pakistan", "Poland", "Portugal",
    "Portuguese", "Romania", "Romanian", "Russia", "Russian", "Serbia", "Serbian", "Slovakia", "Slovak", "Slovenia",
    "Spain", "Spanish", "Sweden", "Swedish", "Syria", "Syrian", "Switzerland", "Taiwan", "Ukraine", "Ukrainian",
    "United Kingdom", "United States",
)  # fmt: skip
CAPITALS: Final = (
    "Ankara", "Beijing", "Berlin", "Bratislava", "Brussels", "Bucharest", "Budapest", "Chisinau", "Copenhagen",
    "Helsinki", "Kremlin", "Kyiv", "Lisbon", "Ljubljana", "London", "Madrid", "Minsk", "Moscow", "Oslo", "Ottawa",
    "Paris", "Prague", "Reykjavik", "Riga", "Rome", "Sofia", "Stockholm", "Tallinn", "Tbilisi", "Tirana", "Vienna",
    "Vilnius", "Warsaw", "Washington", "Zagreb", "Kaliningrad", "Crimea", "Donbas", "Kharkiv", "Odesa", "Sevastopol",
    "St Petersburg",
)  # fmt: skip
INSTITUTIONS: Final = (
    "ASEAN", "African Union", "BRICS", "Bundestag", "Bundeswehr", "CSTO", "European Commission", "European Council",
    "European Parliament", "European Union", "EU", "G7", "G20", "IAEA", "IMF", "NATO", "North Atlantic Council", "OSCE",
    "Pentagon", "SACEUR", "SHAPE", "UN", "United Nations",
)  # fmt: skip

ALL: Final = (*STATES, *CAPITALS, *INSTITUTIONS)


def names_something_real(text: str) -> bool:
    """Whether a text has one of these names."""
    pattern = _pattern()
    return pattern is not None and pattern.search(text) is not None


@cache
def _pattern() -> re.Pattern[str] | None:
    """All names at once; put together when the first text is looked at."""
    return whole_words(ALL)
