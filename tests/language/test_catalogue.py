"""Choosing a catalogue, and what is said from it."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tabletop.language.catalogue import (
    LOCALES,
    N_,
    SOURCE_LANGUAGE,
    TERMINOLOGIES,
    Terminology,
    UnknownLanguageError,
    _,
    in_words_of,
    languages,
    n_,
    speak,
    terminology,
    use,
)


@pytest.fixture(autouse=True)
def _source_language_again() -> Iterator[None]:
    """Leave the next test with the sentences of the code."""
    yield
    use(SOURCE_LANGUAGE)


def add_catalogue(folder: Path, language: str, words: dict[str, str]) -> None:
    """Put a compiled catalogue where `use` finds it."""
    catalogue = Catalog(locale=language.partition("@")[0])
    for message, translation in words.items():
        catalogue.add(message, translation)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "tabletop.mo").write_bytes(compiled.getvalue())


def test_sentence_of_the_code() -> None:
    """Without a choice, a sentence is the English one in the code."""
    assert "Release the next inject" == _("Release the next inject")


def test_nothing_is_nothing() -> None:
    """The empty sentence stays empty; gettext alone would answer with the catalogue's header."""
    assert "" == _("")


@pytest.mark.parametrize(("n", "expected"), [(0, "moves"), (1, "move"), (2, "moves")])
def test_plural(n: int, expected: str) -> None:
    """English has two forms."""
    assert expected == n_("move", "moves", n)


def test_mark_changes_nothing() -> None:
    """A marked sentence is the sentence."""
    assert "Pause" == N_("Pause")


def test_chosen_language(tmp_path: Path) -> None:
    """After `use`, sentences come from the catalogue, and what it lacks from the code."""
    add_catalogue(tmp_path, "de", {"Pause": "Unterbrechung"})
    use("de", tmp_path)
    assert ("Unterbrechung", "Resume") == (_("Pause"), _("Resume"))


def test_terminology_over_a_language(tmp_path: Path) -> None:
    """A terminology holds only what it says otherwise; the rest comes from its language."""
    add_catalogue(tmp_path, "de", {"Pause": "Unterbrechung", "Move": "Zug"})
    add_catalogue(tmp_path, "de@nato", {"Move": "Phase"})
    use("de@nato", tmp_path)
    assert ("Phase", "Unterbrechung") == (_("Move"), _("Pause"))


@pytest.mark.parametrize(
    ("house", "hot_wash", "move"),
    [("hseep", "Hot wash", "Move"), ("nato", "Hot wash", "Phase"), ("uk", "Hot debrief", "Move")],
)
def test_houses(house: Terminology, hot_wash: str, move: str) -> None:
    """Each house has its own words, and the sentences of the code for everything else."""
    speak(house)
    assert (house, hot_wash, move, "Pause") == (terminology(), _("Hot wash"), _("Move"), _("Pause"))


def test_house_after_house() -> None:
    """Choosing another house takes nothing of the one before along."""
    for house in (*TERMINOLOGIES, *reversed(TERMINOLOGIES)):
        speak(house)
    assert ("hseep", "Hot wash", "Move") == (terminology(), _("Hot wash"), _("Move"))


def test_house_of_a_language(tmp_path: Path) -> None:
    """A terminology belongs to a language; one the language has no words for leaves it as it is."""
    add_catalogue(tmp_path, "de", {"Pause": "Unterbrechung"})
    use(in_words_of("de@nato", "uk"), tmp_path)
    assert ("de", "de@uk", "uk", "Unterbrechung") == (
        in_words_of("de@nato", "hseep"),
        in_words_of("de", "uk"),
        terminology(),
        _("Pause"),
    )


def test_regional_form_of_a_language_we_have() -> None:
    """A form without a catalogue of its own is served by the plainer one."""
    use("en_GB")
    assert "Pause" == _("Pause")


def test_unknown_language() -> None:
    """A language without any catalogue is refused by name, and the choice before it stays."""
    with pytest.raises(UnknownLanguageError, match="tlh"):
        use("tlh")
    assert "Pause" == _("Pause")


def test_languages() -> None:
    """The list is what lies in the folder."""
    assert tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())) == languages()


def test_import_reads_nothing() -> None:
    """Importing the catalogue opens no catalogue file and brings in nothing beyond the standard library."""
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "before = set(sys.modules)\n"
        "import tabletop.language.sentences\n"
        "foreign = {name.partition('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)\n"
        "print(sorted(foreign), [path for path in opened if path.endswith('.mo')])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "['tabletop'] []\n" == run.stdout
