// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_HISTORY_HPP_INCLUDED
#define ONEZONE_HISTORY_HISTORY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/history/enactment.hpp>
#include <onezone/history/moment.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// A first hierarchy and everything recorded since: as of any day, as known on any day.
///
///  1. A regular value. A copy costs an atomic increment; the first record after a copy copies the log.
///  2. Periods are half-open: what takes effect on a day holds from that day on, the state as of that day has it. Within a day the order
///     is that of recording; a correction that leaves the day keeps the place of what it corrects.
///  3. Nothing is forgotten: a correction is a record of its own, and `as_known` the day before gives the history without it.
///  4. Whatever is refused, and whatever throws, leaves the history as it was.
///  5. There is no clock: what takes effect after a day is pending on that day and becomes current by itself.
/// Limits: as of days before the first hierarchy nothing is known. Complexities count the acts as cheap and speak of `n` records and of
/// `k`, a number of records that depends on the size of the hierarchy, not on `n`.
/// Example: examples/division_history.cpp

namespace onezone {

namespace detail {
class chronicle;
struct chronicle_view;
class tried_records;
} // namespace detail

/// Whether a record may stand though it makes a later one impossible.
enum class if_impossible : unsigned char {
    refuse,    ///< it is refused, and the later records are named
    set_aside, ///< it is recorded, and the later ones are without effect until they are possible again
};

/// A record that cannot be carried out on what came to be before it.
struct impossible_record {
    record_number number = 0;
    refusal why{};
    friend bool operator==(const impossible_record&, const impossible_record&) = default;
};

/// What became of recording something.
struct recorded {
    record_number number = 0;                   ///< of the new record
    std::vector<impossible_record> set_aside{}; ///< records that had effect until now and have none any more
    std::vector<record_number> restored{};      ///< records that had none and have effect again
    std::vector<record_number>
        otherwise; ///< later records that now do something else than they did, e.g. on what is new
};

/// What holds of a record, as far as is known.
struct record_status {
    record_number corrected_by = 0; ///< the last correction that stands instead of it, or 0
    record_number retracted_by = 0;
    std::vector<record_number> revoked_by{};
    std::optional<refusal> set_aside{}; ///< why it has no effect, where it cannot be carried out
    /// Whether it says what holds: neither corrected nor retracted nor set aside. Of a correction: whether it is the last.
    bool in_effect = false;
};

/// What a unit is on one day. Refers to the history: valid until it is changed, assigned or destroyed.
struct unit_facts {
    unit_kind kind{};
    std::string_view name{};
    onezone::code code{};
    unit_id parent{}; ///< of a zone: the division of its seat
    bool parent_known = true;
};

/// A stretch in which a unit had a code.
struct code_use {
    unit_id unit{};
    period when{};
    friend bool operator==(const code_use&, const code_use&) = default;
};

/// What `verify` found: empty where everything is as it must be.
struct verification {
    std::vector<text> faults{};
    std::size_t records = 0;  ///< replayed
    std::size_t compared = 0; ///< facts compared

    [[nodiscard]] bool ok() const noexcept { return faults.empty(); }
};

class ONEZONE_API history {
public:
    /// The empty history of nothing, which begins on 1 January 1949.
    history();
    /// `first` is the state on `begins`; ids of what is created derive from `id`. Throws: error (bad_date), for a special date.
    history(std::string id, hierarchy first, const date& begins);

    [[nodiscard]] const std::string& id() const& noexcept;
    [[nodiscard]] std::string id() && { return std::as_const(*this).id(); }
    [[nodiscard]] const hierarchy& first() const& noexcept;
    [[nodiscard]] hierarchy first() && { return std::as_const(*this).first(); }
    [[nodiscard]] date begins() const noexcept;

    //=== recording ===//

    /// Records acts that take effect on `e.effective`, on `on`. Where records of later effect exist, they are carried out again on top.
    ///
    /// Refuses: bad_date; dates_out_of_order (effective not after the history begins, or recorded before what was recorded last);
    /// empty_input (neither acts, covered units nor disagreements), bad_value (acts together with covered units; a disagreement whose
    /// followed claim is not among its claims); step_refused (an act cannot be carried out: record, act and cause);
    /// out_of_order (a later record becomes impossible: named, with causes in `others()`).
    /// Complexity: that of the acts and one copy of the chunks they touch; where there are later records, of theirs too.
    result<recorded> enact(enactment e, const date& on, if_impossible otherwise = if_impossible::refuse);
    /// Says what an earlier record should have said. Units it creates keep their ids.
    ///
    /// Refuses: as `enact`; unknown_record, unsupported_here (of a revocation, a retraction, or of what was retracted).
    result<recorded> correct(
        record_number number, enactment instead, const date& on, if_impossible otherwise = if_impossible::refuse);
    /// Says that an earlier record should not be there. `why` has the documents and the remark.
    ///
    /// Refuses: as `correct`.
    result<recorded> retract(
        record_number number, enactment why, const date& on, if_impossible otherwise = if_impossible::refuse);
    /// Undoes what an earlier record did, from `how.effective` on; until then it stands.
    ///
    /// Refuses: as `enact`; unknown_record; dates_out_of_order (before the record revoked takes effect); unsupported_here (a revocation,
    /// or what was retracted or already revoked); step_refused, with not_held where what it did has been changed since.
    result<recorded> revoke(
        record_number number, enactment how, const date& on, if_impossible otherwise = if_impossible::refuse);

    //=== records ===//

    /// How many records are known. Their numbers are 1 … `size()`.
    [[nodiscard]] record_number size() const noexcept { return known_; }
    /// Requires: `1 <= number <= size()`. Invalidated when the history is changed, assigned or destroyed.
    [[nodiscard]] const history_record& operator[](record_number number) const noexcept;
    /// Requires: as above. Allocates.
    [[nodiscard]] record_status status(record_number number) const;
    /// The records in effect that take effect in the period, in the order in which they do. A corrected record is listed as its last
    /// correction. Allocates the result.
    [[nodiscard]] std::vector<record_number> in_effect(const period& when) const;
    /// Those that take effect after `on`. Throws: error (bad_date), for a special date.
    [[nodiscard]] std::vector<record_number> pending(const date& on) const;
    /// What sources disagree about, in the records in effect: record and place in its list.
    [[nodiscard]] std::vector<std::pair<record_number, std::size_t>> disagreements() const;
    /// From which the ids of what act `index` of record `number` creates derive: `unit_id::derive(act_number(…), 0)` is the first.
    [[nodiscard]] std::uint64_t act_number(record_number number, std::size_t index) const noexcept;

    //=== as of, as known ===//

    /// The hierarchy on that day. Throws: error (bad_date), for a day before the history begins.
    ///
    /// Complexity: O(log n + k).
    [[nodiscard]] moment as_of(const date& on) const;
    /// The hierarchy after everything known, what is still to come included. O(1) where nothing was left out by `as_known`.
    [[nodiscard]] moment latest() const;
    /// The history as it was known at the end of that day. Shares everything. O(log n). Throws: error (bad_date), for a special date.
    [[nodiscard]] history as_known(const date& on) const;
    /// The day of the last record known, or that on which the history begins.
    [[nodiscard]] date last_recorded() const noexcept;

    //=== one unit, from its own changes ===//

    /// What a unit is on that day; nothing where it is not there then. O(log of its changes).
    [[nodiscard]] std::optional<unit_facts> find(unit_id unit, const date& on) const noexcept;
    /// Its parent on that day; none where it has none or is not there.
    [[nodiscard]] unit_id parent_of(unit_id unit, const date& on) const noexcept;
    /// The unit that has that code on that day; none where nobody has. A code is no identity: see `uses_of`.
    [[nodiscard]] unit_id find(code c, const date& on) const noexcept;
    /// Who had that code, and when. Allocates the result.
    [[nodiscard]] std::vector<code_use> uses_of(code c) const;
    /// The unit meant by `360782@1998-12-31`, or by a code alone that only one unit ever had.
    ///
    /// Refuses: bad_code, bad_date; unknown_unit (nobody has it then; says who had it when), ambiguous_unit (a code without a day that
    /// several had; the candidates as subjects, each written with a day).
    [[nodiscard]] result<unit_id> resolve(std::string_view spelled) const;
    /// Every unit that ever was, in order of id. Allocates the result.
    [[nodiscard]] std::vector<unit_id> units() const;
    /// Every code that was ever used, in order. Allocates the result.
    [[nodiscard]] std::vector<code> codes() const;

    //=== the value ===//

    /// Carries everything out once more and compares: what each record did, what lies between, each unit's own changes, both ends of
    /// lineage, ledgers, and what records say sources say.
    ///
    /// Complexity: that of recording everything anew.
    [[nodiscard]] verification verify() const;

    /// Same id, beginning and known records.
    ONEZONE_API friend bool operator==(const history& a, const history& b);

private:
    friend struct detail::chronicle_view;
    friend class detail::tried_records;
    history(std::shared_ptr<const detail::chronicle> data, record_number known) noexcept;
    [[nodiscard]] detail::chronicle& own();
    result<recorded> record(history_record r, if_impossible otherwise);

    std::shared_ptr<const detail::chronicle> data_; // copied before it is written
    record_number known_ = 0;                       // so many of its records; the rest was recorded after what is asked
};

} // namespace onezone

#endif
