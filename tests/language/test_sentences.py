"""Every code has its sentence, and a value cannot speak out of turn."""

import importlib
import importlib.util
from string import Template

import pytest

from tabletop.language.sentences import SENTENCES, sentence


def test_unknown_code() -> None:
    """A code without a sentence is said, not raised."""
    assert "That is not possible now (no_such_code)." == sentence("no_such_code")


def test_missing_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence whose value is missing is shown with the name standing."""
    monkeypatch.setattr("tabletop.language.sentences.SENTENCES", {"greeting": "Over to $team."})
    assert "Over to $team." == sentence("greeting")


def test_value_is_put_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a value holds is not read again, whatever it looks like."""
    monkeypatch.setattr("tabletop.language.sentences.SENTENCES", {"greeting": "Over to $team."})
    assert "Over to $other {0} %s." == sentence("greeting", team="$other {0} %s", other="no")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentence_is_one(code: str) -> None:
    """A sentence is valid to `string.Template`, begins like a sentence and ends like one."""
    words = SENTENCES[code]
    well_formed = Template(words).is_valid() and not words[:1].islower() and words.endswith((".", "?", "!"))
    assert well_formed, words


@pytest.mark.skipif(
    importlib.util.find_spec("tabletop.exercise") is None
    or importlib.util.find_spec("tabletop.exercise.refusals") is None,
    reason="tabletop/exercise/refusals.py is not written yet",
)
def test_every_refusal_has_a_sentence() -> None:
    """No refusal of the core reaches a screen without its sentence."""
    reasons = vars(importlib.import_module("tabletop.exercise.refusals"))["Reason"]
    assert [] == [reason.value for reason in reasons if reason.value not in SENTENCES]
