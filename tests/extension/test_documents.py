"""Sheets as files: what is read of a page, what the files hold, what the build makes of both."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pytest
from docutils import nodes

from checkers.english_texts import read_texts
from checkers.html import has_class, select, text_of
from checkers.office import OfficeFile, text_in
from extension.support import Built, TinySite
from jobguide.documents import (
    PROGRAMS,
    Document,
    Paragraph,
    Run,
    render,
    runs,
)
from jobguide.words import word

KINDS = list(PROGRAMS)
PAGES = ("paper", "letters", "own", "sent", "ladder")
KEPT = Path(__file__).with_name("papers.txt")

DECLARED = """:::{{posting}} {ident}
:employer: x
:country: FR
:year: 2009
:kind: model
:status: {status}
:placement: board
:pay: shown
:source: x
:::"""


def model(ident: str, status: str, sheet: str) -> str:
    """Return a model: what it is, its files, and its sheet."""
    told = DECLARED.format(ident=ident, status=status)
    files = f":::{{downloads}} {ident}\n:::"
    return f"{told}\n\n{files}\n\n::::{{container}} sheet\n{sheet}\n::::\n"


KEPT_WORDS = {
    "odt": "//text:span[@text:style-name='kept-fr']",
    "docx": "//w:r[w:rPr/w:lang[@w:val='fr-FR']]",
}


@pytest.mark.parametrize("kind", KINDS)
def test_words_kept_in_another_language_say_it_and_a_day_is_the_only_one(
    tmp_path: Path, kind: str
) -> None:
    """For the spelling of the word processor, for the voice that reads aloud, for our checker."""
    kept = Run("stage", italic=True, language="fr")
    paragraph = Paragraph((Run("A "), kept, Run(", a *traineeship*.")))
    sheet = Document("Sheet", "en", (paragraph,), written_on="2026-03-09")
    file = OfficeFile(kind, render(sheet, kind))
    assert file.blocks() == ["A stage, a *traineeship*."]
    assert [text_in(found) for found in file.find(KEPT_WORDS[kind])] == ["stage"]
    (tmp_path / f"a.{kind}").write_bytes(file.content)
    assert [text.words for text in read_texts(tmp_path)] == ["A , a *traineeship*."]
    assert {part.date_time[:3] for part in file.parts} == {(2026, 3, 9)}
    texts = [file.part(p.filename) for p in file.parts if p.filename.endswith((".xml", ".rels"))]
    told = "".join(text for one in texts for text in map(str, one.itertext()))
    assert set(re.findall(r"20\d\d-\d\d-\d\d", told)) == {"2026-03-09"}
    assert file.content == render(sheet, kind)
    first, expected = file.parts[0], {"odt": ("mimetype", 0), "docx": ("[Content_Types].xml", 8)}
    assert (first.filename, first.compress_type) == expected[kind]


def test_the_language_of_words_is_read_in_the_page() -> None:
    kept = nodes.emphasis("", "stage", classes=["language-fr"])
    assert runs(nodes.paragraph("", "A ", kept, nodes.Text("."))) == (
        Run("A "),
        Run("stage", italic=True, language="fr"),
        Run("."),
    )


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the pages that have sheets, once."""
    return TinySite(tmp_path_factory.mktemp("papers"), "papers").build()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files to download, by name."""
    return {path.name: path.read_bytes() for path in (folder / "downloads").iterdir()}


def links_of(built: Built, page: str) -> list[tuple[str, str]]:
    """Return the links of a page to its files: address and text."""
    found = select(built.page(page), f"//ul[{has_class('files')}]//a")
    return [(str(link.get("href")), text_of(link)) for link in found]


def test_a_page_links_to_its_files_with_their_size(papers: Built) -> None:
    files = files_of(papers.folder)
    assert set(files) == {f"{page}.{kind}" for page in PAGES for kind in KINDS}
    for (address, told), (kind, program) in zip(
        links_of(papers, "paper"), PROGRAMS.items(), strict=True
    ):
        assert address == f"downloads/paper.{kind}"
        size = round(len(files[f"paper.{kind}"]) / 1000)
        link = word("fr", "document-link", title="Le modèle", program=program, kind=kind)
        assert told == " ".join((link + word("fr", "document-size", size=size)).split())
    assert "« La mise en demeure »" in links_of(papers, "sent")[0][1]


# What is not seen in the texts: what stands at the right, the rows to write in, by their styles.
SPECIAL = {
    "odt": (
        "//text:p[@text:style-name='LetterRight']",
        "//table:table-row[@table:style-name='by-hand']",
    ),
    "docx": ("//w:p[w:pPr/w:pStyle[@w:val='LetterRight']]", "//w:tr[w:trPr/w:trHeight]"),
}


def outline(name: str, file: OfficeFile) -> list[str]:
    """Return what a file says, line by line, with what each line is."""
    headings, items, heads = file.headings(), file.items(), file.heads()
    marks = {
        **dict.fromkeys(heads, "|"),
        **dict.fromkeys(items, "-"),
        **dict.fromkeys(headings, "#"),
    }
    right, tall = (["".join(text_in(one).split()) for one in file.find(path)]
                   for path in SPECIAL[file.kind])  # fmt: skip
    fields = [name for name, _element in file.fields()]
    poster = any("oster" in style for style in file.styles_used())
    told = [f"{marks.get(block, ' ')} {block}" for block in file.blocks()]
    # A designer changes the template alone: no style of a text is written elsewhere.
    strange = file.styles_used() - file.styles_known()
    head, languages = file.head(), file.languages()
    special = f"{right=} {tall=} {fields=} {poster=} {strange=} {head=} {languages=}"
    return [f"== {name}", *told, special, ""]


def test_programs_that_know_the_formats_open_the_files(papers: Built) -> None:
    """The parts are our own: the libraries that read such files must find all that they say."""
    files = files_of(papers.folder)
    opened = docx.Document(BytesIO(files["paper.docx"]))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    told = [one.text for holder in (opened, *cells) for one in holder.paragraphs]
    file = OfficeFile("docx", files["paper.docx"])
    # A field to fill in is no run: python-docx reads around it.
    kept = "\n".join(file.blocks())
    for _name, field in file.fields():
        kept = kept.replace(text_in(field), "", 1)
    assert sorted(filter(None, told)) == sorted(filter(None, kept.split("\n")))
    styles = {found.style.name for found in opened.paragraphs if found.style}
    assert styles >= {"Heading 1", "Heading 2", "Normal", "List Bullet"}
    text = odfdo.Document(BytesIO(files["paper.odt"]))
    assert text.get_type() == "text"
    for about in (opened.core_properties, text.meta):
        assert (about.title, about.language) == ("Animatrice ou animateur", "fr-FR")


def test_the_files_of_both_kinds_say_what_was_kept(papers: Built) -> None:
    """A change that is wanted is written by `SHOWN=new`, as in test_shown.py."""
    assert papers.warnings == ()
    files = files_of(papers.folder)
    odt, docx_ = (
        [
            line
            for page in PAGES
            for line in outline(page, OfficeFile(kind, files[f"{page}.{kind}"]))
        ]
        for kind in ("odt", "docx")
    )
    assert odt == docx_
    if os.environ.get("SHOWN") == "new":
        KEPT.write_text("\n".join(odt), encoding="utf-8")
    assert odt == KEPT.read_text(encoding="utf-8").split("\n")


def test_the_files_follow_the_page_and_the_edition_and_nothing_else(
    papers: Built, tiny: Callable[[str], TinySite]
) -> None:
    before, site = files_of(papers.folder), tiny("papers")
    assert files_of(site.build().folder) == before
    site.edit("paper.md", "Une lettre.", "Deux lettres.")
    after = files_of(site.build().folder)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"paper.{kind}" for kind in KINDS}
    english = site.build(language="en", to="en")
    assert "Download" in links_of(english, "paper")[0][1]
    for kind in KINDS:
        file = OfficeFile(kind, files_of(english.folder)[f"paper.{kind}"])
        assert file.languages() == {"en-GB"}


@pytest.mark.parametrize(
    ("page", "lost"), [("letters", "(letters)=\n"), ("ladder", "Appelez le 112.\n")]
)
def test_a_label_of_nothing_and_a_rung_that_lacks_a_part_are_told(
    tiny: Callable[[str], TinySite], page: str, lost: str
) -> None:
    site = tiny("papers")
    site.edit(f"{page}.md", lost, "")
    (told,) = site.build().warnings
    assert f"{page}.md" in told


@pytest.mark.parametrize("builder", ["dummy", "gettext"])
def test_only_pages_in_html_have_files(tiny: Callable[[str], TinySite], builder: str) -> None:
    built = tiny("papers").build(builder)
    assert built.warnings == ()
    assert not (built.folder / "downloads").exists()


POINT = """
## Point

::::{pitfall} no-pay
:level: advice
:scope: offer

```{signs}
[[signs]]
absent = ["pay"]
```

:::{rule}
Dites la somme.
:::
:::{before}
Selon profil.
:::
:::{after}
Un salaire.
:::
::::
"""


def test_each_sheet_of_a_page_is_held_to_its_own_status(bare: TinySite) -> None:
    paid = model("paid", "employee", "Payé 2100 euros bruts par mois.")
    free = model("free", "volunteer", "Sans rien.")
    pair = f"# Le binôme\n\n## Salariée\n\n{paid}\n## Bénévole\n\n{free}"
    bare.write({"index.md": pair + POINT})
    built = bare.build()
    assert built.warnings == ()
    for name, text in (("paid.odt", "Payé 2100 euros bruts par mois."), ("free.odt", "Sans rien.")):
        assert OfficeFile("odt", files_of(built.folder)[name]).blocks() == [text]
    bare.edit("index.md", "Payé 2100 euros bruts par mois.", "Selon profil.")
    (told,) = bare.build().warnings
    assert "« paid »" in told
    assert "« no-pay »" in told
