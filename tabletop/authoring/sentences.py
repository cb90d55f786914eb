"""What a problem's code says in words, and how to put it right.

Invariant: every code has a sentence. Values are put in by `string.Template`, once: what an author wrote is never
substituted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from types import MappingProxyType

from tabletop.authoring import divergences
from tabletop.authoring.rules import rule_of
from tabletop.language.catalogue import N_, _
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.yaml_faults import APOSTROPHE, PACKED, SIGN, SPACE

SENTENCES: Mapping[str, str] = MappingProxyType({
    Code.UNREADABLE: N_("the file cannot be read: $found"),
    Code.TOO_LARGE: N_("the file is larger than $wants bytes"),
    Code.NOT_UTF8: N_("the byte $found is not UTF-8 text"),
    Code.EMPTY: N_("the file is empty, or holds nothing but comments"),
    Code.NOT_A_MAPPING: N_('a scenario starts with fields such as "title: …", not with $shape'),
    Code.UNSEEN_CHARACTER: N_("a character nobody sees: $found"),
    Code.LONE_CR: N_("a lone carriage return (old Macintosh line ending)"),
    Code.TAB: N_("a tab where only spaces can stand"),
    Code.COLON_IN_TEXT: N_("a colon inside a text without quotes"),
    Code.NEEDS_QUOTES: N_('a text cannot start with "$found" unless it is in quotes'),
    Code.INDENTATION: N_("this line does not line up with the lines around it"),
    Code.NOT_CLOSED: N_("what is opened here is never closed"),
    Code.NO_COLON: N_("a line without a colon among fields"),
    Code.ESCAPE: N_('"$found" means nothing between double quotes'),
    Code.AFTER_TEXT: N_("nothing can follow here"),
    Code.YAML: N_("this cannot be read as YAML"),
    Code.ANCHOR: N_('"$found" is an anchor, an alias or a merge key of YAML'),
    Code.TAG: N_('"$found" is a tag of YAML'),
    Code.SECOND_DOCUMENT: N_("a second document, or a directive of YAML"),
    Code.KEY_TWICE: N_('"$found" stands here twice'),
    Code.KEY_NOT_TEXT: N_("a field needs a name before its colon"),
    Code.TOO_DEEP: N_("more than $wants levels inside each other"),
    Code.TOO_MANY: N_("more than $wants values in one file"),
    Code.TEXT_TOO_LONG: N_("a text of more than $wants bytes"),
    Code.FORMAT: N_('the format is "$found"; this program reads "$wants"'),
    Code.UNKNOWN_FIELD: N_('no field is called "$found" here'),
    Code.MISSING_FIELD: N_("missing here: $wants"),
    Code.WRONG_SHAPE: N_("expected $wants, found $shape"),
    Code.NO_VALUE: N_('"$found" has no value'),
    Code.NOT_A_NUMBER: N_('expected a whole number, found "$found"'),
    Code.OUT_OF_RANGE: N_('"$found" is out of range: $wants'),
    Code.BAD_ID: N_('"$found" cannot be $wants'),
    Code.NOT_A_WORD: N_('"$found" is not among the words that can stand here'),
    Code.OVER_LENGTH: N_("a text of $found characters; at most $wants fit here"),
    Code.BAD_FORM: N_('expected $wants, found "$found"'),
    Code.COUNT: N_("$wants"),
    Code.BAD_CONDITION: N_("this is no condition: expected $wants"),
    Code.CONTRADICTION: N_("expected $wants"),
    Code.NO_TEAM: N_('no team called "$found"'),
    Code.NO_INDICATOR: N_('no indicator called "$found"'),
    Code.NO_DECISION: N_('no decision called "$found"'),
    Code.NO_OPTION: N_('no option called "$found"'),
    Code.NO_SOURCE: N_('no source called "$found"'),
    Code.NO_CARD: N_('no card called "$found"'),
    Code.NO_INJECT: N_('no inject called "$found"'),
    Code.NO_THEME: N_('no theme called "$found"'),
    Code.NO_OBJECTIVE: N_('no objective called "$found"'),
    Code.NO_ALIAS: N_('no alias called "$found"'),
    Code.BARE_DOLLAR: N_("a dollar sign that stands for nothing"),
    Code.WRONG_ANSWER: N_('$wants answers this decision, not "$found"'),
    Code.NO_ENDING: N_('no ending called "$found"'),
    Code.OTHER_SCENARIO: N_('the play is for "$found"; the scenario beside it is "$wants"'),
    Code.TEXTS_OF_ANOTHER: N_('these are texts for "$found"; the scenario beside them is "$wants"'),
    Code.OTHER_LANGUAGE: N_('the texts are in "$found", and the file is named for "$wants"'),
    Code.NOT_IN_ORIGINAL: N_('the scenario has no "$found" here'),
    Code.NOT_A_TEXT: N_('"$found" is no text to translate; the scenario says "$wants"'),
    Code.OTHER_NUMBER: N_("$found stand here, and $wants in the scenario"),
    Code.NOT_TRANSLATED: N_('not translated in "$found": $wants'),
    Code.NO_FLAG: N_('nothing sets the flag "$found"'),
    Code.ID_TWICE: N_('the id "$found" is used twice'),
    Code.OTHER_MOVE: N_('the decision "$found" stands in another move'),
    Code.TWO_MEANINGS: N_('"$found" would mean two things in a condition'),
    Code.ITSELF: N_('the option "$found" excludes itself'),
})  # fmt: skip
"""Code → what is wrong."""

REMEDIES: Mapping[str, str] = MappingProxyType({
    Code.UNREADABLE: N_("see that the file is there, and that you may read it"),
    Code.TOO_LARGE: N_("a scenario of ten hours has about a tenth of this; is it the right file?"),
    Code.NOT_UTF8: N_("save the file as UTF-8 in your editor"),
    Code.EMPTY: N_('a scenario starts with "format: tabletop/1"'),
    Code.NOT_A_MAPPING: N_('a scenario starts with "format: tabletop/1"'),
    Code.UNSEEN_CHARACTER: N_("delete it; it often comes with text copied from a web page"),
    Code.LONE_CR: N_("save the file with Unix or Windows line endings"),
    Code.TAB: N_("use two spaces for every step to the right"),
    Code.COLON_IN_TEXT: N_("put the whole text in double quotes"),
    Code.NEEDS_QUOTES: N_("put the whole text in double quotes"),
    Code.INDENTATION: N_("fields of one part start in the same column, two spaces further in"),
    Code.NOT_CLOSED: N_("add what is missing, or put the text in double quotes"),
    Code.NO_COLON: N_('write "field: text", or move the line in if it belongs to the text above'),
    Code.ESCAPE: N_("use single quotes, or write \\\\ for a backslash"),
    Code.AFTER_TEXT: N_("put the whole text in one pair of quotes, or start a new line"),
    Code.YAML: N_("put texts with special characters in double quotes"),
    Code.ANCHOR: N_("write the text out in every place; a text that starts so wants quotes"),
    Code.TAG: N_("leave it out; a text that starts with ! wants quotes"),
    Code.SECOND_DOCUMENT: N_('one file is one scenario: leave out lines of "---" and lines with %'),
    Code.KEY_TWICE: N_("keep one, or give the other another name"),
    Code.KEY_NOT_TEXT: N_('write "name: value"'),
    Code.TOO_DEEP: N_("no scenario needs so many; are brackets missing?"),
    Code.TOO_MANY: N_("a scenario of ten hours has about a tenth of this; is it the right file?"),
    Code.TEXT_TOO_LONG: N_("divide it, or put it on a card"),
    Code.FORMAT: N_("a newer version of the program may read it"),
    Code.MISSING_FIELD: N_("write $fields in this part"),
    Code.WRONG_SHAPE: N_('write it in the shape expected; "tabletop explain TT033" shows how'),
    Code.NOT_A_NUMBER: N_("write digits only, such as 12, +4 or -6"),
    Code.OUT_OF_RANGE: N_("write another number: $wants"),
    Code.BAD_ID: N_("take out spaces and signs, here and wherever the name is used"),
    Code.OVER_LENGTH: N_("shorten it; what is longer belongs into a text, an outcome or a card"),
    Code.BAD_FORM: N_("write $wants here"),
    Code.COUNT: N_("add what is missing, or take out what is too much"),
    Code.BAD_CONDITION: N_('write a name, a colon and a word, such as "cohesion: below 40" or "asked: yes"'),
    Code.CONTRADICTION: N_("keep one of the two, and all of it"),
    Code.WRONG_ANSWER: N_('write "$wants" in place of "$found"'),
    Code.OTHER_SCENARIO: N_('write "$wants", or put the play beside its own scenario'),
    Code.TEXTS_OF_ANOTHER: N_('write "$wants", or put the texts beside their own scenario'),
    Code.OTHER_LANGUAGE: N_('write "language: $wants", or give the file the other name'),
    Code.NOT_IN_ORIGINAL: N_("leave it out, or put it into the scenario first: a file of texts adds nothing"),
    Code.NOT_A_TEXT: N_("leave it out: numbers, ids and conditions stand in the scenario alone"),
    Code.OTHER_NUMBER: N_("translate one by one, in the order of the scenario"),
    Code.NOT_TRANSLATED: N_('"tabletop translate" puts them into the file, in the words of the scenario'),
    Code.NO_VALUE: N_("write a value after the colon, or take the field out"),
    Code.BARE_DOLLAR: N_("write $$$$ for a dollar sign, or $$NAME for an alias"),
    Code.NO_FLAG: N_('give some option, outcome or inject "sets: $found"'),
    Code.ID_TWICE: N_("give one of them another id"),
    Code.OTHER_MOVE: N_("an inject asks for decisions of its own move: move one of them"),
    Code.TWO_MEANINGS: N_("give the flag, the decision or the indicator another name"),
    Code.ITSELF: N_('leave it out of its own "excludes"'),
})  # fmt: skip
"""Code → what to do, where it is the same every time."""

FORMS: Mapping[str, str] = MappingProxyType({
    "id": N_("an id: lower-case words with hyphens, such as first-hour"),
    "team-id": N_("a team's id: lower-case words with hyphens, or at most 8 capitals such as NO"),
    "alias-name": N_("an alias: capitals, digits and underscores, such as NORWAY"),
    "month": N_("a month such as 2027-05"),
    "theme": N_("a theme such as T07"),
    "players": N_("a number of players such as 1 or 8-24"),
    "rule": N_("a rule such as TT311"),
    "language": N_("a language such as en"),
    "after": N_('a count such as "2 injects"'),
    "minutes": N_('minutes such as "12" or "+12 min"'),
    "pick": N_('a number such as "2", or a range such as "1-2" within the options'),
    "step": N_("points that are a multiple of the step"),
    "source": N_('either "cite" with "as_of", or "seed" with "heading"'),
    "ending": N_('either "when" or "otherwise: yes"'),
    "answer": N_("exactly one of choose, order, points, text, percent, no_decision"),
    "played-step": N_("exactly one of act and wait"),
    "played-turn": N_("exactly one of release, decide, close, rule and end"),
    "number": N_("a whole number"),
    "yes-no": N_("yes or no"),
    "text": N_("a text"),
    "list": N_('a list (lines that start with "- ")'),
    "mapping": N_('fields (lines of "name: value")'),
    "nothing": N_("nothing"),
    "condition": N_('lines such as "cohesion: below 40", or "ad hoc"'),
    "conditions": N_("a list of conditions"),
    "value": N_("a comparison, yes, no, or an option"),
    "shallower": N_("conditions nested less deeply"),
    "comparison": N_("below 40, above 60, at least 50, at most 50, exactly 50, or between 40 and 60"),
    "range": N_("numbers from 0 to 100, the smaller one first"),
})  # fmt: skip
"""The name of a form → its words."""

RELATED: Mapping[str, str] = MappingProxyType({
    Code.INDENTATION: N_("the part around it starts at line $line"),
    Code.NOT_CLOSED: N_("noticed at line $line"),
    Code.KEY_TWICE: N_("first used here: line $line"),
    Code.ID_TWICE: N_("first used here: line $line"),
    Code.OTHER_MOVE: N_("it stands at line $line"),
    Code.TWO_MEANINGS: N_("the other meaning: line $line"),
})  # fmt: skip
"""Code → what the other place is."""

_BOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "ge": N_("at least $number"),
        "le": N_("at most $number"),
        "gt": N_("above $number"),
        "lt": N_("below $number"),
        "too_short": N_("at least $number needed here, found $found"),
        "too_long": N_("at most $number allowed here, found $found"),
    }
)
_CLIP = 60
_PROPOSED = 3
"""Missing fields written out in a remedy; the sentence has them all."""


CLOSER: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType({
    (Code.NOT_UTF8, PACKED): (
        N_("this is a document of Word or Excel, or an archive, and no text file"),
        N_('a scenario is plain text: "tabletop new" makes one, "tabletop import" makes one of a spreadsheet'),
    ),
    (Code.NO_COLON, SPACE): (N_("a colon without a space after it"), N_('write "field: text", with the space')),
    (Code.AFTER_TEXT, APOSTROPHE): ("", N_("the apostrophe ends the text: put double quotes around the whole")),
    (Code.AFTER_TEXT, SIGN): (
        "",
        N_('after ">" or "|" a text starts on the next line; in a condition write above, below, at least or at most'),
    ),
})  # fmt: skip
"""(code, what it looks like) → what is wrong and what to do, where the slip is known more closely."""


def sentence(problem: Problem) -> str:
    """What is wrong, in one line."""
    rule = rule_of(problem.code)
    if rule is not None:
        return Template(_(rule.sentence)).safe_substitute(_values(problem))
    if problem.code in divergences.SENTENCES:
        return Template(_(divergences.SENTENCES[problem.code])).safe_substitute(_values(problem))
    values = {
        "found": clipped(problem.found),
        "wants": _wants(problem),
        "shape": _shape(problem),
    }
    closer, _remedy = CLOSER.get((problem.code, problem.wants), ("", ""))
    return Template(_(closer or SENTENCES[problem.code])).safe_substitute(values)


def remedy(problem: Problem) -> str:
    """What to do about it; empty where the known names say it."""
    rule = rule_of(problem.code)
    known = divergences.REMEDIES if problem.code in divergences.REMEDIES else REMEDIES
    _sentence, closer = CLOSER.get((problem.code, problem.wants), ("", ""))
    template = (closer or known.get(problem.code)) if rule is None else rule.remedy
    fields = ", ".join(f'"{name}: …"' for name in problem.known[:_PROPOSED])
    values = _values(problem) | ({"wants": _wants(problem), "fields": fields} if problem.code in SENTENCES else {})
    return Template(_(template)).safe_substitute(values) if template else ""


def related(problem: Problem) -> str:
    """Where the other place of a problem is; empty where there is none."""
    if problem.related is None:
        return ""
    rule = rule_of(problem.code)
    template = RELATED.get(problem.code) if rule is None else rule.related
    where = f"{problem.related.line}:{problem.related.col}"
    return Template(_(template or N_("see line $line"))).safe_substitute(_values(problem) | {"line": where})


def _values(problem: Problem) -> dict[str, str]:
    """What the names in a sentence stand for."""
    short = {"found": clipped(problem.found), "wants": clipped(problem.wants)}
    if problem.code in divergences.SENTENCES:
        return divergences.spoken(problem) | short
    return short | {name: clipped(value) for name, value in problem.values}


def clipped(text: str) -> str:
    """An author's words in one short line."""
    line = " ".join(text.split())
    return line if len(line) <= _CLIP else line[: _CLIP - 1] + "…"


def _wants(problem: Problem) -> str:
    if problem.code is Code.MISSING_FIELD:
        return ", ".join(problem.known)
    kind, _space, number = problem.wants.partition(" ")
    if kind in _BOUNDS:
        return Template(_(_BOUNDS[kind])).safe_substitute(number=number, found=problem.found)
    if problem.code is Code.COUNT:
        return _("at least one is needed here")
    return _(FORMS[problem.wants]) if problem.wants in FORMS else problem.wants


def _shape(problem: Problem) -> str:
    if problem.shape in FORMS:
        return _(FORMS[problem.shape])
    return Template(_('the text "$found"')).safe_substitute(found=clipped(problem.found))
