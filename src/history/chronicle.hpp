// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_HISTORY_CHRONICLE_HPP_INCLUDED
#define ONEZONE_SRC_HISTORY_CHRONICLE_HPP_INCLUDED

#include "ground/flat_map.hpp"

#include <onezone/history/history.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/reform/succession.hpp>

#include <boost/align/aligned_allocator.hpp>
#include <boost/container/small_vector.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// @file
/// What is behind a history: the log, what each record did, and indexes over it. Internal to the library.
///
///  1. What a record does is a *consequence*. It is known from one record on, until a later one makes it do something else: so everything
///     that was ever known is there, once, and a question says up to which record it asks (`limit`).
///  2. The changes of units are kept small, as versions: what the unit is from then on. All other edits are kept as they are.
///  3. States are kept every so many changes; what lies between is made from the changes.
///  4. What is new is first written as known to nobody, then made known all at once: what fails before leaves nothing that is seen.

namespace onezone::detail {

inline constexpr record_number for_good = std::numeric_limits<record_number>::max();

using day_number = std::int32_t;
[[nodiscard]] inline day_number number_of(const date& d) noexcept { return static_cast<day_number>(d.day_number()); }
[[nodiscard]] date date_of(day_number day);

/// The order in which things take effect: by day, then by the record in whose place they stand.
struct position {
    day_number day = std::numeric_limits<day_number>::min();
    record_number root = 0;
    friend constexpr auto operator<=>(const position&, const position&) noexcept = default;
};
[[nodiscard]] inline position beginning_of(day_number day) noexcept { return {day, 0}; }
[[nodiscard]] inline position end_of(day_number day) noexcept { return {day, for_good}; }

/// What a unit is after a change.
struct unit_version {
    unit_id unit;
    unit_id parent;
    onezone::code code;
    std::uint32_t name = 0;
    std::uint32_t consequence = 0;
    unit_kind kind{};
    bool parent_known = true;
    bool live = true;
};

/// What few consequences have.
struct consequence_extra {
    std::vector<edit> edits; ///< all of them, where some are not of units
    std::vector<succession> lineage;
    std::optional<refusal> set_aside;
    friend bool operator==(const consequence_extra&, const consequence_extra&) = default;
};

/// What a record did, as it is known from `from` on, until `until`.
struct consequence {
    position at;
    record_number said = 0; ///< the record whose word it is: `at.root`, or its last correction
    record_number from = 0;
    record_number until = for_good;
    std::uint32_t first_version = 0;
    std::uint32_t versions = 0;
    std::uint32_t acts = 0;
    std::shared_ptr<const consequence_extra> extra;

    [[nodiscard]] bool known(record_number limit) const noexcept { return from <= limit && limit < until; }
    [[nodiscard]] bool in_effect() const noexcept { return !extra || !extra->set_aside; }
};

/// The state after everything up to and including `at`.
struct checkpoint {
    position at;
    record_number from = 0;
    record_number until = for_good;
    std::size_t weight = 0; ///< changes since the one before
    hierarchy h;
};

/// A place in an index: `what` is a version, or the place of an edit or a line of lineage in its consequence.
struct index_entry {
    position at;
    std::uint32_t consequence = 0;
    std::uint32_t what = 0;
};
template <std::size_t Inline>
using index_line = boost::container::small_vector<index_entry, Inline>;

/// The parents of units as they are known now: who asks for the parent on a day reads nothing else. The days of a unit lie together and
/// begin where a line of the cache does; the last that has begun is counted, not searched.
class parent_lines {
public:
    /// Room for `n` changes of a unit whose parent was `first`, or none, when the history began: nothing fails later.
    void make_room(unit_id unit, unit_id first, std::size_t n);
    /// Lets a parent be named by its number.
    void add_parent(unit_id parent);
    /// From then on; none where the unit is no more. Replaces what began on the same day. Requires: none begins later, there is room,
    /// the parent was added.
    void append(unit_id unit, day_number from, unit_id parent) noexcept;
    /// Only how it began is left. Requires: there was room made for some.
    void clear(unit_id unit) noexcept;
    /// The parent on a day; null where no change of the unit was ever made room for. Logarithmic.
    [[nodiscard]] const unit_id* on(unit_id unit, day_number day) const noexcept;

private:
    static constexpr day_number never = std::numeric_limits<day_number>::max();
    static constexpr std::size_t in_cache_line = 16;
    struct line {
        std::uint32_t first = 0; ///< in `changes_`
        std::uint32_t room = 0;  ///< a power of two
    };
    [[nodiscard]] std::int32_t number_of(unit_id parent) const noexcept {
        return numbers_.find(parent.value())->second;
    }

    flat_map<std::uint64_t, line> lines_;
    // Of each line as many days as there is room for, `never` where it is not used, and behind them the numbers of the parents.
    std::vector<std::int32_t, boost::alignment::aligned_allocator<std::int32_t, in_cache_line * sizeof(std::int32_t)>>
        changes_;
    std::vector<unit_id> parents_{unit_id::none()};
    flat_map<std::uint64_t, std::int32_t> numbers_{{0, 0}};
};

/// Which record of a hierarchy: a type of `edit` by its place, and an id.
struct record_key {
    std::uint32_t type = 0;
    std::uint64_t id = 0;
    friend bool operator==(const record_key&, const record_key&) = default;
    friend std::size_t hash_value(const record_key& k) noexcept { return static_cast<std::size_t>(mix(k.id + k.type)); }
};
/// The place of edits of a record type among the alternatives of `edit`.
template <class Record, std::size_t I = 1>
[[nodiscard]] consteval std::uint32_t place_among_edits() {
    if constexpr (std::is_same_v<std::variant_alternative_t<I, edit>, edited<Record>>)
        return static_cast<std::uint32_t>(I);
    else
        return place_among_edits<Record, I + 1>();
}
template <class Record>
inline constexpr std::uint32_t edit_type = place_among_edits<Record>();

[[nodiscard]] record_key key_of(const party& p) noexcept;

/// What an act that cannot be carried out would be, in a line: it may name anything.
[[nodiscard]] text in_short(const text& account);

/// From which the ids of what act `index` of record `number` creates derive.
[[nodiscard]] constexpr std::uint64_t act_number_of(
    std::uint64_t history_key, record_number number, std::size_t index) noexcept {
    const std::uint64_t n = mix(history_key ^ mix((std::uint64_t{number} << 24U) + index + 1));
    return n == 0 ? 1 : n;
}

/// Calls `visit(record_key)` for whatever a record hangs on.
template <class Visit>
void each_owner(const zone& z, Visit visit) {
    visit(record_key{edit_type<unit_record>, z.unit.value()});
}
template <class Visit>
void each_owner(const hosting& h, Visit visit) {
    visit(record_key{edit_type<unit_record>, h.unit.value()});
    visit(record_key{edit_type<unit_record>, h.division.value()});
}
template <class Visit>
void each_owner(const body& b, Visit visit) {
    visit(record_key{edit_type<unit_record>, b.unit.value()});
}
template <class Visit>
void each_owner(const post& p, Visit visit) {
    visit(record_key{edit_type<body>, p.body.value()});
}
template <class Visit>
void each_owner(const tenure& t, Visit visit) {
    visit(record_key{edit_type<post>, t.post.value()});
}
template <class Visit>
void each_owner(const entrustment& e, Visit visit) {
    visit(record_key{edit_type<unit_record>, e.unit.value()});
    visit(record_key{edit_type<unit_record>, e.holder.value()});
}
template <class Record, class Visit>
void each_owner(const Record&, Visit) {}

/// What a record leads to, before it is kept.
struct act_effect {
    std::vector<unit_version> versions; ///< their names are in `names`
    std::vector<std::string> names;
    std::shared_ptr<const consequence_extra> extra;
    std::uint32_t acts = 0;

    [[nodiscard]] std::size_t weight() const noexcept { return versions.size() + (extra ? extra->edits.size() : 0); }
};

/// What is said of a record of the log by later ones, up to some limit.
struct what_holds {
    const enactment* what = nullptr; ///< null: retracted
    record_number said = 0;
    record_number retracted_by = 0;
};

class chronicle {
public:
    chronicle(std::string id, hierarchy first, const date& begins);
    /// What was known of another up to a record. Nothing is carried out again.
    chronicle(const chronicle& all, record_number limit);

    std::string id;
    std::uint64_t key;
    hierarchy first;
    date begins;

    //=== the log ===//

    [[nodiscard]] record_number size() const noexcept { return static_cast<record_number>(log_.size()); }
    [[nodiscard]] const history_record& record(record_number n) const noexcept { return *log_[n - 1].record; }
    /// The record in whose place a correction of a correction … stands.
    [[nodiscard]] record_number root_of(record_number n) const noexcept { return log_[n - 1].root; }
    /// Records that say something of this very record.
    [[nodiscard]] const std::vector<record_number>& about(record_number n) const noexcept;
    /// What holds instead of root `n`.
    [[nodiscard]] what_holds stands(record_number root, record_number limit) const noexcept;
    [[nodiscard]] std::uint64_t act_number(record_number n, std::size_t index) const noexcept;

    /// The first record after `after` that revokes root `n`, or 0.
    [[nodiscard]] record_number revoked_by(
        record_number root, record_number limit, record_number after = 0) const noexcept;

    /// Records `r`. Strong guarantee, but while records are tried: then `latest()` is lost where it fails.
    result<recorded> add(history_record r, if_impossible otherwise);

    //=== states ===//

    /// The state after everything before `at`.
    [[nodiscard]] hierarchy state_before(position at, record_number limit) const;
    [[nodiscard]] const std::vector<checkpoint>& checkpoints() const noexcept { return checkpoints_; }
    [[nodiscard]] const hierarchy& latest() const noexcept { return latest_; }

    /// Makes the changes of a consequence. Requires: `h` is the state before it.
    void put_on(hierarchy& h, const consequence& o) const;

    //=== consequences ===//

    [[nodiscard]] const consequence& of(std::uint32_t i) const noexcept { return consequences_[i]; }
    [[nodiscard]] const std::vector<std::uint32_t>& order() const noexcept { return order_; }
    [[nodiscard]] std::size_t consequences() const noexcept { return consequences_.size(); }
    /// The consequence of root `n` as known; null where it is retracted.
    [[nodiscard]] const consequence* consequence_of(record_number root, record_number limit) const noexcept;
    /// Calls `visit(const consequence&, std::uint32_t index)` for those known, from `from` on and before `until`, in order.
    template <class Visit>
    void each(position from, position until, record_number limit, Visit visit) const {
        for (auto i = lower(from); i != order_.end() && consequences_[*i].at < until; ++i)
            if (consequences_[*i].known(limit)) visit(consequences_[*i], *i);
    }
    [[nodiscard]] const unit_version& version(std::uint32_t i) const noexcept { return versions_[i]; }
    [[nodiscard]] std::string_view name_of(const unit_version& v) const noexcept { return names_.text(v.name); }
    /// The edits of a consequence, in order, on what was known before it up to `limit`.
    [[nodiscard]] std::vector<edit> edits_of(const consequence& o, record_number limit) const;

    //=== indexes ===//

    /// What a unit was after its last change before `at`; null where there was none.
    [[nodiscard]] const unit_version* last_before(unit_id unit, position at, record_number limit) const noexcept;
    /// The parent of a unit at the end of a day, as known now; null where it is as when the history began.
    [[nodiscard]] const unit_id* parent_now(unit_id unit, day_number day) const noexcept {
        return parents_.on(unit, day);
    }
    [[nodiscard]] const index_line<1>* changes_of(unit_id unit) const noexcept { return look(units_, unit.value()); }
    [[nodiscard]] const index_line<1>* holders_of(code c) const noexcept { return look(codes_, c.value()); }
    [[nodiscard]] const index_line<1>* edits_of(const record_key& k) const noexcept { return look(records_, k); }
    /// Records that once hung on a unit, a body, a post …
    [[nodiscard]] const std::vector<record_key>* attached_to(const record_key& owner) const noexcept {
        return look(attached_, owner);
    }
    [[nodiscard]] const index_line<1>* lines_of(const record_key& unit_or_body) const noexcept {
        return look(lineage_, unit_or_body);
    }
    template <class Visit>
    void each_unit(Visit visit) const {
        for (const auto& [unit, line] : units_)
            if (!line.empty()) visit(unit_id::from_value(unit));
    }
    template <class Visit>
    void each_code(Visit visit) const {
        for (const auto& [c, line] : codes_)
            if (!line.empty()) visit(code::from_value(c));
    }
    /// Whether an index entry is known.
    [[nodiscard]] bool known(const index_entry& e, record_number limit) const noexcept {
        return consequences_[e.consequence].known(limit);
    }

    //=== carrying out ===//

    /// What root `n` leads to on `h`, in the words of `what`, with the ledger of each act checked. `undone` is what a revocation undoes.
    /// `in_place`: nobody else has `h`, nor needs it where it is refused.
    struct performed {
        hierarchy after;
        std::vector<edit> edits;
        std::vector<succession> lineage;
        std::uint32_t acts = 0;
        std::vector<step> steps; ///< where they are wanted
    };
    struct undone_record {
        std::vector<edit> edits;
        std::vector<succession> lineage;
    };
    [[nodiscard]] result<performed> perform(hierarchy h, record_number root, const enactment& what,
        const undone_record* undone, bool keep_steps = false, bool in_place = false) const;
    [[nodiscard]] act_effect effect_of(performed done) const;
    [[nodiscard]] bool same(const consequence& was, const act_effect& is) const noexcept;

private:
    struct entry {
        std::shared_ptr<const history_record> record;
        record_number root = 0;
    };
    struct revision;

    template <class Map, class Key>
    [[nodiscard]] static const typename Map::mapped_type* look(const Map& map, const Key& k) noexcept {
        const auto at = map.find(k);
        return at == map.end() ? nullptr : &at->second;
    }
    [[nodiscard]] std::vector<std::uint32_t>::const_iterator lower(position at) const noexcept;
    [[nodiscard]] result<void> check(const history_record& r) const;
    [[nodiscard]] refusal cannot(record_number n, const enactment& what, refusal cause) const;

    [[nodiscard]] what_holds stands(record_number root, record_number limit, const history_record* more) const noexcept;
    [[nodiscard]] result<recorded> revise(
        revision& all, const history_record& r, record_number root, if_impossible otherwise, hierarchy& latest) const;
    void keep(entry said, record_number about, revision all);
    void index(const consequence& o, std::uint32_t i);
    void know_parents(std::uint32_t consequence) noexcept;
    void make_room_for_parent(const unit_version& is, std::size_t changes);
    void know_parent(const index_entry& e) noexcept;
    [[nodiscard]] static std::size_t spacing(const hierarchy& h) noexcept;

    friend class tried_records;

    std::vector<entry> log_;
    flat_map<record_number, std::vector<record_number>> about_;
    std::vector<consequence> consequences_;
    std::vector<unit_version> versions_;
    std::vector<std::uint32_t> order_; // consequences, by position and then by when they became known
    std::vector<boost::container::small_vector<std::uint32_t, 1>> consequences_of_; // by root
    std::vector<checkpoint> checkpoints_;
    hierarchy latest_;
    bool trying_ = false; // somebody keeps the state to return to: `latest_` is changed in place
    std::size_t since_checkpoint_ = 0;
    name_pool names_;
    flat_map<std::uint64_t, index_line<1>> units_;
    parent_lines parents_;
    flat_map<std::uint64_t, index_line<1>> codes_;
    flat_map<record_key, index_line<1>> records_;
    flat_map<record_key, std::vector<record_key>> attached_;
    flat_map<record_key, index_line<1>> lineage_;
};

/// What the other parts of the floor see of a history.
struct chronicle_view {
    explicit chronicle_view(const history& h) noexcept : all(*h.data_), known(h.known_) {}

    const chronicle& all;
    record_number known;
};

/// Records that are made in a history, all of them or none: without `keep` they are left out again, and forgotten with the next one.
///
/// The state before the first of them is kept, so that none of them copies what it changes. Requires: meanwhile nobody copies the history.
class tried_records {
public:
    explicit tried_records(history& of) : of_(of), all_(of.own()), before_(of.known_), latest_(all_.latest_) {
        all_.trying_ = true;
    }
    tried_records(const tried_records&) = delete;
    tried_records& operator=(const tried_records&) = delete;
    ~tried_records() {
        all_.trying_ = false;
        if (kept_) return;
        of_.known_ = before_;
        all_.latest_ = std::move(latest_); // of what is known; where more was recorded nobody looks at it
    }
    void keep() noexcept { kept_ = true; }

private:
    history& of_;
    chronicle& all_;
    record_number before_;
    hierarchy latest_;
    bool kept_ = false;
};

} // namespace onezone::detail

#endif
