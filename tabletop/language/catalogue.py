"""The one gettext catalogue.

The code holds the English sentence; a catalogue under `locales/` may hold another. A catalogue is a language (`de`), a
regional form (`en_GB`) or a terminology (`en@nato`, for a house that says "phase" where others say "move"); what it
does not hold falls back to the plainer form, and in the end to the English of the code.

One invariant: importing this module reads no file. A catalogue is chosen once, at the front door, and read when the
first sentence is asked for; so a sentence is made when it is shown, never while a module is imported. A table of
sentences at module level marks them with `N_` and looks them up with `_` when one is needed.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

DOMAIN = "tabletop"
"""The name of the .po and .mo files."""

SOURCE_LANGUAGE = "en"
"""The language of the sentences in the code."""

LOCALES = Path(__file__).parent / "locales"
"""Where the catalogues lie: `<language>/LC_MESSAGES/tabletop.mo`."""


Terminology = Literal["hseep", "nato", "uk"]
TERMINOLOGIES: Final[tuple[Terminology, ...]] = ("hseep", "nato", "uk")
"""Whose words are used; the first are those of the code and need no catalogue."""


class UnknownLanguageError(LookupError):
    """No catalogue of that name; its argument is the name asked for."""


class _Selection:
    """What `use` chose. The catalogue is read at the first sentence."""

    def __init__(self) -> None:
        self.choose(SOURCE_LANGUAGE, LOCALES)

    def choose(self, language: str, folder: Path) -> None:
        self.language, self._folder = language, folder
        self._catalogue: gettext.NullTranslations | None = None

    @property
    def chosen(self) -> tuple[str, Path]:
        return self.language, self._folder

    def read(self) -> gettext.NullTranslations:
        if self._catalogue is None:
            self._catalogue = gettext.translation(DOMAIN, self._folder, [self.language], fallback=True)
        return self._catalogue


_selection = _Selection()


def use(language: str, folder: Path = LOCALES) -> None:
    """Choose the catalogue for every sentence from now on.

    Args:
        language: A language, a regional form or a terminology: `de`, `en_GB`, `en@nato`.
        folder: Where to look, for a house that keeps its own words.

    Raises:
        UnknownLanguageError: Neither this form nor a plainer one of it has a catalogue.
    """
    if gettext.find(DOMAIN, folder, [language]) is None:
        raise UnknownLanguageError(language)
    _selection.choose(language, folder)


def in_words_of(language: str, terminology: Terminology) -> str:
    """The name of the catalogue for a language in a terminology."""
    plain = language.partition("@")[0]
    return plain if terminology == TERMINOLOGIES[0] else f"{plain}@{terminology}"


def language() -> str:
    """The language chosen, without a region and whatever the terminology: `en`."""
    return _selection.language.partition("@")[0].partition("_")[0]


def terminology() -> Terminology:
    """Whose words are used now."""
    chosen = _selection.language.partition("@")[2]
    return next((one for one in TERMINOLOGIES if one == chosen), TERMINOLOGIES[0])


def speak(terminology: Terminology) -> None:
    """Keep the language, and use the words of another house from now on."""
    use(in_words_of(_selection.language, terminology))


@contextmanager
def in_source_words() -> Iterator[None]:
    """For a while, the sentences as they stand in the code: for what has to read the same on every machine."""
    chosen = _selection.chosen
    _selection.choose(SOURCE_LANGUAGE, LOCALES)
    try:
        yield
    finally:
        _selection.choose(*chosen)


def languages(folder: Path = LOCALES) -> tuple[str, ...]:
    """The catalogues there are, sorted by name."""
    return tuple(sorted(path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def _(message: str) -> str:
    """The sentence in the chosen language."""
    return _selection.read().gettext(message) if message else ""


def n_(singular: str, plural: str, n: int) -> str:
    """The sentence for `n` things in the chosen language."""
    return _selection.read().ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802  gettext's own name for it, which extraction knows
    """Mark a sentence for translation where it stands; `_` looks it up later."""
    return message
