"""What a page writes of the pay: roles that print a rate or a cost, tables, the calculator."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sitekit.front_matter import written_date

from ..blocks import Cell, Row, Site, block_of, filled, on, out, role, script_data, table
from ..data_files import DataError, known, punctuated
from ..dependencies import DataFile, DataRole
from ..nodes import BOOKS, page_data
from ..sources import source_links
from ..sources.grades import badge
from ..words import coded_values, word
from .rates import Agreement, Dated, Pay, load
from .reckoning import (
    MONTHS,
    Cost,
    Post,
    agreement_rate,
    below_floor,
    contribution_rate,
    cost,
    floor,
    minimum,
    rounded,
)

PAY = DataFile("jobguide_pay", load)
EXACT = "exact"
LAW = "law"
# What the table of costs shows: agreement and group, hours a week.
SHOWN = ("none", "eclat C", "eclat D", "eclat E", "sport 3")
HOURS = (17.5, 24, 35)
STEP_HEAD = ("pay-step", "pay-how", "pay-year")
STEPS = "gross contributions relief agreement health occupational tax training total".split()


# ---- numbers as they are read


def written(value: float, language: str, places: int) -> str:
    r"""Write a number as the language does, with so many decimals.

    >>> written(17388.17, "fr", 0), written(1150.335, "en", 2)
    ('17\xa0388', '1,150.34')
    """
    return punctuated(f"{rounded(value, places):,.{places}f}", language)


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
    ('€12.30', '24\xa0256\xa0€', '0,1\xa0%')
    """
    number = plain(value, language)
    if unit == "€" and value % 1:
        number = written(value, language, 2)
    return word(language, f"pay-unit-{unit}", value=number)


# ---- roles


def reckoned(pay: Pay, expression: str) -> tuple[Post, Cost, bool]:
    """Read ``eclat C 17.5``, ``none 35`` or ``none 35 exact``: a post, its cost, whether exact.

    Raises DataError where it cannot be read, or is not reckoned with these rates.
    """
    parts = expression.split()
    exact = parts[-1:] == [EXACT]
    agreement, *group, hours = parts[:-1] if exact else parts or ["", ""]
    try:
        post = Post(float(hours), agreement, " ".join(group))
        return post, cost(pay, post), exact
    except DataError:
        raise
    except ValueError as error:
        values = {"value": expression, "detail": error}
        raise DataError("pay-not-reckoned", values) from error


@role("rate")
class RateRole(DataRole[Pay]):
    """A rate by its id, or a number of an agreement: ``{rate}`eclat floors C` ``.

    ``contributions`` are all that an employer pays before the relief.
    """

    file = PAY
    none = "pay-none"

    def told(self, data: Pay) -> str:
        """Return the rate with its unit."""
        language, (name, *rest) = self.config.language, self.text.split()
        if name == "contributions":
            return in_unit(contribution_rate(data), "%", language)
        if not rest:
            rate = data.rate(name)
            return in_unit(rate.value, rate.unit, language)
        table = known(rest[0], data.agreement(name).tables)
        return in_unit(known(" ".join(rest[1:]), table.values), table.unit, language)


@role("cost")
class CostRole(DataRole[Pay]):
    """The cost of a year of a post, to the hundred: ``{cost}`eclat C 17.5` ``."""

    file = PAY
    none = "pay-none"

    def told(self, data: Pay) -> str:
        """Return the cost in euros."""
        _post, cost, exact = reckoned(data, self.text)
        return in_unit(rounded(cost.total, 0 if exact else -2), "€", self.config.language)


# ---- tables


def euros(site: Site, value: float, places: int = 0) -> str:
    """Return an amount in euros, after a true minus where it is taken away."""
    amount = site.word("pay-unit-€", value=written(abs(value), site.language, places))
    return f"−{amount}" if value < 0 else amount


def post_name(site: Site, post: Post) -> str:
    """Return the name of an agreement, and of a group where there is one."""
    name = site.word(f"pay-agreement-{post.agreement}")
    return site.word("pay-group-of", agreement=name, group=post.group) if post.group else name


@block_of(PAY, "pay-table")
def costs(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return the cost of a year for some agreements and weeks; a star marks what is too short."""
    weeks = [site.word("pay-hours", hours=plain(each, site.language)) for each in HOURS]
    rows: list[Row] = []
    for name in SHOWN:
        row: Row = []
        for hours in HOURS:
            post, year, _exact = reckoned(pay, f"{name} {hours}")
            amount = euros(site, year.total)
            row.append(site.word("pay-short", cost=amount) if below_floor(pay, post) else amount)
        rows.append([post_name(site, post), *row])
    head = [site.word("pay-agreement"), *weeks]
    return [table(head, rows, caption=site.word("pay-table"), anchor="pay-costs")]


@block_of(PAY, "pay-steps")
def worked(site: Site, pay: Pay, argument: str) -> list[nodes.Node]:
    """Return one cost step by step, with what each step multiplies."""
    post, cost, _exact = reckoned(pay, argument)
    how = hows(site, pay, post, cost)
    rows: list[Row] = [
        [site.word(f"pay-step-{key}"), how[key], euros(site, amount)]
        for key, amount in amounts(cost).items()
        if amount or key == "tax"
    ]
    post_told = site.word(
        "pay-post", post=post_name(site, post), hours=plain(post.hours, site.language)
    )
    caption = site.word("pay-steps", post=post_told)
    return [table(site.words(*STEP_HEAD), rows, caption=caption, anchor=site.serial("pay-steps"))]


def amounts(cost: Cost) -> dict[str, float]:
    """Return the steps of a year in euros, in order; what is taken away is under zero."""
    steps = (
        cost.gross * MONTHS, cost.contributions, -cost.relief, cost.agreement, cost.health,
        cost.occupational_health, cost.payroll_tax, cost.fixed_term_training, cost.total,
    )  # fmt: skip
    return dict(zip(STEPS, steps, strict=True))


def hows(site: Site, pay: Pay, post: Post, cost: Cost) -> dict[str, str]:
    """Return how each step is reckoned, in figures."""
    language = site.language
    full_week = plain(pay["full-week"], language)
    product = f"{written(cost.full_gross, language, 2)} × {plain(post.hours, language)}"
    gross = f"{product} ÷ {full_week}"
    if cost.extra:
        gross += f" + {written(cost.extra, language, 2)}"
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
        "gross": site.word("pay-how-gross", sum=gross, gross=euros(site, cost.gross, 2)),
        "relief": site.word("pay-how-relief", coefficient=plain(cost.coefficient, language)),
        "health": site.word("pay-how-month", amount=euros(site, pay["health-month"], 2)),
        "occupational": site.word("pay-how-whole"),
        "tax": site.word("pay-how-tax", amount=euros(site, pay["payroll-tax-allowance"])),
        "total": "",
    }


@block_of(PAY, "pay-rates")
def all_rates(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return every number of the file with its dates and sources."""
    rows: list[Row] = []
    for rate in pay.rates:
        value_shown = in_unit(rate.value, rate.unit, site.language)
        rows.append(_dated(site, site.word(f"pay-rate-{rate.id}"), value_shown, rate))
    for each in pay.agreements:
        for key, dated in each.tables.items():
            value_shown = site.word("list-separator").join(
                f"{group}: {in_unit(value, dated.unit, site.language)}"
                for group, value in dated.values.items()
            )
            rows.append(_dated(site, site.word(f"pay-{key}-{each.id}"), value_shown, dated))
    head = site.words("pay-rate", "pay-value", "pay-since", "pay-review", "pay-source")
    return [table(head, rows, caption=site.word("pay-rates"), anchor="pay-rates")]


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


# ---- the calculator

TEMPLATE = Path(__file__).with_name("form.html")
SHARED = ("how-gross", "how-percent", "how-relief", "how-month", "how-whole", "how-tax", "unit-€")
# The questions that need more than their label.
HELPED = ("agreement", "hours", "gross", "employees")
USUAL_HOURS = 17.5


@block_of(PAY, "pay-form")
def form(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return the form, or what to say where no script can serve it."""
    if site.builder.format != "html" or site.builder.name in BOOKS:
        return [nodes.paragraph("", site.word("pay-noscript"))]
    return filled(
        TEMPLATE,
        word=site.word, helped=HELPED, steps=_steps(site), data=_data(site, pay),
        agreements=[(each.id, site.word(f"pay-agreement-{each.id}")) for each in pay.agreements],
        groups=[(each.id, list(_groups(site, pay, each))) for each in pay.agreements if each.grid],
        usual_hours=plain(USUAL_HOURS, site.language),
    )  # fmt: skip


def _groups(site: Site, pay: Pay, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the groups of an agreement, each with the least that a full week is paid."""
    for group in agreement.groups:
        least = written(minimum(pay, agreement.id, group, pay["full-week"]), site.language, 2)
        yield group, site.word("pay-group-option", group=group, gross=least)


def _steps(site: Site) -> nodes.table:
    """Return the steps of a cost, which the script fills."""
    rows: list[Row] = [
        [site.word(f"pay-step-{key}"), *(out(f"{what}-{key}") for what in ("how", "year"))]
        for key in STEPS
    ]
    caption = site.word("pay-your-steps")
    return table(site.words(*STEP_HEAD), rows, caption=caption, anchor="pay-yours")


def _data(site: Site, pay: Pay) -> page_data:
    """Return the rates by name, what is derived of them, and the words of the result."""
    whole = {
        "rates": {rate.id: rate.value for rate in pay.rates},
        "contributions": contribution_rate(pay),
        "months": MONTHS,
        "agreements": {each.id: _agreement(pay, each) for each in pay.agreements},
        "review": pay.holds_until,
    }
    return script_data(whole, _words(site, pay), ident="pay-data")


def _agreement(pay: Pay, agreement: Agreement) -> dict[str, object]:
    return {
        "rate": agreement_rate(pay, agreement.id),
        "grid": dict(agreement.grid.values) if agreement.grid else None,
        "floors": {group: floor(pay, agreement.id, group) for group in agreement.groups or [""]},
        "days": dict(agreement.floors.values) if agreement.floors else None,
    }


def _words(site: Site, pay: Pay) -> Iterator[tuple[str, str]]:
    for key in coded_values("pay-tell"):  # the words that only the script says
        yield key, site.word(f"pay-tell-{key}")
    for key in SHARED:
        yield key, site.word(f"pay-{key}")
    yield "review", told_date(site, pay.holds_until)


@on("env-check-consistency")
def check_file(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the file of the rates has wrong."""
    PAY.check(env)
