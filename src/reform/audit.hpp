// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_AUDIT_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_AUDIT_HPP_INCLUDED

#include "ground/refuse.hpp"
#include "ground/try.hpp"

#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What operations are made of: moving one thing from one holder to another with its entry, so that no operation does one without
// the other.

namespace onezone::detail {

/// What is listed item by item.
inline constexpr std::array item_classes{carry_class::functions, carry_class::powers, carry_class::assets,
    carry_class::projects, carry_class::documents, carry_class::retirees};

//=== refusals ===//

[[nodiscard]] refusal no_unit(const hierarchy& h, unit_id id);
[[nodiscard]] refusal no_body(body_id id);
/// Refuses: unknown_unit, and what is not of the kind: not_a_zone, not_a_division.
[[nodiscard]] result<void> check_zone(const hierarchy& h, unit_id id);
[[nodiscard]] result<void> check_division(const hierarchy& h, unit_id id);
[[nodiscard]] std::string path_of(const hierarchy& h, const body& b);

//=== accounts of themselves ===//

/// The name of a unit, a body or a party, told apart from others of that name; that it does not exist, where it does not: the act is
/// refused for it, and told all the same.
[[nodiscard]] text named(const hierarchy& h, unit_id id);
[[nodiscard]] text named(const hierarchy& h, body_id id);
[[nodiscard]] text named(const hierarchy& h, const party& p);
/// All names, joined.
template <class Id>
[[nodiscard]] text named(const hierarchy& h, const std::vector<Id>& ids) {
    text all;
    for (const Id id : ids) {
        if (!all.empty()) all += say("、", ", ");
        all += named(h, id);
    }
    return all;
}
[[nodiscard]] text shown(const fact<std::int64_t>& n);

//=== lists ===//

[[nodiscard]] inline std::string_view label_of(const body& b) noexcept { return b.name; }
[[nodiscard]] inline std::string_view label_of(const post& p) noexcept { return p.title; }
[[nodiscard]] inline std::string_view label_of(const holding& h) noexcept { return h.name; }
template <class Record>
[[nodiscard]] std::string_view label_of(const Record&) noexcept {
    return {};
}

/// Copies of the records, by name and then by id: the order of a record list is no part of a hierarchy's value, and equal values must
/// give equal acts.
template <class Record>
[[nodiscard]] std::vector<Record> listed(const record_range<Record>& range) {
    std::vector<Record> all(range.begin(), range.end());
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return std::pair(label_of(a), a.id()) < std::pair(label_of(b), b.id());
    });
    return all;
}

//=== the day of an act ===//

/// Whether what is valid for a period is so on the day of the act; without one, whether it has no stated end.
[[nodiscard]] inline bool in_force(const period& valid, const std::optional<date>& on) {
    return on ? valid.contains(*on) : !valid.until;
}
/// Whether it has ended by then: it is of the past, and no act concerns it.
[[nodiscard]] inline bool is_over(const period& valid, const std::optional<date>& on) {
    return valid.until && (!on || *valid.until <= *on);
}

/// Lets a holder leave a post on the day of the act: the tenure ends then, and is no more where it had not begun or no day is stated.
result<void> leave_post(act& a, tenure t);

//=== entrustments ===//

/// The entrustments in force on the day of the act, by their ids.
[[nodiscard]] std::vector<entrustment> in_force(const act& a, const record_range<entrustment>& all);

/// The class in which a unit of this level is carried over; nothing for counties and above.
[[nodiscard]] std::optional<carry_class> class_of(level l) noexcept;

// One that is not in force on the day of the act moves nothing: its record changes and no entry is made.
result<void> begin_entrustment(act& a, const entrustment& e, const text& reason);
result<void> end_entrustment(act& a, const entrustment& e, const party& to, const text& reason);
/// Gives an entrustment to another holder.
result<void> pass_entrustment(act& a, entrustment e, unit_id holder, const text& reason);

//=== what bodies hold ===//

/// The count of a class without kinds at a body; unknown where the hierarchy does not know.
[[nodiscard]] fact<std::int64_t> counted(const hierarchy& h, body_id b, carry_class cls);

/// Drafts of the bodies an act changes: each is put once, when the books are settled.
class books {
public:
    explicit books(act& a) noexcept : act_(a) {}

    /// The draft of a body that exists.
    [[nodiscard]] body& draft(body_id id);
    /// Writes the drafts.
    result<void> settle();

    /// The body that receives for a party: itself, a division's government, a zone's only agency; none where none is recorded.
    [[nodiscard]] body_id receiver(const party& to) const;

    /// Takes an amount from a body and gives it to a party, or lets it go. The receiver's book is known only where `receiver` is.
    ///
    /// Refuses: not_held (more than there is), bad_quantity (negative or nothing).
    result<void> staff(body_id from, const party& to, const staff_amount& amount, entry_kind how, const text& reason);
    result<void> quota(body_id from, const party& to, const quota_amount& amount, entry_kind how, const text& reason);
    /// Adds staff that comes from nowhere on record.
    result<void> join(body_id to, const staff_amount& amount, const text& reason);
    /// Everything of the class.
    result<void> all_staff(body_id from, const party& to, entry_kind how, const text& reason);
    result<void> all_quota(body_id from, const party& to, entry_kind how, const text& reason);
    /// Gives a holding another holder; one that goes to nobody known leaves the record.
    ///
    /// Refuses: unknown_record, not_held (not `from`'s).
    result<void> item(body_id from, const party& to, holding_id id, entry_kind how, const text& reason);
    result<void> all_items(body_id from, const party& to, carry_class cls, entry_kind how, const text& reason);
    /// What goes along with something else. Refuses also missing_successor, unknown_body.
    result<void> along(body_id from, const party& to, const bundle& what, const text& reason);

    /// Leading posts: moved to a recorded body they go with their holders; otherwise their holders leave them when the body closes.
    result<void> leading_posts(body_id from, const party& to, entry_kind how, const text& reason);
    /// Internal bodies: moved to a recorded body they hang under it; otherwise `close_it` closes each.
    template <class CloseIt>
    result<void> internal_bodies(body_id from, const party& to, entry_kind how, const text& reason, CloseIt close_it);

    /// Removes an emptied body with its posts and tenures, and from what it shared.
    result<void> close(body_id id);

private:
    result<void> forget(body_id id);
    template <class Amount, class Kind>
    result<void> transfer(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
        Amount amount, Kind kind, entry_kind how, const text& reason);
    template <class Kind>
    result<void> transfer_all(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
        entry_kind how, const text& reason);
    [[nodiscard]] party booked(const party& to) const;
    /// The body that takes over a class counted as one number, which it is told; none where nobody does.
    body_id hand_over(body_id from, const party& to, carry_class cls, fact<std::int64_t> body::*number,
        std::size_t listed, entry_kind how, const text& reason);
    void receive_count(body_id to, fact<std::int64_t> body::*number, carry_class cls, const fact<std::int64_t>& more,
        std::size_t listed);
    result<void> hang_under(body_id part, body_id above);
    [[nodiscard]] std::vector<body_id> parts(body_id of) const;

    act& act_;
    std::map<body_id, body> drafts_;
};

template <class CloseIt>
result<void> books::internal_bodies(
    body_id from, const party& to, entry_kind how, const text& reason, CloseIt close_it) {
    const std::vector<body_id> all = parts(from);
    const body_id heir =
        hand_over(from, to, carry_class::internal_bodies, &body::internal_bodies, all.size(), how, reason);
    for (const body_id part : all) ONEZONE_TRY(heir.ok() ? hang_under(part, heir) : close_it(part));
    return {};
}

} // namespace onezone::detail

#endif
