// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_LOOKUP_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_LOOKUP_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <string>
#include <string_view>

// What a path names, for readers that have listed enough mistakes: `hierarchy::find` and `find_body` look at every name for the one that was
// likely meant, which for thousands of wrong references takes thousands of times as long. And what names a unit or body to people.

namespace onezone::detail {

/// The unit, or none where the path names none or several.
[[nodiscard]] unit_ref unit_called(const hierarchy& h, std::string_view path);
/// The body, or null where the path names none or several.
[[nodiscard]] const body* body_called(const hierarchy& h, std::string_view path);

/// The name, and where another has it too before it the name of the unit or body above, likewise: 南京市鼓楼区, 甲园管委会, 甲园管委会办公室.
/// Complexity: the depth, however many share the name.
[[nodiscard]] std::string told_apart(const hierarchy& h, unit_ref u);
[[nodiscard]] std::string told_apart(const hierarchy& h, const body& b);

} // namespace onezone::detail

#endif
