// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_CATCH_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_CATCH_HPP_INCLUDED

// The only file that includes Catch2, so that the tests build with both its majors (Debian 12 has 2.13).
// Write for both: no SKIP, no range matchers (SizeIs, RangeEquals …), own matchers over `onezone_tests::matcher_base<T>`.
// A test's name holds no semicolon: CMake would make two of it.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
#define ONEZONE_TESTS_CATCH_MAJOR 3
#else
#include <catch2/catch.hpp>
#define ONEZONE_TESTS_CATCH_MAJOR 2

namespace Catch::Matchers {
// The name it has in 3.x.
inline StdString::ContainsMatcher ContainsSubstring(const std::string& part) { return Contains(part); }
} // namespace Catch::Matchers
#endif

#include <onezone/testing/show.hpp> // how values are shown; `matcher_base`

namespace onezone_tests {

using onezone::testing::matcher_base;

} // namespace onezone_tests

#endif
