// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_VERSION_HPP_INCLUDED
#define ONEZONE_VERSION_HPP_INCLUDED

#include <onezone/export.hpp>

#include <string_view>

/// @file
/// Which onezone this is: as a host program was compiled against it, and as it is linked.
///
/// The three macros are the only place the version is written; the build system reads them from here.
/// Guarantees
///  1. `version()` is "MAJOR.MINOR.PATCH" of the library that was linked.
///  2. Before 1.0, a change of the minor number may break source and binary compatibility; a patch never does.

#define ONEZONE_VERSION_MAJOR 0
#define ONEZONE_VERSION_MINOR 1
#define ONEZONE_VERSION_PATCH 0

namespace onezone {

/// Names the library that was linked, so that a host can tell a shared library other than the one it was compiled for.
[[nodiscard]] ONEZONE_API std::string_view version() noexcept;

} // namespace onezone

#endif
