// SPDX-License-Identifier: Apache-2.0
#include "subjects.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace onezone::detail {

void subjects::each_batch(
    const about& a, std::size_t size, const std::function<void(std::vector<placed_subject>&)>& visit) const {
    std::vector<placed_subject> batch;
    each(a, [&](auto&&... made_from) {
        if (batch.empty()) batch.reserve(size);
        batch.emplace_back(made_from...);
        if (batch.size() < size) return;
        visit(batch);
        batch.clear();
    });
    if (!batch.empty()) visit(batch);
}

std::vector<placed_subject> subjects::all(const about& a) const {
    std::vector<placed_subject> found;
    each(a, [&](auto&&... made_from) { found.emplace_back(made_from...); });
    return found;
}

std::vector<unit_ref> subjects::divisions_of_step(level wanted) const {
    std::set<unit_id> touched;
    for (const edit& e : of_->edits) {
        if (const auto* moved = std::get_if<unit_moved>(&e)) touched.insert(moved->unit);
        if (const auto* changed = std::get_if<edited<unit_record>>(&e))
            touched.insert(changed->after ? changed->after->key : changed->before->key);
        if (const auto* entrusted = std::get_if<edited<entrustment>>(&e))
            touched.insert(entrusted->after ? entrusted->after->unit : entrusted->before->unit);
    }
    std::vector<unit_ref> all;
    for (const unit_id id : touched) {
        const unit_ref u = of_->now->find(id);
        if (u && u.is_division() && (wanted == level::none || u.level() == wanted)) all.push_back(u);
    }
    return all;
}

std::optional<placed_subject> subjects::find(const about& a, subject s) const {
    if (s.kind != a.kind) return std::nullopt;
    const hierarchy& now = *of_->now;
    const bool gone = a.affected && of_->before && &of_->home_of(s) == of_->before;
    const hierarchy& home = gone ? *of_->before : now;
    const auto at = [&](unit_id unit, const void* record) { return placed_subject(s, record, home.find(unit), gone); };
    const auto record = [&](const auto* r) -> std::optional<placed_subject> {
        if (!r) return std::nullopt;
        return gone ? at(unit_of(home, s), r) : placed_subject(s, r);
    };
    switch (s.kind) {
    case subject_kind::whole:
        if (s.id != 0) return std::nullopt;
        return placed_subject();
    case subject_kind::division: {
        const unit_ref u = home.find(unit_id::from_value(s.id));
        if (!u || !u.is_division() || (a.level != level::none && u.level() != a.level)) return std::nullopt;
        return at(u.id(), nullptr);
    }
    case subject_kind::zone: {
        const unit_ref u = home.find(unit_id::from_value(s.id));
        // What has become a park was a zone when that happened to it.
        if (!u || (u.kind() != unit_kind::zone && !(a.affected && u.kind() == unit_kind::park))) return std::nullopt;
        return at(u.id(), home.zone_of(u.id()));
    }
    case subject_kind::agency: {
        const body* b = home.find(body_id::from_value(s.id));
        if (!b || (!is_agency(home, *b) && !may_be_agency(home, *b))) return std::nullopt;
        return record(b);
    }
    case subject_kind::body: return record(home.find(body_id::from_value(s.id)));
    case subject_kind::post: return record(now.find(post_id::from_value(s.id)));
    case subject_kind::person: return record(now.find(person_id::from_value(s.id)));
    case subject_kind::tenure: return record(now.find(tenure_id::from_value(s.id)));
    case subject_kind::holding: return record(now.find(holding_id::from_value(s.id)));
    case subject_kind::entrustment: return record(now.find(entrustment_id::from_value(s.id)));
    }
    return std::nullopt;
}

namespace {

// The code of the province of that name, in full or short (GB/T 2260); 0 where there is none. A name tells which it is where nobody gives codes:
// what lies in 江西省 is not judged by the rules of Henan.
std::uint64_t province_called(std::string_view name) noexcept {
    struct named {
        std::string_view begins;
        std::uint64_t code;
    };
    constexpr std::array<named, 34> all{{{"北京", 11}, {"天津", 12}, {"河北", 13}, {"山西", 14}, {"内蒙古", 15},
        {"辽宁", 21}, {"吉林", 22}, {"黑龙江", 23}, {"上海", 31}, {"江苏", 32}, {"浙江", 33}, {"安徽", 34},
        {"福建", 35}, {"江西", 36}, {"山东", 37}, {"河南", 41}, {"湖北", 42}, {"湖南", 43}, {"广东", 44}, {"广西", 45},
        {"海南", 46}, {"重庆", 50}, {"四川", 51}, {"贵州", 52}, {"云南", 53}, {"西藏", 54}, {"陕西", 61}, {"甘肃", 62},
        {"青海", 63}, {"宁夏", 64}, {"新疆", 65}, {"台湾", 71}, {"香港", 81}, {"澳门", 82}}};
    for (const named& p : all)
        if (name.starts_with(p.begins)) return p.code * 10'000'000'000;
    return 0;
}

} // namespace

void subjects::place(placed_subject& s) const {
    s.placed = true;
    s.codes = {};
    code nearest;
    for (unit_ref u = s.unit(*of_->now); u; u = u.parent()) {
        const code c = u.code();
        if (!c.ok()) continue;
        if (!nearest.ok()) nearest = c;
        if (u.level() <= level::county) s.codes[static_cast<std::size_t>(u.level())] = c.value();
    }
    s.named_province = 0;
    if (!nearest.ok())
        for (unit_ref u = s.unit(*of_->now); u; u = u.parent())
            if (u.level() == level::province) s.named_province = province_called(u.name());
    for (const level l : {level::province, level::prefecture, level::county})
        if (std::uint64_t& known = s.codes[static_cast<std::size_t>(l)]; known == 0) known = nearest.prefix(l).value();
}

bool subjects::has_code(placed_subject& s, level l, std::uint64_t code) const {
    if (!s.placed) place(s);
    if (s.codes == decltype(s.codes){}) {
        constexpr std::uint64_t of_province = 10'000'000'000;
        return s.named_province == 0 || s.named_province == code / of_province * of_province;
    }
    return l <= level::county && s.codes[static_cast<std::size_t>(l)] == code;
}

bool subjects::any_in(const about& a, code jurisdiction) const {
    std::vector<placed_subject> found = all(a);
    return std::any_of(found.begin(), found.end(), [&](placed_subject& s) {
        return !jurisdiction.ok() || has_code(s, jurisdiction.level(), jurisdiction.value());
    });
}

bool subjects::any_of(const about& a, unit_ref unit) const {
    std::vector<placed_subject> found = all(a);
    return std::any_of(found.begin(), found.end(), [&](placed_subject& s) { return s.unit(*of_->now) == unit; });
}

} // namespace onezone::detail
