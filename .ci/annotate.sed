# sed -E: after each line of a log that tells a file and a line of ours, `guide/a.md:7: …`, what has
# GitHub show it there in the proposal. A NOTICE is to know; all else is to mend: a warning of the
# build, what a check has found, an error of types.
s#^(E +)?(((about|data|examples|guide|locales|plan|start|tests|_ext)/[^ :]+|[a-z]+\.(md|bib|py)):([0-9]+): (.+))$#\2\n::error file=\3,line=\6::\7#
s#\n::error (file=[^:]*::)NOTICE: #\n::notice \1#
