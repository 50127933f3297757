"""The checks of the PDF, seen failing: a small sound book, and one fault at a time."""

import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Object, Pdf, String

from books import layout
from checkers.pdf import check_pdf, read
from checkers.pdf_pages import Margins, check_breaks, check_edges, check_text
from checkers.pdf_ways import check_ways
from dist.samples import BOOK, SHEETS, SOURCE, sound_pdf
from planted import page, write_site


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book without a fault."""
    return sound_pdf(tmp_path_factory.mktemp("sound") / "essai.pdf")


def tag(pdf: Pdf, name: str) -> Object:
    """Return the first tag of a kind."""
    return read(pdf).tagged(name)[0]


def link(pdf: Pdf, key: str) -> Object:
    """Return the first link that has a key: /Dest for a place of the book, /A for an address."""
    return next(found for found in read(pdf).links if key in found)


def font(pdf: Pdf) -> Object:
    """Return a font of the first page."""
    return next(iter(pdf.pages[0].Resources.Font.values()))


def drop(holder: Object, key: str) -> None:
    """Take an entry out of a dictionary."""
    del holder[key]


def drop_bookmark(pdf: Pdf) -> None:
    """Take the last bookmark out."""
    with pdf.open_outline() as outline:
        outline.root.pop()


def drop_metadata(pdf: Pdf, key: str) -> None:
    """Take out one of the things that the file tells of itself."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata[key]


def mislead(pdf: Pdf) -> None:
    """Make a link of the book lead nowhere."""
    link(pdf, "/Dest").Dest = String("nowhere")


def run_script(pdf: Pdf) -> None:
    """Make a link to another site a script."""
    link(pdf, "/A").A.URI = String("javascript:alert(1)")


def rename_font(pdf: Pdf) -> None:
    """Make a font one of the machine."""
    font(pdf).BaseFont = Name("/ABCDEF+DejaVu-Sans")


def orphan_cell(pdf: Pdf) -> None:
    """Take from a cell the names of its headers."""
    tag(pdf, "/TD").A.Headers = pikepdf.Array([])


def demote_headers(pdf: Pdf) -> None:
    """Make the headers of a table mere cells."""
    for cell in read(pdf).tagged("/TH"):
        cell.S = Name.TD


# Ours, and one of the standard: the others are for those who wrote the tool that judges it.
FAULTS: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "language": (lambda pdf: drop(pdf.Root, "/Lang"), "PDFUA1-TEXT-LANGUAGE"),
    "author": (lambda pdf: drop_metadata(pdf, "dc:creator"), "does not say its authors"),
    "numbers": (lambda pdf: drop(pdf.Root, "/PageLabels"), "how its pages are numbered"),
    "bookmark": (drop_bookmark, "headings and"),
    "headers": (demote_headers, "a table without headers"),
    "scope": (lambda pdf: drop(tag(pdf, "/TH").A, "/Scope"), "does not say of what"),
    "cell": (orphan_cell, "a cell that no header explains"),
    "link": (mislead, "which is no place of the book"),
    "address": (run_script, "a link to javascript:"),
    "foreign font": (rename_font, "DejaVu-Sans is not one of ours"),
}


@pytest.mark.parametrize(("spoil", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    sound: Path, tmp_path: Path, spoil: Callable[[Pdf], object], told: str
) -> None:
    spoiled = tmp_path / "spoiled.pdf"
    with pikepdf.open(sound) as pdf:
        spoil(pdf)
        pdf.save(spoiled)
    assert told in check_pdf(spoiled).told()


def test_a_sound_book_is_left_alone(sound: Path) -> None:
    checked = check_pdf(sound)
    assert checked.findings == ()
    assert all(checked.examined.values())


HOME = f'<link rel="canonical" href="{BOOK.address}index.html">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the two pages of the small book, as a site."""
    table = "<h2>Une section</h2><table><tr><td>12</td></tr></table>"
    first = f"<p>Voir le second, et le relevé.</p>{table}"
    files = {
        "index.html": page(first, HOME, title="Premier chapitre"),
        "guide/b.html": page(
            f"<p>Rien à redire ici.</p><ul class='references'><li>Essai. "
            f"<a href='{SOURCE}'>Voir</a></li></ul>",
            title="Second chapitre",
        ),
        "downloads/a.csv": "a",
    }
    return write_site(tmp_path, files)


def test_words_that_the_book_lost_are_found(sound: Path, site: Path) -> None:
    assert check_text(sound, site).findings == ()
    extra = page("<p>Une phrase de trop.</p>", title="Second chapitre")
    (site / "guide/c.html").write_text(extra, encoding="utf-8")
    told = [str(one) for one in check_text(sound, site).findings]
    assert told == ["guide/c: not in the book: Une phrase de trop."]


def test_words_that_stick_out_are_found(sound: Path) -> None:
    assert check_edges(sound).findings == ()
    assert "words stick out" in check_edges(sound, Margins(right=120)).told()


def test_a_sound_book_leads_where_it_says(sound: Path, site: Path) -> None:
    checked = check_ways(sound, site)
    assert checked.findings == ()
    counts = {"entries": 2, "references": 1, "addresses": 1, "links to the site": 1}
    assert checked.examined == counts


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (7, "the contents say 7 for “Second chapitre”, which is on 2"),
        (17, "the contents say what no heading does: 7"),  # the first chapter is on page 1
    ],
)
def test_a_number_of_the_contents_that_is_not_the_page_is_found(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: str
) -> None:
    monkeypatch.setattr(layout, "_pages", lambda _body: defaultdict(lambda: number))
    assert fault in check_ways(sound_pdf(tmp_path / "wrong.pdf"), site).told()


def spoiled_style(folder: Path, spoil: Callable[[str], str]) -> Path:
    """Return a book laid out with the style spoiled."""
    sheets = folder / "sheets"
    shutil.copytree(SHEETS, sheets)
    style = sheets / "book.css"
    style.write_text(spoil(style.read_text(encoding="utf-8")), encoding="utf-8")
    return sound_pdf(folder / "wrong.pdf", sheets)


def test_a_page_that_is_left_and_a_heading_alone_at_its_foot_are_found(
    sound: Path, tmp_path: Path
) -> None:
    checked = check_breaks(sound)
    assert checked.findings == ()
    assert all(checked.examined.values())

    def part(style: str) -> str:
        return style.replace("break-after: avoid;", "") + "figure { break-before: page }"

    told = check_breaks(spoiled_style(tmp_path, part)).told()
    assert "ends with a heading: Une section" in told
    assert "is filled to" in told


def test_a_reference_to_a_page_that_is_not_there_is_found(site: Path, tmp_path: Path) -> None:
    def mislead(style: str) -> str:
        return style.replace("target-counter(attr(href), page)", '"7"')

    told = check_ways(spoiled_style(tmp_path, mislead), site).told()
    assert "a reference says page 7, which there is not" in told


def test_an_address_that_is_cut_into_syllables_is_found(site: Path, tmp_path: Path) -> None:
    def cut(style: str) -> str:
        return style.replace("hyphens: none; overflow", "overflow")

    told = check_ways(spoiled_style(tmp_path, cut), site).told()
    assert f"the address {SOURCE} is not printed whole" in told


def test_a_link_to_a_file_that_the_site_has_not_is_found(sound: Path, site: Path) -> None:
    (site / "downloads/a.csv").unlink()
    told = check_ways(sound, site).told()
    assert "a link to https://example.org/downloads/a.csv, which the site has not" in told
