"""How the program ends: every error that can reach the front door, its sentence and its exit code, in one table.

Invariant: an error is raised beside its cause and knows nothing of this; whoever adds one that can end the program adds
its line here.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from string import Template

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import N_, UnknownLanguageError, _

Named = Callable[[BaseException], str]
Line = tuple[type[BaseException], str, Named, Exit]


def _argument(error: BaseException) -> str:
    return str(error.args[0]) if error.args else ""


def _os_error(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return str(error)
    name = error.filename if error.filename is not None else ""
    return f"{name}: {error.strerror or error}" if name else str(error)


def table() -> tuple[Line, ...]:
    """Error → sentence → what `$name` stands for → exit code. The first line that fits counts.

    Made when the program is already leaving, so that no command pays for the errors of the others.
    """
    return (
        (KeyboardInterrupt, N_("Stopped."), _argument, Exit.INTERRUPTED),
        (UnknownLanguageError, N_("There are no words for the language $name."), _argument, Exit.NOT_RUN),
        *_of_authors(),
        *_of_simulations(),
        *_of_lists(),
        *_of_players(),
        *_of_logs(),
        *_of_comparisons(),
        *_of_reports(),
        *_of_prints(),
        (OSError, N_("Could not read or write: $name"), _os_error, Exit.NOT_RUN),
    )


def _of_authors() -> tuple[Line, ...]:
    from tabletop.authoring.check import NothingToCheckError
    from tabletop.authoring.explain import NoSuchPageError
    from tabletop.authoring.rehearsing.saving import NothingToSaveError
    from tabletop.authoring.rehearsing.stage import NoPlaysError, NoSuchPlayError, NothingToRehearseError
    from tabletop.cli.check import WatchShowsText
    from tabletop.cli.new import NobodyToAsk, NoName
    from tabletop.cli.outline import NoSuchForm
    from tabletop.scenario.problems import ScenarioRefused

    refused = N_('The scenario cannot be used: $name. "tabletop check" says why.')
    return (
        (NothingToCheckError, N_("There is no scenario at $name."), _argument, Exit.NOT_RUN),
        (NoName, N_("A scenario cannot be called $name"), _instead, Exit.NOT_RUN),
        (
            NobodyToAsk,
            N_("Say how it is to be called: tabletop new ID. Or type at a terminal."),
            _argument,
            Exit.NOT_RUN,
        ),
        (NoSuchForm, N_("No outline ends in $name"), _choices, Exit.NOT_RUN),
        (NoSuchPageError, N_("There is no page called $name; codes look like TT102."), _argument, Exit.NOT_RUN),
        (WatchShowsText, N_("A watch is for people: leave out --format, or leave out --watch."), str, Exit.NOT_RUN),
        (NothingToRehearseError, N_("There is nothing to rehearse at “$name”."), _argument, Exit.NOT_RUN),
        (NothingToSaveError, N_("Nothing was saved: no inject has come in that session yet."), _argument, Exit.NOT_RUN),
        (NoPlaysError, N_("There is no golden play in $name yet."), _argument, Exit.NOT_RUN),
        (NoSuchPlayError, N_("There is no play whose name holds $name"), _choices, Exit.NOT_RUN),
        (ScenarioRefused, refused, str, Exit.PROBLEMS),
    )


def _of_simulations() -> tuple[Line, ...]:
    from tabletop.authoring.appraising.appraisal import NoSuchInjectError, NoSuchTeamError
    from tabletop.cli.simulate import NoAccountEnds, OnePageOneScenario

    several = N_("A page is about one scenario, and $name are meant. For a table of them: --format md")
    return (
        (NoSuchTeamError, N_("There is no team $name"), _choices, Exit.NOT_RUN),
        (NoSuchInjectError, N_("There is no inject $name"), _choices, Exit.NOT_RUN),
        (NoAccountEnds, N_("What a simulation found cannot be written as $name"), _choices, Exit.NOT_RUN),
        (OnePageOneScenario, several, _argument, Exit.NOT_RUN),
    )


def _of_lists() -> tuple[Line, ...]:
    from tabletop.authoring.msel.table import NoSheet, OfficeMissing
    from tabletop.authoring.peers.packing import NotTaken
    from tabletop.cli.options import WrongOption

    office = N_('Excel files want something installed: pip install "tabletop-exercises[office]". CSV needs nothing.')
    return (
        (WrongOption, "$name", _argument, Exit.NOT_RUN),
        (OfficeMissing, office, str, Exit.NOT_INSTALLED),
        (NoSheet, "$name", _no_sheet, Exit.PROBLEMS),
        (NotTaken, "$name", _not_taken, Exit.PROBLEMS),
    )


def _of_players() -> tuple[Line, ...]:
    from tabletop.cli.feedback import NoSessionYet
    from tabletop.cli.finding import NoSuchScenario, NothingToResume
    from tabletop.cli.options import NoSuchCommand
    from tabletop.cli.play import AlreadyFinished, NoSuchRole
    from tabletop.cli.settings import WrongSetting
    from tabletop.session.opening import NotUnderstood
    from tabletop.session.points import NoSuchPoint

    nothing = N_("No session waits to be resumed in $name. Begin one with: tabletop play ID")
    finished = N_("That session is finished. Look at it with: tabletop review $name")
    inside = N_("This version cannot read the scenario in the log ($name). A later version may.")
    return (
        (WrongSetting, N_("A setting cannot be used. $name"), str, Exit.NOT_RUN),
        (NoSuchCommand, N_("There is no command $name"), _choices, Exit.NOT_RUN),
        (NoSuchScenario, N_("There is no scenario $name"), _choices, Exit.NOT_RUN),
        (NoSuchRole, N_("There is no team $name"), _choices, Exit.NOT_RUN),
        (NothingToResume, nothing, _argument, Exit.NOT_RUN),
        (NoSessionYet, N_("There is no session in $name yet."), _argument, Exit.NOT_RUN),
        (AlreadyFinished, finished, _argument, Exit.NOT_RUN),
        (NotUnderstood, inside, _argument, Exit.NOT_RUN),
        (NoSuchPoint, N_("That session has no $name"), _choices, Exit.NOT_RUN),
    )


def _of_comparisons() -> tuple[Line, ...]:
    from tabletop.session.comparing import NothingToCompare, NotOneScenario

    nothing = N_("There are not two logs that can be compared: $name")
    several = N_("Only sessions of one scenario can be compared; these are of different ones: $name")
    return (
        (NothingToCompare, nothing, _argument, Exit.NOT_RUN),
        (NotOneScenario, several, _argument, Exit.NOT_RUN),
    )


def _of_logs() -> tuple[Line, ...]:
    from tabletop.cli.asking import NobodyAnswered
    from tabletop.session.evaluations import NotOfThisSession, OfAnotherRole
    from tabletop.session.forking import NoFork
    from tabletop.storage.exports import NotWritten
    from tabletop.storage.port import LogDamaged, LogInUse, LogOfAnotherKind, LogTooNew, LogTooOld, NotSaved

    in_use = N_("Another program has this session open. Close it there first: $name")
    too_new = N_("A later version of the program wrote this log, and this one cannot read it: $name.")
    too_old = N_("An earlier version wrote this log. It can be reviewed, but not gone on with: $name.")
    beside = N_(
        "That is not a session’s log, but one kept beside it: an evaluator’s (tabletop evaluate FILE)"
        " or the participants’ feedback (tabletop feedback FILE)."
    )
    foreign = N_("That was begun beside another session, or its session’s log was changed since: $name")
    role = N_("That name’s log was begun in another role. Choose another with --name: $name")
    damaged = N_('$name "tabletop log show" reads what comes before.')
    return (
        (LogInUse, in_use, _argument, Exit.NOT_RUN),
        (LogTooNew, too_new, str, Exit.NOT_RUN),
        (LogTooOld, too_old, str, Exit.NOT_RUN),
        (LogOfAnotherKind, beside, _argument, Exit.NOT_RUN),
        (NotOfThisSession, foreign, _argument, Exit.NOT_RUN),
        (OfAnotherRole, role, _argument, Exit.NOT_RUN),
        (LogDamaged, damaged, _damage, Exit.PROBLEMS),
        (NotSaved, "$name", _not_saved, Exit.NOT_RUN),
        (NoFork, "$name", _no_fork, Exit.NOT_RUN),
        (NotWritten, "$name", _not_written, Exit.NOT_RUN),
        (NobodyAnswered, N_("Nobody answered, so nothing was changed. For a script, say --yes."), str, Exit.NOT_RUN),
    )


def _of_reports() -> tuple[Line, ...]:
    from tabletop.cli.report import NoSuchEnding, NoSuchPage
    from tabletop.documents.registry import ExtraMissing

    missing = N_(
        'For that format something has to be installed: pip install "tabletop-exercises[$name]".'
        " A page that can be printed needs nothing: --format html"
    )
    ending = N_("No report ends in $name")
    page = N_("There is no hot-wash page for the format $name")
    return (
        (ExtraMissing, missing, _extra, Exit.NOT_INSTALLED),
        (NoSuchEnding, ending, _choices, Exit.NOT_RUN),
        (NoSuchPage, page, _choices, Exit.NOT_RUN),
    )


def _of_prints() -> tuple[Line, ...]:
    from tabletop.authoring.printing.registry import NothingToPrint
    from tabletop.cli.printing import AllInOneFile, NoPageEnds, NoSuchLength, OnlyWithRoles

    length = N_("A session of so many minutes leaves no time to play and to talk about it: $name")
    folder = N_("All pages make a folder, not a file: $name. For one file say which page, such as --what guide.")
    alone = N_("--team goes with --what roles, and with nothing else.")
    return (
        (NothingToPrint, "$name", _not_printed, Exit.NOT_RUN),
        (NoPageEnds, N_("No page ends in $name"), _choices, Exit.NOT_RUN),
        (AllInOneFile, folder, _argument, Exit.NOT_RUN),
        (NoSuchLength, length, _choices, Exit.NOT_RUN),
        (OnlyWithRoles, alone, _argument, Exit.NOT_RUN),
    )


def _not_printed(error: BaseException) -> str:
    """Why a scenario has no such page, and what it has."""
    if error.args[1:] == ("alone",):
        return _("That scenario is written for one person. What it has on paper is --what guide.")
    return _("That scenario does not say what evaluators look for, so there is no evaluation guide.")


def _extra(error: BaseException) -> str:
    return str(error.args[1])


def _choices(error: BaseException) -> str:
    """What was asked for, and what there is."""
    near = error.args[1] if len(error.args) > 1 else ""
    words = Template(_("“$asked”. There is: $near")) if near else Template(_("“$asked”."))
    return words.safe_substitute(asked=_argument(error), near=near)


def _instead(error: BaseException) -> str:
    """What was asked for, and what would do."""
    words = Template(_("“$asked”: lower-case letters, digits and hyphens, such as $near."))
    return words.safe_substitute(asked=_argument(error), near=error.args[1] if len(error.args) > 1 else "")


def _damage(error: BaseException) -> str:
    from tabletop.language.sentences import sentence
    from tabletop.storage.port import LogDamaged

    if not isinstance(error, LogDamaged):
        return ""
    return sentence(f"log.{error.fault.kind}", record=error.fault.record, byte=error.fault.byte)


def _no_sheet(error: BaseException) -> str:
    from tabletop.authoring.msel.table import NoSheet
    from tabletop.authoring.msel.words import trouble

    return trouble(error) if isinstance(error, NoSheet) else ""


def _not_taken(error: BaseException) -> str:
    from tabletop.authoring.peers.packing import NotTaken
    from tabletop.authoring.peers.words import refusal

    return refusal(error) if isinstance(error, NotTaken) else ""


def _no_fork(error: BaseException) -> str:
    from tabletop.language.sentences import sentence
    from tabletop.session.forking import NoFork

    return sentence(f"fork.{error.why}", number=error.number, last=error.last) if isinstance(error, NoFork) else ""


def _not_saved(error: BaseException) -> str:
    from tabletop.language.sentences import sentence
    from tabletop.storage.port import NotSaved

    return sentence(f"not_saved.{error.because}") if isinstance(error, NotSaved) else ""


def _not_written(error: BaseException) -> str:
    from tabletop.language.sentences import sentence
    from tabletop.storage.exports import NotWritten

    if not isinstance(error, NotWritten):
        return ""
    return sentence(f"not_written.{error.because}", path=_argument(error))


def ended(error: BaseException) -> tuple[str, Exit]:
    """The sentence and the exit code for an error that nothing else has dealt with."""
    for kind, words, name, code in table():
        if isinstance(error, kind):
            return Template(_(words)).safe_substitute(name=name(error)), code
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    fault = _("This is a fault in tabletop itself ($kind, $where). Nothing that was saved is lost.")
    return Template(fault).safe_substitute(kind=type(error).__name__, where=where), Exit.FAULT
