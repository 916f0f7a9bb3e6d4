// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_SKETCH_HPP_INCLUDED
#define ONEZONE_TESTING_SKETCH_HPP_INCLUDED

#include <onezone/faces/sketch/sketch.hpp>

#include <string_view>

/// @file
/// Sketches where a test wants them: `const auto yudu = oz::testing::sketch(R"( … )");`
///
/// The notation is described in <onezone/faces/sketch/sketch.hpp>.

namespace onezone::testing {

using onezone::read_sketch;
using onezone::write_sketch;

/// The hierarchy a sketch describes. Throws: error, where `read_sketch` refuses.
[[nodiscard]] inline hierarchy sketch(std::string_view text) { return read_sketch(text, "sketch").value(); }

} // namespace onezone::testing

#endif
