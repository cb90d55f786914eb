"""All files of a new scenario: the scenario, its golden play, a README, and the schemas for an editor.

Invariant: nothing is written here; the same wishes make the same bytes.
"""

from __future__ import annotations

import json
from string import Template
from typing import Final

from tabletop.authoring.scaffolding.asking import agreed
from tabletop.authoring.scaffolding.blocks import lines_of, remark
from tabletop.authoring.scaffolding.opening import Data, opening, team_ids, todo
from tabletop.authoring.scaffolding.story import story
from tabletop.authoring.scaffolding.wishes import Wishes, title_typed, typed
from tabletop.authoring.schema import SCHEMA_FILE, schema_of
from tabletop.authoring.schema_plays import PLAY_SCHEMA_FILE, play_schema_of
from tabletop.documents.formats.markdown import escaped
from tabletop.language.catalogue import N_, _
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.reader import read
from tabletop.scenario.references.names import story as laid_out
from tabletop.scenario.writing import Written

PLAY: Final = "plays/first.play.yaml"
_EDITOR: Final = "# yaml-language-server: $schema="


def files_of(wishes: Wishes) -> dict[str, bytes]:
    """Path below the new folder → content."""
    scenario = scenario_of(wishes).encode()
    told = laid_out(read(scenario, SCENARIO_FILE), ())
    return {
        SCENARIO_FILE: scenario,
        "README.md": _readme(wishes).encode(),
        PLAY: _play(wishes).encode(),
        SCHEMA_FILE: _json(schema_of(told)),
        PLAY_SCHEMA_FILE: _json(play_schema_of(told)),
    }


def scenario_of(wishes: Wishes) -> str:
    """The scenario file."""
    about = _("Every text that begins with TODO is yours to write. Change one thing, and look again, in this folder:")
    head = [f"{_EDITOR}./{SCHEMA_FILE}", f"# {about}", "# tabletop check .", ""]
    return "\n".join([*head, *lines_of({**opening(wishes), **story(wishes)})]) + "\n"


def _play(wishes: Wishes) -> str:
    data: Data = {
        "format": "tabletop-play/1",
        "scenario": wishes.id,
        "title": _title(wishes),
        **remark(_("Decision, team, answer: by the ids of the scenario.")),
        "answers": _answers(wishes),
        **remark(_("What must come of it; `tabletop rehearse` holds the scenario to this.")),
        "expect": _expect(wishes),
    }
    return "\n".join([f"{_EDITOR}../{PLAY_SCHEMA_FILE}", *lines_of(data)]) + "\n"


def _title(wishes: Wishes) -> str:
    """What happens in the play, in a line."""
    if wishes.single:
        return _("Acting at once, saying only what is known, going on")
    return _("The first team acts, the others wait, and all of them go on")


def _answers(wishes: Wishes) -> Data:
    teams = team_ids(wishes)
    because = _("Somebody has to.")
    first: Data = {
        team: {"choose": "wait" if number else "act", "because": because} for number, team in enumerate(teams)
    }
    further: Data = {
        f"step-{number}": {team: {"choose": "one-way"} for team in teams} for number in range(2, wishes.moves)
    }
    said = _("Something has happened. We are finding out what.")
    last = agreed(wishes) if wishes.single else "for"
    return {
        "first-step": first,
        **further,
        "statement": {teams[0]: {"text": said, "marks": ["known"]}},
        "direction": {team: {"choose": last} for team in teams},
    }


def _expect(wishes: Wishes) -> Data:
    further: list[Written] = [f"news-{number}" for number in range(2, wishes.moves)]
    injects: list[Written] = ["first-news", *further, "turning-point", "last-word"]
    secret: Data = {}
    if not wishes.solo:
        teams = team_ids(wishes)
        alone = todo(_("what only this team is told, in a sentence"))
        secret = {
            **remark(
                _("Words that a team must have read, and must never have read: yours, once you have written them.")
            ),
            "seen": {teams[-1]: alone},
            **({"never_seen": {teams[0]: alone}} if len(teams) > 1 else {}),
        }
    return {"injects": injects, "ending": "together", **secret}


def _readme(wishes: Wishes) -> str:
    title = title_typed(wishes.title) or wishes.id
    about = typed(wishes.subject) or todo(_("what happens, and who has to decide what"))
    parts = (
        f"# {_marked(title)}",
        _("**EXERCISE – fictional events.**"),
        _marked(about),
        _("## Aim"),
        todo(_("what people take home from it, and for whom it is")),
        _("## Running it"),
        Template(_(_RUNNING)).safe_substitute(minutes=wishes.length, players=wishes.players),
        _("## Objections, and our answers"),
        todo(_("who read it, what they said against it, and what you changed")),
    )
    return "\n\n".join(parts) + "\n"


_RUNNING: Final = N_("Planned for $minutes minutes and $players people. TODO – what to cut when time is short.")


def _marked(text: str) -> str:
    """What was typed, so that Markdown shows it as it is."""
    return escaped(text.replace("$$", "$"))


def _json(schema: dict[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
