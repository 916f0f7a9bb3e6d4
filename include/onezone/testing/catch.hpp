// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_CATCH_HPP_INCLUDED
#define ONEZONE_TESTING_CATCH_HPP_INCLUDED

#include <onezone/ground/error.hpp>

#include <string>

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers_templated.hpp>
#else
#include <catch2/catch.hpp>
#endif

/// @file
/// What the matchers need of Catch2, under one name for both its majors, and how a `result` is shown when a test fails.
///
///  1. Includes no more of Catch2 than matchers need; a test includes Catch2 itself, as it likes.
/// Tested with 2.13.10; what is written for 3.x follows its headers.

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

/// @cond
// Boost's own << of a result does not compile for every T.
template <class T>
struct Catch::StringMaker<boost::system::result<T, onezone::refusal>> {
    static std::string convert(const boost::system::result<T, onezone::refusal>& r) {
        return r ? "a value" : "refused: " + r.error().message().zh;
    }
};
/// @endcond

#endif
