# SPDX-License-Identifier: Apache-2.0
# What Doxygen reads of a header: everything in the group of its floor, the parts of a comment as paragraphs of their own, a word on what
# every operation and record has, and on what follows a function of the same name and shares its comment.
BEGIN {
    floor = ARGV[1]
    sub(/.*include\/onezone\//, "", floor)
    # What is only declared there belongs where it is defined.
    if (floor == "fwd.hpp") floor = "forward"
    else if (floor !~ /\//) floor = "whole"
    sub(/\/.*/, "", floor)
    declares = "^ *([[][[]nodiscard[]][]] |ONEZONE_API |static |constexpr |explicit |result<void> |void |bool )"
    heads = "(Carries over|Refuses|Source|Complexity|Requires|Returns|Throws|Invalidates)"
}
# Of one that follows a comment, or another of the same name, and has none itself.
function tell(of, text, indent) {
    if (told) return
    indent = of
    sub(/[^ ].*/, "", indent)
    print indent "/// " text
}
/^ *\/\/\/ / && !/@par|@file/ {
    told = 1
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
floor != "forward" && /^namespace onezone(::[a-z]+)? \{$/ {
    print
    print "/** @addtogroup " floor " */ /** @{ */"
    next
}
floor != "forward" && /^} \/\/ namespace onezone(::[a-z]+)?$/ {
    print "/** @} */"
    print
    next
}
/^ *template <class Self, class Visit>$/ { tell($0, "Calls `visit(key, member)` for each member, in the order of documents.") }
/result<void> carry_out\(act& a\) const;/ { tell($0, "Does it, with an account of all that moves: for onezone::apply to call.") }
/text account\(const hierarchy& h\) const;/ { tell($0, "What it does, in a sentence, by the names things have in `h`.") }
/ id\(\) const noexcept \{ return key; \}$/ { tell($0, "Its key.") }
$0 ~ declares && !/= delete|operator/ && match($0, /[a-z_][a-z_0-9]*\(/) {
    name = substr($0, RSTART, RLENGTH)
    if (name == last) tell($0, "@overload")
    last = name
    told = 0
    print
    next
}
/^ *$|^ *\/\/[^\/]/ { last = "" }
{
    told = /^ *template </
    print
}
