// SPDX-License-Identifier: Apache-2.0
// Tests the tests of the rule packs: onezone_mutants TESTS [--least PERCENT] [--seconds N] [--samples N] [--en] [--list] [PACK|RULE…]
// Every mutant of a pack's rules is put before the program TESTS, by name in ONEZONE_MUTANT (support/mutated.hpp): chosen when the tests
// run, so nothing is compiled anew. As many runs at once as the machine has processors; each stops at the first test that fails.
// Exit status: 0 where at least PERCENT (95) of the mutants of every pack that are not explained as equivalent are noticed, else 1; 2 where
// an argument is wrong, the tests fail by themselves, a rule belongs to no pack listed here, or what is explained as equivalent is noticed.
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

using namespace onezone;

namespace {

struct tested_pack {
    std::string_view name;
    policy (*make)();
    std::string_view tests; ///< the specification of its tests
};
/// How clauses are worded, since when and where: soon tried, and enough for every third mutant.
constexpr std::string_view worded = "[worded]";
constexpr std::string_view of_provinces = "[packs]~[wording],[disagreement]";
constexpr tested_pack all_packs[] = {
    {"national", &packs::national, "[packs]~[wording],[national],[dual_role]"},
    {"jiangxi_2023", &packs::jiangxi_2023, "[packs]~[wording],[jiangxi],[dual_role]"},
    {"ganzhou_2022", &packs::ganzhou_2022, "[packs]~[wording],[ganzhou],[dual_role]"},
    {"shangli_2022", &packs::shangli_2022, "[packs]~[wording],[shangli],[dual_role]"},
    {"jiangxi_2018", &packs::jiangxi_2018, of_provinces},
    {"jiangxi_towns_2021", &packs::jiangxi_towns_2021, of_provinces},
    {"shandong", &packs::shandong, of_provinces},
    {"anhui_2017", &packs::anhui_2017, of_provinces},
    {"zhejiang", &packs::zhejiang, of_provinces},
    {"hebei_2017", &packs::hebei_2017, of_provinces},
    {"henan_2021", &packs::henan_2021, of_provinces},
    {"inner_mongolia_2021", &packs::inner_mongolia_2021, of_provinces},
    {"shaanxi", &packs::shaanxi, of_provinces},
    {"gansu_2025", &packs::gansu_2025, of_provinces},
    {"jiangsu", &packs::jiangsu, of_provinces},
    {"fujian", &packs::fujian, of_provinces},
};

struct explained {
    std::string_view mutant;
    std::string_view why;
};
// Mutants that say of every hierarchy what the rule itself says: there is no test that could notice them.
constexpr explained equivalents[] = {
    {"jx23.target.revenue parameter tolerance=-1",
        "asked for only where the target is missed, and then a tolerance of less than nothing is missed as well"},
    {"jx23.target.research parameter tolerance=-1",
        "asked for only where the target is missed, and then a tolerance of less than nothing is missed as well"},
    {"org.overstaff condition_dropped has-leading-posts",
        "where no leading post is recorded there is nothing that could break the demand"},
    {"org.approve condition_dropped changed", "all that can happen to an organ in a step is what the clause speaks of"},
    {"border.no-cross condition_dropped division", "of villages no change of bounds is ever told"},
    {"ah17.one-county condition_dropped enough", "a floor of none is reached in any case"},
    {"ha21.one-county condition_dropped enough", "a floor of none is reached in any case"},
    {"heb17.head condition_negated managing",
        "stated only where nobody knows who manages the zone; the opposite of unknown is unknown"},
    {"jx23.target.2035 condition_negated complete",
        "what would make it complete the source does not say; the opposite of unknown is unknown"},
    {"sl22.appraisal condition_dropped every-two-months",
        "what is not held every two months is none whose result counts either, so that the other demand is broken with it"},
    {"plenum24.zones condition_negated deepens",
        "what would deepen reform no record holds; the opposite of unknown is unknown"},
};

bool is_explained(const std::string& id) {
    return std::any_of(
        std::begin(equivalents), std::end(equivalents), [&](const explained& e) { return e.mutant == id; });
}

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

/// The conditions the rules state: on hierarchies changed at random and, by operations whose procedure is told, on steps.
std::vector<mutant> mutants_of_pack(const policy& p) {
    std::vector<rule_condition> conditions;
    const auto add = [&](const std::string& rule, const std::string& key) {
        rule_condition one{rule, key};
        if (std::find(conditions.begin(), conditions.end(), one) == conditions.end())
            conditions.push_back(std::move(one));
    };
    for (const rule_coverage& r : coverage_at_random(p, 200).rules())
        for (const condition_coverage& c : r.conditions) add(r.rule, c.key);
    for (const rule_profile& r : profiles_at_random(p))
        for (const stated_clause& c : r.conditions) add(r.rule, c.key);
    return mutants_of(p, conditions);
}

struct arguments {
    std::string program{};
    std::vector<std::string_view> wanted{}; ///< packs and rules; none: all
    std::size_t least = 95;
    mutation_options options{};
    language in = language::zh;
    bool list = false;

    [[nodiscard]] bool wants(const tested_pack& pack, const std::string& rule) const {
        return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](std::string_view w) {
            return w == pack.name || w == rule;
        });
    }
};

/// Nothing where an argument is none of these.
std::optional<arguments> read(int argc, char* argv[]) {
    arguments all;
    all.options.samples = 200;
    for (int i = 1; i < argc; ++i) {
        const std::string_view a = argv[i];
        const auto n = i + 1 < argc ? number(argv[i + 1]) : std::nullopt;
        if (a == "--en") {
            all.in = language::en;
        } else if (a == "--list") {
            all.list = true;
        } else if ((a == "--least" || a == "--seconds" || a == "--samples") && n) {
            ++i;
            if (a == "--least")
                all.least = *n;
            else if (a == "--seconds")
                all.options.most = std::chrono::seconds(*n);
            else
                all.options.samples = *n;
        } else if (a.substr(0, 2) == "--") {
            std::cerr << a << " ?\n";
            return std::nullopt;
        } else if (all.program.empty()) {
            all.program = a;
        } else {
            const bool known = packs::all().find(a)
                || std::any_of(
                    std::begin(all_packs), std::end(all_packs), [&](const tested_pack& p) { return p.name == a; });
            if (!known) {
                std::cerr << a << ": no pack and no rule\n";
                return std::nullopt;
            }
            all.wanted.push_back(a);
        }
    }
    if (all.program.empty()) {
        std::cerr
            << "onezone_mutants TESTS [--least PERCENT] [--seconds N] [--samples N] [--en] [--list] [PACK|RULE...]\n";
        return std::nullopt;
    }
    if (isatty(STDERR_FILENO) != 0)
        all.options.progress = [](std::size_t done, std::size_t of, std::size_t noticed) {
            std::cerr << '\r' << done << '/' << of << ", " << noticed << " killed " << std::flush;
            if (done == of) std::cerr << '\n';
        };
    return all;
}

/// Only what is explained is equivalent: that a rule and its mutant agree on everything random may be the fault of what is random.
/// Returns those explained that a test notices.
std::vector<std::string> settle(mutation_result& r) {
    std::vector<std::string> noticed;
    for (tried_mutant& t : r.mutants) {
        const bool told = is_explained(t.what.id());
        if (told && t.end == mutant_fate::killed) noticed.push_back(t.what.id());
        if (told && t.end == mutant_fate::survived && !t.would_kill) t.end = mutant_fate::equivalent;
        if (!told && t.end == mutant_fate::equivalent) t.end = mutant_fate::survived;
    }
    return noticed;
}

} // namespace

int main(int argc, char* argv[]) {
    const auto asked = read(argc, argv);
    if (!asked) return 2;
    for (const rule& r : packs::all().rules())
        if (std::none_of(std::begin(all_packs), std::end(all_packs),
                [&](const tested_pack& p) { return p.make().find(r.id).has_value(); })) {
            std::cerr << r.id << ": of no pack listed here\n";
            return 2;
        }
    int status = 0;
    for (const tested_pack& t : all_packs) {
        const policy p = t.make();
        std::vector<mutant> mutants;
        if (std::any_of(p.rules().begin(), p.rules().end(), [&](const rule& r) { return asked->wants(t, r.id); }))
            mutants = mutants_of_pack(p);
        std::erase_if(mutants, [&](const mutant& m) { return !asked->wants(t, m.rule); });
        if (mutants.empty()) continue;
        if (asked->list) {
            for (const mutant& m : mutants) std::cout << m.id() << '\n';
            continue;
        }
        if (!passes(asked->program, t.tests, "")) {
            std::cerr << t.tests << ": the tests fail without any mutant\n";
            return 2;
        }
        // Nor may they fail for no other reason than that a rule is named of which the tables are narrowed to its own rows.
        for (const rule& r : p.rules())
            if (asked->wants(t, r.id)
                && !(passes(asked->program, worded, r.id + " as it is")
                    && passes(asked->program, t.tests, r.id + " as it is"))) {
                std::cerr << r.id << ": the tests fail with nothing wrong with it\n";
                return 2;
            }
        mutation_result r = try_mutants(
            p, mutants,
            [&](const mutant& m) -> std::optional<std::string> {
                for (const std::string_view tests : {worded, t.tests})
                    if (!passes(asked->program, tests, m.id())) return std::string(tests);
                return std::nullopt;
            },
            asked->options);
        for (const std::string& id : settle(r)) {
            std::cerr << id << ": explained as equivalent, and noticed\n";
            status = 2;
        }
        std::cout << t.name << '\n';
        print(std::cout, r, asked->in);
        std::cout << std::flush;
        if (!r.reaches(asked->least) && status == 0) status = 1;
    }
    return status;
}
