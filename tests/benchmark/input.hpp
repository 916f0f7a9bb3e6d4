// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_INPUT_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_INPUT_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/kind.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What every contender is given: the same rows, and the same questions as indices of rows.

namespace onezone_bench {

using index = std::uint32_t;
inline constexpr index none = 0xffffffffU;

/// A parsed row: a unit of the national tables. A parent comes before its children.
struct row {
    onezone::unit_id id;
    onezone::unit_id parent_id;
    onezone::code code;
    onezone::code parent_code;
    onezone::unit_kind kind{};
    bool parent_known = true;
    std::string_view name;

    [[nodiscard]] bool division() const noexcept { return onezone::is_division(kind); }
    [[nodiscard]] onezone::level level() const noexcept { return onezone::level_of(kind); }
};

struct input {
    std::string names; ///< what the rows' names point into
    std::vector<row> rows;
    std::size_t distinct_names = 0;

    std::vector<index> tops;                    ///< divisions without a parent
    std::vector<index> townships;               ///< divisions of township level
    std::vector<index> cities;                  ///< divisions of prefecture level
    std::vector<std::pair<index, index>> pairs; ///< one million, drawn evenly, for lowest common ancestors
    std::vector<onezone::code> codes;           ///< one million, drawn evenly
    std::vector<std::pair<index, index>> moves; ///< ten thousand: a township, and the county it goes to
};

/// Both sizes, from the national tables where they are, else generated in their shape.
struct inputs {
    std::string origin;
    input counties_and_townships;
    input nation;
};
[[nodiscard]] inputs load();

} // namespace onezone_bench

#endif
