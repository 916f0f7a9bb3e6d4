// SPDX-License-Identifier: Apache-2.0
#include "acts.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <vector>

namespace onezone_bench {

namespace oz = onezone;

namespace {

constexpr int runs = 7;
const oz::date day(2023, 11, 8);

// A zone lies in a county of no more than so many townships; it lies in a province.
oz::policy two_rules() {
    oz::rule few;
    few.id = "few-townships";
    few.title = oz::say("所在县的乡镇不多", "a county of few townships");
    few.about.kind = oz::subject_kind::zone;
    few.valid = oz::effect::from(oz::date(2000, 1, 1));
    few.judge = [](oz::context& c) {
        const oz::unit_ref county = c.ancestor(c.this_unit(), oz::level::county);
        if (!c.when("in-county", oz::truth(static_cast<bool>(county), 0))) return;
        std::size_t townships = 0;
        for (const oz::unit_ref u : c.children(county)) townships += u.level() == oz::level::township ? 1U : 0U;
        c.require("few", oz::truth(townships <= flat::few_townships, 0));
    };
    oz::rule rooted;
    rooted.id = "in-a-province";
    rooted.title = oz::say("在某省之内", "within a province");
    rooted.about.kind = oz::subject_kind::zone;
    rooted.valid = oz::effect::from(oz::date(2000, 1, 1));
    rooted.judge = [](oz::context& c) {
        c.require("province", oz::truth(static_cast<bool>(c.ancestor(c.this_unit(), oz::level::province)), 0));
    };
    return oz::policy("two", oz::say("两条", "two"), {few, rooted});
}

} // namespace

void run_two_rules(const ours& o, const flat& f, const sqlite* s, bool large, const selection& wanted) {
    if (!wanted.has("two_rules")) return;
    const std::size_t n = o.value().size();
    const oz::policy p = two_rules();
    std::vector<double> to, tf, ts;
    std::uint64_t answer = 0;
    for (int run = 0; run < runs; ++run) {
        std::uint64_t mine = 0;
        std::uint64_t theirs = 0;
        to.push_back(seconds([&] {
            const oz::report r = oz::validate(o.value(), p, day);
            mine = r.count(oz::verdict::satisfied) * 10'000 + r.count(oz::verdict::violated);
        }));
        tf.push_back(seconds([&] { theirs = f.two_rules(); }));
        agree("two_rules", mine, theirs, "the flat store");
        answer = mine;
    }
    // Apart: what it reads would leave nothing of the others' in the processor's caches.
    for (int run = 0; s && run < runs; ++run) {
        std::uint64_t theirs = 0;
        ts.push_back(seconds([&] { theirs = s->two_rules(); }));
        agree("two_rules", answer, theirs, "SQLite");
    }
    print({"two_rules", n, median(to), median(tf), large ? 0.6 : 1.5, large ? "<=0.6" : "<=1.5"});
    if (s) beside("two_rules", n, median(to), "SQLite ", median(ts));
}

} // namespace onezone_bench
