"""What the robots do: what they show beside the lines of a proposal, read, and may do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from planted import spoiled

SHOWN = {
    "a fault of the build": (
        "guide/a.md:7: WARNING: degré inconnu « E ». [job.unknown-grade]",
        "::error file=guide/a.md,line=7::WARNING: degré inconnu « E ». [job.unknown-grade]",
    ),
    "a notice": (
        "index.md:3: NOTICE: pas encore traduit: Le fil",
        "::notice file=index.md,line=3::pas encore traduit: Le fil",
    ),
    "what a check found": (
        "E   locales/en/LC_MESSAGES/guide/a.po:12: is not as it is written",
        "::error file=locales/en/LC_MESSAGES/guide/a.po,line=12::is not as it is written",
    ),
    "progress": ("reading sources... [  1%] about/a.md", ""),
    "an address": ("https://example.org/guide/a.md:80: no", ""),
}


@pytest.mark.parametrize(("line", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_what_a_log_tells_is_shown_beside_its_line(root: Path, line: str, shown: str) -> None:
    script = root / ".ci" / "annotate.sed"
    done = run(["sed", "-E", "-f", script], input=line, capture_output=True, text=True, check=True)
    assert [one for one in done.stdout.splitlines() if one.startswith("::")] == [shown][
        : bool(shown)
    ]


BIN = Path(sys.executable).parent
SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/[0-9]*.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "dependabot": ".github/dependabot.yml",
    "readthedocs": ".readthedocs.yaml",
    "citation-file-format": "CITATION.cff",
}


def told_by(program: str, *arguments: str | Path) -> str:
    """Return what a program finds wrong, nothing where it says that all is well."""
    done = run([BIN / program, *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


def refused(schema: str, *files: Path) -> str:
    """Return what is wrong with files that others read, by the schema that those have published."""
    return told_by("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_others_read_has_their_shape(
    schema: str, root: Path, say: Callable[[str], None]
) -> None:
    files = sorted(root.glob(SCHEMAS[schema]))
    say(f"{schema}: {len(files)} files")
    assert files
    assert refused(schema, *files) == ""


def test_a_wrong_shape_is_found(tmp_path: Path, root: Path) -> None:
    text = (root / "CITATION.cff").read_text(encoding="utf-8")
    planted = tmp_path / "CITATION.cff"
    planted.write_text(spoiled(text, "authors:", "writers:"), encoding="utf-8")
    assert "authors" in refused("citation-file-format", planted)


def abused(folder: Path) -> str:
    """Return what zizmor finds in workflows: rights too wide, actions not pinned, injected text."""
    return told_by("zizmor", "--offline", "--no-progress", "--persona=regular", folder)


def test_the_workflows_can_do_no_more_than_they_need(root: Path, tmp_path: Path) -> None:
    workflows = root / ".github" / "workflows"
    assert abused(workflows) == ""
    text = (workflows / "check.yml").read_text(encoding="utf-8")
    pinned = re.search(r"checkout@\w+", text)
    assert pinned
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    planted = tmp_path / ".github" / "workflows" / "check.yml"
    planted.write_text(spoiled(text, pinned[0], "checkout@v7"), encoding="utf-8")
    assert "unpinned-uses" in abused(planted)


def mistaken(*workflows: Path) -> str:
    """Return what actionlint finds in workflows: names of nothing, expressions that cannot be."""
    return told_by("actionlint", *workflows)


def test_the_workflows_name_what_is_there(
    root: Path, tmp_path: Path, say: Callable[[str], None]
) -> None:
    workflows = sorted((root / ".github" / "workflows").glob("*.yml"))
    say(f"workflows: {len(workflows)}")
    assert workflows
    assert mistaken(*workflows) == ""
    text = (root / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    planted = tmp_path / "publish.yml"
    planted.write_text(spoiled(text, "needs: build", "needs: nothing"), encoding="utf-8")
    assert "nothing" in mistaken(planted)
