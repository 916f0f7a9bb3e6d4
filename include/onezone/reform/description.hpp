// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_DESCRIPTION_HPP_INCLUDED
#define ONEZONE_REFORM_DESCRIPTION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>

#include <string_view>
#include <vector>

/// @file
/// What the built-in operations do, in words that programs can print: for catalogues, forms and help.
///
///  1. One description an operation, in the order of `operation_types`; the title is that of `title_of_act`.
///  2. Their fields are told by the operations themselves (`Op::fields`), as plans and their schema have them.

namespace onezone {

struct operation_description {
    std::string_view key{}; ///< e.g. `return_township`
    text does{};            ///< what it does, in a sentence
    text carries{};         ///< what becomes of the twelve classes of what is held
    std::vector<errc> refuses{};
    text source{}; ///< the clause or report it follows; empty where it follows none in particular
};

/// All of them, made when first asked for.
[[nodiscard]] ONEZONE_API const std::vector<operation_description>& described_operations();
/// That of one, or null.
[[nodiscard]] ONEZONE_API const operation_description* find_description(std::string_view key);

} // namespace onezone

#endif
