"""`make bench`: what this project costs to build and to visit, beside others on the same pages.

`content` makes the pages, `sites` a project of each generator around them; `building`, `visiting`,
`auditing` and `growing` measure; `figures` and `tables` say it. See README.md for the last results.

Beside it stand the other commands of the Makefile that are no check of a change: `fuzz`, `grow`,
`repeat`, `faults`, `review`, `browsers`.
"""
