// SPDX-License-Identifier: Apache-2.0
#include "ground/encoding.hpp"
#include "ground/flat_map.hpp"
#include "ground/refuse.hpp"
#include "model/kind_by_name.hpp"

#include <onezone/history/year_table.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

namespace onezone {

struct year_table::content {
    int year = 0;
    std::string source;
    std::vector<listed_division> records;
    std::vector<std::uint32_t> codes;                       // of six digits, of each record
    std::vector<std::uint32_t> begins;                      // where the records of four digits begin
    detail::flat_map<std::uint64_t, std::uint32_t> by_name; // the first whose name has that hash
    std::vector<std::uint32_t> next_of_name;                // of that hash

    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint32_t four_digits = 10'000;

    [[nodiscard]] std::size_t at(code c) const noexcept {
        constexpr std::uint64_t below_six = 1'000'000;
        const auto digits = static_cast<std::uint32_t>(c.value() / below_six);
        const auto first = codes.begin() + begins[digits / 100];
        const auto last = codes.begin() + begins[digits / 100 + 1];
        const auto found = std::lower_bound(first, last, digits);
        const bool listed = c.ok() && c.value() % below_six == 0 && found != last && *found == digits;
        return listed ? static_cast<std::size_t>(found - codes.begin()) : records.size();
    }
    [[nodiscard]] static std::uint64_t hash_of(std::string_view name) noexcept {
        constexpr std::size_t at_once = sizeof(std::uint64_t);
        std::uint64_t hash = name.size();
        if (name.size() < at_once) {
            for (const char c : name) hash = hash << 8U | static_cast<unsigned char>(c);
            return detail::mix(hash);
        }
        const auto take = [&](std::size_t at) {
            std::uint64_t some = 0;
            std::memcpy(&some, name.data() + at, at_once);
            hash = detail::mix(hash ^ some);
        };
        for (std::size_t at = 0; at + at_once < name.size(); at += at_once) take(at);
        take(name.size() - at_once); // some of it twice
        return hash;
    }
    // What lies below a record follows it.
    [[nodiscard]] bool has_below(std::size_t i) const noexcept {
        return i + 1 < records.size() && records[i + 1].parent == records[i].code;
    }
};

namespace {

constexpr int first_year = 1400; // of the calendar
constexpr int last_year = 9999;

// As `parse_division_code`, which says what is wrong with others.
[[nodiscard]] result<code> read_six(std::string_view digits) {
    constexpr std::uint64_t below_six = 1'000'000;
    std::uint64_t number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return parse_division_code(digits);
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    const code read = code::from_value(number * below_six);
    return read.ok() ? result<code>(read) : parse_division_code(digits);
}

// `aabb00` where that is listed, else `aa0000`; none for a province.
template <class Listed>
[[nodiscard]] code above(code c, Listed listed) {
    for (code up = c.parent(); up.ok(); up = up.parent())
        if (listed(up)) return up;
    return {};
}

} // namespace

result<year_table> year_table::read(std::string_view text, int year, std::string source) {
    if (year < first_year || year > last_year)
        return detail::refuse(errc::bad_value, "年份不是公历年", "not a year of the calendar");
    auto all = std::make_shared<content>();
    all->year = year;
    all->source = std::move(source);
    std::size_t line = 0;
    const auto refuse = [&](errc why, onezone::text what) {
        return refusal(why, std::move(what)).at({all->source, {}, line, 0});
    };
    if (auto bad = detail::find_ill_formed(text, true)) {
        line = bad->line;
        return refuse(errc::invalid_utf8, std::move(bad->message));
    }
    if (text.starts_with(detail::byte_order_mark)) text.remove_prefix(detail::byte_order_mark.size());
    all->records.reserve(text.size() / 17);
    std::vector<listed_division> strays;
    while (!text.empty()) {
        ++line;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.ends_with('\r')) one.remove_suffix(1);
        if (one.empty()) continue;
        const std::size_t blank = one.find(' ');
        const std::string_view digits = one.substr(0, blank);
        if (blank != 6 || blank + 1 == one.size() || one[blank + 1] == ' ' || one.ends_with(' '))
            return refuse(
                errc::malformed, say("每行应为“六位代码 名称”", "a line is a code of six digits, a blank and a name"));
        const auto c = read_six(digits);
        if (!c) return refusal(c.error()).at({all->source, {}, line, 0});
        const bool stray = !all->records.empty() && *c < all->records.back().code;
        (stray ? strays : all->records).push_back({*c, std::string(one.substr(blank + 1)), line, {}});
    }
    if (all->records.empty()) return refuse(errc::empty_input, say("文件没有记录", "the file has no records"));
    auto& records = all->records;
    // A table comes in the order of codes, but for a few lines.
    const auto before = [](const listed_division& a, const listed_division& b) { return a.code < b.code; };
    std::stable_sort(strays.begin(), strays.end(), before);
    const auto in_order = static_cast<std::ptrdiff_t>(records.size());
    records.insert(records.end(), std::make_move_iterator(strays.begin()), std::make_move_iterator(strays.end()));
    std::inplace_merge(records.begin(), records.begin() + in_order, records.end(), before);
    const auto n = static_cast<std::uint32_t>(records.size());
    all->codes.resize(n);
    all->begins.resize(content::four_digits + 1);
    code province; // the last so far
    code prefecture;
    for (std::uint32_t i = 0; i < n; ++i) {
        const code c = records[i].code;
        line = records[i].line;
        if (i != 0 && c == records[i - 1].code)
            return refuse(errc::duplicate_code,
                fill(say("代码 {0} 出现两次", "the code {0} is listed twice"), {verbatim(to_string(c))}));
        all->codes[i] = static_cast<std::uint32_t>(c.value() / 1'000'000);
        all->begins[all->codes[i] / 100 + 1] = i + 1;
        if (c.level() == level::province) {
            province = c;
            continue;
        }
        // Parents come before, because they sort before, and no other of their level comes between.
        const code up = above(c, [&](code over) { return over == prefecture || over == province; });
        if (!up.ok())
            return refuse(errc::unknown_unit,
                fill(say("没有 {0} {1} 所在的省级记录", "there is no record of the province of {0} {1}"),
                    {verbatim(to_string(c)), verbatim(records[i].name)}));
        records[i].parent = up;
        if (c.level() == level::prefecture) prefecture = c;
    }
    std::partial_sum(all->begins.begin(), all->begins.end(), all->begins.begin(),
        [](std::uint32_t so_far, std::uint32_t is) { return std::max(so_far, is); });
    all->by_name.reserve(n);
    all->next_of_name.resize(n, content::none);
    for (std::uint32_t i = n; i-- > 0;) {
        const auto [first, fresh] = all->by_name.try_emplace(content::hash_of(records[i].name), i);
        if (!fresh) all->next_of_name[i] = std::exchange(first->second, i);
    }
    return year_table(std::move(all));
}

int year_table::year() const noexcept { return all_->year; }
const std::string& year_table::source() const& noexcept { return all_->source; }
date year_table::on() const { return {static_cast<unsigned short>(all_->year), 12, 31}; }
std::span<const listed_division> year_table::records() const noexcept { return all_->records; }

const listed_division* year_table::find(code c) const noexcept {
    const std::size_t at = all_->at(c);
    return at == all_->records.size() ? nullptr : &all_->records[at];
}

std::vector<const listed_division*> year_table::named(std::string_view name) const {
    std::vector<const listed_division*> all;
    const auto first = all_->by_name.find(content::hash_of(name));
    if (first == all_->by_name.end()) return all;
    for (std::uint32_t i = first->second; i != content::none; i = all_->next_of_name[i])
        if (all_->records[i].name == name) all.push_back(&all_->records[i]);
    return all;
}

code year_table::parent_of(code c) const noexcept {
    if (const listed_division* const r = find(c)) return r->parent;
    return above(c, [this](code up) { return find(up) != nullptr; });
}

bool year_table::has_divisions(code c) const noexcept { return all_->has_below(all_->at(c)); }

unit_kind kind_of(const listed_division& record) {
    // Directly beneath a province 林区 is a kind; 万柏林区 and 碑林区 are districts.
    if (record.code.level() == level::county && record.name.ends_with("林区")
        && record.parent.level() == level::province)
        return unit_kind::forestry_district;
    return detail::kind_by_name(record.code.level(), record.code, record.name).kind;
}

result<hierarchy> hierarchy_of(const year_table& table, std::string_view source) {
    std::vector<new_unit> units;
    units.reserve(table.records().size());
    for (const listed_division& r : table.records()) {
        units.push_back({unit_id::derive(source, to_string(r.code)), kind_of(r), r.name, r.code,
            r.parent.ok() ? unit_id::derive(source, to_string(r.parent)) : unit_id::none(), true});
    }
    change door{hierarchy()};
    door.record_nothing();
    if (auto added = door.add_all(units); !added) return refusal(added.error()).at({table.source(), {}, 0, 0});
    return std::move(door).finish();
}

} // namespace onezone
