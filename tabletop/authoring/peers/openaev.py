"""OpenAEV and OpenBAS: the export of a scenario or an exercise.

Invariant: no person's name, address, phone or key is taken over; people and organisations are counted and dropped.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.names import Names
from tabletop.authoring.peers.packing import Json, Unpacked, mapping, mappings, text, texts, whole
from tabletop.authoring.peers.transfer import Item, Ledger, Transferred, put, transfer, words_of

PROGRAM: Final = "OpenAEV"
_PREFIXES: Final = ("scenario", "exercise")
_PERSONAL: Final = {
    "user_email": "mail addresses",
    "user_phone": "phone numbers",
    "user_phone2": "phone numbers",
    "user_pgp_key": "keys",
}
_LISTED: Final = (
    ("tags", "tag_name", "tags"),
    ("documents", "document_name", "documents"),
    ("channels", "channel_name", "channels"),
    ("challenges", "challenge_name", "challenges"),
    ("variables", "variable_key", "variables"),
    ("lessons_categories", "lessons_category_name", "categories of lessons"),
)


def prefix_of(data: Json) -> str | None:
    """`scenario` or `exercise`, where the document is an export of this program."""
    found = mapping(data)
    return next((one for one in _PREFIXES if f"{one}_information" in found), None)


def bring(unpacked: Unpacked, prefix: str, wanted: Wanted) -> Transferred:
    """Make a scenario of the export. Raises NotTaken."""
    data, ledger = mapping(unpacked.data), Ledger()
    teams = {text(one.get("team_id")): text(one.get("team_name")) for one in mappings(data.get(f"{prefix}_teams"))}
    articles = {text(one.get("article_id")): one for one in mappings(data.get(f"{prefix}_articles"))}
    used: set[str] = set()
    listed = sorted(
        mappings(data.get(f"{prefix}_injects")), key=lambda one: whole(one.get("inject_depends_duration")) or 0
    )
    items = [_item(number, one, articles, used, ledger) for number, one in enumerate(listed, 1)]
    named = {key for one in items for key in one.to}
    found = transfer(PROGRAM, items, {key: name for key, name in teams.items() if key in named}, wanted, ledger)
    for key, name in teams.items():
        if key not in named:
            ledger.leave("teams without an inject", name)
    for key, article in articles.items():
        if key not in used:
            ledger.leave("articles that no inject publishes", text(article.get("article_name")))
    _head(found, data, prefix)
    _drop(data, prefix, ledger)
    for kind, field, words in _LISTED:
        for one in mappings(data.get(f"{prefix}_{kind}")):
            ledger.leave(words, text(one.get(field)))
    for name in unpacked.others:
        ledger.leave("files in the archive", name)
    return found


def _item(
    number: int, inject: dict[str, Json], articles: dict[str, dict[str, Json]], used: set[str], ledger: Ledger
) -> Item:
    content = mapping(inject.get("inject_content"))
    title = text(inject.get("inject_title"))
    published = [articles[key] for key in texts(content.get("articles")) if key in articles]
    used.update(text(one.get("article_id")) for one in published)
    bodies = [text(content.get("subject")) if text(content.get("subject")) != title else ""]
    bodies += [words_of(text(content.get(key))) for key in ("body", "message", "content")]
    bodies += [f"{text(one.get('article_name'))}\n{words_of(text(one.get('article_content')))}" for one in published]
    message = "\n\n".join(one for one in bodies if one) or words_of(text(inject.get("inject_description")))
    notes = words_of(text(inject.get("inject_description"))) if any(bodies) else ""
    if inject.get("inject_depends_on"):
        ledger.leave("injects that wait for another one", title)
    for place in ("inject_country", "inject_city"):
        if text(inject.get(place)):
            ledger.leave("places of injects", f"{title}: {text(inject.get(place))}")
    everybody = inject.get("inject_all_teams") is True
    author = next((text(one.get("article_author")) for one in published if text(one.get("article_author"))), "")
    if author:
        ledger.drop("authors of articles")
    return Item(
        key=text(inject.get("inject_id")) or f"#{number}",
        title=title or f"Inject {number}",
        message=message,
        seconds=whole(inject.get("inject_depends_duration")),
        to=() if everybody else texts(inject.get("inject_teams")),
        method="news" if published else _method(inject),
        expected=_expected(content),
        notes=notes,
        status="optional" if inject.get("inject_enabled") is False else "",
    )


def _method(inject: dict[str, Json]) -> str:
    """How it is delivered: the name of the contract, in English where there is one."""
    contract = mapping(inject.get("inject_injector_contract"))
    labels = mapping(contract.get("injector_contract_labels"))
    return text(labels.get("en")) or next((text(one) for one in labels.values()), "") or text(inject.get("inject_type"))


def _expected(content: dict[str, Json]) -> str:
    lines: list[str] = []
    for one in mappings(content.get("expectations")):
        name, about = text(one.get("expectation_name")), words_of(text(one.get("expectation_description")))
        score = text(one.get("expectation_score"))
        lines.append(": ".join(part for part in (name, about) if part) + (f" ({score} points)" if score else ""))
    return "\n".join(line for line in lines if line.strip())


def _head(found: Transferred, data: dict[str, Json], prefix: str) -> None:
    head, about = found.made.parts.head, mapping(data.get(f"{prefix}_information"))
    put(head, "title", text(about.get(f"{prefix}_name"))[:110])
    put(head, "summary", words_of(text(about.get(f"{prefix}_description"))))
    for field in ("category", "main_focus", "severity", "subtitle", "message_header", "message_footer"):
        if text(about.get(f"{prefix}_{field}")):
            found.ledger.leave(f"{prefix} fields", f"{field}: {text(about.get(f'{prefix}_{field}'))}")
    if text(about.get(f"{prefix}_mail_from")):
        found.ledger.drop("mail addresses")
    names = Names(before="objective")
    objectives = {
        names.of("", title): {"kind": "evaluation", "text": title.replace("$", "$$")}
        for one in mappings(data.get(f"{prefix}_objectives"))
        if (
            title := ": ".join(filter(None, (text(one.get("objective_title")), text(one.get("objective_description")))))
        )
    }
    if objectives:
        head["objectives"] = {key: {**one} for key, one in objectives.items()}
    questions = [text(one.get("lessons_question_content")) for one in mappings(data.get(f"{prefix}_lessons_questions"))]
    if asked := [one.replace("$", "$$") for one in questions if one]:
        head["review_questions"] = [*asked]


def _drop(data: dict[str, Json], prefix: str, ledger: Ledger) -> None:
    """Count the people and organisations that are not taken over."""
    users = list(mappings(data.get(f"{prefix}_users")))
    ledger.drop("people", len(users))
    for field, words in _PERSONAL.items():
        ledger.drop(words, sum(bool(text(one.get(field))) for one in users))
    ledger.drop("organisations", len(list(mappings(data.get(f"{prefix}_organizations")))))
