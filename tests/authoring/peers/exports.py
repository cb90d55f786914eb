"""Small exports of other programs, written by hand after their published fields."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Final

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.peers.packing import Json

WANTED: Final = Wanted("export.zip", "export", "An export", "2027-05")

OPENAEV: Final[dict[str, Json]] = {
    "export_version": 1,
    "scenario_information": {
        "scenario_name": "Harbour lights",
        "scenario_description": "<p>A port goes <b>dark</b>.</p><p>Costs: $5.</p>",
        "scenario_mail_from": "planner@example.org",
        "scenario_category": "crisis",
    },
    "scenario_teams": [
        {"team_id": "t1", "team_name": "Port and sea, control", "team_users": ["u1"]},
        {"team_id": "t1", "team_name": "Port and sea, control"},
        {"team_id": "t2", "team_name": "City"},
        {"team_id": "t3", "team_name": "Never asked"},
    ],
    "scenario_users": [
        {"user_id": "u1", "user_firstname": "Jo", "user_lastname": "Quill", "user_email": "jo@example.org"},
        {"user_id": "u2", "user_email": "li@example.org", "user_phone": "+100 555", "user_pgp_key": "KEY"},
    ],
    "scenario_organizations": [{"organization_id": "o1", "organization_name": "Quill Ltd"}],
    "scenario_objectives": [{"objective_id": "b1", "objective_title": "Inform", "objective_description": "early"}],
    "scenario_injects": [
        {
            "inject_id": "i2",
            "inject_title": "Lights out",
            "inject_enabled": False,
            "inject_depends_duration": 1500,
            "inject_depends_on": "i1",
            "inject_teams": ["t1", "t2", "gone"],
            "inject_content": {"articles": ["a1"]},
        },
        {
            "inject_id": "i1",
            "inject_title": "A call",
            "inject_depends_duration": 0,
            "inject_all_teams": True,
            "inject_city": "Silverport",
            "inject_injector_contract": {"injector_contract_labels": {"en": "Send an SMS", "fr": "SMS"}},
            "inject_content": {
                "message": "Come <i>now</i>.<br/>Gate 4.",
                "expectations": [{"expectation_name": "Answer", "expectation_score": 10}],
            },
        },
    ],
    "scenario_articles": [
        {"article_id": "a1", "article_name": "Dark port", "article_content": "No light.", "article_author": "Jo Quill"},
        {"article_id": "a2", "article_name": "Unread", "article_content": "x"},
    ],
    "scenario_challenges": [{"challenge_id": "c1", "challenge_name": "Find the fuse"}],
    "scenario_lessons_questions": [{"lessonsquestion_id": "l1", "lessons_question_content": "Who knew first?"}],
    "scenario_tags": [{"tag_id": "g1", "tag_name": "port"}],
}

ICEBERG: Final[dict[str, Json]] = {
    "schema_version": 1,
    "title": "Cold desk",
    "description": "A help desk in winter.",
    "tags": ["it"],
    "metadata": {"author": "Jo Quill", "estimated_duration_minutes": 45},
    "participant_teams": [{"id": "desk", "label": "Help desk"}, {"id": "boss", "label": "Head office"}],
    "start_inject_id": "n1",
    "debrief_notes": "Ask who waited.",
    "injects": [
        {
            "id": "n3",
            "title": "They wait",
            "content": "Nothing moves.",
            "target_teams": ["desk"],
            "sequence_order": 3,
            "next_inject_id": "n4",
        },
        {
            "id": "n1",
            "title": "A ticket",
            "content": "All screens are blue.",
            "target_teams": ["desk"],
            "sequence_order": 1,
            "options": [
                {"id": "o1", "label": "Escalate", "next_inject_id": "n2"},
                {"id": "o2", "label": "Wait", "next_inject_id": "n3"},
                {"id": "o3", "label": "Back", "next_inject_id": "nowhere"},
            ],
            "expected_actions": ["Escalate", "Write it down"],
            "triggers_communications": [
                {"external_entity": "A customer", "direction": "inbound", "subject": "Hello?", "body": "Blue!"},
                {"external_entity": "The maker", "direction": "outbound", "subject": "Help", "body": "Please."},
            ],
            "release_at_minutes": 0,
        },
        {
            "id": "n2",
            "title": "Head office calls",
            "content": "What is up?",
            "target_teams": ["boss"],
            "sequence_order": 2,
            "free_text_response": True,
            "options": [],
        },
        {"id": "n4", "title": "Still blue", "content": "…", "target_teams": [], "sequence_order": 4},
        {"id": "n5", "title": "Spare", "content": "Unused.", "target_teams": [], "sequence_order": 5},
    ],
}

CEXF: Final[dict[str, Json]] = {
    "exercise": {
        "name": "Odd mail",
        "description": "A mail that should not be.",
        "total_duration": "5400",
        "meta": {"author": "Jo Quill", "level": "easy"},
        "tags": ["state:draft"],
        "uuid": "e1",
    },
    "inject_flow": [
        {
            "description": "The mail comes.",
            "inject_uuid": "x1",
            "sequence": {"trigger": ["startex"], "followed_by": ["x2"]},
            "timing": {"triggered_at": None},
        },
        {"description": "The line hums.", "inject_uuid": "x2", "requirements": {"inject_uuid": "x1"}},
    ],
    "inject_payloads": [{"name": "mail-file", "type": "file", "uuid": "p1"}],
    "injects": [
        {
            "uuid": "x1",
            "name": "Mail received",
            "action": "email_to_participants",
            "target_tool": "MISP",
            "inject_evaluation": [{"result": "An event is made", "score_range": [0, 10]}],
        },
        {"uuid": "x2", "name": "Strange flow", "target_tool": "Suricata"},
    ],
}


def raw(data: Json) -> bytes:
    """The document."""
    return json.dumps(data).encode()


def packed(data: Json, comment: bytes = b"Scenario", **others: bytes) -> bytes:
    """The document in an archive, as OpenAEV writes it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("Harbour lights.json")
        entry.comment = comment
        archive.writestr(entry, raw(data))
        for name, content in others.items():
            archive.writestr(name, content)
    return stream.getvalue()
