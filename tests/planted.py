"""Tiny sites with planted faults: a checker that was never seen failing is not trusted."""

from pathlib import Path

from sitekit.hosting import POLICY, REFERRER, for_hosts

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="{referrer}">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>{title}</title>
<meta name="description" content="{description}">
{head}</head>
<body><main>
<h1>{title}</h1>
{body}
</main></body>
</html>
"""


DESCRIPTIONS = {"fr": "Ce que dit la page {}.", "en": "What the page {} says."}


def page(
    body: str = "<p>Rien à redire.</p>",
    head: str = "",
    title: str = "Accueil",
    language: str = "fr",
) -> str:
    """Return a page without any fault but those that are handed in."""
    description = DESCRIPTIONS[language].format(title)
    return PAGE.format(
        title=title,
        head=head,
        body=body,
        language=language,
        description=description,
        policy=POLICY,
        referrer=REFERRER,
    )


def spoiled(text: str, old: str, new: str) -> str:
    """Return a text with one of its strings replaced; with no string to replace, as it was."""
    assert old in text, "the fault was not planted"
    return text.replace(old, new, 1) if old else text


def write_site(folder: Path, files: dict[str, str]) -> Path:
    """Write a site of these files; it has a sound home page unless one is handed in."""
    for name, content in ({"index.html": page(), "_headers": for_hosts()} | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
