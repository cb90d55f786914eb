"""Which language is spoken: the one asked for, the one settled, or that of the scenario that is played.

Invariant: a language that somebody chose is never changed behind their back.
"""

from __future__ import annotations

import argparse
import gettext
import os
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from tabletop.cli.options import words_of
from tabletop.cli.settings import Settings, WrongSetting, read
from tabletop.language.catalogue import DOMAIN, LOCALES, N_, UnknownLanguageError, language, use

OF_ARGPARSE: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""The sentences of the library that reads command lines; it looks them up in the same catalogue."""


def speak_early(arguments: Sequence[str]) -> None:
    """Choose the words before the command line is understood, so that its help has them, too.

    What is wrong with a setting is told by the command that reads it again.
    """
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument("--language", default="")
    with suppress(SystemExit, WrongSetting, OSError, UnknownLanguageError):
        settings = read()
        named = asked.parse_known_args([one for one in arguments if one != "--"])[0].language
        use(words_of(replace(settings, language=named or settings.language)))
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language()  # the library asks the environment alone


def follow(language: str, settings: Settings) -> None:
    """Speak the language of a scenario, where nobody chose another and there are words for it."""
    if not settings.language:
        with suppress(UnknownLanguageError):
            use(words_of(replace(settings, language=language.replace("-", "_"))))


def follow_log(path: Path, settings: Settings) -> None:
    """Speak the language of the scenario in a log. What is wrong with the log is told by whoever opens it."""
    from tabletop.scenario.problems import ScenarioRefused
    from tabletop.scenario.reader import read_head
    from tabletop.storage.port import LogDamaged, LogTooNew
    from tabletop.storage.reading import LogReader

    if settings.language:
        return
    with suppress(LogDamaged, LogTooNew, OSError, ScenarioRefused), closing(LogReader(path)) as reader:
        opening = reader.header().event
        text = getattr(opening, "scenario_text", "")
        found = read_head(text.encode(), str(path), frozenset({"language"})).data.get("language")
        follow(found if isinstance(found, str) else "en", settings)
