// SPDX-License-Identifier: Apache-2.0
// judge HIERARCHY.json POLICY.json DATE: prints what the policy finds on that day; the exit code says it to scripts.
//
// Ends with 0 where the hierarchy conforms (what is exempted conforms), with 1 where something is violated, with 4 where nothing is
// but a missing fact leaves something open or nothing was found satisfied, with 3 where a rule failed, with 5 where nothing was judged,
// with 2 on bad input.
// "Violated" is what the policy says breaks conformance.
#include <onezone/onezone.hpp>

#include <exception>
#include <iostream>
namespace oz = onezone;

namespace {

constexpr int bad_input = 2;

int exit_code(oz::outcome o) {
    switch (o) {
    case oz::outcome::conforms: return 0;
    case oz::outcome::violated: return 1;
    case oz::outcome::failed: return 3;
    case oz::outcome::undecided: return 4;
    case oz::outcome::nothing_judged: return 5;
    }
    return bad_input;
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
        return std::cout.flush() ? exit_code(r.outcome()) : bad_input;
    } catch (const oz::error& e) { std::cerr << e.why() << '\n'; } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
    }
    return bad_input;
}
