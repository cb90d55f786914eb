"""Options that several commands take, and what they come to together with the settings.

Invariant: the command line wins over the environment, the environment over the settings file.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from tabletop.cli.settings import THEMES, Settings, read
from tabletop.language.catalogue import _, use


def face_options(parser: argparse.ArgumentParser) -> None:
    """How the face looks."""
    group = parser.add_argument_group(_("how it looks"))
    group.add_argument(
        "--plain",
        action="store_true",
        help=_("line by line, without a screen; by itself where there is no terminal, or a very simple one"),
    )
    group.add_argument("--theme", choices=THEMES, help=_("colours of the screens"))
    group.add_argument("--language", metavar="NAME", help=_("words of the interface, such as en"))


def log_options(parser: argparse.ArgumentParser) -> None:
    """Where the log goes."""
    parser.add_argument(
        "--log", type=Path, metavar="PATH", help=_("the new log file, or the folder for it; else your own data folder")
    )


def settled(options: argparse.Namespace) -> Settings:
    """The settings of this run; the language holds from here on. Raises WrongSetting, UnknownLanguageError."""
    settings = read()
    if options.theme:
        settings = replace(settings, theme=options.theme)
    if options.language:
        settings = replace(settings, language=options.language)
    if options.plain:
        settings = replace(settings, plain=True)
    use(settings.language)
    return settings
