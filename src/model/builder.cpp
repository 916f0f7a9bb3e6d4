// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "naming.hpp"
#include "ordering.hpp"

#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace onezone {

namespace {

constexpr std::size_t kinds = std::variant_size_v<builder::record>;
// What a kind of record is called in the place of a refusal.
constexpr std::array<std::string_view, kinds> plural{"units", "zones", "hostings", "bodies", "posts", "people",
    "tenures", "holdings", "entrustments", "agreements", "indicators", "complete", "own_facts"};

template <class Id>
void give(Id& id, std::string_view source, std::string_view key) {
    if (!id.ok()) id = Id::derive(source, key);
}

template <class Record>
void give_id(Record& r, std::string_view source, std::string_view key) {
    if constexpr (std::is_same_v<Record, zone>)
        give(r.unit, source, key);
    else if constexpr (requires { r.key; })
        give(r.key, source, key);
}

// What must be there before a record of its own kind.
std::uint64_t above(const unit_record& r) { return r.parent.value(); }
std::uint64_t above(const body& r) { return r.part_of.value(); }
template <class Record>
std::uint64_t above(const Record&) {
    return 0;
}

//=== making them ===//

result<void> make(change& c, const unit_record& r) {
    const auto made = c.add({r.key, r.kind, r.name, r.code, r.parent, r.parent_known});
    ONEZONE_TRY(made);
    return {};
}
result<void> make(change& c, zone r) {
    if (const zone* known = c.now().zone_of(r.unit); known != nullptr && !r.seat.ok()) {
        r.seat = known->seat;
        r.seat_known = known->seat_known;
    }
    return c.put(std::move(r));
}
template <class Record>
result<void> make(change& c, const Record& r) {
    return c.put(r);
}

// Makes all records: kind by kind, within a kind each after the one above it.
class building {
public:
    explicit building(std::vector<builder::record> records) : records_(std::move(records)), refused_(records_.size()) {
        change_.record_nothing();
    }

    void make_all() {
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            std::vector<std::size_t> of_kind;
            for (std::size_t i = 0; i < records_.size(); ++i)
                if (records_[i].index() == kind) of_kind.push_back(i);
            for (const std::size_t i : in_order(of_kind)) make_one(i);
        }
        for (const std::size_t i : partly_) {
            const result<void> made = std::visit([&](const auto& r) { return make(change_, r); }, records_[i]);
            if (!made) refuse(i, made.error());
        }
    }

    // The refusals, each in the place of its record.
    [[nodiscard]] std::vector<std::optional<refusal>> take_refused() { return std::move(refused_); }
    [[nodiscard]] hierarchy finish() { return std::move(change_).finish(); }

private:
    [[nodiscard]] std::uint64_t id_of(std::size_t i) const {
        return std::visit([](const auto& r) { return r.id().value(); }, records_[i]);
    }
    [[nodiscard]] std::uint64_t above_of(std::size_t i) const {
        return std::visit([](const auto& r) { return above(r); }, records_[i]);
    }
    void refuse(std::size_t i, refusal why) {
        refused_[i] = std::move(why);
        failed_.insert(id_of(i));
    }

    std::vector<std::size_t> in_order(const std::vector<std::size_t>& of_kind) {
        std::unordered_map<std::uint64_t, std::size_t> by_id;
        std::vector<std::size_t> unique;
        for (const std::size_t i : of_kind) {
            if (by_id.emplace(id_of(i), unique.size()).second)
                unique.push_back(i);
            else
                refused_[i] = refusal(errc::duplicate_id, say("编号重复", "there is another record of this id"));
        }
        std::vector<detail::waits_for> below;
        for (std::size_t k = 0; k < unique.size(); ++k)
            if (const auto found = by_id.find(above_of(unique[k])); found != by_id.end())
                below.emplace_back(k, found->second);
        detail::ordering found = detail::ordered(unique.size(), below);
        for (const std::size_t k : found.circling)
            refuse(unique[k], refusal(errc::cycle, say("上级关系成环", "what is above it is also below it")));
        for (std::size_t& k : found.order) k = unique[k];
        return std::move(found.order);
    }

    void make_one(std::size_t i) {
        if (refused_[i]) return;
        if (!failed_.empty()) {
            bool spoken_of = failed_.count(id_of(i)) != 0; // a zone's unit
            const auto look = [&](const auto& r) {
                detail::each_named(r, [&](const auto&, auto id) { spoken_of |= failed_.count(id.value()) != 0; });
            };
            std::visit(look, records_[i]);
            if (spoken_of) {
                failed_.insert(id_of(i)); // the other one's mistake
                return;
            }
        }
        const result<void> made = std::visit([&](const auto& r) { return make(change_, r); }, records_[i]);
        if (made) return;
        if (std::visit([&](const auto& r) { return make_partly(r); }, records_[i]))
            partly_.push_back(i);
        else
            refuse(i, made.error());
    }
    // Without what it names that is not there yet: bodies name each other, and zones bodies.
    template <class Record>
    bool make_partly(const Record& r) {
        if constexpr (std::is_same_v<Record, body> || std::is_same_v<Record, zone>) {
            Record part = r;
            const auto there = [&](auto id) { return static_cast<bool>(change_.now().find(id)); };
            return detail::without_dangling(part, there) && !(part == r) && make(change_, part);
        } else {
            return false;
        }
    }

    std::vector<builder::record> records_;
    std::vector<std::size_t> partly_; // to be made again once all are there
    std::vector<std::optional<refusal>> refused_;
    std::unordered_set<std::uint64_t> failed_;
    change change_{hierarchy()};
};

} // namespace

struct builder::entry {
    std::string key;
    record what;
};

// Here, so that a program that includes the header need not instantiate every record.
builder::builder(std::string source) : source_(std::move(source)) {}
builder::builder(const builder&) = default;
builder::builder(builder&&) noexcept = default;
builder& builder::operator=(const builder&) = default;
builder& builder::operator=(builder&&) noexcept = default;
builder::~builder() = default;

//=== keys ===//

host_keys::host_keys(std::vector<row> rows) : rows_(std::move(rows)) {
    // The first of a kind and key is what it stands for; of several keys of one id the first tells its key.
    const auto by_key = [](const row& a, const row& b) { return std::tie(a.kind, a.key) < std::tie(b.kind, b.key); };
    by_id_.reserve(rows_.size());
    for (const row& r : rows_) by_id_.push_back(r);
    std::stable_sort(rows_.begin(), rows_.end(), by_key);
    rows_.erase(std::unique(rows_.begin(), rows_.end(),
                    [](const row& a, const row& b) { return a.kind == b.kind && a.key == b.key; }),
        rows_.end());
    std::stable_sort(by_id_.begin(), by_id_.end(),
        [](const row& a, const row& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
}

std::uint64_t host_keys::find_id(unsigned kind, std::string_view key) const noexcept {
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), key,
        [&](const row& r, std::string_view k) { return r.kind < kind || (r.kind == kind && r.key < k); });
    return found != rows_.end() && found->kind == kind && found->key == key ? found->id : 0;
}

const std::string* host_keys::find_key(unsigned kind, std::uint64_t id) const noexcept {
    const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id,
        [&](const row& r, std::uint64_t i) { return r.kind < kind || (r.kind == kind && r.id < i); });
    return found != by_id_.end() && found->kind == kind && found->id == id ? &found->key : nullptr;
}

std::vector<std::pair<std::string, std::uint64_t>> host_keys::find_all(unsigned kind) const {
    std::vector<std::pair<std::string, std::uint64_t>> found;
    for (const row& r : rows_)
        if (r.kind == kind) found.emplace_back(r.key, r.id);
    return found;
}

host_keys builder::keys() const {
    std::vector<host_keys::row> rows;
    rows.reserve(entries_.size());
    for (const entry& e : entries_) {
        record r = e.what;
        std::visit(
            [&](auto& one) {
                give_id(one, source_, e.key);
                rows.push_back({host_keys::kind_of(one.id()), e.key, one.id().value()});
            },
            r);
    }
    return host_keys(std::move(rows));
}

//=== building ===//

void builder::add(std::string key, record r) { entries_.push_back({std::move(key), std::move(r)}); }
std::size_t builder::size() const noexcept { return entries_.size(); }

result<hierarchy> builder::build() const {
    std::vector<record> records;
    records.reserve(entries_.size());
    for (const entry& e : entries_) {
        records.push_back(e.what);
        std::visit([&](auto& r) { give_id(r, source_, e.key); }, records.back());
    }
    building site(std::move(records));
    site.make_all();

    std::optional<refusal> first;
    std::vector<std::optional<refusal>> refused = site.take_refused();
    for (std::size_t i = 0; i < refused.size(); ++i) {
        if (!refused[i]) continue;
        const std::string pointer = "/" + std::string(plural[entries_[i].what.index()]) + "/" + entries_[i].key;
        refusal placed = std::move(*refused[i]).at({source_, pointer, 0, 0});
        first = first ? std::move(*first).with(std::move(placed)) : std::move(placed);
    }
    if (first) return *std::move(first);
    return site.finish();
}

} // namespace onezone
