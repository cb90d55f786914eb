"""Options that several commands take, and what they come to together with the settings.

Invariant: the command line wins over the environment, the environment over the settings file.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from tabletop.cli.settings import THEMES, Settings, read
from tabletop.language.catalogue import SOURCE_LANGUAGE, TERMINOLOGIES, _, in_words_of, use


class WrongOption(ValueError):  # noqa: N818 - it is what the sentence says
    """An option cannot be read, or is missing; the argument is the sentence."""


class NoSuchCommand(LookupError):  # noqa: N818 - it is what the sentence says
    """No command of that name; the second argument names the one that was probably meant, or all."""


def face_options(parser: argparse.ArgumentParser) -> None:
    """How the face looks."""
    group = parser.add_argument_group(_("how it looks"))
    group.add_argument(
        "--plain",
        action="store_true",
        help=_("line by line, without a screen; by itself where there is no terminal, or a very simple one"),
    )
    group.add_argument("--theme", choices=THEMES, help=_("colours of the screens"))
    group.add_argument(
        "--terminology", choices=TERMINOLOGIES, help=_("whose words are used: HSEEP (usual), NATO or UK")
    )
    group.add_argument("--language", metavar="NAME", help=_("language of the interface and of scenarios, such as de"))


def log_options(parser: argparse.ArgumentParser) -> None:
    """Where the log goes."""
    parser.add_argument(
        "--log", type=Path, metavar="PATH", help=_("the new log file, or the folder for it; else your own data folder")
    )


def words_options(parser: argparse.ArgumentParser) -> None:
    """Whose words are used, for commands that write pages."""
    parser.add_argument(
        "--terminology", choices=TERMINOLOGIES, help=_("whose words are used: HSEEP (usual), NATO or UK")
    )
    parser.add_argument("--language", metavar="NAME", help=_("language of the page, and of the scenario, such as de"))


def spoken(options: argparse.Namespace) -> Settings:
    """The settings of a command that writes pages; the language holds from here on. Raises WrongSetting."""
    settings = read()
    settings = replace(
        settings,
        language=options.language or settings.language,
        terminology=options.terminology or settings.terminology,
    )
    use(words_of(settings))
    return settings


def settled(options: argparse.Namespace) -> Settings:
    """The settings of this run; the language holds from here on. Raises WrongSetting, UnknownLanguageError."""
    settings = read()
    if options.theme:
        settings = replace(settings, theme=options.theme)
    if options.language:
        settings = replace(settings, language=options.language)
    if options.terminology:
        settings = replace(settings, terminology=options.terminology)
    if options.plain:
        settings = replace(settings, plain=True)
    use(words_of(settings))
    return settings


def words_of(settings: Settings) -> str:
    """The catalogue that is settled: a terminology of its own wins over one in the language's name."""
    chosen = next((one for one in TERMINOLOGIES if one == settings.terminology), None)
    language = settings.language or SOURCE_LANGUAGE
    return language if chosen is None else in_words_of(language, chosen)
