"""What an association pays for one post: from the gross to the cost of a year, step by step.

Pure functions of the rates. Gross pay is in euros a month, hours are hours a week, costs are euros.
Fewer than eleven employees, mainland France without Alsace-Moselle, not a manager, no VAT.
"""

import math
from dataclasses import dataclass

from ..data_files import known
from .rates import CONTRIBUTIONS, ECLAT, NO_AGREEMENT, SPORT, Pay

MONTHS = 12
NEVER_SHORT = 1e-9  # hours are compared as typed: a third of 35 must not miss by a rounding


class NotReckonedError(ValueError):
    """Why a cost is not reckoned: ``code`` is hours, employees, ceiling or minimum.

    ``limit`` is the number that was passed, in the unit of what passed it.
    """

    def __init__(self, code: str, limit: float) -> None:
        """Keep the parts apart, for whoever words the message."""
        super().__init__(code, limit)
        self.code, self.limit = code, limit


@dataclass(frozen=True)
class Post:
    """A post: ``gross`` in euros a month for a full week, none for the least; hours a week."""

    hours: float
    agreement: str = NO_AGREEMENT
    group: str = ""
    gross: float | None = None
    employees: int = 1
    fixed_term: bool = False


@dataclass(frozen=True)
class Cost:
    """A year of a post. ``gross``, in euros, and ``coefficient`` are a month's; the rest a year's.

    ``relief`` is taken away from the total; all others are added.
    """

    share: float
    full_gross: float
    extra: float
    gross: float
    coefficient: float
    contributions: float
    relief: float
    agreement: float
    health: float
    occupational_health: float
    payroll_tax: float
    fixed_term_training: float
    total: float


def rounded(value: float, places: int) -> float:
    """Round half up, by the operations that the browser does too.

    >>> rounded(0.24475, 4), rounded(17388.17, 0)
    (0.2448, 17388.0)
    """
    power = 10.0**places
    return math.floor(value * power + 0.5) / power


def contribution_rate(pay: Pay) -> float:
    """Return what an employer pays before relief, in per cent of the gross."""
    return rounded(math.fsum(pay[name] for name in CONTRIBUTIONS), 3)


def agreement_rate(pay: Pay, agreement: str) -> float:
    """Return what an agreement adds, in per cent of the gross."""
    return rounded(math.fsum(pay[name] for name in pay.agreement(agreement).contributions), 3)


def minimum(pay: Pay, agreement: str, group: str, hours: float) -> float:
    """Return the least gross of a full week, in euros a month: the grid's, or the Smic above it."""
    grid = pay.agreement(agreement).grid
    if grid is None:
        return pay["smic-month"]
    least = known(group, grid.values)
    if agreement == ECLAT:
        first = pay["eclat-v1-points"]
        least = first * pay["eclat-v1"] + (least - first) * pay["eclat-v2"]
    if agreement == SPORT and hours < pay["part-time-floor"]:
        short = hours <= pay["sport-short-week"]
        least *= 1 + pay["sport-short-rise" if short else "sport-part-time-rise"] / 100
    return max(least, pay["smic-month"])


def extra(pay: Pay, agreement: str, hours: float) -> float:
    """Return what ÉCLAT adds to a short week, in euros a month, whatever the hours."""
    if agreement != ECLAT or hours >= pay["part-time-floor"]:
        return 0
    return pay["eclat-part-time-points"] * pay["eclat-v1"]


def relief_coefficient(pay: Pay, gross: float, share: float) -> float:
    """Return the general relief as a part of the gross of a month; `share` of a full week.

    0 from three reference Smic on. Four decimals, as the decree has it.
    """
    ratio = 3 * pay["relief-smic-month"] * share / gross
    if ratio <= 1:
        return 0
    curve = (0.5 * (ratio - 1)) ** pay["relief-power"]
    least = rounded(pay["relief-base"] + pay["relief-slope"] * curve, 4)
    return min(least, pay["relief-most"])


def payroll_tax(pay: Pay, gross: float, employees: int) -> float:
    """Return one post's part of the payroll tax of a year, in euros; `gross` of the year.

    As if each employee were paid like this one, and the association's allowance shared alike.
    """
    middle, high = pay["payroll-tax-middle-from"], pay["payroll-tax-high-from"]
    low_part = min(gross, middle) * pay["payroll-tax-low"]
    middle_part = max(min(gross, high) - middle, 0) * pay["payroll-tax-middle"]
    high_part = max(gross - high, 0) * pay["payroll-tax-high"]
    tax = (low_part + middle_part + high_part) / 100
    return max(tax - pay["payroll-tax-allowance"] / employees, 0)


def check(pay: Pay, post: Post, least: float) -> None:
    """Refuse what these rates do not cover: a silent wrong cost is worse than none."""
    if not 0 < post.hours <= pay["full-week"]:
        raise NotReckonedError("hours", pay["full-week"])
    if not 0 < post.employees < pay["employees-limit"]:
        raise NotReckonedError("employees", pay["employees-limit"])
    if post.gross is not None and post.gross < rounded(least, 2):
        raise NotReckonedError("minimum", rounded(least, 2))


def cost(pay: Pay, post: Post) -> Cost:
    """Return the cost of a year of a post, all steps with it.

    Raises NotReckonedError where these rates do not hold, DataError for a group or an agreement
    that the file does not have.
    """
    least = minimum(pay, post.agreement, post.group, post.hours)
    check(pay, post, least)
    full = least if post.gross is None else max(post.gross, least)
    share = post.hours / pay["full-week"]
    added = extra(pay, post.agreement, post.hours)
    gross = full * share + added
    if post.fixed_term:
        gross *= 1 + pay["end-of-contract"] / 100
    if gross > pay["ceiling-month"] * share:
        raise NotReckonedError("ceiling", pay["ceiling-month"])
    coefficient = relief_coefficient(pay, gross, share)
    year = gross * MONTHS
    due = year * contribution_rate(pay) / 100
    relief = year * coefficient
    agreed = year * agreement_rate(pay, post.agreement) / 100
    health, occupational = pay["health-month"] * MONTHS, pay["occupational-health-year"]
    tax = payroll_tax(pay, year, post.employees)
    training = year * pay["fixed-term-training"] / 100 if post.fixed_term else 0
    total = year + due - relief + agreed + health + occupational + tax + training
    return Cost(
        share, full, added, gross, coefficient, due, relief, agreed, health, occupational,
        tax, training, total,
    )  # fmt: skip


def floor(pay: Pay, agreement: str, group: str) -> float | None:
    """Return the fewest hours a week of a part-time post, or nothing where it is not known.

    In sport, those of a post worked on one day; the page tells on how many it may be.
    """
    terms = pay.agreement(agreement)
    if terms.floors is None:
        return pay["part-time-floor"] if agreement == NO_AGREEMENT else None
    if agreement == SPORT:
        return min(terms.floors.values.values())
    return known(group, terms.floors.values)


def below_floor(pay: Pay, post: Post) -> bool:
    """Tell whether a post is shorter than its agreement or the law wants without a request."""
    least = floor(pay, post.agreement, post.group)
    return least is not None and post.hours < least - NEVER_SHORT
