"""An account as JSON: nothing is lost, and the same account makes the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from tabletop.reports.account import Account
from tabletop.reports.formats.json import SCHEMA
from tabletop.reports.formats.json import json as written
from tabletop.reports.telling import told
from tests.reports.logs import FORMS, evaluations, harbour_account, harbour_records, quay_account, telling


@pytest.mark.parametrize("account", [harbour_account(), quay_account()], ids=["harbour", "quay"])
def test_nothing_is_lost(account: Account) -> None:
    """Read back, it is the same account."""
    read = json.loads(written(account))
    assert (read["schema"], read["banner"]) == (SCHEMA, "EXERCISE – fictional events")
    assert TypeAdapter(Account).validate_python(read["account"]) == account


def test_the_same_account_makes_the_same_bytes() -> None:
    """In whatever order what lay beside the log was found; keys are sorted."""
    again = told(telling(harbour_records(), evaluations()[::-1], FORMS))
    assert written(again) == written(harbour_account())
    names = list(json.loads(written(again))["account"])
    assert names == sorted(names)
    assert "source" not in names


def test_strange_letters_survive() -> None:
    """Half a surrogate, controls, right to left: what a program reads is what was there."""
    strange = "a\ud800b\u202e\x00\u2028“=1+1”"
    account = replace(harbour_account(), prologue=strange)
    assert json.loads(written(account))["account"]["prologue"] == strange
