"""A report by hand, with every sort of part in it; and one in which every text was written by somebody malicious."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tabletop.decisions.text import clean, clean_line
from tabletop.documents.document import (
    Chart,
    Document,
    Listing,
    Paragraph,
    Point,
    Section,
    Series,
    Span,
    Table,
    Text,
    plain,
)

BANNER: Final = "EXERCISE – fictional events"
MINUTE: Final = 60_000
WRITTEN: Final = 1_790_000_000_000
_CORPUS: Final = Path(__file__).parents[2] / "corpus" / "text"


def corpus() -> dict[str, str]:
    """Every text of the corpus as it stands in a log: cleaned where it came in, empty ones left out."""
    read = {path.stem: path.read_bytes().decode("utf-8", "replace") for path in sorted(_CORPUS.glob("*.txt"))}
    more = {
        "md_heading": "# no heading\n\n- no list\n1. no number\n> no quote\n    no code\n===\n---\n+ x\n10) y",
        "md_fence": "```\nno code\n```\n~~~\n| a | b |\n|---|---|",
        "md_emphasis": "*a* **b** _c_ __d__ ~~e~~ `f` <b>g</b> &amp; [h][i] [j]: /k ![l](m) a\\b\\",
        "md_autolink": "https://evil.example www.evil.example mail@evil.example <https://evil.example> evil.com",
        "typst_code": '#panic() #import "x" $x$ @y <z> *a* _b_ = c // d /* e */ `f` \\u{41}',
        "css_escape": '"}body{display:none}</style><p>',
    }
    cleaned = {name: clean(text) for name, text in {**read, **more}.items()}
    return {name: text for name, text in cleaned.items() if text}


CORPUS: Final = corpus()


def indicator_chart(name: str = "Public trust", why: str = "") -> Chart:
    """Two indicators over ninety minutes, and a third with a band."""
    trust = ((0, 55, ""), (14, 49, "The rumour"), (33, 41, "Silence"), (36, 44, "A sober statement"), (71, 52, "Named"))
    tension = (
        (0, 40, ""),
        (15, 48, "Overflight"),
        (34, 60, "Second overflight"),
        (35, 58, "Hotline"),
        (80, 47, "Talks"),
    )
    unity = ((0, 62, ""), (34, 57, "Different statements"))
    rows = [
        (plain(line), plain(f"{at}:00"), plain(f"{value}"), plain(why or label))
        for line, points in ((name, trust), ("Tension", tension), ("Unity of the four", unity))
        for at, value, label in points[1:]
    ]
    series = tuple(
        Series(line, tuple(Point(at * MINUTE, value, why or label) for at, value, label in points), band)
        for line, points, band in (
            (name, trust, ()),
            ("Tension", tension, ((0, 30.0, 50.0), (34 * MINUTE, 45.0, 70.0))),
            ("Unity of the four", unity, ()),
        )
    )
    alt = f"{name} fell from 55 to 41 in the first 33 minutes and ended at 52; tension ended at 47, above its start."
    head = ("Indicator", "Time", "To", "Because of")
    return Chart(
        "Indicators over the exercise", alt, "steps", series, 0, 100, 90 * MINUTE, Table("", head, tuple(rows))
    )


def bars_chart() -> Chart:
    """How many chose what."""
    points = tuple(
        Point(0, value, label)
        for value, label in (
            (3, "Publish the evidence now"),
            (1, "Wait for the partners’ reading of it"),
            (0, "Say nothing"),
        )
    )
    rows = tuple((plain(point.label), plain(f"{point.value:.0f}")) for point in points)
    data = Table("", ("Option", "Teams"), rows)
    alt = "Three teams would publish now, one would wait, none would say nothing."
    return Chart("What the teams chose", alt, "bars", (Series("Teams", points),), 0, 4, 0, data)


def calibration_chart() -> Chart:
    """Stated and observed shares."""
    points = (
        Point(10, 20, "5 answers"),
        Point(50, 35, "12 answers"),
        Point(70, 74, "9 answers"),
        Point(90, 80, "4 answers"),
    )
    rows = tuple((plain(f"{one.at} %"), plain(f"{one.value:.0f} %"), plain(one.label)) for one in points)
    data = Table("", ("Stated", "Observed", "Of"), rows)
    band = tuple((one.at, one.value - 12, one.value + 12) for one in points)
    alt = "Where half was stated, a third came true; at the upper end statements and events agree."
    return Chart("How sure, and how often right", alt, "calibration", (Series("You", points, band),), 0, 100, 100, data)


def _overview() -> Section:
    rows = (
        ("Exercise", "Grey Weather"),
        ("Played", "87 of 90 planned minutes, 4 of 4 moves"),
        ("Teams", "▲ Government, ● Operators, ■ Armed forces, ◆ Press"),
        ("Verification", "412 records, all as they were written"),
    )
    table = Table("The exercise in brief", ("", ""), tuple((plain(left), plain(right)) for left, right in rows))
    return Section("Overview", "overview", (table,))


def _objectives() -> Section:
    rated = Table(
        "Ratings",
        ("Task", "Evaluator", "Rating", "Evidence"),
        (
            (
                plain("Keep facts and guesses apart"),
                plain("Evaluator 1"),
                (Span("S – with some challenges", "chip"),),
                plain("Record 41: “we do not know who”"),
            ),
            (
                plain("Agree on one line before speaking"),
                plain("Evaluator 1"),
                (Span("M – with major challenges", "chip"),),
                plain("Records 77 to 81"),
            ),
            (
                plain("Agree on one line before speaking"),
                plain("Evaluator 2"),
                (Span("P – without challenges", "chip"),),
                plain("Record 80"),
            ),
        ),
    )
    inner = Section(
        "Strengths",
        "objective-1-strengths",
        (
            Listing(
                (
                    plain("Two teams asked for the source before they spoke (records 31 and 33)."),
                    plain("The log was kept by everybody."),
                )
            ),
            Paragraph(plain("Which strength should be kept on purpose?"), "prompt"),
        ),
    )
    return Section("Objective 1: attribution under pressure", "objective-1", (rated,), (inner,))


def _story() -> Section:
    text: Text = (
        Span("● Operators", "strong"),
        Span(" decided at 33:10: "),
        Span("Switch off the northern ring", "struck"),
        Span(" "),
        Span("Keep the ring on, warn the hospitals", "strong"),
        Span("  record 88", "quiet"),
    )
    move = Section(
        "Move 1: The first night",
        "move-1",
        (
            Paragraph(plain("At 14:00 a wire story arrived: a cable has been cut.\nNobody has claimed it.")),
            Paragraph(text),
            Paragraph(
                plain("Because a hospital cannot wait for certainty, and the warning can be taken back."), "quote"
            ),
            Paragraph(plain("This team answered 40 seconds after the time was over."), "note"),
            Listing((plain("Switch off the northern ring"), plain("Ask for help")), ordered=True),
        ),
    )
    return Section("What happened", "story", (), (move,), pages=True)


def _plan() -> Section:
    rows = tuple(
        (plain(area), (), (), ())
        for area in ("Who speaks first", "A common picture of what is known", "Hand-over at night")
    )
    plan = Table("Improvement plan", ("Area", "What will be done", "Owner", "Until"), rows, to_fill=True)
    return Section("Improvement plan", "plan", (plan,), pages=True)


def report() -> Document:
    """A report as one would be proud of."""
    figures = Section("Indicators", "indicators", (indicator_chart(), bars_chart(), calibration_chart()), pages=True)
    return Document(
        "After-action report: Grey Weather",
        "Facilitator’s edition · a draft, to be finished by people",
        BANNER,
        "en",
        WRITTEN,
        (_overview(), _objectives(), _story(), figures, _plan()),
        (Paragraph(plain("What the log says, in order. It does not say who was right.")),),
        ("Receipt of the last record: 412:9f2c4a", "tabletop 0.1.0"),
    )


def _slots(name: str, text: str, number: int) -> Section:
    line = clean_line(text)
    tones: Text = tuple(Span(text, tone) for tone in ("plain", "strong", "quiet", "struck", "chip"))
    return Section(
        line,
        f"case-{number}",
        (
            Paragraph((Span("Before "), *tones, Span(" after"))),
            *(Paragraph(plain(text), voice) for voice in ("narrative", "quote", "prompt", "note")),
            Listing((plain(text), (Span(text, "strong"), Span(text)))),
            Table(
                line,
                (line, name, "Third"),
                ((plain(text), plain(text, "chip"), plain(text)), (plain(text, "struck"), (), ())),
            ),
        ),
        (Section(line, f"case-{number}-inner", (Listing((plain(text),), ordered=True),)),),
    )


def hostile(texts: dict[str, str] | None = None) -> Document:
    """A report in which every text is one of the corpus, in every place there is."""
    chosen = CORPUS if texts is None else texts
    sections = tuple(_slots(name, text, number) for number, (name, text) in enumerate(chosen.items(), 1))
    some = [clean_line(text) for text in chosen.values()]
    figures = Section("Figures", "figures", tuple(indicator_chart(text, text) for text in some[:6]))
    return Document(
        some[0], some[1], BANNER, "en", WRITTEN, (*sections, figures), (Paragraph(plain(some[2])),), (some[3],)
    )


def texts_of(document: Document) -> Iterator[str]:
    """Every text of a document that is not a figure's."""
    yield from (document.title, document.subtitle, document.banner, *document.foot)
    for block in document.lead:
        yield from _of_block(block)
    for section in document.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        yield from _of_block(block)
    for inner in section.sections:
        yield from _of_section(inner)


def _of_block(block: Paragraph | Listing | Table | Chart) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _said(block.text)
        case Listing():
            yield from map(_said, block.items)
        case Table():
            yield from (block.caption, *block.head)
            yield from (_said(cell) for row in block.rows for cell in row)
        case Chart():
            yield f"{block.caption} {block.alt}"
            yield from _of_block(block.data)


def _said(text: Text) -> str:
    return "".join(span.text + (" (taken back)" if span.tone == "struck" else "") for span in text)
