// SPDX-License-Identifier: Apache-2.0
#include "faces/json/files.hpp"
#include "ground/path.hpp"

#include <onezone/faces/exports/lcov.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace onezone {

namespace {

// Everything of one pack.
struct listing_part {
    std::string file;
    std::string lines;
    std::string functions; // FN, then FNDA
    std::string calls;
    std::string branches;
    std::string runs;
    std::size_t line = 0;
    std::size_t rules = 0;
    std::size_t rules_run = 0;
    std::size_t lines_run = 0;
    std::size_t asked = 0;
    std::size_t shown = 0;

    void add_line(std::string words, std::size_t times) {
        // A listing has one line a rule, whatever its title holds.
        std::replace_if(
            words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        ++line;
        lines += words + '\n';
        runs += "DA:" + std::to_string(line) + ',' + std::to_string(times) + '\n';
        lines_run += times != 0 ? 1 : 0;
    }
    // `-` is what a trace writes for branches of what never ran.
    void add_branches(std::initializer_list<std::size_t> taken, bool ran) {
        std::size_t n = 0;
        for (const std::size_t times : taken) {
            branches += "BRDA:" + std::to_string(line) + ",0," + std::to_string(n++) + ','
                + (ran ? std::to_string(times) : "-") + '\n';
            ++asked;
            shown += times != 0 ? 1 : 0;
        }
    }
    [[nodiscard]] std::string trace() const {
        const auto n = [](const char* key, std::size_t value) { return key + std::to_string(value) + '\n'; };
        return "TN:\nSF:" + file + '\n' + functions + calls + n("FNF:", rules) + n("FNH:", rules_run) + branches
            + n("BRF:", asked) + n("BRH:", shown) + runs + n("LF:", line) + n("LH:", lines_run) + "end_of_record\n";
    }
};

// A file name made of a pack's: letters, digits, `-` and `_`.
[[nodiscard]] std::string file_of(std::string_view rule_id) {
    std::string pack(rule_id.substr(0, rule_id.find('.')));
    for (char& c : pack) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || byte >= 0x80;
        if (!plain) c = '_';
    }
    return "rules/" + (pack.empty() ? std::string("_") : pack) + ".txt";
}

} // namespace

lcov_trace write_lcov(const coverage& c, language which) {
    std::vector<listing_part> parts;
    for (const rule_coverage& r : c.rules()) {
        const std::string file = file_of(r.rule);
        auto at = std::find_if(parts.begin(), parts.end(), [&](const listing_part& p) { return p.file == file; });
        if (at == parts.end()) {
            parts.emplace_back().file = file;
            at = std::prev(parts.end());
        }
        at->add_line(r.rule + "  " + r.title.in(which), r.runs);
        ++at->rules;
        at->rules_run += r.runs != 0 ? 1 : 0;
        at->functions += "FN:" + std::to_string(at->line) + ',' + r.rule + '\n';
        at->calls += "FNDA:" + std::to_string(r.runs) + ',' + r.rule + '\n';
        if (r.can_be_violated())
            at->add_branches({r.seen(verdict::satisfied), r.seen(verdict::violated)}, r.runs != 0);
        else
            at->add_branches({r.seen(verdict::satisfied)}, r.runs != 0);
        for (const condition_coverage& one : r.conditions) {
            const text name = one.name.empty() ? verbatim(one.key) : one.name;
            const std::size_t times = one.held + one.did_not + one.open;
            at->add_line("    " + name_of(one.kind).in(which) + "  " + name.in(which), times);
            at->add_branches({one.held, one.did_not}, times != 0);
        }
    }
    lcov_trace out;
    for (listing_part& p : parts) {
        out.trace += p.trace();
        out.listings.push_back({std::move(p.file), std::move(p.lines)});
    }
    return out;
}

void save_lcov(const lcov_trace& t, const std::string& folder) {
    const std::filesystem::path top = detail::path_of(folder);
    std::error_code failed;
    // The system takes a name to end at a zero byte.
    if (folder.find('\0') == std::string::npos)
        std::filesystem::create_directory(top / "rules", failed); // what does not succeed shows when it is written into
    detail::write_file(detail::utf8_of(top / "coverage.info"), t.trace);
    for (const rule_listing& l : t.listings)
        detail::write_file(detail::utf8_of(top / detail::path_of(l.file)), l.lines);
}

} // namespace onezone
