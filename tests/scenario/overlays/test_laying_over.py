"""A file of texts over its scenario: only texts change, everything that does not fit is told at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.rules.passages import passages
from tabletop.authoring.translating.file import file_of_texts, remarks
from tabletop.scenario.loader import examine, read_limited
from tabletop.scenario.overlays.overlay import Sound, in_language, lay_over, sound
from tabletop.scenario.overlays.texts import texts
from tabletop.scenario.problems import Code, ScenarioRefused
from tabletop.scenario.reader import Data
from tests.authoring.examples import BASE, BASE_TEXTS

SCENARIOS = sorted(Path(__file__).parents[3].glob("scenarios/*/scenario.yaml"))
WORDS = st.text(st.characters(whitelist_categories=("L", "N", "P", "Zs"), blacklist_characters="$"), min_size=1).filter(
    lambda text: text.strip() != "" and not re.search("[\u2028\u2029]", text)
)


def base() -> Sound:
    """The scenario that texts are laid over."""
    found = sound(examine(BASE.encode(), "scenario.yaml"))
    assert found is not None
    return found


def shapes(data: Data, known: set[tuple[str | int, ...]], path: tuple[str | int, ...] = ()) -> object:
    """The data with every text of `known` taken out."""
    if isinstance(data, dict):
        return {key: shapes(value, known, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [shapes(value, known, (*path, number)) for number, value in enumerate(data)]
    return "" if path in known else data


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.parent.name)
def test_texts_are_what_people_read(file: Path) -> None:
    """What the models call a text is what has a voice in the rules, and the names behind aliases."""
    document = examine(read_limited(file), str(file)).document
    assert document is not None
    spoken = {one.path for one in passages(document) if one.voice != "rest" and one.path[0] != "sources"}
    mine = {path for path, _text in texts(document.data) if path[0] != "aliases"}
    assert (spoken, set()) == (mine, {path for path in mine if path[0] in {"licence", "ignore", "sources"}})


@given(st.data())
def test_only_texts_change(data: st.DataObject) -> None:
    """Whatever a translator writes, ids, numbers and conditions stay, and every text is the translator's."""
    original = base()
    known = dict(texts(original.document.data))
    new = {path: data.draw(WORDS) for path in data.draw(st.sets(st.sampled_from(sorted(known, key=str)), max_size=5))}
    changed = with_texts(original.document.data, new)
    laid = lay_over(file_of_texts(changed, "de", "scenario.de.yaml").encode(), "scenario.de.yaml", original)
    assert laid.examined is not None, laid.problems
    whole = laid.examined.document
    assert whole is not None
    assert {**shapes(original.document.data, set(known)), "language": "de"} == shapes(whole.data, set(known))  # type: ignore[dict-item]
    assert {path: " ".join(text.split()) for path, text in new.items()} == {
        path: " ".join(text.split()) for path, text in texts(whole.data) if path in new
    }


def with_texts(data: Data, new: dict[tuple[str | int, ...], str], path: tuple[str | int, ...] = ()) -> dict[str, Data]:
    """The data with other texts in some places."""

    def inner(part: Data, at: tuple[str | int, ...]) -> Data:
        if isinstance(part, dict):
            return {key: inner(value, (*at, key)) for key, value in part.items()}
        if isinstance(part, list):
            return [inner(value, (*at, number)) for number, value in enumerate(part)]
        return new.get(at, part)

    found = inner(data, path)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.parent.name)
def test_a_new_file_fits(file: Path) -> None:
    """The file that is made fits its scenario, says of every long text that it is missing, and stays as it is."""
    original = sound(examine(read_limited(file), str(file)))
    assert original is not None
    made = file_of_texts(original.document.data, "xx", "scenario.xx.yaml")
    laid = lay_over(made.encode(), "scenario.xx.yaml", original)
    assert () == laid.problems
    assert laid.missing
    assert laid.examined is not None
    assert laid.examined.document is not None
    assert made == file_of_texts(laid.examined.document.data, "xx", "scenario.xx.yaml")
    assert not remarks(made)


def test_the_whole_file_may_be_copied() -> None:
    """Somebody may copy the scenario and translate it there: what is no text may stay as it is."""
    copied = BASE.replace("format: tabletop/1", "format: tabletop-texts/1\nscenario: cable-north\nlanguage: de")
    laid = lay_over(copied.encode(), "scenario.de.yaml", base())
    assert () == laid.problems


def test_names_of_its_own() -> None:
    """A language may have aliases that the original has not; a text that uses one nobody knows is told at its place."""
    own = BASE_TEXTS.replace("aliases:\n", "aliases:\n  NORWAY_GEN: {real: Norwegens, fictional: Nordlands}\n")
    good = own.replace("Regierung von $NORWAY", "Regierung $NORWAY_GEN")
    laid = lay_over(good.encode(), "scenario.de.yaml", base())
    assert laid.examined is not None
    assert ((), "Norwegens") == (laid.problems, dict(laid.examined.scenario.names(fictional=False))["NORWAY_GEN"])  # type: ignore[union-attr]
    bad = lay_over(own.replace("$NORWAY\n", "$NORWAY_DAT\n").encode(), "scenario.de.yaml", base())
    [problem] = bad.problems
    line = own.replace("$NORWAY\n", "$NORWAY_DAT\n").split("\n")[problem.place.line - 1]
    words = line[problem.place.col - 1 : problem.place.end - 1]
    assert (Code.NO_ALIAS, "NORWAY_DAT") == (problem.code, words.removeprefix("$"))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    title: Entdeckung\n", "    title: [Entdeckung]\n", Code.WRONG_SHAPE),
        ("  consult: {text: Beratung von kollektiver Verteidigung unterscheiden}", "  consult: x", Code.WRONG_SHAPE),
        ("  - id: detect\n", "  - id: detekt\n", Code.NOT_IN_ORIGINAL),
        ("      - id: live-tv\n        title", "      - title", Code.MISSING_FIELD),
        ("prologue: Ein Kabel ist ausgefallen.", "prologue:", Code.NO_VALUE),
        ("format: tabletop-texts/1", "format: tabletop/1", Code.FORMAT),
        ("language: de\n", "", Code.MISSING_FIELD),
        ("    title: Entdeckung\n", f"    title: {'x' * 121}\n", Code.OVER_LENGTH),
        ("  apply: Eine Sache zum Nachlesen.", "  apply: [Eine, Zwei]", Code.WRONG_SHAPE),
        ("endings:\n", "endings:\n  - text\n", Code.WRONG_SHAPE),
        (", Wo weichen die Berichte ab]", "]", Code.OTHER_NUMBER),
        ("[Was ist geschehen, Wo weichen die Berichte ab]", "Was", Code.WRONG_SHAPE),
        ("aliases:\n", "aliases:\n  NORWAY_GEN: {real: Norwegens}\n", Code.MISSING_FIELD),
        ("aliases:\n", "aliases:\n  norway: {real: Norwegens, fictional: Nordlands}\n", Code.BAD_ID),
        ("{name: Zusammenhalt}", "{name: Zusammenhalt, start: 50}", Code.NOT_A_TEXT),
        ("scenario: cable-north", "scenario: cable-south", Code.TEXTS_OF_ANOTHER),
        ("language: de", "language: fr", Code.OTHER_LANGUAGE),
    ],
)  # fmt: skip
def test_what_does_not_fit(old: str, new: str, code: Code) -> None:
    """Every way not to fit is one problem in that file, and no scenario comes of it."""
    assert old in BASE_TEXTS
    laid = lay_over(BASE_TEXTS.replace(old, new).encode(), "scenario.de.yaml", base())
    assert [code] == [one.code for one in laid.problems]
    assert {"scenario.de.yaml"} == {one.place.file for one in laid.problems}


@given(st.binary(max_size=200))
def test_never_raises(raw: bytes) -> None:
    """Whatever the bytes are, there is an answer."""
    laid = lay_over(raw, "scenario.de.yaml", base())
    assert laid.problems or laid.examined


def test_in_a_language(tmp_path: Path) -> None:
    """The scenario in the language asked for where somebody wrote it, else as it is; what does not fit is refused."""
    file = tmp_path / "scenario.yaml"
    file.write_text(BASE, encoding="utf-8")
    beside = tmp_path / "scenario.de.yaml"
    beside.write_text(BASE_TEXTS, encoding="utf-8")
    found = {language: in_language(file, language)[1] for language in ("en", "de", "de-AT", "fr")}
    assert {"en": "A cable goes silent", "de": "Ein Kabel verstummt", "de-AT": "Ein Kabel verstummt",
            "fr": "A cable goes silent"} == {language: one.title for language, one in found.items()}  # fmt: skip
    assert ("de", "en") == (found["de"].language, found["en"].language)
    beside.write_text("format: tabletop-texts/1\n", encoding="utf-8")
    with pytest.raises(ScenarioRefused):
        in_language(file, "de")
    file.write_text("title: x\n", encoding="utf-8")
    with pytest.raises(ScenarioRefused):
        in_language(file, "de")


def test_a_language_that_is_none() -> None:
    """Where no name of a file says otherwise, a language that is none is told at the top of the file."""
    laid = lay_over(BASE_TEXTS.replace("language: de", "language: Deutsch").encode(), "texts.yaml", base())
    assert [(Code.BAD_FORM, 1)] == [(one.code, one.place.line) for one in laid.problems]
