// SPDX-License-Identifier: Apache-2.0
#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"
#include "lookup.hpp"

#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <utility>

namespace onezone {

namespace {

// What moved-from hierarchies hold. It is nobody's own, so it is never written; it is not counted, so that threads that move their
// hierarchies about do not wait for each other; and it is never destroyed, so that hierarchies may outlive it.
detail::state* nothing() noexcept {
    alignas(detail::state) static std::array<std::byte, sizeof(detail::state)> room;
    static detail::state* const shared = [] {
        auto* const s = ::new (static_cast<void*>(room.data())) detail::state;
        s->refs.store(2, std::memory_order_relaxed);
        return s;
    }();
    return shared;
}

detail::state* share(detail::state* s) noexcept {
    if (s != nothing()) s->refs.fetch_add(1, std::memory_order_relaxed);
    return s;
}

void release(detail::state* s) noexcept {
    if (s != nothing() && s->refs.fetch_sub(1, std::memory_order_acq_rel) == 1) delete s;
}

} // namespace

hierarchy::hierarchy() : state_(nothing()) {}
hierarchy::hierarchy(const hierarchy& other) noexcept : state_(share(other.state_)) {}
hierarchy::hierarchy(hierarchy&& other) noexcept : state_(std::exchange(other.state_, nothing())) {}
hierarchy& hierarchy::operator=(const hierarchy& other) noexcept {
    release(std::exchange(state_, share(other.state_)));
    return *this;
}
hierarchy& hierarchy::operator=(hierarchy&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
}
hierarchy::~hierarchy() { release(state_); }

std::string unit_ref::path() const {
    std::array<std::string_view, 64> names;
    std::size_t depth = 0;
    std::size_t length = 0;
    for (unit_ref u = *this; u && depth < names.size(); u = u.parent()) {
        names[depth] = u.name();
        length += names[depth++].size() + 1;
    }
    std::string path;
    path.reserve(length);
    while (depth > 0) {
        path += names[--depth];
        if (depth > 0) path += '/';
    }
    return path;
}

unit_range<detail::every_step> hierarchy::units() const noexcept {
    detail::slot first = 0;
    while (first < state_->slots && !state_->place(first).live()) ++first;
    return {unit_ref(state_, first < state_->slots ? first : detail::no_slot), {}};
}

std::vector<unit_ref> hierarchy::named(std::string_view name) const {
    std::vector<unit_ref> found;
    const std::uint32_t index = state_->names.find(name);
    if (index == detail::name_pool::no_name) return found;
    for (detail::slot s = state_->names.first_unit(index); s != detail::no_slot; s = state_->next_of_name(s))
        found.emplace_back(state_, s);
    std::reverse(found.begin(), found.end());
    return found;
}

namespace {

// Whether the names of `u` and its ancestors are, from below, the segments of `path` from behind.
bool path_ends(unit_ref u, std::string_view path) {
    for (;;) {
        const std::size_t slash = path.rfind('/');
        const std::string_view segment = slash == std::string_view::npos ? path : path.substr(slash + 1);
        if (!u || u.name() != segment) return false;
        if (slash == std::string_view::npos) return true;
        path = path.substr(0, slash);
        u = u.parent();
    }
}

} // namespace

unit_ref detail::unit_called(const hierarchy& h, std::string_view path) {
    unit_ref found;
    for (const unit_ref u : h.named(path.substr(path.rfind('/') + 1))) {
        if (!path_ends(u, path)) continue;
        if (found) return {};
        found = u;
    }
    return found;
}

const body* detail::body_called(const hierarchy& h, std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::string_view own = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::string_view above = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (own.empty()) return nullptr;
    const body* found = nullptr;
    for (const body& b : record_range<body>(inside::of(h).table<body>(), by_name, digest(own) | 1U)) {
        if (b.name != own || (!above.empty() && !path_ends(h.find(b.unit), above))) continue;
        if (found) return nullptr;
        found = &b;
    }
    return found;
}

namespace {

[[nodiscard]] bool shares_name(const hierarchy& h, unit_ref u) {
    const detail::state& all = detail::inside::of(h);
    const detail::slot own = detail::inside::slot_of(u);
    return all.next_of_name(own) != detail::no_slot || all.names.first_unit(all.names.find(u.name())) != own;
}

[[nodiscard]] bool shares_name(const hierarchy& h, const body& b) {
    const record_range<body> all(
        detail::inside::of(h).table<body>(), detail::by_name, detail::digest(std::string_view(b.name)) | 1U);
    return std::any_of(all.begin(), all.end(), [&](const body& o) { return o.key != b.key && o.name == b.name; });
}

} // namespace

std::string detail::told_apart(const hierarchy& h, unit_ref u) {
    const unit_ref above = shares_name(h, u) ? u.parent() : unit_ref();
    return above ? told_apart(h, above).append(u.name()) : std::string(u.name());
}

std::string detail::told_apart(const hierarchy& h, const body& b) {
    if (!shares_name(h, b)) return b.name;
    if (const body* const above = h.find(b.part_of)) return told_apart(h, *above) + b.name;
    const unit_ref u = h.find(b.unit);
    if (!u) return b.name;
    std::string whose = told_apart(h, u);
    if (b.name.starts_with(u.name())) whose.resize(whose.size() - u.name().size()); // 甲园管委会 of 甲园
    return whose + b.name;
}

result<unit_ref> hierarchy::find(std::string_view path) const {
    const std::size_t slash = path.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::vector<unit_ref> candidates = named(last);
    std::vector<unit_ref> found;
    for (const unit_ref u : candidates)
        if (path_ends(u, path)) found.push_back(u);
    if (found.size() == 1) return found.front();

    std::vector<std::string> subjects;
    const text what = detail::quote(path, 120);
    if (found.size() > 1) {
        for (const unit_ref u : found)
            if (subjects.size() < 10) subjects.push_back(u.path());
        return refusal(errc::ambiguous_unit,
            fill(say("{0} 不唯一：有 {1} 个单位符合，请写更长的路径",
                     "{0} is ambiguous: {1} units match; give a longer path"),
                {what, verbatim(std::to_string(found.size()))}),
            std::move(subjects));
    }
    for (const unit_ref u : candidates)
        if (subjects.size() < 10) subjects.push_back(u.path());
    if (subjects.empty()) {
        // Names are few beside units, so this looks at each once.
        detail::likely_meant seek(last, 5);
        state_->names.for_each([&](std::uint32_t n) {
            if (state_->names.first_unit(n) != detail::no_slot) seek.look_at(state_->names.text(n), n);
        });
        for (const auto& similar : seek.nearest()) {
            const detail::slot first = state_->names.first_unit(static_cast<std::uint32_t>(similar.which));
            subjects.push_back(unit_ref(state_, first).path());
        }
    }
    text message = fill(say("没有单位 {0}", "there is no unit {0}"), {what});
    if (!subjects.empty()) message += detail::did_you_mean(subjects.front());
    return refusal(errc::unknown_unit, std::move(message), std::move(subjects));
}

unit_id hierarchy::at(std::string_view path) const { return find(path).value().id(); }

unit_ref hierarchy::common_ancestor(unit_ref a, unit_ref b) const noexcept {
    // Levels fall strictly on the way down, so the lower of the two can always climb; a zone stands below its seat.
    if (!a || !b) return {};
    detail::slot at = a.slot_;
    detail::slot bt = b.slot_;
    detail::packed_place ap = a.place_;
    detail::packed_place bp = b.place_;
    while (at != bt) {
        const level al = level_of(ap.kind());
        const level bl = level_of(bp.kind());
        if (al >= bl) {
            at = ap.parent();
            if (at == detail::no_slot) return {};
            ap = state_->place(at);
        }
        if (bl >= al) {
            bt = bp.parent();
            if (bt == detail::no_slot) return {};
            bp = state_->place(bt);
        }
    }
    return {state_, at, ap};
}

std::string hierarchy::path_of(unit_id id) const {
    const unit_ref u = find(id);
    return u ? u.path() : "#" + to_string(id);
}

result<const body*> hierarchy::find_body(std::string_view name) const {
    const std::size_t slash = name.rfind('/');
    const std::string_view own = slash == std::string_view::npos ? name : name.substr(slash + 1);
    const std::string_view path = slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
    std::vector<std::string> subjects;
    const body* found = nullptr;
    if (!own.empty()) {
        for (const body& b : record_range<body>(state_->table<body>(), detail::by_name, detail::digest(own) | 1U)) {
            if (b.name != own || (!path.empty() && !path_ends(find(b.unit), path))) continue;
            found = &b;
            subjects.push_back(path_of(b.unit) + "/" + b.name);
        }
    }
    if (subjects.size() == 1) return found;
    if (found)
        return refusal(errc::ambiguous_record,
            fill(say("机构 {0} 不唯一", "body {0} is ambiguous"), {detail::quote(name, 120)}), std::move(subjects));
    // Similar names; those of the unit that was named, where one was, before others.
    detail::likely_meant seek(own, 5);
    std::vector<const body*> known;
    for (const body& b : all<body>()) {
        seek.look_at(b.name, known.size());
        known.push_back(&b);
    }
    for (const bool there : {true, false})
        for (const auto& similar : seek.nearest()) {
            const body& b = *known[similar.which];
            if ((path.empty() || path_ends(find(b.unit), path)) == there)
                subjects.push_back(path_of(b.unit) + "/" + b.name);
        }
    text message = fill(say("没有机构 {0}", "there is no body {0}"), {detail::quote(name, 120)});
    if (!subjects.empty()) message += detail::did_you_mean(subjects.front());
    return refusal(errc::unknown_body, std::move(message), std::move(subjects));
}

//=== equality ===//

namespace {

using detail::no_slot;
using detail::slot;
using detail::state;

unit_id parent_id(const state& s, slot at) {
    const slot p = s.place(at).parent();
    return p == no_slot ? unit_id::none() : s.id(p);
}

bool same_units(const state& a, const state& b) {
    if (a.live != b.live) return false;
    for (slot s = 0; s < a.slots; ++s) {
        if ((s & (detail::units_per_chunk - 1)) == 0) {
            const std::size_t chunk = s >> detail::unit_chunk_bits;
            if (a.links.shares(b.links, chunk) && a.attributes.shares(b.attributes, chunk)) {
                s += detail::units_per_chunk - 1;
                continue;
            }
        }
        const auto place = a.place(s);
        if (!place.live()) continue;
        const unit_id id = a.id(s);
        // Mostly the same slot in both; looked up only where it is not.
        const slot t = s < b.slots && b.place(s).live() && b.id(s) == id ? s : b.find(id);
        if (t == no_slot) return false;
        const auto other = b.place(t);
        if (place.kind() != other.kind() || place.known() != other.known() || a.code(s) != b.code(t)
            || a.name(s) != b.name(t) || parent_id(a, s) != parent_id(b, t))
            return false;
    }
    return true;
}

template <class Record>
bool same_records(const detail::record_table<Record>& a, const detail::record_table<Record>& b) {
    if (a.size() != b.size()) return false;
    if (a.same(b)) return true;
    bool same = true;
    a.for_each_unshared(b, [&](const Record& r) {
        const Record* other = b.find(r.id());
        same = same && other && *other == r;
    });
    return same;
}

} // namespace

bool operator==(const hierarchy& a, const hierarchy& b) {
    if (a.state_ == b.state_) return true;
    return a.state_->acts == b.state_->acts && same_units(*a.state_, *b.state_)
        && std::apply(
            [&](const auto&... table) {
                return (same_records(table, std::get<std::decay_t<decltype(table)>>(b.state_->tables)) && ...);
            },
            a.state_->tables);
}

} // namespace onezone
