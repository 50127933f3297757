"""Time sheets for both readers: known edges, then good and bad ones made by chance."""

from __future__ import annotations

from random import Random

SEED = 1440
HEADERS = ("id;activité;unité;nombre;j1;j2;j3;j14", "ID;count;d1;d02;j3;d14;note", "id;j1",
           "nombre;j1;j2;id", "x;id;j1;j1;j15;count;nombre")  # fmt: skip
GOOD = ("", "-", "–", "—", "0", "5", "7,5", "7.5", "90", "1 440", "1\u202f000", "12", "0,1", "0,2",
        " 3 ", "\u00a04", "0,333333333", "1e3", "999999,5")  # fmt: skip
BAD = ("1h30", "-5", "−2,5", "1441", "1000001", "douze", "NaN", "Infinity", "5,", ",5", "٣",
       "{cell}", "<b>1</b>", "1:30", "9999999999", "--", "+5", "é\u0301", "\x1c5", "\ufeff5",
       "\x85", "😀")  # fmt: skip
STRANGERS = (
    "reed",
    "",
    "id",
    "constructor",
    "__proto__",
    "Total",
    "OTHER",
    " Answer ",
    "İd",
    "ΟΔΟΣ",
)

EDGES = {
    "empty": "",
    "only ends of lines": "\n\r\n\r",
    "no header": "answer;12;40",
    "header alone": "id;nombre;j1",
    "blank rows": "id;nombre;j1\nanswer;;\nread;;",
    "comma": "id,nombre,j1,j2\nanswer,12,40,20.5",
    "quoted commas": 'id,nombre,j1,j2\nanswer,12,"40","20,5"',
    "tab": "id\tcount\td1\td2\r\nanswer\t12\t40\t20.5\r\n",
    "lone returns": "\ufeffid;count;d1;d2\ranswer;12;40;20.5\r",
    "two marks": "\ufeff\ufeffid;count;d1\nanswer;1;2",
    "other order": "j2;nombre;ID;J01\n20,5;12;Answer;40",
    "text above": "Fiche\n\npuis\n;;\n; id ;nombre;j1;total\n;answer;12;40;60",
    "two sheets": "id;nombre;j1;j2\nanswer;5;40;\nid;j2;nombre\nanswer;20,5;7",
    "quotes": 'id;note;nombre;j1\nanswer;"une; ""note""\ndeux";12;40\nreed;;1;1',
    "quote after text": 'id;nombre;j1\nanswer;1"2;5\nread;"1"2;5\nwelcome;"3" ;6',
    "quote never closed": 'id;nombre;j1\nanswer;2;10\nread;1;"5\n\nwelcome;1;1',
    "quote at the very end": 'id;nombre;j1\nanswer;2;10\n"',
    "blank lines in quotes": 'id;j1;note\nmonitoring;5;"\r\n\r\n\r"\nreed;1',
    "zero": "id;nombre;j1\nanswer;0;5\nread;0;0\nwelcome;0;\nmonitoring;;0\nother;;0",
    "count without minutes": "id;nombre;j1\nanswer;3;\nanswer;2;",
    "count of a fixed one": "id;nombre;j1\nmonitoring;deux;60\nother;x;10",
    "only other": "id;nombre;j1\nother;;90",
    "faults in order": "id;nombre;j1;j2\nreed;1;2;3\nanswer;x;-1;y\nread;2;50;\nwelcome;0;5;",
    "fault then good": "id;nombre;j1\nanswer;x;5\nanswer;2;10",
    "both signs": "id;nombre;j1\nanswer;-2;-0\nread;−1;1",
    "long cell": f"id;nombre;j1\nanswer;2;10\nread;1;{'9' * 131_073}\nwelcome;1;1",
    "long enough cell": f"id;nombre;j1\nanswer;2;10\nread;1;{'9' * 131_072}\nwelcome;1;1",
    "astral cell": f"id;nombre;j1\nanswer;2;10\nread;1;{'😀' * 70_000}\nwelcome;1;1",
    "sums that binary rounds": "id;nombre;j1;j2;j3\nanswer;3;0,1;0,2;0,3\nanswer;3;0,7;0,1;0,1",
    "odd spaces": "\x1cid\x85;nombre;j1\u2009\n\u3000answer\x1f;\u00a02;1\u202f0\n\u200banswer;2;5",
    "nul": "id;nombre;j1\nanswer;2;1\x000\nread;2;1",
    "other separators": "id;nombre;j1\u2028answer;2;5\n\x0banswer\x0c;2;5",
    "halves": "id;nombre;j1\nanswer;20;21\npost;1000;2\nread;1000;1\nnewsletter;10;1440",
    "ten and under": "id;nombre;j1\nanswer;10;50\nread;9,99;50\nwelcome;9;1",
    "tiny": "id;nombre;j1\nanswer;1000000;0,000000001",
    "short rows": "id;nombre;j1;j2\nanswer\nread;2\nwelcome;2;5",
    "ragged separators": "id;nombre\tj1,j2\nanswer;2\t3,4",
}  # fmt: skip


def cell(chance: Random, wrong: float) -> str:
    """Write a cell: right or wrong, quoted now and then."""
    text = chance.choice(BAD if chance.random() < wrong else GOOD)
    if chance.random() < 0.05:
        text += chance.choice(('"', "\n1", '""', ";", ","))
    return '"' + text.replace('"', '""') + '"' if chance.random() < 0.15 else text


def sheet(chance: Random, names: list[str]) -> str:
    """Write a sheet, one in two of them without a fault that is meant."""
    wrong = chance.choice((0, 0, 0.02, 0.1, 0.4))
    separator = chance.choice((";", ";", ";", "\t", ","))
    rows = [chance.choice(("", "", "", "Fiche de temps", ";;", '"'))] if wrong else []
    for _sheet in range(chance.choice((1, 1, 1, 2))):
        head = chance.choice(HEADERS)
        rows.append(head.replace(";", separator))
        for _row in range(chance.randint(0, 14)):
            name = chance.choice(STRANGERS if chance.random() < wrong else names)
            cells = [cell(chance, wrong) for _cell in head.split(";")]
            cells[[one.lower() for one in head.split(";")].index("id")] = name
            rows.append(separator.join(cells[: chance.choice((99, 99, 99, 3))]))
    return chance.choice(("\n", "\r\n", "\r")).join(rows) + chance.choice(("", "\n"))


def vectors(names: list[str], how_many: int) -> list[str]:
    """Return the edges and so many sheets; one seed, the same on every machine."""
    chance = Random(SEED)
    return [*EDGES.values(), *(sheet(chance, names) for _one in range(how_many))]
