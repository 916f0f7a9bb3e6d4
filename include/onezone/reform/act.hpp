// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACT_HPP_INCLUDED
#define ONEZONE_REFORM_ACT_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/succession.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What an operation does while it is carried out, and what any type needs to be an operation.
///
///  1. An operation edits the hierarchy only through `edit()` and states in entries where everything went. If it refuses, whatever it
///     had edited is taken back.
///  2. New things get ids derived from the act's id and an ordinal, so replaying an act gives the same ids.
///  3. A user's own type that is `Performable` gets ledger check, undo and everything that reads edits like a built-in one.
/// Example: examples/extend.cpp

namespace onezone {

namespace detail {
class performance;
}

/// An operation being carried out.
class ONEZONE_API act {
public:
    /// The hierarchy before the act. Where it was passed as an rvalue the first call copies it, and edits then cost a copy of what
    /// they touch; reading `now()` before the first edit costs nothing.
    [[nodiscard]] const hierarchy& before() const;
    /// The hierarchy as edited so far.
    [[nodiscard]] const hierarchy& now() const noexcept { return change_.now(); }
    /// The door through which to change it.
    [[nodiscard]] change& edit() noexcept { return change_; }

    [[nodiscard]] unit_id fresh_unit() { return unit_id::derive(id(), ordinal_++); }
    [[nodiscard]] body_id fresh_body() { return body_id::derive(id(), ordinal_++); }
    [[nodiscard]] post_id fresh_post() { return post_id::derive(id(), ordinal_++); }
    [[nodiscard]] person_id fresh_person() { return person_id::derive(id(), ordinal_++); }
    [[nodiscard]] tenure_id fresh_tenure() { return tenure_id::derive(id(), ordinal_++); }
    [[nodiscard]] holding_id fresh_holding() { return holding_id::derive(id(), ordinal_++); }
    [[nodiscard]] entrustment_id fresh_entrustment() { return entrustment_id::derive(id(), ordinal_++); }
    [[nodiscard]] agreement_id fresh_agreement() { return agreement_id::derive(id(), ordinal_++); }
    [[nodiscard]] indicator_id fresh_indicator() { return indicator_id::derive(id(), ordinal_++); }

    /// Adds an entry to the ledger; one without a basis of its own gets the act's.
    void enter(ledger_entry e);
    /// Puts a figure beside the account that enters no balance.
    void report(reported_total t) { ledger_.report(std::move(t)); }
    /// States that `heir` carries on what `from` was, or a part of it. Both may be units or bodies, and `from` only stated. Whether it
    /// is the whole follows from what is left; what is stated twice is kept once.
    void succeed(succession line);
    void succeed(party from, party heir) { succeed({std::move(from), std::move(heir), {}, {}, false}); }

    /// The document or source on which the act rests.
    [[nodiscard]] const provenance& basis() const noexcept { return basis_; }
    /// The day on which it takes effect, where known.
    [[nodiscard]] const std::optional<date>& on() const noexcept { return on_; }

private:
    friend class detail::performance;
    using digest_function = std::uint64_t (*)(const void* op, const hierarchy& h);

    act(change& door, const hierarchy* before, std::uint64_t id, std::optional<date> on, provenance basis,
        const void* op, digest_function digest) noexcept
        : change_(door),
          before_(before),
          id_(id),
          on_(on),
          basis_(std::move(basis)),
          op_(op),
          digest_(digest) {}
    [[nodiscard]] std::uint64_t id();

    change& change_;
    const hierarchy* before_; // null where the argument is being edited in place
    mutable std::optional<hierarchy> before_copy_;
    std::uint64_t id_ = 0; // 0: not yet derived
    std::uint64_t ordinal_ = 0;
    std::optional<date> on_;
    provenance basis_;
    const void* op_;
    digest_function digest_;
    ledger ledger_;
    std::vector<succession> lineage_;
};

/// Anything that can be applied: it edits and accounts, or refuses; says in one line what it does; and has a stable key.
template <class Op>
concept Performable = requires(const Op& op, act& a, const hierarchy& h) {
    { op.carry_out(a) } -> std::same_as<result<void>>;
    { op.account(h) } -> std::same_as<text>;
    { Op::key } -> std::convertible_to<std::string_view>;
};

} // namespace onezone

#endif
