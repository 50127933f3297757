"""What a post costs: ten cases reckoned by hand, laws on random posts, rates to read again.

The rates are those of the site. The arithmetic of each case stands beside it, so that whoever
changes a rate can do it again: S is the reference Smic of the relief, 1,823.03 € a month.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobguide.data_files import DataError
from jobguide.pay.rates import load
from jobguide.pay.reckoning import (
    NotReckonedError,
    Post,
    agreement_rate,
    below_floor,
    contribution_rate,
    cost,
    floor,
    minimum,
    payroll_tax,
    relief_coefficient,
    rounded,
)

FILE = Path(__file__).resolve().parents[2] / "data" / "pay.toml"
PAY = load(FILE)
THIRD = 35 / 3

# year = 12 × [gross × (1 + 0.42896 − coefficient + agreement) + 19.42] + 116
# coefficient = 0.02 + 0.3781 × [½ × (3 × S × share ÷ gross − 1)] ^ 1.75; ÉCLAT adds 0.0222.
BY_HAND = [
    # 3 × 1,823.03 ÷ 1,867.02 = 2.92932; −1, ÷2 = 0.96466; ^1.75 = 0.93897; coefficient 0.3750.
    # 1,867.02 × 1.05396 = 1,967.76; + 19.42 = 1,987.18; × 12 = 23,846.21; + 116.
    (Post(35), 0.3750, 23_962),
    # The same at one half: 933.51 × 1.05396 = 983.88; + 19.42 = 1,003.30; × 12 = 12,039.63; + 116.
    (Post(17.5), 0.3750, 12_156),
    # 622.34 × 1.05396 = 655.92; + 19.42 = 675.34; × 12 = 8,104.10; + 116.
    (Post(THIRD), 0.3750, 8_220),
    # 3 × 1,823.03 ÷ 2,400 = 2.27879; −1, ÷2 = 0.63939; ^1.75 = 0.45719; coefficient 0.1929.
    # 2,400 × 1.23606 = 2,966.54; + 19.42 = 2,985.96; × 12 = 35,831.57; + 116.
    (Post(35, gross=2400), 0.1929, 35_948),
    # C = 257 × 7.23 + 28 × 6.81 = 2,048.79. 5,469.09 ÷ 2,048.79 = 2.66942; 0.83471;
    # ^1.75 = 0.72894; 0.2956. 2,048.79 × 1.15556 = 2,367.50; + 19.42; × 12 = 28,643.04; + 116.
    (Post(35, "eclat", "C"), 0.2956, 28_759),
    # D = 257 × 7.23 + 48 × 6.81 = 2,184.99; one half + 8 × 7.23 = 1,092.495 + 57.84 = 1,150.335.
    # 2,734.545 ÷ 1,150.335 = 2.37717; 0.68859; ^1.75 = 0.52051; 0.2168.
    # 1,150.335 × 1.23436 = 1,419.93; + 19.42 = 1,439.35; × 12 = 17,272.17; + 116.
    (Post(17.5, "eclat", "D"), 0.2168, 17_388),
    # C at 14 h: 2,048.79 × 0.4 + 57.84 = 877.356. 2,187.636 ÷ 877.356 = 2.49344; 0.74672;
    # ^1.75 = 0.59983; 0.2468. 877.356 × 1.20436 = 1,056.65; + 19.42; × 12 = 12,912.87; + 116.
    (Post(14, "eclat", "C"), 0.2468, 13_029),
    # E = 257 × 7.23 + 68 × 6.81 = 2,321.19. 5,469.09 ÷ 2,321.19 = 2.35616; 0.67808;
    # ^1.75 = 0.50669; 0.2116. 2,321.19 × 1.23956 = 2,877.25; + 19.42; × 12 = 34,760.09; + 116.
    (Post(35, "eclat", "E"), 0.2116, 34_876),
    # C for a fixed term: 2,048.79 × 1.1 = 2,253.669. 5,469.09 ÷ 2,253.669 = 2.42675; 0.71337;
    # ^1.75 = 0.55374; 0.2294. 2,253.669 × 1.22176 = 2,753.44; + 19.42; × 12 = 33,274.35; + 116;
    # + 1 % of 27,044.03 = 270.44.
    (Post(35, "eclat", "C", fixed_term=True), 0.2294, 33_661),
    # Sport, group 3, 10 h: 1,997.87 × 1.05 = 2,097.7635; × 10 ÷ 35 = 599.361.
    # 3 × 1,823.03 ÷ 2,097.7635 = 2.60711; 0.80355; ^1.75 = 0.68199; 0.2779.
    # 599.361 × 1.15106 = 689.90; + 19.42; × 12 = 8,511.85; + 116.
    (Post(10, "sport", "3"), 0.2779, 8_628),
]  # fmt: skip


@pytest.mark.parametrize(("post", "coefficient", "total"), BY_HAND)
def test_a_case_reckoned_by_hand(post: Post, coefficient: float, total: int) -> None:
    found = cost(PAY, post)
    assert found.coefficient == coefficient
    assert rounded(found.total, 0) == total


# The table of the study that the pages rest on: gross of full time, agreement, hours, cost.
TABLE = {
    ("none", "", 1867.02): {THIRD: 8_220, 17.5: 12_156, 35: 23_962},
    ("none", "", 2048.79): {THIRD: 9_637, 17.5: 14_281, 35: 28_213},
    ("none", "", 2184.99): {THIRD: 10_659, 17.5: 15_814, 35: 31_280},
    ("none", "", 2400.00): {THIRD: 12_215, 17.5: 18_148, 35: 35_948},
    ("none", "", 2600.00): {THIRD: 13_613, 17.5: 20_245, 35: 40_140},
    ("eclat", "C", None): {14: 13_029, 17.5: 15_874, 35: 28_759},
    ("eclat", "D", None): {16: 16_037, 17.5: 17_388, 35: 31_862},
    ("eclat", "E", None): {16: 17_384, 17.5: 18_865, 35: 34_876},
}


@pytest.mark.parametrize(("kind", "costs"), TABLE.items())
def test_the_table_is_found_to_the_euro(
    kind: tuple[str, str, float | None], costs: dict[float, int]
) -> None:
    agreement, group, gross = kind
    posts = {hours: Post(hours, agreement, group, gross) for hours in costs}
    assert {hours: rounded(cost(PAY, post).total, 0) for hours, post in posts.items()} == costs


def test_the_rates_add_up() -> None:
    assert contribution_rate(PAY) == 42.896
    assert agreement_rate(PAY, "eclat") == 2.22
    assert agreement_rate(PAY, "none") == 0


def test_the_relief_of_a_published_example() -> None:
    # 3 × 1,823.03 ÷ 2,200 = 2.48595; −1, ÷2 = 0.74298; ^1.75 = 0.5946; 0.2448.
    assert relief_coefficient(PAY, 2200, 1) == 0.2448
    assert relief_coefficient(PAY, 3 * 1823.03, 1) == 0
    assert relief_coefficient(PAY, 1500, 1) == PAY["relief-most"]


def test_the_smic_is_paid_where_a_grid_is_under_it() -> None:
    assert minimum(PAY, "eclat", "A", 35) == minimum(PAY, "sport", "1", 35) == 1867.02
    assert minimum(PAY, "eclat", "B", 35) == pytest.approx(257 * 7.23 + 8 * 6.81)
    # A short week is paid 5 % more in sport: 1,848.42 × 1.05 = 1,940.84, above the Smic.
    assert minimum(PAY, "sport", "1", 10) == pytest.approx(1940.841)
    assert minimum(PAY, "sport", "3", 20) == pytest.approx(1997.87 * 1.02)


def test_the_payroll_tax_and_its_allowance() -> None:
    # 12 × 2,048.79 = 24,585.48: 9,229 × 4.25 % + 9,194 × 8.5 % + 6,162.48 × 13.6 % = 2,011.82.
    assert payroll_tax(PAY, 24_585.48, 10) == 0
    # Group G for ten: 31,940.28 → 392.23 + 781.49 + 1,838.35 = 3,012.07; less a tenth of 24,256.
    assert payroll_tax(PAY, 31_940.28, 10) == pytest.approx(3012.07 - 2425.60, abs=0.01)


REFUSED = {
    "no hours": (Post(0), "hours"),
    "more than full time": (Post(36), "hours"),
    "eleven employees": (Post(35, employees=11), "employees"),
    "no employee": (Post(35, employees=0), "employees"),
    "under the Smic": (Post(35, gross=1800), "minimum"),
    "under the grid": (Post(35, "eclat", "D", gross=2100), "minimum"),
    "above the ceiling": (Post(35, gross=4005.01), "ceiling"),
    "above it once the contract ends": (Post(35, gross=3700, fixed_term=True), "ceiling"),
}


@pytest.mark.parametrize(("post", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_the_rates_do_not_cover_is_refused(post: Post, code: str) -> None:
    with pytest.raises(NotReckonedError) as refused:
        cost(PAY, post)
    assert refused.value.code == code


def test_a_group_that_an_agreement_does_not_have_is_refused() -> None:
    with pytest.raises(DataError):
        cost(PAY, Post(35, "eclat", "Z"))


@pytest.mark.parametrize(
    ("post", "below"),
    [
        (Post(THIRD, "eclat", "C"), True), (Post(14, "eclat", "C"), False),
        (Post(15.5, "eclat", "D"), True), (Post(16, "eclat", "F"), False),
        (Post(23, "eclat", "G"), True), (Post(23.5), True), (Post(24), False),
        (Post(1.5, "sport", "3"), True), (Post(2, "sport", "3"), False), (Post(5, "other"), False),
    ],
)  # fmt: skip
def test_a_week_below_its_floor_is_known(post: Post, below: bool) -> None:
    assert below_floor(PAY, post) is below
    assert (floor(PAY, post.agreement, post.group) is None) == (post.agreement == "other")


posts = st.builds(
    Post,
    hours=st.floats(4, 34),  # under 3, the points of a short week take group G over the ceiling
    agreement=st.just("eclat"),
    group=st.sampled_from("ABCDEFG"),
    employees=st.integers(1, 10),
    fixed_term=st.booleans(),
)


@given(posts)
def test_the_steps_add_up_and_more_hours_cost_more(post: Post) -> None:
    found = cost(PAY, post)
    steps = 12 * found.gross + found.contributions - found.relief + found.agreement
    steps += found.health + found.occupational_health + found.payroll_tax
    assert found.total == pytest.approx(steps + found.fixed_term_training)
    assert found.total > 12 * found.gross
    # The points that a short week adds end at 24 hours: within each side, more hours cost more.
    more = replace(post, hours=min(post.hours + 1, 23.9 if post.hours < 24 else 35))
    if more.hours > post.hours:
        assert cost(PAY, more).total > found.total


def with_day(key: str, value: str) -> str:
    """Return the file with another date in its first rate."""
    first, rest = FILE.read_text(encoding="utf-8").split("[[rates]]", 2)[1:]
    line = next(one for one in first.splitlines() if one.startswith(f"{key} = "))
    return "[[rates]]" + first.replace(line, f'{key} = "{value}"') + "[[rates]]" + rest


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("since", "hier", "model-value"), ("review", "2026-01-01", "pay-order")],
)
def test_a_wrong_date_is_refused(tmp_path: Path, key: str, value: str, code: str) -> None:
    planted = tmp_path / "pay.toml"
    planted.write_text(with_day(key, value), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load(planted)
    assert refused.value.code == code
