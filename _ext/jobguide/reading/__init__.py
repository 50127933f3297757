"""The second reading: what a posting says, what it lacks, and where.

What all postings share is in `rules.toml`: the fields, the statuses, how a text is made plain. The
signs of each point to watch, mission and competency stand in the page that explains it; `report`
finds them there for a terminal, Sphinx for the site. `table` compiles their wordings into patterns;
`plain` makes a text plain and keeps the way back to it; `read` answers. The browser does the same
with the same patterns (`_static/reading.js`). `files` opens what people send.
"""
