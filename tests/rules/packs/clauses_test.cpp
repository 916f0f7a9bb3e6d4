// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/clause_models.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"
#include "support/wording.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::as_tested;
using onezone_tests::concerns;
using onezone_tests::pack_case;
using onezone_tests::spoilt;

// Every rule of every pack: one model that obeys all of a pack, one fact spoilt for each way to break a rule, one fact missing, and
// the days before and on which the clause is in force.

namespace {

constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

const date today(2026, 3, 1);

std::string replaced(std::string s, std::string_view from, std::string_view to) {
    const std::size_t at = s.find(from);
    CAPTURE(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(s.find(from, at + 1) == std::string::npos);
    return s.replace(at, from.size(), to);
}

std::string spoil(const char* obedient, const spoilt& r) {
    std::string s = replaced(obedient, r.from, r.to);
    return r.also_from ? replaced(std::move(s), r.also_from, r.also_to) : s;
}

/// Nothing is there but what is recorded; or, where a list is what is missing, nobody has said so.
hierarchy read(const std::string& s, bool all = true) {
    return read_sketch(all ? s + "\ncomplete every\n" : s, "sketch").value();
}
/// Clauses of which no date is known get one, so that there is something to judge.
policy dated(policy p) {
    const policy as_shipped = p;
    for (const rule& r : as_shipped.rules())
        if (r.valid == effect{}) p.set(reach_setting{r.id, {}, effect::from(date(2000, 1, 1))}).value();
    return p;
}

bool judges_steps(std::string_view rule_id) { return rule_id == "gz22.sanding" || rule_id == "jx21.one-for-one"; }

date before(const date& d) { return d - boost::gregorian::days(1); }
// Today, or the last day of a clause that has ended since.
date day_of(const rule& r) { return r.valid.until && *r.valid.until <= today ? before(*r.valid.until) : today; }

report judged(const hierarchy& before, const hierarchy& after, const policy& p, const rule& r, const date& rules) {
    const judging_dates on{today, rules};
    return r.about.change || judges_steps(r.id) ? validate(step_view{before, after}, p, on) : validate(after, p, on);
}

struct told {
    std::size_t found = 0;
    verdict is{};
    std::optional<finding> what;
};
told at(const report& r, std::string_view rule_id, std::string_view place) {
    told t;
    r.each([&](const rule& of, subject s, verdict v, grade) {
        if (of.id != rule_id || !path_of(r.of(), s).ends_with(place)) return;
        ++t.found;
        t.is = v;
        for (const finding& f : r.findings())
            if (f.rule == rule_id && f.about == s) t.what = f;
    });
    return t;
}

bool lacks(const told& t, std::string_view field) {
    return t.what && std::any_of(t.what->missing.begin(), t.what->missing.end(), [&](const fact_note& n) {
        return n.field == field;
    });
}

std::vector<pack_case> all_packs() {
    std::vector<pack_case> all = onezone_tests::models_of_the_nation();
    for (auto more : {&onezone_tests::models_of_jiangxi, &onezone_tests::models_of_other_provinces})
        for (pack_case& c : more()) all.push_back(std::move(c));
    return all;
}

// The days around those of the clause, where the fact is spoilt in any case.
void check_boundaries(const pack_case& c, const spoilt& row, const hierarchy& was, const hierarchy& now) {
    const rule& r = *c.pack.find(row.rule);
    const auto on = [&](const date& rules) { return at(judged(was, now, c.pack, r, rules), row.rule, row.at); };
    const effect& e = r.valid;
    const std::optional<date> known = e.announced ? e.announced : e.issued;
    if (e.in_force_earliest) CHECK(on(before(*e.in_force_earliest)).is == verdict::not_in_force);
    if (e.until) CHECK(on(*e.until).is == verdict::not_in_force);
    if (e.in_force_latest) {
        CHECK(on(*e.in_force_latest).is == bad);
        if (e.in_force_earliest != e.in_force_latest && !(known && before(*e.in_force_latest) >= *known))
            CHECK(lacks(on(before(*e.in_force_latest)), "in_force"));
        return;
    }
    if (!known) {
        CHECK(lacks(on(today), "in_force"));
        return;
    }
    if (!e.in_force_earliest || before(*known) >= *e.in_force_earliest) CHECK(lacks(on(before(*known)), "in_force"));
    const told then = on(*known);
    CHECK(then.is == bad);
    REQUIRE(then.what);
    CHECK(then.what->dating == dating::as_announced);
}

} // namespace

TEST_CASE("of every pack one model obeys every rule", "[rules][packs]") {
    CHECK(all_packs().size() > 16);
    for (const pack_case& c : all_packs()) {
        if (!concerns(c.pack)) continue;
        const policy p = dated(c.pack);
        const hierarchy h = read(c.obedient);
        const report r = validate(step_view{h, h}, p, today);
        CAPTURE(p.id());
        for (const finding& f : r.findings()) FAIL_CHECK(f);
        // On a step that changes nothing, packs that judge only changes judge nothing.
        CHECK((r.conforms() || r.outcome() == outcome::nothing_judged));
        CHECK(r.errors().empty());
        CHECK(r.conflicts().empty());
    }
}

TEST_CASE("one fact spoilt or missing decides every rule of every pack, from its first day on", "[rules][packs]") {
    CHECK(all_packs().size() > 16);
    for (const pack_case& c : all_packs()) {
        if (std::none_of(c.rows.begin(), c.rows.end(), [](const spoilt& row) { return concerns(row.rule); })) continue;
        const policy p = dated(c.pack);
        const hierarchy was = read(c.obedient);
        for (const spoilt& row : c.rows) {
            if (!concerns(row.rule)) continue;
            CAPTURE(row.rule, row.at, row.from, row.to);
            const rule* r = p.find(row.rule);
            REQUIRE(r);
            const hierarchy now = read(spoil(c.obedient, row), row.is != open || !onezone_tests::names_list(row.wants));
            const report found = judged(was, now, p, *r, day_of(*r));
            CHECK(found.errors().empty());
            onezone_tests::check_wording(found);
            const told t = at(found, row.rule, row.at);
            CHECK(t.found == 1);
            CHECK(std::string(key_of(t.is)) == std::string(key_of(row.is)));
            if (row.is == open) CHECK(lacks(t, row.wants));
            if (row.is != bad) continue;
            REQUIRE(t.what);
            CHECK(t.what->force == r->force);
            CHECK(t.what->severity == severity_of(bad, r->force, r->basis.how));
            CHECK_FALSE(t.what->message.zh.empty());
            CHECK_FALSE(t.what->message.en.empty());
            if (r->basis.how != grade::stated) CHECK_FALSE(t.what->doubtful.empty());
            check_boundaries(c, row, was, now);
        }
    }
}

TEST_CASE("no rule of a pack goes without a spoilt and a missing fact", "[rules][packs]") {
    // What cannot be broken, or leaves nothing open. Rules on procedures have a table of their own: procedures_test.cpp.
    const std::set<std::string> unbreakable{
        "jx23.urban.social-may-stay", "jx23.target.2035", "fg2832.convert", "plenum24.zones"};
    const std::set<std::string> never_open{"jx23.urban.social-may-stay", "fg2832.convert", "gz22.merge.section",
        "gz22.village-agencies", "cs.within-quota", "jx21.one-for-one", "credit.check", "credit.department",
        "jx23.target.2035"}; // due only after 2035: a test of its own below
    std::map<std::string, std::set<verdict>> seen;
    std::set<std::string> ids;
    for (const pack_case& c : all_packs()) {
        for (const spoilt& row : c.rows) seen[row.rule].insert(row.is);
        for (const rule& r : c.pack.rules()) ids.insert(r.id);
    }
    CHECK(ids.size() == packs::all().rules().size());
    for (const rule& r : packs::all().rules()) {
        CAPTURE(r.id);
        CHECK(ids.contains(r.id));
        // Steps that acts have to tell: procedures_test.cpp, ganzhou_test.cpp.
        if (r.about.affected || r.id == "org.quota-level") continue;
        CHECK(seen[r.id].contains(bad) != unbreakable.contains(r.id));
        CHECK(seen[r.id].contains(open) != never_open.contains(r.id));
    }
}

TEST_CASE("whether the modern management of zones is complete is asked after 2035, and the source gives no measure",
    "[rules][packs][jiangxi]") {
    const hierarchy now = read("province 江西省 code=36\n");
    const auto on = [&](const date& d) {
        return at(validate(now, as_tested(packs::jiangxi_2023()), {d, d}), "jx23.target.2035", "江西省");
    };
    CHECK(on(date(2035, 12, 31)).is == silent);
    const told due = on(date(2036, 1, 1));
    CHECK(due.is == open);
    CHECK(lacks(due, "modern_management"));
}
