// SPDX-License-Identifier: Apache-2.0
#include "measure.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <time.h>
#include <utility>

namespace onezone_bench {

namespace {

constexpr std::array tasks{"build", "memory", "import", "ancestors", "descendants", "common_ancestor", "find_code",
    "copy", "copy_edit_drop", "reparent", "reparent_checked", "reparent_one", "reparent_copied", "merge_ten",
    "batch_1000", "two_rules", "validate", "revalidate", "simulate", "pages", "breadth_first", "topological_sort",
    "strong_components", "history_replay", "history_lineage", "history_enact", "history_as_of", "history_parent_at",
    "history_memory", "grow_unknown_references", "grow_wrong_word", "grow_like_bodies", "grow_like_towns",
    "grow_holders_of_a_post", "grow_functions_of_a_body", "grow_step_keys", "grow_ledgers", "grow_merged_agencies",
    "grow_policy_add", "grow_policy_exempt", "grow_follow", "grow_report_bytes", "grow_write_report_bytes",
    "grow_steps_bytes"};

double now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string shown(double n, const char* unit) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), n < 1000 ? "%.2f%s" : "%.0f%s", n, unit);
    return text.data();
}

std::string shown(double n, unit_of counts) {
    switch (counts) {
    case unit_of::bytes: return shown(n, " B");
    case unit_of::kilobytes: return shown(n / 1000, " kB");
    case unit_of::times: return shown(n, " x");
    case unit_of::seconds: break;
    }
    if (n < 1e-6) return shown(n * 1e9, " ns");
    if (n < 1e-3) return shown(n * 1e6, " us");
    return shown(n * 1e3, " ms");
}

} // namespace

double seconds(const std::function<void()>& task) {
    const double began = now();
    task();
    return now() - began;
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void print(const line& l) {
    const double measured = l.flat ? l.ours / *l.flat : l.other ? l.ours / *l.other : l.ours;
    std::printf("%s\t%zu\t%s\t%s\t%s\t%s\t%s\n", l.task.c_str(), l.units, shown(l.ours, l.counts).c_str(),
        l.flat ? shown(*l.flat, l.counts).c_str() : "-", l.flat ? shown(measured, "").c_str() : "-", l.target.c_str(),
        measured <= l.limit ? "ok" : "over");
    std::fflush(stdout);
    if (l.other)
        std::fprintf(stderr, "# %s\t%zu\t%s of %s\n", l.task.c_str(), l.units, shown(measured, " x").c_str(),
            shown(*l.other, l.counts).c_str());
}

void beside(
    const std::string& task, std::size_t units, double ours, const char* who, figure theirs, const char* remark) {
    if (!theirs) return;
    std::fprintf(stderr, "# %s\t%zu\t%s %s%s\t%s\n", task.c_str(), units, who, shown(*theirs, unit_of::seconds).c_str(),
        remark, ours <= *theirs ? "ours is faster" : "OURS IS SLOWER");
}

void agree(const char* task, std::uint64_t ours, std::uint64_t theirs, const char* who) {
    if (ours == theirs) return;
    std::fprintf(stderr, "%s: the answers differ between ours and %s\n", task, who);
    std::exit(1);
}

selection::selection(std::vector<std::string> names) : names_(std::move(names)) {
    if (const auto all = std::find(names_.begin(), names_.end(), "growth"); all != names_.end()) {
        names_.erase(all);
        for (const std::string_view task : tasks)
            if (task.starts_with("grow_")) names_.emplace_back(task);
    }
    for (const std::string& name : names_) {
        if (std::find(tasks.begin(), tasks.end(), name) != tasks.end()) continue;
        std::fprintf(stderr, "there is no task %s; there are:", name.c_str());
        for (const char* task : tasks) std::fprintf(stderr, " %s", task);
        std::fprintf(stderr, "\n");
        std::exit(2);
    }
}

bool selection::only(std::string_view beginning) const {
    return !names_.empty() && std::all_of(names_.begin(), names_.end(), [&](const std::string& name) {
        return std::string_view(name).starts_with(beginning);
    });
}

bool selection::has(const char* task) const {
    return names_.empty() || std::find(names_.begin(), names_.end(), task) != names_.end();
}

} // namespace onezone_bench
