// SPDX-License-Identifier: Apache-2.0
#include "spreadsheet_units.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

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
std::vector<std::size_t> listed_units::meant(std::string_view ref, const complaint& complain) {
    std::vector<std::size_t> all;
    if (ref.starts_with(by_code) || ref.starts_with(by_key)) {
        const bool digits = ref.starts_with(by_code);
        const std::string_view rest = ref.substr(digits ? by_code.size() : by_key.size());
        if (digits) {
            const auto c = parse_division_code(half_width(rest));
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
    const std::string_view ref = (*all_[i].row)["parent"];
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

} // namespace onezone::detail
