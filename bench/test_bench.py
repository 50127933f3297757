"""The parts of `make bench` that measure nothing: content, projects, counts, tables, report."""

import json
import urllib.request
from pathlib import Path

import pytest

from bench import content, report
from bench.auditing import SPEED, Lighthouse, Marks
from bench.building import BuildCosts, BuildError, compare, cost_of, costs
from bench.content import Words, make_pages, read_words
from bench.figures import exponent, figure
from bench.project import add_postings
from bench.serving import hosting
from bench.sites import ROOT, Generator, generators, settings

WORDS = Words(tuple(f"La phrase {n} dit une chose." for n in range(50)), ("Accueil", "Départ"))
MINE, OTHERS = Path("mine"), Path("others")


@pytest.fixture(scope="module")
def words() -> Words:
    return read_words(ROOT / "guide")


def test_the_pages_are_the_guide_s_words_without_its_markup(words: Words) -> None:
    assert len(words.sentences) > 500
    assert not [one for one in (*words.sentences, *words.headings) if set(one) & set("{}`|<>")]


def test_the_same_pages_are_made_each_time(words: Words) -> None:
    assert make_pages(words, 30) == make_pages(words, 30)
    assert len({page.text for page in make_pages(words, 30)}) == 30


def test_a_page_has_about_as_many_words_and_links_that_lead_somewhere(words: Words) -> None:
    pages = make_pages(words, 20)
    paths = {page.path for page in pages}
    for page in pages:
        body = page.text.partition("---\n\n")[2]
        links = content._LINK.findall(body)
        assert 780 <= len(body.split()) <= 950
        assert body.count("\n## ") == content.HEADINGS
        assert len(links) == content.LINKS
        assert set(links) <= paths


@pytest.mark.parametrize("generator", generators(MINE, OTHERS), ids=lambda one: one.name)
def test_every_generator_gets_the_same_pages(tmp_path: Path, generator: Generator) -> None:
    pages = make_pages(WORDS, 11)
    generator.write(tmp_path / "a", pages)
    for page in pages:
        found = tmp_path / "a" / generator.pages / page.path
        assert found.read_text(encoding="utf-8") == page.text
    plan = (tmp_path / "a" / generator.pages / "section-02" / "index.md").read_text("utf-8")
    assert pages[10].title in plan
    assert ("{toctree}" in plan) == ("sphinx" in generator.command)


def test_a_build_is_weighed_and_forgotten(tmp_path: Path) -> None:
    script = "import os; os.makedirs('site'); open('site/a', 'w')"
    command = ("python3", "-c", f"{script.replace('makedirs(', 'makedirs(exist_ok=True, name=')}")
    generator = Generator("A tool", settings("a.txt", "{title}"), command, "docs", "site")
    (found,) = compare([generator], make_pages(WORDS, 10), tmp_path, runs=2)
    assert found.generator == "A tool"
    assert 0 < found.cold.processor_seconds.lowest <= found.cold.processor_seconds.highest
    assert found.cold.megabytes.median > 1
    assert (tmp_path / "a-tool" / "site" / "a").exists()
    generator.forget(tmp_path / "a-tool")
    assert not (tmp_path / "a-tool" / "site").exists()


def test_a_build_that_fails_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="planted"):
        cost_of(("python3", "-c", "raise SystemExit('planted')"), tmp_path)


def test_a_square_is_not_taken_for_a_line() -> None:
    sizes = [100, 300, 1000]
    assert exponent(sizes, [size**2 for size in sizes]) == pytest.approx(2)
    assert exponent(sizes, [3 + 2 * size for size in sizes]) == pytest.approx(1, abs=0.02)


def test_answers_are_compressed_and_counted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mot " * 5000)
    with hosting(tmp_path) as (base, sent), urllib.request.urlopen(base) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        received = len(answer.read())
    assert [(one.path, one.size) for one in sent] == [("/", received)]
    assert received < 500


def test_more_postings_bear_names_and_sources_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "references.bib").touch()
    for name, text in {"a": ":::{posting} a\n:source: one\n", "b": "{statement} x"}.items():
        (tmp_path / "examples" / f"{name}.md").write_text(text)
    add_postings(tmp_path, 3)
    added = sorted((tmp_path / "examples").glob("added-*"))
    assert [":::{posting} a-2" in page.read_text() for page in added] == [False, False, True]
    assert (tmp_path / "references.bib").read_text().count("@misc") == 3


def test_the_report_tells_what_was_measured_and_nothing_else(tmp_path: Path) -> None:
    cost = costs([cost_of(("true",), tmp_path)])
    results = report.Results({"date": "today"}, 1, builds=[BuildCosts("ours", 30, cost, cost)])
    told = report.write(results, tmp_path)
    assert "## Building 30 pages" in told
    assert "Lighthouse\n" not in told
    assert json.loads((tmp_path / "report.json").read_text())["builds"][0]["pages"] == 30


def test_a_figure_tells_its_spread_only_where_there_is_one() -> None:
    assert figure([2.0, 4.0, 3.0]).told() == "3.0 (2.0–4.0)"
    assert figure([2.0]).told() == "2.0"


@pytest.mark.parametrize(
    ("given", "told", "left"), [([90, 80, 99], 90, 0), ([97, 100, 90], 100, 1)]
)
def test_a_page_is_audited_until_it_has_a_full_mark(
    monkeypatch: pytest.MonkeyPatch, given: list[int], told: int, left: int
) -> None:
    def audit_once(_self: Lighthouse, site: str, _address: str, page: str) -> Marks:
        return Marks(site, page, {SPEED: given.pop(0)}, {})

    monkeypatch.setattr(Lighthouse, "audit_once", audit_once)
    marks = Lighthouse(Path("a"), Path("b")).audit("ours", "http://a/", "b.html", 3)
    assert (marks.marks[SPEED], len(given)) == (told, left)
