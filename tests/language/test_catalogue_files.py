"""The catalogue files say what the code says. `python -m tests.language.refresh` mends every failure here."""

import re
from pathlib import Path
from string import Template

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from tabletop.language.catalogue import LOCALES, SOURCE_LANGUAGE, TERMINOLOGIES, in_words_of
from tabletop.language.labels import LABELS
from tests.language import refresh

CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/tabletop.po"))
LANGUAGES = [path for path in CATALOGUES if not refresh.is_terminology(path)]
HOUSES = [path for path in CATALOGUES if refresh.is_terminology(path)]
NOT_THEIRS = {"en@nato": ("facilitator", "msel"), "en@uk": ("facilitator", "msel", "hot wash")}
"""Words of the code that these houses do not use."""
NAMES = re.compile(r"--msel|msel\.yaml|\"facilitator: ")
"""An option, a file and a field are called so in every house."""


def language_of(path: Path) -> str:
    """The folder that names the language."""
    return path.parent.parent.name


def forms(message: Message) -> tuple[str, ...]:
    """The English form, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    """The forms of the catalogue's language that are filled in."""
    written = (message.string,) if isinstance(message.string, str) else message.string or ()
    return tuple(form for form in written if form)


def messages(catalogue: Catalog) -> set[tuple[str, ...]]:
    """All English forms of a catalogue; not its header, whose dates say nothing."""
    return {forms(message) for message in catalogue if message.id}


def names(sentence: str) -> set[str]:
    """The `$names` in a sentence."""
    return set(Template(sentence).get_identifiers())


def test_template_is_current() -> None:
    """The .pot file holds exactly the sentences that the code marks."""
    assert messages(refresh.extracted()) == messages(refresh.read(refresh.TEMPLATE))


@pytest.mark.parametrize("path", LANGUAGES, ids=language_of)
def test_catalogue_has_every_sentence(path: Path) -> None:
    """Every .po file holds exactly the sentences of the template."""
    assert messages(refresh.read(refresh.TEMPLATE)) == messages(refresh.read(path))


@pytest.mark.parametrize("path", HOUSES, ids=language_of)
def test_terminology_has_only_what_it_says_otherwise(path: Path) -> None:
    """A terminology's .po file holds sentences of the template, each with other words."""
    catalogue = refresh.read(path)
    assert messages(catalogue) <= messages(refresh.read(refresh.TEMPLATE))
    assert [] == [message.id for message in catalogue if message.id and translations(message) in {(), forms(message)}]


def test_every_terminology_has_its_catalogue() -> None:
    """Every terminology that can be chosen has its words; the first one's stand in the code."""
    assert {in_words_of("en", one) for one in TERMINOLOGIES[1:]} == set(map(language_of, HOUSES))


@pytest.mark.parametrize("path", HOUSES, ids=language_of)
def test_terminology_is_consistent(path: Path) -> None:
    """A house that has a word of its own uses it in every sentence; what houses are called is the same in all."""
    otherwise = {form: words for message in refresh.read(path) for form, words in _pairs(message)}
    houses = {words for code, words in LABELS.items() if code.startswith("terminology.")}
    template = [form for message in refresh.read(refresh.TEMPLATE) if message.id for form in forms(message)]
    said = [otherwise.get(form, form) for form in template if form not in houses]
    assert [] == [words for words in said for own in NOT_THEIRS[language_of(path)] if _has(own, words)]


def _has(own: str, words: str) -> bool:
    """Whether a word begins somewhere in a sentence: "themselves" is not about an MSEL."""
    return re.search(rf"\b{re.escape(own)}", NAMES.sub("", words).casefold()) is not None


def _pairs(message: Message) -> list[tuple[str, str]]:
    return list(zip(forms(message), translations(message), strict=False)) if message.id else []


@pytest.mark.parametrize("path", CATALOGUES, ids=language_of)
def test_compiled_is_the_source(path: Path) -> None:
    """Every .mo file says what its .po file says; for what is empty there, the English of the code."""
    with refresh.compiled(path).open("rb") as file:
        compiled = {forms(message): translations(message) for message in read_mo(file) if message.id}
    source = {forms(message): translations(message) for message in refresh.read(path) if message.id}
    assert {english: words or english for english, words in source.items()} == {
        english: compiled.get(english, english) for english in {**source, **compiled}
    }


@pytest.mark.parametrize("path", CATALOGUES, ids=language_of)
def test_translations_keep_the_names(path: Path) -> None:
    """A translation uses the names that its English sentence has, and no other."""
    strange = [
        (message.id, words)
        for message in refresh.read(path)
        for words in translations(message)
        if message.id and not names(words) <= set().union(*(names(form) for form in forms(message)))
    ]
    assert [] == strange


@pytest.mark.parametrize("path", [path for path in LANGUAGES if language_of(path) != SOURCE_LANGUAGE], ids=language_of)
def test_a_language_has_words_for_all(path: Path) -> None:
    """A language other than the code's has words for every sentence, with every name that stands for a value."""
    catalogue = refresh.read(path)
    assert [] == [
        message.id for message in catalogue if message.id and len(translations(message)) < len(forms(message))
    ]
    lost = [(one, words) for message in catalogue for one, words in _pairs(message) if _values(one) - _values(words)]
    assert [] == lost


def _values(sentence: str) -> set[str]:
    """What stands for a value: `$name` and `{name}`."""
    return names(sentence) | set(re.findall(r"(?<!\$)\{(\w+)\}", sentence))
