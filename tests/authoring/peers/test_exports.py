"""Other programs' exports: what maps becomes a scenario that can be used, the rest is counted, people are dropped."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.msel.parts import joined
from tabletop.authoring.msel.table import NoSheet
from tabletop.authoring.peers.exports import bring
from tabletop.authoring.peers.packing import NotTaken, Refused
from tabletop.authoring.peers.transfer import Transferred
from tabletop.authoring.peers.words import REFUSALS, imported, lines, refusal
from tabletop.scenario.loader import parse
from tabletop.scenario.model import Scenario
from tabletop.scenario.writing import written
from tests.authoring.peers.exports import CEXF, ICEBERG, OPENAEV, WANTED, packed, raw
from tests.plain.corpus import NAMES, hostile_line


def scenario(found: Transferred) -> Scenario:
    """The scenario as the loader reads it."""
    return parse(written(joined(found.made.parts)).encode(), "scenario.yaml")


def test_openaev() -> None:
    """Injects in order of time, with teams, texts without markup, objectives, questions; everything else is listed."""
    found = bring(packed(OPENAEV, **{"picture.png": b"x"}), WANTED)
    made = scenario(found)
    call, lights = made.injects.values()
    assert ("Harbour lights", "A port goes dark.\n\nCosts: $$5.") == (made.title, made.summary)
    assert ("A call", "call", 0, (), "Come now.\nGate 4.") == (
        call.title, call.kind, call.at, call.to, call.text["everyone"],
    )  # fmt: skip
    assert ("news", 25, (), True, "Dark port\nNo light.") == (
        lights.kind, lights.at, lights.to, lights.optional, lights.text["everyone"],
    )  # fmt: skip
    assert ["Port and sea, control", "City"] == [team.name for team in made.teams.values()]
    assert ["Inform: early"] == [one.text for one in made.objectives.values()]
    assert ("Who knew first?",) == made.review_questions
    assert {
        "people": 2, "mail addresses": 3, "phone numbers": 1, "keys": 1, "organisations": 1, "authors of articles": 1,
    } == found.ledger.dropped  # fmt: skip
    expected = {
        "injects that wait for another one": ["Lights out"],
        "places of injects": ["A call: Silverport"],
        "teams without an inject": ["Never asked"],
        "articles that no inject publishes": ["Unread"],
        "scenario fields": ["category: crisis"],
        "tags": ["port"],
        "challenges": ["Find the fuse"],
        "files in the archive": ["picture.png"],
    }
    assert expected == found.ledger.left


def test_no_person_is_anywhere() -> None:
    """Neither in the scenario nor on the page beside it."""
    found = bring(packed(OPENAEV), WANTED)
    text = written(joined(found.made.parts)) + imported("x.zip", found)
    assert [] == [word for word in ("Quill", "example.org", "555", "KEY") if word in text]


def test_iceberg() -> None:
    """Options become a choice, their ways conditions; what only comes after a branch hangs on a flag."""
    found = bring(raw(ICEBERG), WANTED)
    made = scenario(found)
    by_title = {inject.title: inject for inject in made.injects.values()}
    question = made.decisions[by_title["A ticket"].ask[0]]
    assert ("choice", ("help-desk",)) == (question.type, question.by)
    data = {title: made.model_dump(mode="json")["moves"][0]["injects"] for title in ("x",)}["x"]
    when = {one["title"]: one["when"] for one in data}
    assert {question.id: "escalate"} == when["Head office calls"]
    assert {question.id: "wait"} == when["They wait"]
    assert {"came-they-wait": "yes"} == when["Still blue"]
    assert when["A ticket"] is when["Hello?"] is None
    assert "open-text" == made.decisions[by_title["Head office calls"].ask[0]].type
    assert by_title["Spare"].contingency
    assert (45, ("Ask who waited.",)) == (made.minutes, made.debrief.interpret)
    assert {"authors": 1} == found.ledger.dropped
    assert {
        "branches that lead nowhere", "messages that go out by themselves", "tags",
        "injects that nothing leads to (held back: contingency)",
    } == set(found.ledger.left)  # fmt: skip


def test_iceberg_in_circles() -> None:
    """A way that leads back is cut and listed, and nothing waits for itself."""
    data = json.loads(json.dumps(ICEBERG))
    next(one for one in data["injects"] if one["id"] == "n4")["next_inject_id"] = "n1"
    found = bring(raw(data), WANTED)
    assert ["n4 → n1"] == found.ledger.left["branches that lead back"]
    assert 6 == len(scenario(found).injects)


def test_cexf() -> None:
    """The flow in its order; what tools do is listed."""
    found = bring(raw(CEXF), WANTED)
    made = scenario(found)
    mail, flow = made.injects.values()
    assert ("Odd mail", 90) == (made.title, made.minutes)
    assert ("Mail received", 0, "The mail comes.") == (mail.title, mail.at, mail.text["everyone"])
    assert mail.facilitator is not None
    assert ("An event is made (up to 10 points)", "Strange flow") == (mail.facilitator.expect, flow.title)
    assert ["mail-file"] == found.ledger.left["payloads for tools"]


def archive(**entries: bytes) -> bytes:
    """An archive with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return stream.getvalue()


BAD: dict[str, tuple[bytes, Refused]] = {
    "half": (b'{"a": ', Refused.NOT_JSON),
    "twice": (b'{"a": 1, "a": 2}', Refused.KEY_TWICE),
    "nan": (b'{"a": NaN}', Refused.NO_NUMBER),
    "deep": (b'{"a":' + b"[" * 100_000, Refused.TOO_DEEP),
    "latin": (b'{"a": "\xe9"}', Refused.ENCODING),
    "huge": (b'{"a": "' + b"x" * (16 * 1024 * 1024) + b'"}', Refused.TOO_BIG),
    "stranger": (b'{"a": 1}', Refused.UNKNOWN),
    "empty": (raw({**OPENAEV, "scenario_injects": []}), Refused.NOTHING),
    "full": (raw({**CEXF, "injects": [{"uuid": str(at), "name": "x"} for at in range(2_001)]}), Refused.FULL),
    "path": (archive(**{"../evil.json": b"{}"}), Refused.PATHS),
    "absolute": (archive(**{"/etc/evil.json": b"{}"}), Refused.PATHS),
    "drive": (archive(**{"C:/evil.json": b"{}"}), Refused.PATHS),
    "nested": (archive(**{"inner.zip": archive(**{"a.json": b"{}"})}), Refused.NESTED),
    "other": (archive(**{"readme.txt": b"x"}), Refused.NO_JSON_INSIDE),
    "word": (archive(**{"word/document.xml": b"<x/>"}), Refused.WORD),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_exports(name: str) -> None:
    """Each is refused for its reason, in one sentence."""
    content, because = BAD[name]
    with pytest.raises(NotTaken) as caught:
        bring(content, WANTED)
    assert because is caught.value.because
    assert "$" not in refusal(caught.value)


def test_links_and_bombs() -> None:
    """A link in an archive is refused, and so is what grows without measure."""
    link = zipfile.ZipInfo("a.json")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(NotTaken):
        bring(stream.getvalue(), WANTED)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.json", b"0" * 5_000_000)
    with pytest.raises(NoSheet):
        bring(stream.getvalue(), WANTED)


def test_every_refusal_has_its_sentence() -> None:
    """None is missing."""
    assert set(Refused) == set(REFUSALS)


def test_hostile_texts() -> None:
    """Whatever stands in titles, texts, labels and names, what is written can be used and shown."""
    hostile = [hostile_line(name) for name in NAMES] + ["\ud800 half", "a\x00b", "$HOME ${x}", "---", "- a: b"]
    data = json.loads(json.dumps(ICEBERG))
    data["title"], data["description"] = hostile[0], hostile[1]
    data["injects"] = [
        {"id": f"n{at}", "title": words, "content": words, "target_teams": ["desk"], "expected_actions": [words],
         "options": [{"id": "a", "label": words}, {"id": "b", "label": words}]}
        for at, words in enumerate(hostile)
    ]  # fmt: skip
    data["participant_teams"] = [{"id": "desk", "label": "\x1b[31m[@click=app.quit]"}]
    found = bring(raw(data), WANTED)
    assert len(hostile) == len(scenario(found).injects)
    assert "\x1b" not in "".join(lines(found)) + imported("\x1b.json", found)


JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10_000) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.data())
def test_any_shape(data: st.DataObject) -> None:
    """A field may hold anything at all: the answer is a scenario that loads, or a refusal."""
    base = json.loads(json.dumps(data.draw(st.sampled_from([OPENAEV, ICEBERG, CEXF]))))
    for _ in range(data.draw(st.integers(1, 3))):
        node: object = base
        while isinstance(node, dict | list) and node:
            key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            inner = node[key]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                node[key] = data.draw(JSON)
                break
            node = inner
    try:
        found = bring(raw(base), WANTED)
    except NotTaken:
        return
    assert scenario(found).injects
