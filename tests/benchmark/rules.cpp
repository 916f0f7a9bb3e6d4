// SPDX-License-Identifier: Apache-2.0
#include "rules.hpp"

#include <onezone/model/change.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

// Full validation of the nation with synthetic zones, with and without tracking, and one change judged again. Every report is
// compared with the plain one.
//
// What is timed as validation ends with the report: the verdict and grade of every pair, so also which are findings, how many of which
// rule, and whether the hierarchy conforms. The texts of all findings (messages, paths, what is missing and what each answer would
// lead to) are written when they are asked for; that is the row `findings`.

namespace onezone_bench {

namespace {

using namespace onezone;

constexpr int zones = 3'000;
constexpr int runs = 5;

// Three thousand zones over the counties, each with an agency, its leaders, a township it administers and a figure or two.
[[nodiscard]] hierarchy with_zones(const hierarchy& nation) {
    change c(nation);
    c.record_nothing();
    std::vector<unit_id> counties;
    for (const unit_ref u : nation.units())
        if (u.is_division() && u.level() == level::county) counties.push_back(u.id());
    for (int i = 0; i < zones; ++i) {
        const unit_id county = counties[static_cast<std::size_t>(i) * counties.size() / zones];
        const auto key = static_cast<std::uint64_t>(i);
        const unit_id id = unit_id::derive(0x6f6e65ULL, key);
        c.add({id, unit_kind::zone, "开发区" + std::to_string(i), {}, county}).value();
        zone z = *c.now().zone_of(id);
        z.tier = i % 5 == 0 ? zone_tier::national : zone_tier::provincial;
        if (i % 7 != 0) z.location = i % 9 == 0 ? location_class::main_urban_area : location_class::county_area;
        z.category = zone_category::economic;
        z.managing = fact<unit_id>(county);
        z.lead_industries = std::vector<std::string>(static_cast<std::size_t>(1 + i % 4), "产业");
        c.put(std::move(z)).value();
        body b;
        b.key = body_id::derive(0x6f6e65ULL, key);
        b.kind = body_kind::management_committee;
        b.name = "管委会" + std::to_string(i);
        b.unit = id;
        b.rank = i % 3 == 0 ? rank::county_chief : rank::county_deputy;
        b.leading_posts = 5;
        b.quota = {{quota_kind::institution, 20 + i % 10}};
        b.staff = {{staff_status::institution, 22}};
        const body_id agency = b.key;
        c.put(std::move(b)).value();
        holding x;
        x.key = holding_id::derive(0x6f6e65ULL, key);
        x.name = i % 4 == 0 ? "社会事务" : "招商引资";
        x.function = i % 4 == 0 ? function_class::social : function_class::economic;
        x.holder = agency;
        c.put(std::move(x)).value();
        post p;
        p.key = post_id::derive(0x6f6e65ULL, key);
        p.body = agency;
        p.kind = post_kind::director;
        p.title = "主任";
        const post_id seat = p.key;
        c.put(std::move(p)).value();
        person who;
        who.key = person_id::derive(0x6f6e65ULL, key);
        who.name = "某" + std::to_string(i);
        const person_id holder = who.key;
        c.put(std::move(who)).value();
        tenure t;
        t.key = tenure_id::derive(0x6f6e65ULL, key);
        t.post = seat;
        t.person = holder;
        t.mode = tenure_mode::concurrent;
        t.paid = i % 6 == 0;
        c.put(std::move(t)).value();
        for (const unit_ref below : c.now()[county].children()) {
            if (i % 3 != 0 || below.level() != level::township) continue;
            entrustment e;
            e.key = entrustment_id::derive(0x6f6e65ULL, key);
            e.unit = below.id();
            e.holder = id;
            e.scope = entrustment_scope::economic;
            if (!c.put(std::move(e))) continue;
            break;
        }
    }
    return std::move(c).finish();
}

// The same with all lists stated to be whole.
[[nodiscard]] hierarchy all_stated(const hierarchy& h) {
    change c(h);
    c.record_nothing();
    c.put(completeness::of_everything()).value();
    for (int i = 0; i < zones; ++i)
        c.put(completeness::of(unit_id::derive(0x6f6e65ULL, static_cast<std::uint64_t>(i)), known_list::parks)).value();
    return std::move(c).finish();
}

// How often rules are called when the tier of a zone changes.
[[nodiscard]] double judged_again(const hierarchy& h, const policy& p, const date& on) {
    std::size_t calls = 0;
    std::vector<rule> rules = p.rules();
    for (rule& r : rules)
        r.judge = [&calls, judge = r.judge](context& c) {
            ++calls;
            judge(c);
        };
    const report before = validate(h, policy("counted", say("计数", "counted"), std::move(rules)), on, {1, true});
    std::vector<double> each;
    for (int i = 0; i < 21; ++i) {
        change c(h);
        zone z = *h.zone_of(unit_id::derive(0x6f6e65ULL, static_cast<std::uint64_t>(i * 37)));
        z.tier = z.tier.value == zone_tier::national ? zone_tier::provincial : zone_tier::national;
        c.put(std::move(z)).value();
        const std::vector<edit> edits = c.edits();
        const hierarchy after = std::move(c).finish();
        calls = 0;
        static_cast<void>(revalidate(before, {h, after, edits}));
        each.push_back(static_cast<double>(calls));
    }
    return median(each);
}

template <class Task>
[[nodiscard]] double elapsed(Task task) {
    const auto began = std::chrono::steady_clock::now();
    task();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}
void must(bool so, const char* what) {
    if (so) return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}
void row(const char* task, std::size_t units, double figure, const char* measure, double limit, const char* target) {
    std::printf(
        "%s\t%zu\t%.2f %s\t-\t-\t%s\t%s\n", task, units, figure, measure, target, figure <= limit ? "ok" : "over");
    std::fflush(stdout);
}

} // namespace

void run_rules(const hierarchy& nation, const selection& wanted) {
    if (!wanted.has("validate") && !wanted.has("revalidate")) return;
    const hierarchy h = with_zones(nation);
    const std::size_t n = h.size();
    // Jiangxi's clauses asked everywhere: its own zones are few.
    policy p = packs::national() + packs::jiangxi_2023();
    for (const rule& r : std::vector<rule>(p.rules())) p.set(reach_setting{r.id, code{}, std::nullopt}).value();
    const date on(2023, 12, 1);

    const report plain = validate(h, p, on);
    const double pairs = static_cast<double>(plain.judged());
    report tracked = validate(h, p, on, {1, true});
    must(tracked == plain, "validate: tracking changes the report");
    if (wanted.has("validate")) {
        std::vector<double> one, two, with, told;
        std::size_t findings = 0;
        for (int run = 0; run < runs; ++run) {
            one.push_back(seconds([&] { must(validate(h, p, on).conforms() == plain.conforms(), "validate"); }));
            two.push_back(elapsed([&] {
                must(validate(h, p, on, {2, false}).judged() == plain.judged(), "validate");
            }));
            with.push_back(seconds([&] {
                must(validate(h, p, on, {1, true}).judged() == plain.judged(), "validate");
            }));
        }
        // Apart: the texts would leave nothing else in the processor's caches.
        for (int run = 0; run < runs; ++run) {
            const report untold = validate(h, p, on);
            told.push_back(seconds([&] { findings = untold.findings().size(); }));
        }
        must(validate(h, p, on, {2, false}) == plain, "validate: two threads give another report");
        // One thread; two, as there are cores where the target was set.
        row("validate", n, median(one) / pairs * 1e9, "ns/pair", 60, "<=60ns");
        row("validate_two_threads", n, median(two) / pairs * 1e9, "ns/pair", 60, "<=60ns");
        // To store every read took 35 MB.
        row("validate_tracked", n, median(with) / median(one), "x", 2, "<=2x");
        row("tracking_memory", n, static_cast<double>(tracked.tracking_bytes()) / 1e6, "MB", 35, "<35MB");
        // Nothing is open for want of completeness: every list is stated to be whole, of every zone its own lists beside.
        const hierarchy whole = all_stated(h);
        const report of_whole = validate(whole, p, on);
        std::vector<double> stated;
        for (int run = 0; run < runs; ++run)
            stated.push_back(
                seconds([&] { must(validate(whole, p, on).judged() == of_whole.judged(), "validate: stated"); }));
        row("validate_stated", n, median(stated) / static_cast<double>(of_whole.judged()) * 1e9, "ns/pair", 60,
            "<=60ns");
        row("findings", n, median(told) / static_cast<double>(findings) * 1e6, "us each", 5, "<=5us");
        std::fprintf(stderr,
            "# validate\t%zu\t%.0f pairs, %zu rules, %zu findings: %.2f ms; two threads %.2f ms; tracked %.2f ms; "
            "the texts of all findings %.2f ms more\n",
            n, pairs, p.rules().size(), findings, median(one) * 1e3, median(two) * 1e3, median(with) * 1e3,
            median(told) * 1e3);
    }
    if (wanted.has("revalidate")) {
        // Each change and its undoing, on a report that nobody else holds; then on one that is kept.
        std::vector<double> in_place, as_value;
        hierarchy now = h;
        const auto once = [&](int i, bool kept) {
            const unit_id id = unit_id::derive(0x6f6e65ULL, static_cast<std::uint64_t>(i * 37 % zones));
            change c(now);
            zone z = *now.zone_of(id);
            z.tier = z.tier.value == zone_tier::national ? zone_tier::provincial : zone_tier::national;
            c.put(std::move(z)).value();
            const std::vector<edit> edits = c.edits();
            const hierarchy after = std::move(c).finish();
            const step_view step{now, after, edits};
            if (kept) {
                report next;
                as_value.push_back(seconds([&] { next = revalidate(tracked, step); }));
                tracked = std::move(next);
            } else {
                in_place.push_back(seconds([&] { tracked = revalidate(std::move(tracked), step); }));
            }
            now = after;
        };
        for (int i = 0; i < 202; ++i) once(i / 2, false); // the second of two undoes the first
        must(tracked == plain, "revalidate: a change and its undoing change the report");
        for (int i = 0; i < 22; ++i) once(i / 2, true);
        must(tracked == validate(now, p, on), "revalidate: another report than validate's");
        const double again = judged_again(h, p, on);
        row("revalidate", n, median(in_place) * 1e6, "us", 5 + 0.25 * again, "<=5us+0.25us/pair");
        row("revalidate_value", n, median(as_value) * 1e6, "us", 25, "<=25us");
        std::fprintf(
            stderr, "# revalidate\t%zu\t%zu rules; one change: %.0f calls of rules\n", n, p.rules().size(), again);
    }
}

} // namespace onezone_bench
