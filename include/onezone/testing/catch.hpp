// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_CATCH_HPP_INCLUDED
#define ONEZONE_TESTING_CATCH_HPP_INCLUDED

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers_templated.hpp>
#else
#include <catch2/catch.hpp>
#endif

/// @file
/// What the test kit needs of Catch2, under one name for both its majors. Tested with 2.13.10 and 3.7.1.
///
///  1. Includes no more of Catch2 than matchers need; a test includes Catch2 itself, as it likes.

namespace onezone::testing {

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
template <class T>
using matcher_base = Catch::Matchers::MatcherBase<T>;
using generic_matcher_base = Catch::Matchers::MatcherGenericBase;
#else
template <class T>
using matcher_base = Catch::MatcherBase<T>;
using generic_matcher_base = Catch::Matchers::Impl::MatcherUntypedBase;
#endif

} // namespace onezone::testing

#endif
