"""The last look at a text before it is written: what no format can hold, or nobody can see, is not in it.

Invariant: what leaves here may stand in XML, in JSON and on a page, and shows nothing in another order than it is read.
Texts were cleaned where they came in; this is the second lock on the same door, not a way to change them.
"""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def printable(text: str) -> str:
    """The text without control, bidirectional and unpaired characters; tabs and line ends stay."""
    return _UNSEEN.sub("", text)
