// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_ASSERT_HPP_INCLUDED
#define ONEZONE_GROUND_ASSERT_HPP_INCLUDED

#include <onezone/export.hpp>

/// @file
/// The contract channel: `ONEZONE_ASSERT(condition, "why")` states what a caller must have seen to.
///
/// Guarantees
///  1. No input data can make an assertion fail, only a bug in the calling code.
///  2. A host may define `ONEZONE_ASSERT` itself before its first onezone header, and for the library when it builds it; the
///     default is `assert`, gone with `NDEBUG`.
/// Limits: the library is correct without it; what data can get wrong is a refusal (`result<T>`), never an assertion.

#ifndef ONEZONE_ASSERT
#include <cassert>
#define ONEZONE_ASSERT(condition, why) assert(((condition)) && (why))
#endif

#endif
