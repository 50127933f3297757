"""The programs that the checks drive: found in order, or asked for in one line."""

from pathlib import Path

import pytest

import tools


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Pretend a machine that has nothing and can install nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(tools, "playwright_chromium", lambda: None)
    monkeypatch.setattr(tools, "run", lambda *_, **__: False)
    return tmp_path


def add_program(folder: Path, name: str) -> Path:
    """Put a program on the machine."""
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_what_is_missing_is_installed_once_and_then_found(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(package: str) -> bool:
        add_program(bare_machine, "java")
        return package == "default-jre-headless"

    monkeypatch.setattr(tools, "install_package", install)
    assert tools.java() == bare_machine / "java"


def test_what_cannot_be_installed_is_asked_for(bare_machine: Path) -> None:
    assert not list(bare_machine.iterdir())
    with pytest.raises(tools.MissingToolError, match="Install Chromium, or name one"):
        tools.chromium()
    with pytest.raises(tools.MissingToolError, match="Install java"):
        tools.java()


def test_the_lock_of_npm_names_no_registry() -> None:
    lock = (tools.NPM_FILES / tools.LOCK).read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert not [line for line in lock.splitlines() if "resolved" in line or "registry" in line]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_the_locks_of_pip_have_hashes_and_name_no_machine(name: str) -> None:
    lock = (tools.ROOT / name).read_text(encoding="utf-8")
    packages = [line for line in lock.splitlines() if line[:1].isalnum()]
    assert packages
    assert all(line.endswith("\\") for line in packages), "a package without a hash"
    assert not [word for word in ("://", "file:", "/home/", "--find-links") if word in lock]


def test_all_that_is_missing_is_told_at_once(
    bare_machine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not list(bare_machine.iterdir())
    for name in ("VNU_JAR", "TSC", "ESLINT", "PACKED"):
        monkeypatch.setattr(tools, name, bare_machine / "none")
    monkeypatch.setattr(tools, "find_library", lambda _name: None)
    assert tools.main([]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split()[2] for line in told] == [
        "Chromium,",
        "java",
        "npm",
        "grammalecte-cli",
        "Pango",
        "LibreOffice",
    ]


@pytest.mark.parametrize(("answer", "installs"), [("y", True), ("", False)])
def test_who_is_there_is_asked_before_a_package_is_installed(
    monkeypatch: pytest.MonkeyPatch, answer: str, installs: bool
) -> None:
    for name in ("CI", "YES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    assert tools.agreed("default-jre-headless") is installs
    monkeypatch.setenv("YES", "1")
    assert tools.agreed("default-jre-headless")
