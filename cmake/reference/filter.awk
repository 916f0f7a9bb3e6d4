# SPDX-License-Identifier: Apache-2.0
# What Doxygen reads of a header: everything in the group of its floor, and the parts of a comment as paragraphs of their own.
BEGIN {
    floor = ARGV[1]
    sub(/.*include\/onezone\//, "", floor)
    if (floor !~ /\//) floor = "whole"
    sub(/\/.*/, "", floor)
    heads = "(Carries over|Refuses|Source|Complexity|Requires|Returns|Throws|Invalidates)"
}
/^ *\/\/\/ / && !/@par|@file/ {
    indent = $0
    sub(/\/\/\/.*/, "", indent)
    text = $0
    sub(/^ *\/\/\/ /, "", text)
    out = ""
    while (match(text, "(^|[.)] )" heads ": ")) {
        before = substr(text, 1, RSTART)
        found = substr(text, RSTART, RLENGTH)
        if (found !~ /^[.)] /) before = ""
        sub(/^[.)] /, "", found)
        sub(/: $/, "", found)
        if (before != "") out = out indent "/// " before "\n"
        out = out indent "/// @par " found "\n"
        text = substr(text, RSTART + RLENGTH)
    }
    print out indent "/// " text
    next
}
/^namespace onezone(::[a-z]+)? \{$/ {
    print
    print "/** @addtogroup " floor " */ /** @{ */"
    next
}
/^} \/\/ namespace onezone(::[a-z]+)?$/ {
    print "/** @} */"
    print
    next
}
{ print }
