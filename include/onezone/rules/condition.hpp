// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_CONDITION_HPP_INCLUDED
#define ONEZONE_RULES_CONDITION_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <string_view>

/// @file
/// The name of a condition that a rule states.
///
///  1. The key is what programs know the condition by; it stays. What people read is a statement that holds or does not:
///     `{"few-enough", "机构数不超过上限", "there are no more agencies than allowed"}`.
///  2. Without a statement people read the key.
/// Requires: what a name refers to outlives the rule, as literals do.

namespace onezone {

struct condition {
    std::string_view key{};
    std::string_view zh{};
    std::string_view en{};

    constexpr condition(const char* its_key) noexcept : key(its_key) {}
    constexpr condition(std::string_view its_key) noexcept : key(its_key) {}
    constexpr condition(std::string_view its_key, std::string_view in_chinese, std::string_view in_english) noexcept
        : key(its_key),
          zh(in_chinese),
          en(in_english) {}

    [[nodiscard]] bool is_named() const noexcept { return !zh.empty() && !en.empty(); }
};
/// The statement; the key where there is none. Allocates.
[[nodiscard]] inline text name_of(const condition& c) { return c.is_named() ? say(c.zh, c.en) : verbatim(c.key); }

} // namespace onezone

#endif
