"""CEXF, the Common Exercise Format of MISP: a flow of injects for tools.

Invariant: what only a tool can do (payloads, scores) is listed; what people can play is taken over.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.times import moment
from tabletop.authoring.peers.packing import Json, Unpacked, mapping, mappings, text, texts, whole
from tabletop.authoring.peers.transfer import Item, Ledger, Transferred, planned, put, transfer, words_of

PROGRAM: Final = "CEXF"
_MINUTE: Final = 60


def fits(data: Json) -> bool:
    """Whether the document is of this format."""
    found = mapping(data)
    return "exercise" in found and "inject_flow" in found


def bring(unpacked: Unpacked, wanted: Wanted) -> Transferred:
    """Make a scenario of the flow. Raises NotTaken."""
    data, ledger = mapping(unpacked.data), Ledger()
    injects = {text(one.get("uuid")): one for one in mappings(data.get("injects"))}
    flow = {text(one.get("inject_uuid")): one for one in mappings(data.get("inject_flow"))}
    order = [*flow, *(key for key in injects if key not in flow)]
    items = [_item(key, injects.get(key, {}), flow.get(key, {}), ledger) for key in order]
    found = transfer(PROGRAM, items, {}, wanted, ledger)
    about = mapping(data.get("exercise"))
    put(found.made.parts.head, "title", text(about.get("name"))[:110])
    put(found.made.parts.head, "summary", words_of(text(about.get("description"))))
    seconds = whole(about.get("total_duration"))
    planned(found, max(1, seconds // _MINUTE) if seconds is not None and seconds > 0 else None)
    for one in mappings(data.get("inject_payloads")):
        ledger.leave("payloads for tools", text(one.get("name")))
    for tag in texts(about.get("tags")):
        ledger.leave("tags", tag)
    if text(mapping(about.get("meta")).get("author")):
        ledger.drop("authors")
    for field in ("namespace", "version", "valid_until", "expanded", "meta"):
        if about.get(field):
            ledger.leave("exercise fields", field)
    return found


def _expected(check: dict[str, Json]) -> str:
    """What a tool would look for, and how many points it gives."""
    result, points = text(check.get("result")), check.get("score_range")
    most = text(points[-1]) if isinstance(points, list) and points else ""
    return f"{result} (up to {most} points)" if result and most else result


def _item(key: str, inject: dict[str, Json], step: dict[str, Json], ledger: Ledger) -> Item:
    title = text(inject.get("name")) or text(step.get("description")) or key
    tool = text(inject.get("target_tool"))
    notes = [
        f"Tool: {tool}" if tool else "",
        f"Action there: {text(inject.get('action'))}" if text(inject.get("action")) else "",
    ]
    checks = list(mappings(inject.get("inject_evaluation")))
    expected = [_expected(one) for one in checks]
    if checks:
        ledger.leave("checks by tools (what they look for is in the expected action)", f"{title}: {len(checks)}")
    needs = text(mapping(step.get("requirements")).get("inject_uuid"))
    if needs:
        ledger.leave("injects that wait for another one", title)
    sequence = mapping(step.get("sequence"))
    for name in ("completion_trigger", "followed_by"):
        if sequence.get(name):
            ledger.leave("rules of sequence", f"{title}: {name}")
    if step.get("reporting_callback"):
        ledger.leave("callbacks", title)
    when = moment(text(mapping(step.get("timing")).get("triggered_at")))
    seconds = when.seconds if when is not None and not when.clock else None
    if seconds is None and "startex" in [
        one.casefold() for one in (*texts(sequence.get("trigger")), text(sequence.get("trigger")))
    ]:
        seconds = 0
    message = words_of(text(step.get("description"))) or title
    wanted = "\n".join(one for one in expected if one)
    return Item(key, title, message, seconds, expected=wanted, notes="\n".join(one for one in notes if one))
