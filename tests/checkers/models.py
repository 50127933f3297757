"""The models of job sheets: complete, without any point to watch, and the same in their files."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkers.html import Element, has_class, prose, read_tree, select, text_of
from checkers.office import OfficeFile
from checkers.report import Finding, Report, report

KINDS = ("odt", "docx")
SHARE = re.compile(r"([\d.,]+)\s*h, ([\d.,]+)\s*%")
HOURS = re.compile(r"([\d.,]+)\s*h")
PARTS = Path(__file__).parent.parent / "fixtures" / "model-parts.toml"
WANTED: dict[str, dict[str, Any]] = tomllib.loads(PARTS.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Model:
    """A model of the site: what its page declares of it, and the sheet in the page."""

    name: str
    status: str
    page: str
    sheet: Element
    language: str

    @property
    def wanted(self) -> dict[str, Any]:
        """What the sheet must settle."""
        return WANTED[self.language]

    @property
    def headings(self) -> list[str]:
        """The headings of the sheet."""
        return [text_of(found) for found in select(self.sheet, f".//*[{has_class('rubric')}]")]

    @property
    def blocks(self) -> list[str]:
        """The text of the sheet, block by block; spaces that do not break are kept."""
        return [re.sub(r"[ \t\r\n]+", " ", text).strip(" ") for text in prose(self.sheet)]


def read_models(folder: Path) -> list[Model]:
    """Read the models that the data of an edition list."""
    data = read_data(folder)
    models = [one for one in data["objects"] if one.get("facts", {}).get("kind") == "model"]
    return [_model(folder, found, data["language"]) for found in models]


def read_data(folder: Path) -> dict[str, Any]:
    """Read what the site tells of its own objects."""
    data: dict[str, Any] = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    return data


def _model(folder: Path, found: dict[str, Any], language: str) -> Model:
    page, _, anchor = found["url"].partition("#")
    holder = f"//*[@id='{anchor}']/ancestor-or-self::section[1]"
    (sheet,) = select(read_tree(folder / page), f"{holder}//div[{has_class('sheet')}]")
    return Model(found["id"], found["facts"]["status"], page, sheet, language)


def check_models(folder: Path) -> Report:
    """Check each model of an edition, and each of its files."""
    models, findings = read_models(folder), read_data(folder)["findings"]
    found = [
        Finding(model.name, told)
        for model in models
        for told in (*faults_of(model), *_pitfalls(findings[model.name]), *_files(folder, model))
    ]
    files = len(models) * len(KINDS)
    return report("models", found, models=len(models), files=files)


def _pitfalls(findings: list[dict[str, Any]]) -> Iterator[str]:
    yield from (f"shows a point to watch: {found['pitfall']}" for found in findings)


def faults_of(model: Model) -> Iterator[str]:
    """Yield what a sheet lacks, and the columns of hours that do not add up."""
    wanted = model.wanted
    for names in wanted["missions"]:
        if not any(text.startswith(tuple(names)) for text in model.blocks):
            yield f"nothing on the mission “{names[0]}”"
    paid = wanted["paid_parts"] if model.status == "employee" else []
    for names in wanted["parts"] + paid:
        if not any(heading.startswith(tuple(names)) for heading in model.headings):
            yield f"no part “{names[0]}”"
    for table in select(model.sheet, ".//table"):
        yield from _sums(table)


def _sums(table: Element) -> Iterator[str]:
    """Yield the columns whose hours, or whose shares, are not those of the last row."""
    rows = [[text_of(cell) for cell in select(row, "./th|./td")] for row in select(table, ".//tr")]
    for column in zip(*rows[1:], strict=True):
        shares = [SHARE.search(cell) for cell in column[:-1]]
        total = HOURS.search(column[-1])
        pairs = [(_number(share[1]), _number(share[2])) for share in shares if share]
        if total and pairs:
            hours, percent = (sum(values) for values in zip(*pairs, strict=True))
            if hours != _number(total[1]) or not 99 < percent < 101:
                yield f"{hours} h and {percent} % in a column of {total[0]}"


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _files(folder: Path, model: Model) -> Iterator[str]:
    """Yield how the files of a model differ from its sheet."""
    for kind in KINDS:
        path = folder / "downloads" / f"{model.name}.{kind}"
        if not path.exists():
            yield f"no file {path.name}"
            continue
        file = OfficeFile(kind, path.read_bytes())
        if file.blocks() != model.blocks:
            yield f"{path.name} does not say what the page says"
        if [" ".join(text.split()) for text in file.headings()] != model.headings:
            yield f"the headings of {path.name} are not those of the page"
        if file.languages() != {model.wanted["language"]}:
            yield f"{path.name} is in {file.languages()}"
