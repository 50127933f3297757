"""The time sheet: what is written is read back, faults are told, measures replace hypotheses."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobguide import timesheet, workload
from jobguide.timesheet import DAYS, OTHER, Entry, Line, Measures, TimesheetError
from jobguide.words import word
from jobguide.workload import Case, Model, Range

ROOT = Path(__file__).resolve().parents[2]
MODEL = workload.load(ROOT / "data" / "workload.toml")
KINDS = {activity.id: activity.kind for activity in MODEL.activities}
LINES = [*(Line(name, f"« {name} » ; d'un {kind}", kind) for name, kind in KINDS.items())]
LINES.append(Line(OTHER, "Autre", ""))
FAULTS = (
    "no-header",
    "no-row",
    "unknown-id",
    "not-a-number",
    "negative",
    "too-much",
    "no-count",
    "no-minutes",
)

# ---- random sheets: two decimals, since nobody writes more

minutes = st.integers(0, 144_000).map(lambda hundredths: hundredths / 100)
counted = st.integers(1, 100_000).map(lambda hundredths: hundredths / 100)
days = st.lists(st.none() | minutes, min_size=DAYS, max_size=DAYS).filter(any).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> Measures:
    """Return measures as a sheet may hold them: a count where there is a unit."""
    names = draw(st.lists(st.sampled_from(sorted(KINDS)), unique=True, min_size=1, max_size=3))
    entries = {
        name: Entry(draw(days), draw(counted) if KINDS[name] == "unit" else None)
        for name in KINDS
        if name in names
    }
    return Measures(entries, draw(st.none() | st.builds(Entry, days)))


def written(measures: Measures, language: str = "fr") -> str:
    """Return a sheet of these measures."""
    filled = {**measures.entries, **({OTHER: measures.other} if measures.other else {})}
    return timesheet.write(LINES, language, filled)


def told(text: str) -> list[str]:
    """Return the faults of a sheet, in English."""
    return [fault.told("en") for fault in timesheet.read(text, MODEL).faults]


@given(sheets(), st.sampled_from(["fr", "en"]))
def test_what_is_written_is_read_back(measures: Measures, language: str) -> None:
    back = timesheet.read(written(measures, language), MODEL)
    assert back == measures
    assert back.faults == ()


@given(sheets(), st.sampled_from([",", "\t"]), st.randoms())
def test_another_separator_and_another_order_say_the_same(
    measures: Measures, separator: str, random: object
) -> None:
    """Cells are quoted where the separator is the decimal comma; columns may stand anywhere."""
    rows = [row.split(";") for row in written(measures, "en").lstrip("\ufeff").splitlines()]
    rows = [[row[0], *row[-DAYS - 1 :]] for row in rows]  # names hold semicolons
    order = list(range(len(rows[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    text = "\n".join(separator.join(row[place] for place in order) for row in rows)
    assert timesheet.read(text, MODEL) == measures


@given(sheets(), sheets())
def test_two_sheets_in_one_add_up(one: Measures, other: Measures) -> None:
    """Minutes and units of both: the mean of the pair, never the mean of two means."""
    both = timesheet.read(written(one) + "\r\n" + written(other).lstrip("\ufeff"), MODEL)
    assert both.faults == ()
    assert set(both.entries) == {*one.entries, *other.entries}
    for name, entry in both.entries.items():
        parts = [each.entries[name] for each in (one, other) if name in each.entries]
        assert entry.minutes == pytest.approx(sum(part.minutes or 0 for part in parts))
        assert (entry.count or 0) == pytest.approx(sum(part.count or 0 for part in parts))
    assert both.weekly_hours == pytest.approx(one.weekly_hours + other.weekly_hours)


@given(st.text())
def test_any_text_gives_measures_or_faults(text: str) -> None:
    """No file breaks the reading, and an empty answer never goes without a reason."""
    measures = timesheet.read(text, MODEL)
    assert measures.entries or measures.other or measures.faults


@given(st.text(alphabet='id;,\t"\n\r0123456789-.ju answer', max_size=200))
def test_texts_that_look_like_sheets_too(noise: str) -> None:
    measures = timesheet.read(f"id;nombre;j1;j2\nanswer;2;10;\n{noise}", MODEL)
    assert measures.entries or measures.faults


@given(st.binary())
def test_any_file_is_a_text(data: bytes) -> None:
    assert isinstance(timesheet.decode(data), str)


# ---- what is read


@pytest.mark.parametrize(
    "text",
    [
        "id;nombre;j1;j2\nanswer;12;40;20,5",
        "id,nombre,j1,j2\nanswer,12,40,20.5",
        'id,nombre,j1,j2\nanswer,12,"40","20,5"',
        "id\tcount\td1\td2\r\nanswer\t12\t40\t20.5\r\n",
        "\ufeffid;count;d1;d2\ranswer;12;40;20.5\r",
        "j2;nombre;ID;J01\n20,5;12;Answer;40",
        "Fiche de temps\n\npuis écrivez\n;;\n; id ;nombre;j1;j2;total\n;answer;12;40;20,5;60,5",
        "id;nombre;j1;j2\n\nanswer; 12 ;4\u202f0;20,5\n;Total;40;20,5\nread;;;\npost;-;–;—",
        "id;nombre;j1;j2\nanswer;5;40;\nid;j2;nombre\nanswer;20,5;7",
        'id;note;nombre;j1;j2\nanswer;"une; ""note"" sur\ndeux lignes";12;40;20,5',
        "id;nombre;j1;j2;j15;j0;j\nanswer;12;40;20,5;99;99;99",
    ],
)
def test_the_same_sheet_in_many_hands(text: str) -> None:
    measures = timesheet.read(text, MODEL)
    assert measures.faults == ()
    assert list(measures.entries) == ["answer"]
    assert (measures.entries["answer"].minutes, measures.entries["answer"].count) == (60.5, 12)


def test_a_column_that_is_missing_is_blank() -> None:
    """Without a count a fixed activity is measured, one with a unit is told."""
    measures = timesheet.read("id;j3\nmonitoring;90\nanswer;5", MODEL)
    assert timesheet.measured(MODEL, measures) == {"monitoring": 0.75}
    assert [fault.fault for fault in measures.faults] == ["no-count"]


def test_blank_is_not_zero() -> None:
    """A fixed activity of zero minutes was watched and took none; a blank one was not watched."""
    zero = timesheet.read("id;j1\nmonitoring;0\nmeasuring;\nother;5", MODEL)
    assert timesheet.measured(MODEL, zero) == {"monitoring": 0}
    assert timesheet.read("id;nombre;j1\nanswer;;0\nother;;5", MODEL).entries == {}


def test_a_count_means_nothing_without_a_unit() -> None:
    """Someone who counts two weeks of monitoring has done no harm."""
    measures = timesheet.read("id;nombre;j1\nmonitoring;deux;60\nother;3;10", MODEL)
    assert measures.faults == ()
    assert measures.entries["monitoring"].count is None


def test_a_repeated_column_counts_once() -> None:
    measures = timesheet.read("id;nombre;j1;j1\nanswer;1;5;7", MODEL)
    assert measures.entries["answer"].minutes == 5


def test_an_old_spreadsheet_writes_another_alphabet() -> None:
    text = "id;activité;nombre;j1\nanswer;Répondre;2;10"
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        measures = timesheet.read(timesheet.decode(text.encode(encoding)), MODEL)
        assert timesheet.measured(MODEL, measures) == {"answer": 5}


# ---- what is told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This file has no “id” column."),
        ("answer;12;40", "This file has no “id” column."),
        ("id;nombre;j1", "The sheet is empty."),
        ("id;nombre;j1\nanswer;;\nread;;", "The sheet is empty."),
        ("id;j1\nreed;5", "Line 2, column id: no activity is called “reed”."),
        ("id;nombre;j1\nanswer;2;1h30", "Line 2, column j1: “1h30” is not a number."),
        ("id;nombre;j1\nanswer;2;1:30", "Line 2, column j1: “1:30” is not a number."),
        ("id;nombre;j1\nanswer;douze;5", "Line 2, column nombre: “douze” is not a number."),
        ("id;count;d1\nanswer;2;1e3", "Line 2, column d1: “1e3” is not a number."),
        ("id;count;d1\nanswer;2;٣", "Line 2, column d1: “٣” is not a number."),
        ("id;count;d1\nanswer;2;nan", "Line 2, column d1: “nan” is not a number."),
        ("id;count;d1\nanswer;2;5,", "Line 2, column d1: “5,” is not a number."),
        ("id;nombre;j1\n\nanswer;2;-5", "Line 3, column j1: “-5” is negative."),
        ("id;nombre;j1\nanswer;−2;5", "Line 2, column nombre: “−2” is negative."),
        ("id;nombre;j1\nanswer;2;1441", "Line 2, column j1: “1441” is too large"),
        ("id;nombre;j1\nanswer;1000001;5", "Line 2, column nombre: “1000001” is too large"),
        ("id;nombre;j1\nanswer;0;5", "Line 2: “answer” has minutes and no count."),
        ("id;nombre;j1\nanswer;;5", "Line 2: “answer” has minutes and no count."),
        ("id;nombre;j1\nanswer;3;", "Line 2: “answer” has a count and no minutes."),
    ],
)
def test_a_fault_says_where_and_how_to_mend_it(text: str, message: str) -> None:
    [found] = told(text)
    assert found.startswith(message)
    assert len(found) > len(message)


def test_all_faults_are_told_and_the_good_rows_kept() -> None:
    text = (
        "id;nombre;j1;j2\nreed;1;2;3\nanswer;x;-1;y\nread;100;50;\nwelcome;0;5;\nmonitoring;;60;60"
    )
    measures = timesheet.read(text, MODEL)
    assert timesheet.measured(MODEL, measures) == {"monitoring": 1, "read": 0.5}
    assert [(fault.line, fault.fault) for fault in measures.faults] == [
        (2, "unknown-id"),
        (3, "not-a-number"),
        (3, "negative"),
        (3, "not-a-number"),
        (5, "no-count"),
    ]


def test_the_line_is_the_one_that_an_editor_shows() -> None:
    """A cell may hold line ends; what follows it is still found."""
    assert told('id;nombre;j1;note\nread;1;1;"a\nb\nc"\nanswer;2;x;')[0].startswith("Line 5,")


def test_a_cell_longer_than_a_book_does_not_hide_what_stands_above() -> None:
    text = f"id;nombre;j1\nanswer;2;10\nread;1;{'9' * 200_000}\n"
    assert timesheet.measured(MODEL, timesheet.read(text, MODEL)) == {"answer": 5}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_its_words(fault: str, language: str) -> None:
    assert word(language, f"sheet-{fault}", cell="x")


def test_a_fault_survives_pickling() -> None:
    fault = TimesheetError(3, "j1", "negative", "-5")
    assert str(pickle.loads(pickle.dumps(fault))) == str(fault)


# ---- what becomes of it

counts = st.integers(0, 10_000)
cases = st.builds(
    Case,
    id=st.just("any"),
    volumes=st.dictionaries(st.sampled_from(MODEL.drivers), counts),
    fixed=st.dictionaries(
        st.sampled_from([name for name, kind in KINDS.items() if kind == "fixed"]),
        st.integers(0, 40).map(lambda hours: Range(hours, hours, 2 * hours)),
    ),
)


@given(sheets())
def test_a_measure_takes_the_place_of_its_hypothesis_and_of_nothing_else(
    measures: Measures,
) -> None:
    mine = timesheet.apply(MODEL, measures)
    found = timesheet.measured(MODEL, measures)
    assert set(found) == set(measures.entries)
    for before, after in zip(MODEL.activities, mine.activities, strict=True):
        if before.id in found:
            amount, count = found[before.id], measures.entries[before.id].count
            assert after.amount.central == amount
            if count is None or count >= timesheet.FEW:
                assert after.amount == Range(amount, amount, amount)
            assert (after.evidence.grade, after.minimum_driver) == ("measured", "")
        else:
            assert after == before
    assert (mine.time, mine.bounds, mine.stages) == (MODEL.time, MODEL.bounds, MODEL.stages)


@given(sheets(), cases)
def test_what_is_measured_has_no_range_left(measures: Measures, case: Case) -> None:
    mine = timesheet.apply(MODEL, measures)
    spent = workload.by_activity(mine, timesheet.measured_case(MODEL, case, measures))
    thin = {one.activity for one in timesheet.difference(MODEL, measures) if one.is_thin}
    for name in set(spent) & set(measures.entries) - thin:
        assert spent[name].low == spent[name].central == spent[name].high


def test_few_units_keep_the_range_of_the_model_around_them() -> None:
    """Stretched to hold the measure, where it falls outside."""
    text = "id;nombre;j1\nanswer;9;9\nwelcome;4;80\nincident;10;600"
    mine = timesheet.apply(MODEL, timesheet.read(text, MODEL))
    own = {name: MODEL.activity(name).amount for name in ("answer", "welcome")}
    assert mine.activity("answer").amount == Range(1, 1, own["answer"].high)
    assert mine.activity("welcome").amount == Range(own["welcome"].low, 20, 20)
    assert mine.activity("incident").amount == Range(60, 60, 60)


@given(sheets(), st.integers(2, 9))
def test_twice_the_minutes_are_twice_the_time(measures: Measures, times: int) -> None:
    """And a measure does not depend on the unit of the sheet: minutes ÷ count, always."""
    longer = Measures(
        {
            name: Entry(tuple(day and day * times for day in entry.days), entry.count)
            for name, entry in measures.entries.items()
        }
    )
    before, after = (timesheet.measured(MODEL, each) for each in (measures, longer))
    assert after == pytest.approx({name: times * amount for name, amount in before.items()})


@given(sheets())
def test_two_weeks_of_the_model_give_the_model_back(measures: Measures) -> None:
    """Who measures exactly our central times changes nothing at that level."""
    entries = {}
    for activity in MODEL.activities:
        if activity.id in measures.entries:
            factor = 120 if activity.kind == "fixed" else 3
            day = activity.amount.central * factor / 2
            entries[activity.id] = Entry((day, day, *[None] * (DAYS - 2)), 3)
    mine = timesheet.apply(MODEL, Measures(entries))
    for activity in MODEL.activities:
        assert mine.activity(activity.id).amount.central == pytest.approx(activity.amount.central)


def test_the_worked_cases_follow_the_measures() -> None:
    measures = timesheet.read("id;nombre;j1;j2\nanswer;10;60;15\nmonitoring;;100;20", MODEL)
    mine = timesheet.apply(MODEL, measures)
    before, after = (model.case("part-time") for model in (MODEL, mine))
    assert before.fixed["monitoring"] == Range(0.5, 1, 2)
    assert after.fixed["monitoring"] == Range(1, 1, 1)
    gained = (
        workload.yearly_hours(mine, after).central - workload.yearly_hours(MODEL, before).central
    )
    assert gained == pytest.approx(260 * 2.5 / 60)


def test_the_minimum_goes_with_the_hypothesis() -> None:
    """Two events of four hours each, measured, are eight hours: ours said twenty."""
    mine = timesheet.apply(MODEL, timesheet.read("id;nombre;j1\non-site-event;20;480", MODEL))
    case = Case("any", {"on-site-events": 2, "participants": 20}, {})
    assert workload.yearly_hours(MODEL, case).central == 20
    assert workload.yearly_hours(mine, case).central == 8


def test_the_differences_say_where_a_measure_falls() -> None:
    text = "id;nombre;j1\nanswer;20;20\nread;100;50\nwelcome;4;100\nmonitoring;;600"
    found = {
        each.activity: each for each in timesheet.difference(MODEL, timesheet.read(text, MODEL))
    }
    assert {name: each.verdict for name, each in found.items()} == {
        "monitoring": "inside",
        "answer": "below",
        "read": "inside",
        "welcome": "above",
    }
    assert {name for name, each in found.items() if each.is_thin} == {"welcome"}
    assert found["welcome"].ratio == 5
    assert found["answer"].grade == "H"


def test_a_hypothesis_of_nothing_has_no_ratio() -> None:
    nothing = timesheet.Difference("x", Range(0, 0, 1), "H", 2, 10)
    assert (nothing.ratio, nothing.verdict) == (None, "above")


def test_the_hours_of_the_sheet_are_all_of_them() -> None:
    """Six hours in two weeks, the time outside the model included."""
    measures = timesheet.read("id;nombre;j1;j9\nanswer;2;60;120\nother;;180;", MODEL)
    assert measures.weekly_hours == 3


def test_the_empty_sheet_has_every_activity_once() -> None:
    rows = timesheet.write(LINES, "fr").splitlines()
    assert rows[0] == "\ufeffid;activité;unité;nombre;" + ";".join(f"j{n}" for n in range(1, 15))
    assert [row.partition(";")[0] for row in rows[1:]] == [*KINDS, OTHER]


def test_the_model_keeps_the_word_of_the_last_row() -> None:
    """No activity may be called like the row of all the rest."""
    assert isinstance(MODEL, Model)
    assert OTHER not in KINDS
