// SPDX-License-Identifier: Apache-2.0
#include "histories.hpp"

#include "contenders.hpp"
#include "heap.hpp"
#include "support/data.hpp"

#include <onezone/history/history.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/history/replay.hpp>
#include <onezone/reform/operation.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onezone_bench {

namespace oz = onezone;

namespace {

constexpr int runs = 5;

//=== a generation replayed ===//

struct yearly_files {
    std::vector<int> years;
    std::filesystem::path folder;

    [[nodiscard]] std::string contents(const std::string& name) const {
        std::ifstream in(folder / name, std::ios::binary);
        if (!in) std::abort();
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] std::string table(std::size_t i) const { return contents(std::to_string(years[i]) + ".txt"); }
    [[nodiscard]] std::string diff(std::size_t i) const {
        return contents(std::to_string(years[i - 1]) + "-" + std::to_string(years[i]) + ".diff");
    }
};

// Everything: dated acts with their documents, enacted, and each state compared with the table.
oz::history replayed(const yearly_files& files) {
    const auto table = [&](std::size_t i) { return oz::year_table::read(files.table(i), files.years[i]).value(); };
    oz::year_table older = table(0);
    oz::history h("areacodes", oz::hierarchy_of(older, "areacodes").value(), older.on());
    for (std::size_t i = 1; i < files.years.size(); ++i) {
        const oz::year_table newer = table(i);
        const oz::yearly_diff diff = oz::read_yearly_diff(files.diff(i), older, newer).value();
        oz::replay_year(h, diff, older, newer).value();
        oz::compare(h, newer).value();
        older = newer;
    }
    return h;
}

using plain_map = std::unordered_map<std::string, std::string>;

template <class Visit>
void each_line(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}
plain_map plain_table(const std::string& text) {
    plain_map all;
    each_line(text, [&](std::string_view line) {
        if (line.size() > 7) all.emplace(line.substr(0, 6), line.substr(7));
    });
    return all;
}

// The same files read, their `-` and `+` lines applied to a map, and each compared with the table: nothing else.
std::size_t applied_to_maps(const yearly_files& files) {
    plain_map now = plain_table(files.table(0));
    for (std::size_t i = 1; i < files.years.size(); ++i) {
        const std::string diff = files.diff(i);
        std::vector<std::string_view> begun;
        each_line(diff, [&](std::string_view line) {
            if (line.size() < 8) return;
            if (line[0] == '-') now.erase(std::string(line.substr(1, 6)));
            if (line[0] == '+') begun.push_back(line);
        });
        for (const std::string_view line : begun)
            now[std::string(line.substr(1, 6))] = line.substr(8, std::min(line.find('<'), line.size()) - 8);
        if (now.size() != plain_table(files.table(i)).size()) std::abort();
    }
    return now.size();
}

void run_replay(const selection& wanted) {
    const auto data = onezone_tests::data_folder();
    if (!data || !std::filesystem::is_directory(*data / "areacodes")) return;
    yearly_files files{{}, *data / "areacodes"};
    for (const auto& file : std::filesystem::directory_iterator(files.folder))
        if (file.path().extension() == ".txt") files.years.push_back(std::stoi(file.path().stem().string()));
    std::sort(files.years.begin(), files.years.end());
    if (wanted.has("history_replay")) {
        std::vector<double> to, tp;
        std::size_t acts = 0;
        for (int run = 0; run < runs; ++run) {
            std::size_t ours = 0;
            std::size_t plain = 0;
            to.push_back(seconds([&] {
                const oz::history h = replayed(files);
                ours = h.latest().size();
                acts = h.size();
            }));
            tp.push_back(seconds([&] { plain = applied_to_maps(files); }));
            agree("history_replay", ours, plain, "plain maps");
        }
        print({"history_replay", acts, median(to), {}, 4, "<=4xplain_maps", unit_of::seconds, median(tp)});
    }
    if (wanted.has("history_lineage")) {
        const oz::history h = replayed(files);
        std::size_t asked = 0;
        std::size_t found = 0;
        const double took = seconds([&] {
            const oz::lineage all(h, h.begins(), h.latest().on());
            for (const oz::code c : h.codes()) {
                for (const oz::code_use& use : h.uses_of(c)) {
                    ++asked;
                    const auto trace = *use.when.from == h.begins()
                        ? all.successors(use.unit)
                        : oz::successors(h, use.unit, *use.when.from, h.latest().on());
                    if (trace) found += trace->units.size();
                }
            }
        });
        std::fprintf(stderr, "# history_lineage\t%zu\t%zu uses of codes, %zu units they became, %.0f ms\n",
            std::size_t{h.size()}, asked, found, took * 1e3);
    }
}

//=== the nation with many acts ===//

constexpr std::size_t quarter = 250'000;
constexpr std::size_t questions = 1'000'000;
constexpr int days_of_acts = 14'600;
const oz::date begins(1980, 1, 1);

struct dated_act {
    int day = 0; // after the beginning
    oz::unit_id unit;
    oz::unit_id from;
    oz::unit_id to;
};

// Townships move to counties drawn evenly, in the order of their days.
std::vector<dated_act> acts_on(const input& in, std::size_t n) {
    std::mt19937_64 random(20);
    std::vector<oz::unit_id> counties;
    for (const row& r : in.rows)
        if (r.division() && r.level() == oz::level::county) counties.push_back(r.id);
    std::vector<oz::unit_id> parent(in.townships.size());
    for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = in.rows[in.townships[i]].parent_id;
    std::vector<dated_act> all;
    all.reserve(n);
    while (all.size() < n) {
        const std::size_t which = random() % parent.size();
        const oz::unit_id to = counties[random() % counties.size()];
        if (to == parent[which]) continue;
        all.push_back(
            {static_cast<int>(1 + all.size() * days_of_acts / n), in.rows[in.townships[which]].id, parent[which], to});
        parent[which] = to;
    }
    return all;
}

oz::history enacted(const oz::hierarchy& h, const std::vector<dated_act>& acts) {
    oz::history all("bench", h, begins);
    for (const dated_act& a : acts) {
        oz::enactment e;
        e.effective = begins + boost::gregorian::days(a.day);
        e.acts.emplace_back(oz::reparent{a.unit, a.to});
        const oz::date on = e.effective;
        if (!all.enact(std::move(e), on)) std::abort();
    }
    return all;
}

std::vector<question> questions_on(const input& in) {
    std::mt19937_64 random(21);
    std::vector<question> all(questions);
    for (question& q : all)
        q = {in.rows[in.townships[random() % in.townships.size()]].id.value(),
            static_cast<int>(random() % static_cast<unsigned>(days_of_acts + 400))};
    return all;
}

std::uint64_t parents(const oz::history& h, const std::vector<std::pair<oz::unit_id, oz::date>>& asked) {
    std::uint64_t sum = 0;
    for (const auto& [unit, on] : asked) sum += h.parent_of(unit, on).value();
    return sum;
}

double as_of(const oz::history& h) {
    std::mt19937_64 random(22);
    std::vector<double> each;
    for (int i = 0; i < 201; ++i) {
        const oz::date on = begins + boost::gregorian::days(static_cast<long>(random() % days_of_acts));
        each.push_back(seconds([&] {
            if (h.as_of(on).size() == 0) std::abort();
        }));
    }
    return median(each);
}

std::vector<dated_parent> intervals(const input& in, const std::vector<dated_act>& acts) {
    constexpr int open = std::numeric_limits<int>::max();
    std::vector<dated_parent> all;
    std::unordered_map<std::uint64_t, std::size_t> last;
    for (const index i : in.townships) {
        last[in.rows[i].id.value()] = all.size();
        all.push_back({in.rows[i].id.value(), in.rows[i].parent_id.value(), 0, open});
    }
    for (const dated_act& a : acts) {
        dated_parent& before = all[last[a.unit.value()]];
        before.until = a.day;
        if (before.from == a.day) { // moved twice on one day: only the last holds
            before = {a.unit.value(), a.to.value(), a.day, open};
            continue;
        }
        last[a.unit.value()] = all.size();
        all.push_back({a.unit.value(), a.to.value(), a.day, open});
    }
    return all;
}

} // namespace

void run_histories(const input& nation, const oz::hierarchy& h, const selection& wanted) {
    run_replay(wanted);
    const bool asking = wanted.has("history_parent_at") || wanted.has("history_as_of") || wanted.has("history_enact");
    if (asking) {
        const std::vector<dated_act> few = acts_on(nation, quarter);
        const std::vector<dated_act> many = acts_on(nation, 4 * quarter);
        std::optional<oz::history> small, large;
        const double t_small = seconds([&] { small.emplace(enacted(h, few)); }) / static_cast<double>(few.size());
        const double t_large = seconds([&] { large.emplace(enacted(h, many)); }) / static_cast<double>(many.size());
        print({"history_enact", many.size(), t_large, {}, 1.5, "<=1.5xquarter", unit_of::seconds, t_small});
        const double one_small = as_of(*small);
        const double one_large = as_of(*large);
        print({"history_as_of", many.size(), one_large, {}, 2, "<=2xquarter", unit_of::seconds, one_small});

        const std::vector<question> asked = questions_on(nation);
        std::vector<std::pair<oz::unit_id, oz::date>> dated;
        for (const auto& [unit, day] : asked)
            dated.emplace_back(oz::unit_id::from_value(unit), begins + boost::gregorian::days(day));
        std::vector<double> ts, tl, tq;
        std::uint64_t sum = 0;
        for (int run = 0; run < runs; ++run) {
            ts.push_back(seconds([&] { static_cast<void>(parents(*small, dated)); }));
            tl.push_back(seconds([&] { sum = parents(*large, dated); }));
        }
        print({"history_parent_growth", many.size(), median(tl), {}, 2, "<=2xquarter", unit_of::seconds, median(ts)});
        line l{"history_parent_at", many.size(), median(tl), {}, 1.0 / 20, "<=0.05xsqlite"};
        if (sqlite::exists) {
            const dated_sqlite s(intervals(nation, many));
            for (int run = 0; run < 3; ++run) {
                std::uint64_t same = 0;
                tq.push_back(seconds([&] { same = s.parents(asked); }));
                agree("history_parent_at", sum, same, "SQLite");
            }
            l.other = median(tq);
            print(l);
        }
    }
    if (wanted.has("history_memory")) {
        const auto bytes = [&](std::size_t n) {
            const std::vector<dated_act> acts = acts_on(nation, n);
            const heap_count counted;
            const std::size_t before = heap_in_use();
            const oz::history all = enacted(h, acts);
            return static_cast<double>(heap_in_use() - before) / static_cast<double>(n);
        };
        const double few = bytes(quarter / 4);
        print({"history_memory", quarter, bytes(quarter), {}, 1.1, "<=1.1xquarter", unit_of::bytes, few});
    }
}

} // namespace onezone_bench
