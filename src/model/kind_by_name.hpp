// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_KIND_BY_NAME_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_KIND_BY_NAME_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/model/kind.hpp>

#include <string_view>

/// @file
/// What a division is, from its digits and its name: for tables that do not say. Internal to the library.

namespace onezone::detail {

/// The kind of a real division; `named` is false where only the digits decide.
struct kind_guess {
    unit_kind kind;
    bool named;
};
/// Requires: `table` is one of the five levels.
[[nodiscard]] kind_guess kind_by_name(level table, code c, std::string_view name) noexcept;

/// Whether a name ends as the names of townships do.
[[nodiscard]] bool named_like_township(std::string_view name) noexcept;

/// Whether a name is nothing but the word for a kind of township: `街道`.
[[nodiscard]] bool is_only_a_kind(std::string_view name) noexcept;

} // namespace onezone::detail

#endif
