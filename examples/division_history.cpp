// SPDX-License-Identifier: Apache-2.0
// A generation of divisions replayed: from yearly tables and what changed between them to a history that answers questions.
//
// division_history [--lang zh|en] FOLDER: FOLDER holds YYYY.txt (`code name` a line) and A-B.diff (`area-diff`), for whatever years.
// Ends with 0 where every year comes out record for record, with 1 at the first difference or file that cannot be read, named with its
// line, with 2 where there is nothing to replay.
#include <onezone/onezone.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace oz = onezone;
namespace fs = std::filesystem;

namespace {

std::string contents_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw oz::error(
            oz::refusal(oz::errc::cannot_read, oz::say("无法读取文件", "the file cannot be read"), {path.string()}));
    return {std::istreambuf_iterator<char>(in), {}};
}

oz::year_table read_table(const fs::path& path) {
    return oz::year_table::read(contents_of(path), std::stoi(path.stem().string()), path.filename().string()).value();
}

// The years for which the folder has tables.
std::vector<int> years_in(const fs::path& folder) {
    std::vector<int> years;
    if (!fs::is_directory(folder)) return years;
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
        const std::string name = file.path().filename().string();
        if (name.size() == 8 && name.ends_with(".txt")
            && std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
            years.push_back(std::stoi(name.substr(0, 4)));
    }
    std::sort(years.begin(), years.end());
    return years;
}

class program {
public:
    program(oz::language in, fs::path folder) : in_(in), folder_(std::move(folder)) {}

    int run() {
        const std::vector<int> years = years_in(folder_);
        if (years.size() < 2) {
            say(oz::say("至少需要两年的表", "there have to be tables of two years"), std::cerr);
            return 2;
        }
        oz::year_table older = read_table(folder_ / (std::to_string(years.front()) + ".txt"));
        history_ = oz::history("areacodes", oz::hierarchy_of(older, "areacodes").value(), older.on());
        last_ = older.on();
        for (std::size_t i = 1; i < years.size(); ++i) {
            const oz::year_table newer = read_table(folder_ / (std::to_string(years[i]) + ".txt"));
            if (!replay(older, newer)) return 1;
            older = newer;
            last_ = newer.on();
        }
        print_totals();
        ask();
        return 0;
    }

private:
    void say(const oz::text& what, std::ostream& to = std::cout) { to << what.in(in_) << '\n'; }

    // One year; false at the first difference that cannot be explained.
    bool replay(const oz::year_table& older, const oz::year_table& newer) {
        const std::string name = std::to_string(older.year()) + "-" + std::to_string(newer.year()) + ".diff";
        const auto fails = [&](const oz::refusal& why) {
            std::cout << newer.year() << " FAILED\n" << std::flush;
            print(std::cerr, why, in_);
            return false;
        };
        const auto diff = oz::read_yearly_diff(contents_of(folder_ / name), older, newer, name);
        if (!diff) return fails(diff.error());
        const auto year = oz::replay_year(history_, *diff, older, newer);
        if (!year) return fails(year.error());
        if (const auto same = oz::compare(history_, newer); !same) return fails(same.error());
        const auto edges = oz::compare_edges(history_, *diff, older, newer);
        if (!edges) return fails(edges.error());
        std::cout << newer.year() << ' ' << year->ended << "- " << year->begun << "+ ok";
        const auto note = [&](std::size_t n, const oz::text& what) {
            if (n != 0) std::cout << "  " << n << ' ' << what.in(in_);
        };
        note(edges->same + edges->stated, oz::say("条承继关系", "relations"));
        note(year->derived, oz::say("条由下级推出", "derived"));
        note(year->covered, oz::say("条开始收录", "begin to be listed"));
        note(year->origin_unstated, oz::say("条来源未载明", "origin not stated"));
        note(year->fate_unstated, oz::say("条去向未载明", "fate not stated"));
        std::cout << '\n';
        for (const auto& [key, n] : year->acts) acts_[key] += n;
        inferred_ += year->days_inferred;
        relations_ += edges->same + edges->stated;
        return true;
    }

    void print_totals() {
        std::cout << '\n';
        for (const auto& [key, n] : acts_)
            say(oz::verbatim(std::to_string(n) + "\t") + oz::title_of_act(key) + oz::verbatim("\t" + key));
        say(oz::fill(oz::say("{0} 条记录，其中 {1} 条的日期是推断的；{2} 条承继关系，与文件逐条相符",
                         "{0} records, the days of {1} inferred; {2} relations, each as in the files"),
            {oz::verbatim(std::to_string(history_.size())), oz::verbatim(std::to_string(inferred_)),
                oz::verbatim(std::to_string(relations_))}));
    }

    //=== questions ===//

    // The units that were once called so, in order of their first day; says where there is none.
    std::vector<oz::unit_timeline> called(std::string_view name) {
        std::vector<oz::unit_timeline> found;
        for (const oz::unit_id u : history_.units()) {
            oz::unit_timeline t = oz::timeline(history_, u).value();
            if (std::any_of(t.names.begin(), t.names.end(), [&](const auto& n) { return n.value == name; }))
                found.push_back(std::move(t));
        }
        std::sort(found.begin(), found.end(), [](const oz::unit_timeline& a, const oz::unit_timeline& b) {
            return a.existence.front().when.from < b.existence.front().when.from;
        });
        if (found.empty())
            say(oz::fill(
                oz::say("这些年的文件中没有{0}", "{0} is not in the files of these years"), {oz::verbatim(name)}));
        return found;
    }

    void ask() {
        say(oz::say("\n赣州地区后来如何？", "\nWhat became of 赣州地区?"));
        for (const oz::unit_timeline& t : called("赣州地区")) {
            print(std::cout, t, history_, in_);
            print(std::cout, oz::successors(history_, t.unit, history_.begins(), last_).value(), history_, in_);
        }
        say(oz::say("\n广昌县先后属于何处？", "\nWhere did 广昌县 belong?"));
        for (const oz::unit_timeline& t : called("广昌县"))
            for (const auto& p : t.parents) {
                const auto parent = history_.find(p.value.unit, *p.when.from);
                std::cout << oz::to_string(*p.when.from) << "  " << (parent ? parent->name : "?") << "  "
                          << basis_of(history_, p.by).in(in_) << '\n';
            }
        say(oz::say("\n1994 年哪些县改为市辖区？", "\nWhich counties became districts in 1994?"));
        const oz::date before(1993, 12, 31), after(1994, 12, 31);
        const bool covered = history_.begins() <= before && after <= last_;
        if (!covered) say(oz::say("这些文件不含 1994 年", "the files do not cover 1994"));
        if (covered) {
            const oz::lineage year(history_, before, after);
            const oz::moment then = history_.as_of(before);
            const oz::moment later = history_.as_of(after);
            for (const oz::unit_ref u : then.units()) {
                if (u.kind() != oz::unit_kind::county && u.kind() != oz::unit_kind::autonomous_county) continue;
                const oz::trace found = year.successors(u.id()).value();
                for (const oz::traced_unit& t : found.units)
                    if (t.kind == oz::unit_kind::district
                        && (t.same || (!history_.find(t.unit, before) && !history_.find(u.id(), after))))
                        std::cout << u.path() << " → " << later[t.unit].path() << "  "
                                  << basis_of(history_, t.by.empty() ? 0 : t.by.front()).in(in_) << '\n';
            }
        }
    }

    oz::language in_;
    fs::path folder_;
    oz::date last_{}; // the day of the last table that was reached
    oz::history history_;
    std::map<std::string, std::size_t> acts_;
    std::size_t inferred_ = 0;
    std::size_t relations_ = 0;
};

} // namespace

int main(int count, char** values) {
    oz::language in = oz::language::zh;
    std::vector<std::string> folders;
    bool understood = true;
    for (int i = 1; i < count; ++i) {
        const std::string word = values[i];
        if (word == "--lang" && i + 1 < count) {
            const std::string which = values[++i];
            understood = understood && (which == "zh" || which == "en");
            in = which == "en" ? oz::language::en : oz::language::zh;
        } else {
            folders.push_back(word);
        }
    }
    if (!understood || folders.size() != 1) {
        std::cerr << "用法 · usage: division_history [--lang zh|en] FOLDER\n";
        return 2;
    }
    try {
        return program(in, folders.front()).run();
    } catch (const oz::error& why) {
        oz::print(std::cerr, why.why(), in);
        return 1;
    } catch (const std::exception& why) {
        std::cerr << why.what() << '\n';
        return 2;
    }
}
