// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_FORGET_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_FORGET_HPP_INCLUDED

#include <onezone/model/member.hpp>

#include <cstddef>
#include <utility>

// One thing after another that is known of a record, made unknown.

namespace onezone::detail {

enum class forgotten : unsigned char {
    no_more, ///< the record has no such member
    nothing, ///< nothing was known
    something,
};

/// Sets the `which`-th of the members that can be forgotten to what it is where nobody says anything.
template <Described Record>
[[nodiscard]] forgotten forget_member(Record& r, std::size_t which) {
    std::size_t at = 0;
    forgotten said = forgotten::no_more;
    for_each_member<Record>([&](auto m) {
        if constexpr (m.role == member_role::content) {
            if (at++ != which) return;
            typename decltype(m)::type none{};
            said = m.of(r) == none ? forgotten::nothing : forgotten::something;
            m.of(r) = std::move(none);
        }
    });
    return said;
}

} // namespace onezone::detail

#endif
