// SPDX-License-Identifier: Apache-2.0
#include "acts.hpp"

#include <onezone/model/change.hpp>
#include <onezone/reform/operation.hpp>

#include <cstdlib>
#include <utility>

namespace onezone_bench {

namespace oz = onezone;

namespace {

constexpr int runs = 7;

// A benchmark that measures refusals would be fast.
void must(bool done) {
    if (!done) std::abort();
}

template <class Op>
void apply_to(oz::hierarchy& h, const Op& op) {
    auto done = oz::apply(std::move(h), op);
    must(done.has_value());
    h = std::move(done->after);
}

// The acts of `moves`, asked by id as the others are asked by their keys.
std::vector<oz::reparent> reparents(const input& in) {
    std::vector<oz::reparent> all;
    for (const auto& [unit, to] : in.moves) all.push_back({in.rows[unit].id, in.rows[to].id});
    return all;
}

// Each with all its checks and its ledger. A move to where a unit is already is no act.
void move_all(oz::hierarchy& h, const std::vector<oz::reparent>& acts) {
    for (const oz::reparent& op : acts)
        if (h.find(op.unit).parent().id() != op.to) apply_to(h, op);
}

// Ten zones with agencies, each with staff, quota, posts and functions; the first absorbs the others.
struct ten_agencies {
    oz::hierarchy h;
    oz::merge_agencies merging;

    ten_agencies(const input& in, const oz::hierarchy& nation) {
        oz::change work(nation);
        std::vector<oz::body_id> agencies;
        for (const row& r : in.rows) {
            if (r.kind != oz::unit_kind::zone) continue;
            oz::body b;
            b.key = oz::body_id::derive("bench", std::to_string(agencies.size()));
            b.kind = oz::body_kind::management_committee;
            b.name = std::string(r.name) + "管理委员会";
            b.unit = r.id;
            b.quota = {{oz::quota_kind::institution, std::int64_t{40}}};
            b.staff = {
                {oz::staff_status::institution, std::int64_t{35}}, {oz::staff_status::contract, std::int64_t{20}}};
            b.leading_posts = std::int64_t{5};
            must(work.put(b).has_value());
            for (int i = 0; i < 5; ++i) {
                oz::holding item;
                item.key = oz::holding_id::derive(b.key.value(), static_cast<std::uint64_t>(i) + 1);
                item.cls = oz::carry_class::functions;
                item.name = "职能" + std::to_string(i);
                item.holder = b.key;
                must(work.put(item).has_value());
            }
            agencies.push_back(b.key);
            if (agencies.size() == 10) break;
        }
        h = std::move(work).finish();
        merging.into = agencies.front();
        merging.absorbed.assign(agencies.begin() + 1, agencies.end());
        merging.adjacent = true;
    }
};

// A thousand acts on townships: reparents, renames, entrustments.
std::vector<oz::operation> thousand_acts(const input& in) {
    std::vector<oz::operation> acts;
    std::vector<bool> taken(in.rows.size());
    for (const auto& [unit, to] : in.moves) {
        if (taken[unit] || in.rows[unit].parent_id == in.rows[to].id) continue;
        taken[unit] = true;
        const oz::unit_id id = in.rows[unit].id;
        switch (acts.size() % 4) {
        case 0: acts.emplace_back(oz::rename_unit{id, std::string(in.rows[unit].name) + "新"}); break;
        case 1: {
            oz::entrust e;
            e.unit = id;
            e.holder = in.rows[to].id;
            acts.emplace_back(std::move(e));
            break;
        }
        default: acts.emplace_back(oz::reparent{id, in.rows[to].id}); break;
        }
        if (acts.size() == 1000) break;
    }
    return acts;
}

} // namespace

act_times time_acts(const input& in, const ours& o, const selection& wanted) {
    act_times t;
    t.units = in.rows.size();
    // In place, as in a batch; and on a copy, as in a what-if, which the copy's table of chunks makes dearer.
    if (wanted.has("reparent_one") || wanted.has("reparent_copied")) {
        std::vector<double> in_place, copied;
        oz::hierarchy h = o.value();
        for (std::size_t i = 0; i < 2'000; ++i) {
            const auto [unit, to] = in.moves[i];
            const oz::reparent op{in.rows[unit].id, in.rows[to].id};
            if (h.find(op.unit).parent().id() == op.to) continue;
            copied.push_back(seconds([&] { must(oz::apply(std::as_const(h), op).has_value()); }));
            in_place.push_back(seconds([&] { apply_to(h, op); }));
        }
        t.reparent_one = median(in_place);
        t.reparent_copied = median(copied);
    }
    if (wanted.has("merge_ten")) {
        const ten_agencies ten(in, o.value());
        std::vector<double> each;
        for (int i = 0; i < 101; ++i) each.push_back(seconds([&] { must(oz::apply(ten.h, ten.merging).has_value()); }));
        t.merge_ten = median(each);
    }
    if (wanted.has("batch_1000")) {
        const std::vector<oz::operation> acts = thousand_acts(in);
        must(acts.size() == 1000);
        std::vector<double> each;
        for (int run = 0; run < runs; ++run)
            each.push_back(seconds([&] {
                oz::hierarchy h = o.value();
                for (const oz::operation& op : acts) apply_to(h, op);
            }));
        t.batch_1000 = median(each);
    }
    return t;
}

void print(const act_times& nation, const act_times& counties, const selection& wanted) {
    const auto both = [&](const char* task, double act_times::*time) {
        if (!wanted.has(task)) return;
        print({task, nation.units, nation.*time, {}, 2, "<=2xsmaller", unit_of::seconds, counties.*time});
        print({task, counties.units, counties.*time, {}, 2, "<=2xlarger", unit_of::seconds, nation.*time});
    };
    both("reparent_one", &act_times::reparent_one);
    both("reparent_copied", &act_times::reparent_copied);
    both("merge_ten", &act_times::merge_ten);
    both("batch_1000", &act_times::batch_1000);
}

void run_checked_reparents(const input& in, sqlite* s, const selection& wanted) {
    if (!wanted.has("reparent_checked")) return;
    const std::vector<oz::reparent> acts = reparents(in);
    std::vector<double> to, ts;
    for (int run = 0; run < runs; ++run) {
        ours mine(in);
        to.push_back(seconds([&] { mine.work_on([&](oz::hierarchy& h) { move_all(h, acts); }); }));
        if (!s) continue;
        ts.push_back(seconds([&] { s->move_all(); })); // the same moves again cost the same
        if (run == 0) agree("reparent_checked", mine.digest(), s->digest(), "SQLite");
    }
    line l{"reparent_checked", in.rows.size(), median(to), {}, 0.4, "<=0.4xsqlite"};
    if (s)
        l.other = median(ts);
    else
        l.limit = 12e-3, l.target = "<=12ms"; // what SQLite took where it was measured
    print(l);
}

} // namespace onezone_bench
