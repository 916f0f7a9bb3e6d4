// SPDX-License-Identifier: Apache-2.0
#include "growth.hpp"

#include "heap.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/json/report.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>

#include <any>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

namespace onezone_bench {

namespace {

using namespace onezone;

void must(bool well, const char* what) {
    if (well) return;
    std::fprintf(stderr, "growth: %s\n", what);
    std::exit(1);
}

// Prepares what is given, and returns what is timed.
using task = std::function<std::function<void()>(std::size_t n)>;

double timed(const task& of, std::size_t n) {
    const std::function<void()> once = of(n);
    std::vector<double> each;
    for (int run = 0; run < 3; ++run) each.push_back(seconds(once));
    return median(each);
}
void row(const char* name, std::size_t n, const selection& wanted, const task& of) {
    if (!wanted.has(name)) return;
    const double one = timed(of, n);
    print({name, 4 * n, timed(of, 4 * n), {}, 6, "<=6x a quarter of it", unit_of::seconds, one});
}

// Prepares what is given, and returns what is made of it.
using making = std::function<std::function<std::any()>(std::size_t n)>;

// What it takes at the most while it is made, and what stays.
struct bytes_taken {
    double held = 0;
    double most = 0;
};
bytes_taken taken(const making& of, std::size_t n) {
    const std::function<std::any()> once = of(n);
    const heap_count counted;
    const std::size_t before = heap_in_use();
    reset_heap_peak();
    const std::any made = once();
    return {static_cast<double>(heap_in_use() - before), static_cast<double>(heap_peak() - before)};
}
// The peak at 4 n, beside that at n; and what is held, for those who want to know.
void memory_row(const char* name, std::size_t n, const selection& wanted, const making& of) {
    if (!wanted.has(name)) return;
    const double one = taken(of, n).most;
    const bytes_taken four = taken(of, 4 * n);
    print({name, 4 * n, four.most, {}, 5, "<=5x a quarter of it", unit_of::bytes, one});
    std::fprintf(stderr, "# %s\t%zu\t%.0f B held, %.0f B at the most for each\n", name, 4 * n,
        four.held / static_cast<double>(4 * n), four.most / static_cast<double>(4 * n));
}

std::string number(std::size_t n) { return std::to_string(n); }

// A county with so many zones, each with an agency of 9 people.
hierarchy agencies(std::size_t n) {
    change c{hierarchy{}};
    c.record_nothing();
    const unit_id county = unit_id::derive(1, 0);
    c.add({county, unit_kind::county, "县", {}, {}, true}).value();
    for (std::size_t i = 0; i < n; ++i) {
        c.add({unit_id::derive(2, i), unit_kind::zone, "园区" + number(i), {}, county, true}).value();
        body b;
        b.key = body_id::derive(2, i);
        b.kind = body_kind::management_committee;
        b.name = "管委会" + number(i);
        b.unit = unit_id::derive(2, i);
        b.staff = {{staff_status::institution, 9}};
        b.quota = {{quota_kind::institution, 9}};
        b.leading_posts = 1;
        b.internal_bodies = 1;
        c.put(std::move(b)).value();
    }
    return std::move(c).finish();
}

rule some_rule(std::size_t i) {
    rule r;
    r.id = "t.rule" + number(i);
    r.title = say("一条规则", "a rule");
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require({"no", "不", "no"}, truth::no()); };
    return r;
}

void run_reading(const selection& wanted) {
    row("grow_unknown_references", 2'000, wanted, [](std::size_t n) {
        std::string units = R"({"onezone": "hierarchy", "version": 1, "id": "x", "units": [)";
        std::string wrong = R"(], "entrustments": [)";
        for (std::size_t i = 0; i < n; ++i) {
            const std::string comma = i == 0 ? "" : ",";
            units += comma + R"({"name": "东城第)" + number(i) + R"(镇", "kind": "town"})";
            wrong += comma + R"({"unit": "东城第)" + number(i) + R"(乡", "holder": "东城第)" + number(i) + R"(乡"})";
        }
        return [json = units + wrong + "]}"] { must(!read_hierarchy(json), "wrong references are read"); };
    });
    row("grow_wrong_word", 250'000, wanted, [](std::size_t n) {
        return [word = std::string(n, 'x')] {
            must(!read_sketch("county 县 " + word + "=1\n"), "a wrong word is read");
            must(!read_sketch("zone 园 tier=" + word + "\n"), "a wrong word is read");
            must(!read_hierarchy(
                     R"({"onezone": "hierarchy", "version": 1, "id": "x", "units": [{"name": "县", "kind": ")" + word
                     + "\"}]}"),
                "a wrong word is read");
            must(!parse_date(word) && !parse_division_code(word), "a wrong word is read");
        };
    });
    for (const auto& [name, line] :
        {std::pair("grow_like_bodies", " body 办公室 kind=office\n"), std::pair("grow_like_towns", " town 镇\n")}) {
        row(name, 2'000, wanted, [line = std::string(line)](std::size_t n) {
            change c{hierarchy{}};
            c.add({unit_id::derive(1, 0), unit_kind::county, "县", {}, {}, true}).value();
            for (std::size_t i = 0; i < n; ++i) {
                if (line.starts_with(" town")) {
                    c.add({unit_id::derive(2, i), unit_kind::town, "镇", {}, unit_id::derive(1, 0), true}).value();
                    continue;
                }
                body b;
                b.key = body_id::derive(2, i);
                b.kind = body_kind::other;
                b.name = "办公室";
                b.unit = unit_id::derive(1, 0);
                c.put(std::move(b)).value();
            }
            return [h = std::move(c).finish()] {
                const auto sketched = read_sketch(write_sketch(h));
                must(sketched && sketched->size() == h.size(), "a sketch of namesakes is not read");
                must(read_hierarchy(write_hierarchy(h, "x")).value() == h, "a document of namesakes is not read");
            };
        });
    }
    row("grow_holders_of_a_post", 2'000, wanted, [](std::size_t n) {
        std::string text = "county 县\n body 局 kind=department\n  post 科员\n";
        for (std::size_t i = 0; i < n; ++i) text += "   holder 人" + number(i) + "\n";
        return [text] {
            const hierarchy h = read_sketch(text).value();
            must(read_hierarchy(write_hierarchy(h, "x")).value() == h, "holders are not read");
            must(equivalent(read_sketch(write_sketch(h)).value(), h), "holders are not written");
        };
    });
    row("grow_functions_of_a_body", 4'000, wanted, [](std::size_t n) {
        std::string text = "county 县\n body 局 kind=department\n";
        for (std::size_t i = 0; i < n; ++i) text += "  function 职能" + number(i) + "\n";
        return [text] {
            const hierarchy h = read_sketch(text).value();
            must(read_hierarchy(write_hierarchy(h, "x")).value() == h, "functions are not read");
            must(equivalent(read_sketch(write_sketch(h)).value(), h), "functions are not written");
        };
    });
}

// Renames n zones, one after the other.
plan renaming(std::size_t n) {
    plan p;
    p.id = "p";
    p.title = say("方案", "plan");
    for (std::size_t i = 0; i < n; ++i) {
        plan_step s;
        s.key = "step" + number(i);
        s.what = rename_unit{unit_id::derive(2, i), "新" + number(i)};
        s.on = date(2023, 6, 1);
        if (i > 0) s.after = {"step" + number(i - 1)};
        p.steps.push_back(std::move(s));
    }
    return p;
}

void run_reform(const selection& wanted) {
    row("grow_step_keys", 4'000, wanted, [](std::size_t n) {
        plan p = renaming(n);
        hierarchy h = agencies(n);
        return [json = write_plan(p, h), h = std::move(h), p] {
            const auto read = read_plan(json, h);
            must(read && read->steps.size() == p.steps.size() && step_order(*read).has_value(), "a plan is not read");
        };
    });
    row("grow_ledgers", 4'000, wanted, [](std::size_t n) {
        std::vector<ledger> all;
        for (std::size_t i = 0; i < n; ++i) {
            ledger l;
            for (const std::uint64_t who : {i, i + 1}) {
                ledger::observation o;
                o.cls = carry_class::staff;
                o.kind = "institution";
                o.holder = party::of(body_id::derive(3, who));
                o.opening = 9;
                o.closing = 9;
                l.observe(std::move(o));
            }
            all.push_back(std::move(l));
        }
        return [all] {
            ledger sum;
            for (const ledger& l : all) sum += l;
            must(sum.lines().size() == all.size() + 1 && sum.state() == balance::balanced && !sum.totals().empty(),
                "ledgers do not add up");
        };
    });
    row("grow_merged_agencies", 1'000, wanted, [](std::size_t n) {
        merge_agencies op;
        op.into = body_id::derive(2, 0);
        for (std::size_t i = 1; i < n; ++i) op.absorbed.push_back(body_id::derive(2, i));
        op.keep_nameplates = true;
        return [h = agencies(n), op] { must(apply(h, op).has_value(), "agencies are not merged"); };
    });
}

void run_judging(const selection& wanted) {
    row("grow_policy_add", 2'000, wanted, [](std::size_t n) {
        std::vector<rule> all;
        for (std::size_t i = 0; i < n; ++i) all.push_back(some_rule(i));
        return [all] {
            policy p;
            for (const rule& r : all) p.add(r).value();
            must(p.rules().size() == all.size(), "rules are lost");
        };
    });
    row("grow_policy_exempt", 2'000, wanted, [](std::size_t n) {
        return [n] {
            policy p("p", say("规则", "rules"), {some_rule(0)});
            for (std::size_t i = 0; i < n; ++i) {
                exemption e;
                e.rule = "t.rule0";
                e.unit = unit_id::derive(2, i);
                e.reason = say("试点", "a pilot");
                e.approver = "省";
                e.document = "某文";
                p.exempt(std::move(e)).value();
            }
            must(p.exemptions().size() == n, "exemptions are lost");
        };
    });
    row("grow_follow", 8'000, wanted, [](std::size_t n) {
        const policy p("p", say("规则", "rules"), {some_rule(0), some_rule(1)});
        const hierarchy h = agencies(n);
        report before = validate(h, p, date(2023, 12, 1));
        change c(h);
        c.rename(unit_id::derive(2, 0), "改名").value();
        report after = validate(c.now(), p, date(2023, 12, 2));
        must(before.findings().size() == 2 * n && after.findings().size() == 2 * n, "findings are lost");
        return [before = std::move(before), after = std::move(after), n] {
            must(follow(before, after).size() == 2 * n, "findings are not followed");
        };
    });
}

// As many findings as that, eight a zone.
report findings(std::size_t n) {
    std::vector<rule> rules;
    for (std::size_t i = 0; i < 8; ++i) rules.push_back(some_rule(i));
    return validate(agencies(n / 8), policy("p", say("规则", "rules"), std::move(rules)), date(2023, 12, 1));
}

void run_memory(const selection& wanted) {
    // Judged, and told.
    memory_row("grow_report_bytes", 250'000, wanted, [](std::size_t n) {
        return [n] {
            report r = findings(n);
            must(r.findings().size() == n, "findings are lost");
            return std::any(std::move(r));
        };
    });
    // What writing takes beyond the report: no more, however many there are.
    if (wanted.has("grow_write_report_bytes")) {
        class nowhere final : public std::streambuf {
            std::streamsize xsputn(const char*, std::streamsize n) override { return n; }
        };
        constexpr std::size_t all = 1'000'000;
        const report r = findings(all);
        must(r.findings().size() == all, "findings are lost");
        const bytes_taken writing = taken(
            [&](std::size_t) {
                return [&] {
                    nowhere into;
                    std::ostream os(&into);
                    must(write_report(os, r).has_value(), "a report is not written");
                    return std::any();
                };
            },
            all);
        print({"grow_write_report_bytes", all, writing.most, {}, 1'000'000, "<=1MB", unit_of::bytes});
    }
    memory_row("grow_steps_bytes", 25'000, wanted, [](std::size_t n) {
        const plan p = renaming(n);
        return [p, h = agencies(n)] {
            auto tried = simulate(h, p, policy(), {date(2023, 1, 1), date(2024, 1, 1), date(2023, 6, 1)});
            must(tried && tried->steps().size() == p.steps.size(), "a plan is not carried out");
            return std::any(*std::move(tried));
        };
    });
}

} // namespace

void run_growth(const selection& wanted) {
    run_reading(wanted);
    run_reform(wanted);
    run_judging(wanted);
    run_memory(wanted);
}

} // namespace onezone_bench
