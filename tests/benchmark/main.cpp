// SPDX-License-Identifier: Apache-2.0
#include "acts.hpp"
#include "contenders.hpp"
#include "growth.hpp"
#include "heap.hpp"
#include "histories.hpp"
#include "measure.hpp"
#include "plans.hpp"
#include "rules.hpp"
#include "support/data.hpp"

#include <onezone/faces/tables/divisions.hpp>
#include <onezone/model/change.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

// ./tests/run bench [NAME…]: on the standard output one line per task and size,
//   task <TAB> units <TAB> ours <TAB> flat <TAB> ours/flat <TAB> target <TAB> ok|over
// and on the standard error what else was measured in the same run. Medians; the answers of all contenders have to agree.

namespace onezone_bench {

namespace {

constexpr int runs = 7;
constexpr std::size_t sqlite_pairs = 10'000; // a hundredth of what the others are asked

// A question asked of every contender, in turn, so that a busy machine slows all alike.
template <class Ask>
void ask_all(const char* task, const input& in, const ours& o, const flat& f, const adjacency& a, const sqlite* s,
    Ask ask, double limit, const char* target) {
    std::vector<double> to, tf, ta, ts;
    std::uint64_t expected = 0;
    const std::size_t all = in.pairs.size();
    for (int run = 0; run < runs; ++run) {
        std::uint64_t got = 0;
        to.push_back(seconds([&] { expected = ask(o, all); }));
        tf.push_back(seconds([&] { got = ask(f, all); }));
        agree(task, expected, got, "the flat store");
        ta.push_back(seconds([&] { got = ask(a, all); }));
        agree(task, expected, got, "adjacency_list");
    }
    const bool scaled = std::strcmp(task, "common_ancestor") == 0;
    figure sql;
    if (s) {
        const std::uint64_t same = scaled ? ask(o, sqlite_pairs) : expected;
        for (int run = 0; run < (in.rows.size() > 100'000 ? 5 : runs); ++run) {
            std::uint64_t got = 0;
            ts.push_back(seconds([&] { got = ask(*s, scaled ? sqlite_pairs : all); }));
            agree(task, same, got, "SQLite");
        }
        sql = median(ts) * (scaled ? static_cast<double>(all) / static_cast<double>(sqlite_pairs) : 1.0);
    }
    print({task, in.rows.size(), median(to), median(tf), limit, target});
    beside(task, in.rows.size(), median(to), "adjacency_list ", median(ta));
    beside(task, in.rows.size(), median(to), "SQLite ", sql, scaled ? " (100 x a hundredth)" : "");
}

// The same asked of Boost's search on the view: what is not left to Boost in the library is timed beside it.
void ask_boost(const char* task, std::size_t units, const ours& o, std::uint64_t (ours::*walk)() const,
    std::uint64_t (ours::*search)() const) {
    std::vector<double> tw, ts;
    for (int run = 0; run < runs; ++run) {
        std::uint64_t walked = 0;
        std::uint64_t found = 0;
        tw.push_back(seconds([&] { walked = (o.*walk)(); }));
        ts.push_back(seconds([&] { found = (o.*search)(); }));
        agree(task, walked, found, "Boost's search on the view");
    }
    beside(task, units, median(tw), "Boost's search on the view ", median(ts));
}

act_times run_size(const input& in, bool large, const selection& wanted) {
    const std::size_t n = in.rows.size();

    if (wanted.has("build")) {
        std::vector<double> to, tf, ta, ts;
        for (int run = 0; run < runs; ++run) {
            std::optional<ours> o;
            to.push_back(seconds([&] { o.emplace(in); }));
            o.reset();
            std::optional<flat> f;
            tf.push_back(seconds([&] { f.emplace(in); }));
            f.reset();
            if (run >= 5) continue;
            std::optional<adjacency> a;
            ta.push_back(seconds([&] { a.emplace(in); }));
            a.reset();
            if (!sqlite::exists) continue;
            std::optional<sqlite> s;
            ts.push_back(seconds([&] { s.emplace(in); }));
        }
        print({"build", n, median(to), median(tf), large ? 0.4 : 0.9, large ? "<=0.4" : "<=0.9"});
        beside("build", n, median(to), "adjacency_list ", median(ta));
        if (sqlite::exists) beside("build", n, median(to), "SQLite ", median(ts));
    }

    if (wanted.has("memory")) {
        const heap_count counted;
        const std::size_t before = heap_in_use();
        reset_heap_peak();
        std::optional<ours> o(in);
        const double held = static_cast<double>(heap_in_use() - before);
        const double peak = static_cast<double>(heap_peak() - before);
        const double units = static_cast<double>(n);
        print({"memory", n, held / units, {}, 80, "<=80B", unit_of::bytes});
        print({"memory_peak", n, peak / held, {}, 1.5, "<=1.5x", unit_of::times});
        o.reset();
        const std::size_t between = heap_in_use();
        std::optional<flat> f(in);
        const auto note = [&](const char* who) {
            const double theirs = static_cast<double>(heap_in_use() - between) / units;
            std::fprintf(stderr, "# memory\t%zu\t%s %.2f B\n", n, who, theirs);
        };
        note("flat");
        f.reset();
        std::optional<adjacency> a(in);
        note("adjacency_list");
    }

    ours o(in);
    const flat f(in);
    const adjacency a(in);
    std::optional<sqlite> s;
    if (sqlite::exists) s.emplace(in);
    o.prepare();
    o.prepare_view();
    const std::uint64_t expected = o.digest();
    agree("build", expected, f.digest(), "the flat store");
    agree("build", expected, a.digest(), "adjacency_list");
    if (s) agree("build", expected, s->digest(), "SQLite");
    const sqlite* sql = s ? &*s : nullptr;

    if (wanted.has("ancestors")) {
        ask_all(
            "ancestors", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.ancestors(); }, 3, "<=3");
        ask_boost("ancestors", n, o, &ours::ancestors, &ours::ancestors_by_boost);
    }
    if (wanted.has("descendants")) {
        ask_all(
            "descendants", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.descendants(); }, 0.9, "<=0.9");
        ask_boost("descendants", n, o, &ours::descendants, &ours::descendants_by_boost);
    }
    if (wanted.has("common_ancestor"))
        ask_all(
            "common_ancestor", in, o, f, a, sql, [](const auto& c, std::size_t k) { return c.common_ancestors(k); },
            1.5, "<=1.5");
    if (wanted.has("find_code"))
        ask_all(
            "find_code", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.find_codes(); }, 3, "<=3");

    if (wanted.has("copy")) {
        constexpr int many = 10'000;
        std::vector<double> to, tf, ta;
        for (int run = 0; run < runs; ++run) {
            to.push_back(seconds([&] {
                for (int i = 0; i < many; ++i) {
                    const onezone::hierarchy copy = o.value();
                    if (copy.size() != n) std::abort();
                }
            }) / many);
            std::optional<flat> fc;
            tf.push_back(seconds([&] { fc.emplace(f); }));
            std::optional<adjacency> ac;
            ta.push_back(seconds([&] { ac.emplace(a); }));
        }
        print({"copy", n, median(to), {}, 100e-9, "<=100ns"});
        beside("copy", n, median(to), "flat ", median(tf));
        beside("copy", n, median(to), "adjacency_list ", median(ta));
    }

    if (wanted.has("copy_edit_drop")) {
        std::vector<double> to, bytes;
        const auto once = [&](std::size_t i) {
            const auto [unit, to_unit] = in.moves[i];
            onezone::change work(o.value());
            if (!work.move(in.rows[unit].id, in.rows[to_unit].id)) std::abort();
        };
        for (std::size_t i = 0; i < 1'001; ++i) {
            const heap_count counted;
            const std::size_t before = heap_in_use();
            reset_heap_peak();
            to.push_back(seconds([&] { once(i); }));
            bytes.push_back(static_cast<double>(heap_peak() - before));
        }
        print({"copy_edit_drop", n, median(to), {}, 15e-6, "<=15us"});
        print({"copy_edit_bytes", n, median(bytes), {}, 150'000, "<=150kB", unit_of::kilobytes});
    }

    // Before units move: SQLite has no copy to move them in.
    run_two_rules(o, f, sql, large, wanted);

    if (wanted.has("reparent")) {
        std::vector<double> to, tf, ta, ts;
        for (int run = 0; run < runs; ++run) {
            ours mine(in);
            mine.prepare();
            flat other = f;
            to.push_back(seconds([&] { mine.move_all(); }));
            tf.push_back(seconds([&] { other.move_all(); }));
            if (run == 0) agree("reparent", mine.digest(), other.digest(), "the flat store");
            if (run >= 5) continue;
            adjacency graph = a;
            ta.push_back(seconds([&] { graph.move_all(); }));
            if (run == 0) agree("reparent", mine.digest(), graph.digest(), "adjacency_list");
            if (!s) continue;
            ts.push_back(seconds([&] { s->move_all(); })); // the same moves again cost the same
            if (run == 0) agree("reparent", mine.digest(), s->digest(), "SQLite");
        }
        print({"reparent", n, median(to), median(tf), 3, "<=3"});
        beside("reparent", n, median(to), "adjacency_list ", median(ta));
        if (s) beside("reparent", n, median(to), "SQLite ", median(ts));
    }

    const auto traverse = [&](const char* task, auto ask) {
        if (!wanted.has(task)) return;
        std::vector<double> to, ta;
        for (int run = 0; run < runs; ++run) {
            std::uint64_t mine = 0;
            std::uint64_t theirs = 0;
            to.push_back(seconds([&] { mine = ask(o); }));
            ta.push_back(seconds([&] { theirs = ask(a); }));
            agree(task, mine, theirs, "adjacency_list");
        }
        print({task, n, median(to), {}, 1, "<=1xadjacency_list", unit_of::seconds, median(ta)});
    };
    traverse("breadth_first", [](const auto& c) { return c.breadth_first(); });
    traverse("topological_sort", [](const auto& c) { return c.topological_sort(); });
    traverse("strong_components", [](const auto& c) { return c.strong_components(); });

    run_checked_reparents(in, s ? &*s : nullptr, wanted);
    return time_acts(in, o, wanted);
}

void run_import(const selection& wanted) {
    const auto data = onezone_tests::data_folder();
    if (!data || !wanted.has("import")) return;
    std::vector<double> t, per_unit, peak;
    std::size_t units = 0;
    for (int run = 0; run < 5; ++run) {
        const heap_count counted;
        const std::size_t before = heap_in_use();
        reset_heap_peak();
        std::optional<onezone::division_import> got;
        t.push_back(seconds([&] { got = onezone::import_divisions(*data / "divisions").value(); }));
        const double most = static_cast<double>(heap_peak() - before);
        got->report = {};
        const double held = static_cast<double>(heap_in_use() - before);
        units = got->nation.size();
        per_unit.push_back(held / static_cast<double>(units));
        peak.push_back(most / held);
    }
    print({"import_memory", units, median(per_unit), {}, 80, "<=80B", unit_of::bytes});
    print({"import_peak", units, median(peak), {}, 2.5, "<2.5x", unit_of::times});
    std::fprintf(stderr, "# import\t%zu\t%.0f ms from the files\n", units, median(t) * 1e3);
}

int run(const selection& wanted) {
    run_plans(wanted);
    run_growth(wanted);
    if (wanted.only("grow_")) return 0;
    const inputs all = load();
    std::fprintf(stderr, "# input: %s; medians of 5 runs or more, processor time\n", all.origin.c_str());
    run_import(wanted);
    const act_times nation = run_size(all.nation, true, wanted);
    const act_times counties = run_size(all.counties_and_townships, false, wanted);
    print(nation, counties, wanted);
    run_rules(ours(all.nation).value(), wanted);
    run_histories(all.nation, ours(all.nation).value(), wanted);
    return 0;
}

} // namespace

} // namespace onezone_bench

int main(int argc, char* argv[]) { return onezone_bench::run(onezone_bench::selection({argv + 1, argv + argc})); }
