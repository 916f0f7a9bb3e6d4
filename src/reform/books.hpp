// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_BOOKS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_BOOKS_HPP_INCLUDED

#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What operations are made of: moving one thing from one holder to another with its entry, so that no operation does one without
// the other.

namespace onezone::detail {

//=== refusals ===//

[[nodiscard]] refusal refuse(
    errc code, std::string_view zh, std::string_view en, std::vector<std::string> subjects = {});
[[nodiscard]] refusal no_unit(const hierarchy& h, unit_id id);
[[nodiscard]] refusal no_body(body_id id);
[[nodiscard]] std::string path_of(const hierarchy& h, const body& b);

//=== accounts of themselves ===//

/// The name of a unit, a body or a party, `?` where there is none.
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

//=== entrustments ===//

/// The class in which a unit of this level is carried over; nothing for counties and above.
[[nodiscard]] std::optional<carry_class> class_of(level l) noexcept;

result<void> begin_entrustment(act& a, entrustment e, const text& reason);
result<void> end_entrustment(act& a, const entrustment& e, const party& to, const text& reason);
/// Gives an entrustment to another holder.
result<void> pass_entrustment(act& a, entrustment e, unit_id holder, const text& reason);

//=== what bodies hold ===//

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

    /// Leading posts: `merged` moves them with their holders, otherwise they are written off and their holders leave them.
    result<void> leading_posts(body_id from, body_id to, bool merged, const text& reason);
    /// Internal bodies: `merged` puts them under `to`; otherwise each closes and `empty_it` first empties it.
    template <class EmptyIt>
    result<void> internal_bodies(body_id from, body_id to, bool merged, const text& reason, EmptyIt empty_it);

    /// Removes an emptied body with its posts and tenures, and from what it shared.
    result<void> close(body_id id);

private:
    template <class Amount, class Kind>
    result<void> transfer(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
        Amount amount, Kind kind, entry_kind how, const text& reason);
    template <class Kind>
    result<void> transfer_all(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
        entry_kind how, const text& reason);
    [[nodiscard]] party booked(const party& to) const;
    void enter_internal(body_id from, body_id to, bool merged, const text& reason);
    void receive_count(body_id to, fact<std::int64_t> body::*number, carry_class cls, const fact<std::int64_t>& more,
        std::size_t listed);
    result<void> hang_under(body_id part, body_id above);
    [[nodiscard]] std::vector<body_id> parts(body_id of) const;

    act& act_;
    std::map<body_id, body> drafts_;
};

template <class EmptyIt>
result<void> books::internal_bodies(body_id from, body_id to, bool merged, const text& reason, EmptyIt empty_it) {
    enter_internal(from, to, merged, reason);
    for (const body_id part : parts(from)) {
        if (merged) {
            if (auto moved = hang_under(part, to); !moved) return moved;
            continue;
        }
        if (auto emptied = empty_it(part); !emptied) return emptied;
    }
    return {};
}

} // namespace onezone::detail

#endif
