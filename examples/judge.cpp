// SPDX-License-Identifier: Apache-2.0
// judge HIERARCHY.json POLICY.json DATE: prints what the policy finds on that day; the exit code says it to scripts.
//
// Ends with 0 where the hierarchy conforms (what is exempted conforms), with 1 where something is violated, with 4 where nothing is
// but a missing fact leaves something open, with 2 on bad input. "Violated" is what the policy says breaks conformance.
#include <onezone/onezone.hpp>

#include <exception>
#include <iostream>
namespace oz = onezone;

namespace {

enum outcome { conforms = 0, violated = 1, bad_input = 2, undecided = 4 };

outcome outcome_of(const oz::report& r) {
    if (!r.errors().empty()) return violated; // where a rule failed, nothing conforms
    bool open = false;
    for (const oz::finding& f : r.findings()) {
        if (f.verdict == oz::verdict::violated && r.by().breaks(f.severity)) return violated;
        // Would it count, were the missing facts to speak against it?
        if (f.verdict == oz::verdict::undecided)
            open = open || r.by().breaks(oz::severity_of(oz::verdict::violated, f.force, r.rule_of(f).basis.how));
    }
    return open ? undecided : conforms;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "judge HIERARCHY.json POLICY.json DATE\n";
        return bad_input;
    }
    try {
        const oz::hierarchy h = oz::load_hierarchy(argv[1]);
        const oz::policy p = oz::load_policy(argv[2], h);
        const oz::report r = oz::validate(h, p, oz::parse_date(argv[3]).value());
        std::cout << r;
        return std::cout.flush() ? outcome_of(r) : bad_input;
    } catch (const oz::error& e) { std::cerr << e.why() << '\n'; } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
    }
    return bad_input;
}
