"""How a report looks in Word: its styles, its running lines, the rules of its tables.

Invariant: nothing here writes a text of the report but the banner; what python-docx shows only as elements of XML is
touched here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Written
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

QUOTE: Final = "Quote"
CAPTION: Final = "Caption"
NOTE: Final = "Report Note"
PROMPT: Final = "Report Prompt"
CELL: Final = "Report Cell"
INK: Final = RGBColor(0x1D, 0x21, 0x26)
QUIET: Final = RGBColor(0x56, 0x5F, 0x6A)
_WARM: Final = RGBColor(0x8A, 0x4B, 0x00)
_RULE: Final = "C4C2BA"
_UNNEEDED: Final = ("/stylesWithEffects", "/thumbnail")
_PAPERS: Final = {"a4": (21.0, 29.7), "letter": (21.59, 27.94)}
"""Centimetres, width and height."""
_WIDE: Final = 16.4
"""Centimetres between the margins."""
_AFTER_BORDERS: Final = ("shd", "tabs", "spacing", "ind", "jc", "tblLayout", "tblCellMar", "tblLook")
"""What has to follow borders in Word's order of elements, as far as it is there."""
_FONT: Final = "Calibri"
_SIZES: Final = {"Title": 24, "Subtitle": 13, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5}


def dress(word: Written, language: str, paper: str) -> None:
    """Set the styles, the margins of the page and the language; drop what the template brings and nobody needs."""
    _lighten(word)
    page = word.sections[0]
    page.page_width, page.page_height = map(Cm, _PAPERS[paper])
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2.2)
    normal = _style(word, "Normal", 10.5, INK)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    tongue = _child(normal.element.get_or_add_rPr(), "w:lang")
    tongue.set(qn("w:val"), language)
    for name in ("Title", "Subtitle", *(f"Heading {level}" for level in range(1, 7))):
        style = _style(word, name, _SIZES.get(name, 10.5), QUIET if name == "Subtitle" else INK)
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.paragraph_format.space_before = Pt(0 if "itle" in name else 16)
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.keep_with_next = True
    for rules in word.styles["Title"].element.get_or_add_pPr().findall(qn("w:pBdr")):
        rules.getparent().remove(rules)
    caption = _style(word, CAPTION, 10, INK)
    caption.font.bold = False
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    quote = _style(word, QUOTE, 10.5, INK)
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(0.6)
    _bordered(quote.element.get_or_add_pPr(), "w:pBdr", ("left",), "single", _RULE, "18")
    _style(word, NOTE, 9.5, QUIET)
    prompt = _style(word, PROMPT, 10.5, INK)
    _bordered(prompt.element.get_or_add_pPr(), "w:pBdr", ("top", "left", "bottom", "right"), "dashed", "8A4B00")
    cell = _style(word, CELL, 9.5, INK)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2.5)


def _lighten(word: Written) -> None:
    for holder in (word.part.rels, word.part.package.rels):
        for name in [name for name, one in holder.items() if one.reltype.endswith(_UNNEEDED)]:
            del holder[name]
    for style in list(word.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


def _style(word: Written, name: str, size: float, colour: RGBColor) -> ParagraphStyle:
    if name not in word.styles:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    style: ParagraphStyle = word.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), colour
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), _FONT)
    fonts.set(qn("w:cs"), _FONT)
    return style


def run_lines(word: Written, banner: str) -> None:
    """The banner at the head of every page, its number at the foot."""
    head = word.sections[0].header.paragraphs[0]
    run = head.add_run(banner)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(9), _WARM
    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            foot.add_run(" / ").font.size = Pt(9)
        simple = _child(foot._p, "w:fldSimple")
        simple.set(qn("w:instr"), field)
        text = _child(_child(simple, "w:r"), "w:t")
        text.text = "1"


def in_cell(paragraph: Paragraph) -> None:
    """Give a paragraph the style of cells; by its id, for looking a name up thousands of times takes a second."""
    paragraph._p.get_or_add_pPr().style = CELL.replace(" ", "")


def numbering(word: Written) -> int:
    """A numbered list that begins with 1; its id."""
    style = word.styles["List Number"].element
    part = word.part.numbering_part.element
    known = part.num_having_numId(style.pPr.numPr.numId.val)
    made = part.add_num(known.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    identity: int = made.numId
    return identity


def numbered(paragraph: Paragraph, identity: int) -> None:
    """Put a paragraph into a numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = identity


def ruled(table: Table, caption: str, weights: list[int], *, titled: bool) -> None:
    """Thin rules between the rows, columns as wide as their texts want; what the table is, for those who hear it."""
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Cm(_WIDE * weight / sum(weights))
    properties = table._tbl.tblPr
    _bordered(properties, "w:tblBorders", ("top", "bottom", "insideH"), "single", _RULE)
    for looks in properties.findall(qn("w:tblLook")):
        looks.set(qn("w:firstRow"), str(int(titled)))
        looks.set(qn("w:firstColumn"), "1")
    if caption:
        _child(properties, "w:tblCaption").set(qn("w:val"), caption)


def heads(row: _Row) -> None:
    """A row of titles, repeated on every page."""
    _child(row._tr.get_or_add_trPr(), "w:tblHeader")


def whole(row: _Row, *, room: bool) -> None:
    """A row that is not cut between pages; with `room` for writing by hand, too."""
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")
    if room:
        row.height, row.height_rule = Cm(1.3), WD_ROW_HEIGHT_RULE.AT_LEAST


def scissors(heading: Paragraph) -> None:
    """A dashed line above a heading, to cut along; between two such headings, too, which share their borders."""
    _bordered(heading._p.get_or_add_pPr(), "w:pBdr", ("top", "between"), "dashed", "565F6A")


def end(word: Written) -> int:
    """How many parts there are so far; the last element of a body is about its pages."""
    return len(word.element.body) - 1


def in_one_piece(word: Written, start: int) -> None:
    """Keep all parts from `start` on one page; the last may be followed by another page."""
    paragraphs = [one for part in list(word.element.body)[start:-1] for one in part.iter(qn("w:p"))]
    for place, paragraph in enumerate(paragraphs, 1):
        properties = paragraph.get_or_add_pPr()
        for held in properties.findall(qn("w:keepNext")):
            properties.remove(held)
        keep = properties._insert_keepNext(OxmlElement("w:keepNext"))
        keep.val = place < len(paragraphs)


def gap(word: Written) -> None:
    """Air after a table: two tables that touch become one."""
    paragraph = word.add_paragraph(style=CELL)
    paragraph.paragraph_format.space_after = Pt(4)


def _bordered(
    parent: BaseOxmlElement, tag: str, sides: tuple[str, ...], kind: str, colour: str, size: str = "4"
) -> None:
    borders = OxmlElement(tag)
    later = (parent.find(qn(f"w:{name}")) for name in _AFTER_BORDERS)
    after = next((one for one in later if one is not None), None)
    parent.append(borders) if after is None else after.addprevious(borders)
    for side in sides:
        rule = _child(borders, f"w:{side}")
        for name, value in (("val", kind), ("sz", size), ("space", "6" if tag == "w:pBdr" else "0"), ("color", colour)):
            rule.set(qn(f"w:{name}"), value)


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    child = OxmlElement(tag)
    parent.append(child)
    return child
