// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_CERTAINTY_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_CERTAINTY_HPP_INCLUDED

#include "catch.hpp"
#include "enacted.hpp"
#include "mutated.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Small hierarchies in one county, and what rules of all packs say of them.

namespace onezone_tests::certainty {

using namespace onezone;

inline constexpr verdict good = verdict::satisfied;
inline constexpr verdict bad = verdict::violated;
inline constexpr verdict open = verdict::undecided;
inline constexpr verdict silent = verdict::not_applicable;

inline const date today(2024, 6, 1);

/// All packs; clauses without any date are taken to hold.
inline const policy& all() {
    static const policy p = [] {
        policy q = as_tested(packs::all());
        const policy as_shipped = q;
        for (const rule& r : as_shipped.rules())
            if (r.valid == effect{}) q.set(reach_setting{r.id, {}, effect::from(date(2000, 1, 1))}).value();
        return q;
    }();
    return p;
}

inline hierarchy read(std::string_view sketch) { return read_sketch(sketch, "sketch").value(); }

/// In one county of Ganzhou.
inline std::string county(std::string_view lines, std::string_view at_the_top = {}) {
    return std::string(at_the_top) + "province 江西省 code=36\n  city 赣州市 code=3607\n    county 于都县 code=360731\n"
        + std::string(lines);
}
inline std::string whole(std::string_view lines) { return county(lines, "complete every\n"); }

inline unit_id unit(const hierarchy& h, std::string_view path) { return h.at(path); }
inline const body& body_called(const hierarchy& h, std::string_view name) {
    const auto all_bodies = h.all<body>();
    const auto found =
        std::find_if(all_bodies.begin(), all_bodies.end(), [&](const body& b) { return b.name == name; });
    REQUIRE(found != all_bodies.end());
    return *found;
}

struct told {
    verdict is = silent;
    std::vector<std::string> missing{};
    bool blames = false;

    [[nodiscard]] bool wants(std::string_view field) const {
        return is == open && std::find(missing.begin(), missing.end(), field) != missing.end();
    }
};
/// Of the one subject of that rule whose path ends so.
inline told of(const report& r, std::string_view rule_id, std::string_view place) {
    told t;
    std::size_t found = 0;
    r.each([&](const rule& judging, subject s, verdict v, grade) {
        if (judging.id != rule_id || !path_of(r.of(), s).ends_with(place)) return;
        ++found;
        t.is = v;
        for (const finding& f : r.findings()) {
            if (f.rule != rule_id || f.about != s) continue;
            for (const fact_note& n : f.missing) t.missing.push_back(n.field);
            t.blames = !f.blamed.empty();
        }
    });
    CAPTURE(rule_id, place);
    CHECK(found <= 1);
    return t;
}
inline told at(std::string_view sketch, std::string_view rule_id, std::string_view place, const policy& p = all(),
    const date& on = today) {
    return of(validate(read(sketch), p, on), rule_id, place);
}
inline told after(const told_step& step, std::string_view rule_id, std::string_view place, const date& on = today) {
    return of(step.judged(all(), {on, on}), rule_id, place);
}

inline std::string replaced(std::string s, std::string_view from, std::string_view to) {
    const std::size_t where = s.find(from);
    CAPTURE(from);
    REQUIRE(where != std::string::npos);
    return s.replace(where, from.size(), to);
}

} // namespace onezone_tests::certainty

#endif
