"""The second reading: what a posting says, what it lacks, and where.

One table says all (`rules.toml`): the fields of a posting, the statuses, the points to watch, the
words of missions and competencies, and how a text is made plain. `table` compiles its wordings
into patterns; `plain` makes a text plain and keeps the way back to it; `read` answers. The browser
does the same with the same patterns (`_static/reading.js`). `files` opens what people send.
"""
