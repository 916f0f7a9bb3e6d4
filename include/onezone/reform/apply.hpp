// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_APPLY_HPP_INCLUDED
#define ONEZONE_REFORM_APPLY_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/detail/digest.hpp>
#include <onezone/reform/detail/told_words.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Applying an operation, and taking it back.
///
///  1. `apply` returns the hierarchy after the act with its edits, ledger and account, or the reasons why it was refused.
///  2. The argument of `apply(const hierarchy&, …)` is never changed. `apply(hierarchy&&, …)` consumes its argument only on success;
///     after a refusal or an exception it equals what it was.
///  3. An act whose entries do not agree with what is counted before and after is refused: nothing vanishes, nothing appears.
///  4. `undo` with a step's edits gives back an equal hierarchy.

namespace onezone {

/// Circumstances of an act.
struct act_options {
    std::uint64_t act =
        0; ///< identity of the act, from which new ids derive; 0: a digest of the operation and `acts()`
    std::optional<date> on{}; ///< the day on which it takes effect
    provenance basis{};       ///< the document or source on which it rests
};

/// What an act did.
struct step {
    hierarchy after{};
    std::vector<edit> edits{};
    onezone::ledger ledger{};
    text account{};                    ///< one line
    std::vector<succession> lineage{}; ///< predecessors and their heirs, n to m
};

namespace detail {

// An operation with its type forgotten, so that applying is compiled once.
struct op_view {
    const void* op;
    std::string_view key;
    result<void> (*carry_out)(const void* op, act& a);
    text (*account)(const void* op, const hierarchy& h);
    std::uint64_t (*digest)(const void* op, const hierarchy& h);
};

/// bad_value: the operation does not tell the word of that field.
[[nodiscard]] ONEZONE_API refusal refuse_untold(std::string_view operation, std::string_view field);

template <Performable Op>
[[nodiscard]] op_view view_of(const Op& op) noexcept {
    return {&op, Op::key,
        [](const void* o, act& a) -> result<void> {
            const Op& held = *static_cast<const Op*>(o);
            if (const std::string_view field = untold_field_of(held); !field.empty())
                return refuse_untold(Op::key, field);
            return held.carry_out(a);
        },
        [](const void* o, const hierarchy& h) { return static_cast<const Op*>(o)->account(h); },
        [](const void* o, const hierarchy& h) { return digest_of(*static_cast<const Op*>(o), h); }};
}

[[nodiscard]] ONEZONE_API result<step> apply(const hierarchy& h, const op_view& op, const act_options& options);
[[nodiscard]] ONEZONE_API result<step> apply(hierarchy&& h, const op_view& op, const act_options& options);

} // namespace detail

/// The hierarchy after `op`, with what it did.
///
/// Refuses: as the operation says; bad_value (a field, or one of what it consists of, holds no word of its vocabulary: nobody told which);
/// bad_date (takes effect on a special date); not_balanced where its entries do not agree with what is counted.
/// Complexity: the operation's, plus counting what the touched holders hold.
template <Performable Op>
[[nodiscard]] result<step> apply(const hierarchy& h, const Op& op, const act_options& options = {}) {
    return detail::apply(h, detail::view_of(op), options);
}
/// The same in place: `h` is consumed on success and unchanged otherwise.
template <Performable Op>
[[nodiscard]] result<step> apply(hierarchy&& h, const Op& op, const act_options& options = {}) {
    return detail::apply(std::move(h), detail::view_of(op), options);
}

/// The hierarchy before a step, from the one after it and its edits.
///
/// Refuses: not_held where `after` is not what the edits left behind, or no act was carried out on it.
[[nodiscard]] ONEZONE_API result<hierarchy> undo(hierarchy after, const std::vector<edit>& edits);

} // namespace onezone

#endif
