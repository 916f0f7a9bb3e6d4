// SPDX-License-Identifier: Apache-2.0
#include "spreadsheet_cells.hpp"

#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>

namespace onezone::detail {

std::string full_path_of(const hierarchy& h, const body& b) {
    std::string path;
    const body* at = &b;
    for (; at->part_of.ok(); at = h.find(at->part_of)) path.insert(0, "/" + at->name);
    return h.path_of(at->unit) + "/" + at->name + path;
}

//=== reading ===//

bool names_member(std::string_view written, const field& member) {
    const std::string s = half_width(written);
    return s == member.key || s == member.zh || s == member.en || (s == "编制" && member.key == "quota")
        || (s == "人员" && member.key == "staff");
}

void refused_names::add(const sheet_row& r) {
    all_.insert(r["name"]);
    add(r, {"key"});
}

void refused_names::add(const sheet_row& r, std::initializer_list<std::string_view> columns) {
    for (const std::string_view key : columns)
        if (!r[key].empty()) all_.insert(r[key]);
}

bool refused_names::leads_to_one(std::string_view path) const {
    constexpr std::string_view by_key = "key:";
    if (path.starts_with(by_key)) path.remove_prefix(by_key.size());
    if (all_.count(path) != 0) return true;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (all_.count(path.substr(at, end - at)) != 0) return true;
        at = end + 1;
    }
    return false;
}

provenance sheet_cell_reader::basis_of(const sheet_row& r) {
    const std::size_t why_at = r.layout->place("reason");
    const std::string& source = r["source"];
    const std::string& why = r[why_at];
    const grade how = cell<grade>(r, "grade").value_or(grade::stated);
    if (how == grade::stated) {
        if (!why.empty()) bad(r, why_at, errc::bad_value, say("明载的事实没有理由", "what is stated has no reason"));
        return provenance::stated(source);
    }
    if (why.empty()) {
        bad(r, why_at, errc::missing_key,
            say("推断或占位须写明理由", "what is inferred or a placeholder needs a reason"));
        return {};
    }
    const std::size_t bar = why.find('|');
    const text reason = bar == std::string::npos ? verbatim(why) : text{why.substr(0, bar), why.substr(bar + 1)};
    return how == grade::inferred ? provenance::inferred(reason, source) : provenance::placeholder(reason, source);
}

void sheet_cell_reader::hold_to_one_name(sheet_row& r) {
    for (std::size_t c = 0; c < r.cells.size(); ++c) {
        if (!(*r.layout)[c].one_name) continue;
        if (auto name = one_name(r.cells[c]))
            r.cells[c] = *std::move(name);
        else
            bad(r, c, errc::bad_value,
                fill(say("{0} 是几个名称，此处只写一个；若是一个名称，请加双引号",
                         "{0} is several names where one stands; put it in double quotes if it is one"),
                    {quote(r.cells[c])}));
    }
}

const word* sheet_cell_reader::word_in(std::span<const word> words, std::string_view spelled) {
    for (const std::string& way : {std::string(trimmed(spelled)), half_width(spelled)})
        if (const word* const found = word_spelled(words, way)) return found;
    // `County-level City` and `county level city` are `county_city` too where that is its English name.
    const auto folded = [](std::string_view s) {
        std::string out(s);
        for (char& c : out)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' || c == '-' ? ' ' : c;
        return out;
    };
    const std::string wanted = folded(half_width(spelled));
    const auto found = std::find_if(
        words.begin(), words.end(), [&](const word& w) { return folded(w.en) == wanted || folded(w.key) == wanted; });
    return found == words.end() ? nullptr : &*found;
}

void sheet_cell_reader::no_such_word(
    const sheet_row& r, std::size_t column, std::string_view spelled, std::span<const word> words) {
    bad(r, column, errc::bad_value, detail::no_such_word(spelled, words));
}

std::optional<bool> sheet_cell_reader::yes_or_no(const sheet_row& r, std::size_t column, std::string_view spelled) {
    const std::string s = half_width(spelled);
    // The last of these is how spreadsheet programs save a cell that is true or false.
    if (s == "是" || s == "yes" || s == "Yes" || s == "YES" || s == "TRUE") return true;
    if (s == "否" || s == "no" || s == "No" || s == "NO" || s == "FALSE") return false;
    bad(r, column, errc::bad_value, fill(say("{0} 不是“是”或“否”", "{0} is neither yes nor no"), {quote(spelled)}));
    return std::nullopt;
}

std::optional<date> sheet_cell_reader::day(const sheet_row& r, std::size_t column, std::string_view spelled) {
    const std::string written = iso_date(spelled);
    const result<date> read = parse_date(written);
    if (read) return *read;
    // A day of 1954 to 2064, counted from the end of 1899.
    const bool counted = written.size() == 5 && written >= "20000" && written < "60000"
        && written.find_first_not_of("0123456789") == std::string::npos;
    const text culprit = counted
        ? say("；像是电子表格内部的日期序号：请把该列的格式设为日期，再另存",
            "; it looks like the number by which a spreadsheet keeps a day: format the column as dates and save it again")
        : text();
    bad(r, column, read.error().code(), read.error().message() + culprit);
    return std::nullopt;
}

std::optional<std::int64_t> sheet_cell_reader::whole(const sheet_row& r, std::size_t column, std::string_view spelled) {
    std::string s = plain_number(spelled);
    // `12.00`, as cells with two decimals are saved.
    if (const std::size_t point = s.find('.'); point != 0 && point < s.size() - 1 && s.find_last_not_of('0') == point)
        s.resize(point);
    std::int64_t n = 0;
    const char* const last = s.data() + s.size();
    const auto [end, ec] = std::from_chars(s.data(), last, n);
    if (ec != std::errc() || end != last)
        bad(r, column, errc::bad_value,
            fill(say("{0} 不是整数", "{0} is no whole number"), {quote(spelled)}) + likely_culprit(s));
    else if (n < 0)
        bad(r, column, errc::bad_quantity, fill(say("{0} 是负数", "{0} is negative"), {quote(spelled)}));
    else
        return n;
    return std::nullopt;
}

//=== writing ===//

void sheet_cell_writer::finish(sheet_line& l, std::string& out) {
    l["source"] = l.from.source();
    if (l.from.how() != grade::stated) {
        l["grade"] = spelled(l.from.how());
        text why = l.from.reason();
        if (why.zh.find('|') != std::string::npos) left_out(1, say("含“|”的理由", "reasons with a “|”"));
        if (why.zh.empty() && why.en.empty()) { // a row has to give one
            why = say("未写明理由", "no reason given");
            left_out(1, say("没有理由的推断和占位", "what is inferred or a placeholder without a reason"));
        }
        l["reason"] = why.zh == why.en ? why.zh : why.zh + "|" + why.en;
    }
    if (l.layout->has("credit_code"))
        if (std::string& code = l["credit_code"]; !likely_culprit(half_width(code)).empty()) {
            left_out(1, say("电子表格写坏的信用代码", "credit codes that a spreadsheet spoilt"));
            code.clear();
        }
    for (std::size_t c = 0; c < l.cells.size(); ++c)
        if ((*l.layout)[c].one_name) l.cells[c] = list_cell(std::span(&l.cells[c], l.cells[c].empty() ? 0 : 1));
    write_row(out, l.cells, how_);
}

} // namespace onezone::detail
