// SPDX-License-Identifier: Apache-2.0
// Tests the tests of the rule packs: onezone_mutants TESTS [--least PERCENT] [--seconds N] [--en] [--list] [PACK…]
// Every mutant of a pack's rules is put before the program TESTS, by name in ONEZONE_MUTANT (support/mutated.hpp).
// No mutant survives. Those that are told equivalent are so for a reason:
//  - jx23.target.revenue, jx23.target.research, tolerance 0 → -1: it is asked for only where the target is missed, and then by how
//    much less than nothing it may be missed makes no difference.
//  - org.overstaff without has-leading-posts: where no leading post is recorded there is nothing that could break the demand.
//  - org.approve without changed: all that can happen to an organ in a step is what the clause speaks of.
//  - border.no-cross without division: of villages no change of bounds is ever told.
//  - plenum24.zones, deepens negated: what would deepen reform no record holds; the opposite of unknown is unknown.
// Exit status: 0 where at least PERCENT (95) of those that are not equivalent are noticed, else 1; 2 where an argument is wrong.
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/mutation.hpp>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;

namespace {

constexpr std::size_t samples = 1000;

struct tested_pack {
    std::string_view name;
    policy (*make)();
    std::string_view tests; ///< the specification of its tests
};
constexpr tested_pack all_packs[] = {
    {"jiangxi_2023", &packs::jiangxi_2023, "[jiangxi],[dual_role],[packs]"},
    {"national", &packs::national, "[national],[dual_role],[packs]"},
};

/// The argument as a word of its own for the shell.
std::string quoted(std::string_view s) {
    std::string q = "'";
    for (const char c : s) c == '\'' ? q += "'\\''" : q += c;
    return q + "'";
}

bool passes(const std::string& program, std::string_view spec, const std::string& mutant_id) {
    const std::string command =
        "ONEZONE_MUTANT=" + quoted(mutant_id) + ' ' + quoted(program) + ' ' + quoted(spec) + " --abort >/dev/null 2>&1";
    return std::system(command.c_str()) == 0; // NOLINT(cert-env33-c): the tests are a program of their own
}

std::optional<std::size_t> number(std::string_view s) {
    std::size_t n = 0;
    const auto [stop, wrong] = std::from_chars(s.data(), s.data() + s.size(), n);
    if (wrong != std::errc() || stop != s.data() + s.size()) return std::nullopt;
    return n;
}

} // namespace

int main(int argc, char* argv[]) {
    std::string program;
    std::vector<std::string_view> wanted;
    std::size_t least = 95;
    mutation_options options;
    options.samples = samples;
    language in = language::zh;
    bool list = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view a = argv[i];
        const auto n = i + 1 < argc ? number(argv[i + 1]) : std::nullopt;
        if (a == "--en") {
            in = language::en;
        } else if (a == "--list") {
            list = true;
        } else if ((a == "--least" || a == "--seconds") && n) {
            ++i;
            if (a == "--least")
                least = *n;
            else
                options.most = std::chrono::seconds(*n);
        } else if (a.substr(0, 2) == "--") {
            std::cerr << a << " ?\n";
            return 2;
        } else if (program.empty()) {
            program = a;
        } else {
            wanted.push_back(a);
        }
    }
    if (program.empty()) {
        std::cerr << "onezone_mutants TESTS [--least PERCENT] [--seconds N] [--en] [--list] [PACK...]\n";
        return 2;
    }
    options.progress = [](std::size_t done, std::size_t of, std::size_t noticed) {
        std::cerr << '\r' << done << '/' << of << ", " << noticed << " killed " << std::flush;
        if (done == of) std::cerr << '\n';
    };
    bool enough = true;
    for (const tested_pack& t : all_packs) {
        bool here = wanted.empty();
        for (const std::string_view w : wanted) here = here || w == t.name;
        if (!here) continue;
        const policy p = t.make();
        if (!passes(program, t.tests, "")) {
            std::cerr << t.tests << ": the tests fail without any mutant\n";
            return 2;
        }
        const coverage seen = coverage_at_random(p, samples);
        const std::vector<mutant> mutants = mutants_of(p, seen);
        if (list) {
            for (const mutant& m : mutants) std::cout << m.id() << '\n';
            continue;
        }
        const mutation_result r = try_mutants(
            p, mutants,
            [&](const mutant& m) -> std::optional<std::string> {
                if (passes(program, t.tests, m.id())) return std::nullopt;
                return std::string(t.tests);
            },
            options);
        std::cout << t.name << '\n';
        print(std::cout, r, in);
        enough = enough && r.reaches(least);
    }
    return enough ? 0 : 1;
}
