"""What a page writes of the pay: roles that print a rate or a cost, and tables of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from sitekit.front_matter import written_date

from ..blocks import Cell, Row, Site, block, captioned, table
from ..dependencies import bibliography_of, note_data_files, read_data
from ..sizing.model import ModelError, known
from ..sources.bibliography import source_links
from ..sources.grades import badge
from ..words import nearest, report, word
from .rates import Dated, Pay, Table, load
from .reckoning import (
    MONTHS,
    Cost,
    NotReckonedError,
    Post,
    agreement_rate,
    below_floor,
    contribution_rate,
    cost,
    rounded,
)

SETTING = "jobguide_pay"
EXACT = "exact"
Maker = Callable[[Site, Pay, str], list[nodes.Node]]
# What the table of costs shows: agreement and group, hours a week.
SHOWN = ("none", "eclat C", "eclat D", "eclat E")
HOURS = (12, 17.5, 24, 35)
NARROW_NO_BREAK_SPACE = "\u202f"
LAW = "law"


def _read(path: Path) -> Pay | ModelError:
    try:
        return load(path)
    except ModelError as error:
        return error


def pay_of(env: BuildEnvironment) -> Pay | None:
    """Return the rates of the site, or nothing where it has none or their file is faulty."""
    read = read_data(env, SETTING, _read)
    return read if isinstance(read, Pay) else None


def check_file(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the file has wrong, and the sources that no bibliography has."""
    read, place = read_data(env, SETTING, _read), f"{env.config[SETTING]}:1"
    if isinstance(read, ModelError):
        report(read.code, place, **read.values)
        return
    entries = list(bibliography_of(env).bibdata.data.entries)
    for name, record in read.records() if read else ():
        for key in record.source:
            if entries and key not in entries:
                hint = nearest(key, entries)
                report("model-source", place, where=name, value=key, hint=hint)


def pay_block(name: str) -> Callable[[Maker], Maker]:
    """Register what makes a block of the rates; empty, which the build tells, where there are none.

    So is a block whose argument names what the rates do not have.
    """

    def register(make: Maker) -> Maker:
        @block(name)
        def made(site: Site, argument: str) -> list[nodes.Node]:
            pay = pay_of(site.builder.env)
            try:
                return make(site, pay, argument) if pay else []
            except (ModelError, NotReckonedError):
                return []

        return make

    return register


# ---- numbers as they are read


def written(value: float, language: str, places: int) -> str:
    """Write a number as the language does, with so many decimals.

    >>> written(17388.17, "fr", 0), written(1150.335, "en", 2)
    ('17\u202f388', '1,150.34')
    """
    text = f"{rounded(value, places):,.{places}f}"
    if language.startswith("en"):
        return text
    return text.replace(",", NARROW_NO_BREAK_SPACE).replace(".", ",")


def plain(value: float, language: str) -> str:
    """Write a number with the decimals that it has, four at most.

    >>> plain(17.5, "fr"), plain(35, "fr"), plain(0.2168, "en"), plain(24256, "en")
    ('17,5', '35', '0.2168', '24,256')
    """
    decimals = f"{rounded(value, 4):.4f}".partition(".")[2].rstrip("0")
    return written(value, language, len(decimals))


def in_unit(value: float, unit: str, language: str) -> str:
    r"""Write a value with its unit; euros have two decimals, or none.

    >>> in_unit(12.3, "€", "en"), in_unit(24256, "€", "fr"), in_unit(0.1, "%", "fr")
    ('€12.30', '24\u202f256\xa0€', '0,1\xa0%')
    """
    number = plain(value, language)
    if unit == "€" and value % 1:
        number = written(value, language, 2)
    return word(language, f"pay-unit-{unit}", value=number)


def parse(expression: str) -> tuple[Post, bool]:
    """Read ``eclat C 17.5``, ``none 35`` or ``none 35 exact``: a post, and whether to the euro.

    >>> parse("eclat C 17.5")[0].group, parse("none 35 exact")
    ('C', (Post(hours=35.0, agreement='none', group='', gross=None, employees=1, fixed_term=False), True))
    """  # noqa: E501
    parts = expression.split()
    exact = parts[-1:] == [EXACT]
    agreement, *group, hours = parts[:-1] if exact else parts or ["", ""]
    return Post(float(hours), agreement, " ".join(group)), exact


# ---- roles


class PayRole(SphinxRole):
    """Print what the rates say; what they do not have is reported."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number in the language of the page, with its unit."""
        note_data_files(self.env)
        node = nodes.inline(self.rawtext, self.text, classes=["computed"])
        self.set_source_info(node)
        pay = pay_of(self.env)
        if pay is None:
            report("pay-none", node, value=self.text)
            return [node], []
        try:
            node[0] = nodes.Text(self.told(pay))
        except ModelError as error:
            report(error.code, node, **{**error.values, "where": self.text})
        except ValueError as error:
            report("pay-not-reckoned", node, value=self.text, detail=error)
        return [node], []

    def told(self, pay: Pay) -> str:
        """Return what is printed."""
        raise NotImplementedError


class RateRole(PayRole):
    """A rate by its id, or a number of an agreement: ``{rate}`eclat floors C` ``.

    ``contributions`` are all that an employer pays before the relief.
    """

    def told(self, pay: Pay) -> str:
        """Return the rate with its unit."""
        language, (name, *rest) = self.config.language, self.text.split()
        if name == "contributions":
            return in_unit(contribution_rate(pay), "%", language)
        if not rest:
            rate = pay.rate(name)
            return in_unit(rate.value, rate.unit, language)
        agreement = pay.agreement(name)
        tables: dict[str, Table | None] = {"grid": agreement.grid, "floors": agreement.floors}
        found = known(rest[0], {key: each for key, each in tables.items() if each})
        return in_unit(known(" ".join(rest[1:]), found.values), found.unit, language)


class CostRole(PayRole):
    """The cost of a year of a post, to the hundred: ``{cost}`eclat C 17.5` ``."""

    def told(self, pay: Pay) -> str:
        """Return the cost in euros."""
        post, exact = parse(self.text)
        total = rounded(cost(pay, post).total, 0 if exact else -2)
        return in_unit(total, "€", self.config.language)


# ---- tables


def euros(site: Site, value: float, places: int = 0) -> str:
    """Return an amount in euros, after a true minus where it is taken away."""
    told = site.word("pay-unit-€", value=written(abs(value), site.language, places))
    return f"−{told}" if value < 0 else told


def post_name(site: Site, post: Post) -> str:
    """Return the name of an agreement, and of a group where there is one."""
    name = site.word(f"pay-agreement-{post.agreement}")
    return site.word("pay-group-of", agreement=name, group=post.group) if post.group else name


@pay_block("pay-table")
def costs(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return the cost of a year for some agreements and weeks; a star marks what is too short."""
    hours = [site.word("pay-hours", hours=plain(each, site.language)) for each in HOURS]
    rows: list[Row] = []
    for name in SHOWN:
        posts = [parse(f"{name} {each}")[0] for each in HOURS]
        cells = [_marked(site, pay, post) for post in posts]
        rows.append([post_name(site, posts[0]), *cells])
    head = [site.word("pay-agreement"), *hours]
    return [captioned(site.word("pay-table"), "pay-costs", table(head, rows, "data"))]


def _marked(site: Site, pay: Pay, post: Post) -> str:
    told = euros(site, cost(pay, post).total)
    return site.word("pay-short", cost=told) if below_floor(pay, post) else told


@pay_block("pay-steps")
def worked(site: Site, pay: Pay, argument: str) -> list[nodes.Node]:
    """Return one cost step by step, with what each step multiplies."""
    post, _exact = parse(argument)
    found = cost(pay, post)
    how = hows(site, pay, post, found)
    rows: list[Row] = [
        [site.word(f"pay-step-{key}"), how[key], euros(site, amount)]
        for key, amount in amounts(found).items()
        if amount or key == "tax"
    ]
    post_told = site.word(
        "pay-post", post=post_name(site, post), hours=plain(post.hours, site.language)
    )
    head = [site.word(key) for key in ("pay-step", "pay-how", "pay-year")]
    caption = site.word("pay-steps", post=post_told)
    return [captioned(caption, site.serial("pay-steps"), table(head, rows, "data"))]


def amounts(found: Cost) -> dict[str, float]:
    """Return the steps of a year in euros, in order; what is taken away is under zero."""
    return {
        "gross": found.gross * MONTHS,
        "contributions": found.contributions,
        "relief": -found.relief,
        "agreement": found.agreement,
        "health": found.health,
        "occupational": found.occupational_health,
        "tax": found.payroll_tax,
        "training": found.fixed_term_training,
        "total": found.total,
    }


def hows(site: Site, pay: Pay, post: Post, found: Cost) -> dict[str, str]:
    """Return how each step is reckoned, in figures."""
    language = site.language
    full_week = plain(pay["full-week"], language)
    product = f"{written(found.full_gross, language, 2)} × {plain(post.hours, language)}"
    gross = f"{product} ÷ {full_week}"
    if found.extra:
        gross += f" + {written(found.extra, language, 2)}"
    if post.fixed_term:
        gross = f"({gross}) + {in_unit(pay['end-of-contract'], '%', language)}"
    percent = {
        "contributions": contribution_rate(pay),
        "agreement": agreement_rate(pay, post.agreement),
        "training": pay["fixed-term-training"],
    }
    of_gross = {
        key: site.word("pay-how-percent", rate=plain(rate, language))
        for key, rate in percent.items()
    }
    return of_gross | {
        "gross": site.word("pay-how-gross", sum=gross, gross=euros(site, found.gross, 2)),
        "relief": site.word("pay-how-relief", coefficient=plain(found.coefficient, language)),
        "health": site.word("pay-how-month", amount=euros(site, pay["health-month"], 2)),
        "occupational": site.word("pay-how-whole"),
        "tax": site.word("pay-how-tax", amount=euros(site, pay["payroll-tax-allowance"])),
        "total": "",
    }


@pay_block("pay-rates")
def all_rates(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return every number of the file with its dates and sources."""
    rows: list[Row] = []
    for rate in pay.rates:
        told = in_unit(rate.value, rate.unit, site.language)
        rows.append(_dated(site, site.word(f"pay-rate-{rate.id}"), told, rate))
    for each in pay.agreements:
        tables = [("grid", each.grid), ("floors", each.floors)]
        for key, found in ((key, found) for key, found in tables if found):
            name = site.word(f"pay-{key}-{each.id}")
            told = site.word("list-separator").join(
                f"{group}: {in_unit(value, found.unit, site.language)}"
                for group, value in found.values.items()
            )
            rows.append(_dated(site, name, told, found))
    head = [
        site.word(key) for key in ("pay-rate", "pay-value", "pay-since", "pay-review", "pay-source")
    ]
    return [captioned(site.word("pay-rates"), "pay-rates", table(head, rows, "data"))]


def _dated(site: Site, name: str, value: str, record: Dated) -> list[Cell]:
    """Return one row; a number that no law sets has its grade beside it."""
    shown: Cell = value
    if record.grade != LAW:
        shown = nodes.inline("", f"{value} ", badge(site.language, record.grade))
    return [
        name, shown, told_date(site, record.since), told_date(site, record.review),
        source_links(site, record.source),
    ]  # fmt: skip


def told_date(site: Site, day: str) -> str:
    """Return a day as the language writes it."""
    return site.typeset(written_date(date.fromisoformat(day), site.language))


def add(app: Sphinx) -> None:
    """Register the roles; the blocks registered themselves."""
    app.add_role_to_domain("job", "rate", RateRole())
    app.add_role_to_domain("job", "cost", CostRole())
    app.connect("env-check-consistency", check_file)
