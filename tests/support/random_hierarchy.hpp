// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_RANDOM_HIERARCHY_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_RANDOM_HIERARCHY_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <cstdint>

namespace onezone_tests {

/// A random hierarchy in which every fact of every record may be there, unknown, inferred or a placeholder. Names and titles are
/// all different, and ids are those a sketch would give. The same seed gives the same hierarchy.
[[nodiscard]] onezone::hierarchy random_hierarchy(std::uint64_t seed);

/// The same in which some units, bodies and people have one name, and some people, posts and holdings have none.
[[nodiscard]] onezone::hierarchy with_namesakes(const onezone::hierarchy& h, std::uint64_t seed);

} // namespace onezone_tests

#endif
