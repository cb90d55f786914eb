"""`tabletop export SCENARIO --msel FILE`: a scenario as an inject list that planners edit in a spreadsheet.

Invariant: what is written can be imported again without loss; nothing is ever written over.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tabletop.cli.codes import Exit
from tabletop.cli.importing_results import kept_beside
from tabletop.cli.options import WrongOption
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import said, seen


def write_list(options: argparse.Namespace) -> int:
    """Write the list. Raises WrongOption, NoSuchScenario, ScenarioRefused, OfficeMissing, NotWritten."""
    from tabletop.authoring.msel.laying_out import lay_out
    from tabletop.authoring.msel.workbook import delimited, workbook
    from tabletop.scenario.loader import parse, read_limited
    from tabletop.scenario.reader import read
    from tabletop.storage.exports import write_file

    kind = options.msel.suffix.casefold()
    if kind not in {".xlsx", ".csv"}:
        raise WrongOption(
            said(N_("An inject list ends in .xlsx or .csv, not in “$found”."), found=seen(options.msel.name))
        )
    if len(options.files) > 1 or options.to is not None or options.output is not None:
        raise WrongOption(_("--msel takes one scenario, and neither --to nor --output."))
    file = _scenario(options.files[0])
    raw = read_limited(file)
    scenario = parse(raw, str(file))
    sheets = lay_out(read(raw, str(file)).data, kept_beside(file), alone=kind == ".csv")
    made = delimited(sheets, spreadsheet=options.excel) if kind == ".csv" else workbook(sheets, scenario.title)
    write_file(options.msel, [made])
    count = len(scenario.injects)
    injects = n_("{n} inject", "{n} injects", count).replace("{n}", str(count))
    print(said(N_("$injects written to $path"), injects=injects, path=seen(str(options.msel))))
    print(
        _("It holds the whole scenario, secrets and facilitator’s notes among it. After editing, bring it back with:")
    )
    print(f"  tabletop import {seen(str(options.msel))} --into {seen(str(file.parent))}")
    return Exit.CLEAN


def _scenario(named: Path) -> Path:
    """The file that is meant: by its path, its folder, or the scenario's id. Raises NoSuchScenario."""
    from tabletop.cli.finding import scenario
    from tabletop.cli.settings import read
    from tabletop.scenario import library

    file = named / library.SCENARIO_FILE if named.is_dir() else named
    if file.is_file():
        return file
    own = read().scenarios
    scenario(str(named), own)
    return library.find(str(named), own) or file
