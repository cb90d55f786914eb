"""Which folder session logs go to, and whether a synchronising service looks after it.

Invariant: nothing here makes or changes a folder; the environment comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

import platformdirs

PROGRAM: Final = "tabletop"

_BY_PART: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "icloud~": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "iclouddrive": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
}
"""How a folder's name begins, in small letters, and whose it then is."""

_BY_VARIABLE: Final = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
"""Variables that hold a synchronised folder's path."""


def sessions_folder() -> Path:
    """Where this person's session logs go when nothing else was said."""
    return platformdirs.user_data_path(PROGRAM, appauthor=False) / "sessions"


def synchronised_by(folder: PurePath, environment: Mapping[str, str]) -> str | None:
    """The service that copies this folder elsewhere, which spoils a log being written and takes it off the machine.

    A sign, not a proof: it goes by the names of the folders above and by variables that the services set.
    """
    for part in folder.parts:
        name = part.casefold()
        for beginning, service in _BY_PART.items():
            if name.startswith(beginning):
                return service
    for variable, service in _BY_VARIABLE.items():
        root = environment.get(variable)
        if root and folder.is_relative_to(type(folder)(root)):
            return service
    return None
