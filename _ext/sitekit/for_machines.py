"""What programs read: a copy of each page in Markdown, `llms.txt`, `sitemap.xml`, `robots.txt`.

A copy stands beside its page: `guide/mission.md` for `guide/mission.html`. It is made from the body
of the page as it is written, when it is written: what is computed, translated and linked is in it,
and a sentence that changes costs one copy, not a second build.

html-to-markdown writes it, five times as fast as markdownify; what it does not know of our pages is
put into plain elements before, and its backslashes that nothing needs are taken away after.
The same body tells how long a page takes to read.

Each edition has a `llms.txt` of the shape of llmstxt.org, whose links lead to the copies. The map
tells every page of every edition with its twins: all editions have the same pages, so that the
build of the source writes it. Search engines want whole addresses: a site without an address has no
map. Any robot may read all: so says `robots.txt`, which names the map.

sphinx-sitemap was weighed: it puts a language into every address (our source has none), knows no
``x-default``, and lists only the pages that the last build wrote.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from html_to_markdown import ConversionOptions, convert
from lxml.html import HtmlElement, builder, fragment_fromstring, tostring
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .editions import address, alternates, current, editions, is_source, twins
from .files import rendered
from .front_matter import description_of
from .navigation import read_groups
from .typography import LATE, set_text
from .words import WORDS

LLMS, SITEMAP = "llms.txt", "sitemap.xml"  # and so are their templates called
ROBOTS = "robots.txt"
ENDING = ".md"
AFTER_ALL = LATE + 90  # what others do to the body of a page is done
OPTIONS = ConversionOptions(
    bullets="-",
    compact_tables=True,
    escape_asterisks=True,
    escape_misc=True,
    escape_underscores=True,
    extract_metadata=False,
    highlight_style="none",
    newline_style="backslash",
    whitespace_mode="strict",  # no-break spaces are kept, and lines as in the source
)
# What a copy cannot show: pictures that are told in words, buttons, marks beside headings.
_DROPPED = (
    "//svg | //script | //noscript | //button[not(contains(@class, 'grade'))] | //*[@popover]"
    " | //*[@hidden] | //a[@class='headerlink'] | //*[contains(@class, 'equivalent')]/summary"
)
# What stands over a block without being a heading, or names what is under it.
_LABELS = (
    "//summary | //legend | //dt | //figcaption/p[1] | //p[contains(@class, 'label')]"
    " | //p[contains(@class, 'admonition-title')]"
)
_NEEDLESS = re.compile(r"(?<=\w)\\([-.])(?=\w)|\\(\[)(?=[^][]*\\\](?![(\[:]))|\\(\])(?![(\[:])")
_BLANKS = re.compile(r"(\n[> ]*)\n[> ]*(?:\1)+(?=\n)")
WORDS_A_MINUTE = 200  # a little under what adults read in silence, in French or in English
_UNREAD = frozenset({"svg", "script", "form"})  # pictures are told in words; a form asks
_WORD = re.compile(r"\w[\w\u2019'-]*")


def word(language: str, key: str, **values: object) -> str:
    """Return words in a language, set as it wants them, values filled in.

    >>> word("en", "reviewed", day="22 November 2026")
    'Page last reviewed on 22 November 2026.'
    """
    return set_text(WORDS.word(language, key), language).format(**values)


def copy_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the copy of a page; tell the layout where it is, and how long the page takes."""
    if doctree is None or app.builder.name != "html":
        return
    body = fragment_fromstring(context["body"], create_parent="main")
    context["reading_minutes"] = minutes(body)
    page = address(app.config, app.builder.get_target_uri(pagename))
    for link in body.xpath("//@href | //@src"):
        link.getparent().set(link.attrname, _seen_from_copy(page, link))
    copy = rendered(
        Path(__file__).with_name("copy.txt"),
        text=markdown(body, word(app.config.language, "form")),
        address=_seen_from_copy(page, page.rpartition("/")[2]),
        authors=app.config.author,
        reviewed=context.get("reviewed_on"),
        licence=context.get("licence_url"),
        word=partial(word, app.config.language),
    )
    path = Path(app.outdir, f"{pagename}{ENDING}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(copy, encoding="utf-8")
    context["markdown_copy"] = path.name


def markdown(body: HtmlElement, form: str) -> str:
    r"""Return what a page says as Markdown; in the place of a form, a link of these words to it.

    >>> body = "<h1>Un</h1><p>Deux <b>mots</b>, mi-temps, [nom]</p><blockquote>Trois</blockquote>"
    >>> markdown(fragment_fromstring(body, create_parent="main"), "Form")
    '# Un\n\nDeux **mots**, mi-temps, [nom]\n\n> Trois\n'
    """
    _replace_unknown(body, form)
    _make_plain(body)
    text = convert(tostring(body, encoding="unicode"), OPTIONS).content or ""
    return _BLANKS.sub(r"\1", _NEEDLESS.sub(r"\1\2\3", text)).lstrip()


def _replace_unknown(body: HtmlElement, form: str) -> None:
    """Put what Markdown can say in the place of what it cannot, or nothing."""
    for element in body.xpath(_DROPPED):
        element.drop_tree()
    for element in body.xpath("//form"):
        anchor = element.xpath("(ancestor-or-self::*/@id)[last()]")
        _replace(element, builder.P(builder.A(form, href=f"#{anchor[0]}")))
    for element in body.xpath("//math"):
        _replace(element, _formula(element))
    for element in body.xpath("//abbr[@title]"):  # no pointer rests on a copy
        _replace(element, builder.SPAN(element.get("title")))
    for element in body.xpath("//a[@title]"):
        del element.attrib["title"]


def _make_plain(body: HtmlElement) -> None:
    """Bring to plain elements those that html-to-markdown would set in another way."""
    for element in body.xpath("//li/p[count(../*[not(self::ul or self::ol)]) = 1]"):
        element.drop_tag()  # else the items of a list stand apart
    for element in body.xpath(_LABELS):
        label = builder.P()
        _replace(element, label)
        element.tag = "strong"
        label.append(element)
    for element in body.xpath("//dl | //dd | //figure | //figcaption"):
        element.tag = "div"
    for element in body.xpath("//blockquote"):
        element.addprevious(builder.BR())  # two in a row would be one


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    """Put an element in the place of another, and leave there what follows it."""
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def _formula(element: HtmlElement) -> HtmlElement:
    """Return a formula as its author wrote it, in LaTeX."""
    written = element.get("alttext")
    if element.get("display") == "block":
        return builder.PRE(builder.CODE(written, {"class": "language-math"}))
    return builder.SPAN("$", builder.CODE(written), "$")


def _seen_from_copy(page: str, link: str) -> str:
    """Return where a link of a page leads from its copy.

    >>> _seen_from_copy("guide/mission.html", "#signs")
    'mission.html#signs'
    >>> _seen_from_copy("guide/mission.html", "../index.html")
    '../index.html'
    >>> _seen_from_copy("https://a.org/guide/mission.html", "../index.html#b")
    'https://a.org/index.html#b'
    """
    if "://" in page:
        return urljoin(page, link)
    return f"{page.rpartition('/')[2]}{link}" if link.startswith("#") else link


def minutes(body: HtmlElement) -> int:
    """Return the minutes that a page takes, at least one.

    >>> from lxml.html import fragment_fromstring
    >>> folded = "<details><summary>Deux</summary><p>" + "mot " * 900 + "</p></details>"
    >>> [minutes(fragment_fromstring(f"<div>{text}</div>")) for text in (folded, "mot " * 900)]
    [1, 5]
    """
    words = sum(len(_WORD.findall(text)) for text in _read_at_once(body))
    return max(1, -(-words // WORDS_A_MINUTE))


def _read_at_once(element: HtmlElement) -> Iterator[str]:
    """Yield the texts that are read without unfolding anything."""
    if element.tag in _UNREAD or {"hidden", "popover"} & set(element.attrib):
        return
    is_folded = element.tag == "details" and "open" not in element.attrib
    yield element.text or ""
    for child in element:
        if not is_folded or child.tag == "summary":
            yield from _read_at_once(child)
            yield child.tail or ""


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the lists of an edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    _take_away(app)
    Path(app.outdir, LLMS).write_text(_listed(app, app.env), encoding="utf-8")
    if not is_source(app.config):
        return
    address, sitemap = app.config.sitekit_address, Path(app.outdir, SITEMAP)
    welcome = "User-agent: *\nDisallow:\n"
    place = f"\nSitemap: {address}{SITEMAP}\n" if address else ""
    Path(app.outdir, ROBOTS).write_text(f"{welcome}{place}", encoding="utf-8")
    if address:
        sitemap.write_text(_mapped(app), encoding="utf-8")
    else:  # one of an earlier build would tell the address that this one was not given
        sitemap.unlink(missing_ok=True)


def _take_away(app: Sphinx) -> None:
    """Take away the pages of an earlier build that no page of the source makes any more."""
    others = tuple(twin.path for twin in twins(app.config) if twin.path)
    for copy in Path(app.outdir).rglob(f"*{ENDING}"):
        name = copy.relative_to(app.outdir).with_suffix("").as_posix()
        page = copy.with_suffix(".html")
        if page.exists() and name not in app.env.found_docs and not name.startswith(others):
            copy.unlink()
            page.unlink()


def _listed(app: Sphinx, env: BuildEnvironment) -> str:
    """Return `llms.txt`."""
    config, here = app.config, current(app.config)
    return rendered(
        Path(__file__).with_name(LLMS),
        name=set_text(config.project, config.language),
        root=config.root_doc,
        groups=read_groups(env, config.root_doc),
        others=twins(config),
        about=partial(description_of, env),
        below=env.toctree_includes,
        copy=lambda page: address(config, f"{page}{ENDING}"),
        title=lambda page: env.titles[page].astext(),
        link=lambda edition: edition.address(LLMS) or edition.link_from(here, LLMS),
        word=partial(word, config.language),
    )


def _mapped(app: Sphinx) -> str:
    """Return the map of the site."""
    pages = [
        (app.builder.get_target_uri(docname), app.env.metadata[docname].get("reviewed"))
        for docname in sorted(app.env.found_docs)
    ]
    return rendered(
        Path(__file__).with_name(SITEMAP),
        pages=pages,
        editions=editions(app.config),
        alternates=partial(alternates, app.config),
    )


def add(app: Sphinx) -> None:
    """Copy the pages that are about to be written; write the lists when they are."""
    app.connect("html-page-context", copy_page, priority=AFTER_ALL)
    app.connect("build-finished", write)
