"""Where logs go, and who copies that folder elsewhere."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from tabletop.storage.folders import sessions_folder, synchronised_by


def test_own_folder() -> None:
    """It is the user's, named after the program."""
    folder = sessions_folder()
    assert folder.is_absolute()
    assert folder.name == "sessions"
    assert folder.parent.name == "tabletop"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath("C:/x/OneDrive - Ministry/sessions"), "OneDrive"),
        (PureWindowsPath("C:/x/OneDrive"), "OneDrive"),
        (PurePosixPath("/x/Dropbox (Personal)/a"), "Dropbox"),
        (PurePosixPath("/x/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud"),
        (PureWindowsPath("C:/x/iCloudDrive/a"), "iCloud"),
        (PurePosixPath("/x/Library/CloudStorage/GoogleDrive-x@y/My Drive/a"), "Google Drive"),
        (PureWindowsPath("G:/My Drive/a"), "Google Drive"),
        (PurePosixPath("/x/Nextcloud/a"), "Nextcloud"),
        (PurePosixPath("/x/.local/share/tabletop/sessions"), None),
        (PurePosixPath("/x/drive/box"), None),
    ],
)
def test_by_name(folder: PurePath, service: str | None) -> None:
    """The names of the folders above tell."""
    assert synchronised_by(folder, {}) == service


def test_by_variable() -> None:
    """A renamed OneDrive folder is known by its variable."""
    environment = {"OneDriveCommercial": "D:\\Cloud", "OneDrive": ""}
    assert synchronised_by(PureWindowsPath("D:/Cloud/sessions"), environment) == "OneDrive"
    assert synchronised_by(PureWindowsPath("D:/Clouds/sessions"), environment) is None
