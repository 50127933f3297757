"""The files to download as LibreOffice shows them: pages, margins, fields; sheets that reckon."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pypdfium2
from odfdo import Document
from PIL import Image

from checkers.office import FIELDS, OfficeFile
from checkers.report import Finding, Report, report

TEXTS, SHEETS = ("odt", "docx"), ("ods", "xlsx")
AREA = (0, 0, 20, 40)  # of a sheet, in cells: a million empty rows may follow
SCALE, WHITE = 0.5, 245  # pixels a point, and the grey from which there is ink
# Parts of a page: the margins at its sides, then above and below; where the words start below the
# head and end above the foot; how far down those of the emptiest page end.
SIDE, EDGE, HEAD, FOOT, LEAST = 0.04, 0.02, 0.06, 0.945, 0.25


def made(office: Path, kind: str, files: Iterable[Path], folder: Path) -> None:
    """Have LibreOffice write files in another format, all in one start."""
    subprocess.run(
        [office, f"-env:UserInstallation={folder.absolute().as_uri()}/profile", "--headless",
         "--convert-to", kind, "--outdir", folder / kind, *files],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip


def check_printed(downloads: Path, office: Path, work: Path, promised: Mapping[str, int]) -> Report:
    """Check each file of an edition: its pages are whole, its fields are read.

    Some have a number of pages that was promised, by name.
    """
    files = [*_copied(downloads, work)]
    made(office, "pdf", files, work)
    made(office, "odt", [file for file in files if file.suffix[1:] in TEXTS], work)
    found, pages, fields = [], 0, 0
    for file in files:
        pictures = _pictures(work / "pdf" / f"{file.stem}.pdf")
        pages += len(pictures)
        fields += _fields(file) if pictures else 0
        told = (
            _faults_of(file, pictures, promised) if pictures else ["LibreOffice does not open it"]
        )
        found += [Finding(file.name, one) for one in told]
    return report("printed files", found, files=len(files), pages=pages, fields=fields)


def _copied(downloads: Path, work: Path) -> Iterator[Path]:
    """Yield the files, copied so that the PDF of each has a name of its own."""
    for path in sorted(downloads.iterdir()):
        if (kind := path.suffix[1:]) in (*TEXTS, *SHEETS):
            yield Path(shutil.copy(path, work / f"{path.stem}-{kind}{path.suffix}"))


def _pictures(pdf: Path) -> list[Image.Image]:
    if not pdf.exists():
        return []
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=SCALE).to_pil() for page in document]


def _faults_of(
    file: Path, pictures: list[Image.Image], promised: Mapping[str, int]
) -> Iterator[str]:
    name, _dash, kind = file.stem.rpartition("-")
    yield from faults_of_pages(pictures, by_page=kind in TEXTS)
    wanted = 1 if kind in SHEETS else promised.get(name, len(pictures))
    if len(pictures) != wanted:
        yield f"{len(pictures)} pages, not {wanted}"
    if kind in TEXTS:
        own, read = _fields(file), _fields(file.parent / "odt" / f"{file.stem}.odt")
        if read != own:
            yield f"{read} fields are read, {own} are written"


def _fields(file: Path) -> int:
    """Return the number of fields of a text."""
    kind = file.suffix[1:]
    if kind not in TEXTS:
        return 0
    return len(OfficeFile(kind, file.read_bytes()).find(FIELDS[kind]))


def faults_of_pages(pictures: list[Image.Image], by_page: bool = True) -> Iterator[str]:
    """Yield the pages with ink in their margins, or nearly empty where the length is ours."""
    for number, picture in enumerate(pictures, 1):
        ink = picture.convert("L").point(lambda grey: 255 if grey < WHITE else 0)
        width, height = ink.size
        left, top, right, bottom = ink.getbbox() or (width, height, 0, 0)
        if min(left, width - right) < SIDE * width or min(top, height - bottom) < EDGE * height:
            yield f"page {number} has words in its margins"
        below_head = ink.crop((0, round(height * HEAD), width, round(height * FOOT)))
        box = below_head.getbbox()
        if by_page and (not box or box[3] + height * HEAD < LEAST * height):
            yield f"page {number} is nearly empty"


Noted = Mapping[tuple[int, int], float | str]


def reckoned(sheet: Path, office: Path, work: Path, noted: Noted) -> list[list[object]]:
    """Return the values of a sheet where these were noted, by column and row, as reckoned."""
    made(office, "ods", [sheet], work)
    document = Document(work / "ods" / f"{sheet.stem}.ods")
    table = document.body.tables[0]
    for place, value in noted.items():
        table.set_value(place, value)
    for cell in table.get_elements("descendant::table:table-cell[@table:formula]"):
        for kept in ("office:value-type", "office:value", "calcext:value-type"):
            cell.set_attribute(kept, None)  # or what was reckoned before is kept
    filled = work / f"{sheet.stem}-filled.ods"
    document.save(filled)
    made(office, "fods", [filled], work)
    shown = Document(work / "fods" / f"{filled.stem}.fods").body.tables[0]
    return [list(row) for row in shown.get_values(AREA)]
