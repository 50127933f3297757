"""Every figure of the pages has its source beside it, or a reviewed exception."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.figures import check_figures
from checkers.report import Report

EXCEPTIONS = Path("data") / "figure-exceptions.toml"


def test_every_figure_of_the_pages_is_supported(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_figures(root, root / EXCEPTIONS))


def check_planted(folder: Path, page: str, exceptions: str = "") -> Report:
    """Check a site of one page."""
    (folder / "index.md").write_text(page, encoding="utf-8")
    file = folder / "exceptions.toml"
    file.write_text(exceptions, encoding="utf-8")
    return check_figures(folder, file)


TABLE = "| A | B |\n|---|---|\n| un | 3 à 9 mois |\n"
FAULTS = {
    "percentage": ("\nIl en reste 52 %.", "index.md:2: 52 has"),
    "thousands": ("Ils sont 2 777.", "index.md:1: 2 777 has"),
    "decimal": ("Il faut 4,50 € de l'heure.", "index.md:1: 4,50 has"),
    "second line": ("En 2013,\nils étaient 12.", "index.md:2: 12 has"),
    "year with a unit": ("Il faut 2000 €.", "2000 has"),
    "item of a list": ("Voici.\n\n- un\n- 48 heures\n", "index.md:4: 48 has"),
    "row of a table": (TABLE, "index.md:3: 3 has"),
    "option": (":::{placement} a\n:service: Les 12\n:::", "index.md:2: 12 has"),
    "definition": ("Durée\n: 24 heures\n", "index.md:2: 24 has"),
    "dropdown": (":::{dropdown} Les 12 points\n:::", "index.md:1: 12 has"),
    "inside directives": (":::{brief}\nUn, deux.\nAu moins 20 h.\n:::", "index.md:3: 20 has"),
    "between backticks": ("```{brief}\nAu moins 20 h.\n```", "index.md:2: 20 has"),
    "glossary": ("```{glossary}\nstage\n  Au plus 6 semaines.\n```", "index.md:3: 6 has"),
    "note on a line": (
        "::::{line}\nLire.\n:::{asks}\nIl faut 3 h.\n:::\n::::",
        "index.md:4: 3 has",
    ),
    "note on the article": (
        "::::{statement} a\nun\n:::{asks}\nIl faut 3 h.\n:::\n::::",
        "index.md:4: 3 has",
    ),
    "grade without a source": ("Il en reste 52 % {grade}`D`.", "52 has"),
    "beside a computed number": ("De {hours}`read low` à 30 h.", "30 has"),
    "support in the next paragraph": ("Il en reste 52 %.\n\nVoyez {cite:p}`a`.", "52 has"),
    "support before a paragraph": ("Voyez {cite:p}`a`.\n\nIl en reste 52 %.", "52 has"),
    "title": ("# Les 52 cas", "index.md:1: 52 has"),
    "description": ("---\ndescription: Les 52 cas.\n---\n# Cas\n", "index.md:2: 52 has"),
}


@pytest.mark.parametrize(("page", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_figure_is_found(tmp_path: Path, page: str, told: str) -> None:
    findings = check_planted(tmp_path, page).findings
    assert findings
    assert told in str(findings[0])


SOUND = {
    "citation": "Il en reste 52 % {cite:p}`a` {grade}`A`.",
    "citation in the next sentence": "Ils étaient 12.\nOn le sait {cite:p}`a`.",
    "own hypothesis": "Comptez 30 minutes {grade}`H`.",
    "computed": "Il faut {hours}`read low`.",
    "quoted": "L'annonce dit « 10 h par semaine ».",
    "article": ":::{statement} a\n1 bénévole + 1 salarié\n:::",
    "sheet": f":::{{container}} sheet\n{TABLE}:::",
    "blank": "CDD de 12 mois, à partir du [date].",
    "row": TABLE.replace("un |", "un {cite:p}`a` |"),
    "head of a table": TABLE.replace("| A |", "| A {cite:p}`a` |"),
    "table introduced": f"Les durées {{cite:p}}`a`.\n\n{TABLE}",
    "list introduced": "Nos gestes {grade}`H` :\n\n- attendre 48 h\n",
    "line of a posting": ":::{line}\nTenir 20 h par semaine.\n:::",
    "posting": ":::{posting} a\n:hours: 20 h par semaine\nVers 2 500 €.\n:::",
    "activity": ":::{activity} a\n14 personnes y travaillent.\n:::",
    "title repeated": "# Les 52 cas\n\nIl en reste 52 {cite:p}`a`.",
    "dates": "Le 8 septembre 2013, en 2015-2016, le 1er mars, depuis 2009.",
    "law": "L'article L124-7, les articles 11, 12 et 14, l'article 24 § 3, n° 99-42.697, 2023/970.",
    "ranks": "Au niveau 2, aux blocs 1 à 6, au mois 6, semaines 1, 4 et 13.",
    "names": "F4, le niveau C1, la fiche MET.93, W3C.",
    "code": "Tapez `sleep 12`.\n\n```console\n$ sleep 12\n```",
    "address": "Voyez https://example.org/2013/52 et [ceci](https://example.org/99).",
    "numbered list": "1. un\n2. deux\n",
    "letters": "Ils sont vingt.",
}


@pytest.mark.parametrize("page", SOUND.values(), ids=SOUND.keys())
def test_a_supported_figure_and_what_is_none_are_left_alone(tmp_path: Path, page: str) -> None:
    assert check_planted(tmp_path, page).findings == ()


EXCEPTION = '[[figure]]\npage = "index.md"\ntext = "reste 52 %"\nreason = "a"\n'


def test_an_exception_lets_its_words_pass_and_no_others(tmp_path: Path) -> None:
    page = "Il en reste 52 %.\n\nPuis 52 %, puis 12 %."
    findings = check_planted(tmp_path, page, EXCEPTION).findings
    assert [one.where for one in findings] == ["index.md:3", "index.md:3"]


def test_the_name_of_a_thing_is_no_figure(tmp_path: Path) -> None:
    name = '[[name]]\ntext = "Utopia 56"\nreason = "a"\n'
    assert check_planted(tmp_path, "Utopia 56 en a 12.", name).told().startswith("index.md:1: 12")
    told = "exceptions.toml: no page has the name “Utopia 56”: remove it"
    assert check_planted(tmp_path, "Utopia.", name).told() == told


def test_an_exception_that_nothing_needs_is_found(tmp_path: Path) -> None:
    for page in ("Il en reste 53.", "Il en reste 52 % {cite:p}`a`."):
        found = check_planted(tmp_path, page, EXCEPTION).findings[-1]
        assert found.what == "index.md no longer needs the exception for “reste 52 %”: remove it"


def test_what_was_examined_is_counted(tmp_path: Path) -> None:
    checked = check_planted(tmp_path, "# Titre\n\nUn {cite:p}`a`, 12 et 13.\n")
    assert checked.examined == {"blocks": 2, "figures": 2}
