"""French in a sheet of the English edition: found, unless the sheet says that it is French."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.english_texts import read_texts
from jobguide.documents import PROGRAMS, Document, Paragraph, Run, render


@pytest.mark.parametrize("kind", PROGRAMS)
def test_what_a_sheet_marks_as_french_is_left_out(tmp_path: Path, kind: str) -> None:
    runs = (Run("A "), Run("fil ouvert", italic=True, language="fr"), Run(", a thread."))
    content = render(Document("Sheet", "en", (Paragraph(runs),)), kind)
    (tmp_path / f"a.{kind}").write_bytes(content)
    assert [text.words for text in read_texts(tmp_path)] == ["A , a thread."]
