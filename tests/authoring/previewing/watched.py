"""A file that a test saves."""

from __future__ import annotations

from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found
from tests.harbour import TEXT


class FakeWatched:
    """Tells of what was saved, once."""

    name = "harbour.yaml"

    def __init__(self) -> None:
        self.coming: list[Found] = []

    def save(self, text: str | bytes, when: str = "14:05") -> None:
        """The next look brings this."""
        self.coming.append(Found(text if isinstance(text, bytes) else text.encode(), when))

    def look(self) -> Found | None:
        """What was saved."""
        return self.coming.pop(0) if self.coming else None


def harbour(text: str = TEXT) -> Preview:
    """A preview of the harbour, saved at two."""
    preview = Preview("harbour.yaml")
    preview.found(Found(text.encode(), "14:02"))
    return preview
