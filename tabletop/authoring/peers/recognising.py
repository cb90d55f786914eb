"""Whether a file is JSON at all, told by how it begins.

Invariant: a spreadsheet is never taken for one.
"""

from __future__ import annotations

_BLANK = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"


def looks_like_json(raw: bytes) -> bool:
    """Whether the bytes begin like a JSON document with something in it."""
    start = raw[:4096].removeprefix(_MARK).lstrip(_BLANK)
    inner = start[1:].lstrip(_BLANK)
    return (start[:1] == b"{" and inner[:1] in {b'"', b"}"}) or (start[:1] == b"[" and inner[:1] in {b"{", b"]"})
