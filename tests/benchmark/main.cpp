// SPDX-License-Identifier: Apache-2.0
#include "benchmark/contenders.hpp"
#include "benchmark/heap.hpp"
#include "benchmark/rules.hpp"
#include "support/data.hpp"

#include <onezone/faces/divisions.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// ./tests/run bench [NAME…]: one line per task and size,
//   task <TAB> units <TAB> ours <TAB> flat <TAB> ours/flat <TAB> target <TAB> ok|over
// and, for what else was measured in the same run, comment lines. Medians; the answers of all contenders have to agree.

namespace onezone_bench {

namespace {

constexpr int runs = 7;
constexpr std::size_t sqlite_pairs = 10'000; // a hundredth of what the others are asked

using figure = std::optional<double>;

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

double seconds(const std::function<void()>& task) {
    const auto began = std::chrono::steady_clock::now();
    task();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

std::string time_of(double s) {
    std::array<char, 32> text{};
    if (s < 1e-6)
        std::snprintf(text.data(), text.size(), "%.1f ns", s * 1e9);
    else if (s < 1e-3)
        std::snprintf(text.data(), text.size(), "%.2f us", s * 1e6);
    else
        std::snprintf(text.data(), text.size(), "%.2f ms", s * 1e3);
    return text.data();
}
std::string plain(double n, const char* unit) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), n < 1000 ? "%.2f%s" : "%.0f%s", n, unit);
    return text.data();
}

struct line {
    std::string task;
    std::size_t units;
    double ours;
    figure flat;
    double limit; // of ours/flat where there is a flat figure, else of ours
    std::string target;
    std::string (*show)(double) = time_of;
};

void print(const line& l) {
    const double measured = l.flat ? l.ours / *l.flat : l.ours;
    const bool ok = measured <= l.limit;
    std::printf("%s\t%zu\t%s\t%s\t%s\t%s\t%s\n", l.task.c_str(), l.units, l.show(l.ours).c_str(),
        l.flat ? l.show(*l.flat).c_str() : "-", l.flat ? plain(measured, "").c_str() : "-", l.target.c_str(),
        ok ? "ok" : "over");
    std::fflush(stdout);
}

void beside(
    const std::string& task, std::size_t units, double ours, const char* who, figure theirs, const char* note = "") {
    if (!theirs) return;
    std::printf("# %s\t%zu\t%s\t%s%s\t%s\n", task.c_str(), units, who, time_of(*theirs).c_str(), note,
        ours <= *theirs ? "ours is faster" : "OURS IS SLOWER");
}

void agree(const char* task, std::uint64_t ours, std::uint64_t theirs, const char* who) {
    if (ours == theirs) return;
    std::printf("%s: the answers differ between ours and %s\n", task, who);
    std::exit(1);
}

bool wanted(const std::vector<std::string>& names, const char* task) {
    return names.empty() || std::find(names.begin(), names.end(), task) != names.end();
}

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

void run_size(const input& in, bool large, const std::vector<std::string>& names) {
    const std::size_t n = in.rows.size();

    if (wanted(names, "build")) {
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

    if (wanted(names, "memory")) {
        const std::size_t before = heap_in_use();
        reset_heap_peak();
        std::optional<ours> o(in);
        const double held = static_cast<double>(heap_in_use() - before);
        const double peak = static_cast<double>(heap_peak() - before);
        const auto bytes = [](double b) { return plain(b, " B"); };
        const double units = static_cast<double>(n);
        print({"memory", n, held / units, {}, 80, "<=80B", bytes});
        print({"memory_peak", n, peak / held, {}, 1.5, "<=1.5x", [](double b) { return plain(b, " x"); }});
        o.reset();
        const std::size_t between = heap_in_use();
        std::optional<flat> f(in);
        std::printf("# memory\t%zu\tflat %s\n", n, bytes(static_cast<double>(heap_in_use() - between) / units).c_str());
        f.reset();
        std::optional<adjacency> a(in);
        std::printf("# memory\t%zu\tadjacency_list %s\n", n,
            bytes(static_cast<double>(heap_in_use() - between) / units).c_str());
    }

    ours o(in);
    const flat f(in);
    const adjacency a(in);
    std::optional<sqlite> s;
    if (sqlite::exists) s.emplace(in);
    o.prepare();
    const std::uint64_t expected = o.digest();
    agree("build", expected, f.digest(), "the flat store");
    agree("build", expected, a.digest(), "adjacency_list");
    if (s) agree("build", expected, s->digest(), "SQLite");
    const sqlite* sql = s ? &*s : nullptr;

    if (wanted(names, "ancestors"))
        ask_all(
            "ancestors", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.ancestors(); }, 3, "<=3");
    if (wanted(names, "descendants"))
        ask_all(
            "descendants", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.descendants(); }, 0.9, "<=0.9");
    if (wanted(names, "common_ancestor"))
        ask_all(
            "common_ancestor", in, o, f, a, sql, [](const auto& c, std::size_t k) { return c.common_ancestors(k); },
            1.5, "<=1.5");
    if (wanted(names, "find_code"))
        ask_all(
            "find_code", in, o, f, a, sql, [](const auto& c, std::size_t) { return c.find_codes(); }, 3, "<=3");

    if (wanted(names, "copy")) {
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

    if (wanted(names, "copy_edit_drop")) {
        std::vector<double> to, bytes;
        const auto once = [&](std::size_t i) {
            const auto [unit, to_unit] = in.moves[i];
            onezone::change work(o.value());
            if (!work.move(in.rows[unit].id, in.rows[to_unit].id)) std::abort();
        };
        for (std::size_t i = 0; i < 1'001; ++i) {
            const std::size_t before = heap_in_use();
            reset_heap_peak();
            to.push_back(seconds([&] { once(i); }));
            bytes.push_back(static_cast<double>(heap_peak() - before));
        }
        print({"copy_edit_drop", n, median(to), {}, 15e-6, "<=15us"});
        print({"copy_edit_bytes", n, median(bytes), {}, 150'000, "<=150kB",
            [](double b) { return plain(b / 1000, " kB"); }});
    }

    if (wanted(names, "reparent")) {
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
}

void run_import(const std::vector<std::string>& names) {
    const auto data = onezone_tests::data_folder();
    if (!data || !wanted(names, "import")) return;
    std::vector<double> t, per_unit, peak;
    std::size_t units = 0;
    for (int run = 0; run < 5; ++run) {
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
    print({"import_memory", units, median(per_unit), {}, 80, "<=80B", [](double b) { return plain(b, " B"); }});
    print({"import_peak", units, median(peak), {}, 2.5, "<2.5x", [](double b) { return plain(b, " x"); }});
    std::printf("# import\t%zu\t%s from the files\n", units, time_of(median(t)).c_str());
}

int run(const std::vector<std::string>& names) {
    const inputs all = load();
    std::printf("# input: %s; medians of %d runs or more\n", all.origin.c_str(), 5);
    std::printf("# task\tunits\tours\tflat\tours/flat\ttarget\tverdict\n");
    run_import(names);
    run_size(all.nation, true, names);
    run_size(all.counties_and_townships, false, names);
    run_rules(ours(all.nation).value(), names);
    return 0;
}

} // namespace

} // namespace onezone_bench

int main(int argc, char* argv[]) { return onezone_bench::run({argv + 1, argv + argc}); }
