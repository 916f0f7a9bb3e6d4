// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_CHANGE_HPP_INCLUDED
#define ONEZONE_MODEL_CHANGE_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// The only door through which a hierarchy changes: a working copy, checked edit by edit.
///
///  1. Each call either makes its edit or refuses and changes nothing. Only what is meaningless is refused (cycle, two parents,
///     dangling reference, duplicate id or code, levels out of order); what is unlawful passes, for rules to find.
///  2. Everything made is recorded as edits; `undo_all()` restores what was there at the start. A call that throws changes nothing
///     (`replay` may leave some of its edits made and recorded).
///  3. A working copy made from an rvalue edits in place what nobody else shares.
/// It is also how a hierarchy is built record by record: begin with `change{hierarchy{}}`. In any order: model/builder.hpp.
/// Example: examples/embed.cpp

namespace onezone {

/// A new unit in the making.
struct new_unit {
    unit_id id{}; ///< e.g. `unit_id::derive("my-source", "my-key")`
    unit_kind kind{};
    std::string_view name{};
    onezone::code code{};
    unit_id parent{}; ///< none: a top unit; for zones the seat
    bool parent_known = true;
};

namespace detail {
class performance;
}

class ONEZONE_API change {
public:
    explicit change(hierarchy base) noexcept;

    change(change&&) noexcept;
    change& operator=(change&&) noexcept;
    change(const change&) = delete;
    change& operator=(const change&) = delete;
    ~change();

    /// The hierarchy as changed so far.
    [[nodiscard]] const hierarchy& now() const& noexcept { return now_; }
    [[nodiscard]] hierarchy now() && { return std::move(now_); }
    [[nodiscard]] const std::vector<edit>& edits() const& noexcept { return edits_; }
    [[nodiscard]] std::vector<edit> edits() && { return std::move(edits_); }

    /// Stops recording edits, for building something new: saves the memory. `undo_all()` is then unavailable.
    void record_nothing() noexcept { recording_ = false; }
    /// Makes room for so many units and distinct names.
    void reserve(std::size_t units, std::size_t names);

    //=== units ===//

    /// Adds a unit; zones, parks and other areas get an empty `zone` record.
    ///
    /// Refuses: duplicate_id, duplicate_code, unknown_unit (parent), level_order, not_a_division (the parent is a zone),
    /// bad_value (no id; no such kind; empty or overlong name, or one with `/`), invalid_utf8, too_large (8 million units,
    /// or 60 MB of names).
    result<unit_ref> add(const new_unit& unit);
    /// Adds many units, parents before what lies beneath them. The same as one after the other, but several times faster where
    /// there are many, because it looks ahead.
    ///
    /// Refuses: as `add`, for the first unit that is refused; then none is added.
    /// Throws: std::bad_alloc; those added before remain, and are undone by `undo_all()` where edits are recorded.
    result<void> add_all(std::span<const new_unit> units);
    /// Removes a unit on which nothing hangs any more; what is stated of its lists and one's own facts about it go with it.
    ///
    /// Refuses: unknown_unit, still_referenced (with what still refers to it).
    result<void> remove(unit_id unit);
    /// Gives a division another parent, its subtree with it; `unit_id::none()` makes it a top unit.
    ///
    /// Refuses: unknown_unit, cycle, level_order, not_a_division, entrusted_to_itself (it would bring the holder of an entrustment
    /// beneath the unit entrusted).
    /// Complexity: O(depth), no allocation beyond the recorded edit where storage is not shared.
    result<void> move(unit_id unit, unit_id parent, bool parent_known = true);
    /// Refuses: unknown_unit, bad_value, invalid_utf8.
    result<void> rename(unit_id unit, std::string_view name);
    /// Refuses: unknown_unit, duplicate_code.
    result<void> recode(unit_id unit, code to);
    /// Changes the kind within divisions or within zones and areas. Refuses: unknown_unit, level_order, wrong_kind,
    /// bad_value (no such kind).
    result<void> rekind(unit_id unit, unit_kind to);

    //=== records ===//

    /// Adds a record or replaces the one with its id.
    ///
    /// Refuses: references to what is not there (unknown_unit, unknown_body, unknown_post, unknown_person), wrong references
    /// (not_a_zone, not_a_division, entrusted_to_itself, entrusted_twice, cycle), duplicate_tenure (one person twice in one post at
    /// one time), bad_quantity (a negative count, a kind counted twice), dates_out_of_order, bad_date (one of Boost's special
    /// values), bad_value (no id; a body's name as for units; a list that does not go with its owner; a fact of one's own
    /// without a name, about nothing or several things, or that says several; a holding of a class that is none;
    /// a scope that does not go with the listed items; a partner, a division integrated with or a body shared with that is listed
    /// twice), invalid_utf8 (a body's name).
    result<void> put(zone record);
    result<void> put(hosting record);
    result<void> put(body record);
    result<void> put(post record);
    result<void> put(person record);
    result<void> put(tenure record);
    result<void> put(holding record);
    result<void> put(entrustment record);
    result<void> put(agreement record);
    result<void> put(indicator record);
    result<void> put(completeness record);
    result<void> put(own_fact record);

    /// Removes a record on which nothing hangs any more; what is stated of its lists and one's own facts about it go with it.
    ///
    /// Refuses: unknown_record, still_referenced.
    result<void> remove(hosting_id id);
    result<void> remove(body_id id);
    result<void> remove(post_id id);
    result<void> remove(person_id id);
    result<void> remove(tenure_id id);
    result<void> remove(holding_id id);
    result<void> remove(entrustment_id id);
    result<void> remove(agreement_id id);
    result<void> remove(indicator_id id);
    result<void> remove(completeness_id id);
    result<void> remove(own_fact_id id);

    //=== whole lists ===//

    /// Makes edits recorded elsewhere, e.g. inverse ones.
    ///
    /// Refuses: not_held where the hierarchy is not what an edit says it was, bad_value where an edit names nothing or two things,
    /// and as the single calls do; then nothing is changed.
    result<void> replay(const std::vector<edit>& edits);
    /// Takes back every edit, those left by a call that threw included. May be called again after it threw itself.
    void undo_all();
    /// Counts one more applied act.
    void count_act();
    /// Counts one less, where an act is taken back. Requires: `now().acts() > 0`.
    void uncount_act();

    /// The changed hierarchy; the working copy is empty afterwards.
    [[nodiscard]] hierarchy finish() && noexcept { return std::move(now_); }
    [[nodiscard]] std::vector<edit> take_edits() noexcept;

private:
    friend class detail::performance;
    [[nodiscard]] detail::state& own();
    /// Takes every edit back, calls `look` and makes them again; an exception leaves those made that `edits()` then lists.
    void look_at_start(const std::function<void(const hierarchy&)>& look);
    result<unit_ref> add(const new_unit& unit, const detail::unit_hashes& hashes, unit_ref parent);
    template <class Note, class Make>
    void make(Note note, Make make_it);
    void undo_down_to(std::size_t edits);
    template <class Record>
    result<void> store(Record record);
    template <class Record>
    result<void> drop(const Record* record);
    /// What is stated of its lists and one's own facts about it go with a unit, body, post or person.
    template <class Go>
    void go_with_what_hangs(std::uint64_t owner, Go go);

    hierarchy now_;
    std::vector<edit> edits_;
    std::uint64_t acts_before_ = 0;
    bool recording_ = true;
};

} // namespace onezone

#endif
