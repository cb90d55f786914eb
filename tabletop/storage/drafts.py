"""What was typed and not sent yet, kept beside the log so that a crash takes no words from anybody.

Invariant: the file is always whole; one that cannot be read is set aside, never overwritten.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tabletop.storage import whole
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import NotSaved

SUFFIX: Final = ".drafts"


class Drafts:
    """Unsent texts of one session, each under a key such as decision and team."""

    def __init__(self, log: Path, system: System | None = None) -> None:
        self.path: Path = log.with_name(log.name + SUFFIX)
        """Where they are kept; there is no such file while there are none."""
        self._system = system or this_system()
        self._texts = self._load()

    def get(self, key: str) -> str:
        """What was typed last and not sent; empty when nothing was."""
        return self._texts.get(key, "")

    def keep(self, key: str, text: str) -> None:
        """Keep it; an empty text forgets it. After NotSaved it is still in memory, and goes along with the next one."""
        if self.get(key) == text:
            return
        if text:
            self._texts[key] = text
        else:
            del self._texts[key]
        try:
            self._save()
        except OSError as error:
            raise NotSaved.after(error) from error

    def _load(self) -> dict[str, str]:
        try:
            raw = whole.read(self._system, self.path)
        except FileNotFoundError:
            return {}
        try:
            texts = json.loads(raw)
            return {str(key): str(text) for key, text in texts.items()}
        except (ValueError, AttributeError):
            self._system.publish(self.path, self.path.with_name(f"{self.path.name}.damaged-{self._system.stamp()}"))
            return {}

    def _save(self) -> None:
        if self._texts:
            whole.replace(self._system, self.path, [json.dumps(self._texts).encode("ascii") + b"\n"])
        else:
            self._system.remove(self.path)
            self._system.sync_folder(self.path.parent)
