"""What the format needs and an inject list does not have: a scenario around it, every gap marked TODO.

Invariant: it loads; nothing in it is invented but what says TODO.
"""

from __future__ import annotations

from typing import Final

from tabletop.scenario.reader import Data

TODO: Final = "TODO: "
Part = dict[str, Data]

_STEPS: Final = {
    "defuse": "ask everybody for one word on how they feel",
    "describe": "ask what happened, and where accounts differ",
    "interpret": "ask what was assumed, and why it was decided so",
    "reveal": "tell what was hidden",
    "generalise": "ask where the exercise misleads, and what holds outside it",
    "apply": "ask what everybody will do with it",
}


def todo(words: str) -> str:
    """A marked gap."""
    return f"{TODO}{words}"


def started(name: str, title: str, review_by: str, minutes: int) -> Part:
    """The head and the foot of a scenario."""
    return {
        "format": "tabletop/1",
        "id": name,
        "title": title,
        "language": "en",
        "summary": todo("say in one or two sentences what the exercise is about"),
        "kind": "ttx",
        "minutes": str(minutes),
        "players": "6-24",
        "difficulty": "1",
        "licence": todo("say under which licence others may use it"),
        "review_by": review_by,
        "prologue": todo("say how we got here, in at most 150 words"),
        "endings": [
            {
                "id": "open",
                "otherwise": "yes",
                "title": "Where things stand",
                "text": todo(
                    "say where the story stands at ENDEX; with indicators, write an ending for each direction"
                ),
            }
        ],
        "debrief": {step: todo(words) for step, words in _STEPS.items()},
    }


def team(name: str) -> Part:
    """A team of which only the name is known."""
    return {
        "name": name.replace("$", "$$"),
        "roles": {"lead": todo("name the people at this table, by office")},
        "brief": {
            "wants": todo("say what this team wants"),
            "fears": todo("say what it fears"),
            "may_not": todo("say what it may not do"),
            "secret": todo("say what only it knows"),
        },
        "left_out": todo("say what this team's view leaves out"),
    }


def question(inject: str, expected: str, by: Data) -> Part:
    """A question that a list's "expected action" suggests, for the author to word."""
    return {
        "id": inject,
        "type": "open-text",
        "by": by,
        "question": todo("ask what the team decides here, and who does what"),
        "max_words": "80",
        "rubric": {
            "as-expected": {"label": expected},
            "otherwise": {"label": todo("say what else a team may decide, and what follows")},
        },
    }
