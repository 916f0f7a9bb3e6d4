// SPDX-License-Identifier: Apache-2.0
#include "spreadsheet_units.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace onezone::detail {

std::string plain_reference(std::string_view s) {
    for (const std::string_view how : {by_code, by_key, by_id}) {
        const std::string_view word = how.substr(0, how.size() - 1);
        if (!s.starts_with(word)) continue;
        std::string_view rest = trimmed(s.substr(word.size()));
        for (const std::string_view colon : {":", "："})
            if (rest.starts_with(colon)) return std::string(how).append(trimmed(rest.substr(colon.size())));
    }
    return std::string(s);
}

std::string_view last_name(std::string_view path) noexcept { return path.substr(path.rfind('/') + 1); }

std::string_view without_last(std::string_view path) noexcept {
    return path.substr(0, path.size() - std::min(path.size(), last_name(path).size() + 1));
}

void listed_units::add(listed_unit u) {
    const sheet_row& r = *u.row;
    by_name_.emplace(r["name"], all_.size());
    if (u.digits.ok()) by_code_.emplace(u.digits, all_.size());
    if (!r["key"].empty()) by_key_.emplace(r["key"], all_.size());
    all_.push_back(std::move(u));
}

void listed_units::seek_parents(const complaint& complain) {
    for (std::size_t i = 0; i < all_.size(); ++i) seek_parent(i, complain);
}

namespace {

template <class Range>
void append(std::vector<std::size_t>& all, const Range& range) {
    for (auto at = range.first; at != range.second; ++at) all.push_back(at->second);
}

} // namespace

// The rows a reference may mean. Compares names upwards, so that a row's parent is found on the way.
std::vector<std::size_t> listed_units::meant(std::string_view spelled, const complaint& complain) {
    const std::string plain = plain_reference(spelled);
    const std::string_view ref = plain;
    std::vector<std::size_t> all;
    if (ref.starts_with(by_code) || ref.starts_with(by_key)) {
        const bool digits = ref.starts_with(by_code);
        const std::string_view rest = ref.substr(digits ? by_code.size() : by_key.size());
        if (digits) {
            const auto c = parse_division_code(bare_code(rest));
            if (c) append(all, by_code_.equal_range(*c));
        } else {
            append(all, by_key_.equal_range(rest));
        }
    } else if (ref.starts_with(by_id)) {
        append(all, by_key_.equal_range(ref));
    } else {
        const auto [first, last] = by_name_.equal_range(last_name(ref));
        for (auto at = first; at != last; ++at)
            if (ends_in(at->second, ref, complain)) all.push_back(at->second);
    }
    std::sort(all.begin(), all.end());
    return all;
}

bool listed_units::ends_in(std::size_t i, std::string_view path, const complaint& complain) {
    if ((*all_[i].row)["name"] != last_name(path)) return false;
    const std::string_view above = without_last(path);
    if (above.empty()) return true;
    // What a row says of its parent often answers without looking for it.
    const std::string ref = plain_reference((*all_[i].row)["parent"]);
    if (!ref.starts_with(by_code) && !ref.starts_with(by_key) && !ref.starts_with(by_id)) {
        std::string_view said = ref;
        std::string_view wanted = above;
        for (; !said.empty() && !wanted.empty(); said = without_last(said), wanted = without_last(wanted))
            if (last_name(said) != last_name(wanted)) return false;
        if (wanted.empty()) return true;
    }
    seek_parent(i, complain);
    unsure_ = unsure_ || all_[i].state == listed_unit::sought || all_[i].state == listed_unit::untouched;
    return all_[i].parent >= 0 && ends_in(static_cast<std::size_t>(all_[i].parent), above, complain);
}

// Whether two rows are one unit written twice: one name in one place and one key.
bool listed_units::same_unit(std::size_t a, std::size_t b, const complaint& complain) {
    seek_parent(a, complain);
    seek_parent(b, complain);
    const sheet_row& one = *all_[a].row;
    const sheet_row& other = *all_[b].row;
    return one["key"] == other["key"]
        && (!one["key"].empty() || (one["name"] == other["name"] && all_[a].parent == all_[b].parent));
}

void listed_units::seek_parent(std::size_t i, const complaint& complain) {
    constexpr std::size_t deepest = 1000; // parents that are sought for the sake of others: units have ten levels
    listed_unit& u = all_[i];
    if (u.state != listed_unit::untouched || seeking_ == deepest) return;
    u.state = listed_unit::sought; // two that name each other as their parents end here
    const std::string& ref = (*u.row)["parent"];
    if (ref.empty()) {
        u.state = listed_unit::found;
        return;
    }
    ++seeking_;
    const bool unsure_before = std::exchange(unsure_, false);
    std::vector<std::size_t> all = meant(ref, complain);
    const bool itself = std::erase(all, i) != 0;
    // Rows that are one unit written twice are one; that is told of themselves.
    const bool one = !all.empty()
        && std::all_of(all.begin() + 1, all.end(), [&](std::size_t j) { return same_unit(all.front(), j, complain); });
    --seeking_;
    const bool unsure = std::exchange(unsure_, unsure_before || unsure_);
    if (unsure && seeking_ != 0) { // it depends on one that is being sought: when that is found
        all_[i].state = listed_unit::untouched;
        return;
    }
    if (seeking_ == 0) unsure_ = false;
    if (one) {
        const auto good = std::find_if(all.begin(), all.end(), [&](std::size_t j) { return all_[j].kind.has_value(); });
        all_[i].parent = static_cast<std::ptrdiff_t>(good == all.end() ? all.front() : *good);
        all_[i].state = listed_unit::found;
        return;
    }
    all_[i].state = listed_unit::refused;
    complain(*all_[i].row, !all.empty() ? no_parent::several : itself ? no_parent::itself : no_parent::none);
}

//=== agencies ===//

namespace {

using row_list = std::vector<const sheet_row*>;

bool is_path(std::string_view ref) { return !ref.starts_with(by_key) && !ref.starts_with(by_id); }

// For each row the one it is part of; none where that is no row.
std::vector<std::size_t> rows_above(const row_list& rows) {
    std::multimap<std::string_view, std::size_t> named;
    std::multimap<std::string_view, std::size_t> keyed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        named.emplace((*rows[i])["name"], i);
        if (!(*rows[i])["key"].empty()) keyed.emplace((*rows[i])["key"], i);
    }
    std::vector<std::size_t> above(rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string ref = plain_reference((*rows[i])["part_of"]);
        const bool path = is_path(ref);
        const std::string_view name = path ? last_name(ref)
            : ref.starts_with(by_key)      ? std::string_view(ref).substr(by_key.size())
                                           : std::string_view(ref);
        const auto [first, last] = (path ? named : keyed).equal_range(name);
        // Of namesakes the first that is not the row itself.
        for (auto at = first; at != last && above[i] == rows.size(); ++at)
            if (!path || at->second != i) above[i] = at->second;
    }
    return above;
}

} // namespace

void read_from_above(const std::vector<sheet_row>& rows, const std::function<bool(const std::string&)>& is_there,
    const std::function<void(const sheet_row&)>& read,
    const std::function<void(const sheet_row&, const std::vector<const sheet_row*>&)>& circle) {
    row_list left;
    std::map<std::string, std::size_t, std::less<>> to_come; // by name
    for (const sheet_row& r : rows) {
        left.push_back(&r);
        ++to_come[r["name"]];
    }
    // Reads what need not wait; whether there was any.
    const auto round = [&](const auto& waits) {
        row_list later;
        for (const sheet_row* const r : left) {
            const std::string above = plain_reference((*r)["part_of"]);
            if (!above.empty() && waits(*r, above)) {
                later.push_back(r);
                continue;
            }
            --to_come[(*r)["name"]];
            read(*r);
        }
        const bool any = later.size() != left.size();
        left = std::move(later);
        return any;
    };
    const auto not_there = [&](const sheet_row&, const std::string& above) { return !is_there(above); };
    // While a row of that name is to come, a path may mean it.
    while (round([&](const sheet_row& r, const std::string& above) {
        if (!is_path(above)) return not_there(r, above);
        const auto same = to_come.find(last_name(above));
        return same != to_come.end() && same->second > (last_name(above) == r["name"] ? 1U : 0U);
    })) {}
    while (round(not_there)) {}

    // What is left waits for each other, or for what is no row: from above, so that what is wrong is told of the uppermost alone.
    const std::vector<std::size_t> above = rows_above(left);
    std::vector<bool> begun(left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::vector<std::size_t> chain; // upwards
        std::size_t at = i;
        for (; at != left.size() && !begun[at]; at = above[at]) {
            begun[at] = true;
            chain.push_back(at);
        }
        if (const auto begins = std::find(chain.begin(), chain.end(), at); begins != chain.end()) {
            row_list all;
            for (auto one = begins; one != chain.end(); ++one) all.push_back(left[*one]);
            circle(*left[*std::min_element(begins, chain.end())], all);
            chain.erase(begins, chain.end());
        }
        for (; !chain.empty(); chain.pop_back()) read(*left[chain.back()]);
    }
}

} // namespace onezone::detail
